import { workspace, type ExtensionContext, type LogOutputChannel } from 'vscode';
import { LanguageClient, RevealOutputChannelOn, TransportKind } from 'vscode-languageclient/node';
import type { InitializationOptions } from '../server/protocol.js';
import { manuscripts } from './manuscripts.js';
import { themeInForce } from './theme.js';
import { keptVerified } from './verifiedFigures.js';

/** The connection to the language server, a Node process of its own; not yet started. */
export function createLanguageClient(context: ExtensionContext, output: LogOutputChannel): LanguageClient {
  const server = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
  const debug = { ...server, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  return new LanguageClient('claimcheck', 'ClaimCheck', { run: server, debug }, {
    documentSelector: manuscripts,
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticPullOptions: { onChange: true, onSave: true },
    // A function, for the answer changes when the user grants trust and the client restarts.
    initializationOptions: (): InitializationOptions => ({
      guidesPath: context.asAbsolutePath('data'),
      trusted: workspace.isTrusted,
      showsStatus: true,
      theme: themeInForce(),
      changesSettings: true,
      verified: keptVerified(context.workspaceState),
    }),
  });
}
