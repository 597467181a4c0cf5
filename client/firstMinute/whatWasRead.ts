import { EventEmitter, l10n, Uri, window, workspace, type Disposable } from 'vscode';
import type { Session } from '../session.js';

/** Of no scheme that is taken for a manuscript. */
const SCHEME = 'claimcheck-read';

let provided: Disposable | undefined;
const changed = new EventEmitter<Uri>();
const pages = new Map<string, string>();

/** Opens a page, which cannot be edited, on all that was read for the manuscript. */
export async function showWhatWasRead({ ask }: Session, manuscript: Uri | undefined): Promise<void> {
  const page = manuscript ? await ask('claimcheck/whatWasRead', { uri: manuscript.toString() }) : '';
  if (!manuscript || page === '') return void window.showInformationMessage(l10n.t('Open a manuscript first.'));
  provided ??= workspace.registerTextDocumentContentProvider(SCHEME, { onDidChange: changed.event, provideTextDocumentContent: (uri) => pages.get(uri.query) ?? '' });
  const uri = Uri.from({ scheme: SCHEME, path: `/${l10n.t('What was read for {0}', manuscript.path.split('/').at(-1)!)}`, query: manuscript.toString() });
  pages.set(uri.query, page);
  changed.fire(uri);
  await window.showTextDocument(uri, { preview: true });
}
