import { DidChangeWatchedFilesNotification, type ProposedFeatures, type TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { diagnosticsOf, pathOf, problemDiagnostics, uriOf } from './convert.js';
import { openIndexer, type Indexer } from './indexing.js';
import type { ManuscriptStatus, ServerNotifications, Verified } from './protocol.js';
import type { Abilities } from './server.js';
import type { Checked, Workspace } from './workspace.js';

/** What the server says unasked: diagnostics to editors that do not pull, problems of closed files, status, progress. */
export interface Publisher {
  /** A document was opened or edited. */
  edited(document: TextDocument): void;
  closed(uri: string): void;
  saved(uri: string): void;
  /** The workspaces are others now: what was told of them no longer holds. */
  reset(): void;
  /** Something changed that findings of any open file may depend on. */
  changed(workspace: Workspace): void;
  /** Notes which state of a document the editor was given diagnostics of, and tells its status. */
  answered(uri: string, state: string, checked: Checked): void;
  /** Reads the literature, slice by slice. */
  readonly indexer: Indexer;
  /** Runs once, when `name` was not asked for again for so many milliseconds. */
  soon(name: string, milliseconds: number, run: () => void): void;
}

export interface PublisherOptions {
  readonly connection: ProposedFeatures.Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly workspaceOf: (uri: string) => Workspace;
  readonly can: Abilities;
  /** The editor shows {@link ManuscriptStatus}. */
  readonly showsStatus: boolean;
  /** What agreed with its sources in each manuscript, which the editor keeps for another day; undefined where it keeps nothing. */
  readonly kept: Map<string, Verified> | undefined;
}

const statusMethod = 'claimcheck/status' satisfies keyof ServerNotifications;
const verifiedMethod = 'claimcheck/verified' satisfies keyof ServerNotifications;

/** Pauses in typing after which diagnostics are sent, and in changes of the library after which all are made anew. */
const AFTER_EDIT = 120;
const AFTER_CHANGE = 150;
/** Pause after which an editor is told what to keep: nobody waits for it. */
const BEFORE_KEEPING = 1500;

export function openPublisher({ connection, documents, workspaceOf, can, showsStatus, kept }: PublisherOptions): Publisher {
  const timers = new Map<string, NodeJS.Timeout>();
  const statuses = new Map<string, string>();
  /** The state ({@link stateOf}) of each document that the editor knows the findings of. */
  const known = new Map<string, string>();
  /** Closed files for which an editor shows problems, by the workspace that told them. */
  const shown = new Map<Workspace, ReadonlySet<string>>();
  const indexer = openIndexer(connection, tellReading);
  const watched = new Set<string>();

  const publisher: Publisher = {
    indexer,
    edited(document) {
      if (!can.pullsDiagnostics) publisher.soon(document.uri, AFTER_EDIT, () => void push(document.uri));
    },
    closed(uri) {
      clearTimeout(timers.get(uri));
      timers.delete(uri);
      statuses.delete(uri);
      known.delete(uri);
      if (!can.pullsDiagnostics) void connection.sendDiagnostics({ uri, diagnostics: [] });
      publisher.changed(workspaceOf(uri));
    },
    saved: tellVerified,
    reset() {
      for (const paths of shown.values()) for (const path of paths) void connection.sendDiagnostics({ uri: uriOf(path), diagnostics: [] });
      shown.clear();
      known.clear();
    },
    changed(workspace) {
      publisher.soon(`change ${workspace.root}`, AFTER_CHANGE, () => void afterChange(workspace));
    },
    answered(uri, state, checked) {
      if (!known.has(uri)) tellVerified(uri);
      known.set(uri, state);
      tellStatus(uri, workspaceOf(uri), checked);
    },
    soon(name, milliseconds, run) {
      clearTimeout(timers.get(name));
      timers.set(name, setTimeout(() => {
        timers.delete(name);
        run();
      }, milliseconds));
    },
  };
  return publisher;

  async function push(uri: string): Promise<void> {
    const path = pathOf(uri);
    const workspace = workspaceOf(uri);
    const version = documents.get(uri)?.version;
    await workspace.ready(path);
    await indexer.read(workspace);
    // Closed or edited meanwhile: a later push says what holds then.
    if (version === undefined || documents.get(uri)?.version !== version || !workspace.isOpen(path)) return;
    const state = stateOf(version, workspace);
    if (known.get(uri) === state) return;
    const checked = workspace.check(path);
    publisher.answered(uri, state, checked);
    await connection.sendDiagnostics({ uri, version, diagnostics: diagnosticsOf(path, checked, workspace) });
  }

  /** Before anything can be said of the figures. */
  function tellReading(workspace: Workspace): void {
    for (const { uri } of openIn(workspace)) if (!statuses.has(uri)) tellStatus(uri, workspace);
  }

  function tellStatus(uri: string, workspace: Workspace, checked?: Checked): void {
    const status = statusOf(uri, workspace, checked, indexer.isReading(workspace));
    const text = JSON.stringify(status);
    if (statuses.get(uri) === text) return;
    statuses.set(uri, text);
    if (showsStatus) void connection.sendNotification(statusMethod, status);
  }

  function tellVerified(uri: string): void {
    if (!kept) return;
    publisher.soon(`verified ${uri}`, BEFORE_KEEPING, () => {
      const workspace = workspaceOf(uri);
      if (!workspace.isOpen(pathOf(uri)) || indexer.isReading(workspace)) return;
      const verified = workspace.service.verified(pathOf(uri));
      kept.set(uri, verified);
      void connection.sendNotification(verifiedMethod, { uri, verified } satisfies ServerNotifications[typeof verifiedMethod]);
    });
  }

  async function afterChange(workspace: Workspace): Promise<void> {
    refreshOpenFiles(workspace);
    watchOutside(workspace);
    await indexer.read(workspace);
    for (const { uri } of openIn(workspace)) {
      if (!statuses.has(uri)) continue;
      tellStatus(uri, workspace, workspace.check(pathOf(uri)));
      tellVerified(uri);
    }
    tellProblems(workspace);
    for (const message of workspace.messages) connection.console.warn(message);
  }

  function refreshOpenFiles(workspace: Workspace): void {
    if (can.refreshesHints) connection.languages.inlayHint.refresh().catch(() => {});
    const stale = openIn(workspace).filter((document) => known.get(document.uri) !== stateOf(document.version, workspace));
    if (!can.pullsDiagnostics) stale.forEach(publisher.edited);
    // One that was never asked for will be; one that was is asked for again.
    else if (can.refreshesDiagnostics && stale.some(({ uri }) => known.has(uri))) connection.languages.diagnostics.refresh().catch(() => {});
  }

  function openIn(workspace: Workspace): readonly TextDocument[] {
    return documents.all().filter(({ uri }) => workspaceOf(uri) === workspace && workspace.isOpen(pathOf(uri)));
  }

  /** An editor watches its own folders; those outside, such as a reference manager's, only when it is asked to. */
  function watchOutside({ outside }: Workspace): void {
    const unwatched = can.watchesOutside ? outside.filter((folder) => !watched.has(folder)) : [];
    if (unwatched.length === 0) return;
    for (const folder of unwatched) watched.add(folder);
    const watchers = unwatched.map((folder) => ({ globPattern: { baseUri: uriOf(folder), pattern: '*' } }));
    connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch((error: unknown) => connection.console.warn(String(error)));
  }

  /** Problems of files that are not open, such as a source that is no text: pushed, for no editor asks for them. */
  function tellProblems(workspace: Workspace): void {
    const problems = workspace.problems();
    for (const path of shown.get(workspace) ?? []) if (!problems.has(path)) void connection.sendDiagnostics({ uri: uriOf(path), diagnostics: [] });
    for (const [path, some] of problems) void connection.sendDiagnostics({ uri: uriOf(path), diagnostics: problemDiagnostics(workspace.lines(path), some.slice(0, MOST_PROBLEMS)) });
    shown.set(workspace, new Set(problems.keys()));
  }
}

/** Names what findings depend on: the version of the text, and everything else. */
export const stateOf = (version: number, { revision }: Workspace): string => `${version}.${revision}`;

/** The most problems that are shown of one closed file. */
const MOST_PROBLEMS = 100;

function statusOf(uri: string, workspace: Workspace, checked: Checked | undefined, indexing: boolean): ManuscriptStatus {
  const figures = checked?.figures ?? [];
  const count = (verdict: string): number => figures.filter((figure) => figure.verdict.verdict === verdict).length;
  const { sources, references } = workspace.service.summary(checked && pathOf(uri));
  const message = workspace.messages[0] ?? workspace.unread[0];
  return {
    uri,
    figures: figures.length,
    supported: count('supported'),
    contradicted: count('contradicted'),
    unsupported: count('unsupported'),
    unchecked: count('unchecked'),
    stale: checked ? workspace.service.view(pathOf(uri))?.stale?.length ?? 0 : 0,
    sources,
    references,
    indexing,
    ...(message ? { message } : {}),
  };
}
