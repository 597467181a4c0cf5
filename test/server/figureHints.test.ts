import { afterEach, expect, test, vi } from 'vitest';
import type { InlayHint } from 'vscode-languageserver-protocol';
import { openFolder, type TestFolder } from '../support/folder.ts';
import { ABLE, TestClient, until } from './client.ts';

vi.setConfig({ testTimeout: 30_000 });

const review = 'Mean rest was 45.1 minutes in the day group [@okoro2021].\nIt was 29.3 minutes (95% CI 27.0–31.6) in the night-shift group [@okoro2021].\n';

let folder: TestFolder;
let client: TestClient;

afterEach(async () => {
  await client?.stop();
  await folder?.dispose();
});

test('figures that agree are marked where the author asks for it, and only those', async () => {
  folder = await openFolder({
    'sources/okoro.md': '# Sleep and rest in night workers\n\nMean rest was 41.5 minutes in the day group and 29.3 minutes (95% CI 27.0–31.6) in the night-shift group.\n',
    'refs.bib': '@article{okoro2021, author = {Okoro, Ada}, title = {Sleep and rest in night workers}, year = {2021}}\n',
  });
  const settings = { current: {} };
  let refreshes = 0;
  client = await TestClient.start(folder, { capabilities: { ...ABLE, workspace: { ...ABLE.workspace, inlayHint: { refreshSupport: true } } }, settings });
  client.connection.onRequest('workspace/inlayHint/refresh', () => {
    refreshes++;
    return null;
  });
  await client.open('review.md', review);
  const hints = () => client.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri: folder.uri('review.md') }, range: { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } } });
  expect(await hints()).toEqual([]);

  const before = refreshes;
  settings.current = { figureHints: true };
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
  await until(() => refreshes > before);
  const [hint, ...more] = await hints();
  expect(more).toEqual([]);
  expect(hint).toMatchObject({ label: '✓', position: { line: 1, character: 'It was 29.3 minutes'.length } });
  expect(JSON.stringify(hint!.tooltip)).toContain('Agrees with its source');
});
