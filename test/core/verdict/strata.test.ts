import { expect, test } from 'vitest';
import { openService } from '../../../server/core/openService.ts';

const CRACKS = `# Cracks

Table 1. Sensitivity of the probes by width of the crack, n (%).

| Width | Cracks | Dye | Sound |
|---|---|---|---|
| All | 268 | 190 (70.9) | 243 (90.7) |
| ≤ 10 mm | 97 | 46 (47.4) | 79 (81.4) |
| 11–20 mm | 103 | 80 (77.7) | 98 (95.1) |
| > 20 mm | 68 | 64 (94.1) | 66 (97.1) |

Table 2. Loss of weight by age of the kiln (%).

| Age | Dye | Sound |
|---|---|---|
| < 65 years | 12.4 | 9.8 |
| ≥ 65 years | 14.7 | 8.2 |
`;

/** `text → expected` of the contradictions in a sentence that cites the cracks. */
function contradictions(sentence: string): readonly string[] {
  const service = openService();
  service.setSource('cracks.md', CRACKS);
  service.setBibliography('refs.bib', '@article{cracks, title={Cracks}, file={cracks.md}}');
  service.setManuscript('review.md', { format: 'markdown', text: `${sentence} [@cracks].\n` });
  return service.check('review.md').figures.filter(({ verdict }) => verdict.verdict === 'contradicted').map(({ text, verdict }) => `${text} → ${verdict.expected}`);
}

test.each([
  // Rows with bounds and ranges are parts of a population, in whatever words a sentence names them.
  ['Among cracks of 10 mm or less, sensitivity was 47.4% with dye and 81.4% with sound', []],
  ['Among cracks of 10 mm or less, sensitivity was 94.1% with dye', ['94.1% → 47.4%']],
  ['For cracks of more than 20 mm, dye reached a sensitivity of 94.1%', []],
  ['For cracks larger than 20 mm, dye reached a sensitivity of 47.4%', ['47.4% → 94.1%']],
  ['Sensitivity with dye was 77.7% for cracks of 11 to 20 mm and 94.1% above 20 mm', []],
  // One number, two parts: the bound tells.
  ['In kilns younger than 65 years, the loss of weight was 12.4% with dye and 9.8% with sound', []],
  ['In kilns younger than 65 years, the loss of weight was 14.7% with dye', ['14.7% → 12.4%']],
  ['In kilns aged 65 years or older, the loss of weight was 14.7% with dye and 8.2% with sound', []],
  ['In kilns aged 65 years or older, the loss of weight was 12.4% with dye', ['12.4% → 14.7%']],
  ['In kilns of at least 65 years the loss of weight with sound was 9.8%', ['9.8% → 8.2%']],
])('%s', (sentence, expected) => {
  expect(contradictions(sentence)).toEqual(expected);
});
