import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  createProtocolConnection, StreamMessageReader, StreamMessageWriter,
  type ClientCapabilities, type Diagnostic, type DocumentDiagnosticReport, type Position, type ProtocolConnection, type PublishDiagnosticsParams,
  type ServerCapabilities, type WorkDoneProgressBegin, type WorkDoneProgressEnd, type WorkDoneProgressReport,
} from 'vscode-languageserver-protocol/node';
import type { ManuscriptStatus } from '../../server/protocol.js';
import type { TestFolder } from '../support/folder.ts';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface ClientOptions {
  /** What it can do beside pulling diagnostics and all that comes with it. */
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: object;
  /** Of the server's process, beside this one's. */
  readonly env?: NodeJS.ProcessEnv;
  /** The language of its user. */
  readonly locale?: string;
  /** What it answers when asked for the section `claimcheck`; may be changed later. */
  readonly settings?: { current: unknown };
}

/** Like VS Code: pulls diagnostics, answers for settings, watches files. */
export const ABLE: ClientCapabilities = {
  workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true }, didChangeWatchedFiles: { dynamicRegistration: true }, workspaceFolders: true, diagnostics: { refreshSupport: true } },
  textDocument: { diagnostic: { dynamicRegistration: true }, publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true } },
  window: { workDoneProgress: true },
};

/** Like an older editor: knows nothing of all that. */
export const SIMPLE: ClientCapabilities = { textDocument: { publishDiagnostics: {} } };

/** A client on a real connection: `claimcheck serve --stdio` runs as a process of its own. */
export class TestClient {
  readonly published: PublishDiagnosticsParams[] = [];
  readonly statuses: ManuscriptStatus[] = [];
  readonly registrations: { readonly method: string; readonly registerOptions?: unknown }[] = [];
  readonly progress: (WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd)[] = [];
  readonly progressTokens: (string | number)[] = [];
  folders: { readonly uri: string; readonly name: string }[] = [];
  refreshes = 0;
  private readonly versions = new Map<string, number>();
  private readonly texts = new Map<string, string>();

  private constructor(
    readonly folder: TestFolder,
    readonly connection: ProtocolConnection,
    readonly serverCapabilities: ServerCapabilities,
    private readonly exited: Promise<number | null>,
  ) {}

  static async start(folder: TestFolder, { capabilities = ABLE, initializationOptions, locale, env, settings }: ClientOptions = {}): Promise<TestClient> {
    const process_ = spawn(process.execPath, [cli, 'serve', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...env } });
    const exited = new Promise<number | null>((resolve) => process_.on('exit', resolve));
    const connection = createProtocolConnection(new StreamMessageReader(process_.stdout), new StreamMessageWriter(process_.stdin));
    // eslint-disable-next-line prefer-const -- the handlers may run before it is there
    let client: TestClient | undefined;
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => void client?.published.push(params));
    connection.onNotification('claimcheck/status', (status: ManuscriptStatus) => void client?.statuses.push(status));
    connection.onNotification('$/progress', ({ value }: { value: WorkDoneProgressBegin }) => void client?.progress.push(value));
    connection.onNotification('window/logMessage', () => {});
    connection.onRequest('window/workDoneProgress/create', ({ token }: { token: string | number }) => {
      client?.progressTokens.push(token);
      return null;
    });
    connection.onRequest('workspace/workspaceFolders', () => client?.folders ?? null);
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => settings?.current ?? null));
    connection.onRequest('client/registerCapability', ({ registrations }: { registrations: TestClient['registrations'] }) => void client?.registrations.push(...registrations));
    connection.onRequest('workspace/diagnostic/refresh', () => {
      if (client) client.refreshes++;
      return null;
    });
    connection.listen();
    const { capabilities: serverCapabilities } = await connection.sendRequest<{ capabilities: ServerCapabilities }>('initialize', {
      processId: process.pid, rootUri: folder.uri(''), capabilities, initializationOptions: { showsStatus: true, ...initializationOptions }, ...(locale === undefined ? {} : { locale }),
      workspaceFolders: capabilities.workspace?.workspaceFolders ? [{ uri: folder.uri(''), name: 'test' }] : undefined,
    });
    client = new TestClient(folder, connection, serverCapabilities, exited);
    await connection.sendNotification('initialized', {});
    return client;
  }

  /** Opens a file, with the text of an editor that need not be the disk's. */
  async open(name: string, text: string, languageId = name.endsWith('.tex') ? 'latex' : name.endsWith('.bib') ? 'bibtex' : 'markdown'): Promise<void> {
    this.versions.set(name, 1);
    this.texts.set(name, text);
    await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri: this.folder.uri(name), languageId, version: 1, text } });
  }

  /** Puts in `insertion` for the first `words`, as one incremental edit. */
  async edit(name: string, words: string, insertion: string): Promise<void> {
    const version = this.versions.get(name)! + 1;
    const range = { start: this.place(name, words), end: this.place(name, words, words.length) };
    this.versions.set(name, version);
    this.texts.set(name, this.texts.get(name)!.replace(words, () => insertion));
    await this.connection.sendNotification('textDocument/didChange', { textDocument: { uri: this.folder.uri(name), version }, contentChanges: [{ range, text: insertion }] });
  }

  async close(name: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri: this.folder.uri(name) } });
  }

  async changed(name: string, type: 1 | 2 | 3): Promise<void> {
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: this.folder.uri(name), type }] });
  }

  request<Result>(method: string, name: string, words: string, more: object = {}): Promise<Result> {
    return this.connection.sendRequest<Result>(method, { textDocument: { uri: this.folder.uri(name) }, position: this.place(name, words, 1), ...more });
  }

  report(name: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: this.folder.uri(name) }, previousResultId });
  }

  async diagnostics(name: string): Promise<readonly Diagnostic[]> {
    const report = await this.report(name);
    return report.kind === 'full' ? report.items : [];
  }

  /** The last diagnostics sent for a file; undefined if none were. */
  lastPublished(name: string): PublishDiagnosticsParams | undefined {
    return this.published.filter(({ uri }) => uri === this.folder.uri(name)).at(-1);
  }

  /** What stands at a range of a file's text as the editor has it. */
  textAt(name: string, { start, end }: Diagnostic['range']): string {
    const lines = this.texts.get(name)!.split('\n');
    return start.line === end.line ? lines[start.line]!.slice(start.character, end.character) : lines.slice(start.line, end.line + 1).join('\n');
  }

  place(name: string, words: string, more = 0): Position {
    const at = this.texts.get(name)!.indexOf(words);
    if (at < 0) throw new Error(`“${words}” is not in ${name}`);
    const before = this.texts.get(name)!.slice(0, at + more).split('\n');
    return { line: before.length - 1, character: before.at(-1)!.length };
  }

  /** Ends the server as an editor does; resolves to its exit code. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    return this.exited;
  }
}

/** Waits until something holds, and gives it; fails after a few seconds. */
export async function until<Value>(what: () => Value | undefined | false, milliseconds = 8000): Promise<Value> {
  for (const end = Date.now() + milliseconds; ; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const value = what();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`Never came: ${what}`);
  }
}
