import { describe, expect, test } from 'vitest';
import { readBib } from '../../../server/core/bibliography/bib/read.js';
import { normalDoi, sameWork, workKeys } from '../../../server/core/bibliography/identity.js';

const reference = (fields: string) => readBib('refs.bib', `@article{k, ${fields}}`).references[0]!;

describe('one work', () => {
  const cases: [a: string, b: string][] = [
    ['doi = {10.1056/NEJMoa1704795}', 'doi = {https://doi.org/10.1056/nejmoa1704795}, title = {Another title}'],
    ['doi = {10.1056/NEJMoa1704795}', 'url = {https://dx.doi.org/10.1056%2FNEJMoa1704795}'],
    ['doi = {10.1016/S1090-5138(02)00134-4}', 'url = {https://doi.org/10.1016/S1090-5138(02)00134-4}'],
    ['pmid = {28586279}', 'url = {https://pubmed.ncbi.nlm.nih.gov/28586279/}'],
    ['pmid = {28586279}', 'eprint = {28586279}, eprinttype = {pubmed}'],
    ['pmcid = {PMC5678}', 'url = {https://www.ncbi.nlm.nih.gov/pmc/articles/PMC5678/}'],
    ['url = {http://www.example.org/Paper/}', 'url = {https://example.org/Paper}'],
    ['title = {Alectinib versus {C}rizotinib in Lung Cancer}, year = 2017', 'title = {ALECTINIB VERSUS CRIZOTINIB IN LUNG CANCER.}, year = 2018, doi = {10.1000/x}'],
    ['title = {Étude of some things}, author = {van der Berg, J.}', 'title = {Etude of some things}, author = {Jan Berg}'],
  ];
  for (const [a, b] of cases) test(`${a} = ${b}`, () => expect(sameWork(reference(a), reference(b)) && workKeys(reference(a)).some((key) => workKeys(reference(b)).includes(key))).toBe(true));
});

describe('two works', () => {
  const cases: [a: string, b: string][] = [
    ['doi = {10.1/x1}', 'doi = {10.1/x2}'],
    ['doi = {10.1000/a}, title = {The very same title}', 'doi = {10.1000/b}, title = {The very same title}'],
    ['title = {Editorial}', 'title = {Editorial}'],
    ['title = {A report of the year}, year = 2001', 'title = {A report of the year}, year = 2005'],
    ['title = {A report of the year}, author = {Smith, A.}', 'title = {A report of the year}, author = {Jones, A.}'],
    ['title = {}', 'title = {}'],
    ['url = {https://example.org/a}', 'url = {https://example.org/b}'],
  ];
  for (const [a, b] of cases) test(`${a} ≠ ${b}`, () => expect(sameWork(reference(a), reference(b))).toBe(false));
});

test('keys for an index, the surest first', () => {
  expect(workKeys(reference('doi = {10.1056/NEJMoa1704795.}, pmid = {028586279}, url = {https://Example.org/A}, title = {On {ALK} and more}'))).toEqual([
    'doi:10.1056/nejmoa1704795', 'pmid:28586279', 'url:example.org/A', 'title:on alk and more',
  ]);
});

test('DOIs as they are written', () => {
  expect(['doi: 10.1000/ABC', '(https://doi.org/10.1000/abc).', '10.1016/S0140-6736(02)1', 'none'].map(normalDoi)).toEqual(['10.1000/abc', '10.1000/abc', '10.1016/s0140-6736(02)1', '']);
});
