import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSnippet } from './snippet.ts';

interface Entry {
  readonly prefix: string;
  readonly body: readonly string[];
  readonly description: string;
}

const [markdown, latex, typst] = (['markdown', 'latex', 'typst'] as const).map(
  (format) =>
    JSON.parse(readFileSync(join(import.meta.dirname, `../../../snippets/${format}.code-snippets`), 'utf8')) as Record<string, Entry>,
) as [Record<string, Entry>, Record<string, Entry>, Record<string, Entry>];

const formats = { markdown, latex, typst };
const all = Object.entries(formats).flatMap(([format, entries]) =>
  Object.entries(entries).map(([name, entry]) => ({ format, name, ...entry, snippet: readSnippet(entry.body.join('\n')) })),
);

test('the three formats offer the same snippets under the same prefixes', () => {
  const offers = Object.values(formats).map((entries) =>
    Object.entries(entries).map(([name, { prefix, description }]) => ({ name, prefix, description })),
  );
  expect(offers[1]).toEqual(offers[0]);
  expect(offers[2]).toEqual(offers[0]);
});

test('a result, a table and every protocol of the guide are there', () => {
  expect(Object.values(markdown).map((entry) => entry.prefix)).toEqual([
    'efficacy-sentence',
    'efficacy-table',
    'methods-orthotopic-model',
    'methods-flow-cytometry',
    'methods-multispectral-immunofluorescence',
    'methods-immunohistochemistry',
    'methods-rna-sequencing',
    'methods-elisa',
    'methods-macrophage-generation',
    'methods-conditioned-media',
    'methods-resistance-assay',
  ]);
});

describe.each(all)('$format: $name', ({ format, name, prefix, description, snippet }) => {
  const { stops, text } = snippet;

  test('has a prefix that can be typed and a description', () => {
    expect(prefix).toMatch(/^[a-z]+(?:-[a-z]+)+$/);
    expect(description).not.toBe('');
  });

  test('has tab stops 1, 2, 3 … without a gap, each defined once, and one last place', () => {
    const defined = stops.filter((stop) => stop.kind !== 'repetition').map((stop) => stop.number);
    const repeated = new Set(stops.filter((stop) => stop.kind === 'repetition').map((stop) => stop.number));
    expect([...defined].sort((a, b) => a - b)).toEqual(defined.map((_, i) => i + 1));
    expect([...repeated].filter((number) => number !== 0 && !defined.includes(number))).toEqual([]);
    expect(stops.filter((stop) => stop.number === 0)).toHaveLength(1);
    expect(stops.at(-1)!.number).toBe(0);
  });

  test('asks at each tab stop what its Markdown twin asks', () => {
    const asked = (entry: readonly { number: number; kind: string; options: readonly string[] }[]) =>
      entry
        .filter((stop) => stop.kind !== 'repetition')
        .map((stop) => ({ number: stop.number, kind: stop.kind, asks: stop.kind === 'choice' ? stop.options.length : stop.options[0] }))
        .sort((a, b) => a.number - b.number);
    expect(asked(stops)).toEqual(asked(readSnippet(markdown[name]!.body.join('\n')).stops));
  });

  test('leaves every quantity to the author', () => {
    const fixed = stops.reduce((rest, stop) => (stop.kind === 'placeholder' ? rest.replace(stop.options[0]!, '') : rest), text);
    expect(fixed.match(/\d+(?:\.\d+)? ?(?:mg|µ|mL|h\b|days|weeks|°C|nM)/gu)).toBeNull();
  });

  test('cites', () => {
    expect(text).toMatch({ markdown: /\[@key\]/, latex: /\\cite\{key\}/, typst: /@key\b/ }[format]!);
  });

  test.runIf(format === 'latex')('has closed braces, escaped percent signs, and units by siunitx', () => {
    expect(text.match(/(?<!\\)\{/g)?.length).toBe(text.match(/(?<!\\)\}/g)?.length);
    expect(text).not.toMatch(/(?<!\\)%/);
    if (name !== 'Results table') expect(text).toMatch(/\\(?:qty|num)\{/);
  });
});

describe('reading a snippet', () => {
  test('placeholder, choice, repetition, escape', () => {
    expect(readSnippet('${1:dose} \\$ ${2|a,b\\,c|} $2 \\qty{${3:n}}{\\mg}$0')).toEqual({
      text: 'dose $ a a \\qty{n}{\\mg}',
      stops: [
        { number: 1, kind: 'placeholder', options: ['dose'] },
        { number: 2, kind: 'choice', options: ['a', 'b,c'] },
        { number: 2, kind: 'repetition', options: [] },
        { number: 3, kind: 'placeholder', options: ['n'] },
        { number: 0, kind: 'repetition', options: [] },
      ],
    });
  });

  test.each(['$(1:dose)', '${dose}', 'a $ b'])('%s is a slip', (body) => {
    expect(() => readSnippet(body)).toThrow('stray $');
  });
});
