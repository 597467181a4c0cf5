import { t } from '../../text/language.js';
import { shift, type Span } from '../../text/span.js';
import type { Block, Document, Named, Problem } from '../document.js';
import { ChunkMemory } from '../chunkMemory.js';
import { PlacedBlocks } from '../placedBlocks.js';
import type { Reader } from '../reader.js';
import { chunkSplitter, type Unclosed } from './chunks.js';
import { Definitions, readDefinition, type Macro } from './definitions.js';
import { BodyFlow } from './flow.js';
import { documentLanguage } from './language.js';
import { Piece, Walk } from './walk.js';

export interface LatexOptions {
  /** Citation commands of a class or package that we do not know, and which known one each is like: `{ mycite: 'citep' }`. */
  readonly citationCommands?: Readonly<Record<string, string>>;
}

/**
 * Reads LaTeX: the commands and environments of the common classes and packages, natbib and biblatex, siunitx,
 * booktabs, and the author's own simple commands. A change is read again only where it stands.
 */
export function latexReader(path: string, options: LatexOptions = {}): Reader {
  return new LatexReader(path, Object.entries(options.citationCommands ?? {}).map(([name, like]) => citationCommand(name, like)));
}

/** The definition that makes `\name` read as `\like`. */
function citationCommand(name: string, like: string): Macro {
  const body = `\\${like}{#1}`;
  return { is: 'macro', name, parameters: 1, body, source: `\\newcommand{\\${name}}[1]{${body}}`, redefines: false };
}

type Read = Pick<Piece, 'blocks' | 'bibliography' | 'title' | 'asked'>;

class LatexReader implements Reader {
  private readonly split = chunkSplitter();
  private readonly memory = new ChunkMemory<Read, Definitions>(readChunk);
  private last: Document | undefined;
  private definitions = new Definitions([], undefined);

  private readonly placed = new PlacedBlocks();

  constructor(private readonly path: string, private readonly commands: readonly Macro[]) {}

  read(text: string): Document {
    if (this.last?.text === text) return this.last;
    const { edit, chunks, definitions, unclosed } = this.split(text);
    const preamble = chunks[0]?.setting === 'preamble' ? text.slice(0, chunks[0].end) : '';
    this.define(text, definitions, documentLanguage(preamble));
    const blocks: Block[] = [];
    const bibliography: Named[] = [];
    let title: string | undefined;
    let abstract: Span | undefined;
    this.memory.readAll(text, edit, chunks, this.definitions).forEach((chunk) => {
      const { read, start: at } = chunk;
      for (const block of this.placed.of(chunk)) {
        blocks.push(block);
        if (block.content.kind === 'paragraph' && block.content.role === 'abstract') abstract = { start: abstract?.start ?? block.start, end: block.end };
      }
      for (const { name, span } of read.bibliography) bibliography.push({ name, span: shift(span, at) });
      title ??= read.title;
    });
    const doi = /\\(?:acmDOI|doi)\s?\{\s?(10\.\d{4,9}\/[^\s{}]{1,200})\s?\}/i.exec(preamble)?.[1];
    const metadata = { title, doi, language: this.definitions.language, bibliography, references: [], abstract, ...(this.commands.length > 0 ? { citationCommands: this.commands.map(({ name }) => name) } : {}) };
    this.last = { path: this.path, format: 'latex', text, metadata, blocks, problems: unclosed.map(unclosedProblem) };
    return this.last;
  }

  private define(text: string, places: readonly number[], language: string | undefined): void {
    const found = places.map((at) => readDefinition(text, at)).filter((definition) => definition !== undefined);
    const definitions = new Definitions([...this.commands, ...found], language);
    if (definitions.signature !== this.definitions.signature) this.definitions = definitions;
  }
}

function readChunk(source: string, setting: string, definitions: Definitions): Read {
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
  return { blocks, bibliography, title, asked };
}

function unclosedProblem({ name, start, end }: Unclosed): Problem {
  return { message: t`\\begin{${name}} is not closed: there is no \\end{${name}} before the next section or ${name}. What follows is read as plain text; add the \\end.`, span: { start, end } };
}
