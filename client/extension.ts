import { window, workspace, type ExtensionContext } from 'vscode';
import { registerCommands } from './commands.js';
import { createLanguageClient } from './languageClient.js';
import { showManuscriptStatus } from './statusItem.js';

/** Called by VS Code when the first manuscript or bibliography opens. */
export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel('ClaimCheck', { log: true });
  const client = createLanguageClient(context, output);
  context.subscriptions.push(
    output,
    client,
    registerCommands(client, output),
    showManuscriptStatus(client),
    workspace.onDidGrantWorkspaceTrust(() => client.restart()),
  );
  // Not awaited: the window need not wait for the server. The client itself tells the user of a failure.
  client.start().catch((error: unknown) => output.error(String(error)));
}
