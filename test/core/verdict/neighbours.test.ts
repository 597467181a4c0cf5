import { describe, expect, test } from 'vitest';
import { openService } from '../../../server/core/openService.ts';

const KILNS = `# Kilns

## Results

Eight firings of Vey, Oru and Tamm used 412, 385 and 467 kg of wood.

Table 1. Strength and water uptake.

| Brick | Strength (MPa) | Water uptake (%) | Density (g/cm³) |
|---|---|---|---|
| Vey clay | 31.4 | 12.6 | 1.82 |
| Oru clay | 24.9 | 15.3 | 1.71 |
| Tamm shale | 40.2 | 8.8 | 2.04 |
`;

/** `text → expected` of the contradictions in a manuscript that cites the kilns. */
function contradictions(manuscript: string): readonly string[] {
  const service = openService();
  service.setSource('kilns.md', KILNS);
  service.setBibliography('refs.bib', '@article{kilns, title={Kilns}, file={kilns.md}}');
  service.setManuscript('review.md', { format: 'markdown', text: manuscript });
  return service.check('review.md').figures.filter(({ verdict }) => verdict.verdict === 'contradicted').map(({ text, verdict }) => `${text} → ${verdict.expected}`);
}

describe('what the figures beside one are tells what it should be', () => {
  test('in a list, whatever words the author uses', () => {
    expect(contradictions('The wood of the three came to 412, 358 and 467 kg [@kilns].\n')).toEqual(['358 → 385']);
    expect(contradictions('Fuel came to 412, 358 and 467 kg [@kilns].\n')).toEqual(['358 → 385']);
  });

  test('in a table, whatever its headers are', () => {
    const table = (oru: string, tamm: string): string => `: Bricks [@kilns]

| Material | Crushing load, MPa | Absorption, % | Mass per volume, g/cm³ |
|---|---|---|---|
| Vey | 31.4 | 12.6 | 1.82 |
| Oru | 24.9 | ${oru} | 1.71 |
| Tamm | ${tamm} | 8.8 | 2.04 |
`;
    expect(contradictions(table('15.3', '40.2'))).toEqual([]);
    expect(contradictions(table('8.8', '42.0'))).toEqual(['8.8 → 15.3', '42.0 → 40.2']);
  });

  test('not where more than one is left over', () => {
    expect(contradictions('Fuel came to 412 kg, and to 300 kg elsewhere [@kilns].\n')).toEqual([]);
  });
});

describe('a way that the figures themselves do not go', () => {
  const comparators = (manuscript: string): number => {
    const service = openService();
    service.setSource('kilns.md', '# Kilns\n\nWater uptake fell from 15.3% to 8.8% after glazing. Cracks were seen in 17% of bricks fired with wood and in 6% of those fired with gas.\n');
    service.setBibliography('refs.bib', '@article{kilns, title={Kilns}, file={kilns.md}}');
    service.setManuscript('review.md', { format: 'markdown', text: manuscript });
    return service.check('review.md').findings.filter(({ code }) => code === 'figure/comparator').length;
  };

  test.each([
    ['After glazing, water uptake rose from 15.3% to 8.8% [@kilns].', 1],
    ['Water uptake fell from 15.3% to 8.8% after glazing [@kilns].', 0],
    ['Cracks were less common (17% against 6%) in bricks fired with wood than with gas [@kilns].', 1],
    ['Cracks were more common (17% against 6%) in bricks fired with wood than with gas [@kilns].', 0],
    ['Cracks were not less common (17% against 6%) in bricks fired with wood than with gas [@kilns].', 0],
  ])('%s', (sentence, expected) => expect(comparators(`${sentence}\n`)).toBe(expected));
});
