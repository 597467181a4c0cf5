import { describe, expect, test } from 'vitest';
import { filesOf, serviceOf, type FixtureFile } from '../../support/fixture.js';
import { literature } from './literature.js';

/** What is offered at the first of these words in a file, and all files as they are after it, where they changed. */
function offered(path: string, words: string, files: readonly FixtureFile[]): readonly { readonly title: string; readonly files: Record<string, string> }[] {
  const at = files.find((file) => file.path === path)!.text.indexOf(words);
  return serviceOf(files).actions(path, { start: at + 1, end: at + 1 }).map(({ title, edits }) => ({
    title,
    files: Object.fromEntries(files.flatMap(({ path: name, text }) => {
      const own = edits.filter((edit) => edit.path === name).sort((a, b) => b.span.start - a.span.start);
      return own.length === 0 ? [] : [[name, own.reduce((done, edit) => done.slice(0, edit.span.start) + edit.text + done.slice(edit.span.end), text)]];
    })),
  }));
}

describe('the guide’s reference', () => {
  const files = [...filesOf(literature), { path: 'review.md', text: 'As known [@fever:2; @harbor].' }];

  test('is added to the bibliography under the key that cites it; no other byte changes', () => {
    const before = files.find(({ path }) => path === 'refs.bib')!.text;
    const [action, ...more] = offered('review.md', 'fever:2', files);
    expect(more).toEqual([]);
    expect(action!.title).toBe('Add fever:2 to refs.bib');
    const after = action!.files['refs.bib']!;
    expect(after.slice(0, before.length)).toBe(before);
    expect(after.slice(before.length)).toBe('\n@misc{fever:2,\n  year = {2018},\n  title = {Relapses of coastal fever in children}\n}\n');
  });

  test('is not offered for the author’s own, and not twice', () => {
    expect(offered('review.md', 'harbor', files)).toEqual([]);
    const [action] = offered('review.md', 'fever:2', files);
    expect(offered('review.md', 'fever:2', files.map((file) => ({ ...file, text: action!.files[file.path] ?? file.text })))).toEqual([]);
  });

  test('needs a .bib to go to', () => {
    expect(offered('review.md', 'fever:2', files.filter(({ path }) => path !== 'refs.bib'))).toEqual([]);
  });
});

describe('entries that duplicate each other', () => {
  test('by key are merged into the first, which gets what it lacks', () => {
    const files = filesOf(`
--- file: refs.bib
@misc{lind2021,
    title = {Coastal fever},
    year = {2021}
}

@misc{lind2021,
  title = "Coastal fever in harbors",
  date = {2021-05},
  doi = {10.1234/lind},
}

@misc{other, title = {Another}}
--- file: review.md
As [@lind2021].
`);
    expect(offered('refs.bib', 'lind2021', files)).toEqual([{
      title: 'Merge the 2 entries of lind2021 into the first',
      files: { 'refs.bib': '@misc{lind2021,\n    title = {Coastal fever},\n    year = {2021},\n    doi = {10.1234/lind}\n}\n\n@misc{other, title = {Another}}\n' },
    }]);
  });

  test('as works are merged, and what cites the others cites the first, in all formats', () => {
    const files = filesOf(`
--- file: refs.bib
@misc{sato2019, author = {Sato, Rei}, title = {Recovery after coastal fever}, year = {2019}}
@inbook{part, title = {A part}, crossref = {sato-recovery}}
@misc{sato-recovery, author = {Sato, Rei}, title = {Recovery after Coastal Fever}, date = {2019}, url = {https://example.org}}
--- file: review.md
As [see @sato-recovery, p. 3; @part].
--- file: paper.tex
As \\cite{part,sato-recovery}.
--- file: notes.typ
As @sato2019 and @sato-recovery.
`);
    expect(offered('refs.bib', 'sato-recovery, author', files)).toEqual([{
      title: 'Merge sato-recovery into sato2019',
      files: {
        'refs.bib': '@misc{sato2019, author = {Sato, Rei}, title = {Recovery after coastal fever}, year = {2019},\n  url = {https://example.org}}\n@inbook{part, title = {A part}, crossref = {sato2019}}\n',
        'review.md': 'As [see @sato2019, p. 3; @part].\n',
        'paper.tex': 'As \\cite{part,sato2019}.\n',
        'notes.typ': 'As @sato2019 and @sato2019.\n',
      },
    }]);
  });

  test('are not merged where a citation could not follow', () => {
    const files = filesOf(`
--- file: refs.bib
@misc{sato&2019, author = {Sato, Rei}, title = {Recovery after coastal fever}, year = {2019}}
@misc{sato, author = {Sato, Rei}, title = {Recovery after coastal fever}, year = {2019}}
--- file: notes.typ
As @sato.
`);
    expect(offered('refs.bib', 'sato, author', files)).toEqual([]);
  });
});

describe('a figure of a source for which nothing is cited', () => {
  const source = '# Creep of the superalloy Kestrel\n\nThe creep life of Kestrel at 900 °C was 412 hours.\n';
  const bib = '@article{kestrel, author = {Duarte, Ana}, title = {Creep of the superalloy Kestrel}, year = {2019}}\n';

  test.each([
    ['in Markdown', 'review.md', 'At last, the creep life of Kestrel at 900 °C was 412 hours, as hoped. It broke.', 'At last, the creep life of Kestrel at 900 °C was 412 hours, as hoped [@kestrel]. It broke.'],
    ['in LaTeX, as it cites elsewhere', 'review.tex', 'Known \\parencite{kestrel}.\n\nThe creep life of Kestrel at 900 °C was 412 hours.', 'Known \\parencite{kestrel}.\n\nThe creep life of Kestrel at 900 °C was 412 hours~\\parencite{kestrel}.'],
    ['in Typst', 'review.typ', 'The creep life of Kestrel at 900 °C was 412 hours.', 'The creep life of Kestrel at 900 °C was 412 hours @kestrel.'],
  ])('is cited %s', (_, path, before, after) => {
    const files = [{ path: 'sources/kestrel.md', text: source }, { path: 'refs.bib', text: bib }, { path, text: before }];
    expect(offered(path, '412 hours', files).filter(({ title }) => title.startsWith('Cite'))).toEqual([{ title: 'Cite kestrel', files: { [path]: after } }]);
  });
});
