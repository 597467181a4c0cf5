import type { Numeral } from './quantity.js';

/** A number found in a text, before anything is known of its unit or its sense. */
export interface NumeralAt extends Numeral {
  /** `34.8` and `1.2 million` are digits; `two thirds` a share; `doubled`, `tenfold` a fold. */
  readonly style: 'digits' | 'words' | 'share' | 'fold';
  readonly direction?: 'up' | 'down';
  /** Digits without point, group or power: what a year, an ordinal or a name may be. */
  readonly plain: boolean;
  /** What the digits were multiplied by: 1e6 for `1.2 million`, 1e-3 for `1.2 × 10⁻³`, 1 for most. */
  readonly times: number;
}

/** Makes one of the number printed from `start` to `end`. */
export function numeral(text: string, start: number, end: number, value: number, tolerance: number, decimals: number, style: NumeralAt['style'], more: { plain?: boolean; inWords: boolean; times?: number }): NumeralAt {
  return { printed: text.slice(start, end), span: { start, end }, value, tolerance, decimals, inWords: more.inWords, style, plain: more.plain ?? false, times: more.times ?? 1 };
}
