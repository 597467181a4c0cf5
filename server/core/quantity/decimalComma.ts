/** Whether a text writes decimals with a comma (`0,47`, `12,5 %`); see {@link decimalSigns}. */
export function usesDecimalComma(text: string): boolean {
  return prefersComma(decimalSigns(text));
}

/** How often a text writes one and the other. */
export interface DecimalSigns {
  readonly commas: number;
  readonly points: number;
}

/** Commas that can only be decimal must clearly outnumber points between digits. */
export function prefersComma({ commas, points }: DecimalSigns): boolean {
  return commas >= 2 && commas > 2 * points;
}

/**
 * Commas and points between digits that can only be decimal. `1,234` may be either and does not count; lists without spaces
 * (`1,2,3`) do not either. Of a very long text the beginning is read.
 */
export function decimalSigns(text: string): DecimalSigns {
  let commas = 0;
  let points = 0;
  const sample = text.length > 400_000 ? text.slice(0, 400_000) : text;
  const between = /(\d)([.,])(\d+)/g;
  for (let found = between.exec(sample); found; found = between.exec(sample)) {
    const after = sample[between.lastIndex];
    const before = sample[found.index - 1];
    if (after === ',' && /\d/.test(sample[between.lastIndex + 1] ?? '') || before === ',' || before === '.' || after === '.' && /\d/.test(sample[between.lastIndex + 1] ?? '')) continue;
    if (found[2] === '.') points++;
    else if (found[3]!.length !== 3 || found[1] === '0' && !/\d/.test(before ?? '')) commas++;
  }
  return { commas, points };
}
