import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { openService } from '../core/openService.js';
import { serve } from '../server.js';

/** Runs the language server over standard input and output until the editor ends it. */
export function serveStdio(): void {
  serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout), openService);
}
