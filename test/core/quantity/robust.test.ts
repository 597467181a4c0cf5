import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellQuantities, headerOf } from '../../../server/core/quantity/cell.js';
import { agree } from '../../../server/core/quantity/compare.js';
import { usesDecimalComma } from '../../../server/core/quantity/decimalComma.js';
import { derivations } from '../../../server/core/quantity/derive.js';
import { inStyleOf } from '../../../server/core/quantity/format.js';
import type { Quantity } from '../../../server/core/quantity/quantity.js';
import { quantities } from '../../../server/core/quantity/recognise.js';
import { timePoints } from '../../../server/core/quantity/timePoints.js';
import { unitOf } from '../../../server/core/quantity/units.js';
import { examples } from './examples.js';

const scraps = ['1', '12', '0.47', '1,234', '.05', '10⁻³', '×', ' ', ' ', '–', '-', '−', '(', ')', '[', ']', '95% CI', 'IQR', '±', 'SD', '%', 'mg', '/kg', 'per 100', 'months', 'p', 'n', '=', '<', '≥', ',', ';', '.', 'of', 'to', 'from', 'between', 'and', 'vs', 'one', 'half', 'two thirds', 'a', 'fold', 'doubled', 'Table', 'day', 'CD8', 'at least', 'about', '$', 'million', 't(66)', '\uFFFC', '\n', 'log10', 'm', '⁻¹', '\u202e', 'e', '²', '1e999', '/', '°C'];
const figured = fc.array(fc.constantFrom(...scraps), { maxLength: 24 }).map((parts) => parts.join(''));

describe('whatever the text', () => {
  test('figures lie in it, in order, apart, as printed', () => {
    fc.assert(fc.property(fc.oneof(figured, fc.string({ unit: 'grapheme', maxLength: 80 })), fc.boolean(), (text, decimalComma) => {
      let last = 0;
      for (const q of quantities(text, { decimalComma })) {
        expect(q.span.start).toBeGreaterThanOrEqual(last);
        expect(q.span.end).toBeLessThanOrEqual(text.length);
        expect(text.slice(q.span.start, q.span.end)).toBe(q.text);
        sound(text, q);
        last = q.span.end;
      }
    }), { numRuns: 2000 });
  }, 60_000);

  test('nothing throws', () => {
    fc.assert(fc.property(figured, figured, (a, b) => {
      const found = [...quantities(a), ...quantities(b)];
      for (const one of found) for (const other of found) { agree(one, other); inStyleOf(one, other); derivations(one, [other, one]); }
      const header = headerOf(a);
      cellQuantities(b, { header });
      usesDecimalComma(a);
      timePoints(a);
      unitOf(b);
    }), { numRuns: 1000 });
  }, 60_000);

  test('a figure agrees with itself, and its own print is its own style', () => {
    for (const { text, file } of examples()) {
      for (const q of quantities(text, { decimalComma: file.startsWith('comma') })) {
        expect(agree(q, q).kind, q.text).toMatch(/^(?:same|hedged)$/);
        if (!q.relationSpan) expect(inStyleOf(q, q).replace(/\s/g, ' '), q.text).toBe(q.text.replace(/\s/g, ' '));
      }
    }
  });
});

function sound(text: string, q: Quantity): void {
  expect(Number.isFinite(q.value.value)).toBe(true);
  expect(q.value.tolerance).toBeGreaterThanOrEqual(0);
  expect(text.slice(q.value.span.start, q.value.span.end)).toBe(q.value.printed);
  for (const companion of q.companions) sound(text, companion);
}

describe('time is linear in the text', () => {
  const awkward: Readonly<Record<string, string>> = {
    digits: '1', numbers: '12 ', groups: '1,234,', open: '(1 ', lists: '1 (2; 3; ', plusMinus: '1 ± ', words: 'one hundred and ', intervals: '95% CI ', slashes: '1/', hyphens: '1-', dots: '1.',
    names: 'a1-', spaces: ' ', rates: '5 cells per ', units: '5 mg kg⁻¹ ', halves: 'half ', signs: 'p = ', labels: 'Table 1, 2, ', brackets: '[', less: '<', years: '2019–', addresses: 'http://', ranges: 'from 1 to ', minus: '−', raised: '10⁻', rtl: '١٢\u202e ',
  };
  const cpu = (text: string): number => {
    const before = process.cpuUsage();
    quantities(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };

  test.each(Object.keys(awkward))('200,000 characters of %s', (name) => {
    const piece = awkward[name]!;
    const text = piece.repeat(Math.ceil(200_000 / piece.length));
    cpu(text.slice(0, 20_000));
    const tenth = cpu(text.slice(0, 20_000));
    const whole = cpu(text);
    // Ten times the text: far below the hundredfold of quadratic work. Tiny times say nothing.
    expect(whole).toBeLessThan(Math.max(150, 40 * tenth));
    expect(whole).toBeLessThan(8000);
  }, 60_000);

  test('a number of 10,000 digits', () => {
    expect(quantities(`It was ${'9'.repeat(10_000)} and 0.${'3'.repeat(10_000)} mg.`).map((q) => [q.value.value, q.unit?.canonical])).toEqual([[1 / 3, 'mg']]);
  });
});
