import type { CancellationToken, ProposedFeatures } from 'vscode-languageserver';
import { checkedSentence, whatLiteratureSays } from './assistant.js';
import { htmlReport } from './core/report/html.js';
import { markdownReport } from './core/report/markdown.js';
import type { ReportedPlace } from './core/report/report.js';
import { displayName, pathOf } from './convert.js';
import { reportOn } from './manuscriptReport.js';
import { version } from './ownPlace.js';
import { placeLink } from './placeLink.js';
import type { ManuscriptRequests } from './protocol.js';
import { changedSettings } from './settingsEdit.js';
import type { Workspace } from './workspace.js';

/** Answers a request about an open manuscript as soon as what it relies on is known; `nothing` where none is open. */
type Ask = <Answer>(uri: string, token: CancellationToken, nothing: Answer, answer: (workspace: Workspace, path: string) => Answer | Promise<Answer>) => Promise<unknown>;

/** Answers what the client asks about a manuscript as a whole. `literatureFor` gives a file's workspace when all its literature is read. */
export function answerManuscriptRequests(connection: ProposedFeatures.Connection, ask: Ask, literatureFor: (path: string) => Promise<Workspace>): void {
  connection.onRequest('claimcheck/report' satisfies Method, ({ uri, format, linked }: Params<'claimcheck/report'>, token) =>
    ask<Result<'claimcheck/report'>>(uri, token, null, (workspace, path) => reportText(workspace, path, format, linked)));

  connection.onRequest('claimcheck/assist' satisfies Method, async ({ uri, about, text }: Params<'claimcheck/assist'>): Promise<Result<'claimcheck/assist'>> => {
    const path = pathOf(uri);
    const workspace = await literatureFor(path);
    return (about === 'sentence' ? checkedSentence : whatLiteratureSays)(text, workspace, path);
  });

  connection.onRequest('claimcheck/changeSettings' satisfies Method, ({ current, change }: Params<'claimcheck/changeSettings'>): Result<'claimcheck/changeSettings'> =>
    changedSettings(current ?? undefined, change));
}

type Method = keyof ManuscriptRequests;
type Params<Name extends Method> = ManuscriptRequests[Name]['params'];
type Result<Name extends Method> = ManuscriptRequests[Name]['result'];

function reportText(workspace: Workspace, path: string, format: 'html' | 'markdown', linked: boolean): string | null {
  /** Paths as the report shows them, back to the files. */
  const files = new Map<string, string>();
  const manuscript = reportOn(path, workspace, (file) => displayName(file, workspace.root), (shown, file) => files.set(shown, file));
  if (!manuscript) return null;
  const report = { tool: `ClaimCheck ${version()}`, manuscripts: [manuscript] };
  if (format === 'markdown') return markdownReport(report);
  const href = ({ path: shown, line = 1 }: ReportedPlace): string | undefined => {
    const file = files.get(shown);
    return file === undefined ? undefined : placeLink(file, line - 1);
  };
  return htmlReport(report, linked ? { href } : {});
}
