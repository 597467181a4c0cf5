import type { Measurement } from '../evidence/measurement.js';
import type { Quantity } from '../quantity/quantity.js';

/** A figure that has a measurement's very number claims to be it. */
export interface Claim {
  readonly measurement: Measurement;
  /** By how much it fits better than the best that has another number: log-odds, negative where another fits better. Of what is contested only. */
  readonly lead?: number;
}

/** What several figures of a paragraph claim, and the figures that lost their claim, with what they claimed. */
export interface Contest {
  readonly contested: ReadonlySet<Measurement>;
  readonly lost: ReadonlyMap<Quantity, Measurement>;
}

export const NO_CONTEST: Contest = { contested: new Set(), lost: new Map() };

interface Claiming {
  readonly quantity: Quantity;
  readonly verdict: { readonly claim?: Claim };
}

/** The measurements that more than one figure claims. */
export function contestedBy(figures: readonly Claiming[]): ReadonlySet<Measurement> {
  const once = new Set<Measurement>();
  const again = new Set<Measurement>();
  for (const { verdict: { claim } } of figures) if (claim) (once.has(claim.measurement) ? again : once).add(claim.measurement);
  return again;
}

/**
 * Figures of one paragraph that claim the same measurement can hardly all be it: in `7.1 in Norrmark, and 7.1 in Sydmark` one
 * number was copied. The best claim stands; of the others those lose that a measurement with another number fits better.
 */
export function lostClaims(figures: readonly Claiming[]): Contest['lost'] {
  const best = new Map<Measurement, number>();
  for (const { verdict: { claim } } of figures) if (claim?.lead !== undefined) best.set(claim.measurement, Math.max(claim.lead, best.get(claim.measurement) ?? -Infinity));
  const lost = new Map<Quantity, Measurement>();
  for (const { quantity, verdict: { claim } } of figures) {
    if (claim?.lead !== undefined && claim.lead <= BEHIND && best.get(claim.measurement)! >= claim.lead + APART) lost.set(quantity, claim.measurement);
  }
  return lost;
}

/** Log-odds: another is about three times as likely, and so is the other claim. */
const BEHIND = -1;
const APART = 1;
