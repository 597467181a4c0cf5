import type { Measurement } from '../evidence/measurement.js';
import type { Segment } from '../evidence/segments.js';
import type { Statement } from '../evidence/statement.js';
import { t } from '../text/language.js';
import { contraryDifference, contraryRatio, contraryWay, contraryWayBack } from './contrary.js';
import { standsWith } from './neighbours.js';
import type { Evident, Verdict } from './verdict.js';

interface Told {
  readonly segment: Segment;
  readonly keys: readonly string[];
  readonly verdict: Verdict;
}

/** The figures of a sentence, those contradicted whose number is the source's and the way that the sentence says it goes is not. */
export function withContraryWays<T extends Told>(statement: Statement, all: readonly T[]): readonly T[] {
  return withContraryDifferences(statement, withContraryMoves(statement, all));
}

/** `rose from 9 days to 1 day`: both are the source's, and the word between them is wrong. */
function withContraryMoves<T extends Told>(statement: Statement, all: readonly T[]): readonly T[] {
  const result = [...all];
  for (let index = 1; index < all.length; index++) {
    const [first, second] = [all[index - 1]!, all[index]!];
    if (first.verdict.verdict !== 'supported' || second.verdict.verdict !== 'supported') continue;
    const back = contraryWayBack(statement, first.segment, second.segment);
    const said = back ?? contraryWay(statement, first.segment, second.segment);
    if (!said) continue;
    // The one that is less surely the source's is where to look.
    const at = back || (second.verdict.firm && !first.verdict.firm) ? index - 1 : index;
    const [from, to] = (back ? [second, first] : [first, second]).map(({ segment }) => segment.quantity.text) as [string, string];
    const reason = reasonFor(said, from, to);
    result[at] = { ...all[at]!, verdict: { ...all[at]!.verdict, verdict: 'contradicted', code: 'figure/comparator', reason } };
  }
  return result;
}

/** `574 ms with tones, 38 ms longer than without`, `a hazard ratio of 1.22, that is, 22% lower`. */
function withContraryDifferences<T extends Told>(statement: Statement, all: readonly T[]): readonly T[] {
  const result = [...all];
  for (let index = 1; index < all.length; index++) {
    const [first, by, next] = [all[index - 1]!, all[index]!, all[index + 1]];
    const [evident] = first.verdict.verdict === 'supported' ? first.verdict.evidence : [];
    if (!evident || by.keys.length === 0 || isComparedWith(statement, all[index - 2]?.segment, first.segment)) continue;
    const beside = [...(next ? [next.segment.quantity] : []), ...(next && next.verdict.verdict === 'supported' ? [] : inLineWith(evident).map(({ quantity }) => quantity))];
    const apart = contraryDifference(statement, first.segment, by.segment, beside);
    const said = apart?.said ?? contraryRatio(first.segment.quantity, by.segment.quantity);
    if (!said) continue;
    const [from, to] = apart ? [apart.other, first.segment.quantity.text] : ['1', first.segment.quantity.text];
    result[index] = { ...by, verdict: { verdict: 'contradicted', code: 'figure/comparator', evidence: [evident], reason: reasonFor(said, from, to) } };
  }
  return result;
}

/** `103 against 64, 39 more` is said of the first. */
function isComparedWith({ text, span }: Statement, before: Segment | undefined, { quantity }: Segment): boolean {
  return before !== undefined && /^[^.;:,]{0,40}\b(?:against|versus|vs\.?|compared (?:with|to)|than)\s[^.;:,]{0,24}$/iu.test(text.slice(before.quantity.span.end - span.start, quantity.span.start - span.start));
}

/** The figures of a measurement's row, column or sentence. */
function inLineWith({ measurement, source }: Evident): readonly Measurement[] {
  return source.evidence.measurements.filter((other) => other !== measurement && other.role === 'estimate' && standsWith(other, [{ quantity: measurement.quantity, measurement, listed: false }]));
}

function reasonFor(said: 'up' | 'down', from: string, to: string): string {
  return said === 'up' ? t`from ${from} to ${to} it goes down, not up` : t`from ${from} to ${to} it goes up, not down`;
}
