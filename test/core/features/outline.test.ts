import { expect, test } from 'vitest';
import { serviceOf } from '../../support/fixture.js';

const text = `@string{j = {Journal of Harbors}}

@article{lind2021,
  author = {Lind, Mara and Sato, Rei},
  title = {Coastal fever},
  date = {2021-05},
}

@misc{, title = {No key at all}}
`;

test('the entries of a bibliography are its outline, and fold', () => {
  const service = serviceOf([{ path: 'refs.bib', text }]);
  expect(service.outline('refs.bib').map(({ name, detail, keySpan }) => [name, detail, text.slice(keySpan.start, keySpan.end)])).toEqual([
    ['lind2021', 'Lind and Sato 2021: Coastal fever', 'lind2021'],
    ['No key at all', 'No key at all', ''],
  ]);
  expect(service.folds('refs.bib').map(({ start, end }) => text.slice(start, end).split('\n').length)).toEqual([5, 1]);
});
