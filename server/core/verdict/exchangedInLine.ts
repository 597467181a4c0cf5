import { isUnmarked } from '../evidence/lexicon.js';
import type { Context } from '../evidence/measurement.js';
import { digitsOf, isStrong, sameValue, type Need, type Candidate, type Case } from './candidate.js';
import { mayCounter } from './counterpart.js';
import { standsWith } from './neighbours.js';

/** A figure's number as the source has it, and the figure beside it that the words name instead. */
export interface Exchanged {
  readonly wrong: Candidate;
  readonly right: Candidate;
}

/**
 * A number slips into the next cell, or to the other half of a sentence: the source has the figure's very number, and in the
 * same line another one whose own words the figure's clause names, while it says nothing of what is the number's own.
 * The line itself tells what is spoken of; so this needs less of a fit than two places that lie apart.
 */
export function exchangedInLine(the: Case, candidates: readonly Candidate[], agreeing: readonly Candidate[]): Exchanged | undefined {
  const { asked, context } = the;
  const same = agreeing.filter(({ agreement }) => agreement.kind === 'same');
  const [wrong] = same;
  if (!wrong || !context.sure || digitsOf(asked.quantity) < 2) return undefined;
  let best: { readonly right: Candidate; readonly by: number } | undefined;
  for (const right of candidates) {
    if (right.agreement.kind !== 'differs' || right.fit.conflicts.length > 0 || right.measurement.role !== 'estimate' || !isStrong(the, right, IN_LINE) || !standsWith(right.measurement, [{ quantity: wrong.measurement.quantity, measurement: wrong.measurement, listed: false }])) continue;
    if (!mayCounter(the, right) || asked.others.some((other) => sameValue(other, right.measurement.quantity))) continue;
    const told = same.map((other) => ({ named: ownNamed(the, right, other).surely, others: ownNamed(the, other, right).perhaps, by: right.fit.score - other.fit.score }));
    const by = told[0]!.named - told[0]!.others;
    if ((!best || by > best.by) && told.every((one) => one.named >= LEAST_NAMED && one.others < SHARE * one.named && one.by >= AHEAD)) best = { right, by };
  }
  return best && { wrong, right: best.right };
}

/** A number by chance the same, in a line that speaks of something else, says nothing. */
const IN_LINE: Need = { figure: 0.3, measurement: 0.2 };
const LEAST_NAMED = 0.6;
const SHARE = 0.3;
const AHEAD = 1;

/** The weight of what a candidate's own words have over another's: as the figure's clause names them, and as anything around it does. */
function ownNamed({ context, weighing }: Case, one: Candidate, other: Candidate): { readonly surely: number; readonly perhaps: number } {
  const apart = wordsApart(one.measurement.context, other.measurement.context);
  const weigh = (strength: (concept: string) => number): number => apart.reduce((sum, concept) => sum + strength(concept) * weighing.weight(concept), 0);
  return { surely: weigh((concept) => (context.label.has(concept) ? 1 : 0)), perhaps: weigh((concept) => Math.min(1, context.weights.get(concept) ?? 0)) };
}

function wordsApart(one: Context, other: Context): readonly string[] {
  return [...one.label].filter((concept) => !other.label.has(concept) && !isUnmarked(concept));
}
