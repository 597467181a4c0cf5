import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { abbreviations } from '../../../server/core/evidence/abbreviations.js';

/** `PFS = progression-free survival` for each definition found. */
const defined = (text: string): readonly string[] => abbreviations(text).map(({ short, long }) => `${short} = ${long}`);

describe('a definition in brackets', () => {
  test.each([
    ['The median progression-free survival (PFS) was 9 months.', 'PFS = progression-free survival'],
    ['Median PFS (progression-free survival) was 9 months.', 'PFS = progression-free survival'],
    ['with an odds ratio [OR] of 1.4', 'OR = odds ratio'],
    ['We report the word error rate (WER; lower is better).', 'WER = word error rate'],
    ['the gross domestic product (hereafter GDP) grew', 'GDP = gross domestic product'],
    ['the quality of life (“QoL”) of carers', 'QoL = quality of life'],
    ['A late finding (posttransplant lymphoproliferative disorder, PTLD) was', 'PTLD = posttransplant lymphoproliferative disorder'],
    ['activity of glutathione peroxidase (EC 1.11.1.9; GPx) fell', 'GPx = glutathione peroxidase'],
    ['the ubiquitin(Ub) system', 'Ub = ubiquitin'],
    ['an “exact match” (EM) of 71.2', 'EM = exact match'],
  ])('%s', (text, found) => expect(defined(text)).toEqual([found]));
});

describe('how a short form follows from a long one', () => {
  test.each([
    ['small words are skipped', 'Analysis of Variance (ANOVA)', 'ANOVA = Analysis of Variance'],
    ['letters from inside a word', 'dexamethasone (Dex)', 'Dex = dexamethasone'],
    ['letters behind a hyphen', 'the enzyme-linked immunosorbent assay (ELISA)', 'ELISA = enzyme-linked immunosorbent assay'],
    ['a plural s that the long form lacks', 'messenger ribonucleic acid (mRNAs)', 'mRNAs = messenger ribonucleic acid'],
    ['a plural s that it has', 'solid oxide fuel cells (SOFCs)', 'SOFCs = solid oxide fuel cells'],
    ['a digit by its word', 'a two-dimensional (2D) film', '2D = two-dimensional'],
    ['a digit left out', 'nitrous oxide (N2O)', 'N2O = nitrous oxide'],
    ['a Greek letter by its name', 'tumour necrosis factor α (TNF-alpha)', 'TNF-alpha = tumour necrosis factor α'],
    ['a Greek letter in front', 'gamma interferon (IFN-γ)', 'IFN-γ = gamma interferon'],
    ['a word of the short form itself', 'mouse embryo fibroblast cells (MEF cells)', 'MEF cells = mouse embryo fibroblast cells'],
    ['a last word left out', 'the dystrophin kinase gene (DYK)', 'DYK = dystrophin kinase gene'],
    ['numbers of a chemical name belong to it', 'the dye 1,2-naphthoquinone (NQ)', 'NQ = 1,2-naphthoquinone'],
    ['the nearest words win', 'patients with severe sepsis or with septic shock (SS)', 'SS = septic shock'],
    ['one letter, one word', 'fed with Nitrogen (N) only', 'N = Nitrogen'],
  ])('%s', (_why, text, found) => expect(defined(text)).toEqual([found]));
});

test('lists under a table', () => {
  expect(defined('OS, overall survival; PFS, progression-free survival; CI = confidence interval.')).toEqual([
    'OS = overall survival', 'PFS = progression-free survival', 'CI = confidence interval',
  ]);
});

describe('no definition', () => {
  test.each([
    'The score was higher (P = 0.03) in patients (n = 12).',
    'The students (mean 0.61, SD = 0.14) learned fast.',
    'Conductivity at 25 °C (mS cm⁻¹) was low.',
    'as shown before (Table 2)',
    'They recovered (see below) within days (phase II).',
    'the arms (group 2) and sites (Oslo)',
    'Ser-265 (Ser-261) was exchanged',
    'an unclosed bracket (PFS',
    '',
  ])('%s', (text) => expect(defined(text)).toEqual([]));
});

test('spans are where the forms stand', () => {
  for (const text of ['Median overall survival (OS) and PFS (progression-free survival).', 'OR, odds ratio; RR, risk ratio.']) {
    const found = abbreviations(text);
    expect(found.length).toBe(2);
    for (const { short, long, shortSpan, longSpan } of found) {
      expect(text.slice(shortSpan.start, shortSpan.end)).toBe(short);
      expect(text.slice(longSpan.start, longSpan.end)).toBe(long);
    }
  }
});

test('any text is read, and its spans lie in it', () => {
  const piece = fc.constantFrom('(', ')', '[', ']', ' ', 'AB', 'alpha beta', ';', ', ', '=', '1,2-', 'é', 'β', '\uFFFC', '.', 'or ', '"');
  fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
    const text = pieces.join('');
    for (const { short, long, shortSpan, longSpan } of abbreviations(text)) {
      expect(text.slice(shortSpan.start, shortSpan.end)).toBe(short);
      expect(text.slice(longSpan.start, longSpan.end)).toBe(long);
    }
  }));
});

test.each(['((((((((((', '[([([([([(', 'A(B)', '(a a a a a a a a a a a a a ABC) ', 'OS, ', ', A, b', 'ABCDEFGHIJ '])('a long text of %j takes time in proportion to its length', (unit) => {
  const time = (length: number): number => {
    const text = unit.repeat(length / unit.length);
    const start = performance.now();
    abbreviations(text);
    return performance.now() - start;
  };
  time(10_000);
  const short = Math.min(time(20_000), time(20_000), time(20_000));
  expect(time(200_000)).toBeLessThan(40 * short + 300);
});
