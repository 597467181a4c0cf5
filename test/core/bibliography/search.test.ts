import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBib } from '../../../server/core/bibliography/bib/read.js';
import { referenceIndex } from '../../../server/core/bibliography/search.js';

const BIB = `
@article{peters2017, author = {Peters, Solange and Camidge, D. Ross}, title = {Alectinib versus Crizotinib in Untreated Lung Cancer}, journal = {N Engl J Med}, year = 2017}
@article{camidge2019, ids = {alex:update}, author = {Camidge, D. Ross}, title = {Updated Efficacy of Alectinib}, year = 2019}
@book{muller, author = {Müller, Karl and Peterson, Ann}, title = {Macrophages}, year = 2001}
@article{doi:10.1000/x_y, author = {Ørsted, H.}, title = {A Study of Storms in 2017}, year = 1999}
@xdata{alectinib-shared, publisher = {P}}
@article{, title = {Alectinib without a key}}
`;
const { references } = readBib('refs.bib', BIB);
const CLAIMS: Record<string, string> = { muller: 'Median survival was 34.8 months in the M2 arm' };
const index = referenceIndex(references, ({ key }) => CLAIMS[key] ?? '');

describe('finds', () => {
  const cases: Record<string, [query: string, ...keys: string[]]> = {
    'by key': ['peters2017', 'peters2017'],
    'by the beginning of a key, of an author, of another': ['peters', 'peters2017', 'muller'],
    'by author and year': ['cami 2019', 'camidge2019'],
    'by words of the title, in any order': ['crizotinib alect', 'peters2017'],
    'the year of the work before a year in a title': ['2017', 'peters2017', 'doi:10.1000/x_y'],
    'by alias': ['alex:u', 'camidge2019'],
    'by a key with marks': ['10.1000/x_y', 'doi:10.1000/x_y'],
    'without accents': ['muller', 'muller'],
    'with them': ['MÜLLER', 'muller'],
    'letters that have no accent to lose': ['orsted', 'doi:10.1000/x_y'],
    'by words of the claims that cite it': ['months survival', 'muller'],
    'by a figure of such a claim': ['34.8', 'muller'],
    'by journal': ['engl', 'peters2017'],
    'nothing without a key, no shared data': ['alectinib', 'peters2017', 'camidge2019'],
    'within a word': ['phages', 'muller'],
    'with a letter missing': ['crizotnib', 'peters2017'],
    'with a letter too many': ['petters', 'peters2017', 'muller'],
    'with two letters swapped': ['camdige', 'peters2017', 'camidge2019'],
    'with a wrong letter in one of two words': ['alectimib untreated', 'peters2017'],
    'nothing that is not there': ['zebra'],
    'nothing where one word of two is not there': ['peters zebra'],
  };
  for (const [name, [query, ...keys]] of Object.entries(cases)) {
    test(`${name}: ${query}`, () => expect(index.search(query, 10).map(({ reference }) => reference.key).sort()).toEqual([...keys].sort()));
  }
});

test('the best first', () => {
  expect(index.search('peters', 10)[0]!.reference.key).toBe('peters2017');
  expect(index.search('2017', 10)[0]!.reference.key).toBe('peters2017');
  expect(index.search('camidge', 1).map(({ reference }) => reference.key)).toEqual(['camidge2019']);
});

test('a word of running text is found from its start, as it is spelled', () => {
  const holding = (word: string): readonly string[] => index.holding(word, 10).map(({ key }) => key);
  expect(holding('alectin')).toEqual(['peters2017', 'camidge2019']);
  expect(holding('Survival')).toEqual(['muller']);
  expect(holding('lectinib')).toEqual([]);
  expect(holding('alectynib')).toEqual([]);
  expect(holding('—')).toEqual([]);
});

test('an empty query gives the first, and what the caller prefers before them', () => {
  expect(index.search('', 2).map(({ reference }) => reference.key)).toEqual(['peters2017', 'camidge2019']);
  expect(index.search(' ', 1, ({ key }) => (key === 'muller' ? 50 : 0)).map(({ reference }) => reference.key)).toEqual(['muller']);
  expect(index.search('alectinib', 1, ({ key }) => (key === 'camidge2019' ? 50 : 0)).map(({ reference }) => reference.key)).toEqual(['camidge2019']);
});

test('whatever the texts and the query: no throw, no more than asked for, none twice', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', ' ', '.', '{', '\u0001', '\n', '1', '💯', '王'), maxLength: 12 });
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word), { maxLength: 8 }), word, fc.integer({ min: 0, max: 5 }), (entries, query, limit) => {
      const { references } = readBib('refs.bib', entries.map(([key, title]) => `@misc{${key}, title = {${title}}}`).join('\n'));
      const found = referenceIndex(references).search(query, limit).map(({ reference }) => reference);
      expect(found.length).toBeLessThanOrEqual(limit);
      expect(new Set(found).size).toBe(found.length);
    }),
    { numRuns: 500 },
  );
});
