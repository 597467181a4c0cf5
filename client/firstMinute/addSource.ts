import { l10n, Uri, window, workspace } from 'vscode';
import type { Session } from '../session.js';

/** Copies texts that the user picks into the folder of sources; where the settings read other folders, says so. */
export async function addSource({ ask }: Session, manuscript: Uri | undefined): Promise<void> {
  const folder = manuscript ? await ask('claimcheck/sourcesFolder', { uri: manuscript.toString() }) : ownFolder();
  if (!folder) return void window.showInformationMessage(l10n.t('Open a folder or a manuscript first: its sources are kept beside it.'));
  const picked = await window.showOpenDialog({ canSelectMany: true, title: l10n.t('Add Source'), openLabel: l10n.t('Add'), filters: { [l10n.t('Texts')]: ['md', 'markdown', 'qmd', 'tex', 'typ', 'txt', 'text'] } });
  if (!picked || picked.length === 0) return;
  for (const file of picked) {
    const target = Uri.joinPath(Uri.parse(folder.uri), file.path.split('/').at(-1)!);
    if (target.path === file.path) continue;
    await workspace.fs.copy(file, target, { overwrite: false }).then(undefined, (error: unknown) => window.showWarningMessage(String((error as Error).message ?? error)));
  }
  if (!folder.isRead) void window.showWarningMessage(l10n.t('The setting “sources” names other files. Add "sources/*" to it, so that these are read.'));
}

function ownFolder(): { readonly uri: string; readonly isRead: boolean } | undefined {
  const [first] = workspace.workspaceFolders ?? [];
  return first && { uri: Uri.joinPath(first.uri, 'sources').toString(), isRead: true };
}
