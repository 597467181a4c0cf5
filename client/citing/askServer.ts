import { window, type CancellationToken, type TextEditor } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { InManuscript, ServerRequests } from '../../server/protocol.js';

/** Asks the server about the place of a cursor. */
export interface Asker {
  readonly editor: TextEditor;
  ask<Method extends keyof ServerRequests>(method: Method, more: Omit<ServerRequests[Method]['params'], keyof InManuscript>, token?: CancellationToken): Promise<ServerRequests[Method]['result']>;
}

/** For the cursor of the editor in front; undefined where none is. */
export function askerInFront(client: LanguageClient): Asker | undefined {
  const editor = window.activeTextEditor;
  if (!editor) return undefined;
  const uri = client.code2ProtocolConverter.asUri(editor.document.uri);
  const { line, character } = editor.selection.active;
  return {
    editor,
    ask(method, more, token) {
      const params = { uri, position: { line, character }, ...more };
      return token ? client.sendRequest(method, params, token) : client.sendRequest(method, params);
    },
  };
}
