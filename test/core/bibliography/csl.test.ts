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
      author: [{ family: 'Peters', given: 'Solange' }, { literal: 'ALEX Group' }, { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }, { literal: 'others' }],
    },
  ],
  'a key that citation-js takes for text': ['@misc{a b{c}, title = {T}}', { id: 'a b{c}', title: 'T' }],
  'a title that citation-js cannot read keeps the other fields': [
    '@article{a, title = {Costs of 5$ \\begin{x} and more}, author = {Peters, S.}, journal = {J}, year = 2001}',
    { title: 'Costs of 5 x and more', 'container-title': 'J', author: [{ family: 'Peters', given: 'S.' }], issued: { 'date-parts': [[2001]] } },
  ],
  'a list of names with a gap': ['@misc{a, author = {Smith, John and and Brown, Terry}, title = {T}}', { title: 'T' }],
  'kinds of theses in words': ['@phdthesis{a, title = {T}, school = {U}}', { type: 'thesis', genre: 'PhD thesis', publisher: 'U' }],
  '… as biblatex names them': ['@thesis{a, title = {T}, type = {mathesis}}', { genre: 'Master’s thesis' }],
  '… but the author’s own words stay': ['@phdthesis{a, title = {T}, type = {Doctoral dissertation}}', { genre: 'Doctoral dissertation' }],
  'a technical report': ['@techreport{a, title = {T}, institution = {I}, number = {TR-7}}', { type: 'report', genre: 'Technical report', number: 'TR-7' }],
  'a preprint': ['@misc{a, title = {T}, eprint = {2101.00001}, archiveprefix = {arXiv}}', { type: 'article', publisher: 'arXiv', number: 'arXiv:2101.00001', URL: 'https://arxiv.org/abs/2101.00001' }],
  '… that came out in a journal': ['@article{a, title = {T}, journal = {J}, eprint = {hep-th/9901001}}', { type: 'article-journal', publisher: undefined, URL: 'https://arxiv.org/abs/hep-th/9901001' }],
  'a web page': ['@misc{a, title = {T}, howpublished = {\\url{https://example.org/a_b}}, note = {Accessed: 2022-03-01}}', { type: 'webpage', URL: 'https://example.org/a_b', publisher: undefined, accessed: { 'date-parts': [[2022, 3, 1]] } }],
  '… in other words': ['@misc{a, title = {T}, howpublished = {Available at \\url{https://example.org}}, note = {[Online; accessed 22-July-2004]}}', { URL: 'https://example.org', publisher: undefined, accessed: { 'date-parts': [[2004, 7, 22]] } }],
  'what was not printed': ['@misc{a, title = {T}, howpublished = {Handed out at the door}}', { type: 'document', publisher: 'Handed out at the door', URL: undefined }],
  'a year that is none': ['@article{a, title = {T}, year = {n.d.}}', { issued: undefined }],
  'a year with a letter': ['@article{a, title = {T}, year = {2001a}, month = jun}', { issued: { 'date-parts': [[2001, 6]] } }],
  'what is in press': ['@article{a, title = {T}, journal = {J}, pubstate = {inpress}}', { status: 'in press' }],
  '… by a note': ['@article{a, title = {T}, journal = {J}, note = {In press}}', { status: 'In press' }],
  'a draft': ['@unpublished{a, title = {T}, note = {Submitted to J}}', { type: 'manuscript', genre: 'Submitted to J' }],
  'a number in the place of pages': ['@article{a, title = {T}, journal = {J}, eid = {e0123}}', { page: 'e0123', number: undefined }],
  'an edition in words': ['@book{a, title = {T}, edition = {Third}}', { edition: '3' }],
  'a language by its name': ['@book{a, title = {T}, langid = {ngerman}}', { language: 'de' }],
  'several languages': ['@book{a, title = {T}, language = {english and german}}', { language: 'en' }],
  'a range without an end': ['@book{a, title = {T}, date = {2006/}}', { issued: { 'date-parts': [[2006]] } }],
  'a DOI as an address': ['@book{a, title = {T}, doi = {https://doi.org/10.1145/1.2}}', { DOI: '10.1145/1.2' }],
  'a part of a book, as BibTeX has it': ['@inbook{a, title = {Whole}, chapter = {2}, pages = {10--19}}', { type: 'book', title: 'Whole', page: '10-19' }],
  'signs by their commands': ['@article{a, title = {$p \\leq 0.05$ and 5\\,mm $\\pm$ 2 $^\\circ$C of {\\AA}ngstr{\\"o}m, na{\\"\\i}ve \\relax and \\TeX{} so}, journal = {Phys.\\ Rev.}}', { title: 'p ≤ 0.05 and 5 mm ± 2 °C of Ångström, naïve and TeX so', 'container-title': 'Phys. Rev.' }],
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
