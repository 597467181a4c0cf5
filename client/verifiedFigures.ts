import type { Disposable, Memento } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { ServerNotifications, Verified } from '../server/protocol.js';

const method = 'claimcheck/verified' satisfies keyof ServerNotifications;
const KEY = 'verified';
/** Manuscripts that are remembered, those longest untouched forgotten first. */
const MOST = 100;

/** What agreed with its sources in each manuscript of this workspace when it was last open. */
export function keptVerified(state: Memento): Readonly<Record<string, Verified>> {
  return state.get(KEY, {});
}

/** Keeps what the server says agrees with its sources, so that another day it can tell what has become stale. */
export function keepVerified(client: LanguageClient, state: Memento): Disposable {
  return client.onNotification(method, ({ uri, verified }: ServerNotifications[typeof method]) => {
    if (uri.startsWith('untitled:')) return;
    const others = Object.entries(keptVerified(state)).filter(([other]) => other !== uri);
    const latest = Object.keys(verified).length > 0 ? [...others, [uri, verified] as const] : others;
    void state.update(KEY, Object.fromEntries(latest.slice(-MOST)));
  });
}
