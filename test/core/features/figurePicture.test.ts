import { describe, expect, test } from 'vitest';
import { comparisonOf, comparisonText } from '../../../server/core/features/figureComparison.js';
import { figurePicture, palettes } from '../../../server/core/features/figurePicture.js';
import { filesOf, serviceOf } from '../../support/fixture.js';

const trial = `
--- file: sources/trial.md
# Veloxin in coastal fever

In the primary analysis the hazard ratio for death was 0.47 (95% CI 0.32–0.71).
Mean hospital stay was 9.5 days (95% CI 8.1 to 10.9) with veloxin.

Table 1: Outcomes

| Outcome | Veloxin | Standard care | Placebo & \\<rest\\> |
|---|---|---|---|
| Median time to recovery | 34.8 days | 51.2 days | 60.0 days |
| Response rate | 82.9% | 75.5% | 20.1% |

Table 2: Veloxin by sex

| Outcome | Women | Men |
|---|---|---|
| Hazard ratio for relapse (95% CI) | 0.40 (0.25–0.64) | 0.71 (0.48–NE) |
--- file: refs.bib
@article{trial, title = {Veloxin in coastal fever}, author = {Lind, Mara}, year = {2021}}
`;

/** The comparison for the figure with these words. */
function compared(sentence: string, figure: string) {
  const service = serviceOf([...filesOf(trial), { path: 'review.md', text: sentence }]);
  const found = service.check('review.md').figures.find(({ text }) => text === figure);
  if (!found) throw new Error(`no figure ${figure}`);
  return comparisonOf(found);
}

describe('a figure is compared', () => {
  test.each([
    ['with its own arm and the others', 'The median time to recovery was 38.4 days with veloxin [@trial].', '38.4 days',
      'Bar chart. Manuscript: 38.4 days. Veloxin (source): 34.8 days. Standard care: 51.2 days. Placebo & <rest>: 60.0 days.'],
    ['in the source’s unit', 'The median time to recovery was 34.8 weeks with veloxin [@trial].', '34.8 weeks',
      'Bar chart. Manuscript: 34.8 weeks = 243.6 days. Veloxin (source): 34.8 days. Standard care: 51.2 days. Placebo & <rest>: 60.0 days.'],
    ['a ratio with its interval', 'The hazard ratio for death was 0.47 (95% CI 0.32–0.71) in the primary analysis [@trial].', '0.47',
      'Forest plot. Manuscript: 0.47 (0.32–0.71). Source: 0.47 (0.32–0.71).'],
    ['with what it is truly the figure of', 'The hazard ratio for relapse was 0.71 in women [@trial].', '0.71',
      'Forest plot. Manuscript: 0.71. Women (source): 0.40 (0.25–0.64). Men: 0.71 (0.48–open).'],
    ['a mean with its interval', 'Mean hospital stay was 9.5 days (95% CI 8.1 to 10.9) with veloxin [@trial].', '9.5 days',
      'Intervals. Manuscript: 9.5 days (8.1–10.9). Source: 9.5 days (8.1–10.9).'],
  ])('%s', (_, sentence, figure, expected) => {
    const comparison = compared(sentence, figure);
    expect(comparison && comparisonText(comparison)).toBe(expected);
  });

  test('not with what it was computed from, and not without evidence', () => {
    expect(compared('Veloxin lowered the risk of death by 53% in the primary analysis [@trial].', '53%')).toBeUndefined();
    expect(compared('In our own ward 41 beds were free.', '41')).toBeUndefined();
  });
});

describe('its picture', () => {
  const comparison = compared('The median time to recovery was 38.4 days with veloxin [@trial].', '38.4 days')!;
  const { svg, alt, width, height } = figurePicture(comparison, palettes.dark);

  test('says in words what it shows', () => {
    expect(alt).toBe(comparisonText(comparison));
    expect(svg).toContain(`<title>${alt.replace('&', '&#38;').replace('<', '&#60;').replace('>', '&#62;')}</title>`);
  });

  test('names no other file, and lets no words of a source become marks', () => {
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href|<(?:script|foreignObject|image)/);
    expect(svg).toContain('Placebo &#38; &#60;rest&#62;');
    expect(svg).not.toContain('<rest>');
  });

  test('has a row for each, and bars as long as their values', () => {
    const bars = [...svg.matchAll(/<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)" height="12"/g)].map((match) => Number(match[1]));
    expect(bars).toHaveLength(4);
    expect(bars[0]! / bars[1]!).toBeCloseTo(38.4 / 34.8, 1);
    expect([width, height]).toEqual([500, 102]);
  });
});

describe.each(Object.entries({ light: '#ffffff', dark: '#1f1f1f', 'high-contrast-light': '#ffffff', 'high-contrast-dark': '#000000' }))('%s', (theme, background) => {
  test.each(Object.entries(palettes[theme as keyof typeof palettes]))('%s stands out', (_, colour) => {
    expect(contrast(colour, background)).toBeGreaterThanOrEqual(4.5);
  });
});

/** WCAG 2.2, contrast ratio. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
