import { CancellationTokenSource, LSPErrorCodes, type CodeAction, type CompletionItem, type CompletionList, type Hover, type Location, type MarkupContent, type TextDocumentEdit } from 'vscode-languageserver-protocol/node';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openFolder, type FolderFiles } from '../support/folder.ts';
import { SIMPLE, TestClient, until, type ClientOptions } from './client.ts';

// Each starts a process of its own.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

/** A paper that an author relies on, and an entry that names its file. */
const literature: FolderFiles = {
  'sources/okoro.md': `# Sleep and rest in night workers

A cohort of nurses was followed.

Mean rest was 41.5 minutes in the day group and 29.3 minutes in the night-shift group.

| Outcome | Day | Night shift |
|---|---|---|
| Mean rest (minutes) | 41.5 | 29.3 |
| Reaction time (ms) | 312 | 378 |
`,
  'refs.bib': `@article{okoro2021,
  author = {Okoro, Ada and Lind, Per},
  title = {Sleep and rest in night workers},
  journal = {Journal of Shift Work},
  year = {2021},
  file = {sources/okoro.md}
}
`,
};

const manuscript = `# Introduction

Mean rest was 45.1 minutes in the day group [@okoro2021].
Mean rest was 29.3 minutes in the night-shift group [@okoro2021].
Others disagree [@okorro2021].
`;

/** … among so many others that reading them all takes a while. */
function many(count: number): FolderFiles {
  const paragraph = (i: number): string => `Mean rest in ward ${i} was ${i}.5 minutes in the early group and ${i}.7 minutes in the late group, a difference that did not reach significance (p = 0.${10 + (i % 80)}). `;
  return { ...literature, ...Object.fromEntries(Array.from({ length: count }, (_, i) => [`sources/ward${i}.md`, `# Ward ${i}\n\n${Array.from({ length: 25 }, (_, j) => paragraph(i + j)).join('\n\n')}`])) };
}

let client: TestClient;

async function start(files: FolderFiles, options: ClientOptions = {}): Promise<TestClient> {
  client = await TestClient.start(await openFolder(files), options);
  return client;
}

afterEach(async () => {
  expect(await client.stop()).toBe(0);
  await client.folder.dispose();
});

test('an editor that shows no status is told none', async () => {
  await start(literature, { initializationOptions: { showsStatus: false } });
  await client.open('review.md', manuscript);
  expect(await client.diagnostics('review.md')).toHaveLength(2);
  await client.request('textDocument/hover', 'review.md', '45.1');
  expect(client.statuses).toEqual([]);
});

describe('diagnostics that the editor asks for', () => {
  test('stand under the wrong figure and the wrong key, with what, why and where', async () => {
    await start(literature);
    await client.open('review.md', manuscript);
    const diagnostics = await client.diagnostics('review.md');
    expect(diagnostics.map(({ range, code }) => [client.textAt('review.md', range), code])).toEqual([['45.1 minutes', 'figure/value'], ['okorro2021', 'citation/undefined']]);
    const [wrong] = diagnostics;
    expect(wrong).toMatchObject({ source: 'ClaimCheck', severity: 2 });
    expect(wrong!.message).toContain('41.5');
    const [shown] = wrong!.relatedInformation!;
    expect(shown!.location.uri).toBe(client.folder.uri('sources/okoro.md'));
    expect([4, 8]).toContain(shown!.location.range.start.line);
  });

  test('are unchanged while nothing changed, and new after an edit', async () => {
    await start(literature);
    await client.open('review.md', manuscript);
    const first = await client.report('review.md');
    expect(await client.report('review.md', first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
    await client.edit('review.md', '45.1', '41.5');
    const second = await client.report('review.md', first.resultId);
    expect(second).toMatchObject({ kind: 'full', items: [{ code: 'citation/undefined' }] });
  });

  test('follow the editor’s settings, and their changes', async () => {
    const settings = { current: { rules: { 'figure/value': 'off' } } as unknown };
    await start(literature, { settings });
    await client.open('review.md', manuscript);
    expect((await client.diagnostics('review.md')).map(({ code }) => code)).toEqual(['citation/undefined']);
    settings.current = { rules: { 'citation/undefined': 'error' } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await until(() => client.refreshes > 0);
    expect((await client.diagnostics('review.md')).map(({ code, severity }) => [code, severity])).toEqual([['figure/value', 2], ['citation/undefined', 1]]);
  });

  test('claimcheck.json has the last word', async () => {
    await start({ ...literature, 'claimcheck.json': '{ "rules": { "figure/value": "error", "citation/undefined": "off" } }' }, { settings: { current: { rules: { 'figure/value': 'hint' } } } });
    await client.open('review.md', manuscript);
    expect((await client.diagnostics('review.md')).map(({ code, severity }) => [code, severity])).toEqual([['figure/value', 1]]);
  });

  test('leave out what the author set aside', async () => {
    await start({ ...literature, 'claimcheck.json': '{ "ignore": [{ "text": "45.1 minutes", "reason": "new analysis" }, "drafts/**"] }' });
    await client.open('review.md', manuscript);
    expect((await client.diagnostics('review.md')).map(({ code }) => code)).toEqual(['citation/undefined']);
    await client.open('drafts/old.md', manuscript);
    expect(await client.diagnostics('drafts/old.md')).toEqual([]);
  });
});

describe('diagnostics sent to an editor that does not ask', () => {
  test('come with the version of the text, and none for a text that is gone', async () => {
    await start(literature, { capabilities: SIMPLE });
    expect(client.serverCapabilities.diagnosticProvider).toBeUndefined();
    await client.open('review.md', manuscript);
    await until(() => client.lastPublished('review.md')?.diagnostics.length === 2);
    const before = client.published.length;
    for (const digits of ['45.2', '45.3', '45.4', '41.5']) await client.edit('review.md', client.textAt('review.md', { start: { line: 2, character: 16 }, end: { line: 2, character: 20 } }), digits);
    const last = await until(() => client.lastPublished('review.md')!.version === 5 && client.lastPublished('review.md'));
    expect(last.diagnostics.map(({ code }) => code)).toEqual(['citation/undefined']);
    const since = client.published.slice(before).filter(({ uri }) => uri === client.folder.uri('review.md'));
    expect(since.map(({ version }) => version)).toEqual([5]);
  });

  test('are taken away when the file is closed', async () => {
    await start(literature, { capabilities: SIMPLE });
    await client.open('review.md', manuscript);
    await until(() => client.lastPublished('review.md')?.diagnostics.length === 2);
    await client.close('review.md');
    await until(() => client.lastPublished('review.md')?.diagnostics.length === 0);
  });
});

describe('in the text', () => {
  test('hovering a figure shows what the source says', async () => {
    await start(literature);
    await client.open('review.md', manuscript);
    const hover = await client.request<Hover>('textDocument/hover', 'review.md', '45.1');
    expect((hover.contents as MarkupContent).value).toContain('41.5');
    expect(client.textAt('review.md', hover.range!)).toContain('45.1');
    expect(await client.request<Hover | null>('textDocument/hover', 'review.md', 'disagree')).toBeNull();
  });

  test('hovering a citation shows the reference', async () => {
    await start(literature);
    await client.open('review.md', manuscript);
    const hover = await client.request<Hover>('textDocument/hover', 'review.md', 'okoro2021');
    expect((hover.contents as MarkupContent).value).toContain('Sleep and rest in night workers');
  });

  test('a key is completed by author or title, and its documentation made when it is shown', async () => {
    await start(literature);
    await client.open('review.md', 'As they found [@lind');
    const list = await client.request<CompletionList>('textDocument/completion', 'review.md', 'd', { position: { line: 0, character: 20 } });
    const item = list.items.find(({ data }) => data.id === 'okoro2021')!;
    expect((item.textEdit as { newText: string }).newText).toContain('okoro2021');
    expect(item.documentation).toBeUndefined();
    const resolved = await client.connection.sendRequest<CompletionItem>('completionItem/resolve', item);
    expect((resolved.documentation as MarkupContent).value).toContain('Sleep and rest in night workers');
  });

  test('the quick fix takes the source’s value', async () => {
    await start(literature);
    await client.open('review.md', manuscript);
    const [wrong] = await client.diagnostics('review.md');
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', 'review.md', '45.1', { range: wrong!.range, context: { diagnostics: [wrong] } });
    const best = actions.find(({ isPreferred }) => isPreferred)!;
    expect(best.diagnostics).toEqual([wrong]);
    const [{ textDocument, edits }] = best.edit!.documentChanges as [TextDocumentEdit];
    expect(textDocument).toEqual({ uri: client.folder.uri('review.md'), version: 1 });
    const [edit] = edits as [{ range: typeof wrong extends undefined ? never : NonNullable<typeof wrong>['range']; newText: string }];
    await client.edit('review.md', client.textAt('review.md', edit.range), edit.newText);
    expect((await client.diagnostics('review.md')).map(({ code }) => code)).toEqual(['citation/undefined']);
  });

  test('from a citation to its entry, and from a figure to its source', async () => {
    await start(literature);
    await client.open('review.md', manuscript);
    const entry = await client.request<Location[]>('textDocument/definition', 'review.md', 'okoro2021');
    expect(entry.map(({ uri, range }) => [uri, range.start.line])).toContainEqual([client.folder.uri('refs.bib'), 0]);
    const cell = await client.request<Location[]>('textDocument/definition', 'review.md', '29.3');
    expect(cell.map(({ uri }) => uri)).toContain(client.folder.uri('sources/okoro.md'));
  });
});

describe('files that come, change and go', () => {
  test('a bibliography is watched, though it is replaced', async () => {
    await start({ ...literature, 'refs.bib': '' });
    await client.open('review.md', manuscript);
    expect((await client.diagnostics('review.md')).map(({ code }) => code)).toEqual(['citation/undefined', 'citation/undefined', 'citation/undefined']);
    const watchers = await until(() => client.registrations.find(({ method }) => method === 'workspace/didChangeWatchedFiles'));
    expect(JSON.stringify(watchers)).toContain('bib');

    const refreshes = client.refreshes;
    await client.folder.remove('refs.bib');
    await client.changed('refs.bib', 3);
    await client.folder.write('refs.bib', literature['refs.bib']!);
    await client.changed('refs.bib', 1);
    await until(() => client.refreshes > refreshes);
    expect((await client.diagnostics('review.md')).map(({ code }) => code)).toEqual(['figure/value', 'citation/undefined']);
  });

  test('a bibliography that is no .bib is noticed too: when it comes, changes and goes', async () => {
    await start({});
    await client.open('review.md', '---\nbibliography: lit/refs.json\n---\n\nMost recover [@lind2021].\n');
    const codes = async (): Promise<unknown> => (await client.diagnostics('review.md')).map(({ code, message }) => code ?? message);
    expect(await codes()).toEqual(['The bibliography “lit/refs.json” is not there. Correct the name, or create the file.']);
    const steps = [['[{"id": "lind2021", "title": "Coastal fever"}]', 1, []], ['[{"id": "sato2019", "title": "Recovery"}]', 2, ['citation/undefined']]] as const;
    for (const [text, type, expected] of steps) {
      const { refreshes } = client;
      await client.folder.write('lit/refs.json', text);
      await client.changed('lit/refs.json', type);
      await until(() => client.refreshes > refreshes);
      expect(await codes()).toEqual(expected);
    }
  });

  test('a source that changes changes the verdict', async () => {
    await start(literature);
    await client.open('review.md', manuscript);
    await client.diagnostics('review.md');
    const refreshes = client.refreshes;
    await client.folder.write('sources/okoro.md', String(literature['sources/okoro.md']).replaceAll('41.5', '45.1'));
    await client.changed('sources/okoro.md', 2);
    await until(() => client.refreshes > refreshes);
    expect((await client.diagnostics('review.md')).map(({ code }) => code)).toEqual(['citation/undefined']);
  });

  test('what the editor holds wins over the disk', async () => {
    await start(literature);
    await client.open('review.md', manuscript);
    await client.diagnostics('review.md');
    await client.open('sources/okoro.md', String(literature['sources/okoro.md']).replaceAll('41.5', '45.1'));
    expect((await client.diagnostics('review.md')).map(({ code }) => code)).toEqual(['citation/undefined']);
    const { refreshes } = client;
    await client.close('sources/okoro.md');
    await until(() => client.refreshes > refreshes);
    expect((await client.diagnostics('review.md')).map(({ code }) => code)).toEqual(['figure/value', 'citation/undefined']);
  });

  test('an entry written in an open bibliography counts at once', async () => {
    await start(literature);
    await client.open('review.md', manuscript);
    await client.open('refs.bib', String(literature['refs.bib']));
    await client.diagnostics('review.md');
    await client.edit('refs.bib', '@article{okoro2021,', '@misc{okorro2021, title = {Other}}\n\n@article{okoro2021,');
    expect((await client.diagnostics('review.md')).map(({ code }) => code)).toEqual(['figure/value']);
  });
});

describe('the state of a manuscript', () => {
  test('is told with counts, and once more when the literature is read', async () => {
    await start(literature);
    await client.open('review.md', manuscript);
    await client.diagnostics('review.md');
    const status = await until(() => client.statuses.find(({ indexing }) => !indexing));
    expect(status).toMatchObject({ uri: client.folder.uri('review.md'), figures: 2, supported: 1, contradicted: 1 });
    expect(status.sources).toBeGreaterThanOrEqual(1);
  });

  test('a source that is no text is told at the source, and the rest works', async () => {
    await start({ ...literature, 'sources/scan.pdf': '%PDF-1.7\n…' });
    await client.open('review.md', manuscript);
    expect(await client.diagnostics('review.md')).toHaveLength(2);
    const told = await until(() => client.lastPublished('sources/scan.pdf'));
    expect(told.diagnostics[0]!.message).toContain('PDF');
    expect(client.statuses.at(-1)!.message).toMatch(/^sources\/scan\.pdf: This is a PDF/);
  });

  test('reading the literature shows how far it is, answers meanwhile, and can be cancelled', async () => {
    await start(many(120));
    await client.open('review.md', manuscript);
    const diagnostics = client.diagnostics('review.md');
    await until(() => client.progress.find(({ kind }) => kind === 'report'));
    expect(client.statuses.at(-1)!.indexing).toBe(true);
    // A hover that is withdrawn is answered before all is read.
    const source = new CancellationTokenSource();
    const hover = client.connection.sendRequest('textDocument/hover', { textDocument: { uri: client.folder.uri('review.md') }, position: client.place('review.md', '45.1') }, source.token);
    source.cancel();
    await expect(hover).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(client.progress.at(-1)!.kind).toBe('report');
    const token = client.progressTokens.at(-1)!;
    await client.connection.sendNotification('window/workDoneProgress/cancel', { token });
    await until(() => client.progress.find(({ kind }) => kind === 'end'));
    expect(await diagnostics).toHaveLength(2);
  });
});

test('a folder that is added brings its own literature', async () => {
  const other = await openFolder({ 'more.bib': '@misc{okorro2021, title = {Other}}' });
  await start(literature);
  await client.open('review.md', manuscript);
  expect((await client.diagnostics('review.md')).map(({ code }) => code)).toEqual(['figure/value', 'citation/undefined']);
  client.folders = [{ uri: client.folder.uri(''), name: 'test' }, { uri: other.uri(''), name: 'other' }];
  await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [client.folders[1]], removed: [] } });
  await client.connection.sendNotification('textDocument/didOpen', { textDocument: { uri: other.uri('a.md'), languageId: 'markdown', version: 1, text: '[@okorro2021; @okoro2021]' } });
  const report = await client.connection.sendRequest<{ items: { message: string }[] }>('textDocument/diagnostic', { textDocument: { uri: other.uri('a.md') } });
  expect(report.items.map(({ message }) => message)).toEqual([expect.stringContaining('okoro2021')]);
  expect((await client.diagnostics('review.md')).map(({ code }) => code)).toEqual(['figure/value', 'citation/undefined']);
  await other.dispose();
});

test('a request that is withdrawn is answered as such', async () => {
  await start(many(20));
  await client.open('review.md', manuscript);
  const source = new CancellationTokenSource();
  const asked = client.connection.sendRequest('textDocument/hover', { textDocument: { uri: client.folder.uri('review.md') }, position: client.place('review.md', '45.1') }, source.token);
  source.cancel();
  await expect(asked).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
});

test('an unsaved file is checked against the workspace', async () => {
  await start(literature);
  await client.connection.sendNotification('textDocument/didOpen', { textDocument: { uri: 'untitled:Untitled-1', languageId: 'markdown', version: 1, text: manuscript } });
  const report = await client.connection.sendRequest<{ items: { code: string }[] }>('textDocument/diagnostic', { textDocument: { uri: 'untitled:Untitled-1' } });
  expect(report.items.map(({ code }) => code)).toEqual(['figure/value', 'citation/undefined']);
});
