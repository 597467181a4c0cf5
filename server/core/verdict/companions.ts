import { agree, isRight } from '../quantity/compare.js';
import { inStyleOf } from '../quantity/format.js';
import type { Quantity } from '../quantity/quantity.js';
import { digitsOf, type Asked } from './candidate.js';
import type { Evident, Verdict } from './verdict.js';

/**
 * What is printed with a supported estimate (its interval, its ±, its n/N, its p-value) against what the source prints
 * with it. A companion that the source doesn't give is not judged.
 */
export function companionVerdicts(asked: Asked, estimate: Verdict): ReadonlyMap<Quantity, Verdict> {
  const verdicts = new Map<Quantity, Verdict>();
  for (const companion of asked.quantity.companions) {
    const counterparts: readonly Evident[] = estimate.evidence.flatMap((evident) =>
      [evident.measurement, ...evident.measurement.companions, ...(evident.measurement.estimate ? [evident.measurement.estimate, ...evident.measurement.estimate.companions] : [])]
        .filter(({ quantity }) => quantity.kind === companion.kind && isOfOneKind(companion, quantity))
        .map((measurement) => ({ ...evident, measurement })),
    );
    if (counterparts.length === 0) continue;
    const right = counterparts.find(({ measurement }) => isRight(agree(companion, measurement.quantity)));
    const meant = counterparts.find(({ measurement }) => sharesBound(companion, measurement.quantity)) ?? (estimate.firm || (companion.kind === 'interval' && digitsOf(asked.quantity) >= 2 && counterparts.every(({ measurement }) => isRight(agree(counterparts[0]!.measurement.quantity, measurement.quantity)))) ? counterparts[0] : undefined);
    if (right) verdicts.set(companion, { verdict: 'supported', evidence: [right] });
    else if (meant) verdicts.set(companion, differing(companion, meant));
  }
  return verdicts;
}

/** `1.56–2.45` and `1.56–2.54`: one bound is the same, one is not. */
export function sharesBound(one: Quantity, other: Quantity): boolean {
  if (one.kind !== 'interval' || other.kind !== 'interval' || !one.upper || !other.upper) return false;
  return (one.value.value === other.value.value) !== (one.upper.value === other.upper.value);
}

/** `7.8% (n = 35)`: the count is no counterpart of the share. */
function isOfOneKind(companion: Quantity, quantity: Quantity): boolean {
  return companion.kind !== 'value' || (companion.unit?.dimension === quantity.unit?.dimension && (companion.value.decimals === 0) === (quantity.value.decimals === 0)) || isRight(agree(companion, quantity));
}

function differing(companion: Quantity, evident: Evident): Verdict {
  const agreement = agree(companion, evident.measurement.quantity);
  if (agreement.kind === 'incomparable') return { verdict: 'unchecked', evidence: [] };
  const code = agreement.kind === 'truncated' || agreement.kind === 'over-precise' ? 'figure/rounding' : companion.kind === 'interval' || companion.kind === 'spread' ? 'figure/interval' : agreement.kind === 'relation' ? 'figure/comparator' : 'figure/value';
  return { verdict: 'contradicted', code, expected: inStyleOf(evident.measurement.quantity, companion), reason: agreement.reason, evidence: [evident] };
}
