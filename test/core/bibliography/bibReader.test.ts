import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openBib, readBib } from '../../../server/core/bibliography/bib/read.js';
import type { Bibliography } from '../../../server/core/bibliography/reference.js';

const BIB = '@string{j = {A Journal}}\n@article{a, title = {A}, journal = j}\n@misc{b, title = {B}}\n@misc{c, title = {C}}\n';

test('what an edit leaves alone is not read again', () => {
  const reader = openBib('refs.bib');
  const before = reader.read(BIB).references.map(({ csl, brief }) => ({ csl, brief }));
  const after = reader.read(BIB.replace('{B}', '{Bee, longer}')).references;
  expect(after[0]!.csl).toBe(before[0]!.csl);
  expect(after[0]!.brief).toBe(before[0]!.brief);
  expect(after[1]!.csl.title).toBe('Bee, longer');
  expect(after[2]!.csl).toBe(before[2]!.csl);
  expect(after[2]!.span.start).toBe(BIB.indexOf('@misc{c') + 'ee, longer'.length);
});

test('an entry moved elsewhere in the file is not read again', () => {
  const reader = openBib('refs.bib');
  const before = reader.read(BIB).references[1]!.csl;
  const moved = '@misc{b, title = {B}}\n@misc{new}\n@article{a, title = {A}}\n@string{j = {Other}}\n';
  expect(reader.read(moved).references[0]!.csl).toBe(before);
});

test('a changed @string changes the entries that use it', () => {
  const reader = openBib('refs.bib');
  expect(reader.read(BIB).references[0]!.csl['container-title']).toBe('A Journal');
  expect(reader.read(BIB.replace('A Journal', 'Another')).references[0]!.csl['container-title']).toBe('Another');
});

test('a changed parent changes its children', () => {
  const reader = openBib('refs.bib');
  const bib = '@inbook{c, crossref = {p}, title = {C}}\n@misc{x}\n@misc{y}\n@book{p, publisher = {Old}}\n';
  expect(reader.read(bib).references[0]!.csl.publisher).toBe('Old');
  expect(reader.read(bib.replace('Old', 'New')).references[0]!.csl.publisher).toBe('New');
});

/** Everything that can be asked of a bibliography. */
function everything({ references, problems }: Bibliography) {
  return {
    problems,
    references: references.map((one) => ({ key: one.key, type: one.type, span: one.span, keySpan: one.keySpan, aliases: one.aliases, files: one.files, fields: [...one.fields!], brief: one.brief, csl: one.csl })),
  };
}

const piece = fc.constantFrom(
  '@article{', '@misc(', '@string{', '@comment{', '@preamble{', '@xdata{', '@', '{', '}', '(', ')', '"', '%', '#', '=', ',', '\n', '\r\n', ' ', '\\', '$', '_', '^', '~',
  'a', 'b', 'key,', '\n@misc{b, ', 'title = {T}', 'author = {A and B, C}', 'author = {and and}', 'year = 2017', 'date = {2017-13-41/..}', 'xdata = {a, b}', 'crossref = {b}', 'ids = {a}', 'month = jan',
  'pages = {1--2}', 'url = {http://x y%}', "\\'", '\\"{', '\\begin{x}', '\\end{y}', '\\textit{', '__proto__', 'constructor = {x}', 'file = {a:b:c;d}', 'é', '\u0000', '\ud800', '💯', 'number = {3}', 'eprinttype = {pubmed}', 'language = {english}',
);
const bibText = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

describe('never throws', () => {
  test('whatever the text', () => {
    fc.assert(fc.property(bibText, (text) => {
      const outside = everything(readBib('refs.bib', text)).references.filter(({ span }) => span.start >= span.end || span.end > text.length);
      expect(outside).toEqual([]);
    }), { numRuns: 1000 });
  });

  test('and reading after an edit gives what reading anew gives', () => {
    fc.assert(
      fc.property(bibText, bibText, bibText, fc.array(piece, { maxLength: 4 }), (head, middle, tail, typed) => {
        const reader = openBib('refs.bib');
        everything(reader.read(head + middle + tail));
        const edited = head + typed.join('') + tail;
        expect(everything(reader.read(edited))).toEqual(everything(readBib('refs.bib', edited)));
      }),
      // A `%` that an edit takes away set two entries free.
      { numRuns: 1000, examples: [['', '%', '@article{@article{}', []]] },
    );
  });
});

describe('time grows with the length only', () => {
  const N = 40_000;
  for (const unit of ['@a{\n', '@comment{\n', '@comment{@b{c,\n', '{', '"', '@misc{a, b = {\n', '@misc{a, b = "\n', '@a (', ' @', '@', '%', '},', '} ,x=', '@misc{x}\n', 'a = {\n', '\\', '@a{\\"{', '@string{a = a # a}\n']) {
    test(JSON.stringify(unit), () => {
      const text = `@misc{k, author = {${unit.repeat(N)}`;
      const start = performance.now();
      const { references } = readBib('refs.bib', text);
      references.slice(0, 50).forEach((reference) => reference.brief);
      expect(performance.now() - start).toBeLessThan(2000);
    });
  }
});
