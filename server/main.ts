// The language server's process: `node server.js --node-ipc`, `--stdio`, `--socket=…`.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { openService } from './core/openService.js';
import { serve } from './server.js';

serve(createConnection(ProposedFeatures.all), openService);
