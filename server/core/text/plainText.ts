import type { Span } from './span.js';

/**
 * Text with its markup removed, and the way back to the file.
 *
 * For the Markdown `**34.8** months\_x` the text is `34.8 months_x`. Rules see only the text;
 * `sourceSpan` gives the place in the file for what they say.
 */
export interface PlainText {
  readonly text: string;
  /** Runs in which text and source go in step, ascending; what lies between them in the source is markup. */
  readonly runs: readonly Run[];
}

/**
 * `text[at …]` stands at `source[sourceAt …]`. `length` is the run's length in the text, `sourceLength` in the source.
 * They differ only where one thing was rewritten as another (`\%` → `%`, `&ge;` → `≥`); such a run is taken whole.
 */
export interface Run {
  readonly at: number;
  readonly length: number;
  readonly sourceAt: number;
  readonly sourceLength: number;
}

/** Stands in a text for each citation, so that sentences keep their shape: `longer ￼ than`. */
export const CITATION_MARK = '\uFFFC';

/** The place in the source of a stretch of the text: from its first to its last character, markup between included. */
export function sourceSpan(plain: PlainText, span: Span): Span {
  if (plain.runs.length === 0) return { start: 0, end: 0 };
  const start = sourceOffset(plain, span.start, 'start');
  const end = span.end <= span.start ? start : sourceOffset(plain, span.end, 'end');
  return { start, end: Math.max(start, end) };
}

/** The place in the text of a source offset; inside markup, the next character of the text. */
export function textOffset(plain: PlainText, sourceAt: number): number {
  const run = plain.runs[lastRun(plain.runs, (r) => r.sourceAt <= sourceAt)];
  if (run === undefined) return 0;
  const into = sourceAt - run.sourceAt;
  if (into >= run.sourceLength) return run.at + run.length;
  return run.length === run.sourceLength ? run.at + into : run.at;
}

function sourceOffset(plain: PlainText, at: number, edge: 'start' | 'end'): number {
  // An end belongs to the character before it: the end of `34.8` in `**34.8** months` stands before the stars.
  const index = Math.max(0, lastRun(plain.runs, edge === 'start' ? (r) => r.at <= at : (r) => r.at < at));
  const run = plain.runs[index]!;
  const into = at - run.at;
  if (into >= run.length) return run.sourceAt + run.sourceLength;
  if (run.length === run.sourceLength) return run.sourceAt + Math.max(0, into);
  return edge === 'start' || into <= 0 ? run.sourceAt : run.sourceAt + run.sourceLength;
}

function lastRun(runs: readonly Run[], holds: (run: Run) => boolean): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(runs[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Collects a plain text piece by piece while a reader walks through the source. */
export class PlainTextBuilder {
  private text = '';
  private readonly runs: Run[] = [];

  get length(): number {
    return this.text.length;
  }

  /** Text that stands so in the source. */
  copy(source: string, start: number, end: number): void {
    if (end <= start) return;
    const last = this.runs[this.runs.length - 1];
    if (last && last.length === last.sourceLength && last.sourceAt + last.sourceLength === start && last.at + last.length === this.text.length) {
      this.runs[this.runs.length - 1] = { ...last, length: last.length + end - start, sourceLength: last.sourceLength + end - start };
    } else {
      this.runs.push({ at: this.text.length, length: end - start, sourceAt: start, sourceLength: end - start });
    }
    this.text += source.slice(start, end);
  }

  /** Text that stands otherwise in the source: `%` for `\%`. */
  rewrite(text: string, start: number, end: number): void {
    if (text === '') return;
    this.runs.push({ at: this.text.length, length: text.length, sourceAt: start, sourceLength: end - start });
    this.text += text;
  }

  done(): PlainText {
    return { text: this.text, runs: this.runs };
  }
}
