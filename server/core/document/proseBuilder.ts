import { PlainTextBuilder, CITATION_MARK } from '../text/plainText.js';
import { type Span, shift } from '../text/span.js';
import type { Citation, CitationItem, Link, Mark, Prose } from './document.js';

/**
 * Collects prose while a reader walks through the source: text, citations, marks and links.
 *
 * White space is collapsed: `space` asks for one space, which appears only between two pieces of text.
 */
export class ProseBuilder extends PlainTextBuilder {
  private readonly citations: Citation[] = [];
  private readonly marks: Mark[] = [];
  private readonly links: Link[] = [];
  private gap: Span | undefined;
  private endsInSpace = false;

  override copy(source: string, start: number, end: number): void {
    if (end <= start) return;
    this.closeGap(source);
    super.copy(source, start, end);
    this.endsInSpace = isSpace(source.charCodeAt(end - 1));
  }

  override rewrite(text: string, start: number, end: number): void {
    if (text === '') return;
    if (text === ' ') return this.space(start, end);
    this.closeGap();
    super.rewrite(text, start, end);
    this.endsInSpace = isSpace(text.charCodeAt(text.length - 1));
  }

  /** White space in the source, or what stands for it. */
  space(start: number, end: number): void {
    if (this.length > 0 && !this.endsInSpace) this.gap ??= { start, end };
  }

  /** Whether nothing was collected: no text and no citation. */
  get empty(): boolean {
    return this.length === 0 && this.citations.length === 0;
  }

  cite(mode: Citation['mode'], span: Span, items: readonly CitationItem[]): void {
    if (mode !== 'nocite') this.closeGap();
    this.citations.push({ at: this.length, span, mode, items });
    if (mode !== 'nocite') this.rewrite(CITATION_MARK, span.start, span.end);
  }

  /** Where the next piece of text will begin: for the start of a mark or a link. */
  get here(): number {
    return this.length + (this.gap ? 1 : 0);
  }

  /** Sets off the text from `start` (noted as `here`) to the end of what was collected. */
  mark(kind: Mark['kind'], start: number): void {
    const span = this.since(start);
    if (span) this.marks.push({ kind, span });
  }

  link(target: string, start: number): void {
    const span = this.since(start);
    if (span) this.links.push({ span, target });
  }

  /** The prose, with all places in the source counted from `origin`. */
  prose(origin: number): Prose {
    const { text, runs } = this.done();
    this.marks.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
    if (origin === 0) return { text, runs, citations: this.citations, marks: this.marks, links: this.links };
    return {
      text,
      runs: runs.map((run) => ({ ...run, sourceAt: run.sourceAt - origin })),
      citations: this.citations.map((citation) => ({
        ...citation,
        span: shift(citation.span, -origin),
        items: citation.items.map((item) => ({ ...item, span: shift(item.span, -origin) })),
      })),
      marks: this.marks,
      links: this.links,
    };
  }

  private since(start: number): Span | undefined {
    return start < this.length ? { start, end: this.length } : undefined;
  }

  private closeGap(source?: string): void {
    if (!this.gap) return;
    const { start, end } = this.gap;
    this.gap = undefined;
    if (source !== undefined && end - start === 1 && source.charCodeAt(start) === 32) super.copy(source, start, end);
    else super.rewrite(' ', start, end);
  }
}

/** A space, or one that does not break. */
function isSpace(code: number): boolean {
  return code === 32 || code === 160;
}
