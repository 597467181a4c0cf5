import type { Measurement } from '../evidence/measurement.js';
import type { Quantity } from '../quantity/quantity.js';

/** A figure that has a measurement's very number claims to be it. */
export interface Claim {
  readonly measurement: Measurement;
  /** By how much it fits better than the best that has another number: log-odds, negative where another fits better. */
  readonly lead: number;
}

/** Figures that are not what they claim to be, with what they claim. */
export type Lost = ReadonlyMap<Quantity, Measurement>;

/**
 * Figures of one paragraph that claim the same measurement can hardly all be it: in `7.1 in Norrmark, and 7.1 in Sydmark` one
 * number was copied. The best claim stands; of the others those lose that a measurement with another number fits better.
 */
export function lostClaims(figures: readonly { readonly quantity: Quantity; readonly verdict: { readonly claim?: Claim } }[]): Lost {
  const best = new Map<Measurement, number>();
  for (const { verdict: { claim } } of figures) if (claim) best.set(claim.measurement, Math.max(claim.lead, best.get(claim.measurement) ?? -Infinity));
  const lost = new Map<Quantity, Measurement>();
  for (const { quantity, verdict: { claim } } of figures) {
    if (claim && claim.lead <= BEHIND && best.get(claim.measurement)! >= claim.lead + APART) lost.set(quantity, claim.measurement);
  }
  return lost;
}

/** Log-odds: another is about three times as likely, and so is the other claim. */
const BEHIND = -1;
const APART = 1;
