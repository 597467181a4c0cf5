import type { CodeAction, Diagnostic, DocumentHighlight, DocumentLink, DocumentSymbol, FoldingRange, Location, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { afterEach, expect, test, vi } from 'vitest';
import { openFolder, type FolderFiles } from '../support/folder.ts';
import { ABLE, TestClient, until, type ClientOptions } from './client.ts';

// Each starts a process of its own.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

/** A manuscript in every format; only the first is opened. */
const files: FolderFiles = {
  'refs.bib': `@article{lind2021,
  author = {Lind, Mara},
  title = {Coastal fever in two harbors},
  journal = {J Harbors},
  year = {2021},
  doi = {10.1234/lind},
  file = {papers/lind.pdf}
}

@article{lind-copy,
  author = {Lind, Mara},
  title = {Coastal fever in two harbors},
  journal = {J Harbors},
  year = {2021},
  pages = {1--9}
}
`,
  'papers/lind.pdf': '%PDF-1.7\n',
  'review.md': 'Most patients recover [@lind2021; @alectinib-tme:3].\n',
  'book/main.tex': '\\documentclass{book}\n\\addbibresource{../refs.bib}\n\\begin{document}\n\\input{chapters/one}\n\\end{document}\n',
  'book/chapters/one.tex': 'Most patients recover~\\parencite[see][4]{other,lind2021}.\n',
  'notes.typ': '#bibliography("refs.bib")\nAs @lind2021[p. 2] and @lind-copy.\n',
};

let client: TestClient;

async function start(options: ClientOptions = {}, more: FolderFiles = {}): Promise<void> {
  const all = { ...files, ...more };
  client = await TestClient.start(await openFolder(all), { capabilities: { ...ABLE, textDocument: { ...ABLE.textDocument, rename: { prepareSupport: true } } }, ...options });
  await client.open('review.md', String(all['review.md']));
}

afterEach(async () => {
  expect(await client.stop()).toBe(0);
  await client.folder.dispose();
});

/** What the rules say of the bibliography. */
async function ruleFindings(): Promise<readonly Diagnostic[]> {
  return (await client.diagnostics('refs.bib')).filter(({ code }) => code !== undefined);
}

/** Edits of a workspace by file: what stands instead of what; `@2` is the version of an open file. */
function edited({ documentChanges }: WorkspaceEdit): Record<string, readonly string[]> {
  const root = client.folder.uri('');
  return Object.fromEntries((documentChanges as TextDocumentEdit[]).map(({ textDocument: { uri, version }, edits }) => {
    const name = uri.slice(root.endsWith('/') ? root.length : root.length + 1);
    return [version === null ? name : `${name}@${version}`, edits.map((edit) => ('newText' in edit ? edit.newText : ''))];
  }));
}

test('a key is found in every manuscript, open or not, of every format', async () => {
  await start();
  const found = await client.request<Location[]>('textDocument/references', 'review.md', 'lind2021', { context: { includeDeclaration: true } });
  expect(found.map(({ uri, range }) => `${uri.slice(client.folder.uri('').length).replace(/^\//, '')}:${range.start.line}:${range.start.character}`)).toEqual([
    'book/chapters/one.tex:0:47', 'notes.typ:1:4', 'notes.typ:1:24', 'refs.bib:0:9', 'refs.bib:9:9', 'review.md:0:24',
  ]);
  const highlights = await client.request<DocumentHighlight[]>('textDocument/documentHighlight', 'review.md', 'lind2021');
  expect(highlights.map(({ range }) => client.textAt('review.md', range))).toEqual(['lind2021']);
});

test('a key is renamed in every file; an open one with its version', async () => {
  await start();
  expect(await client.request('textDocument/prepareRename', 'review.md', 'lind2021')).toEqual({ range: { start: { line: 0, character: 24 }, end: { line: 0, character: 32 } }, placeholder: 'lind2021' });
  const edit = await client.request<WorkspaceEdit>('textDocument/rename', 'review.md', 'lind2021', { newName: 'lind:harbors' });
  expect(edited(edit)).toEqual({ 'review.md@1': ['lind:harbors'], 'book/chapters/one.tex': ['lind:harbors'], 'notes.typ': ['lind:harbors'], 'refs.bib': ['lind:harbors'] });
});

test('what cannot be renamed says why', async () => {
  await start();
  await expect(client.request('textDocument/prepareRename', 'review.md', 'alectinib-tme:3')).rejects.toThrow('alectinib-tme:3 is given by the guide alectinib-tme, which is read only.');
  await expect(client.request('textDocument/prepareRename', 'review.md', 'patients')).rejects.toThrow('There is no citation key here.');
  await expect(client.request('textDocument/rename', 'review.md', 'lind2021', { newName: 'lind-copy' })).rejects.toThrow('lind-copy is already the key of another entry, in refs.bib.');
});

test('a bibliography has an outline, folds, and links that are followed to files that are there', async () => {
  await start();
  await client.open('refs.bib', String(files['refs.bib']));
  const symbols = await client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri: client.folder.uri('refs.bib') } });
  expect(symbols.map(({ name, detail }) => [name, detail])).toEqual([['lind2021', 'Lind 2021: Coastal fever in two harbors'], ['lind-copy', 'Lind 2021: Coastal fever in two harbors']]);
  const folds = await client.connection.sendRequest<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri: client.folder.uri('refs.bib') } });
  expect(folds.map(({ startLine, endLine }) => [startLine, endLine])).toEqual([[0, 7], [9, 15]]);
  const [doi, file] = await client.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri: client.folder.uri('refs.bib') } });
  expect(doi!.target).toBe('https://doi.org/10.1234/lind');
  expect(file!.target).toBeUndefined();
  expect((await client.connection.sendRequest<DocumentLink>('documentLink/resolve', file!)).target).toBe(client.folder.uri('papers/lind.pdf'));
});

test('in Restricted Mode no link leads out of the workspace', async () => {
  const outside = await openFolder({ 'secret.pdf': '%PDF-1.7\n' });
  const bib = `@misc{a, title = {A work}, file = {${outside.path}/secret.pdf}}\n`;
  for (const [trusted, target] of [[false, undefined], [true, outside.uri('secret.pdf')]] as const) {
    await start({ initializationOptions: { trusted } }, { 'refs.bib': bib });
    await client.open('refs.bib', bib);
    const [file] = await client.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri: client.folder.uri('refs.bib') } });
    expect((await client.connection.sendRequest<DocumentLink>('documentLink/resolve', file!)).target).toBe(target);
    if (!trusted) expect(await client.stop()).toBe(0);
  }
  await outside.dispose();
});

test('the guide’s reference is added to the bibliography', async () => {
  await start();
  const range = { start: client.place('review.md', 'alectinib-tme:3'), end: client.place('review.md', 'alectinib-tme:3') };
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', 'review.md', 'alectinib-tme:3', { range, context: { diagnostics: [] } });
  expect(actions.map(({ title }) => title)).toEqual(['Add alectinib-tme:3 to refs.bib']);
  expect(edited(actions[0]!.edit!)).toEqual({ 'refs.bib': [expect.stringMatching(/^\n@\w+\{alectinib-tme:3,\n/) as string] });
});

test('two entries of one work are merged, in files that are not open too', async () => {
  await start();
  await client.open('refs.bib', String(files['refs.bib']));
  const diagnostics = await ruleFindings();
  expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['citation/duplicate', 3], ['citation/duplicate', 3]]);
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', 'refs.bib', 'lind-copy', { range: diagnostics[1]!.range, context: { diagnostics: [diagnostics[1]] } });
  expect(actions[0]).toMatchObject({ title: 'Merge lind-copy into lind2021', kind: 'quickfix', diagnostics: [diagnostics[1]] });
  expect(edited(actions[0]!.edit!)).toEqual({ 'refs.bib@1': [',\n  pages = {1--9}', ''], 'notes.typ': ['lind2021'] });
});

test('unused entries are told when that is asked for, and follow the manuscripts', async () => {
  await start({ settings: { current: { rules: { 'citation/unused': 'hint', 'citation/duplicate': 'off' } } } }, { 'notes.typ': '' });
  await client.open('refs.bib', String(files['refs.bib']));
  const [unused, ...more] = await ruleFindings();
  expect(more).toEqual([]);
  expect(unused).toMatchObject({ code: 'citation/unused', severity: 4, tags: [1], message: expect.stringMatching(/^No manuscript cites lind-copy\./) as string });
  const { refreshes } = client;
  await client.edit('review.md', '@lind2021', '@lind-copy');
  await until(() => client.refreshes > refreshes);
  // The other is cited by a chapter that is not open.
  expect(await ruleFindings()).toEqual([]);
});

test('a command of the author’s own cites when the settings say so', async () => {
  await start({}, { 'claimcheck.json': '{ "citationCommands": { "seealso": "parencite" } }', 'own.tex': '' });
  await client.open('own.tex', 'Most recover \\seealso[see][4]{lind2021,lnid2021}.');
  expect((await client.diagnostics('own.tex')).map(({ range, code }) => [client.textAt('own.tex', range), code])).toEqual([['lnid2021', 'citation/undefined']]);
});

test('what the style in use never prints is not missed', async () => {
  const bib = '@book{weiss1999, author = {Weiss, Jo}, title = {Ports of the north}, year = {1999}}\n';
  const style = (macro: string): string => `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><citation><layout><text variable="title"/></layout></citation><bibliography><layout><names variable="author"/><date variable="issued"/>${macro}</layout></bibliography></style>`;
  await start({}, { 'claimcheck.json': '{ "style": "own.csl" }', 'own.csl': style('') });
  await client.open('refs.bib', bib);
  expect(await ruleFindings()).toEqual([]);
  const { refreshes } = client;
  await client.folder.write('own.csl', style('<text variable="publisher"/>'));
  await client.changed('own.csl', 2);
  await until(() => client.refreshes > refreshes);
  expect(await ruleFindings()).toMatchObject([{ code: 'citation/incomplete', message: 'weiss1999 has no publisher, which a @book is cited with. Add it, or take the type that fits.' }]);
});
