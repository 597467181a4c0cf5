import { describe, expect, test } from 'vitest';
import { quantities } from '../../../server/core/quantity/recognise.js';
import { describeQuantity } from './describe.js';
import { examples } from './examples.js';

const all = examples();

describe('figures of a line of text', () => {
  test('there are several hundred examples', () => expect(all.length).toBeGreaterThan(300));

  for (const { file, line, text, marks } of all) {
    test(`${file}:${line} ${text.slice(0, 60)}`, () => {
      const decimalComma = file.startsWith('comma');
      const found = quantities(text, { decimalComma }).map((q) => `${' '.repeat(q.span.start)}${'^'.repeat(q.span.end - q.span.start)} ${describeQuantity(q)}`);
      expect([text, ...found].join('\n')).toBe([text, ...marks.map((mark) => `${' '.repeat(mark.start)}${'^'.repeat(mark.end - mark.start)} ${mark.says}`)].join('\n'));
    });
  }
});
