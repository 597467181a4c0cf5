import { setImmediate } from 'node:timers/promises';
import { languages, workspace, type ExtensionContext, type TextDocument } from 'vscode';
import { registerAssistantTools } from './assistantTools.js';
import { registerCommands } from './commands.js';
import type { EvidenceViews } from './evidence/evidenceView.js';
import { manuscripts } from './manuscripts.js';
import type { Session } from './session.js';

/** Called by VS Code when a file opens that may be a manuscript; nothing starts before one of them is. */
export function activate(context: ExtensionContext): void {
  let session: Promise<Session> | undefined;
  let views: EvidenceViews | undefined;
  // The language client is most of the code, in a file of its own: it is loaded after VS Code has gone on with its own work.
  const start = (): Promise<Session> => (session ??= setImmediate().then(() => import('./session.js')).then(({ startSession }) => {
    const started = startSession(context);
    context.subscriptions.push(started.onDidCheck((status) => views?.refresh(status)));
    return started;
  }));
  const startFor = (document: TextDocument): void => {
    if (languages.match(manuscripts, document)) void start();
  };

  context.subscriptions.push(registerCommands(context, start, () => views?.manuscript()), registerAssistantTools(start), workspace.onDidOpenTextDocument(startFor));
  workspace.textDocuments.forEach(startFor);
  // The side bar's trees stand empty until a manuscript is open; they too are in a file of their own.
  void setImmediate().then(() => import('./views.js')).then(({ showEvidence }) => context.subscriptions.push((views = showEvidence(context, () => session))));
}
