import { describe, expect, test } from 'vitest';
import { searchLiterature } from '../../../server/core/features/literatureSearch.js';
import { filesOf, serviceOf } from '../../support/fixture.js';
import { literature } from './literature.js';

const found = (question: string, most = 3) => searchLiterature(question, serviceOf(filesOf(literature)).library(), most).map(({ text, keys }) => `${text} ${keys.map((key) => `@${key}`).join(' ')}`.trim());

describe('the literature is searched', () => {
  test.each([
    ['by the words of a claim', 'relapses in children', ['Relapses of coastal fever (CF) are rare in children. @fever:2']],
    ['by other forms of its words', 'rare relapse of a child in children', ['Relapses of coastal fever (CF) are rare in children. @fever:2']],
    ['by a cell’s headers, and cited by the author’s own key', 'time to recovery with standard care', ['Table 1 · Median time to recovery · Standard care: 51.2 days @harbor']],
    ['by an abbreviation for what is spelled out', 'CF in children', ['Relapses of coastal fever (CF) are rare in children. @fever:2']],
    ['for nothing that it does not speak of', 'the price of coffee', []],
    ['for no words at all', '?', []],
  ])('%s', (_, question, expected) => {
    expect(found(question, 1)).toEqual(expected);
  });

  test('gives no more than was asked for, the nearest first', () => {
    expect(found('veloxin', 2)).toHaveLength(2);
  });
});
