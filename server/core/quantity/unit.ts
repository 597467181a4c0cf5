/** A unit as printed, and what it measures. `mg/kg` → { symbol: 'mg/kg', dimension: 'mass/mass', factor: 1e-6 }. */
export interface Unit {
  /** As printed: `months`, `%`, `mL/min/1.73 m²`. */
  readonly symbol: string;
  /** One spelling for all that mean the same unit: `month` for months, mo, mos. Equal canonical = same unit. */
  readonly canonical: string;
  /** What it measures, one spelling for all units that convert into each other; a unit we don't know is its own dimension. */
  readonly dimension: string;
  /** Multiplies into the dimension's base unit; with `offset` for temperatures: base = value × factor + offset. */
  readonly factor: number;
  readonly offset?: number;
  /** Relative uncertainty of the unit itself: a month is 28–31 days. 0 for exact units. */
  readonly band: number;
}
