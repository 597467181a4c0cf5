import { expect, test } from 'vitest';
import { filesOf, serviceOf } from '../../support/fixture.js';

const files = filesOf(`
--- file: refs.bib
@article{harbor,
  author = {Lind, Mara},
  title = {Veloxin or standard care in coastal fever},
  year = {2021},
  abstract = {We compared veloxin with standard care. The median time to recovery was 34.8 days with veloxin and 51.2 days with standard care.},
}
--- file: review.md
The median time to recovery was 38.4 days with veloxin [@harbor].
`);

test('an abstract answers for its work, and its entry is the place', () => {
  const [finding] = serviceOf(files).check('review.md').findings;
  expect(finding).toMatchObject({ code: 'figure/value', expected: '34.8 days', message: expect.stringContaining('the abstract of Lind 2021') as string });
  const { path, span } = finding!.evidence[0]!;
  expect(files.find((file) => file.path === path)?.text.slice(span.start, span.end)).toMatch(/^@article\{harbor,[\s\S]*\}$/);
});

test('the whole text answers instead of it', () => {
  const paper = { path: 'sources/harbor.md', text: '# Veloxin or standard care in coastal fever\n\nThe median time to recovery was 38.4 days with veloxin.\n' };
  expect(serviceOf([...files, paper]).check('review.md').findings).toEqual([]);
});
