import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  CodeActionKind, CompletionItemKind, DiagnosticSeverity, DiagnosticTag, FoldingRangeKind, MarkupKind, SymbolKind,
  type CodeAction, type CompletionItem, type Diagnostic, type DocumentLink, type DocumentSymbol, type FoldingRange, type Hover, type InlayHint, type Location, type Position, type Range, type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Finding, Fix, Severity } from './core/rules/finding.js';
import type * as core from './core/service.js';
import { lineIndex, type LineIndex } from './core/text/lineIndex.js';
import { overlaps, type Span } from './core/text/span.js';
import { isAbsolute, relativePath } from './files.js';
import { rulePage } from './ownPlace.js';
import type { Checked, PlacedProblem } from './workspace.js';

/** What core calls a file: its path, or the whole address of what lies on no disk (`untitled:Untitled-1`). */
export function pathOf(uri: string): string {
  if (!uri.startsWith('file:')) return uri;
  try {
    return fileURLToPath(uri).replaceAll('\\', '/');
  } catch {
    return uri;
  }
}

export function uriOf(path: string): string {
  return isAbsolute(path) ? pathToFileURL(path).href : path;
}

export function rangeOf(lines: LineIndex, { start, end }: Span): Range {
  return { start: lines.position(start), end: lines.position(end) };
}

export function spanOf(lines: LineIndex, { start, end }: Range): Span {
  return { start: offsetOf(lines, start), end: offsetOf(lines, end) };
}

export function offsetOf(lines: LineIndex, { line, character }: Position): number {
  return lines.offset(line, character);
}

/** What is needed to speak of places: the lines of this file, and those of others. */
export interface Places {
  readonly root: string;
  readonly lines: (path: string) => LineIndex | undefined;
}

/** Findings and problems as diagnostics; evidence is related information that opens the source at its line. */
export function diagnosticsOf(path: string, { findings, problems }: Pick<Checked, 'findings' | 'problems'>, places: Places): Diagnostic[] {
  const lines = places.lines(path);
  if (!lines) return [];
  return [...findings.map((finding) => findingDiagnostic(lines, finding, places)), ...problemDiagnostics(lines, problems)];
}

export function problemDiagnostics(lines: LineIndex | undefined, problems: readonly PlacedProblem[]): Diagnostic[] {
  return problems.map(({ message, span, severity }) => ({ range: lines && span ? rangeOf(lines, span) : START, message, severity: SEVERITY[severity], source: 'ClaimCheck' }));
}

function findingDiagnostic(lines: LineIndex, { code, severity, span, message, evidence }: Finding, places: Places): Diagnostic {
  const page = rulePage(code);
  return {
    range: rangeOf(lines, span),
    message,
    severity: SEVERITY[severity],
    source: 'ClaimCheck',
    code,
    ...(page ? { codeDescription: { href: page } } : {}),
    ...(evidence.length > 0 ? { relatedInformation: evidence.map(({ path, span, text, reference }) => ({ location: locationOf({ path, span }, places), message: `${text}${reference ? ` (${reference})` : ''}` })) } : {}),
    ...(code === 'citation/unused' ? { tags: [DiagnosticTag.Unnecessary] } : {}),
  };
}

export function locationOf({ path, span }: core.FilePlace, { lines }: Places): Location {
  const index = lines(path);
  return { uri: uriOf(path), range: index ? rangeOf(index, span) : START };
}

export function hoverOf(hover: core.Hover | undefined, lines: LineIndex): Hover | null {
  return hover ? { contents: { kind: MarkupKind.Markdown, value: hover.markdown }, range: rangeOf(lines, hover.span) } : null;
}

/** A check mark behind a figure; resting on it shows the evidence. */
export function inlayHintOf({ offset, markdown }: core.FigureHint, lines: LineIndex): InlayHint {
  return { position: lines.position(offset), label: '✓', paddingLeft: true, tooltip: { kind: MarkupKind.Markdown, value: markdown } };
}

/** What a completion item brings back when its documentation is asked for. */
export interface CompletionData {
  readonly uri: string;
  readonly id: string;
  readonly typed: string;
}

/** @param brief the editor shows a description in every row of its list; others show a detail beside the list */
export function completionItemOf(completion: core.Completion, lines: LineIndex, uri: string, brief: boolean): CompletionItem {
  return {
    label: completion.label,
    ...(brief ? { labelDetails: { description: shortened(completion.detail, ROW) } } : { detail: completion.detail }),
    kind: COMPLETION_KIND[completion.kind],
    filterText: completion.filter,
    sortText: completion.order,
    textEdit: { range: rangeOf(lines, completion.edit.span), newText: completion.edit.text },
    data: { uri, id: completion.id, typed: completion.typed } satisfies CompletionData,
  };
}

/** What fits into a row beside most keys. */
const ROW = 30;

const shortened = (text: string, length: number): string => (text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`);

export function documentationOf(markdown: string): Pick<CompletionItem, 'documentation'> {
  return markdown === '' ? {} : { documentation: { kind: MarkupKind.Markdown, value: markdown } };
}

/** The fixes of the findings that a range touches, the best first; each mends its own diagnostics. */
export function codeActionsOf(findings: readonly Finding[], diagnostics: readonly Diagnostic[], document: { readonly uri: string; readonly version: number; readonly lines: LineIndex; readonly range: Range }): CodeAction[] {
  const { uri, version, lines } = document;
  const chosen = spanOf(lines, document.range);
  const actionOf = (finding: Finding, fix: Fix): CodeAction => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    isPreferred: fix.preferred,
    diagnostics: diagnostics.filter(({ code, range }) => code === finding.code && overlaps(spanOf(lines, range), finding.span)),
    // With the version, so that an editor whose text went on does not apply it.
    edit: { documentChanges: [{ textDocument: { uri, version }, edits: [{ range: rangeOf(lines, fix.span), newText: fix.text }] }] },
  });
  return findings.filter(({ span }) => overlaps(span, chosen)).flatMap((finding) => finding.fixes.map((fix) => actionOf(finding, fix)));
}

/** Actions of other features; `versionOf` is the version of an open file, null for one that is not. */
export function moreActionsOf(actions: readonly core.Action[], diagnostics: readonly Diagnostic[], places: EditedPlaces): CodeAction[] {
  return actions.map(({ title, edits, mends }) => ({
    title,
    kind: mends ? CodeActionKind.QuickFix : CodeActionKind.RefactorRewrite,
    ...(mends ? { diagnostics: diagnostics.filter(({ code }) => code === mends) } : {}),
    edit: workspaceEditOf(edits, places),
  }));
}

/** What is needed to edit several files: the version of an open one goes with its edits, so that none meets a later text. */
export interface EditedPlaces extends Places {
  readonly versionOf: (path: string) => number | null;
}

export function workspaceEditOf(edits: readonly core.FileEdit[], { lines, versionOf }: EditedPlaces): WorkspaceEdit {
  const paths = [...new Set(edits.map(({ path }) => path))];
  return {
    documentChanges: paths.flatMap((path) => {
      const own = edits.filter((edit) => edit.path === path);
      const isNew = own.some((edit) => edit.isNew);
      const index = isNew ? lineIndex('') : lines(path);
      if (!index) return [];
      const edited = { textDocument: { uri: uriOf(path), version: versionOf(path) }, edits: own.map(({ span, text }) => ({ range: rangeOf(index, span), newText: text })) };
      return isNew ? [{ kind: 'create' as const, uri: uriOf(path), options: { ignoreIfExists: true } }, edited] : [edited];
    }),
  };
}

/** What a link of an entry's file brings back when it is followed. */
export interface LinkData {
  readonly path: string;
  readonly from: string;
}

/** Web addresses at once; files when they are followed, since it is to be seen then whether they are there. */
export function documentLinkOf({ span, target, kind }: core.Link, lines: LineIndex, from: string): DocumentLink {
  return { range: rangeOf(lines, span), ...(kind === 'web' ? { target } : { data: { path: target, from } satisfies LinkData }) };
}

export function documentSymbolOf({ name, detail, span, keySpan }: core.OutlineItem, lines: LineIndex): DocumentSymbol {
  return { name, detail, kind: SymbolKind.Constant, range: rangeOf(lines, span), selectionRange: rangeOf(lines, keySpan) };
}

/** None for what stands in one line. */
export function foldingRangesOf(spans: readonly Span[], lines: LineIndex): FoldingRange[] {
  return spans
    .map((span) => ({ startLine: lines.position(span.start).line, endLine: lines.position(span.end).line, kind: FoldingRangeKind.Region }))
    .filter(({ startLine, endLine }) => startLine < endLine);
}

/** A file's name for a list or a message: from the workspace's folder on. */
export function displayName(path: string, root: string): string {
  return relativePath(root, path);
}

const START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, information: DiagnosticSeverity.Information, hint: DiagnosticSeverity.Hint,
};

const COMPLETION_KIND: Readonly<Record<core.Completion['kind'], CompletionItemKind>> = {
  reference: CompletionItemKind.Reference, guide: CompletionItemKind.Module, term: CompletionItemKind.Text, figure: CompletionItemKind.Value,
};
