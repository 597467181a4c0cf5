import { describe, expect, test } from 'vitest';
import { original } from './original.ts';
import { manifest, pack } from './pack.ts';
import { plain } from './statement.ts';

const longest = 7;

describe.skipIf(original === undefined)('the pack says it in its own words', () => {
  const there = new Set(runsOf(words(original ?? '')));

  test.each([...pack.keys()])(`%s repeats nowhere more than ${longest} words of the original`, (file) => {
    const repeated = runsOf(words(ownWords(file))).filter((run) => there.has(run));
    expect(repeated).toEqual([]);
  });
});

test('a run of eight words is found whatever stands around it', () => {
  const there = new Set(runsOf(words('One two, three *four* five six seven eight [1] nine.')));
  expect(runsOf(words('zero one two three four five six seven eight')).filter((run) => there.has(run))).toEqual([
    'one two three four five six seven eight',
  ]);
});

/** A file of the pack without what is a name or a value and cannot be said otherwise. */
function ownWords(file: string): string {
  const text = pack.get(file)!.replaceAll(manifest.title, '').replaceAll(manifest.url, '');
  if (file === 'references.md') return text.replace(/^\d+\. .*$/gm, ''); // titles and sites of works
  if (file === 'tables.md') return text.replace(/^\|.*$/gm, ''); // cells, held to be equal by coverage
  return text;
}

function words(text: string): string[] {
  return plain(text)
    .replace(/\[[\d, ]+\]/g, ' ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function runsOf(all: readonly string[]): string[] {
  return all.slice(longest).map((_, i) => all.slice(i, i + longest + 1).join(' '));
}
