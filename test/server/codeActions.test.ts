import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver-protocol';
import { openFolder, type TestFolder } from '../support/folder.ts';
import { ABLE, TestClient, until } from './client.ts';

vi.setConfig({ testTimeout: 30_000 });

const review = 'Mean rest was 45.1 minutes in the day group [@okoro2021].\nIt was 23.9 minutes in the night-shift group [@okoro2021].\nThe REM share was 20%.\n\nRapid eye movement (REM) is a kind of sleep.\n';

let folder: TestFolder;
let client: TestClient;

async function start(initializationOptions?: object, more: Record<string, string> = {}): Promise<void> {
  folder = await openFolder({
    'review.md': review,
    'sources/okoro.md': '# Sleep and rest in night workers\n\nMean rest was 41.5 minutes in the day group and 29.3 minutes in the night-shift group.\n',
    'refs.bib': '@article{okoro2021,\n  author = {Okoro, Ada},\n  title = {Sleep and rest in night workers},\n  year = {2021},\n journal = {Rest}\n}\n',
    ...more,
  });
  client = await TestClient.start(folder, { capabilities: ABLE, ...(initializationOptions ? { initializationOptions } : {}) });
  await client.open('review.md', review);
}

afterEach(async () => {
  await client?.stop();
  await folder?.dispose();
});

async function actions(words: string, only?: string[]): Promise<readonly CodeAction[]> {
  const diagnostics = await client.diagnostics('review.md');
  const at = { start: client.place('review.md', words), end: client.place('review.md', words, words.length) };
  return client.connection.sendRequest('textDocument/codeAction', { textDocument: { uri: folder.uri('review.md') }, range: at, context: { diagnostics: diagnostics.filter(({ range }) => range.start.line === at.start.line), ...(only ? { only } : {}) } });
}

const edits = (action: CodeAction | undefined): readonly string[] => action!.edit!.documentChanges!.flatMap((change) => ('edits' in change ? (change as TextDocumentEdit).edits.map((edit) => ('newText' in edit ? edit.newText : '')) : [change.kind]));

describe('at a finding', () => {
  test('its fix comes first, then all figures at once, and the ways to ignore it', async () => {
    await start();
    const offered = await actions('45.1 minutes');
    expect(offered.map(({ title }) => title)).toEqual([
      'Change to 41.5 minutes (okoro2021)',
      'Ignore figure/value on this line',
      'Take the sources’ values for all 2 figures in this file',
      'Ignore “45.1 minutes” for good',
      'Turn figure/value off in this folder',
    ]);
    expect(edits(offered[2])).toEqual(['41.5', '29.3']);
  });

  test('an editor without the command gets the edit of claimcheck.json, which takes effect once saved', async () => {
    await start();
    const ignore = (await actions('45.1 minutes')).find(({ title }) => title.startsWith('Ignore “'));
    const [create, text] = edits(ignore);
    expect(create).toBe('create');
    expect(JSON.parse(text!)).toEqual({ ignore: [{ text: '45.1 minutes', code: 'figure/value', path: 'review.md' }] });
    await folder.write('claimcheck.json', text!);
    await client.changed('claimcheck.json', 1);
    await until(() => client.refreshes > 0);
    expect((await client.diagnostics('review.md')).map(({ message }) => String(message).slice(0, 4))).toEqual(['23.9', 'REM ']);
    // It survives edits around it.
    await client.edit('review.md', 'Mean rest', 'As told before, mean rest');
    expect((await client.diagnostics('review.md')).map(({ message }) => String(message).slice(0, 4))).toEqual(['23.9', 'REM ']);
  });

  test('one with the command is given what to ask for, and gets the text with the reason', async () => {
    await start({ changesSettings: true }, { 'claimcheck.json': '{\n  // ours\n  "style": "nature"\n}\n' });
    const ignore = (await actions('45.1 minutes')).find(({ title }) => title === 'Ignore “45.1 minutes” for good…');
    const [uri, change] = ignore!.command!.arguments as [string, { ignore: object }];
    expect(uri).toBe(folder.uri('claimcheck.json'));
    const current = await readFile(`${folder.path}/claimcheck.json`, 'utf8');
    const text = await client.connection.sendRequest<string>('claimcheck/changeSettings', { current, change: { ignore: { ...change.ignore, reason: 'an erratum' } } });
    expect(text).toContain('// ours');
    expect(text).toContain('"reason": "an erratum"');
  });

  test('a rule is turned off', async () => {
    await start();
    const off = (await actions('45.1 minutes')).find(({ title }) => title.startsWith('Turn'));
    expect(JSON.parse(edits(off)[1]!)).toEqual({ rules: { 'figure/value': 'off' } });
  });
});

describe('all at once', () => {
  test('on saving, what changes no meaning: no figure', async () => {
    await start();
    const offered = await actions('Mean', ['source.fixAll']);
    expect(offered.map(({ kind }) => kind)).toEqual(['source.fixAll.claimcheck']);
    expect(edits(offered[0])).toEqual(['rapid eye movement (REM)']);
  });

  test('nothing that was not asked for', async () => {
    await start();
    expect(await actions('45.1 minutes', ['refactor'])).toEqual([]);
    expect((await actions('45.1 minutes')).filter(({ kind }) => kind?.startsWith('source'))).toEqual([]);
  });
});

test('the report on an open manuscript, for a client that shows it', async () => {
  await start();
  const html = await client.connection.sendRequest<string>('claimcheck/report', { uri: folder.uri('review.md'), format: 'html', linked: true });
  expect(html).toContain(`command:claimcheck.openPlace?${encodeURIComponent(JSON.stringify([folder.uri('sources/okoro.md'), 2]))}`);
  expect(await client.connection.sendRequest<string>('claimcheck/report', { uri: folder.uri('review.md'), format: 'markdown', linked: false })).toMatch(/^# Verification report: review\.md\n/);
  expect(await client.connection.sendRequest('claimcheck/report', { uri: folder.uri('refs.bib'), format: 'html', linked: false })).toBeNull();
});

describe('an assistant of the editor', () => {
  test('asks the literature, from any file of the folder', async () => {
    await start();
    const ask = (about: string, text: string, name = 'review.md') => client.connection.sendRequest<string>('claimcheck/assist', { uri: folder.uri(name), about, text });
    expect(await ask('literature', 'rest of the night shift')).toContain('“Mean rest was 41.5 minutes in the day group and 29.3 minutes in the night-shift group.” — Okoro 2021, sources/okoro.md:3; cite @okoro2021');
    expect(await ask('sentence', 'Mean rest was 45.1 minutes in the day group [@okoro2021].', 'notes.md')).toMatch(/^Figures:\n- 45\.1 minutes: contradicted\. /);
    // The question leaves nothing behind.
    expect(await client.diagnostics('review.md')).toHaveLength(3);
  });
});
