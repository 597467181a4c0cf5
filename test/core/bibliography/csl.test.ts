import { describe, expect, test } from 'vitest';
import { readBib } from '../../../server/core/bibliography/bib/read.js';
import { keyMentions } from '../../../server/core/bibliography/bib/mentions.js';
import type { CslItem } from '../../../server/core/bibliography/reference.js';

const CASES: Record<string, [bib: string, csl: Partial<CslItem>]> = {
  'an article': [
    '@article{peters2017, author = {Peters, Solange and {ALEX Group} and van der Berg, Jan and others}, title = {On {ALK} \\& \\textit{more}}, journal = {N Engl J Med}, year = 2017, month = jun, volume = 377, number = 9, pages = {829--838}, doi = {10.1056/NEJMoa1704795}, pmid = {28586279}}',
    {
      id: 'peters2017', type: 'article-journal', title: 'On ALK & <i>more</i>', 'container-title': 'N Engl J Med', volume: '377', issue: '9', page: '829-838', DOI: '10.1056/NEJMoa1704795', PMID: '28586279',
      issued: { 'date-parts': [[2017, 6]] },
      author: [{ family: 'Peters', given: 'Solange' }, { literal: 'ALEX Group' }, { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }],
    },
  ],
  'a key that citation-js takes for text': ['@misc{a b{c}, title = {T}}', { id: 'a b{c}', title: 'T' }],
  'a title that citation-js cannot read keeps the other fields': [
    '@article{a, title = {Costs of 5$ \\begin{x} and more}, author = {Peters, S.}, journal = {J}, year = 2001}',
    { title: 'Costs of 5 x and more', 'container-title': 'J', author: [{ family: 'Peters', given: 'S.' }], issued: { 'date-parts': [[2001]] } },
  ],
  'a list of names with a gap': ['@misc{a, author = {Smith, John and and Brown, Terry}, title = {T}}', { title: 'T' }],
  'inherited fields': [
    '@inbook{c, author = {A, B}, title = {Part}, crossref = {b}}\n@book{b, title = {Whole}, publisher = {P}, year = 1999}',
    { type: 'chapter', title: 'Part', 'container-title': 'Whole', publisher: 'P' },
  ],
};

describe('entries as CSL', () => {
  for (const [name, [bib, csl]] of Object.entries(CASES)) {
    test(name, () => {
      const read = readBib('refs.bib', bib).references[0]!.csl;
      expect(Object.fromEntries(Object.keys(csl).map((field) => [field, read[field]]))).toEqual(csl);
    });
  }
});

test('nothing is invented: an entry without fields has none', () => {
  expect(readBib('refs.bib', '@article{a}').references[0]!.csl).toEqual({ id: 'a', type: 'article-journal', 'citation-key': 'a' });
});

test('where entries name each other', () => {
  const bib = '@inbook{c, crossref = {b}, ids = "d, e:f"}\n@book{b, xdata = {x,\n  y z}, related = {c}}';
  expect(keyMentions(readBib('refs.bib', bib)).map(({ key, span, field }) => [field, key, bib.slice(span.start, span.end)])).toEqual([
    ['crossref', 'b', 'b'], ['ids', 'd', 'd'], ['ids', 'e:f', 'e:f'], ['xdata', 'x', 'x'], ['xdata', 'y z', 'y z'], ['related', 'c', 'c'],
  ]);
});
