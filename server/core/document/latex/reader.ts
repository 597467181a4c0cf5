import { shift, type Span } from '../../text/span.js';
import type { Block, Document, Named, Problem } from '../document.js';
import type { Reader } from '../reader.js';
import { ChunkSplitter, type Chunk, type Setting, type Unclosed } from './chunks.js';
import { Definitions, readDefinition } from './definitions.js';
import { BodyFlow } from './flow.js';
import { documentLanguage } from './language.js';
import { Piece, Walk } from './walk.js';

/**
 * Reads LaTeX: the commands and environments of the common classes and packages, natbib and biblatex, siunitx,
 * booktabs, and the author's own simple commands. A change is read again only where it stands.
 */
export function latexReader(path: string): Reader {
  return new LatexReader(path);
}

/** A chunk that was read. It keeps its own copy of its source, so that no old version of the whole text stays alive. */
interface ReadChunk extends Pick<Piece, 'source' | 'blocks' | 'bibliography' | 'title' | 'asked'> {
  readonly setting: Setting;
  /** The definitions under which it is known to read so. */
  definitions: Definitions;
}

class LatexReader implements Reader {
  private readonly splitter = new ChunkSplitter();
  private last: Document | undefined;
  private definitions = new Definitions([], undefined);
  private chunks: readonly ReadChunk[] = [];

  constructor(private readonly path: string) {}

  read(text: string): Document {
    if (this.last?.text === text) return this.last;
    const { chunks, definitions, unclosed } = this.splitter.split(text);
    const preamble = chunks[0]?.setting === 'preamble' ? text.slice(0, chunks[0].end) : '';
    this.define(text, definitions, documentLanguage(preamble));
    this.chunks = this.readAll(text, chunks);
    const blocks: Block[] = [];
    const bibliography: Named[] = [];
    let title: string | undefined;
    let abstract: Span | undefined;
    this.chunks.forEach((chunk, i) => {
      const at = chunks[i]!.start;
      for (const { start, end, content } of chunk.blocks) {
        blocks.push({ start: at + start, end: at + end, content });
        if (content.kind === 'paragraph' && content.role === 'abstract') abstract = { start: abstract?.start ?? at + start, end: at + end };
      }
      for (const { name, span } of chunk.bibliography) bibliography.push({ name, span: shift(span, at) });
      title ??= chunk.title;
    });
    const doi = /\\(?:acmDOI|doi)\s?\{\s?(10\.\d{4,9}\/[^\s{}]{1,200})\s?\}/i.exec(preamble)?.[1];
    const metadata = { title, doi, language: this.definitions.language, bibliography, references: [], abstract };
    this.last = { path: this.path, format: 'latex', text, metadata, blocks, problems: unclosed.map(unclosedProblem) };
    return this.last;
  }

  private define(text: string, places: readonly number[], language: string | undefined): void {
    const found = places.map((at) => readDefinition(text, at)).filter((definition) => definition !== undefined);
    const definitions = new Definitions(found, language);
    if (definitions.signature !== this.definitions.signature) this.definitions = definitions;
  }

  /** What stands before and behind an edit is found again by its order; only what lies between is looked up, or read. */
  private readAll(text: string, chunks: readonly Chunk[]): readonly ReadChunk[] {
    const before = this.chunks;
    const now = new Array<ReadChunk>(chunks.length);
    let from = 0;
    while (from < chunks.length && from < before.length && this.isSame(before[from]!, text, chunks[from]!)) now[from] = before[from++]!;
    let to = chunks.length;
    let toBefore = before.length;
    while (to > from && toBefore > from && this.isSame(before[toBefore - 1]!, text, chunks[to - 1]!)) now[--to] = before[--toBefore]!;
    const known = new Map(before.slice(from, toBefore).map((chunk) => [`${chunk.setting}\n${chunk.source}`, chunk]));
    for (let i = from; i < to; i++) {
      const { start, end, setting } = chunks[i]!;
      const key = `${setting}\n${text.slice(start, end)}`;
      const same = known.get(key);
      now[i] = same && this.holds(same) ? same : readChunk(key.slice(setting.length + 1), setting, this.definitions);
    }
    return now;
  }

  private isSame(read: ReadChunk, text: string, { start, end, setting }: Chunk): boolean {
    return read.source.length === end - start && read.setting === setting && read.source === text.slice(start, end) && this.holds(read);
  }

  /** Whether all that was asked of the definitions would be answered as it was. */
  private holds(chunk: ReadChunk): boolean {
    if (chunk.definitions === this.definitions) return true;
    for (const [question, answer] of chunk.asked) if (this.definitions.answer(question) !== answer) return false;
    chunk.definitions = this.definitions;
    return true;
  }
}

function readChunk(source: string, setting: Setting, definitions: Definitions): ReadChunk {
  const piece = new Piece(source, definitions);
  const span = { start: 0, end: source.length };
  const whole = { ...span, content: { kind: 'opaque', what: 'raw', span } } as const;
  if (setting === 'after') {
    if (source.trim() !== '') piece.blocks.push(whole);
  } else new Walk(piece, span, BodyFlow.of(setting)).run();
  if (setting === 'preamble') {
    // What a preamble says stands in its commands; what is left of it is no text.
    const kept = piece.blocks.filter(({ content }) => (content.kind === 'heading' && content.level === 1) || content.kind === 'directive' || content.kind === 'inclusion');
    piece.blocks.splice(0, piece.blocks.length, whole, ...kept);
  }
  const { blocks, bibliography, title, asked } = piece;
  blocks.sort((a, b) => a.start - b.start);
  return { source, setting, blocks, bibliography, title, asked, definitions };
}

function unclosedProblem({ name, start, end }: Unclosed): Problem {
  return { message: `\\begin{${name}} is not closed: there is no \\end{${name}} before the next section or ${name}. What follows is read as plain text; add the \\end.`, span: { start, end } };
}
