import {
  CodeActionKind, DidChangeConfigurationNotification, DidChangeWatchedFilesNotification, DocumentDiagnosticReportKind, FileChangeType,
  LSPErrorCodes, ResponseError, TextDocuments, TextDocumentSyncKind,
  type CancellationToken, type DocumentDiagnosticReport, type InitializeParams, type InitializeResult, type ProposedFeatures,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ServiceOptions } from './core/openService.js';
import type { Service } from './core/service.js';
import { speak } from './core/text/language.js';
import {
  codeActionsOf, completionItemOf, diagnosticsOf, documentationOf, documentLinkOf, documentSymbolOf, foldingRangesOf, hoverOf, inlayHintOf, locationOf, moreActionsOf, offsetOf, pathOf, rangeOf, spanOf, uriOf, workspaceEditOf,
  type CompletionData, type EditedPlaces, type LinkData,
} from './convert.js';
import { bibliographyEndings, textEndings } from './formats.js';
import { answerManuscriptRequests } from './manuscriptRequests.js';
import { bundledData, version } from './ownPlace.js';
import type { ClientNotifications, InitializationOptions, Theme, Verified } from './protocol.js';
import { serveCiting } from './citing.js';
import { serveEvidence } from './evidenceView.js';
import { actionsTogether, FIX_ALL, settingsActions, wants } from './codeActions.js';
import { openPublisher, stateOf, type Publisher } from './publish.js';
import { openReferenceFormatter } from './referenceFormatter.js';
import { readEditorSettings } from './settings.js';
import type { Root } from './root.js';
import { styleVariables } from './styles.js';
import { translationsInto } from './translations.js';
import type { Configured, Workspace } from './workspace.js';
import { openWorkspaces, type Workspaces } from './workspaces.js';

/** Serves one editor over a connection: every handler converts from the protocol, asks the service, and converts back. */
export function serve(connection: ProposedFeatures.Connection, openService: (options: ServiceOptions) => Service): void {
  const formatter = openReferenceFormatter();
  const documents = new TextDocuments(TextDocument);
  let workspaces: Workspaces;
  let publisher: Publisher;
  let can: ReturnType<typeof abilities>;
  let openAll: (folders: readonly string[]) => void;
  /** Of the editor, where it shows pictures. */
  let theme: Theme | undefined;
  let changesSettings = false;
  /** What agreed with its sources when a manuscript was last open. */
  let kept: Map<string, Verified> | undefined;
  /** Settings of an editor that sends them instead of being asked. */
  let sentSettings: unknown;

  connection.onInitialize((params) => {
    can = abilities(params);
    speak(translationsInto(params.locale));
    const given = (params.initializationOptions ?? {}) as Partial<InitializationOptions>;
    theme = given.theme;
    changesSettings = given.changesSettings ?? false;
    const guidesPath = pathOf(given.guidesPath ?? bundledData).replaceAll('\\', '/').replace(/\/$/, '');
    kept = given.verified && new Map(Object.entries(given.verified));
    publisher = openPublisher({ connection, documents, workspaceOf: (uri) => workspaces.of(pathOf(uri)), can, showsStatus: given.showsStatus ?? false, kept });
    openAll = (folders) => {
      workspaces = openWorkspaces({ folders, guidesPath, trusted: given.trusted ?? true, openService: () => openService({ format: formatter.format, variables: styleVariables }), configured, onChange: publisher.changed });
    };
    openAll(foldersOf(params));
    return capabilities(can);
  });

  connection.onInitialized(() => {
    if (can.watchesFiles) void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: WATCHED.map((globPattern) => ({ globPattern })) });
    if (can.tellsConfiguration) void connection.client.register(DidChangeConfigurationNotification.type, { section: 'claimcheck' });
    if (can.workspaceFolders) connection.workspace.onDidChangeWorkspaceFolders(async () => {
      const folders = await connection.workspace.getWorkspaceFolders();
      publisher.reset();
      openAll((folders ?? []).map(({ uri }) => pathOf(uri)));
      for (const document of documents.all()) opened(document);
    });
  });

  async function configured(root: Root): Promise<Configured> {
    const value: unknown = can.configuration ? await connection.workspace.getConfiguration({ section: 'claimcheck', ...(root.isProject ? { scopeUri: uriOf(root.path) } : {}) }) : sentSettings;
    return readEditorSettings(value);
  }

  function opened(document: TextDocument): void {
    const path = pathOf(document.uri);
    const workspace = workspaces.of(path);
    const isNew = !workspace.isOpen(path);
    workspace.open(path, document.getText(), document.languageId);
    const known = isNew ? kept?.get(document.uri) : undefined;
    if (known) workspace.service.recall(path, known);
    publisher.edited(document);
  }

  documents.onDidChangeContent(({ document }) => opened(document));
  documents.onDidClose(({ document: { uri } }) => {
    workspaces.of(pathOf(uri)).close(pathOf(uri));
    publisher.closed(uri);
  });
  // Editors that watch no files: what was saved may be a source or a setting, and others may have changed since.
  documents.onDidSave(({ document: { uri } }) => {
    publisher.saved(uri);
    if (!can.watchesFiles) for (const workspace of workspaces.opened()) void workspace.refresh();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    // JSON and YAML hold anything; only what is in use counts.
    const matters = (uri: string): boolean => !ANYTHING.test(uri) || NAMED.test(uri) || workspaces.opened().some((workspace) => workspace.reliesOn(pathOf(uri)));
    const isNews = changes.some(({ uri, type }) => (type !== FileChangeType.Changed || !documents.get(uri)) && matters(uri));
    if (isNews) publisher.soon('refresh', 100, () => workspaces.opened().forEach((workspace) => void workspace.refresh()));
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    sentSettings = (settings as { claimcheck?: unknown } | null)?.claimcheck;
    for (const workspace of workspaces.opened()) void workspace.refresh();
  });

  /** While an editor starts, a request may overtake the opening of its document: it is waited for, for a moment. */
  function opening(uri: string): Promise<void> {
    return new Promise((resolve) => {
      const opened = documents.onDidOpen(({ document }) => document.uri === uri && done());
      const timer = setTimeout(done, OVERTAKING);
      function done(): void {
        opened.dispose();
        clearTimeout(timer);
        resolve();
      }
    });
  }

  /** A request about a place in a document: answered when what the document relies on is known, and not if it was withdrawn. */
  async function ask<Answer>(uri: string, token: CancellationToken, nothing: Answer, answer: (workspace: Workspace, path: string, document: TextDocument) => Answer | Promise<Answer>): Promise<Answer | ResponseError<never>> {
    const path = pathOf(uri);
    if (!documents.get(uri)) await Promise.race([opening(uri), cancelled(token)]);
    const workspace = workspaces.of(path);
    // The editor withdraws what it no longer needs: that is answered at once.
    if (workspace.isOpen(path)) await Promise.race([workspace.ready(path).then(() => publisher.indexer.read(workspace)), cancelled(token)]);
    const document = documents.get(uri);
    if (token.isCancellationRequested) return new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'cancelled');
    return document && workspace.isOpen(path) ? answer(workspace, path, document) : nothing;
  }

  connection.onHover(({ textDocument: { uri }, position }, token) => ask(uri, token, null, async (workspace, path) => {
    const lines = workspace.lines(path)!;
    return hoverOf(await formatter.complete(() => workspace.service.hover(path, offsetOf(lines, position), theme)), lines);
  }));

  connection.languages.inlayHint.on(({ textDocument: { uri }, range }, token) => ask(uri, token, null, (workspace, path) => {
    const lines = workspace.lines(path)!;
    return workspace.settings.figureHints ? workspace.service.figureHints(path, spanOf(lines, range)).map((hint) => inlayHintOf(hint, lines)) : [];
  }));

  connection.onNotification('claimcheck/theme' satisfies keyof ClientNotifications, (told: ClientNotifications['claimcheck/theme']) => {
    theme = told.theme;
  });

  connection.onCompletion(({ textDocument: { uri }, position }, token) => ask(uri, token, null, (workspace, path) => {
    const lines = workspace.lines(path)!;
    const completions = workspace.service.completions(path, offsetOf(lines, position));
    // Found by author, title or words of a claim: what fits changes with every letter.
    return { isIncomplete: true, items: completions.map((completion) => completionItemOf(completion, lines, uri, can.describesCompletions)) };
  }));

  connection.onCompletionResolve(async (item) => {
    const { uri, id, typed } = item.data as CompletionData;
    const path = pathOf(uri);
    return { ...item, ...documentationOf(await formatter.complete(() => workspaces.of(path).service.completionDetail(path, id, typed))) };
  });

  connection.onDefinition(({ textDocument: { uri }, position }, token) => ask(uri, token, null, (workspace, path) => {
    workspace.placeEntries();
    const places = workspace.service.definitions(path, offsetOf(workspace.lines(path)!, position));
    return places.map((place) => locationOf(place, workspace));
  }));

  connection.onReferences(({ textDocument: { uri }, position, context: { includeDeclaration } }, token) => ask(uri, token, null, async (workspace, path) => {
    await workspace.survey();
    const uses = workspace.service.references(path, offsetOf(workspace.lines(path)!, position));
    return uses.filter(({ declares }) => includeDeclaration || !declares).map((use) => locationOf(use, workspace));
  }));

  connection.onDocumentHighlight(({ textDocument: { uri }, position }, token) => ask(uri, token, null, (workspace, path) => {
    const lines = workspace.lines(path)!;
    return workspace.service.highlights(path, offsetOf(lines, position)).map((span) => ({ range: rangeOf(lines, span) }));
  }));

  connection.onPrepareRename(({ textDocument: { uri }, position }, token) => ask(uri, token, null, (workspace, path) => {
    const lines = workspace.lines(path)!;
    const found = workspace.service.keyToRename(path, offsetOf(lines, position));
    return 'refusal' in found ? new ResponseError<never>(LSPErrorCodes.RequestFailed, found.refusal) : { range: rangeOf(lines, found.span), placeholder: found.key };
  }));

  connection.onRenameRequest(({ textDocument: { uri }, position, newName }, token) => ask(uri, token, null, async (workspace, path) => {
    await workspace.survey();
    const renamed = workspace.service.rename(path, offsetOf(workspace.lines(path)!, position), newName);
    return 'refusal' in renamed ? new ResponseError<never>(LSPErrorCodes.RequestFailed, renamed.refusal) : workspaceEditOf(renamed.edits, editedPlaces(workspace));
  }));

  connection.onDocumentLinks(({ textDocument: { uri } }, token) => ask(uri, token, null, (workspace, path) =>
    workspace.service.links(path).map((link) => documentLinkOf(link, workspace.lines(path)!, path))));

  connection.onDocumentLinkResolve(async (link) => {
    const { path, from } = link.data as LinkData;
    return (await workspaces.of(from).canRead(path)) ? { ...link, target: uriOf(path) } : link;
  });

  connection.onDocumentSymbol(({ textDocument: { uri } }, token) => ask(uri, token, null, (workspace, path) =>
    workspace.service.outline(path).map((item) => documentSymbolOf(item, workspace.lines(path)!))));

  connection.onFoldingRanges(({ textDocument: { uri } }, token) => ask(uri, token, null, (workspace, path) => {
    const folds = foldingRangesOf(workspace.service.folds(path), workspace.lines(path)!);
    // None is no answer: an editor would take it for “nothing to fold” and leave off folding by indentation.
    return folds.length > 0 ? folds : null;
  }));

  connection.onCodeAction(({ textDocument: { uri }, range, context }, token) => ask(uri, token, null, async (workspace, path, { version }) => {
    const { diagnostics } = context;
    // To merge entries is to redirect what cites them, in every file.
    if (diagnostics.some(({ code }) => code === 'citation/duplicate')) await workspace.survey();
    const { findings } = workspace.check(path);
    const lines = workspace.lines(path)!;
    const asked = { workspace, path, version, chosen: spanOf(lines, range), context };
    return [
      ...codeActionsOf(findings, diagnostics, { uri, version, range, lines }),
      ...moreActionsOf(workspace.service.actions(path, asked.chosen), diagnostics, editedPlaces(workspace)),
      ...actionsTogether(findings, asked),
      ...settingsActions(findings, asked, changesSettings),
    ].filter(({ kind }) => wants(context, kind!));
  }));

  function editedPlaces({ root, lines }: Workspace): EditedPlaces {
    return { root, lines, versionOf: (path) => documents.get(uriOf(path))?.version ?? null };
  }

  connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }, token) => ask<DocumentDiagnosticReport>(uri, token, { kind: DocumentDiagnosticReportKind.Full, items: [] }, (workspace, path, { version }) => {
    const resultId = stateOf(version, workspace);
    if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    const checked = workspace.check(path);
    publisher.answered(uri, resultId, checked);
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: diagnosticsOf(path, checked, workspace) };
  }));

  serveCiting(connection, ask, formatter);
  serveEvidence(connection, ask, formatter);

  answerManuscriptRequests(connection, ask, async (path) => {
    const workspace = workspaces.of(path);
    await workspace.refresh();
    await publisher.indexer.read(workspace);
    return workspace;
  });

  documents.listen(connection);
  connection.listen();
}

/** How long the opening of a document may come behind a request about it, in milliseconds. */
const OVERTAKING = 2000;

/** Resolves when the request is withdrawn, at once if it is already. */
function cancelled(token: CancellationToken): Promise<void> {
  return token.isCancellationRequested ? Promise.resolve() : new Promise((resolve) => token.onCancellationRequested(() => resolve()));
}

const WATCHED = [`**/*.${bibliographyEndings}`, `**/*.${textEndings}`, '**/*.{json,yml,yaml,csl}'];
const ANYTHING = /\.(?:json|ya?ml|csl)$/i;
const NAMED = /\/(?:claimcheck\.json|guide\.json|_quarto\.ya?ml|_metadata\.ya?ml)$/;

/** What the editor can do, as far as it matters here. */
export interface Abilities {
  readonly configuration: boolean;
  readonly tellsConfiguration: boolean;
  readonly workspaceFolders: boolean;
  readonly watchesFiles: boolean;
  readonly watchesOutside: boolean;
  /** Asks for diagnostics itself; others are sent them. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  /** Asks for hints again when it is told to. */
  readonly refreshesHints: boolean;
  /** Asks what a rename would change before it asks for the new name. */
  readonly preparesRename: boolean;
  /** Shows a description in every row of a completion list. */
  readonly describesCompletions: boolean;
}

function abilities({ capabilities: { workspace, textDocument } }: InitializeParams): Abilities {
  return {
    configuration: workspace?.configuration ?? false,
    tellsConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    workspaceFolders: workspace?.workspaceFolders ?? false,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    watchesOutside: (workspace?.didChangeWatchedFiles?.dynamicRegistration && workspace.didChangeWatchedFiles.relativePatternSupport) ?? false,
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport ?? false,
    refreshesHints: workspace?.inlayHint?.refreshSupport ?? false,
    preparesRename: textDocument?.rename?.prepareSupport ?? false,
    describesCompletions: textDocument?.completion?.completionItem?.labelDetailsSupport ?? false,
  };
}

function capabilities(can: Abilities): InitializeResult {
  return {
    serverInfo: { name: 'ClaimCheck', version: version() },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      hoverProvider: true,
      inlayHintProvider: true,
      completionProvider: { triggerCharacters: ['@', '{', ',', '[', '<'], resolveProvider: true },
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      renameProvider: can.preparesRename ? { prepareProvider: true } : true,
      documentLinkProvider: { resolveProvider: true },
      documentSymbolProvider: true,
      foldingRangeProvider: true,
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FIX_ALL] },
      ...(can.pullsDiagnostics ? { diagnosticProvider: { identifier: 'claimcheck', interFileDependencies: true, workspaceDiagnostics: false } } : {}),
      workspace: { workspaceFolders: { supported: true, changeNotifications: can.workspaceFolders } },
    },
  };
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => pathOf(uri));
  return rootUri ? [pathOf(rootUri)] : [];
}
