import type { Library, SourceTerm } from '../library/library.js';
import type { ProsePlace } from '../document/prose.js';
import { sourceSpan, textOffset } from '../text/plainText.js';
import { shift, type Span } from '../text/span.js';

/** A term in a text, and what the sources say of it. */
export interface TermPlace {
  /** In the file. */
  readonly span: Span;
  readonly explained: readonly SourceTerm[];
}

/** No term is longer than so many words. */
const LONGEST = 7;

/**
 * The longest known term around an offset of the file, whatever its case, hyphens and plural; none in code or maths.
 * In `M2-CM` the whole is found before `M2`, in `PD-1/PD-L1 axis` the axis before either protein.
 */
export function termAt({ prose, start }: ProsePlace, offset: number, library: Library): TermPlace | undefined {
  const at = textOffset(prose, offset - start);
  if (prose.marks.some(({ kind, span }) => (kind === 'code' || kind === 'maths') && span.start <= at && at < span.end)) return undefined;
  const [starts, ends] = [bordersBefore(prose.text, at), bordersAfter(prose.text, at)];
  const spans = starts.flatMap((from) => ends.map((to) => ({ start: from, end: to }))).sort((a, b) => b.end - b.start - (a.end - a.start));
  for (const span of spans) {
    const explained = library.term(prose.text.slice(span.start, span.end));
    if (explained.length === 0) continue;
    const place = shift(sourceSpan(prose, span), start);
    if (place.start <= offset && offset <= place.end) return { span: place, explained };
  }
  return undefined;
}

const INNER = /[\p{L}\p{N}\p{M}]/u;

/** Where a word begins, from the one under the offset backwards. */
function bordersBefore(text: string, at: number): readonly number[] {
  const found: number[] = [];
  for (let i = at; i >= 0 && at - i < 120 && found.length < LONGEST; i--) {
    if (INNER.test(text[i] ?? '') && !INNER.test(text[i - 1] ?? '')) found.push(i);
    if (/[.;:!?]/.test(text[i - 1] ?? '') && /\s/.test(text[i] ?? '')) break;
  }
  return found;
}

/** Where a word ends, from the one under the offset on; `CD8+` ends before and behind its sign. */
function bordersAfter(text: string, at: number): readonly number[] {
  const found: number[] = [];
  for (let i = at; i <= text.length && i - at < 120 && found.length < LONGEST; i++) {
    if (i > 0 && INNER.test(text[i - 1]!) && !INNER.test(text[i] ?? '')) {
      found.push(i);
      if (/[+−–-]/.test(text[i] ?? '') && !INNER.test(text[i + 1] ?? '')) found.push(i + 1);
    }
    if (/[.;:!?]/.test(text[i] ?? '') && /\s|^$/.test(text[i + 1] ?? '')) break;
  }
  return found;
}
