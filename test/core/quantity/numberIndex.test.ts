import { describe, expect, test } from 'vitest';
import { agree } from '../../../server/core/quantity/compare.js';
import { numberIndex } from '../../../server/core/quantity/numberIndex.js';
import { quantities } from '../../../server/core/quantity/recognise.js';

const figures = quantities(
  `It took 34.8 months, 2.9 years, 3 years, 35 months, about 35 months, nearly three years, 1,059 days, or 151 weeks. Of 270, 163 (60%) did, 60.4% (163/270),
   that is 0.60, 0.604, 60, three fifths or 6 of 10; more than 60%, at least 60.4% and 12 of 20. It rose by 12%, fell by 12%, by −12%, by 12 percentage points.
   At 25 °C, 77 °F, 298.15 K, and 2 °C more, 2 K more. It held 1.2 mg/L, 1,200 µg/L, 1.2 µg/mL, 0.0012 g/L and 1.2. It doubled, a 2-fold rise, 2.0 times, 2.
   HR 0.47 (95% CI 0.32–0.71), 0.47 (0.32 to 0.71), 20–30 mg/kg, 0.02–0.03 g/kg, 53% lower; p < 0.001, p = 0.0004, p = .05, p = 0.049. 1 year, 17 months, 12 months, 365 days.
   r = .51, t(66) = 2.96, F(1, 236) = 4.1, ± 1.3 SD, 1.3, 5 × 10⁻³, 0.005, 5.0 × 10⁻³ M, 5 mM, $15.4/hour, 1.2 million, 1,200,000, 0, 0.0, 0%.`,
).flatMap((quantity) => [quantity, ...quantity.companions]);

describe('The index of numbers', () => {
  test('finds every figure that agrees as the same or converted', () => {
    const index = numberIndex(figures, (figure) => figure);
    const pairs = figures.flatMap((mine) => figures.filter((theirs) => ['same', 'converted'].includes(agree(mine, theirs).kind)).map((theirs) => [mine, theirs] as const));
    expect(pairs.length).toBeGreaterThan(2 * figures.length);
    for (const [mine, theirs] of pairs) expect(index.near(mine), `${theirs.text} for ${mine.text}`).toContain(theirs);
  });

  test('leaves out most of the others, and keeps the order', () => {
    const index = numberIndex(figures, (figure) => figure);
    const near = index.near(figures.find(({ text }) => text === '34.8 months')!);
    expect(near.length).toBeLessThan(figures.length / 3);
    expect(near).toEqual(figures.filter((figure) => near.includes(figure)));
  });
});
