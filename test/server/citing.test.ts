import { afterEach, expect, test, vi } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol';
import type { InManuscript, ServerRequests } from '../../server/protocol.js';
import { openFolder, type FolderFiles } from '../support/folder.ts';
import { TestClient } from './client.ts';

// Each starts a process of its own.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

// Works that do not exist, and a guide that cites one of them.
const literature: FolderFiles = {
  'refs.bib': '@article{okoro2021, author = {Okoro, Ada and Lind, Per}, title = {Sleep and rest in night workers}, journal = {Journal of Shift Work}, year = 2021}\r\n',
  'guides/rest/guide.json': '{ "name": "rest" }',
  'guides/rest/guide.md': '# Rest at work\n\nNaps help most nurses to stay awake [1].\n\n# References\n\n1. Berg J. Naps for nurses. 2019.\n',
};

let client: TestClient;

async function open(files: FolderFiles, name: string, text: string): Promise<void> {
  client = await TestClient.start(await openFolder({ ...literature, ...files }));
  await client.open(name, text);
}

/** Asks about the place behind `words`. */
function ask<Method extends keyof ServerRequests>(method: Method, name: string, words: string, more: Omit<ServerRequests[Method]['params'], keyof InManuscript>): Promise<ServerRequests[Method]['result']> {
  return client.connection.sendRequest(method, { uri: client.folder.uri(name), position: client.place(name, words, words.length), ...more });
}

afterEach(async () => {
  expect(await client.stop()).toBe(0);
  await client.folder.dispose();
});

test('works are found by the words of a claim, with where they come from', async () => {
  await open({}, 'review.md', 'Naps help.\n');
  const [first] = await ask('claimcheck/findWorks', 'review.md', 'help', { query: 'awake' });
  expect(first).toMatchObject({ key: 'rest:1', origin: 'guide rest', claim: 'Naps help most nurses to stay awake.', cited: false });
  expect(await ask('claimcheck/findWorks', 'review.md', 'help', { query: 'okoro' })).toMatchObject([{ key: 'okoro2021', label: 'Okoro and Lind 2021', title: 'Sleep and rest in night workers', origin: 'refs.bib' }]);
});

test('a request that overtakes the opening of its document, while the editor starts, is answered all the same', async () => {
  client = await TestClient.start(await openFolder(literature));
  const asked = client.connection.sendRequest<ServerRequests['claimcheck/findWorks']['result']>('claimcheck/findWorks', { uri: client.folder.uri('review.md'), position: { line: 0, character: 9 }, query: 'awake' });
  await client.open('review.md', 'Naps help.\n');
  expect(await asked).toMatchObject([{ key: 'rest:1' }]);
});

test('a citation is proposed as edits; an entry that the bibliography lacks is added at its end', async () => {
  await open({}, 'review.md', 'Naps help.\n');
  const proposed = await ask('claimcheck/insertCitation', 'review.md', 'help', { works: [{ key: 'rest:1' }, { key: 'okoro2021', locator: '4' }], form: 'parenthetical' });
  const at = { line: 0, character: 9 };
  expect(proposed).toEqual({ edits: [{ uri: client.folder.uri('review.md'), range: { start: at, end: at }, newText: ' [@rest:1; @okoro2021, p. 4]' }], missing: { keys: ['rest:1'], file: 'refs.bib' } });

  const { edits } = await ask('claimcheck/addEntries', 'review.md', 'help', { keys: ['rest:1'] });
  const end = { line: 1, character: 0 };
  expect(edits).toMatchObject([{ uri: client.folder.uri('refs.bib'), range: { start: end, end } }]);
  expect(edits[0]!.newText).toMatch(/^\r\n@\w+\{rest:1,\r\n[^]*Naps for nurses[^]*\}\r\n$/);
});

test('a manuscript without a bibliography gets one, and names it', async () => {
  const guides = Object.fromEntries(Object.entries(literature).filter(([path]) => path.startsWith('guides/')));
  client = await TestClient.start(await openFolder(guides));
  await client.open('review.md', '---\ntitle: Rest\n---\n\nNaps help [@rest:1].\n');
  expect(await ask('claimcheck/insertCitation', 'review.md', 'help', { works: [{ key: 'rest:1' }], form: 'parenthetical' })).toMatchObject({ missing: { keys: ['rest:1'], file: 'refs.bib' } });
  const added = await ask('claimcheck/addEntries', 'review.md', 'help', { keys: ['rest:1'] });
  const [start, named] = [{ line: 0, character: 0 }, { line: 2, character: 0 }];
  expect(added.edits).toEqual([
    { uri: client.folder.uri('refs.bib'), range: { start, end: start }, newText: expect.stringMatching(/^@\w+\{rest:1,\n[^]*\}\n$/), isNew: true },
    { uri: client.folder.uri('review.md'), range: { start: named, end: named }, newText: 'bibliography: refs.bib\n' },
  ]);

  const at = client.place('review.md', '@rest:1', 3);
  const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', { textDocument: { uri: client.folder.uri('review.md') }, range: { start: at, end: at }, context: { diagnostics: [] } });
  expect(actions.find(({ title }) => title === 'Add rest:1 to a new refs.bib')!.edit!.documentChanges).toMatchObject([
    { kind: 'create', uri: client.folder.uri('refs.bib') },
    { textDocument: { uri: client.folder.uri('refs.bib') } },
    { textDocument: { uri: client.folder.uri('review.md') }, edits: [{ newText: 'bibliography: refs.bib\n' }] },
  ]);
});

test('references are formatted in the manuscript’s style, or another', async () => {
  await open({}, 'review.md', 'Rest [@okoro2021].\n');
  const formatted = await ask('claimcheck/formatWorks', 'review.md', 'Rest', { keys: ['okoro2021'], markup: 'text' });
  expect(formatted).toMatchObject({ list: 'Okoro, A., & Lind, P. (2021). Sleep and rest in night workers. Journal of Shift Work.', citation: '(Okoro & Lind, 2021)' });
  expect(await ask('claimcheck/formatWorks', 'review.md', 'Rest', { keys: ['okoro2021'], style: 'vancouver', markup: 'html' })).toMatchObject({ citation: '(1)' });
  expect(await ask('claimcheck/formatWorks', 'review.md', 'Rest', { keys: ['okoro2021'], style: 'none.csl' })).toMatchObject({ problem: expect.stringContaining('There is no citation style "none.csl"') });
});

test('the styles begin with the manuscript’s own; a .csl beside it is one, though it only refers to another', async () => {
  const independent = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>House style</title></info><citation><layout><text variable="title"/></layout></citation><bibliography><layout><text variable="title"/><text term="no date" prefix=" "/></layout></bibliography></style>';
  const dependent = '\uFEFF<?xml version="1.0"?><style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" default-locale="de-DE"><info><title>Own</title><link href="http://www.zotero.org/styles/house" rel="independent-parent"/></info></style>';
  await open({ 'house.csl': independent, 'own.csl': dependent }, 'review.md', '---\ncsl: own.csl\n---\n\nRest [@okoro2021].\n');
  const { styles } = await ask('claimcheck/styles', 'review.md', 'Rest', {});
  expect(styles[0]!.name).toBe('own.csl');
  expect(styles.map(({ name }) => name)).toEqual(expect.arrayContaining(['apa', 'vancouver', 'chicago', 'harvard', 'ieee', 'ama', 'nlm', 'nature', 'science', 'cell', 'nejm', 'lancet', 'jama', 'acs']));
  expect(styles.some(({ name }) => name === 'jco' || name === 'asco')).toBe(true);
  expect(await ask('claimcheck/formatWorks', 'review.md', 'Rest', { keys: ['okoro2021'], markup: 'text' })).toMatchObject({ list: 'Sleep and rest in night workers ohne Datum' });
});

test('a list of references is proposed in the style asked for, and later in the style that it has', async () => {
  await open({}, 'review.md', 'Rest [@okoro2021; @gone].\n');
  const { edits: [edit], problem } = await ask('claimcheck/insertBibliography', 'review.md', 'Rest', { style: 'vancouver' });
  expect(edit!.newText).toBe('\n# References\n\n<!-- claimcheck-bibliography vancouver -->\n\n1. Okoro A, Lind P. Sleep and rest in night workers. Journal of Shift Work. 2021.\n\n<!-- /claimcheck-bibliography -->\n');
  expect(problem).toBe('No bibliography has gone.');
  await client.edit('review.md', '; @gone].\n', `; @rest:1].\n${edit!.newText}`);
  const { edits: [again] } = await ask('claimcheck/insertBibliography', 'review.md', 'Rest', {});
  expect(again!.newText).toContain('bibliography vancouver');
  expect(again!.newText).toContain('2. ');
});

test('the keys of a citation are known at it', async () => {
  await open({}, 'review.md', 'Rest [@okoro2021; @rest:1].\n');
  expect(await ask('claimcheck/citedHere', 'review.md', '@oko', {})).toEqual(['okoro2021']);
  expect(await ask('claimcheck/citedHere', 'review.md', '[', {})).toEqual(['okoro2021', 'rest:1']);
  expect(await ask('claimcheck/citedHere', 'review.md', 'Re', {})).toEqual([]);
});
