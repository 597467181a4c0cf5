import { expect, test } from 'vitest';
import { cycleThrough, includersOf, type Inclusions } from '../../server/inclusions.js';

/** `a→b c, b→d` */
function graph(text: string): Inclusions {
  return new Map(text.split(', ').map((part) => part.split('→')).map(([file, targets]) => [file!, targets!.split(' ')]));
}

test.each([
  ['main→a b, b→c', 'c', 'b main'],
  ['main→a, other→a', 'a', 'main other'],
  ['main→a', 'main', ''],
  ['a→b, b→a', 'a', 'b'],
  ['a→a', 'a', ''],
])('in %s, %s is included by %s', (text, file, includers) => {
  expect(includersOf(file, graph(text)).join(' ')).toBe(includers);
});

test.each([
  ['a→b, b→a', 'a', 'b', 'a b a'],
  ['a→a', 'a', 'a', 'a a'],
  ['a→b, b→c d, c→x, d→a', 'a', 'b', 'a b d a'],
  ['a→b c, b→b, c→d', 'a', 'b', undefined],
  ['a→b c, b→d, c→d', 'a', 'c', undefined],
])('in %s, from %s through %s one comes back by %s', (text, from, to, way) => {
  expect(cycleThrough(from, to, graph(text))?.join(' ')).toBe(way);
});
