import { EventEmitter, version, window, workspace, type Event, type ExtensionContext } from 'vscode';
import type { AssistantQuestion, EvidenceRequests, ManuscriptRequests, ManuscriptStatus } from '../server/protocol.js';
import { openCiting, type Citing } from './citing/citing.js';
import { changeSettings } from './changeSettings.js';
import { createLanguageClient } from './languageClient.js';
import { openReports } from './report.js';
import { showManuscriptStatus } from './statusItem.js';
import { tellTheme } from './theme.js';
import { keepVerified } from './verifiedFigures.js';

/** The language server and what shows its work, as the commands need it. */
export interface Session {
  restart(): Promise<void>;
  showOutput(): void;
  /** Shows the report on the manuscript in front. */
  verify(): Promise<void>;
  saveReport(): Promise<void>;
  readonly citing: Citing;
  /** Asks the server for the evidence view. */
  ask<Method extends keyof EvidenceRequests>(method: Method, params: EvidenceRequests[Method]['params']): Promise<EvidenceRequests[Method]['result']>;
  /** Tells of each manuscript that was checked. */
  readonly onDidCheck: Event<ManuscriptStatus>;
  /** Answers an assistant from the literature. */
  assist(question: AssistantQuestion): Promise<string>;
}

/** Starts the language server and all that shows its work; it ends with the extension. */
export function startSession(context: ExtensionContext): Session {
  const output = window.createOutputChannel('ClaimCheck', { log: true });
  const client = createLanguageClient(context, output);
  const reports = openReports(client);
  const checked = new EventEmitter<ManuscriptStatus>();
  context.subscriptions.push(
    output,
    client,
    reports,
    checked,
    showManuscriptStatus(client, (status) => checked.fire(status)),
    tellTheme(client),
    changeSettings(client),
    keepVerified(client, context.workspaceState),
    workspace.onDidGrantWorkspaceTrust(() => client.restart()),
  );
  output.info(`ClaimCheck ${context.extension.packageJSON.version} in VS Code ${version}`);
  // The client itself tells the user of a failure.
  client.start().catch((error: unknown) => output.error(String(error)));
  const assist = (question: AssistantQuestion): Promise<string> => client.sendRequest<string>('claimcheck/assist' satisfies keyof ManuscriptRequests, question);
  return {
    assist,
    restart: () => client.restart(),
    showOutput: () => output.show(),
    verify: reports.verify,
    saveReport: reports.save,
    citing: openCiting(client, context.workspaceState),
    ask: (method, params) => client.sendRequest(method, params),
    onDidCheck: checked.event,
  };
}
