import { setImmediate } from 'node:timers/promises';
import type { ProposedFeatures } from 'vscode-languageserver';
import { t } from './core/text/language.js';
import { isAbsolute, relativePath } from './files.js';
import type { Workspace } from './workspace.js';

/** Reads libraries beforehand, so that no request has to. */
export interface Indexer {
  /** Resolves when all that this workspace's library holds was read; at once when it was. The user may cut it short. */
  read(workspace: Workspace): Promise<void>;
  isReading(workspace: Workspace): boolean;
}

/** Work between two pauses, in milliseconds: what the editor says meanwhile waits no longer than this and one source. */
const SLICE = 8;
/** A message takes several turns of the event loop to be read, answered and written; when there is none, turns take no time. */
const TURNS = 12;
/** What is done sooner needs no progress bar. */
const PROGRESS_AFTER = 250;
const PROGRESS_EVERY = 100;

/** @param began called when there is something to read */
export function openIndexer(connection: ProposedFeatures.Connection, began: (workspace: Workspace) => void): Indexer {
  const reading = new Map<Workspace, Promise<void>>();
  const readRevision = new WeakMap<Workspace, number>();

  async function readAll(workspace: Workspace): Promise<void> {
    const progress = openProgress(connection);
    try {
      while (readRevision.get(workspace) !== workspace.revision && !progress.isCancelled()) {
        const { revision } = workspace;
        let sliceStart = performance.now();
        for (const { done, total, name } of workspace.service.index()) {
          if (performance.now() - sliceStart < SLICE) continue;
          progress.report(done / total, isAbsolute(name) ? relativePath(workspace.root, name) : name);
          for (let turn = 0; turn < TURNS; turn++) await setImmediate();
          if (progress.isCancelled()) break;
          sliceStart = performance.now();
        }
        readRevision.set(workspace, revision);
      }
    } finally {
      progress.end();
    }
  }

  return {
    read(workspace) {
      const known = reading.get(workspace);
      if (known) return known;
      if (readRevision.get(workspace) === workspace.revision) return Promise.resolve();
      const started = readAll(workspace).finally(() => reading.delete(workspace));
      reading.set(workspace, started);
      began(workspace);
      return started;
    },
    isReading: (workspace) => reading.has(workspace),
  };
}

/** A progress bar that appears only when the work takes a while. */
function openProgress(connection: ProposedFeatures.Connection) {
  const opened = performance.now();
  let bar: Awaited<ReturnType<typeof connection.window.createWorkDoneProgress>> | undefined;
  let asked = false;
  let reported = 0;
  let ended = false;
  return {
    report(share: number, name: string): void {
      if (bar && performance.now() - reported > PROGRESS_EVERY) {
        reported = performance.now();
        bar.report(Math.round(100 * share), name);
      }
      if (asked || performance.now() - opened < PROGRESS_AFTER) return;
      asked = true;
      connection.window.createWorkDoneProgress().then((created) => {
        if (ended) return;
        created.begin(t`ClaimCheck reads the literature`, 0, undefined, true);
        bar = created;
      }, () => {});
    },
    isCancelled: () => bar?.token.isCancellationRequested ?? false,
    end(): void {
      ended = true;
      bar?.done();
    },
  };
}
