import { expect, test } from 'vitest';
import { serviceOf } from '../../support/fixture.js';

/** The links of a bibliography: the words they stand under, and where they lead. */
function links(text: string): readonly string[] {
  return serviceOf([{ path: 'lit/refs.bib', text }]).links('lit/refs.bib').map(({ span, target, kind }) => `${text.slice(span.start, span.end)} → ${kind === 'file' ? 'file ' : ''}${target}`);
}

test.each([
  ['a DOI', 'doi = {10.1056/NEJMoa1704795}', ['10.1056/NEJMoa1704795 → https://doi.org/10.1056/nejmoa1704795']],
  ['a DOI given as an address', 'doi = "https://doi.org/10.1234/a(b)c"', ['https://doi.org/10.1234/a(b)c → https://doi.org/10.1234/a(b)c']],
  ['a DOI with TeX’s escapes', 'doi = {10.1234/a\\_b}', ['10.1234/a\\_b → https://doi.org/10.1234/a_b']],
  ['a number of PubMed', 'pmid = 28586279', ['28586279 → https://pubmed.ncbi.nlm.nih.gov/28586279/']],
  ['one as biblatex has it', 'eprinttype = {pubmed}, eprint = {28586279}', ['28586279 → https://pubmed.ncbi.nlm.nih.gov/28586279/']],
  ['one of PMC', 'pmcid = {PMC5678}', ['PMC5678 → https://pmc.ncbi.nlm.nih.gov/articles/PMC5678/']],
  ['a preprint', 'archiveprefix = {arXiv}, eprint = {2201.01234}', ['2201.01234 → https://arxiv.org/abs/2201.01234']],
  ['an address', 'url = {https://example.org/a?b=1\\&c=2}', ['https://example.org/a?b=1\\&c=2 → https://example.org/a?b=1&c=2']],
  ['an address in howpublished', 'howpublished = {\\url{https://example.org/a}}', ['\\url{https://example.org/a} → https://example.org/a']],
  ['a file', 'file = {papers/lind.pdf}', ['papers/lind.pdf → file lit/papers/lind.pdf']],
  ['files as Zotero has them', 'file = {Full Text:files/7/a.pdf:application/pdf;Notes:../n.md:text/markdown}', ['files/7/a.pdf → file lit/files/7/a.pdf', '../n.md → file n.md']],
  ['what is no address', 'url = {see the harbor}, doi = {unknown}, eprint = {x}, note = {as told}', []],
  ['no program', 'url = {javascript:alert(1)}, howpublished = {file:///etc/passwd}', []],
])('%s', (_, field, expected) => {
  expect(links(`@string{here = {https://example.org}}\n\n@article{lind2021,\n  ${field}\n}\n`)).toEqual(expected);
});

test('all entries are looked through, wherever they have moved to', () => {
  const service = serviceOf([{ path: 'refs.bib', text: '@misc{a, doi = {10.1234/a}}\n@misc{b, doi = {10.1234/b}}\n' }]);
  const before = service.links('refs.bib');
  service.setBibliography('refs.bib', '% new\n@misc{a, doi = {10.1234/a}}\n@misc{b, doi = {10.1234/b}}\n');
  expect(service.links('refs.bib')).toEqual(before.map((link) => ({ ...link, span: { start: link.span.start + 6, end: link.span.end + 6 } })));
});

test('a manuscript has none of these', () => {
  expect(serviceOf([{ path: 'review.md', text: 'See https://example.org.' }]).links('review.md')).toEqual([]);
});
