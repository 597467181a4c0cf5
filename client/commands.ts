import { commands, Disposable } from 'vscode';
import type { Session } from './session.js';

/** Registers every command that `package.json` contributes; each starts the session if no manuscript has. */
export function registerCommands(start: () => Promise<Session>): Disposable {
  return Disposable.from(
    commands.registerCommand('claimcheck.restartServer', async () => (await start()).restart()),
    commands.registerCommand('claimcheck.showOutput', async () => (await start()).showOutput()),
    commands.registerCommand('claimcheck.verify', async () => (await start()).verify()),
    commands.registerCommand('claimcheck.saveReport', async () => (await start()).saveReport()),
    commands.registerCommand('claimcheck.insertCitation', async () => (await start()).citing.insertCitation()),
    commands.registerCommand('claimcheck.insertReference', async () => (await start()).citing.insertReference()),
    commands.registerCommand('claimcheck.copyReference', async () => (await start()).citing.copyReference()),
    commands.registerCommand('claimcheck.insertBibliography', async () => (await start()).citing.insertBibliography()),
  );
}
