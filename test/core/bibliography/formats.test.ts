import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { briefOf } from '../../../server/core/bibliography/brief.js';
import { readBibliography } from '../../../server/core/bibliography/readBibliography.js';
import type { CslItem } from '../../../server/core/bibliography/reference.js';
import { readFrontMatterReferences } from '../../../server/core/bibliography/yamlBibliography.js';

interface Case {
  readonly path: string;
  readonly text: string;
  /** Keys, each as it stands at its place. */
  readonly keys: readonly string[];
  readonly first?: Partial<CslItem>;
  readonly problems?: readonly RegExp[];
}

const CASES: Record<string, Case> = {
  'CSL-JSON': {
    path: 'refs.json',
    text: '[{"id": "a", "type": "book", "title": "T", "author": [{"family": "F"}], "issued": {"date-parts": [["2001", 2]]}}, {"id": 7, "title": "S"}]',
    keys: ['a', '7'],
    first: { id: 'a', type: 'book', title: 'T', author: [{ family: 'F' }], issued: { 'date-parts': [[2001, 2]] } },
  },
  'CSL-JSON as Zotero exports it': { path: 'refs.json', text: '{"items": [{"id": "a"}]}', keys: ['a'] },
  'CSL-JSON cut off': { path: 'refs.json', text: '[{"id": "a", "title": "T"}, {"id": "b", "tit', keys: ['a', 'b'], problems: [/unexpected end of string/, /colon expected/] },
  'CSL-JSON with items that are none': { path: 'refs.json', text: '[3, {"title": "T"}, {"id": "a", "author": "x", "issued": 4, "title": 5}]', keys: ['', 'a'], problems: [/Expected a CSL-JSON item/, /no id/] },
  'JSON of another kind': { path: 'package.json', text: '{"name": "x"}', keys: [], problems: [/holds no references/] },
  RIS: {
    path: 'refs.ris',
    text: 'TY  - JOUR\r\nID  - peters2017\r\nAU  - Peters, Solange\r\nAU  - Camidge, D. Ross\r\nTI  - Alectinib\r\n  versus Crizotinib\r\nJO  - N Engl J Med\r\nPY  - 2017/06/06\r\nSP  - 829\r\nEP  - 838\r\nDO  - 10.1056/NEJMoa1704795\r\nER  - \r\n',
    keys: ['peters2017'],
    first: { id: 'peters2017', type: 'article-journal', title: 'Alectinib versus Crizotinib', DOI: '10.1056/NEJMoa1704795', page: '829-838', author: [{ family: 'Peters', given: 'Solange' }, { family: 'Camidge', given: 'D. Ross' }] },
  },
  'RIS without ids, records not closed': {
    path: 'refs.ris',
    text: 'Exported\nAU  - Nobody\nTY  - BOOK\nA1  - Müller, K.\nPY  - 2001\nTY  - BOOK\nAU  - Muller\nPY  - 2001\n',
    keys: ['muller2001', 'muller2001a'],
    problems: [/must begin with/, /not closed/, /not closed/],
  },
  Hayagriva: {
    path: 'works.yml',
    text: 'peters2017:\n  type: Article\n  title: { value: "Alectinib", short: A }\n  author: ["Peters, Solange", "ALEX Group"]\n  date: 2017-06-06\n  page-range: 829-838\n  serial-number: { doi: "10.1056/NEJMoa1704795" }\n  parent:\n    type: Periodical\n    title: N Engl J Med\n    volume: 377\n"odd key":\n  type: Book\n',
    keys: ['peters2017', 'odd key'],
    first: { id: 'peters2017', type: 'article-journal', title: 'Alectinib', 'container-title': 'N Engl J Med', volume: '377', page: '829-838', DOI: '10.1056/NEJMoa1704795', author: [{ family: 'Peters', given: 'Solange' }, { literal: 'ALEX Group' }], issued: { 'date-parts': [[2017, 6, 6]] } },
  },
  'Hayagriva with a broken entry': { path: 'works.yaml', text: 'a:\n  type: Book\nb: 3\nc:\n  title: "T\n', keys: ['a', 'c'], problems: [/Not valid YAML/, /below b/] },
  'CSL in YAML': { path: 'refs.yaml', text: 'references:\n- id: a\n  type: book\n  issued: 2001-02\n- title: T\n', keys: ['a', ''], first: { type: 'book', issued: { 'date-parts': [[2001, 2]] } }, problems: [/no id/] },
  'BibTeX by its text': { path: 'refs.txt', text: '@misc{a}', keys: ['a'] },
  'RIS by its text': { path: 'export', text: 'TY  - JOUR\nID  - a\nER  - \n', keys: ['a'] },
};

describe('bibliographies', () => {
  for (const [name, { path, text, keys, first, problems }] of Object.entries(CASES)) {
    test(name, () => {
      const read = readBibliography(path, text);
      expect(read.references.map(({ key }) => key)).toEqual(keys);
      for (const { key, keySpan } of read.references) expect(['', key]).toContain(text.slice(keySpan.start, keySpan.end));
      expect(read.problems.map(({ message }) => message)).toEqual((problems ?? []).map((pattern) => expect.stringMatching(pattern)));
      if (first) expect(read.references[0]!.csl).toMatchObject(first);
    });
  }
});

test('references of the front matter, at their place', () => {
  const text = '---\nreferences:\n- id: "a b" # the first\n  issued:\n    year: 2001\n- id: c\n---\n';
  const { references, problems } = readFrontMatterReferences('paper.md', text, [{ id: 'a b', issued: { year: 2001 } }, { id: 'c' }, { title: 'no id' }, null]);
  expect(references.map(({ key, keySpan }) => [key, text.slice(keySpan.start, keySpan.end)])).toEqual([['a b', 'a b'], ['c', 'c']]);
  expect(references[0]!.csl.issued).toEqual({ 'date-parts': [[2001]] });
  expect(problems).toHaveLength(2);
});

test('never throws, whatever the format and the text', () => {
  const piece = fc.constantFrom('[', ']', '{', '}', '"id": ', '"a"', ',', ':', '\n', '  ', '- ', 'a: ', '&x ', '*x', 'TY  - JOUR', '\nAU  - B, C', '\nPY  - 20', '\nER  - ', 'parent:', 'type: book', '|', '"', '\\', '3', 'null', 'date: 2001', '\n<<: *x', 'title: ', '"author": ["x", null, {"family": 3}]', '"issued": {"date-parts": [[null]]}', '__proto__');
  fc.assert(
    fc.property(fc.constantFrom('a.json', 'a.ris', 'a.yml', 'a'), fc.array(piece, { maxLength: 40 }), (path, pieces) => {
      const text = pieces.join('');
      for (const reference of readBibliography(path, text).references) void [reference.csl, briefOf(reference), reference.files, reference.span];
    }),
    { numRuns: 1000 },
  );
});
