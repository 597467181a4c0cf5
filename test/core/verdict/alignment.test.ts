import { describe, expect, test } from 'vitest';
import { openService } from '../../../server/core/openService.ts';

// Invented: a trial of mulches in an orchard.
const ORCHARD = `# Mulch in the orchard

At harvest, 18.3% of the straw plots and 21.7% of the bark plots had lost their labels.

Trees pruned round were taller than those pruned flat: in the third year the girth was 88.7 cm flat and 92.1 cm round.

Yield was 4.1, 8.7 and 13.2 kg for Amberly, Brockton and Cawder before thinning; after ten days it was 2.9, 3.3 and 5.8 kg, respectively.

Root depth of Amberly fell by 58%, that of Brockton by 17%.

Treating 22 trees for the whole season prevented one loss.

Mowing before 10 June destroyed 64% of the nests.

**Table 1.** Scab and cost by mulch.

| Mulch | Scab, leaves (%) | Scab, young leaves (%) | Cost (euros) | Trees |
|---|---|---|---|---|
| Straw | 46.6 | 44.8 | 11.60 | 412 |
| Bark | 31.2 | 29.5 | 7.30 | 385 |

**Table 2.** Soil.

| Plot | Nitrate (mg/L) | | pH |
|---|---|---|---|
| | 1995–2004 | 2010–2019 | |
| North | 1.8 | 1.5 | 6.1 |
| South | 6.3 | 4.9 | 5.8 |

**Table 3.** Buds and fruit by cultivar.

| Cultivar | Buds | Fruit |
|---|---|---|
| Amberly | 2,310 | 240 |
| Brockton | 1,975 | 186 |
| Cawder | 1,610 | 133 |

**Table 4.** Fruit per tree.

| Spray | Early | Late |
|---|---|---|
| Water | 1,482 | 165 |
| Lime 30 mg/kg | 871 | 112 |
`;

/** `text → expected` of the contradictions in a sentence that cites the orchard. */
function contradictions(sentence: string): readonly string[] {
  const service = openService();
  service.setSource('orchard.md', ORCHARD);
  service.setBibliography('refs.bib', '@article{orchard, title={Mulch in the orchard}, file={orchard.md}}');
  service.setManuscript('review.md', { format: 'markdown', text: `${sentence.replace(/\.$/, '')} [@orchard].\n` });
  return service.check('review.md').figures.filter(({ verdict }) => verdict.verdict === 'contradicted').map(({ text, verdict }) => `${text} → ${verdict.expected}`);
}

describe('a figure meets its counterpart', () => {
  test.each([
    // What both did stands behind the second.
    ['Labels were lost in 21.7% of the straw plots', ['21.7% → 18.3%']],
    // Behind a colon a clause begins: what stands before the colon names neither figure.
    ['The girth of trees pruned round was 88.7 cm', ['88.7 cm → 92.1 cm']],
    // Names said before are dealt out again.
    ['After ten days Brockton yielded 5.8 kg', ['5.8 kg → 3.3 kg']],
    // Swapped digits are rather that than made of two other figures.
    ['Root depth of Brockton fell by 71%', ['71% → 17%']],
    // What nobody names is not meant: leaves, not young leaves.
    ['Scab on the leaves under straw reached 44.8%', ['44.8% → 46.6%']],
    ['Scab on the young leaves under straw reached 44.8%', []],
    // Small change is no large one.
    ['Straw mulch costs 11.60 cents', ['11.60 cents → 11.60 euros']],
    // A header that fills a span is a header, however few its columns.
    ['In 2010–2019, nitrate was 1.5 mg/L in the north and 4.9 mg/L in the south', []],
    ['In 2010–2019, nitrate averaged 6.3 mg/L in the southern plot', ['6.3 mg/L → 4.9 mg/L']],
    // A dose in a row's name is no unit of its cells.
    ['With lime the trees bore 871 fruit early', []],
    // A column of counts holds no percentages.
    ['Of the trees under straw, 12% stood in the shade', []],
    // Nobody says `at least 35` of hundreds.
    ['Under bark stood at least 385 trees', []],
    // Words that point back name nothing surely.
    ['Under straw the leaves had scab in 46.6%; under the other mulch the corresponding share was 29.5%', []],
  ])('%s', (sentence, expected) => {
    expect(contradictions(sentence)).toEqual(expected);
  });
});
