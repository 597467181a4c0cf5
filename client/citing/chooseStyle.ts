import { l10n, Uri, window, type QuickPickItem } from 'vscode';
import type { StyleItem } from '../../server/protocol.js';
import type { Asker } from './askServer.js';

/** Lets the user choose a citation style, the manuscript's own first, or a `.csl` file; undefined when nothing was chosen. */
export async function chooseStyle({ editor }: Asker, styles: readonly StyleItem[]): Promise<string | undefined> {
  const items: (QuickPickItem & { readonly name?: string })[] = styles.map(({ name, title }, i) => ({ label: title, description: i === 0 ? `${name} · ${l10n.t('as this manuscript has it')}` : name, name }));
  const file: QuickPickItem = { label: `$(file) ${l10n.t('A .csl File…')}`, alwaysShow: true };
  const picked = await window.showQuickPick([...items, file], { title: l10n.t('Citation Style'), matchOnDescription: true });
  if (picked !== file) return (picked as (typeof items)[number] | undefined)?.name;
  const folder = Uri.joinPath(editor.document.uri, '..');
  const [chosen] = (await window.showOpenDialog({ filters: { [l10n.t('Citation Styles')]: ['csl'] }, ...(folder.scheme === 'file' ? { defaultUri: folder } : {}) })) ?? [];
  return chosen && nameFrom(folder, chosen);
}

/** As a name that still holds when the folder is moved, where that is possible. */
function nameFrom(folder: Uri, { fsPath, path }: Uri): string {
  return path.startsWith(`${folder.path}/`) ? path.slice(folder.path.length + 1) : fsPath;
}
