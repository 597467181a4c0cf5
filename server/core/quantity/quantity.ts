import type { Span } from '../text/span.js';
import type { Unit } from './unit.js';

/**
 * A number as printed, in its unit: `34.8 months`, `≥ 50%`, `20–30 mg/kg`, `0.47 (95% CI 0.32–0.71)`, `163/270`, `doubled`.
 *
 * Spans count in the text that was searched. A printed number stands for an interval: 34.8 is [34.75, 34.85].
 */
export interface Quantity {
  /** From the first character of relation-free number to the last of the unit: `34.8 months`. */
  readonly span: Span;
  readonly text: string;
  readonly kind: QuantityKind;
  /** The number's own place: `34.8`. For a range or an interval, from the lower to the upper number. */
  readonly numberSpan: Span;
  /** The value, or a range's lower bound. In the printed unit. */
  readonly value: Numeral;
  /** Upper bound of a range or interval; absent for one value. `0.32–NE` has an upper of `undefined` and `openEnd`. */
  readonly upper?: Numeral;
  readonly openEnd?: boolean;
  readonly unit?: Unit;
  readonly unitSpan?: Span;
  readonly relation: Relation;
  /** The words or sign of the relation: `at least`, `≥`. */
  readonly relationSpan?: Span;
  /** `about`, `nearly`, `almost three`: how the author softens the number; `none` otherwise. */
  readonly hedge: Hedge;
  /** For an interval, its level and name: 95, `CI`. `95% CI` is part of its interval and never a quantity of its own. */
  readonly level?: number;
  readonly intervalName?: 'CI' | 'CrI' | 'PI' | 'IQR' | 'range' | 'SD range' | 'likely range' | 'unknown';
  /** For a spread: what the ± means, where the text says so. */
  readonly spreadName?: 'SD' | 'SE' | 'SEM' | 'CI' | 'unknown';
  /** For a fraction n/N. */
  readonly denominator?: Numeral;
  /** For a change (`doubled`, `3-fold higher`, `a 12% reduction`): which way. */
  readonly direction?: 'up' | 'down';
  /** A name or sign that the number carries: `HR`, `p`, `n`, `r`, `t(66)`, `N`. As printed. */
  readonly label?: string;
  readonly labelSpan?: Span;
  /** Degrees of freedom of an APA statistic: `t(66)`, `F(1, 236)`. */
  readonly degrees?: readonly number[];
  /** A duration that says when, not how much: `at 12 months`, `24-hour`, `after 3 weeks`. A condition rather than a result. */
  readonly timePoint?: boolean;
  /** What is printed with it and says more of the same thing: its interval, its ±, its n/N, its p-value. Ascending. */
  readonly companions: readonly Quantity[];
}

export type QuantityKind =
  | 'value' // 34.8 months, HR 0.47, 82.9%
  | 'range' // 20–30 mg/kg
  | 'interval' // 95% CI 0.32–0.71 (a companion of its estimate wherever one is beside it)
  | 'spread' // ± 1.3
  | 'fraction' // 163/270, 12 of 40; two thirds (without a denominator)
  | 'p-value' // p < .001
  | 'statistic' // t(66) = 2.96
  | 'fold' // 10-fold, doubled, three times higher
  ;

export type Relation = '=' | '<' | '>' | '≤' | '≥';

export type Hedge = 'none' | 'about' | 'nearly' | 'just over';

/** A number and how it was printed; trailing zeros count. */
export interface Numeral {
  readonly printed: string;
  readonly span: Span;
  readonly value: number;
  /**
   * Half the weight of the last printed place: 0.05 for `34.8`, 0.5 for `12` and for `1,200` (integers count to the unit),
   * 50,000 for `1.2 million`. Words (`a third`, `half`, `doubled`) carry their own tolerance.
   */
  readonly tolerance: number;
  readonly decimals: number;
  /** `three`, `doubled`, `a third`. */
  readonly inWords: boolean;
}
