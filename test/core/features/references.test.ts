import { describe, expect, test } from 'vitest';
import { filesOf, serviceOf, type FixtureFile } from '../../support/fixture.js';
import { readCursor } from '../../support/marked.js';
import { literature } from './literature.js';

/** Three manuscripts of different formats that cite what the shared literature holds. */
const desk = filesOf(`${literature}
--- file: paper.tex
Recovery is faster~\\citep[see][3]{weiss1999,harbor}. \\nocite{harbor}
--- file: notes.typ
As @harbor[p. 2] tells, and #cite(<weiss1999>).
--- file: talk.qmd
Recovery is faster [@fever:1, p. 3; @{odd key}].
`);

/** The places that use what is under the cursor of one file: `file: line`, with the words in brackets; `=` before those that declare it. */
function uses(path: string, marked: string, files: readonly FixtureFile[] = desk): readonly string[] {
  const { text, cursor } = readCursor(marked);
  const all = [...files.filter((file) => file.path !== path), { path, text }];
  return serviceOf(all).references(path, cursor!).map((use) => {
    const file = all.find((one) => one.path === use.path)!.text;
    const line = file.slice(0, use.span.start).split('\n').length;
    return `${use.declares ? '= ' : ''}${use.path}:${line} ${file.slice(use.span.start, use.span.end)}`;
  });
}

describe('a key', () => {
  test('is used wherever its work is cited, in all formats, under the guide’s number too', () => {
    expect(uses('review.md', 'As known [@har‸bor].')).toEqual([
      '= guides/fever/guide.md:24 1',
      'notes.typ:1 harbor',
      'paper.tex:1 harbor',
      'paper.tex:1 harbor',
      '= refs.bib:1 harbor',
      'review.md:1 harbor',
      'talk.qmd:1 fever:1',
    ]);
  });

  test('is asked for at its entry as well', () => {
    const bib = desk.find(({ path }) => path === 'refs.bib')!.text.replace('weiss1999', 'wei‸ss1999');
    expect(uses('refs.bib', bib)).toEqual(['notes.typ:1 weiss1999', 'paper.tex:1 weiss1999', '= refs.bib:10 weiss1999']);
  });

  test('that no entry has is used where it stands', () => {
    expect(uses('review.md', 'As known [@no‸body; @nobody2].\n\nAgain @nobody.')).toEqual(['review.md:1 nobody', 'review.md:3 nobody']);
  });

  test('is found by its aliases, and where entries inherit from it', () => {
    const files = filesOf(`
--- file: refs.bib
@inbook{part, title = {A part}, crossref = {Whole}}
@book{whole, title = {The whole}, ids = {old-name}}
--- file: a.md
As [@old-name] and [@part].
`);
    expect(uses('b.md', 'See [@who‸le].', files)).toEqual(['a.md:1 old-name', 'b.md:1 whole', 'refs.bib:1 Whole', '= refs.bib:2 whole', 'refs.bib:2 old-name']);
  });

  test('of a printed list is its number', () => {
    expect(uses('review.md', 'As [2‸] and [1, 2].\n\n# References\n\n1. Lind M. Coastal fever in two harbors. 2021.\n2. Sato R. Recovery after coastal fever. 2019.\n')).toEqual(['review.md:1 2', 'review.md:1 2', '= review.md:6 2']);
  });

  test('of a thebibliography is its \\bibitem’s', () => {
    expect(uses('old.tex', 'As \\cite{lin‸d}.\n\\begin{thebibliography}{9}\n\\bibitem{lind} M. Lind. Coastal fever.\n\\bibitem[S(1999)]{sato} R. Sato. Recovery.\n\\end{thebibliography}\n')).toEqual(['old.tex:1 lind', '= old.tex:3 lind']);
  });

  test('given in the front matter is used there', () => {
    expect(uses('own.md', '---\nreferences:\n- id: own1\n  title: A work of its own\n---\n\nAs [@ow‸n1] has it.\n')).toEqual(['= own.md:3 own1', 'own.md:7 own1']);
  });
});

describe('the literature', () => {
  const manuscript = 'The median time to recovery was 34.8 days with veloxin [@harbor].';

  test('a cell of a guide is used by the figures that rest on it', () => {
    const guide = desk.find(({ path }) => path === 'guides/fever/guide.md')!.text.replace('34.8 days', '34‸.8 days').replaceAll('\\|', '\\|');
    const files = [...desk.filter(({ path }) => path !== 'guides/fever/guide.md'), { path: 'review.md', text: manuscript }];
    expect(uses('guides/fever/guide.md', guide, files)).toEqual(['= guides/fever/guide.md:11 34.8 days', 'review.md:1 34.8 days']);
  });

  test('a figure leads to the others that rest on the same', () => {
    expect(uses('review.md', manuscript.replace('34.8', '34‸.8'), [...desk, { path: 'talk.md', text: `In short: ${manuscript}` }])).toEqual(['= guides/fever/guide.md:11 34.8 days', 'review.md:1 34.8 days', 'talk.md:1 34.8 days']);
  });
});

test('nothing else is used anywhere', () => {
  expect(uses('review.md', 'As kn‸own [@harbor].')).toEqual([]);
});

test('a key lights up with the others of its work in the file', () => {
  const { text, cursor } = readCursor('As [@harbor] and @har‸bor, not @weiss1999.');
  const service = serviceOf([...desk, { path: 'review.md', text }]);
  expect(service.highlights('review.md', cursor!)).toEqual([{ start: 5, end: 11 }, { start: 18, end: 24 }]);
});
