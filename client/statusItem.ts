import { Disposable, l10n, languages, LanguageStatusSeverity, window, type LanguageStatusItem } from 'vscode';
import { State, type LanguageClient } from 'vscode-languageclient/node';
import type { ManuscriptStatus, ServerNotifications } from '../server/protocol.js';
import { manuscripts } from './manuscripts.js';
import { statusText } from './statusText.js';

const statusMethod = 'claimcheck/status' satisfies keyof ServerNotifications;

/**
 * Shows in the `{}` item of the status bar how the figures of the manuscript in front stand.
 *
 * @param told called when a manuscript was checked
 */
export function showManuscriptStatus(client: LanguageClient, told: (status: ManuscriptStatus) => void): Disposable {
  const item = languages.createLanguageStatusItem('claimcheck.status', manuscripts);
  item.name = 'ClaimCheck';
  const statuses = new Map<string, ManuscriptStatus>();

  const show = (): void => {
    const document = window.activeTextEditor?.document;
    const status = document && statuses.get(client.code2ProtocolConverter.asUri(document.uri));
    if (client.state === State.Running) showStatus(item, status);
    else showConnection(item, client.state);
  };

  show();
  return Disposable.from(
    item,
    window.onDidChangeActiveTextEditor(show),
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Running) statuses.clear();
      show();
    }),
    client.onNotification(statusMethod, (status: ManuscriptStatus) => {
      statuses.set(status.uri, status);
      show();
      if (!status.indexing) told(status);
    }),
  );
}

function showStatus(item: LanguageStatusItem, status: ManuscriptStatus | undefined): void {
  const { text, detail } = status ? statusText(status, (sentence, count) => l10n.t(sentence, count)) : { text: 'ClaimCheck', detail: '' };
  item.text = text;
  item.detail = detail;
  item.busy = status?.indexing ?? false;
  item.severity = status?.contradicted || status?.stale || status?.message ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
  item.command = status?.message ? { title: l10n.t('Output'), command: 'claimcheck.showOutput' } : undefined;
}

function showConnection(item: LanguageStatusItem, state: State): void {
  const starting = state === State.Starting;
  item.text = starting ? l10n.t('ClaimCheck is starting') : l10n.t('ClaimCheck has stopped');
  item.detail = '';
  item.busy = starting;
  item.severity = starting ? LanguageStatusSeverity.Information : LanguageStatusSeverity.Error;
  item.command = { title: l10n.t('Restart'), command: 'claimcheck.restartServer' };
}
