import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createProtocolConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-languageserver-protocol/node';
import { expect, test, vi } from 'vitest';

vi.setConfig({ testTimeout: 30_000 });

const server = fileURLToPath(new URL('../../dist/server.js', import.meta.url));

test('the server speaks over Node’s channel, as VS Code starts it', async () => {
  const child = fork(server, ['--node-ipc'], { silent: true });
  const exited = new Promise((resolve) => child.on('exit', resolve));
  const connection = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  connection.listen();
  const { capabilities } = await connection.sendRequest<{ capabilities: object }>('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  expect(capabilities).toMatchObject({
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: true,
    documentLinkProvider: { resolveProvider: true },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    completionProvider: { triggerCharacters: ['@', '{', ',', '[', '<'], resolveProvider: true },
    inlayHintProvider: true,
    codeActionProvider: { codeActionKinds: ['quickfix', 'refactor.rewrite', 'source.fixAll.claimcheck'] },
    textDocumentSync: { change: 2 },
  });
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  expect(await exited).toBe(0);
});
