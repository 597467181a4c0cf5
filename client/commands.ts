import { commands, Disposable, type ExtensionContext, type Uri } from 'vscode';
import type { Session } from './session.js';

/**
 * Registers the commands of the palette; each starts the session if no manuscript has.
 *
 * @param manuscript the one that was last in front
 */
export function registerCommands(context: ExtensionContext, start: () => Promise<Session>, manuscript: () => Uri | undefined): Disposable {
  return Disposable.from(
    commands.registerCommand('claimcheck.restartServer', async () => (await start()).restart()),
    commands.registerCommand('claimcheck.showOutput', async () => (await start()).showOutput()),
    commands.registerCommand('claimcheck.verify', async () => (await start()).verify()),
    commands.registerCommand('claimcheck.saveReport', async () => (await start()).saveReport()),
    commands.registerCommand('claimcheck.insertCitation', async () => (await start()).citing.insertCitation()),
    commands.registerCommand('claimcheck.insertReference', async () => (await start()).citing.insertReference()),
    commands.registerCommand('claimcheck.copyReference', async () => (await start()).citing.copyReference()),
    commands.registerCommand('claimcheck.insertBibliography', async () => (await start()).citing.insertBibliography()),
    commands.registerCommand('claimcheck.openExample', async () => (await import('./views.js')).openExample(context)),
    commands.registerCommand('claimcheck.addSource', async () => (await import('./views.js')).addSource(await start(), manuscript())),
    commands.registerCommand('claimcheck.showWhatWasRead', async () => (await import('./views.js')).showWhatWasRead(await start(), manuscript())),
  );
}
