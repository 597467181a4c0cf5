import { expect, test } from 'vitest';
import { openService } from '../../../server/core/openService.js';

const BIB = `% claimcheck-disable-next-line citation/incomplete
@string{j = "J Harbors"}
@article{lind2021, % a comment
  author = {Lind, Mara and {Harbor Office}},
  title = "Coastal {\\"o} fever", journal = j # { B}, ids = {lind, l21},
  doi = {10.1234/a_b}, file = {a.pdf:papers/a.pdf:PDF}, crossref = {whole},
}
@book(whole, title = {The whole}, url = {https://example.org/%20})
@misc{lind2021, note = {again}}
@comment{claimcheck-disable citation/duplicate}
`;

test('whatever is half written, all that is asked of a bibliography is answered, within the text', () => {
  const service = openService();
  service.setSettings({ rules: { 'citation/unused': 'hint' }, style: 'apa' });
  service.setManuscript('review.md', { format: 'markdown', text: 'As [@lind2021] and @l21.' });
  service.setOthers([]);
  for (let cut = 0; cut <= BIB.length; cut++) {
    const text = BIB.slice(0, cut);
    service.setBibliography('refs.bib', text);
    const spans = [
      ...service.check('refs.bib').findings.map(({ span }) => span),
      ...service.outline('refs.bib').flatMap(({ span, keySpan }) => [span, keySpan]),
      ...service.links('refs.bib').map(({ span }) => span),
      ...service.folds('refs.bib'),
      ...service.highlights('refs.bib', cut),
      ...service.references('review.md', 5).filter(({ path }) => path === 'refs.bib').map(({ span }) => span),
    ];
    expect(spans.filter(({ start, end }) => start < 0 || end < start || end > cut)).toEqual([]);
    const renamed = service.rename('review.md', 5, 'other');
    const edits = 'edits' in renamed ? renamed.edits : [];
    // Wherever the key is whole, it is renamed.
    if (cut > BIB.indexOf('% a comment')) expect(edits.filter(({ path }) => path === 'refs.bib').map(({ span }) => text.slice(span.start, span.end))).toEqual(['lind2021']);
    service.actions('refs.bib', { start: 0, end: cut });
  }
});

test('50 MB are read, found in and judged', { timeout: 60_000 }, () => {
  const words = 'Words of an abstract that goes on for a good while. '.repeat(18);
  const entry = (i: number): string => `@article{key${i},\n  author = {Lind, Mara},\n  title = {Fever in harbor ${i}},\n  journal = {J Harbors},\n  year = {2021},\n  abstract = {${words}}\n}\n`;
  const text = Array.from({ length: 48_000 }, (_, i) => entry(i)).join('');
  expect(text.length).toBeGreaterThan(50_000_000);
  const service = openService();
  service.setBibliography('refs.bib', text);
  service.setManuscript('review.md', { format: 'markdown', text: 'As [@key47999] and [@key48000].' });
  expect(service.check('review.md').findings.map(({ code }) => code)).toEqual(['citation/undefined']);
  expect(service.completions('review.md', 13)[0]?.id).toBe('key47999');
  expect(service.outline('refs.bib')).toHaveLength(48_000);
});
