import { t } from '../text/language.js';
import type { Quantity } from './quantity.js';

/** How a manuscript's figure stands to a source's, with one line that says why. */
export interface Agreement {
  readonly kind: AgreementKind;
  /** `34.8 months rounds to 35 months`, `38.4 for 34.8 months: two digits are swapped`. */
  readonly reason: string;
}

export type AgreementKind =
  | 'same' // as printed, or in words
  | 'rounded' // 35 for 34.8
  | 'converted' // 2.9 years for 34.8 months, 53% for 0.53, 60% for 163/270
  | 'hedged' // about 35 for 34.8
  | 'weaker' // p < .05 for p = .03; more than 10-fold for 12-fold
  | 'truncated' // 34 for 34.8
  | 'over-precise' // 34.80 for 34.8, 34.83 for 34.8
  | 'decision line' // 1.00 for 0.996, .05 for .0496
  | 'unit' // 34.8 weeks for 34.8 months; 3 percentage points for 3%
  | 'relation' // less than 10-fold for more than 10-fold; up for down
  | 'differs'
  | 'incomparable'; // of another kind or dimension, or too vague to tell

/** Whether the figure may stand as it is. */
export function isRight({ kind }: Agreement): boolean {
  return kind === 'same' || kind === 'rounded' || kind === 'converted' || kind === 'hedged' || kind === 'weaker';
}

export function same(m: Quantity, s: Quantity): Agreement {
  return { kind: 'same', reason: m.text === s.text ? t`as in the source: ${s.text}` : t`${s.text} in the source` };
}

export function incomparable(reason: string): Agreement {
  return { kind: 'incomparable', reason };
}
