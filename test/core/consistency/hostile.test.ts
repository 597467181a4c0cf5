import { describe, expect, test } from 'vitest';
import { intervalSlips } from '../../../server/core/consistency/intervals.js';
import { percentageSlips } from '../../../server/core/consistency/percentages.js';
import { pValueSlips } from '../../../server/core/consistency/pValues.js';
import { repeatedSlips } from '../../../server/core/consistency/repeated.js';
import { redefinedTerms, undefinedTerms } from '../../../server/core/consistency/terms.js';
import type { Document } from '../../../server/core/document/document.js';
import { openReader } from '../../../server/core/document/open.js';

const searches: readonly (readonly [string, (document: Document) => readonly unknown[]])[] = [
  ['p-values', pValueSlips], ['intervals', intervalSlips], ['percentages', percentageSlips], ['repeated figures', repeatedSlips],
  ['undefined terms', undefinedTerms], ['redefined terms', redefinedTerms],
];

describe.each([
  ['percentages', '12 of 84 (41.3%), '],
  ['intervals', 'HR 0.58 (95% CI 0.61–0.94), '],
  ['tests', 't(76) = 1.88, p = .006, '],
  ['definitions', 'word error rate (WER) and WER of wide edge routers (WER), '],
  ['open brackets', '((([[[12 (3% [95% CI '],
  ['digits', '123456789'],
])('a paragraph of 200,000 characters: %s', (_what, unit) => {
  const paragraph = (length: number): string => unit.repeat(length / unit.length);
  const document = (length: number): Document => openReader('a.md', 'markdown').read(`# Abstract\n\nRecall rose from 4.1 s to 5.3 s.\n\n# Results\n\n${paragraph(length)}\n`);

  test.each(searches)('%s', { timeout: 60_000 }, (_name, search) => {
    const time = (length: number): number => {
      const read = document(length);
      const start = performance.now();
      search(read);
      return performance.now() - start;
    };
    time(5_000);
    const short = Math.min(time(20_000), time(20_000));
    expect(time(200_000)).toBeLessThan(40 * short + 1_000);
  });
});
