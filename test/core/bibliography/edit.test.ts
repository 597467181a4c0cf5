import { describe, expect, test } from 'vitest';
import { readBib } from '../../../server/core/bibliography/bib/read.js';
import { appendEntry, safeKey, toBibtex } from '../../../server/core/bibliography/edit.js';
import { duplicateKeys } from '../../../server/core/bibliography/duplicates.js';
import { missingFields } from '../../../server/core/bibliography/incomplete.js';
import { readCslJson } from '../../../server/core/bibliography/cslJson.js';
import type { CslItem } from '../../../server/core/bibliography/reference.js';

describe('an entry added to a .bib', () => {
  const entry = '@misc{new,\n  title = {T}\n}';
  const cases: Record<string, [before: string, after: string]> = {
    'an empty file': ['', '@misc{new,\n  title = {T}\n}\n'],
    'a line end at the end': ['@misc{a}\n', '@misc{a}\n\n@misc{new,\n  title = {T}\n}\n'],
    'a blank line at the end': ['@misc{a}\n\n', '@misc{a}\n\n@misc{new,\n  title = {T}\n}\n'],
    'no line end at the end': ['@misc{a}', '@misc{a}\n\n@misc{new,\n  title = {T}\n}'],
    'Windows line ends and tabs': ['@misc{a,\r\n\tyear = 1\r\n}\r\n', '@misc{a,\r\n\tyear = 1\r\n}\r\n\r\n@misc{new,\r\n\ttitle = {T}\r\n}\r\n'],
    'a comment at the end': ['@misc{a} % done', '@misc{a} % done\n\n@misc{new,\n  title = {T}\n}'],
    'an entry never closed': ['@misc{a, title = {', '@misc{a, title = {\n\n@misc{new,\n  title = {T}\n}'],
  };
  for (const [name, [before, after]] of Object.entries(cases)) {
    test(name, () => {
      const { at, text } = appendEntry(before, entry);
      expect(before.slice(0, at) + text + before.slice(at)).toBe(after);
      expect(readBib('refs.bib', after).references.at(-1)!.key).toBe('new');
    });
  }
});

describe('CSL as BibTeX, and back', () => {
  const items: CslItem[] = [
    { id: 'x', type: 'article-journal', title: 'Costs & 5% of α in CO<sub>2</sub>: the {odd} case_1', author: [{ family: 'Müller', given: 'K.' }, { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }, { family: '王', given: '伟' }], 'container-title': 'J. Inv. & Co', volume: '3', issue: '4', page: '1-9', DOI: '10.99999/a_b', issued: { 'date-parts': [[2017, 6]] } },
    { id: 'y', type: 'book', title: 'A # ~ ^ \\ B', author: [{ literal: 'Society of A and B' }], publisher: 'P', 'publisher-place': 'L', issued: { 'date-parts': [[1999]] } },
    { id: 'z', type: 'webpage', title: 'Unbalanced } brace', URL: 'https://example.org/a%20b_c' },
    { id: 'none', type: 'document' },
  ];
  for (const item of items) {
    test(item.id, () => {
      const bib = toBibtex(item, 'key:1');
      const { references, problems } = readBib('refs.bib', bib);
      expect(problems).toEqual([]);
      expect(references.map(({ key }) => key)).toEqual(['key:1']);
      const { csl } = references[0]!;
      for (const name of ['author', 'container-title', 'volume', 'page', 'DOI', 'issued', 'publisher', 'URL'] as const) expect([name, csl[name]]).toEqual([name, item[name]]);
      expect(withoutMarks(csl.title)).toBe(withoutMarks(item.title));
    });
  }
  test('as it stands', () => {
    expect(toBibtex(items[1]!, 'y')).toMatchInlineSnapshot(`
      "@book{y,
        address = {L},
        author = {{Society of A and B}},
        year = {1999},
        publisher = {P},
        title = {A \\# \\textasciitilde{} \\textasciicircum{} \\textbackslash{} {B}}
      }
      "
    `);
  });
});

function withoutMarks(title = ''): string {
  return title.replace(/<[^>]*>|[{}]/g, '').replace(/ +/g, ' ');
}

test('a key that every format takes', () => {
  expect(['Peters 2017', "O'Neill{2001}", 'Müller:2001_a'].map(safeKey)).toEqual(['Peters2017', 'ONeill2001', 'Müller:2001_a']);
});

describe('what an entry lacks', () => {
  const cases: [bib: string, ...missing: string[]][] = [
    ['@article{a}', 'author', 'title', 'journal', 'year'],
    ['@article{a, author = {A}, title = {T}, journaltitle = {J}, date = {2001}}'],
    ['@article{a, author = {A}, title = {{}}, journal = { }, year = 2001}', 'title', 'journal'],
    ['@inproceedings{a, author = {A}, title = {T}, crossref = {p}}\n@proceedings{p, title = {P}, year = 2001}'],
    ['@inproceedings{a, author = {A}, title = {T}, xdata = {x}}\n@xdata{x, booktitle = {B}}', 'year'],
    ['@book{a, editor = {E}, title = {T}, publisher = {P}, year = 2001}'],
    ['@online{a, title = {T}}', 'url'],
    ['@misc{a}'],
    ['@mytype{a}'],
  ];
  for (const [bib, ...missing] of cases) test(bib, () => expect(missingFields(readBib('refs.bib', bib).references[0]!).map(({ name }) => name)).toEqual(missing));

  test('in CSL-JSON', () => {
    expect(missingFields(readCslJson('refs.json', '[{"id": "a", "type": "article-journal", "title": "T", "issued": {"literal": "n.d. 2001"}}]').references[0]!)).toEqual([
      { name: 'author', fields: ['author', 'editor', 'container-author', 'director'] },
      { name: 'journal', fields: ['container-title', 'container-title-short', 'journalAbbreviation'] },
    ]);
  });
  test('only what the style prints', () => {
    expect(missingFields(readBib('refs.bib', '@article{a}').references[0]!, new Set(['title', 'issued'])).map(({ name }) => name)).toEqual(['title', 'year']);
  });
});

test('keys given more than once, also as an alias', () => {
  const { references } = readBib('refs.bib', '@misc{a}@misc{b, ids = {a, c}}@misc{A}@misc{c}@misc{, year = 1}@misc{, year = 2}');
  expect([...duplicateKeys(references)].map(([key, those]) => [key, those.length])).toEqual([['a', 2], ['c', 2]]);
});
