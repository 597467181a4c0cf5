import { describe, expect, test } from 'vitest';
import { filesOf, serviceOf, type FixtureFile } from '../../support/fixture.js';
import { literature } from './literature.js';

/** What is offered at the first of these words in a file, and all files as they are after it, where they changed. */
function offered(path: string, words: string, files: readonly FixtureFile[]): readonly { readonly title: string; readonly files: Record<string, string> }[] {
  const at = files.find((file) => file.path === path)!.text.indexOf(words);
  return serviceOf(files).actions(path, { start: at + 1, end: at + 1 }).map(({ title, edits }) => ({
    title,
    files: Object.fromEntries([...files, ...edits.flatMap((edit) => (edit.isNew ? { path: edit.path, text: '' } : []))].flatMap(({ path: name, text }) => {
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

  const entry = '@misc{fever:2,\n  year = {2018},\n  title = {Relapses of coastal fever in children}\n}\n';

  describe('goes to a new .bib, which the manuscript then names, where there is none', () => {
    const cases: Record<string, [path: string, before: string, after: string]> = {
      'a front matter is begun': ['review.md', 'As known [@fever:2].\n', '---\nbibliography: refs.bib\n---\n\nAs known [@fever:2].\n'],
      'a front matter goes on': ['review.qmd', '---\r\ntitle: Fever\r\n---\r\n\r\nAs known [@fever:2].\r\n', '---\r\ntitle: Fever\r\nbibliography: refs.bib\r\n---\r\n\r\nAs known [@fever:2].\r\n'],
      'BibTeX': ['text/review.tex', '\\documentclass{article}\n\\begin{document}\nAs known \\cite{fever:2}.\n\\end{document}\n', '\\documentclass{article}\n\\begin{document}\nAs known \\cite{fever:2}.\n\\bibliographystyle{plain}\n\\bibliography{refs}\n\\end{document}\n'],
      'biblatex': ['review.tex', '\\documentclass{article}\n\\usepackage[style=apa]{biblatex}\n\\begin{document}\nAs known \\parencite{fever:2}.\n\\end{document}\n', '\\documentclass{article}\n\\usepackage[style=apa]{biblatex}\n\\addbibresource{refs.bib}\n\\begin{document}\nAs known \\parencite{fever:2}.\n\\end{document}\n'],
      'Typst': ['review.typ', '= Fever\n\nAs known @fever:2.', '= Fever\n\nAs known @fever:2.\n\n#bibliography("refs.bib")\n'],
    };
    for (const [name, [path, before, after]] of Object.entries(cases)) {
      test(name, () => {
        const folder = path.slice(0, path.lastIndexOf('/') + 1);
        const [action, ...more] = offered(path, 'fever:2', [...files.filter((file) => file.path.startsWith('guides/')), { path, text: before }]);
        expect(more).toEqual([]);
        expect(action).toEqual({ title: 'Add fever:2 to a new refs.bib', files: { [path]: after, [`${folder}refs.bib`]: entry } });
      });
    }

    test('the one that it names, and that is not there', () => {
      const text = '---\nbibliography: lit/mine.bib\n---\n\nAs known [@fever:2].\n';
      expect(offered('review.md', 'fever:2', [...files.filter(({ path }) => path.startsWith('guides/')), { path: 'review.md', text }])).toEqual([{ title: 'Add fever:2 to a new lit/mine.bib', files: { 'lit/mine.bib': entry } }]);
    });

    test('… though others lie about', () => {
      const text = '---\nbibliography: lit/mine.bib\n---\n\nAs known [@fever:2].\n';
      expect(offered('review.md', 'fever:2', [...files.filter(({ path }) => path !== 'review.md'), { path: 'review.md', text }])[0]!.title).toBe('Add fever:2 to a new lit/mine.bib');
      const both = text.replace('lit/mine.bib', '[lit/mine.bib, refs.bib]');
      expect(offered('review.md', 'fever:2', [...files.filter(({ path }) => path !== 'review.md'), { path: 'review.md', text: both }])[0]!.title).toBe('Add fever:2 to refs.bib');
    });

    test('the main file of a part names it', () => {
      const service = serviceOf([...files.filter(({ path }) => path.startsWith('guides/')), { path: 'parts/one.tex', text: 'As known \\cite{fever:2}.\n' }]);
      const span = { start: 16, end: 16 };
      expect(service.actions('parts/one.tex', span)).toEqual([]);
      const main = '\\begin{document}\n\\input{parts/one}\n\\end{document}\n';
      service.setManuscript('parts/one.tex', { format: 'latex', text: 'As known \\cite{fever:2}.\n', main: { path: 'main.tex', text: () => main } });
      const at = main.indexOf('\\end');
      expect(service.actions('parts/one.tex', span)).toEqual([{ title: 'Add fever:2 to a new refs.bib', edits: [
        { path: 'refs.bib', span: { start: 0, end: 0 }, text: entry, isNew: true },
        { path: 'main.tex', span: { start: at, end: at }, text: '\\bibliographystyle{plain}\n\\bibliography{refs}\n' },
      ] }]);
    });

    test('not beside a bibliography in another format, nor a list of the manuscript’s own', () => {
      const guides = files.filter(({ path }) => path.startsWith('guides/'));
      const service = serviceOf([...guides, { path: 'review.md', text: 'As known [@fever:2].\n' }]);
      service.setBibliography('refs.json', '[]');
      expect(service.actions('review.md', { start: 13, end: 13 })).toEqual([]);
      expect(offered('review.tex', 'fever:2', [...guides, { path: 'review.tex', text: '\\begin{document}\nAs \\cite{fever:2}.\n\\begin{thebibliography}{9}\n\\bibitem{a} A.\n\\end{thebibliography}\n\\end{document}\n' }])).toEqual([]);
    });
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

  describe('that one citation names both of are cited once', () => {
    const bib = '@misc{a, author = {Sato, Rei}, title = {Recovery after coastal fever}, year = {2019}}\n\n@misc{b, author = {Sato, Rei}, title = {Recovery after coastal fever}, year = {2019}}\n\n@misc{c, title = {Another}}\n';
    const cases: [path: string, before: string, after: string][] = [
      ['x.md', 'So [@a; @b].', 'So [@a].'],
      ['x.md', 'So [@b; @a].', 'So [@a].'],
      ['x.md', 'So [@b; @c; @a].', 'So [@a; @c].'],
      ['x.md', 'So [@c; @b;  @a, p. 4].', 'So [@c;  @a, p. 4].'],
      ['x.md', 'So [@a, p. 3; see @b, p. 4].', 'So [@a, p. 3; see @a, p. 4].'],
      ['x.md', 'So [@b; @a, p. 4].', 'So [@a, p. 4].'],
      ['x.md', 'So [@{b}; @{a}].', 'So [@{a}].'],
      ['x.md', 'So {cite:p}`a,b,c`.', 'So {cite:p}`a,c`.'],
      ['x.tex', 'So \\citep[p.~4]{b, a,c}.', 'So \\citep[p.~4]{a,c}.'],
      ['x.tex', 'So \\parencites[3]{a}[4]{b}.', 'So \\parencites[3]{a}[4]{a}.'],
    ];
    for (const [path, before, after] of cases) {
      test(before, () => {
        const [action] = offered('refs.bib', 'a, author', [{ path: 'refs.bib', text: bib }, { path, text: before }]);
        expect(action!.title).toBe('Merge b into a');
        expect(action!.files[path] ?? before).toBe(after);
      });
    }
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
