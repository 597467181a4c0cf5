import type { Reference } from '../bibliography/reference.js';
import type { Answer, Library } from '../library/library.js';
import type { Quantity } from '../quantity/quantity.js';
import { companionVerdicts } from './companions.js';
import type { Asked } from './candidate.js';
import type { Claim } from './claims.js';
import { claimOf, judge } from './judge.js';
import { elsewhere } from './elsewhere.js';
import type { Verdict } from './verdict.js';

/** A cited work and what is at hand of it. */
export interface Cited {
  readonly key: string;
  /** Undefined where no bibliography or guide has the key. */
  readonly reference: Reference | undefined;
  readonly answers: readonly Answer[];
}

/** A verdict, with those on what is printed with the figure. */
export type JudgedVerdict = Verdict & { readonly companions?: ReadonlyMap<Quantity, Verdict>; readonly claim?: Claim };

/**
 * The verdict over all works that stand for a figure: one that supports it is enough; it is contradicted only where every
 * work is at hand and none holds it. Then other sources are asked whose figure it is.
 */
export function judgeByReferences(asked: Asked, cited: readonly Cited[], library: Library): JudgedVerdict {
  const verdict = byReferences(asked, cited, library);
  if (verdict.verdict !== 'supported' && verdict.verdict !== 'unchecked') return verdict;
  const claims = cited.flatMap(({ key, answers }) => answers.flatMap((answer) => claimOf(asked, answer, key) ?? []));
  const [claim] = claims.sort((a, b) => (b.lead ?? 0) - (a.lead ?? 0));
  return claim ? { ...verdict, claim } : verdict;
}

function byReferences(asked: Asked, cited: readonly Cited[], library: Library): JudgedVerdict {
  const verdicts = cited.flatMap(({ key, answers }) => answers.map((answer) => judge(asked, answer, key)));
  const supported = verdicts.find((verdict) => verdict.verdict === 'supported');
  if (supported) return { ...supported, companions: companionVerdicts(asked, supported) };
  if (verdicts.length === 0) return cited.length === 0 ? elsewhere.uncited(asked, library) : { verdict: 'unchecked', evidence: [] };
  const allAtHand = cited.every(({ answers }) => answers.length > 0);
  const contradicted = verdicts.find((verdict) => verdict.verdict === 'contradicted');
  if (asked.direct && allAtHand) {
    const other = elsewhere.misattributed(asked, cited, library, contradicted);
    if (other) return other;
  }
  // What a wrong unit is printed with is still the source's.
  if (contradicted && allAtHand) return contradicted.code === 'figure/unit' ? { ...contradicted, companions: companionVerdicts(asked, contradicted) } : contradicted;
  return { verdict: verdicts.every((verdict) => verdict.verdict === 'unsupported') && allAtHand ? 'unsupported' : 'unchecked', evidence: [] };
}
