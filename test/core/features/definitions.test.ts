import { expect, test } from 'vitest';
import { filesOf, serviceOf } from '../../support/fixture.js';
import { readCursor } from '../../support/marked.js';
import { literature } from './literature.js';

test.each([
  ['a key leads to its entries', 'As known [@har|bor].', ['refs.bib: harbor', 'guides/fever/guide.md: 1']],
  ['a figure to its evidence', 'The median time to recovery was 3‸4.8 days with veloxin [@harbor].', ['guides/fever/guide.md: 34.8 days']],
  ['a term to its definition', 'In M2-|CM it grew.', ['guides/fever/guide.md: M2-CM']],
  ['anything else nowhere', 'In no| case.', []],
])('%s', (_, marked, expected) => {
  const { text, cursor } = readCursor(marked);
  const files = filesOf(literature);
  const places = serviceOf([...files, { path: 'review.md', text }]).definitions('review.md', cursor!);
  expect(places.map(({ path, span }) => `${path}: ${files.find((file) => file.path === path)?.text.slice(span.start, span.end)}`)).toEqual(expected);
});

test('the parent that an entry names leads to its entry, in whatever file', () => {
  const { text, cursor } = readCursor('@inbook{part, title = {A part}, crossref = {wei‸ss1999}}');
  const places = serviceOf([...filesOf(literature), { path: 'parts.bib', text }]).definitions('parts.bib', cursor!);
  expect(places.map(({ path }) => path)).toEqual(['refs.bib']);
});
