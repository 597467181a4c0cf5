import { shift } from '../../text/span.js';
import type { Block, Document, Metadata, Named, Problem } from '../document.js';
import type { Reader } from '../reader.js';
import { splitChunks, type Chunk, type Setting } from './chunks.js';
import { Definitions, readDefinition } from './definitions.js';
import { BodyFlow } from './flow.js';
import { documentLanguage } from './language.js';
import { Piece, Walk } from './walk.js';

type Read = Pick<Piece, 'blocks' | 'bibliography' | 'title' | 'asked'> & { definitions: Definitions };

/**
 * Reads LaTeX: the commands and environments of the common classes and packages, natbib and biblatex, siunitx,
 * booktabs, and the author's own simple commands. A change is read again only where it stands.
 */
export function latexReader(path: string): Reader {
  return new LatexReader(path);
}

class LatexReader implements Reader {
  private last: Document | undefined;
  private definitions = new Definitions([], undefined);
  private chunks = new Map<string, Read>();

  constructor(private readonly path: string) {}

  read(text: string): Document {
    if (this.last?.text === text) return this.last;
    const { chunks, definitions, unclosed } = splitChunks(text);
    const preamble = chunks[0]?.setting === 'preamble' ? text.slice(0, chunks[0].end) : '';
    this.define(text, definitions, documentLanguage(preamble));
    const read = new Map<string, Read>();
    const blocks: Block[] = [];
    const bibliography: Named[] = [];
    const problems: Problem[] = unclosed.map(({ name, start, end }) => ({ message: `\\begin{${name}} has no \\end{${name}} before the next section; its content is read as plain text.`, span: { start, end } }));
    let title: string | undefined;
    let abstract: { start: number; end: number } | undefined;
    for (const chunk of chunks) {
      const piece = this.piece(text, chunk, read);
      for (const { start, end, content } of piece.blocks) {
        blocks.push({ start: chunk.start + start, end: chunk.start + end, content });
        if (content.kind === 'paragraph' && content.role === 'abstract') abstract = { start: abstract?.start ?? chunk.start + start, end: chunk.start + end };
      }
      for (const { name, span } of piece.bibliography) bibliography.push({ name, span: shift(span, chunk.start) });
      title ??= piece.title;
    }
    this.chunks = read;
    const doi = /\\(?:acmDOI|doi)\s?\{\s?(10\.\d{4,9}\/[^\s{}]{1,200})\s?\}/i.exec(preamble)?.[1];
    const metadata: Metadata = { title, doi, language: this.definitions.language, bibliography, references: [], abstract };
    this.last = { path: this.path, format: 'latex', text, metadata, blocks, problems };
    return this.last;
  }

  private define(text: string, places: readonly number[], language: string | undefined): void {
    const found = places.map((at) => readDefinition(text, at)).filter((definition) => definition !== undefined);
    const definitions = new Definitions(found, language);
    if (definitions.signature !== this.definitions.signature) this.definitions = definitions;
  }

  private piece(text: string, chunk: Chunk, read: Map<string, Read>): Read {
    const key = `${chunk.setting}\n${text.slice(chunk.start, chunk.end)}`;
    const now = read.get(key);
    if (now) return now;
    const before = this.chunks.get(key);
    // The source is cut from the key, a string of its own, so that what is remembered keeps no old version of the whole text alive.
    const piece = before && this.holds(before) ? before : readChunk(key.slice(chunk.setting.length + 1), chunk.setting, this.definitions);
    read.set(key, piece);
    return piece;
  }

  /** Whether all that the piece asked of the definitions would be answered as it was. */
  private holds(piece: Read): boolean {
    if (piece.definitions === this.definitions) return true;
    for (const [question, answer] of piece.asked) if (this.definitions.answer(question) !== answer) return false;
    piece.definitions = this.definitions;
    return true;
  }
}

function readChunk(source: string, setting: Setting, definitions: Definitions): Read {
  const piece = new Piece(source, definitions);
  const span = { start: 0, end: source.length };
  if (setting === 'after') {
    if (source.trim() !== '') piece.blocks.push({ ...span, content: { kind: 'opaque', what: 'raw', span } });
    return { blocks: piece.blocks, bibliography: [], title: undefined, asked: piece.asked, definitions };
  }
  new Walk(piece, span, BodyFlow.of(setting)).run();
  if (setting === 'preamble') {
    // What a preamble says stands in its commands; what is left of it is no text.
    const kept = piece.blocks.filter(({ content }) => content.kind === 'heading' && content.level === 1 || content.kind === 'directive' || content.kind === 'inclusion');
    piece.blocks.splice(0, piece.blocks.length, { ...span, content: { kind: 'opaque', what: 'raw', span } }, ...kept);
  }
  piece.blocks.sort((a, b) => a.start - b.start);
  const { blocks, bibliography, title, asked } = piece;
  return { blocks, bibliography, title, asked, definitions };
}
