import { expect, test } from 'vitest';
import { findWorks } from '../../../server/core/features/findWorks.js';
import { filesOf, serviceOf } from '../../support/fixture.js';
import { readCursor } from '../../support/marked.js';
import { literature } from './literature.js';

function found(query: string, marked = 'As |') {
  const { text, cursor } = readCursor(marked);
  return findWorks(serviceOf([...filesOf(literature), { path: 'review.md', text }]).view('review.md')!, cursor!, query, 10);
}

test.each([
  ['an author', 'okafor', 'harbor'],
  ['an author with a slip', 'okafro', 'harbor'],
  ['title and year', 'ports 1999', 'weiss1999'],
  ['a key', 'fever:2', 'fever:2'],
  ['words of a claim', 'rare children', 'fever:2'],
])('by %s', (_, query, key) => expect(found(query)[0]?.key).toBe(key));

test('tells the claim that it was found by, and none where the work itself has the words', () => {
  expect(found('rare')[0]).toMatchObject({ key: 'fever:2', claim: expect.stringContaining('are rare in children') });
  expect(found('relapses')[0]?.claim).toBeUndefined();
});

test('a work that guide and bibliography have comes once, as the author’s own', () => {
  const keys = found('veloxin').map(({ key }) => key);
  expect(keys).toContain('harbor');
  expect(keys).not.toContain('fever:1');
});

test('with nothing typed, what is cited comes first, then what fits the sentence', () => {
  expect(found('', 'Known [@weiss1999].\n\nRelapses are rare in children |').map(({ key }) => key).slice(0, 2).sort()).toEqual(['fever:2', 'weiss1999']);
});

test('of a work that the guide gives no author and no year of, what it is cited for is told', () => {
  const files = filesOf('--- file: guides/rest/rest.md\n# Rest\n\nNaps help most nurses to stay awake [1].\n\n# References\n\n1. naps.example [naps.example]\n--- file: review.md\nAs known.\n');
  expect(findWorks(serviceOf(files).view('review.md')!, 3, 'naps', 10)[0]).toMatchObject({ key: 'rest:1', title: 'naps.example', claim: 'Naps help most nurses to stay awake.' });
});
