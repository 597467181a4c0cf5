import type { Span } from '../../text/span.js';
import type { Chunk } from '../chunkMemory.js';
import type { Edit } from '../edit.js';
import { Parts, type Part } from '../parts.js';
import { scanShape, type ShapeListener } from './scan.js';

export interface Chunks {
  /** What made this text out of the one before. */
  readonly edit: Edit;
  readonly chunks: readonly Chunk[];
  /** Where `#let` stands. */
  readonly definitions: readonly number[];
  readonly labels: readonly string[];
}

/**
 * Cuts the successive versions of a Typst text into chunks at headings, empty lines and list items, without reading any of
 * it. A bracket that spans paragraphs (`#figure(…)`, `#quote[…]`) is one chunk. Chunks are set in `text` or `list-item n`.
 */
export function chunkSplitter(): (text: string) => Chunks {
  const parts = new Parts<Section>((text, start, known) => new SectionCutter(text, start, known).cut());
  return (text) => ({ ...assemble(parts.of(text)), edit: parts.edit });
}

interface Section extends Part {
  readonly chunks: readonly Chunk[];
  readonly definitions: readonly number[];
  readonly labels: readonly string[];
}

function assemble(sections: readonly Section[]): Omit<Chunks, 'edit'> {
  return {
    chunks: sections.flatMap(({ start, chunks }) => chunks.map((chunk) => ({ ...chunk, start: start + chunk.start, end: start + chunk.end }))),
    definitions: sections.flatMap(({ start, definitions }) => definitions.map((at) => start + at)),
    labels: sections.flatMap(({ labels }) => labels),
  };
}

/** A group longer than this was left open by mistake, rather than meant. */
const LONGEST_GROUP = 30_000;

interface Cut {
  readonly at: number;
  /** Taken back where a bracket turns out to span it. */
  readonly soft: boolean;
  /** For a list item, how far it is indented. */
  readonly indent?: number;
}

class SectionCutter implements ShapeListener {
  private readonly sections: Section[] = [];
  private cuts: Cut[] = [];
  private definitions: number[] = [];
  private labels: string[] = [];
  private waiting = false;
  private met = false;

  constructor(private readonly text: string, private start: number, private readonly known: (at: number) => boolean) {}

  cut(): readonly Section[] {
    scanShape(this.text, this, this.start);
    if (!this.met) this.finish(this.text.length);
    return this.sections;
  }

  open(): void {}

  close(open: number, at: number): void {
    if (at - open > LONGEST_GROUP) return;
    while (this.cuts.length > 0 && this.cuts[this.cuts.length - 1]!.soft && this.cuts[this.cuts.length - 1]!.at > open) this.cuts.pop();
  }

  blank(_at: number, end: number): void {
    this.cuts.push({ at: end, soft: true });
  }

  heading(at: number, nested: boolean): boolean {
    if (nested) this.cuts.push({ at, soft: true });
    else if (at > this.start) {
      this.finish(at);
      this.met = this.known(at);
    }
    return this.met;
  }

  item(at: number, indent: number): void {
    this.cuts.push({ at, soft: true, indent });
  }

  label(name: string): void {
    this.labels.push(name);
  }

  statement(keyword: string, at: number): void {
    if (keyword === 'let') this.definitions.push(at);
  }

  waits(): void {
    this.waiting = true;
  }

  private finish(end: number): void {
    const { start } = this;
    const chunks: Chunk[] = [];
    const lists = new Lists();
    let from: Cut = { at: start, soft: false };
    for (const cut of [...this.cuts, { at: end, soft: false }]) {
      if (cut.at > from.at) chunks.push({ start: from.at - start, end: cut.at - start, setting: lists.setting(this.text, { start: from.at, end: cut.at }, from.indent) });
      from = cut.at > from.at || cut.indent !== undefined ? cut : from;
    }
    this.sections.push({ start, end, chunks, definitions: this.definitions.map((at) => at - start), labels: this.labels, waits: this.waiting });
    this.start = end;
    this.cuts = [];
    this.definitions = [];
    this.labels = [];
    this.waiting = false;
  }
}

/** Tells how deep the items of lists stand in one another, by their indentation. */
class Lists {
  private readonly indents: number[] = [];

  setting(text: string, span: Span, itemIndent: number | undefined): string {
    const indent = itemIndent ?? indentation(text, span);
    while (this.indents.length > 0 && this.indents[this.indents.length - 1]! >= indent) this.indents.pop();
    if (itemIndent !== undefined) this.indents.push(indent);
    return this.indents.length === 0 ? 'text' : `list-item ${this.indents.length - 1}`;
  }
}

function indentation(text: string, { start, end }: Span): number {
  let at = start;
  while (at < end && (text[at] === ' ' || text[at] === '\t')) at++;
  return at - start;
}
