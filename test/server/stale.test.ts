import { afterEach, expect, test, vi } from 'vitest';
import type { FigureGroupNode, ServerNotifications, Verified } from '../../server/protocol.js';
import { openFolder, type TestFolder } from '../support/folder.ts';
import { TestClient, until } from './client.ts';

// Each starts a process of its own.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const paper = (rest: string): string => `# Rest among night workers\n\nMean rest was ${rest} in the day group.\n`;
const manuscript = 'Mean rest was 41.5 minutes in the day group [@okoro].\n';

let folder: TestFolder;
let client: TestClient;
let kept: Verified | undefined;

async function start(verified: Readonly<Record<string, Verified>>): Promise<void> {
  client = await TestClient.start(folder, { initializationOptions: { verified } });
  client.connection.onNotification('claimcheck/verified', ({ verified }: ServerNotifications['claimcheck/verified']) => void (kept = verified));
  await client.open('review.md', manuscript);
}

const stale = (): number | undefined => client.statuses.filter(({ uri }) => uri === folder.uri('review.md')).at(-1)?.stale;
const groups = (): Promise<readonly FigureGroupNode[]> => client.connection.sendRequest('claimcheck/figures', { uri: folder.uri('review.md') });

afterEach(async () => {
  await client.stop();
  await folder.dispose();
});

test('a source that changes, on the disk or in the editor, leaves figures stale; another day it is still known', async () => {
  folder = await openFolder({
    'claimcheck.json': '{ "guides": [] }',
    'sources/okoro.md': paper('41.5 minutes'),
    'refs.bib': '@article{okoro, author = {Okoro, Ada}, title = {Rest among night workers}, year = 2021, file = {sources/okoro.md}}\n',
  });
  await start({});
  expect(await client.diagnostics('review.md')).toEqual([]);
  await until(() => kept);
  expect(Object.keys(kept!)).toHaveLength(1);

  await client.open('sources/okoro.md', paper('41.5 minutes'));
  await client.edit('sources/okoro.md', '41.5 minutes', 'not measured');
  await until(() => client.refreshes > 0);
  expect(await client.diagnostics('review.md')).toMatchObject([{ code: 'figure/unsupported', severity: 3, message: expect.stringContaining('The source has changed.') }]);
  await until(() => stale() === 1);
  expect(await groups()).toMatchObject([{ verdict: 'stale', figures: [{ text: '41.5 minutes', detail: 'Okoro 2021 (“Mean rest was 41.5 minutes in the day group”)' }] }]);

  await client.close('sources/okoro.md');
  await until(() => stale() === 0);
  await folder.write('sources/okoro.md', paper('44.0 minutes'));
  await client.changed('sources/okoro.md', 2);
  await until(() => stale() === 1);
  expect(await client.diagnostics('review.md')).toMatchObject([{ code: 'figure/value', message: expect.stringContaining('The source has changed.') }]);

  await client.stop();
  await start({ [folder.uri('review.md')]: kept! });
  expect(await client.diagnostics('review.md')).toMatchObject([{ code: 'figure/value', message: expect.stringContaining('The source has changed.') }]);
});
