import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

interface PlantedError {
  /** The words of the manuscript that are wrong, as its source text has them. */
  readonly text: string;
  readonly code: string;
  /** What the guide or the bibliography has instead. */
  readonly expected: string;
  readonly says: string;
}

const read = (path: string): string => readFileSync(join(import.meta.dirname, '../../..', path), 'utf8');
const planted = JSON.parse(read('test/example/expected.json')) as Record<string, readonly PlantedError[]>;
const keys = new Set([...read('test/example/refs.bib').matchAll(/^@\w+\{([^,]+),$/gm)].map(([, key]) => key!));
const guide = read('data/alectinib-tme/tables.md') + read('data/alectinib-tme/protocols.md');
const titles = read('data/alectinib-tme/references.md').split('\n').map(comparable);

describe.each(Object.entries(planted))('%s', (file, errors) => {
  const manuscript = read(`test/example/${file}`);

  test('holds each planted error at one place', () => {
    expect(errors).toHaveLength(8);
    expect(errors.filter(({ text }) => manuscript.split(text).length !== 2)).toEqual([]);
  });

  test('has errors of every kind of this example', () => {
    expect(new Set(errors.map(({ code }) => code))).toEqual(
      new Set(['figure/value', 'figure/arm', 'figure/population', 'figure/unit', 'citation/undefined']),
    );
  });

  test('is set right by what the guide or the bibliography has', () => {
    const wrong = errors.filter(({ code, expected }) => (code === 'citation/undefined' ? !keys.has(expected) : !guide.includes(expected)));
    expect(wrong).toEqual([]);
  });

  test('cites only known works, but for the planted key', () => {
    const cited = file.endsWith('.md')
      ? [...manuscript.matchAll(/@([\w:-]*\w)/g)].map(([, key]) => key!)
      : [...manuscript.matchAll(/\\cite\w*(?:\[[^\]]*\])*\{([^}]+)\}/g)].flatMap(([, list]) => list!.split(','));
    const unknown = cited.filter((key) => !keys.has(key) && !/^alectinib-tme:(?:[1-9]|1\d|2[0-2])$/.test(key));
    expect(unknown).toEqual(errors.filter(({ code }) => code === 'citation/undefined').map(({ text }) => text));
    expect(cited.length).toBeGreaterThan(25);
  });
});

test('every entry of the bibliography bears the title of the guide or of a work that the guide lists', () => {
  const own = comparable((JSON.parse(read('data/alectinib-tme/guide.json')) as { title: string }).title);
  const unlisted = [...read('test/example/refs.bib').matchAll(/^ {2}title = \{(.+)\},$/gm)]
    .map(([, title]) => comparable(title!))
    .filter((title) => title !== own && !titles.some((listed) => listed.includes(title)));
  expect(unlisted).toEqual([]);
  expect(keys.size).toBe(10);
});

function comparable(title: string): string {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();
}
