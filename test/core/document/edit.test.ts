import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { editBetween } from '../../../server/core/document/edit.ts';

test.each([
  ['abc', 'abXc', 2, '', 'X'],
  ['abc', 'ac', 1, 'b', ''],
  ['aaa', 'aa', 2, 'a', ''],
  ['', 'new', 0, '', 'new'],
  ['same', 'same', 4, '', ''],
])('%s → %s', (before, now, start, cut, added) => {
  const edit = editBetween(before, now);
  expect([edit.start, before.slice(edit.start, edit.beforeEnd), now.slice(edit.start, edit.nowEnd)]).toEqual([start, cut, added]);
});

it('keeps what stands before and behind, in texts of any length', () => {
  fc.assert(fc.property(fc.nat(10_000), fc.nat(10_000), fc.string(), fc.string(), (head, tail, cut, added) => {
    const [before, now] = [cut, added].map((middle) => 'a'.repeat(head) + middle + 'b'.repeat(tail)) as [string, string];
    const { start, beforeEnd, nowEnd } = editBetween(before, now);
    expect(before.slice(0, start) + now.slice(start, nowEnd) + before.slice(beforeEnd)).toBe(now);
    expect(nowEnd - start).toBeLessThanOrEqual(added.length);
  }));
});
