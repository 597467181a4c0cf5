import { commands, l10n, Range, Uri, window, workspace, WorkspaceEdit, type Disposable, type TextDocument } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { ChangeSettings, ManuscriptRequests, SettingsChange } from '../server/protocol.js';

const method = 'claimcheck/changeSettings' satisfies keyof ManuscriptRequests;

/** Offers what an author may set at a finding: to ignore it for good, for a reason, or to turn its rule off. */
export function changeSettings(client: LanguageClient): Disposable {
  return commands.registerCommand('claimcheck.changeSettings', async (...[address, asked]: ChangeSettings) => {
    const change = await withReason(asked);
    if (!change) return;
    const uri = Uri.parse(address);
    const document = await existing(uri);
    const params: ManuscriptRequests[typeof method]['params'] = { current: document?.getText() ?? null, change };
    const text = await client.sendRequest<ManuscriptRequests[typeof method]['result']>(method, params);
    if (!document) return workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const edit = new WorkspaceEdit();
    edit.replace(uri, new Range(document.positionAt(0), document.positionAt(document.getText().length)), text);
    await workspace.applyEdit(edit);
    // Only what is saved is in force.
    await document.save();
  });
}

/** Undefined where the author thinks better of it. */
async function withReason(change: SettingsChange): Promise<SettingsChange | undefined> {
  if ('off' in change) return change;
  const reason = await window.showInputBox({ title: l10n.t('Ignore “{0}” for good', change.ignore.text), prompt: l10n.t('Why is it right? The reason stands in claimcheck.json and in the report.'), placeHolder: l10n.t('updated analysis, erratum of 2021 …') });
  return reason === undefined ? undefined : { ignore: { ...change.ignore, reason: reason.trim() } };
}

async function existing(uri: Uri): Promise<TextDocument | undefined> {
  try {
    return await workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
