import { describe, expect, test } from 'vitest';
import { derivations } from '../../../server/core/quantity/derive.js';
import { quantities } from '../../../server/core/quantity/recognise.js';

// target | sources, comma-separated by `;` | first derivation, or none
const lines = `
53% lower | HR 0.47 | reduction: 1 − 0.47 = 53% lower
53% | 0.47 | reduction: 1 − 0.47 = 53% lower
a 40% higher risk | RR 1.40 | increase: 1.40 − 1 = 40% higher
100% higher | doubled | increase: 2 − 1 = 100% higher
about 50% lower | HR 0.47 | reduction: 1 − 0.47 = 53% lower
95% CI 29–68% | 95% CI 0.32–0.71 | reduction: 1 − 0.71 and 1 − 0.32 = 29% and 68% lower
17.1% | 82.9% | complement: 100 − 82.9 = 17.1%
2.1 | HR 0.47 | reciprocal: 1 / 0.47 = 2.13
7.4 percentage points | 82.9%; 75.5% | difference: 82.9% − 75.5% = 7.4 percentage points
23.9 months | 34.8 months; 10.9 months | difference: 34.8 months − 10.9 months = 23.9 months
2 years | 34.8 months; 10.9 months | difference: 34.8 months − 10.9 months = 1.99 years
3.2-fold | 34.8 months; 10.9 months | ratio: 34.8 months / 10.9 months = 3.19 times
tripled | 10.9 months; 34.8 months | ratio: 34.8 months / 10.9 months = 3.19 times
doubled | 100% higher | increase: 1 + 100% = 2 times
60.4% | 163; 270 | share: 163 / 270 = 60.4%
162 patients | 60%; 270 | part: 60% of 270 = 162
303 patients | 152; 151 | sum: 152 + 151 = 303
270 | 50; 100; 120 | total: 50 + 100 + 120 = 270
39.6% | 163/270 | complement: (270 − 163) / 270 = 39.6%
10% higher | 82.9 points; 75.5 points | relative change: (82.9 − 75.5) / 75.5 = 9.8% higher
2.3 mm Hg | 142.3 mm Hg; 140.0 mm Hg | difference: 142.3 mm Hg − 140.0 mm Hg = 2.3 mm Hg

# nothing follows
40% lower | HR 0.47 | none
53% higher | HR 0.47 | none
8.4 percentage points | 82.9%; 75.5% | none
17.1 months | 82.9% | none
5-fold | 34.8 months; 10.9 months | none
5 months | 34.8 months; 82.9% | none
p = .03 | 0.97 | none
61% | 163; 280 | none
`;

describe('what follows from the figures of a source', () => {
  for (const line of lines.split('\n')) {
    const [target, sources, expected] = line.split('|').map((part) => part.trim());
    if (!expected) continue;
    test(line, () => {
      const [first] = derivations(quantities(target!)[0]!, sources!.split(';').flatMap((source) => quantities(source)));
      expect(first ? `${first.kind}: ${first.words}` : 'none').toBe(expected);
    });
  }

  test('exact ones come first, and few are given', () => {
    const sources = quantities(Array.from({ length: 400 }, (_, i) => `${(i * 7919) % 1000 / 10} months`).join('; '));
    const found = derivations(quantities('23.9 months')[0]!, sources);
    expect(found.length).toBeLessThanOrEqual(12);
    expect(found.map(({ exact }) => exact)).toEqual([...found.map(({ exact }) => exact)].sort((a, b) => Number(b) - Number(a)));
  });
});
