import { setImmediate } from 'node:timers/promises';
import { languages, workspace, type ExtensionContext, type TextDocument } from 'vscode';
import { registerAssistantTools } from './assistantTools.js';
import { registerCommands } from './commands.js';
import { manuscripts } from './manuscripts.js';
import type { Session } from './session.js';

/** Called by VS Code when a file opens that may be a manuscript; nothing starts before one of them is. */
export function activate(context: ExtensionContext): void {
  let session: Promise<Session> | undefined;
  // The language client is most of the code, in a file of its own: it is loaded after VS Code has gone on with its own work.
  const start = (): Promise<Session> => (session ??= setImmediate().then(() => import('./session.js')).then(({ startSession }) => startSession(context)));
  const startFor = (document: TextDocument): void => {
    if (languages.match(manuscripts, document)) void start();
  };

  context.subscriptions.push(registerCommands(start), registerAssistantTools(start), workspace.onDidOpenTextDocument(startFor));
  workspace.textDocuments.forEach(startFor);
}
