import { Uri, window, workspace, type ExtensionContext } from 'vscode';

/** Opens the example's manuscript, in a copy that is the user's to change; what was changed before is kept. */
export async function openExample({ extensionUri, globalStorageUri }: ExtensionContext): Promise<void> {
  const copy = Uri.joinPath(globalStorageUri, 'example');
  for (const name of ['claimcheck.json', 'refs.bib', 'chapter.tex', 'README.md', 'review.md']) {
    const target = Uri.joinPath(copy, name);
    const isThere = await workspace.fs.stat(target).then(() => true, () => false);
    if (!isThere) await workspace.fs.copy(Uri.joinPath(extensionUri, 'test/example', name), target);
  }
  await window.showTextDocument(Uri.joinPath(copy, 'review.md'), { preview: false });
}
