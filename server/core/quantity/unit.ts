/** A unit as printed, and what it measures. `mg/mL` → { symbol: 'mg/mL', canonical: 'mg·mL^-1', dimension: 'L-3·M', factor: 1000 }. */
export interface Unit {
  /** As printed: `months`, `%`, `mL/min/1.73 m²`. */
  readonly symbol: string;
  /** One spelling for all that mean the same unit: `mo` for months, mo, mos. Equal canonical = same unit. */
  readonly canonical: string;
  /**
   * What it measures, one spelling for all units that convert into each other; a unit we don't know is its own dimension.
   * What is counted stands in braces (`{token}·T-1` for tokens/s), since one author names it and another does not.
   */
  readonly dimension: string;
  /** Multiplies into the dimension's base unit; with `offset` for temperatures: base = value × factor + offset. */
  readonly factor: number;
  readonly offset?: number;
  /** Relative uncertainty of the unit itself: a month is 28–31 days. 0 for exact units. */
  readonly band: number;
}
