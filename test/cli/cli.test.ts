import { afterEach, describe, expect, test, vi } from 'vitest';
import { openFolder, type FolderFiles, type TestFolder } from '../support/folder.ts';
import { run, runJson, type Run } from './run.ts';

vi.setConfig({ testTimeout: 60_000 });

const files: FolderFiles = {
  'review.md': 'Mean rest was 45.1 minutes in the day group [see @okoro2021, p. 3, and later].\nIt was 29.3 minutes in the night-shift group [@okoro2021].\n',
  'fine.md': 'Mean rest was 41.5 minutes in the day group [@okoro2021].\n',
  'sources/okoro.md': '# Sleep and rest in night workers\n\nMean rest was 41.5 minutes in the day group and 29.3 minutes in the night-shift group.\n',
  'refs.bib': '@article{okoro2021,\n  author = {Okoro, Ada},\n  title = {Sleep and rest in night workers},\n  journal = {Journal of Shift Work},\n  year = {2021}\n}\n',
};

let folder: TestFolder;

async function within(more: FolderFiles, ...args: readonly string[]): Promise<Run> {
  folder = await openFolder({ ...files, ...more });
  return run(folder.path, ...args);
}

afterEach(() => folder?.dispose());

describe('check', () => {
  test('--format json is the contract’s object', async () => {
    folder = await openFolder(files);
    const range = (line: number, start: number, end: number) => ({ start: { line, character: start }, end: { line, character: end } });
    const evidence = [expect.objectContaining({ path: 'sources/okoro.md', text: expect.stringContaining('41.5 minutes'), reference: 'okoro2021' })];
    expect(runJson(folder.path, 'check', 'review.md')).toEqual({
      version: 1,
      manuscripts: [{
        path: 'review.md',
        figures: [
          { range: range(0, 14, 26), text: '45.1 minutes', verdict: 'contradicted', code: 'figure/value', expected: '41.5 minutes', derivation: null, evidence },
          { range: range(1, 7, 19), text: '29.3 minutes', verdict: 'supported', code: null, expected: null, derivation: null, evidence: [expect.objectContaining({ reference: 'okoro2021' })] },
        ],
        citations: [
          { range: range(0, 50, 59), key: 'okoro2021', mode: 'parenthetical', prefix: 'see', locator: 'p. 3', suffix: expect.stringContaining('and later'), resolved: true },
          { range: range(1, 47, 56), key: 'okoro2021', mode: 'parenthetical', prefix: '', locator: '', suffix: '', resolved: true },
        ],
        findings: [{ code: 'figure/value', severity: 'warning', message: expect.stringContaining('41.5 minutes'), range: range(0, 14, 26), expected: '41.5 minutes', evidence }],
      }],
      library: { sources: expect.any(Number), references: expect.any(Number), measurements: expect.any(Number), problems: [] },
    });
  });

  test.each([
    [['check', 'fine.md'], 0],
    [['check', 'review.md'], 1],
    [['check', 'fine.md', 'review.md'], 1],
    [['check', '--fail-on', 'error', 'review.md'], 0],
    [['check', '--fail-on', 'never', 'review.md'], 0],
    [['check', '--no-guides', 'fine.md'], 0],
    [['check', 'gone.md'], 2],
    [['check', 'fine.md', 'sources'], 2],
    [['check', '--guide', 'no-such-guide', 'fine.md'], 2],
    [['check', '--source', 'gone.md', 'fine.md'], 2],
    [['check', '--format', 'xml', 'fine.md'], 2],
    [['check'], 2],
    [['chekc', 'fine.md'], 2],
    [[], 2],
    [['--help'], 0],
    [['--version'], 0],
  ])('%j exits with %i', async (args, status) => {
    expect((await within({}, ...args)).status).toBe(status);
  });

  test('one file that cannot be read hinders no other', async () => {
    const { status, stdout, stderr } = await within({}, 'check', 'gone.md', 'review.md');
    expect(status).toBe(2);
    expect(stderr).toBe('claimcheck: gone.md: There is no such file.\n');
    expect(stdout).toContain('review.md:1:15');
  });

  test('--source and --bibliography count from where the command is given', async () => {
    const { stdout, status } = await within({ 'other/x.txt': 'Sleep and rest in night workers\n\nMean rest was 45.1 minutes in the day group and 29.3 minutes in the night-shift group.\n', 'other/more.bib': '@misc{okoro2021, title = {Sleep and rest in night workers}}' }, 'check', '--source', 'other/*.txt', '--bibliography', './other/more.bib', 'review.md');
    expect(stdout).toContain('2 figures · 2 supported');
    expect(status).toBe(0);
  });

  test('a glob that the shell left alone', async () => {
    const { stdout } = await within({}, 'check', '{fine,review}.md');
    expect(stdout).toMatch(/fine\.md {2}1 figure · 1 supported[^]*review\.md {2}2 figures/);
  });

  test('settings are found in the folders above', async () => {
    const { status } = await within({ 'claimcheck.json': '{ "rules": { "figure/value": "off" } }', 'deep/er/review.md': String(files['review.md']) }, 'check', 'deep/er/review.md');
    expect(status).toBe(0);
  });

  test('--format sarif is a SARIF 2.1.0 log', async () => {
    const { stdout } = await within({}, 'check', '--format', 'sarif', 'review.md');
    const log = JSON.parse(stdout);
    expect(log).toMatchObject({ version: '2.1.0', runs: [{ columnKind: 'utf16CodeUnits', tool: { driver: { name: 'ClaimCheck', rules: [{ id: 'figure/value' }] } } }] });
    const [result] = log.runs[0].results;
    expect(result).toMatchObject({
      ruleId: 'figure/value',
      ruleIndex: 0,
      level: 'warning',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'review.md' }, region: { startLine: 1, startColumn: 15, endLine: 1, endColumn: 27 } } }],
    });
    expect(result.relatedLocations[0].physicalLocation.artifactLocation.uri).toBe('sources/okoro.md');
    expect(result.fixes[0].artifactChanges[0].replacements[0].insertedContent.text).toContain('41.5');
  });
});

describe('inspect', () => {
  test('shows what was read, each piece at its place', async () => {
    folder = await openFolder(files);
    const { version, documents: [document] } = runJson<{ version: number; documents: Record<string, unknown>[] }>(folder.path, 'inspect', 'sources/okoro.md');
    expect(version).toBe(1);
    expect(document).toMatchObject({
      path: 'sources/okoro.md',
      title: 'Sleep and rest in night workers',
      sections: [{ title: 'Sleep and rest in night workers', level: 1 }],
      measurements: [{ text: '41.5 minutes', value: 41.5, unit: 'minutes' }, { text: '29.3 minutes', value: 29.3 }],
      problems: [],
    });
  });

  test('of a manuscript, its citations, each with all its parts', async () => {
    folder = await openFolder({ 'a.md': 'As [see @lind2021, pp. 3-4, and more; -@x] and @y [p. 5].\n' });
    const at = (start: number, end: number) => ({ start: { line: 0, character: start }, end: { line: 0, character: end } });
    expect(runJson(folder.path, 'inspect', 'a.md')).toMatchObject({ documents: [{ citations: [
      { key: 'lind2021', mode: 'parenthetical', prefix: 'see', locator: 'pp. 3-4', suffix: 'and more', range: at(9, 17) },
      { key: 'x', mode: 'parenthetical', prefix: '', locator: '', suffix: '', range: at(40, 41) },
      { key: 'y', mode: 'narrative', prefix: '', locator: 'p. 5', suffix: '', range: at(48, 49) },
    ] }] });
    expect(run(folder.path, 'inspect', 'a.md').stdout).toContain('3 citations\n  1:10  lind2021  parenthetical  see @ pp. 3-4 and more\n  1:41  x  parenthetical\n  1:49  y  narrative  @ p. 5\n');
  });

  test('of a bibliography, its references', async () => {
    folder = await openFolder(files);
    expect(runJson(folder.path, 'inspect', 'refs.bib')).toMatchObject({ documents: [{ references: [{ key: 'okoro2021', title: 'Sleep and rest in night workers', range: { start: { line: 0, character: 0 } } }], problems: [] }] });
  });
});

describe('references', () => {
  test('of a .bib, as BibTeX, with every field as it is written', async () => {
    const bib = '@string{jsw = {Journal of Shift Work}}\n@proceedings{all, title = {All}, year = 2021}\n@inproceedings{okoro, author = {Okoro, Ada}, title = {Rest {\\&} {NAPS}}, journal = jsw, month = jun, keywords = {rest}, crossref = {all}}\n';
    expect((await within({ 'a.bib': bib }, 'references', '--format', 'bibtex', '--key', 'okoro', 'a.bib')).stdout).toBe('@inproceedings{okoro,\n  author = {Okoro, Ada},\n  title = {Rest {\\&} {NAPS}},\n  journal = {Journal of Shift Work},\n  month = jun,\n  keywords = {rest},\n  booktitle = {All},\n  year = {2021}\n}\n');
  });

  test.each([['markdown', '*Rest*'], ['latex', '\\textit{Rest}'], ['typst', '#emph[Rest]']])('in %s', async (format, title) => {
    expect((await within({ 'a.bib': '@book{a, title = {Rest}, year = 2021}' }, 'references', '--format', format, 'a.bib')).stdout).toBe(`${title}. (2021).\n`);
  });

  test.each([
    ['text', /^Okoro, A\. \(2021\)\. Sleep and rest in night workers\. Journal of Shift Work\.\n$/],
    ['html', /<i>Journal of Shift Work<\/i>/],
    ['bibtex', /^@article\{okoro2021,[^]*journal = \{Journal of Shift Work\}/],
  ])('--format %s', async (format, expected) => {
    const { stdout, status } = await within({}, 'references', '--format', format, 'refs.bib');
    expect(stdout).toMatch(expected);
    expect(status).toBe(0);
  });

  test('--format json is the contract’s object', async () => {
    folder = await openFolder(files);
    expect(runJson(folder.path, 'references', 'refs.bib')).toEqual({
      version: 1,
      references: [{ key: 'okoro2021', path: 'refs.bib', range: { start: { line: 0, character: 0 }, end: { line: 5, character: 1 } }, csl: expect.objectContaining({ title: 'Sleep and rest in night workers' }) }],
      problems: [],
    });
  });

  test('of a bundled guide, by key, in another style', async () => {
    const { stdout, status } = await within({}, 'references', 'alectinib-tme', '--key', 'alectinib-tme:3', '--style', 'vancouver');
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^1\. .+\n$/)]);
  });

  test('in a style of one’s own', async () => {
    const own = '<?xml version="1.0"?><style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Own</title><id>own</id><updated>2020-01-01T00:00:00+00:00</updated></info><citation><layout><text variable="title"/></layout></citation><bibliography><layout suffix="!"><text variable="title"/></layout></bibliography></style>';
    const { stdout } = await within({ 'own.csl': own }, 'references', '--style', 'own.csl', 'refs.bib');
    expect(stdout).toBe('Sleep and rest in night workers!\n');
  });

  test.each([
    [['references', 'gone.bib']],
    [['references', 'refs.bib', '--key', 'nobody2020']],
    [['references', 'refs.bib', '--style', 'no-such-style']],
    [['references', 'refs.bib', '--style', 'gone.csl']],
  ])('%j exits with 2 and says why', async (args) => {
    const { status, stderr } = await within({}, ...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^claimcheck: .+\n/);
  });
});

describe('bad input', () => {
  const { 'review.md': review, 'refs.bib': bib, 'sources/okoro.md': source } = files as Record<string, string>;

  test('a source that is binary', async () => {
    const { stdout, status } = await within({ 'sources/a.pdf': '%PDF-1.7\n\u0000\u0001', 'sources/b.txt': Uint8Array.from({ length: 5000 }, (_, i) => (i * 7) % 256) }, 'check', 'review.md');
    expect(stdout).toMatch(/problem {2}sources\/a\.pdf\n +This is a PDF/);
    expect(stdout).toMatch(/problem {2}sources\/b\.txt\n +This file holds binary data/);
    expect(stdout).toContain('1 contradicted');
    expect(status).toBe(1);
  });

  test('a bibliography in another encoding', async () => {
    const { stdout } = await within({ 'refs.bib': Buffer.from(bib!.replace('Okoro, Ada', 'Okörö, Adá'), 'latin1') }, 'check', 'review.md');
    expect(stdout).toMatch(/problem {2}refs\.bib:2:15\n +This file is not UTF-8/);
    expect(stdout).toContain('1 contradicted');
  });

  test('a bibliography with a byte order mark, in UTF-16', async () => {
    const { stdout } = await within({ 'refs.bib': Buffer.from(`\uFEFF${bib}`, 'utf16le') }, 'check', 'review.md');
    expect(stdout).not.toContain('citation/undefined');
    expect(stdout).toContain('1 contradicted');
  });

  test('a bibliography that is cut off', async () => {
    const { stdout } = await within({ 'refs.bib': `${bib}\n@article{lost2020,\n  title = {Cut` }, 'check', 'review.md');
    expect(stdout).toMatch(/refs\.bib:9/);
    expect(stdout).toContain('1 contradicted');
  });

  test('a text of 100 MB', async () => {
    folder = await openFolder({ ...files, 'sources/huge.txt': new Uint8Array(100_000_000).fill(0x61) });
    const began = performance.now();
    const { stdout, status } = run(folder.path, 'check', 'review.md');
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(stdout).toMatch(/problem {2}sources\/huge\.txt\n +This file has 100 MB; at most 20 MB are read/);
    expect(status).toBe(1);
    expect(run(folder.path, 'check', 'sources/huge.txt')).toMatchObject({ status: 2, stderr: expect.stringContaining('at most 20 MB') });
    expect(run(folder.path, 'inspect', 'sources/huge.txt')).toMatchObject({ status: 2, stderr: expect.stringContaining('at most 20 MB') });
  });

  test('files named in front matter and in the settings that are not there', async () => {
    const { stdout } = await within({ 'review.md': `---\nbibliography: [gone.bib, refs.bib]\n---\n${review}`, 'claimcheck.json': '{ "sources": ["gone.txt", "sources/okoro.md"] }' }, 'check', 'review.md');
    expect(stdout).toMatch(/problem {2}review\.md:2:16\n +The bibliography “gone\.bib” is not there/);
    expect(stdout).toMatch(/problem {2}claimcheck\.json:1:15\n +“gone\.txt” cannot be used as a source\. There is no such file/);
    expect(stdout).toContain('1 contradicted');
  });

  test('files that include each other', async () => {
    const { stdout, status } = await within({ 'a.tex': '\\input{b}\nMean rest was 45.1 minutes in the day group \\cite{okoro2021}.\n\\bibliography{refs}', 'b.tex': '\\input{a}' }, 'check', 'a.tex');
    expect(stdout).toMatch(/problem {2}a\.tex:1:\d\n +This inclusion comes back to its own file: a\.tex → b\.tex → a\.tex/);
    expect(stdout).toContain('1 contradicted');
    expect(status).toBe(1);
  });

  test('links that lead to each other', async () => {
    folder = await openFolder(files);
    const { symlink } = await import('node:fs/promises');
    await symlink(`${folder.path}/sources`, `${folder.path}/sources/again`);
    await symlink(`${folder.path}/x.md`, `${folder.path}/sources/x.md`);
    await symlink(`${folder.path}/sources/x.md`, `${folder.path}/x.md`);
    const { stdout } = run(folder.path, 'check', 'review.md');
    expect(stdout).toContain('1 contradicted');
  });

  test('settings that are no settings', async () => {
    const { stdout } = await within({ 'claimcheck.json': '{ "sources": ["sources/okoro.md"], "rules": { "figure/vlaue": "off" }' }, 'check', 'review.md');
    expect(stdout).toMatch(/problem {2}claimcheck\.json:1:\d+\n +There is no rule “figure\/vlaue”/);
    expect(stdout).toContain('1 contradicted');
  });

  test('an empty manuscript, and an empty library', async () => {
    const { stdout, status } = await within({ 'review.md': '', 'refs.bib': '', 'sources/okoro.md': '' }, 'check', 'review.md');
    expect([status, stdout]).toEqual([0, 'review.md  0 figures\n']);
    expect(source).not.toBe('');
  });
});
