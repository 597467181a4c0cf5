import { commands, Disposable, type LogOutputChannel } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

/** Registers every command that `package.json` contributes. */
export function registerCommands(client: LanguageClient, output: LogOutputChannel): Disposable {
  return Disposable.from(
    commands.registerCommand('claimcheck.restartServer', () => client.restart()),
    commands.registerCommand('claimcheck.showOutput', () => output.show()),
  );
}
