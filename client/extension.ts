import type { ExtensionContext } from 'vscode';

/** Called by VS Code when the first manuscript or bibliography opens. */
export async function activate(context: ExtensionContext): Promise<void> {
  // The language client is most of the code: it is loaded after VS Code has gone on with its own work.
  const { startSession } = await import('./session.js');
  startSession(context);
}
