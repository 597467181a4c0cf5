import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { describe, expect, test } from 'vitest';
import { readBib } from '../../../server/core/bibliography/bib/read.js';
import { toBibtex } from '../../../server/core/bibliography/edit.js';
import { formatReferences } from '../../../server/core/bibliography/format/format.js';
import { STYLE_NAMES } from '../../../server/core/bibliography/format/style.js';
import { insertBibliography, referencesToList } from '../../../server/core/features/insertBibliography.js';
import { insertCitation } from '../../../server/core/features/insertCitation.js';
import { bundledStyles } from '../../../server/styles.js';
import { filesOf, serviceOf } from '../../support/fixture.js';
import { literature } from './literature.js';

// What we write, before Typst's own compiler; nothing of it is shipped.

const folder = '/typst-of-the-test';
const compiler = NodeCompiler.create({ workspace: folder });

/** What the compiler says of a manuscript beside these bibliographies; nothing when all is well. */
function complaints(text: string, bibliographies: Readonly<Record<string, string>> = {}): readonly string[] {
  for (const [name, bib] of Object.entries(bibliographies)) compiler.mapShadow(`${folder}/${name}`, Buffer.from(bib));
  compiler.addSource(`${folder}/review.typ`, text);
  const compiled = compiler.compile({ mainFilePath: `${folder}/review.typ` });
  const said = compiled.takeDiagnostics()?.shortDiagnostics as readonly { readonly message: string }[] | undefined;
  return (said ?? []).map(({ message }) => message);
}

const files = filesOf(literature);
// A key with a blank in it is none to Typst.
const bib = files.find(({ path }) => path === 'refs.bib')!.text.replaceAll('odd key', 'odd-key');

/** The text with an edit of ours. */
function edited(text: string, edits: readonly { readonly span: { readonly start: number; readonly end: number }; readonly text: string }[]): string {
  return [...edits].sort((a, b) => b.span.start - a.span.start).reduce((done, { span, text: put }) => done.slice(0, span.start) + put + done.slice(span.end), text);
}

test('it complains where a key is unknown', () => {
  expect(complaints('As @gone.\n\n#bibliography("refs.bib")\n', { 'refs.bib': bib })).toEqual([expect.stringContaining('gone')]);
});

describe('a citation that is put in', () => {
  const own = `${bib}\n@misc{odd:key+x, title = {Odd}, year = 2001}\n@misc{käfer2001, title = {Käfer}, year = 2001}\n@misc{2001.x, title = {Digits}, year = 2001}\n`;
  test.each([
    ['one work', [{ key: 'harbor' }]],
    ['with a page and words before', [{ key: 'harbor', locator: '33-35', prefix: 'see' }, { key: 'weiss1999' }]],
    ['with what would be markup', [{ key: 'harbor', locator: 'fig. *1* [a] #b $c$ @d <e>', prefix: 'cf. #x [y] *z* @w $' }]],
    ['keys that are no labels', [{ key: 'odd:key+x', locator: '4' }, { key: 'käfer2001' }, { key: '2001.x' }]],
  ])('%s', (_, works) => {
    for (const form of ['parenthetical', 'narrative'] as const) {
      const text = 'It shortens.\n\n#bibliography("refs.bib")\n';
      const view = serviceOf([...files.filter(({ path }) => path !== 'refs.bib'), { path: 'refs.bib', text: own }, { path: 'review.typ', text }]).view('review.typ')!;
      const { edits, problem } = insertCitation(view, 11, { works, form });
      expect(problem).toBeUndefined();
      expect(complaints(edited(text, edits), { 'refs.bib': own })).toEqual([]);
    }
  });
});

test('a bibliography that is put in, in every style that Typst has', () => {
  const names = Object.keys(STYLE_NAMES);
  const taken = names.filter((style) => {
    const text = 'As @harbor and @weiss1999.\n';
    const view = serviceOf([...files, { path: 'review.typ', text }]).view('review.typ')!;
    const { edits } = insertBibliography(view, { style, numeric: true, entries: referencesToList(view).map((reference) => ({ reference, number: '', text: '' })) });
    if (edits.length > 0) expect([style, ...complaints(edited(text, edits), { 'refs.bib': bib })]).toEqual([style]);
    return edits.length > 0;
  });
  expect(names.filter((name) => !taken.includes(name))).toMatchInlineSnapshot(`
    [
      "chicago-note",
      "chicago-fullnote-bibliography",
      "nlm",
      "national-library-of-medicine-grant-proposals",
      "science",
      "nejm",
      "the-new-england-journal-of-medicine",
      "asco",
      "jco",
      "journal-of-clinical-oncology",
    ]
  `);
});

test('a new bibliography, and the entry of a guide in it', () => {
  const text = 'As @fever:2.\n';
  const [action] = serviceOf([...files.filter(({ path }) => path !== 'refs.bib'), { path: 'review.typ', text }]).actions('review.typ', { start: 5, end: 5 });
  const [entry, declaration] = action!.edits;
  expect(complaints(edited(text, [declaration!]), { 'refs.bib': entry!.text })).toEqual([]);
});

test('a formatted reference, whatever signs are in it', async () => {
  const { references } = readBib('refs.bib', '@book{a, author = {{A & B \\#1}}, title = {*Stars* \\_and\\_ \\#let $x_2$ [b] `c` @d <e> // f /* g \\& ~h~ "i" = 5\\$ of 10\\$}, publisher = {P}, year = 2001, url = {https://example.org/a_b#c//d}}');
  for (const style of ['apa', 'vancouver', 'nature']) {
    const { text } = await formatReferences(references, { style, format: 'typst', files: bundledStyles });
    expect(complaints(`${text}\n`)).toEqual([]);
  }
});

test('entries that are written anew', () => {
  const odd = toBibtex({ id: 'x', type: 'article-journal', title: 'Costs of 5% & more_of #1 {in} “Zürich”', author: [{ family: 'Müller', given: 'Jörg' }, { literal: 'A & B Group' }], issued: { 'date-parts': [[2001, 6]] } }, 'x2001');
  expect(complaints('As @x2001.\n\n#bibliography("odd.bib")\n', { 'odd.bib': odd })).toEqual([]);
});
