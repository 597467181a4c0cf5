import type { Candidate, Case } from './candidate.js';
import { SIGNS, signsFor, type Sign } from './signs.js';
import { WEIGHTS } from './signWeights.js';

/**
 * How surely a candidate is the one that a figure is of, against the others of its source: log-odds, comparable for one figure
 * only. Linear in its signs; the weights are learned (`npm run learn`). Each candidate is weighed once, when it is first asked for.
 */
export function oddsFor(the: Case): (candidate: Candidate) => number {
  let signsOf: ReturnType<typeof signsFor> | undefined;
  const known = new Map<Candidate, number>();
  return (candidate) => {
    let odds = known.get(candidate);
    if (odds === undefined) {
      signsOf ??= signsFor(the);
      odds = signsOf(candidate.measurement, candidate.fit).reduce((sum, sign, i) => sum + sign * LEARNED[i]!, 0);
      known.set(candidate, odds);
    }
    return odds;
  };
}

const LEARNED = (Object.keys(SIGNS) as readonly Sign[]).map((sign) => WEIGHTS[sign]);
