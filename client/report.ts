import { commands, Disposable, l10n, Position, Range, Selection, TextEditorRevealType, Uri, ViewColumn, window, workspace, type WebviewPanel } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { ManuscriptRequests, OpenPlace } from '../server/protocol.js';

const method = 'claimcheck/report' satisfies keyof ManuscriptRequests;

/** Shows the report on a manuscript beside it, and saves it. */
export interface Reports extends Disposable {
  /** For the manuscript in front. */
  verify(): Promise<void>;
  /** Saves the report in front as HTML or Markdown. */
  save(): Promise<void>;
}

export function openReports(client: LanguageClient): Reports {
  const panels = new Map<string, WebviewPanel>();

  const reportOn = async (uri: Uri, format: 'html' | 'markdown', linked: boolean): Promise<string | null> => {
    const params: ManuscriptRequests[typeof method]['params'] = { uri: client.code2ProtocolConverter.asUri(uri), format, linked };
    return client.sendRequest<ManuscriptRequests[typeof method]['result']>(method, params);
  };

  const panelFor = (uri: Uri): WebviewPanel => {
    const known = panels.get(uri.toString());
    if (known) return known;
    // Nothing runs in it and nothing is loaded; its links open places in the editor, and that is all that they can do.
    const panel = window.createWebviewPanel('claimcheck.report', l10n.t('Report: {0}', nameOf(uri)), { viewColumn: ViewColumn.Beside, preserveFocus: false }, {
      enableScripts: false, enableFindWidget: true, localResourceRoots: [], enableCommandUris: ['claimcheck.openPlace'],
    });
    panels.set(uri.toString(), panel);
    panel.onDidDispose(() => panels.delete(uri.toString()));
    return panel;
  };

  const opener = commands.registerCommand('claimcheck.openPlace', async (...[uri, line]: OpenPlace) => {
    const place = new Position(line, 0);
    const editor = await window.showTextDocument(Uri.parse(uri), { viewColumn: ViewColumn.One, selection: new Range(place, place) });
    editor.selection = new Selection(place, place);
    editor.revealRange(new Range(place, place), TextEditorRevealType.InCenter);
  });

  return {
    async verify() {
      const uri = window.activeTextEditor?.document.uri;
      const html = uri && await reportOn(uri, 'html', true);
      if (!uri || !html) return void window.showInformationMessage(l10n.t('Open a manuscript first: its figures are what is verified.'));
      const panel = panelFor(uri);
      panel.webview.html = html;
      panel.reveal(undefined, false);
    },
    async save() {
      const [key] = [...panels].find(([, panel]) => panel.active) ?? [];
      if (key === undefined) return;
      const uri = Uri.parse(key);
      const target = await window.showSaveDialog({ defaultUri: Uri.joinPath(uri, '..', `${nameOf(uri).replace(/\.[^.]*$/, '')}-report.html`), filters: { HTML: ['html'], Markdown: ['md'] } });
      if (!target) return;
      const text = await reportOn(uri, /\.(?:md|markdown)$/i.test(target.path) ? 'markdown' : 'html', false);
      if (text !== null) await workspace.fs.writeFile(target, new TextEncoder().encode(text));
    },
    dispose: () => Disposable.from(opener, ...panels.values()).dispose(),
  };
}

const nameOf = (uri: Uri): string => uri.path.split('/').at(-1) ?? uri.path;
