import { Position, Range, Selection, TextEditorRevealType, Uri, window, workspace, WorkspaceEdit, type TextDocument, type TextEditor } from 'vscode';
import type { ProposedEdits } from '../../server/protocol.js';

type Edit = ProposedEdits['edits'][number];

/**
 * Applies edits in one step, which one undo takes back. Files that are not open are opened in the encoding that they are in,
 * so that no other byte of them changes, and saved; new ones are created. The cursor goes behind what was put in at it.
 */
export async function applyEdits(editor: TextEditor, edits: readonly Edit[]): Promise<void> {
  if (edits.length === 0) return;
  const change = new WorkspaceEdit();
  const others = new Set<TextDocument>();
  for (const { uri, range: { start, end }, newText, isNew } of edits) {
    const target = Uri.parse(uri);
    if (isNew) {
      change.createFile(target, { ignoreIfExists: true, contents: new TextEncoder().encode(newText) });
      continue;
    }
    if (target.toString() !== editor.document.uri.toString()) {
      const document = await openAsItIs(target);
      if (!document.isDirty) others.add(document);
    }
    change.replace(target, new Range(start.line, start.character, end.line, end.character), newText);
  }
  if (!(await workspace.applyEdit(change))) return;
  for (const document of others) await document.save();
  const [first] = edits.filter(({ uri }) => Uri.parse(uri).toString() === editor.document.uri.toString());
  if (first) await putCursorBehind(editor, first);
}

async function openAsItIs(uri: Uri): Promise<TextDocument> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open;
  const isUtf8 = await workspace.fs.readFile(uri).then(decodes, () => true);
  return isUtf8 ? workspace.openTextDocument(uri) : workspace.openTextDocument(uri, { encoding: 'windows1252' });
}

function decodes(bytes: Uint8Array): boolean {
  // What begins with a mark of UTF-16 the editor knows by itself.
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

async function putCursorBehind({ document, viewColumn }: TextEditor, { range: { start }, newText }: Edit): Promise<void> {
  const lines = newText.split(/\r\n|\n/);
  const behind = new Position(start.line + lines.length - 1, (lines.length === 1 ? start.character : 0) + lines.at(-1)!.length);
  const editor = await window.showTextDocument(document, viewColumn);
  if (lines.length === 1) editor.selection = new Selection(behind, behind);
  editor.revealRange(new Range(start.line, start.character, start.line, start.character), TextEditorRevealType.InCenterIfOutsideViewport);
}
