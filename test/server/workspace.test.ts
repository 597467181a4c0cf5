import { describe, expect, test } from 'vitest';
import { openService } from '../../server/core/openService.js';
import { openWorkspace, type Workspace } from '../../server/workspace.js';
import type { PartialSettings } from '../../server/settings.js';
import { memoryFiles } from './memoryFiles.js';

interface Opened {
  readonly workspace: Workspace;
  readonly files: Record<string, string | Uint8Array>;
}

/** Opens the workspace `/w` with these files, and the manuscript of this name in it. */
async function open(names: Record<string, string | Uint8Array>, manuscript: string, settings: PartialSettings = {}): Promise<Opened> {
  const files = Object.fromEntries(Object.entries(names).map(([name, content]) => [`/w/${name}`, content]));
  const workspace = openWorkspace({ root: '/w', isProject: true, service: openService(), files: memoryFiles(files), configured: async () => ({ settings: { guides: [], ...settings }, problems: [] }) });
  workspace.open(`/w/${manuscript}`, String(names[manuscript]));
  await workspace.ready(`/w/${manuscript}`);
  return { workspace, files };
}

/** Keys of a manuscript that are in no bibliography that holds for it. */
function unresolved({ service }: Workspace, name: string): readonly string[] {
  return service.check(`/w/${name}`).citations.flatMap(({ citation, resolved }) => citation.items.filter((_, i) => !resolved[i]).map(({ key }) => key));
}

/** `place: message` of all problems of a file, places as the words that stand there. */
function problems({ workspace, files }: Opened, name: string): readonly string[] {
  const path = `/w/${name}`;
  const found = workspace.isOpen(path) ? workspace.check(path).problems : workspace.problems().get(path) ?? [];
  return found.map(({ message, span }) => `${span ? String(files[path]).slice(span.start, span.end) : ''}: ${message}`);
}

const one = '@misc{one, title = {First}}\n';
const two = '@misc{two, title = {Second}}\n';

describe('the bibliographies that hold for a manuscript', () => {
  test.each<[string, Record<string, string>, string, string[]]>([
    ['those it names itself, and no other', { 'a.md': '---\nbibliography: one.bib\n---\n[@one; @two]', 'one.bib': one, 'two.bib': two }, 'a.md', ['two']],
    ['a list of them', { 'a.md': '---\nbibliography:\n  - one.bib\n  - lib/two.bib\n---\n[@one; @two]', 'one.bib': one, 'lib/two.bib': two }, 'a.md', []],
    ['all of the workspace, if none is named', { 'a.md': '[@one; @two]', 'one.bib': one, 'deep/er/two.bib': two }, 'a.md', []],
    ['without the ending, in LaTeX', { 'a.tex': '\\cite{one,two}\n\\bibliography{one}', 'one.bib': one, 'two.bib': two }, 'a.tex', ['two']],
    ['from the folder above, as Pandoc does from where it is called', { 'text/a.md': '---\nbibliography: one.bib\n---\n[@one]', 'one.bib': one }, 'text/a.md', []],
    ['that of the main file, for its parts', { 'main.tex': '\\addbibresource{one.bib}\n\\input{parts/a}', 'parts/a.tex': '\\cite{one,two}', 'one.bib': one, 'two.bib': two }, 'parts/a.tex', ['two']],
    ['that of the main file, for parts of parts', { 'main.tex': '\\addbibresource{one.bib}\n\\include{parts/a}', 'parts/a.tex': '\\input{parts/b}', 'parts/b.tex': '\\cite{one,two}', 'one.bib': one, 'two.bib': two }, 'parts/b.tex', ['two']],
    ['the list in the main file, for its parts', { 'main.tex': '\\input{parts/a}\n\\begin{thebibliography}{9}\\bibitem{one} A. Author. First. \\end{thebibliography}', 'parts/a.tex': '\\cite{one,two}' }, 'parts/a.tex', ['two']],
    ['the list that BibTeX has made, for all parts', { 'main.tex': '\\input{parts/a}\\input{main.bbl}', 'main.bbl': '\\begin{thebibliography}{9}\n\\bibitem[A(1999)]{one} A. Author. First.\n\\end{thebibliography}', 'parts/a.tex': '\\cite{one,two}' }, 'parts/a.tex', ['two']],
    ['that of the main file, for a subfile', { 'main.tex': '\\addbibresource{one.bib}\n\\subfile{parts/a}', 'parts/a.tex': '\\documentclass[../main]{subfiles}\n\\begin{document}\\cite{one,two}\\end{document}', 'one.bib': one, 'two.bib': two }, 'parts/a.tex', ['two']],
    ['that of the main file, for what Typst includes', { 'main.typ': '#include "parts/a.typ"\n#bibliography("one.bib")', 'parts/a.typ': 'As @one and @two.', 'one.bib': one, 'two.bib': two }, 'parts/a.typ', ['two']],
    ['that of the main file, for what Quarto includes', { 'main.qmd': '---\nbibliography: one.bib\n---\n{{< include parts/_a.qmd >}}', 'parts/_a.qmd': '[@one; @two]', 'one.bib': one, 'two.bib': two }, 'parts/_a.qmd', ['two']],
    ['that of files that include each other', { 'a.tex': '\\addbibresource{one.bib}\\input{b}', 'b.tex': '\\input{a}\\cite{one,two}', 'one.bib': one, 'two.bib': two }, 'b.tex', ['two']],
    ['a Hayagriva file', { 'a.typ': '#bibliography("works.yml")\nAs @one and @two.', 'works.yml': 'one:\n  type: article\n  title: First\n' }, 'a.typ', ['two']],
    ['CSL-JSON', { 'a.md': '---\nbibliography: works.json\n---\n[@one; @two]', 'works.json': '[{"id": "one", "type": "book", "title": "First"}]' }, 'a.md', ['two']],
    ['that of the Quarto project', { '_quarto.yml': 'project:\n  type: book\nbibliography: [one.bib]\n', 'chapters/a.qmd': '[@one; @two]', 'one.bib': one, 'two.bib': two }, 'chapters/a.qmd', ['two']],
  ])('%s', async (_, files, manuscript, missing) => {
    const { workspace } = await open(files, manuscript);
    expect(unresolved(workspace, manuscript)).toEqual(missing);
  });

  test('those of the settings, by name and by glob', async () => {
    const { workspace } = await open({ 'a.md': '[@one; @two; @three]', 'lib/one.bib': one, 'two.bib': two, 'three.bib': '@misc{three, title = {Third}}' }, 'a.md', { bibliography: ['two.bib', 'lib/*.bib'] });
    expect(unresolved(workspace, 'a.md')).toEqual(['three']);
  });

  test('found anew when the manuscript names another', async () => {
    const { workspace } = await open({ 'a.md': '---\nbibliography: one.bib\n---\n[@one; @two]', 'one.bib': one, 'two.bib': two }, 'a.md');
    workspace.open('/w/a.md', '---\nbibliography: two.bib\n---\n[@one; @two]');
    await workspace.ready('/w/a.md');
    expect(unresolved(workspace, 'a.md')).toEqual(['one']);
  });

  test('an open bibliography counts as the editor has it', async () => {
    const { workspace } = await open({ 'a.md': '[@one; @two]', 'one.bib': one }, 'a.md');
    workspace.open('/w/one.bib', one + two);
    await workspace.ready('/w/one.bib');
    expect(unresolved(workspace, 'a.md')).toEqual([]);
  });

  test('the list in an open main file counts as the editor has it, and is found where it now stands', async () => {
    const main = (begin: string, entries: string) => `${begin}\\input{parts/a}\n\\begin{thebibliography}{9}${entries}\\end{thebibliography}`;
    const [one, two] = ['\\bibitem{one} A. Author. First. ', '\\bibitem{two} B. Author. Second. '];
    const { workspace } = await open({ 'main.tex': main('', one), 'parts/a.tex': '\\cite{one,two}' }, 'parts/a.tex');
    expect(unresolved(workspace, 'parts/a.tex')).toEqual(['two']);
    workspace.open('/w/main.tex', main('', one + two));
    await workspace.ready('/w/main.tex');
    expect(unresolved(workspace, 'parts/a.tex')).toEqual([]);

    const before = workspace.revision;
    workspace.open('/w/main.tex', main('Words. ', one + two));
    expect(workspace.revision).toBe(before);
    workspace.placeEntries();
    const [place] = workspace.service.definitions('/w/parts/a.tex', 7);
    expect(main('Words. ', one + two).slice(place!.span.start, place!.span.end)).toBe('one');
  });

  test('what includes a file is told to be its main file', async () => {
    const { workspace } = await open({ 'main.tex': '\\input{parts/a}', 'parts/a.tex': '\\input{parts/b}', 'parts/b.tex': '\\cite{one}' }, 'parts/b.tex');
    expect(workspace.service.view('/w/parts/b.tex')!.main).toEqual({ path: '/w/main.tex', text: '\\input{parts/a}' });
  });
});

describe('the sources that answer', () => {
  const measured = (minutes: string) => `# Rest among nurses who work at night\n\nMean rest was ${minutes} minutes in the day group.\n`;
  const entry = '@misc{one, title = {Rest among nurses who work at night}}\n';
  const verdicts = ({ workspace }: Opened): readonly string[] => workspace.check('/w/a.md').figures.map(({ verdict }) => verdict.verdict);
  const text = 'Mean rest was 41.5 minutes in the day group [@one].';

  test.each<[string, Record<string, string>, PartialSettings]>([
    ['those in sources/', { 'sources/x.md': measured('41.5') }, {}],
    ['those in literature/, in any format', { 'literature/deep/x.tex': '\\title{Rest among nurses who work at night}\n\\begin{document}\nMean rest was 41.5 minutes in the day group.\n\\end{document}' }, {}],
    ['those that the settings name', { 'papers/x.txt': measured('41.5').replace('# ', '') }, { sources: ['papers/*.txt'] }],
    ['the file that the entry names', { 'pdf/x.md': 'Mean rest was 41.5 minutes in the day group.', 'refs.bib': '@misc{one, title = {First}, file = {:pdf/x.md:Text}}' }, {}],
  ])('%s', async (_, files, settings) => {
    expect(verdicts(await open({ 'refs.bib': entry, 'a.md': text, ...files }, 'a.md', settings))).toEqual(['supported']);
  });

  test('a folder with a guide.json is a guide, cited by its name', async () => {
    const opened = await open({
      'guides/rest/guide.json': '{ "name": "rest-guide", "title": "On rest", "files": ["text.md", "gone.md"] }',
      'guides/rest/text.md': measured('41.5'),
      'guides/rest/notes.md': 'Not of the guide.',
      'a.md': 'Mean rest was 44.5 minutes in the day group [@rest-guide].',
    }, 'a.md');
    expect(opened.workspace.check('/w/a.md').findings.map(({ code }) => code)).toEqual(['figure/value']);
    expect(problems(opened, 'guides/rest/guide.json')).toEqual(['gone.md: The file “gone.md” of this guide is not there.']);
  });

  test('a source that is opened is no manuscript: its figures are not judged', async () => {
    const { workspace } = await open({ 'refs.bib': entry, 'sources/x.md': measured('41.5'), 'a.md': text }, 'a.md');
    workspace.open('/w/sources/x.md', measured('99.9'));
    expect(workspace.check('/w/sources/x.md').findings).toEqual([]);
    expect(workspace.check('/w/a.md').findings.map(({ code }) => code)).toEqual(['figure/value']);
  });
});

describe('what is wrong is told at its place, and the rest works', () => {
  test('a bibliography that front matter names and nobody has', async () => {
    const opened = await open({ 'a.md': '---\nbibliography: gone.bib\n---\n[@one]', 'one.bib': one }, 'a.md');
    expect(problems(opened, 'a.md')).toEqual(['gone.bib: The bibliography “gone.bib” is not there. Correct the name, or create the file.']);
    expect(unresolved(opened.workspace, 'a.md')).toEqual([]);
  });

  test('a style that is no CSL, is cut off, or leans on one that is not there', async () => {
    const csl = { 'web.csl': '<html><body>Not found</body></html>', 'cut.csl': '<style xmlns="http://purl.org/net/xbiblio/csl"><citation>', 'leans.csl': '<style><info><link href="http://www.zotero.org/styles/nowhere" rel="independent-parent"/></info></style>' };
    for (const [name, message] of [['web.csl', /is not a CSL style/], ['cut.csl', /is cut off/], ['leans.csl', /only refers to another one, nowhere/]] as const) {
      const inSettings = await open({ 'a.md': '[@one]', 'one.bib': one, ...csl, 'claimcheck.json': `{ "style": "${name}" }` }, 'a.md');
      expect(problems(inSettings, 'claimcheck.json')).toEqual([expect.stringMatching(message)]);
      const inFrontMatter = await open({ 'a.md': `---\ncsl: ${name}\n---\n[@one]`, 'one.bib': one, ...csl }, 'a.md');
      expect(problems(inFrontMatter, 'a.md')).toEqual([expect.stringMatching(message)]);
      expect(unresolved(inFrontMatter.workspace, 'a.md')).toEqual([]);
    }
  });

  test('a bibliography, a source, a guide and a style that the settings name', async () => {
    const opened = await open({ 'a.md': '[@one]', 'one.bib': one, 'claimcheck.json': '{ "bibliography": ["gone.bib", "one.bib"], "sources": ["gone.md"], "guides": ["gone"], "style": "gone.csl" }' }, 'a.md');
    expect(problems(opened, 'claimcheck.json').map((problem) => problem.replace(/(?<=”).*/, ''))).toEqual(['"gone.csl": The style “gone.csl”', '"gone.bib": The bibliography “gone.bib”', '"gone": There is no guide “gone”', '"gone.md": “gone.md”']);
    expect(unresolved(opened.workspace, 'a.md')).toEqual([]);
  });

  test('a name in the editor’s settings has no place, and is still told', async () => {
    const { workspace } = await open({ 'a.md': '' }, 'a.md', { sources: ['gone.md'] });
    expect(workspace.messages).toEqual(['“gone.md” cannot be used as a source. There is no such file.']);
  });

  test('a circle of inclusions', async () => {
    const opened = await open({ 'a.tex': 'x \\input{b} y', 'b.tex': '\\input{c}', 'c.tex': '\\input{a}' }, 'a.tex');
    expect(problems(opened, 'a.tex')).toEqual([expect.stringContaining('This inclusion comes back to its own file: a.tex → b.tex → c.tex → a.tex.')]);
  });

  test('a source that is no text, one in another encoding, one that is a book in itself', async () => {
    const opened = await open({ 'a.md': '[@one]', 'one.bib': one, 'sources/scan.pdf': '', 'sources/old.txt': '' }, 'a.md');
    opened.files['/w/sources/scan.pdf'] = new TextEncoder().encode('%PDF-1.7');
    opened.files['/w/sources/old.txt'] = Uint8Array.from([...'Caf'].map((letter) => letter.charCodeAt(0)).concat(0xe9));
    await opened.workspace.refresh();
    expect(problems(opened, 'sources/scan.pdf')).toEqual([': This is a PDF, not text. Export it as text, Markdown or LaTeX and name that file instead.']);
    expect(problems(opened, 'sources/old.txt')[0]).toContain('was read as Windows-1252');
    expect(unresolved(opened.workspace, 'a.md')).toEqual([]);
  });

  test('PDF files that entries name, once for all', async () => {
    const bib = Array.from({ length: 50 }, (_, i) => `@misc{k${i}, title = {T${i}}, file = {x${i}.pdf}}`).join('\n');
    const opened = await open({ 'a.md': '[@k1]', 'refs.bib': bib, ...Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`x${i}.pdf`, '%PDF'])) }, 'a.md');
    expect(problems(opened, 'refs.bib')).toEqual([expect.stringMatching(/^k0: 50 files that entries of refs\.bib name are no text/)]);
  });

  test('a text that an entry names and nobody has', async () => {
    const opened = await open({ 'a.md': '[@one]', 'one.bib': '@misc{one, title = {First}, file = {gone.md}}' }, 'a.md');
    expect(problems(opened, 'one.bib')).toEqual(['one: The file “gone.md” of this entry is not there. Correct the field “file”.']);
  });

  test('a Quarto project that cannot be read', async () => {
    const opened = await open({ 'a.qmd': '[@one]', 'one.bib': one, '_quarto.yml': 'bibliography: [one.bib\nproject: x: y' }, 'a.qmd');
    expect(problems(opened, '_quarto.yml')[0]).toContain('This YAML could not be read');
    expect(unresolved(opened.workspace, 'a.qmd')).toEqual([]);
  });
});

test('nothing is handed on again that did not change', async () => {
  const { workspace } = await open({ 'a.md': '[@one]', 'one.bib': one, 'sources/x.md': '# X' }, 'a.md');
  const { revision } = workspace;
  await workspace.refresh();
  expect(workspace.revision).toBe(revision);
});

test('two bibliographies that a manuscript names share no key, and where they do, both places are marked', async () => {
  const again = '@misc{one, title = {Another first}}\n@misc{three, title = {Third}}\n';
  const findings = async (manuscript: string): Promise<readonly string[]> => {
    const { workspace } = await open({ 'a.md': manuscript, 'one.bib': one, 'lib/more.bib': again }, 'a.md');
    for (const [name, text] of [['one.bib', one], ['lib/more.bib', again]] as const) workspace.open(`/w/${name}`, text);
    await workspace.ready('/w/one.bib');
    return ['one.bib', 'lib/more.bib'].flatMap((name) => workspace.check(`/w/${name}`).findings.map(({ code, message }) => `${name} ${code} ${message.split(',')[0]}`));
  };
  expect(await findings('---\nbibliography: [one.bib, lib/more.bib]\n---\n[@one]')).toEqual([
    'one.bib citation/duplicate one is also the key of an entry in lib/more.bib',
    'lib/more.bib citation/duplicate one is also the key of an entry in w/one.bib',
  ]);
  // Those that no manuscript names need not belong together.
  expect(await findings('[@one]')).toEqual([]);
});
