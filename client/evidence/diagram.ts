import { commands, Disposable, l10n, ViewColumn, window, type WebviewPanel } from 'vscode';
import type { EvidenceNode, EvidenceRequests } from '../../server/protocol.js';

/** Shows a diagram of a source as a picture, all in one panel; one that cannot be drawn is opened at its text. */
export function openDiagrams(ask: (node: EvidenceNode) => Promise<EvidenceRequests['claimcheck/diagram']['result']>): Disposable {
  let panel: WebviewPanel | undefined;

  const opener = commands.registerCommand('claimcheck.openDiagram', async (node: EvidenceNode) => {
    const diagram = await ask(node);
    if (!diagram?.html) {
      if (node.place) await commands.executeCommand('claimcheck.openEvidence', node.place);
      return void window.showInformationMessage(l10n.t('Only flowcharts in Mermaid are drawn; this is its text.'));
    }
    // Nothing runs in it and nothing is loaded; its link opens the place in the editor, and that is all that it can do.
    panel ??= window.createWebviewPanel('claimcheck.diagram', diagram.title, { viewColumn: ViewColumn.Active, preserveFocus: false }, {
      enableScripts: false, enableFindWidget: true, localResourceRoots: [], enableCommandUris: ['claimcheck.openPlace'],
    });
    panel.onDidDispose(() => (panel = undefined));
    panel.title = diagram.title.length > 40 ? `${diagram.title.slice(0, 39)}…` : diagram.title;
    panel.webview.html = diagram.html;
    panel.reveal(undefined, false);
  });
  return Disposable.from(opener, { dispose: () => panel?.dispose() });
}
