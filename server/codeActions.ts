import { CodeActionKind, type CodeAction, type CodeActionContext, type WorkspaceEdit } from 'vscode-languageserver';
import { figureValueFixes, safeFixes } from './core/rules/together.js';
import type { Finding, Fix } from './core/rules/finding.js';
import { oneLine, shortened } from './core/rules/wording.js';
import { t } from './core/text/language.js';
import { overlaps, type Span } from './core/text/span.js';
import { rangeOf, uriOf } from './convert.js';
import { isAbsolute, relativePath } from './files.js';
import type { ChangeSettings } from './protocol.js';
import { changedSettings, type SettingsChange } from './settingsEdit.js';
import type { Workspace } from './workspace.js';

/** The kind under which an editor asks for all that may be mended unseen: `"editor.codeActionsOnSave": { "source.fixAll.claimcheck": … }`. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.claimcheck`;

/** Where actions are asked for. */
export interface Asked {
  readonly workspace: Workspace;
  readonly path: string;
  readonly version: number;
  readonly chosen: Span;
  readonly context: CodeActionContext;
}

/** Whether an editor wants a kind of actions: those it names, with what they include; without names, all but those on the whole source. */
export function wants({ only }: CodeActionContext, kind: string): boolean {
  return only ? only.some((one) => kind === one || kind.startsWith(`${one}.`)) : !kind.startsWith(CodeActionKind.Source);
}

/** Several findings mended at once: on saving, what leaves the text's meaning as it is; at a finding, all figures of the file. */
export function actionsTogether(findings: readonly Finding[], { workspace, path, version, chosen, context }: Asked): CodeAction[] {
  const edit = (fixes: readonly Fix[]): WorkspaceEdit => {
    const lines = workspace.lines(path)!;
    return { documentChanges: [{ textDocument: { uri: uriOf(path), version }, edits: fixes.map(({ span, text }) => ({ range: rangeOf(lines, span), newText: text })) }] };
  };
  const actions: CodeAction[] = [];
  const safe = wants(context, FIX_ALL) ? safeFixes(findings) : [];
  if (safe.length > 0) actions.push({ title: t`Fix all that changes no meaning`, kind: FIX_ALL, edit: edit(safe) });
  const figures = wants(context, CodeActionKind.QuickFix) ? figureValueFixes(findings) : [];
  if (figures.length > 1 && figures.some(({ span }) => overlaps(span, chosen))) actions.push({ title: t`Take the sources’ values for all ${figures.length} figures in this file`, kind: CodeActionKind.QuickFix, edit: edit(figures) });
  return actions;
}

/** What `canAsk` says: the editor asks for a reason itself, and saves; see {@link ChangeSettings}. Others get the edit. */
export function settingsActions(findings: readonly Finding[], { workspace, path, chosen, context }: Asked, canAsk: boolean): CodeAction[] {
  const { root } = workspace;
  if (!isAbsolute(root) || !wants(context, CodeActionKind.QuickFix)) return [];
  const here = findings.filter(({ span }) => overlaps(span, chosen));
  const text = workspace.textOf(path) ?? '';
  return here.flatMap((finding, i) => {
    const { code, span } = finding;
    const words = oneLine(text.slice(span.start, span.end));
    const diagnostics = context.diagnostics.filter((one) => one.code === code);
    const action = (title: string, change: SettingsChange): readonly CodeAction[] => {
      if (canAsk) return [{ title, kind: CodeActionKind.QuickFix, diagnostics, command: { title, command: 'claimcheck.changeSettings', arguments: [uriOf(settingsPath(root)), change] satisfies ChangeSettings as unknown[] } }];
      const edit = settingsEdit(workspace, change);
      return edit ? [{ title, kind: CodeActionKind.QuickFix, diagnostics, edit }] : [];
    };
    const isFirst = here.findIndex((other) => other.code === code) === i;
    return [
      ...(words === '' ? [] : action(canAsk ? t`Ignore “${shortened(words, 40)}” for good…` : t`Ignore “${shortened(words, 40)}” for good`, { ignore: { text: words, code, path: relativePath(root, path) } })),
      ...(isFirst ? action(t`Turn ${code} off in this folder`, { off: code }) : []),
    ];
  });
}

const settingsPath = (root: string): string => `${root}/claimcheck.json`;

/** The change as an edit of the whole file, which the author saves; a file that is not there yet is begun. */
function settingsEdit(workspace: Workspace, change: SettingsChange): WorkspaceEdit | undefined {
  const path = settingsPath(workspace.root);
  const uri = uriOf(path);
  const before = workspace.textOf(path);
  const newText = changedSettings(before, change);
  const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const range = before === undefined ? nowhere : rangeOf(workspace.lines(path)!, { start: 0, end: before.length });
  return {
    documentChanges: [
      ...(before === undefined ? [{ kind: 'create' as const, uri, options: { ignoreIfExists: true } }] : []),
      { textDocument: { uri, version: null }, edits: [{ range, newText }] },
    ],
  };
}
