import { describe, expect, test } from 'vitest';
import { filesOf, serviceOf, type FixtureFile } from '../../support/fixture.js';
import { readCursor } from '../../support/marked.js';
import { literature } from './literature.js';

const desk = `
--- file: refs.bib
@article{lind2021, title = {Coastal fever}, ids = {lind-preprint}}
@inbook{part, title = {A part}, crossref = {Lind2021}, related = {other, lind2021}}
@misc{other, title = {Another work}}
--- file: review.md
As [see @lind2021, p. 3; -@other] and @lind2021 and [@lind-preprint]; not lind2021, not \`@lind2021\`, not me@lind2021.
--- file: myst.md
As {cite:p}\`other,lind2021\` has it.
--- file: paper.tex
Faster~\\textcites[1]{lind2021}[2]{other,lind2021}. % \\cite{lind2021}
--- file: notes.typ
As @lind2021[p. 2] and #cite(<lind2021>, form: "prose").
`;

/** All files after the key under the cursor was renamed, only those that changed; or the refusal. */
function renamed(path: string, words: string, to: string, files: readonly FixtureFile[] = filesOf(desk)): Record<string, string> | string {
  const { cursor } = readCursor(files.find((file) => file.path === path)!.text.replace(words.replace('‸', ''), words));
  const result = serviceOf(files).rename(path, cursor!, to);
  if ('refusal' in result) return result.refusal;
  return Object.fromEntries(files.flatMap(({ path: name, text }) => {
    const edits = result.edits.filter((edit) => edit.path === name).sort((a, b) => b.span.start - a.span.start);
    return edits.length === 0 ? [] : [[name, edits.reduce((done, { span, text: words }) => done.slice(0, span.start) + words + done.slice(span.end), text)]];
  }));
}

test.each([['refs.bib', 'li‸nd2021,'], ['review.md', '@lind2‸021,'], ['paper.tex', '{lind‸2021}'], ['notes.typ', '@l‸ind2021']])('a key is renamed everywhere, from %s', (path, words) => {
  expect(renamed(path, words, 'lind:2021')).toEqual({
    'refs.bib': '@article{lind:2021, title = {Coastal fever}, ids = {lind-preprint}}\n@inbook{part, title = {A part}, crossref = {lind:2021}, related = {other, lind:2021}}\n@misc{other, title = {Another work}}\n',
    'review.md': 'As [see @lind:2021, p. 3; -@other] and @lind:2021 and [@lind-preprint]; not lind2021, not `@lind2021`, not me@lind2021.\n',
    'myst.md': 'As {cite:p}`other,lind:2021` has it.\n',
    'paper.tex': 'Faster~\\textcites[1]{lind:2021}[2]{other,lind:2021}. % \\cite{lind2021}\n',
    'notes.typ': 'As @lind:2021[p. 2] and #cite(<lind:2021>, form: "prose").\n',
  });
});

test('an alias is renamed by itself', () => {
  expect(renamed('review.md', '@lind-pre‸print', 'lind2020')).toMatchObject({
    'refs.bib': expect.stringContaining('@article{lind2021, title = {Coastal fever}, ids = {lind2020}}') as string,
    'review.md': expect.stringContaining('[@lind2020]') as string,
  });
});

test('the label of a \\bibitem is renamed with its citations', () => {
  const files = [{ path: 'old.tex', text: 'As \\cite{lind, sato}.\n\\begin{thebibliography}{9}\n\\bibitem{lind} M. Lind. Coastal fever.\n\\bibitem{sato} R. Sato. Recovery.\n\\end{thebibliography}\n' }];
  expect(renamed('old.tex', '{lin‸d,', 'lind21', files)).toEqual({ 'old.tex': 'As \\cite{lind21, sato}.\n\\begin{thebibliography}{9}\n\\bibitem{lind21} M. Lind. Coastal fever.\n\\bibitem{sato} R. Sato. Recovery.\n\\end{thebibliography}\n' });
});

test('an id of the front matter is renamed with its citations', () => {
  const files = [{ path: 'own.md', text: '---\nreferences:\n- id: own1\n  title: A work\n---\n\nAs [@own1] has it.\n' }];
  expect(renamed('own.md', '@ow‸n1', 'mine', files)).toEqual({ 'own.md': '---\nreferences:\n- id: mine\n  title: A work\n---\n\nAs [@mine] has it.\n' });
});

test('of two entries with one key, the second is renamed alone', () => {
  const files = filesOf('--- file: refs.bib\n@misc{a, title = {One}}\n@misc{a, note = {Two}}\n--- file: review.md\nAs [@a].\n');
  expect(renamed('refs.bib', 'a‸, note', 'b', files)).toEqual({ 'refs.bib': '@misc{a, title = {One}}\n@misc{b, note = {Two}}\n' });
});

test('a key is set in braces where Markdown needs them, and only there', () => {
  const files = filesOf('--- file: refs.json\n--- file: own.md\n---\nreferences:\n- id: own1\n  title: A work\n---\n\nAs [@own1] and @{own1}.\n');
  expect(renamed('own.md', '[@ow‸n1', 'own.', files)).toEqual({ 'own.md': '---\nreferences:\n- id: own.\n  title: A work\n---\n\nAs [@{own.}] and @{own.}.\n' });
});

describe('a rename is refused', () => {
  test.each([
    ['of a guide’s reference', 'review.md', 'As [@fever:‸1].', 'x', 'fever:1 is given by the guide fever, which is read only. Add the reference to your own bibliography to cite it by another key.'],
    ['of a number', 'review.md', 'As [1‸].\n\n# References\n\n1. Lind M. Coastal fever. 2021.\n', 'x', '1 is the number of a reference in a list, not a key that could be renamed.'],
    ['beside the key', 'review.md', 'A‸s [@harbor].', 'x', 'There is no citation key here.'],
    ['to nothing', 'review.md', 'As [@har‸bor].', ' ', 'A key cannot be empty.'],
    ['to a key that is taken', 'review.md', 'As [@har‸bor].', 'weiss1999', 'weiss1999 is already the key of another entry, in refs.bib.'],
    ['to what a .bib cannot hold', 'review.md', 'As [@har‸bor].', 'a, b', '“a, b” cannot be a key in refs.bib: use letters, digits, and - _ . : between them, such as ab.'],
    ['to what LaTeX cannot cite', 'review.tex', 'As \\cite{har‸bor}.', 'a%b', '“a%b” cannot be cited in review.tex: LaTeX takes no blanks, commas, braces, and none of \\ % # ~ in a key.'],
    ['to what Typst cannot cite', 'review.typ', 'As @har‸bor there.', 'a+b', '“a+b” cannot be cited in review.typ: Typst takes letters, digits, and _ - . : between them.'],
  ])('%s', (_, path, marked, to, refusal) => {
    const { text, cursor } = readCursor(marked);
    expect(serviceOf([...filesOf(literature), { path, text }]).rename(path, cursor!, to)).toEqual({ refusal });
  });

  test('already before the new name is asked for', () => {
    const service = serviceOf([...filesOf(literature), { path: 'review.md', text: 'As [@fever:1] and @harbor.' }]);
    expect(service.keyToRename('review.md', 6)).toHaveProperty('refusal');
    expect(service.keyToRename('review.md', 20)).toEqual({ span: { start: 19, end: 25 }, key: 'harbor' });
  });
});
