import { window, workspace, type ExtensionContext } from 'vscode';
import { registerCommands } from './commands.js';
import { createLanguageClient } from './languageClient.js';
import { showManuscriptStatus } from './statusItem.js';

/** Starts the language server and all that shows its work; it ends with the extension. */
export function startSession(context: ExtensionContext): void {
  const output = window.createOutputChannel('ClaimCheck', { log: true });
  const client = createLanguageClient(context, output);
  context.subscriptions.push(
    output,
    client,
    registerCommands(client, output),
    showManuscriptStatus(client),
    workspace.onDidGrantWorkspaceTrust(() => client.restart()),
  );
  // The client itself tells the user of a failure.
  client.start().catch((error: unknown) => output.error(String(error)));
}
