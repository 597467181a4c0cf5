import type { Span } from '../../text/span.js';
import type { Chunk } from '../chunkMemory.js';
import type { Edit } from '../edit.js';
import { environmentKind, isFloat, isWhole, type EnvironmentKind } from './environments.js';
import { Parts, type Part } from '../parts.js';
import { scanShape, VERBATIM, type Landmark, type ShapeListener } from './scan.js';

/** What the environments around a chunk say of it; equal settings are equal strings: `list-item 1`. */
type Setting = 'preamble' | 'text' | 'quote' | 'abstract' | 'bibliography' | 'after' | `list-item ${number}`;

export interface Chunks {
  /** What made this text out of the one before. */
  readonly edit: Edit;
  readonly chunks: readonly Chunk[];
  /** Where `\newcommand` and its like stand. */
  readonly definitions: readonly number[];
  /** `\begin{…}` of tables, figures and verbatim text that is never closed. */
  readonly unclosed: readonly Unclosed[];
}

export interface Unclosed extends Span {
  readonly name: string;
}

/**
 * Cuts LaTeX source into chunks at empty lines, headings, items and environments, without reading any of it.
 *
 * Built for half-typed text: an open brace or environment ends with its paragraph or section at the latest, so that
 * all chunks but the one being edited stay as they were. An argument that spans paragraphs (`\abstract{…}`) is one chunk.
 *
 * A section begins with nothing open, so the sections before and behind an edit are taken as they were cut before.
 */
export function chunkSplitter(): (text: string) => Chunks {
  const parts = new Parts<Section>((text, start, known) => new SectionCutter(text, start, known).cut());
  return (text) => ({ ...assemble(parts.of(text)), edit: parts.edit });
}

/** A section, or what stands before the first; places in it count from its start. */
interface Section extends Part {
  readonly chunks: readonly Chunk[];
  readonly definitions: readonly number[];
  readonly unclosed: readonly Unclosed[];
  readonly bodyStart?: number;
  readonly bodyEnd?: number;
}

function assemble(parts: readonly Section[]): Omit<Chunks, 'edit'> {
  const chunks: Chunk[] = [];
  const definitions: number[] = [];
  const unclosed: Unclosed[] = [];
  let over = false;
  const opening = parts.findIndex(({ bodyStart }) => bodyStart !== undefined);
  parts.forEach((part, i) => {
    const { start, bodyStart, bodyEnd } = part;
    for (const at of part.definitions) definitions.push(start + at);
    if (i < opening) return;
    for (const open of part.unclosed) unclosed.push({ ...open, start: start + open.start, end: start + open.end });
    if (i === opening) chunks.push({ start: 0, end: start + bodyStart!, setting: 'preamble' });
    for (const chunk of part.chunks) {
      over ||= bodyEnd !== undefined && chunk.start >= bodyEnd;
      chunks.push({ start: start + chunk.start, end: start + chunk.end, setting: over ? 'after' : chunk.setting });
    }
    over ||= bodyEnd !== undefined;
  });
  return { chunks, definitions, unclosed };
}

/** A group longer than this was left open by mistake, rather than meant. */
const LONGEST_GROUP = 20_000;

interface Cut {
  readonly at: number;
  /** At an empty line: taken back where an argument turns out to span it. */
  readonly soft: boolean;
}

interface OpenEnvironment {
  readonly name: string;
  readonly kind: EnvironmentKind | undefined;
  readonly start: number;
  readonly end: number;
  readonly braces: number;
}

interface ClosedEnvironment extends Span {
  readonly kind: EnvironmentKind;
}

class SectionCutter implements ShapeListener {
  private readonly parts: Section[] = [];
  private cuts: Cut[] = [];
  private braces: number[] = [];
  private readonly environments: OpenEnvironment[] = [];
  private readonly openNames = new Map<string, number>();
  private closed: ClosedEnvironment[] = [];
  private definitions: number[] = [];
  private unclosed: Unclosed[] = [];
  private bodyStart: number | undefined;
  private bodyEnd: number | undefined;
  private waits = false;
  private met = false;

  /** Begins at `start`, a heading or the start of the text, and ends at the heading that is `known`, or with the text. */
  constructor(private readonly text: string, private start: number, private readonly known: (at: number) => boolean) {}

  cut(): readonly Section[] {
    scanShape(this.text, this, this.start);
    if (!this.met) this.finish(this.text.length);
    return this.parts;
  }

  private finish(end: number): void {
    this.abandon(0);
    const { start, bodyStart, bodyEnd } = this;
    const chunks: Chunk[] = [];
    const setting = settings(this.closed);
    let from = bodyStart ?? start;
    for (const { at } of [...this.cuts, { at: end }]) {
      if (at <= from) continue;
      chunks.push({ start: from - start, end: at - start, setting: setting(from) });
      from = at;
    }
    this.parts.push({
      start,
      end,
      chunks,
      definitions: this.definitions.map((at) => at - start),
      unclosed: this.unclosed.map((open) => ({ ...open, start: open.start - start, end: open.end - start })),
      ...(bodyStart === undefined ? {} : { bodyStart: bodyStart - start }),
      ...(bodyEnd === undefined ? {} : { bodyEnd: bodyEnd - start }),
      waits: this.waits,
    });
    this.start = end;
    this.cuts = [];
    this.braces = [];
    this.closed = [];
    this.definitions = [];
    this.unclosed = [];
    this.bodyStart = this.bodyEnd = undefined;
    this.waits = false;
  }

  blank(_at: number, end: number): void {
    this.cuts.push({ at: end, soft: true });
  }

  landmark(kind: Landmark, at: number): boolean {
    if (kind === 'definition') this.definitions.push(at);
    else if (kind === 'section' && at > this.start) {
      this.finish(at);
      if (this.known(at)) {
        this.met = true;
        return true;
      }
    } else this.divide(at);
    return false;
  }

  open(at: number): void {
    this.braces.push(at);
  }

  close(at: number): void {
    const open = this.braces.pop();
    if (open === undefined || at - open > LONGEST_GROUP || !isArgument(this.text, open)) return;
    this.join(open);
  }

  verbatim(_name: string, at: number, end: number): void {
    this.divide(at);
    this.divide(end);
  }

  begin(name: string, at: number, end: number): void {
    if (name === 'document' && this.bodyStart === undefined) {
      this.bodyStart = end;
      this.cuts = [];
      this.abandon(0);
      this.unclosed = [];
      return;
    }
    if (VERBATIM.has(name)) {
      this.waits = true;
      this.unclosed.push({ name, start: at, end });
    }
    const kind = environmentKind(name);
    if (isFloat(kind) && this.openNames.get(name)) this.abandon(this.innermost(name));
    if (kind !== 'maths') this.divide(at, isWhole(kind));
    this.environments.push({ name, kind, start: at, end, braces: this.braces.length });
    this.openNames.set(name, (this.openNames.get(name) ?? 0) + 1);
  }

  end(name: string, at: number, end: number): void {
    if (name === 'document') {
      this.bodyEnd = at;
      this.abandon(0);
      this.divide(at);
      return;
    }
    if (!this.openNames.get(name)) {
      if (environmentKind(name) !== 'maths') this.divide(end);
      return;
    }
    const index = this.innermost(name);
    const { kind, start, braces } = this.environments[index]!;
    this.abandon(index + 1);
    this.environments.pop();
    this.openNames.set(name, this.openNames.get(name)! - 1);
    this.braces.length = Math.min(this.braces.length, braces);
    if (kind === 'maths') this.join(start);
    else {
      if (isWhole(kind)) while (this.lastCut > start) this.cuts.pop();
      this.divide(end, isWhole(kind));
    }
    if (kind) this.closed.push({ kind, start, end });
  }

  /** The place among the open environments of the last one that is called so; there is one. */
  private innermost(name: string): number {
    let index = this.environments.length - 1;
    while (this.environments[index]!.name !== name) index--;
    return index;
  }

  private get lastCut(): number {
    return this.cuts.length === 0 ? -1 : this.cuts[this.cuts.length - 1]!.at;
  }

  /** A new chunk begins here, whatever braces are open. */
  private divide(at: number, keepBraces = false): void {
    this.cuts.push({ at, soft: false });
    if (!keepBraces) this.braces = [];
  }

  /** What stands between `start` and here is one piece: takes back the empty lines in between. */
  private join(start: number): void {
    while (this.cuts.length > 0 && this.cuts[this.cuts.length - 1]!.soft && this.lastCut > start) this.cuts.pop();
  }

  /** Gives up the environments from the `from`th on: they have no end. */
  private abandon(from: number): void {
    if (from < 0) return;
    while (this.environments.length > from) {
      const { name, kind, start, end } = this.environments.pop()!;
      this.openNames.set(name, this.openNames.get(name)! - 1);
      if (isWhole(kind)) this.unclosed.push({ name, start, end });
    }
  }
}

/** `\footnote{` and `\SI{1}{` open an argument, `{\small` a group. */
function isArgument(text: string, open: number): boolean {
  const before = text.charCodeAt(open - 1);
  return (before >= 97 && before <= 122) || (before >= 65 && before <= 90) || before === 93 || before === 125 || before === 42;
}

/** Tells the setting of ascending places, from the environments around them. */
function settings(closed: readonly ClosedEnvironment[]): (at: number) => Setting {
  const sorted = closed.filter(({ kind }) => SETTINGS.has(kind)).sort((a, b) => a.start - b.start);
  const around: ClosedEnvironment[] = [];
  let next = 0;
  let lists = 0;
  const leave = (at: number): void => {
    while (around.length > 0 && around[around.length - 1]!.end <= at) if (around.pop()!.kind === 'list') lists--;
  };
  return (at) => {
    while (next < sorted.length && sorted[next]!.start <= at) {
      leave(sorted[next]!.start);
      if (sorted[next]!.kind === 'list') lists++;
      around.push(sorted[next++]!);
    }
    leave(at);
    const innermost = around[around.length - 1]?.kind;
    if (innermost === undefined) return 'text';
    return innermost === 'list' ? `list-item ${lists - 1}` : innermost as Setting;
  };
}

const SETTINGS: ReadonlySet<EnvironmentKind> = new Set(['list', 'quote', 'abstract', 'bibliography']);
