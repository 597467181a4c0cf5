import type { Context, Measurement } from '../evidence/measurement.js';
import type { Asked } from './judge.js';
import type { Fit } from './fit.js';

/** A figure that follows from figures of the source. */
export interface Derived {
  readonly words: string;
  readonly from: readonly Measurement[];
}

export function derived(_asked: Asked, _context: Context, _candidates: readonly { readonly measurement: Measurement; readonly fit: Fit }[]): Derived | undefined {
  return undefined;
}
