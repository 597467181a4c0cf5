import { expect, test } from 'vitest';
import { briefOf } from '../../../server/core/bibliography/brief.js';
import { openShelf } from '../../../server/core/library/shelf.js';

const part = '@inbook{part, author = {Lind, Mara}, title = {A part}, crossref = {whole}}\n';

test('an entry inherits from one of another file, as BibTeX reads them as one', () => {
  const shelf = openShelf();
  shelf.setBibliography('parts.bib', part);
  const container = (): string => briefOf(shelf.library().reference('part')!).container;
  expect(container()).toBe('');
  shelf.setBibliography('books.bib', '@book{Whole, title = {The whole}, year = {1999}}\n');
  expect(container()).toBe('The whole');
  shelf.setBibliography('books.bib', '@book{Whole, title = {Another whole}, year = {1999}}\n');
  expect(container()).toBe('Another whole');
  shelf.setBibliography('books.bib', undefined);
  expect(container()).toBe('');
});

test('its own file goes before others, and a circle of files ends', () => {
  const shelf = openShelf();
  shelf.setBibliography('a.bib', `${part}@book{whole, title = {Here}, crossref = {other}}\n`);
  shelf.setBibliography('b.bib', '@book{whole, title = {There}}\n@book{other, publisher = {Harbor Press}, crossref = {whole}}\n');
  const { fields } = shelf.library().reference('part')!;
  expect([fields?.get('booktitle'), fields?.get('publisher')]).toEqual(['Here', 'Harbor Press']);
});
