import { afterEach, expect, test, vi } from 'vitest';
import type { EvidenceRequests } from '../../server/protocol.js';
import { openFolder, type FolderFiles } from '../support/folder.ts';
import { TestClient } from './client.ts';

// Each starts a process of its own.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

// A paper that does not exist, and the entry that names its file.
const literature: FolderFiles = {
  'claimcheck.json': '{ "guides": [] }',
  'sources/okoro.md': `# Sleep and rest in night workers

## Results

Mean rest was 41.5 minutes in the day group and 29.3 minutes in the night-shift group.

| Outcome | Day | Night shift |
|---|---|---|
| Reaction time (ms) | 312 | 378 |
`,
  'refs.bib': '@article{okoro2021, author = {Okoro, Ada}, title = {Sleep and rest in night workers}, year = 2021, file = {sources/okoro.md}}\n',
};
const manuscript = 'Mean rest was 45.1 minutes in the day group [@okoro2021].\n\nThey were awake \n';

let client: TestClient;

async function open(): Promise<void> {
  client = await TestClient.start(await openFolder(literature));
  await client.open('review.md', manuscript);
}

function ask<Method extends keyof EvidenceRequests>(method: Method, more: Omit<EvidenceRequests[Method]['params'], 'uri'>): Promise<EvidenceRequests[Method]['result']> {
  return client.connection.sendRequest(method, { uri: client.folder.uri('review.md'), ...more });
}

/** The first node below a parent whose label has the words. */
async function node(words: string, parent?: string) {
  const nodes = await ask('claimcheck/evidence', { filter: '', ...(parent === undefined ? {} : { parent }) });
  return nodes.find(({ label }) => label.includes(words))!;
}

afterEach(async () => {
  expect(await client.stop()).toBe(0);
  await client.folder.dispose();
});

test('sources open level by level, down to the figures of a claim and their places', async () => {
  await open();
  const results = await node('Results', (await node('Sleep and rest')).id);
  const claim = await node('Mean rest was', results.id);
  expect(claim).toMatchObject({ kind: 'claim', hasChildren: true, canInsert: true, place: { uri: client.folder.uri('sources/okoro.md'), range: { start: { line: 4 } } } });
  expect(await node('41.5 minutes', claim.id)).toMatchObject({ kind: 'figure', hasChildren: false });
});

test('a filter leaves what has the words', async () => {
  await open();
  expect(await ask('claimcheck/evidence', { filter: 'reaction 378' })).toHaveLength(1);
  expect(await ask('claimcheck/evidence', { filter: 'zebra' })).toEqual([]);
});

test('the manuscript’s figures stand by verdict, with what the source gives', async () => {
  await open();
  const [first] = await ask('claimcheck/figures', {});
  expect(first).toMatchObject({ verdict: 'contradicted', figures: [{ text: '45.1 minutes', detail: '41.5 minutes · Okoro 2021', evidence: [{ uri: client.folder.uri('sources/okoro.md') }] }] });
});

test('a figure is put in with its citation', async () => {
  await open();
  const claim = await node('Mean rest was', (await node('Results', (await node('Sleep and rest')).id)).id);
  const figure = await node('29.3', claim.id);
  const { edits } = await ask('claimcheck/insertEvidence', { id: figure.id, position: { line: 2, character: 16 } });
  expect(edits.map(({ newText }) => newText)).toEqual(['29.3 minutes [@okoro2021]']);
});

test('where a claim is used is known in all manuscripts', async () => {
  await open();
  const claim = await node('Mean rest was', (await node('Results', (await node('Sleep and rest')).id)).id);
  const uses = await ask('claimcheck/usesOfEvidence', { id: claim.id });
  expect(uses).toMatchObject([{ uri: client.folder.uri('review.md'), range: { start: { line: 0, character: 14 } } }]);
});

test('a diagram is drawn on a page that leads to its place; another kind is not', async () => {
  client = await TestClient.start(await openFolder({
    ...literature,
    'sources/course.md': '# Course of a night\n\n```mermaid\nflowchart LR\n  a[Nurse] --> b[Rest]\n```\n\nFigure 1: How nurses rest.\n\n```mermaid\npie\n"a": 1\n```\n',
  }));
  await client.open('review.md', manuscript);
  const [section] = await ask('claimcheck/evidence', { filter: '', parent: (await node('Course of a night')).id });
  const nodes = await ask('claimcheck/evidence', { filter: '', parent: section!.id });
  const [drawn, other] = nodes.filter(({ kind }) => kind === 'diagram');
  const page = await ask('claimcheck/diagram', { id: drawn!.id });
  expect(page).toMatchObject({ title: 'Figure 1: How nurses rest.', html: expect.stringContaining('<li>From Nurse to Rest</li>') });
  expect(page!.html).toContain(`command:claimcheck.openPlace?${encodeURIComponent(JSON.stringify([client.folder.uri('sources/course.md'), 2]))}`);
  expect(page!.html).toContain('>course.md:3</a>');
  expect(await ask('claimcheck/diagram', { id: other!.id })).toEqual({ title: 'Course of a night' });
  expect(await ask('claimcheck/diagram', { id: section!.id })).toBeNull();
});

test('what was read is told, and where sources are put', async () => {
  await open();
  const page = await ask('claimcheck/whatWasRead', {});
  expect(page).toContain('- refs.bib: 1 reference\n');
  expect(page).toMatch(/- sources\/okoro\.md: 1 claim, \d+ figures, 1 table, 0 terms, 0 references/);
  expect(await ask('claimcheck/sourcesFolder', {})).toEqual({ uri: client.folder.uri('sources'), isRead: true });
});
