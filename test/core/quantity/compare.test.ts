import { describe, expect, test } from 'vitest';
import { agree } from '../../../server/core/quantity/compare.js';
import { inStyleOf } from '../../../server/core/quantity/format.js';
import type { Quantity } from '../../../server/core/quantity/quantity.js';
import { quantities } from '../../../server/core/quantity/recognise.js';
import { slipOf } from '../../../server/core/quantity/slip.js';

// manuscript | source | kind
const pairs = `
# as printed
34.8 months | 34.8 months | same
34.8 months | 34.8 mo | same
165 mAh g⁻¹ | 165 mA h/g | same
0·47 | 0.47 | same
1,234 patients | 1234 patients | same
twelve patients | 12 patients | same
95% CI 0.32–0.71 | 95% CI 0.32 to 0.71 | same
95% CI 17.7–NE | 95% CI 17.7–not reached | same
163 of 270 | 163/270 | same
163 patients | 60.4% (163/270) | same
t(66) = 2.96 | t(66) = 2.96 | same
p < .001 | p < 0.001 | same
20–30 mg/kg | 20 to 30 mg/kg | same
12% reduction | −12% | same
95% CI 230 to 590 mg | 95% CI −590 to −230 mg | converted

# the other way
doubled | halved | relation
at most a quarter | at least 25% | relation

# coarser, half up or half even
35 months | 34.8 months | rounded
0.5 | 0.47 | rounded
82% | 82.5% | rounded
83% | 82.5% | rounded
1.2 million | 1,234,567 | rounded
1.2 × 10³ | 1,234 | rounded
doubled | 1.9-fold | rounded
95% CI 0.3–0.7 | 95% CI 0.32–0.71 | rounded

# units, percentages, fractions
2.9 years | 34.8 months | converted
3 years | 36 months | converted
2 years | 24 months | converted
8 weeks | 2 months | converted
5 µg | 0.005 mg | converted
37 °C | 310 K | converted
5.2 × 10⁻³ S cm⁻¹ | 5.2 mS/cm | converted
12.3 per 1000 person-years | 1.23 per 100 patient-years | converted
1.55 eV | 1550 meV | converted
2 mm | 0.2 cm | converted
7.4 percentage points | 7.4% | converted
a gap of 7.4% | 7.4 percentage points | converted
53% | 0.53 | converted
0.53 | 53% | converted
60.4% | 163/270 | converted
60% | 163/270 | converted
1 in 5 | 20% | converted
98.6 °F | 37 °C | converted
2 K | 2 °C | converted
100 mg/dL | 1 g/L | converted
$1.2 billion | $1,200 million | same

# hedges
about 35 months | 34.2 months | hedged
almost three years | 34.8 months | hedged
nearly 35 months | 34.2 months | hedged
about 1,200 | 1,234 | hedged
just over 34 months | 34.8 months | hedged
two thirds of patients | 66.1% | hedged
about half | 47% | hedged
roughly tenfold | more than 10-fold | hedged
a third | 12 of 36 | hedged
one in five | 21% | hedged
three of four | 76% | hedged

# what says less
p < .05 | p = .03 | weaker
p < 0.05 | p < 0.001 | weaker
more than 10-fold | 12-fold | weaker
at least 30 months | 34.8 months | weaker
more than half | 63% | weaker
fewer than 200 patients | 163 patients | weaker

# rounded wrongly
34 months | 34.8 months | truncated
0.4 | 0.47 | truncated
60% | 60.9% | truncated
34.80 months | 34.8 months | over-precise
34.83 months | 34.8 months | over-precise
1.00 | 0.996 | decision line
p = .05 | p = .0496 | decision line

# the unit
34.8 weeks | 34.8 months | unit
5 mg | 5 µg | unit
3 percentage points lower | 3% lower | unit
3% lower | 3 percentage points | unit
12 mg/kg | 12 mg/mL | unit
0.53% | 0.53 | unit

# the relation
less than 10-fold | more than 10-fold | relation
10-fold | more than 10-fold | relation
p > .05 | p < .05 | relation
p = .001 | p < .001 | relation
12% increase | −12% | relation
12% higher | 12% lower | relation

# another number
38.4 months | 34.8 months | differs
82.9% | 75.5% | differs
0.43 | 0.34 | differs
20 mg/kg | 2 mg/kg | differs
1,200 patients | 1,234 patients | differs
95% CI 0.32–0.77 | 95% CI 0.32–0.71 | differs
95% CI 17.7–30.2 | 95% CI 17.7–NE | differs
90% CI 0.32–0.71 | 95% CI 0.32–0.71 | differs
p < .001 | p = .03 | differs
p = .03 | p = .3 | differs
163/270 | 136/270 | differs
61% | 163/270 | differs
3 years | 24 months | differs
more than 40 months | 34.8 months | differs
about 45 months | 34.8 months | differs
tripled | 2-fold | differs
one in five | 31% | differs
7.4 percentage points | 4.7% | differs
t(66) = 2.69 | t(66) = 2.96 | differs
20–40 mg/kg | 20–30 mg/kg | differs
two thirds | 42% | differs
34.9 months | 34.8 months | differs

# too different to tell
34.8 months | 82.9% | incomparable
p = .03 | 0.03 | incomparable
20 mg | 20–30 mg | incomparable
p = .0004 | p < .001 | incomparable
34.8 months | 163.5 | differs
t(66) = 2.96 | F(1, 66) = 2.96 | incomparable
163 | 12.5% | incomparable
3-fold | 3 patients | incomparable
12 months | 12% | incomparable
`;

// Leading words (`about`, `a third`) belong to the figure; the longest reading of the line is meant.
const read = (text: string): Quantity => {
  const found = quantities(text);
  expect(found.length, text).toBe(1);
  return found[0]!;
};

describe('a figure against a source', () => {
  for (const line of pairs.split('\n')) {
    const [manuscript, source, kind] = line.split('|').map((part) => part.trim());
    if (!kind) continue;
    test(line, () => {
      const result = agree(read(manuscript!), read(source!));
      expect(`${result.kind} (${result.reason})`).toMatch(new RegExp(`^${kind} \\(`));
      expect(result.reason).not.toBe('');
    });
  }
});

describe('the reason', () => {
  test.each([
    ['38.4 months', '34.8 months', 'the source has 34.8 months, not 38.4 months: two digits are swapped'],
    ['35 months', '34.8 months', '34.8 months rounds to 35 months'],
    ['60%', '163/270', '163/270 = 60.4%'],
    ['2.9 years', '34.8 months', '34.8 months = 2.9 years'],
    ['95% CI 0.32–0.77', '95% CI 0.32–0.71', 'the source’s upper bound is 0.71, not 0.77'.replace('’', "'")],
    ['34 months', '34.8 months', '34.8 months rounds to 35, not 34'],
    ['less than 10-fold', 'more than 10-fold', 'the source has > 10-fold, not < 10-fold'],
  ])('%s for %s', (manuscript, source, reason) => expect(agree(read(manuscript), read(source)).reason).toBe(reason));
});

describe('a slip', () => {
  test.each([
    ['38.4', '34.8', 'transposition'],
    ['3.48', '34.8', 'decimal shift'],
    ['348', '34.8', 'decimal shift'],
    ['34.3', '34.8', 'digit'],
    ['1234', '12534', 'missing digit'],
    ['12534', '1234', 'extra digit'],
    ['-0.5', '0.5', 'sign'],
    ['12.7', '34.8', undefined],
    ['34.8', '34.8', undefined],
    ['three', '3', undefined],
  ])('%s for %s', (wrong, right, kind) => expect(slipOf(wrong, right)?.kind).toBe(kind));
});

describe("the source's figure in the manuscript's style", () => {
  test.each([
    // source, manuscript, printed
    ['34.8 months', '38.4 months', '34.8 months'],
    ['34.8 months', '38.4 mo', '34.8 mo'],
    ['34.8 months', '38 months', '34.8 months'],
    ['34.8 months', '34 months', '34.8 months'],
    ['34.8 months', '34.80 months', '34.8 months'],
    ['34.8 months', '3.9 years', '2.9 years'],
    ['34.8 months', '34.8 weeks', '34.8 months'],
    ['34.8 months', '38·4 months', '34·8 months'],
    ['34.8%', '38.4 %', '34.8 %'],
    ['0.47', '.43', '.47'],
    ['1234567', '1,243,567', '1,234,567'],
    ['1,234', '1 243', '1 234'],
    ['0.53', '35%', '53%'],
    ['163/270', '61%', '60%'],
    ['163/270', '136/270', '163/270'],
    ['60.4% (163/270)', '136', '163'],
    ['95% CI 0.32 to 0.71', '95% CI 0.32–0.77', '95% CI 0.32–0.71'],
    ['5 patients', 'three', 'five'],
    ['−2.3 mm Hg', '-3.2 mmHg', '-2.3 mmHg'],
    ['5.2 mS/cm', '2.5 × 10⁻³ S cm⁻¹', '5.2 × 10⁻³ S cm⁻¹'],
    ['41.2 mÅ', '24.6 m', '41.2 mÅ'],
    ['p < .001', 'p < .01', '.001'],
    ['3%', '3 percentage points', '3%'],
    ['12-fold', '21-fold', '12-fold'],
    ['20–30 mg/kg', '20–40 mg/kg', '20–30 mg/kg'],
    ['$1.2 billion', '$2.1 billion', '$1.2 billion'],
    ['0.996', '1.00', '0.996'],
  ])('%s beside %s', (source, manuscript, printed) => expect(inStyleOf(read(source), read(manuscript))).toBe(printed));
});
