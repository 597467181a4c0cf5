import { shift, type Span } from '../../text/span.js';
import { ChunkMemory } from '../chunkMemory.js';
import { PlacedBlocks } from '../placedBlocks.js';
import type { Block, Document, Named } from '../document.js';
import type { Reader } from '../reader.js';
import { chunkSplitter } from './chunks.js';
import { Context, readDefinition } from './context.js';
import { Piece, Walk, type Flow } from './walk.js';

/** Reads Typst markup, and of its code what holds text: figures, tables, citations, simple `#let` names. A change is read again only where it stands. */
export function typstReader(path: string): Reader {
  return new TypstReader(path);
}

type Read = Pick<Piece, 'blocks' | 'bibliography' | 'csl' | 'title' | 'language' | 'asked'>;

class TypstReader implements Reader {
  private last: Document | undefined;
  private context = new Context([], []);
  private readonly split = chunkSplitter();
  private readonly memory = new ChunkMemory<Read, Context>(readChunk);

  private readonly placed = new PlacedBlocks();

  constructor(private readonly path: string) {}

  read(text: string): Document {
    if (this.last?.text === text) return this.last;
    const { edit, chunks, definitions, labels } = this.split(text);
    const context = new Context(labels, definitions.map((at) => readDefinition(text, at)).filter((definition) => definition !== undefined));
    if (context.signature !== this.context.signature) this.context = context;
    const blocks: Block[] = [];
    const bibliography: Named[] = [];
    let csl: Named | undefined;
    let title: string | undefined;
    let language: string | undefined;
    let abstract: Span | undefined;
    this.memory.readAll(text, edit, chunks, this.context).forEach((chunk) => {
      const { read, start: at } = chunk;
      for (const block of this.placed.of(chunk)) {
        blocks.push(block);
        if (block.content.kind === 'paragraph' && block.content.role === 'abstract') abstract = { start: abstract?.start ?? block.start, end: block.end };
      }
      for (const { name, span } of read.bibliography) bibliography.push({ name, span: shift(span, at) });
      if (read.csl) csl ??= { name: read.csl.name, span: shift(read.csl.span, at) };
      title ??= read.title;
      language ??= read.language;
    });
    const metadata = { title, language, bibliography, csl, references: [], abstract };
    this.last = { path: this.path, format: 'typst', text, metadata, blocks, problems: [] };
    return this.last;
  }
}

function readChunk(source: string, setting: string, context: Context): Read {
  const piece = new Piece(source, context);
  const flow: Flow = setting === 'text' ? { role: 'text' } : { role: 'list-item', depth: Number(setting.slice('list-item '.length)) };
  new Walk(piece, { start: 0, end: source.length }, flow).run();
  const { blocks, bibliography, csl, title, language, asked } = piece;
  blocks.sort((a, b) => a.start - b.start);
  return { blocks, bibliography, csl, title, language, asked };
}
