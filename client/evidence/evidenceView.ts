import { commands, Disposable, EventEmitter, l10n, languages, Location, Position, Range, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, window, workspace, type ExtensionContext, type TextDocument, type TextEditor, type TreeDataProvider } from 'vscode';
import type { EvidenceNode, FigureGroupNode, ManuscriptStatus, PlaceInFile, Range as PlacedRange } from '../../server/protocol.js';
import { applyEdits } from '../citing/applyEdits.js';
import { openDiagrams } from './diagram.js';
import { manuscripts } from '../manuscripts.js';
import type { Session } from '../session.js';

/** What the view needs of what is running; it starts nothing itself. */
export interface EvidenceViews extends Disposable {
  /** A manuscript was checked anew: what is shown of it may be old. */
  refresh(status: ManuscriptStatus): void;
  /** The manuscript whose literature is shown. */
  manuscript(): Uri | undefined;
}

type FigureItem = FigureGroupNode | FigureGroupNode['figures'][number];

/** The two trees of the side bar: the manuscript's figures by verdict, and what its sources say. Empty until a manuscript is open. */
export function showEvidence(context: ExtensionContext, session: () => Promise<Session> | undefined): EvidenceViews {
  const evidenceChanged = new EventEmitter<void>();
  const figuresChanged = new EventEmitter<void>();
  /** Files that are shown as sources; to open one makes it no manuscript. */
  const sources = new Set<string>();
  let manuscript: Uri | undefined;
  let filter = '';
  /** The library that was last told of: that a figure was edited is no reason to draw all sources anew. */
  let shownLibrary = '';

  const isManuscript = (document: TextDocument): boolean =>
    languages.match(manuscripts, document) > 0 && document.languageId !== 'bibtex' && !sources.has(document.uri.toString()) && !document.uri.path.startsWith(`${context.extensionUri.path}/`);

  const inFront = (editor = window.activeTextEditor): void => {
    if (!editor || !isManuscript(editor.document) || editor.document.uri.toString() === manuscript?.toString()) return;
    manuscript = editor.document.uri;
    evidenceChanged.fire();
    figuresChanged.fire();
  };

  const ask: Session['ask'] = async (method, params) => {
    const running = session();
    if (!running) throw new Error('Nothing is open.');
    return (await running).ask(method, params);
  };

  const evidence: TreeDataProvider<EvidenceNode> = {
    onDidChangeTreeData: evidenceChanged.event,
    async getChildren(parent) {
      if (!manuscript || !session()) return [];
      const nodes = await ask('claimcheck/evidence', { uri: manuscript.toString(), filter, ...(parent ? { parent: parent.id } : {}) });
      for (const { place } of nodes) if (place) sources.add(Uri.parse(place.uri).toString());
      return [...nodes];
    },
    getTreeItem: (node) => evidenceItem(node, filter),
  };
  const figures: TreeDataProvider<FigureItem> = {
    onDidChangeTreeData: figuresChanged.event,
    async getChildren(parent) {
      if (parent) return 'figures' in parent ? [...parent.figures] : [];
      return manuscript && session() ? [...await ask('claimcheck/figures', { uri: manuscript.toString() })] : [];
    },
    getTreeItem: figureItem,
  };
  const evidenceTree = window.createTreeView('claimcheck.evidence', { treeDataProvider: evidence, showCollapseAll: true });
  const figuresTree = window.createTreeView('claimcheck.figures', { treeDataProvider: figures });

  function setFilter(next: string): void {
    filter = next;
    evidenceTree.message = next === '' ? undefined : l10n.t('Only what has “{0}”', next);
    void commands.executeCommand('setContext', 'claimcheck.evidenceFiltered', next !== '');
    evidenceChanged.fire();
  }

  /** The manuscript's editor, with its cursor where the author left it. */
  const editorOfManuscript = async (): Promise<TextEditor | undefined> => {
    if (!manuscript) return undefined;
    const visible = window.visibleTextEditors.find(({ document }) => document.uri.toString() === manuscript!.toString());
    return visible ?? window.showTextDocument(manuscript);
  };

  inFront();
  return Object.assign(Disposable.from(
    evidenceTree, figuresTree, evidenceChanged, figuresChanged,
    window.onDidChangeActiveTextEditor(inFront),
    commands.registerCommand('claimcheck.openEvidence', (place: PlaceInFile) => openPlace(place)),
    openDiagrams(async ({ id }) => (manuscript ? ask('claimcheck/diagram', { uri: manuscript.toString(), id }) : null)),
    commands.registerCommand('claimcheck.filterEvidence', () => askFilter(filter, setFilter)),
    commands.registerCommand('claimcheck.clearEvidenceFilter', () => setFilter('')),
    commands.registerCommand('claimcheck.insertEvidence', async ({ id }: EvidenceNode) => {
      const editor = await editorOfManuscript();
      if (!editor) return;
      const { line, character } = editor.selection.active;
      const { edits, problem } = await ask('claimcheck/insertEvidence', { uri: editor.document.uri.toString(), position: { line, character }, id });
      await applyEdits(editor, edits);
      if (problem) void window.showWarningMessage(problem);
    }),
    commands.registerCommand('claimcheck.findUsesOfEvidence', async ({ id }: EvidenceNode) => {
      const editor = await editorOfManuscript();
      if (!editor) return;
      const uses = await ask('claimcheck/usesOfEvidence', { uri: editor.document.uri.toString(), id });
      if (uses.length === 0) return void window.showInformationMessage(l10n.t('No manuscript of this workspace rests on it.'));
      const first = uses.find(({ uri }) => Uri.parse(uri).toString() === editor.document.uri.toString()) ?? uses[0]!;
      await openPlace(first);
      await commands.executeCommand('editor.action.peekLocations', Uri.parse(first.uri), rangeOf(first.range).start, uses.map(({ uri, range }) => new Location(Uri.parse(uri), rangeOf(range))), 'peek');
    }),
    workspace.onDidSaveTextDocument(({ uri }) => sources.has(uri.toString()) && evidenceChanged.fire()),
    workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.toString() !== manuscript?.toString()) return;
      manuscript = undefined;
      evidenceChanged.fire();
      figuresChanged.fire();
      inFront();
    }),
  ), {
    refresh({ uri, sources: count, references }: ManuscriptStatus) {
      if (Uri.parse(uri).toString() !== manuscript?.toString()) return;
      figuresChanged.fire();
      const library = `${uri} ${count} ${references}`;
      if (library !== shownLibrary) evidenceChanged.fire();
      shownLibrary = library;
    },
    manuscript: () => manuscript,
  });
}

async function openPlace({ uri, range }: PlaceInFile): Promise<void> {
  await window.showTextDocument(Uri.parse(uri), { selection: rangeOf(range), preview: true });
}

const rangeOf = ({ start, end }: PlacedRange): Range => new Range(new Position(start.line, start.character), new Position(end.line, end.character));

/** Filters while the user types; Escape goes back to what was before. */
function askFilter(before: string, set: (filter: string) => void): void {
  const box = window.createInputBox();
  box.title = l10n.t('Filter Evidence');
  box.placeholder = l10n.t('Words of a claim, a figure, a term or a reference');
  box.value = before;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let kept = before;
  box.onDidChangeValue((value) => {
    clearTimeout(timer);
    timer = setTimeout(() => set(value.trim()), 150);
  });
  box.onDidAccept(() => {
    kept = box.value.trim();
    box.hide();
  });
  box.onDidHide(() => {
    clearTimeout(timer);
    set(kept);
    box.dispose();
  });
  box.show();
}

const EVIDENCE_ICONS: Readonly<Record<EvidenceNode['kind'], string>> = {
  source: 'book', section: 'list-tree', claim: 'quote', figure: 'symbol-numeric', table: 'table', diagram: 'type-hierarchy', terms: 'whole-word', term: 'whole-word', references: 'references', reference: 'bookmark',
};

function evidenceItem(node: EvidenceNode, filter: string): TreeItem {
  const { id, kind, label, detail, place, hasChildren, canInsert } = node;
  const open = filter !== '' || kind === 'source';
  const item = new TreeItem(kind === 'terms' ? l10n.t('Terms') : kind === 'references' ? l10n.t('References') : label, !hasChildren ? TreeItemCollapsibleState.None : open ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed);
  // What is filtered is opened, whatever was closed before.
  item.id = `${filter}|${id}`;
  item.description = detail;
  item.tooltip = detail === '' ? label : `${label}\n\n${detail}`;
  item.iconPath = new ThemeIcon(EVIDENCE_ICONS[kind]);
  item.contextValue = `${kind}${canInsert ? ' insertable' : ''}`;
  if (kind === 'diagram') item.command = { command: 'claimcheck.openDiagram', title: l10n.t('Open'), arguments: [node] };
  else if (place && kind !== 'source') item.command = { command: 'claimcheck.openEvidence', title: l10n.t('Open'), arguments: [place] };
  return item;
}

const VERDICT_ICONS: Readonly<Record<FigureGroupNode['verdict'], readonly [icon: string, color: string]>> = {
  stale: ['history', 'list.warningForeground'], contradicted: ['warning', 'list.warningForeground'], unsupported: ['question', 'list.warningForeground'], supported: ['pass', 'testing.iconPassed'], unchecked: ['circle-outline', 'disabledForeground'],
};

function verdictName(verdict: FigureGroupNode['verdict']): string {
  switch (verdict) {
    case 'stale': return l10n.t('Stale: its source has changed');
    case 'contradicted': return l10n.t('Differs from its source');
    case 'unsupported': return l10n.t('Not found in its source');
    case 'supported': return l10n.t('Agrees with its source');
    case 'unchecked': return l10n.t('Not checked');
  }
}

function figureItem(node: FigureItem): TreeItem {
  if ('figures' in node) {
    const group = new TreeItem(verdictName(node.verdict), node.verdict === 'contradicted' || node.verdict === 'stale' ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed);
    const [icon, color] = VERDICT_ICONS[node.verdict];
    group.id = node.verdict;
    group.description = String(node.figures.length);
    group.iconPath = new ThemeIcon(icon, new ThemeColor(color));
    return group;
  }
  const item = new TreeItem(node.text, TreeItemCollapsibleState.None);
  item.description = node.detail;
  item.tooltip = `${node.text}\n\n${node.detail}`;
  item.contextValue = node.evidence.length > 0 ? 'figure withEvidence' : 'figure';
  item.command = { command: 'claimcheck.openEvidence', title: l10n.t('Open'), arguments: [node.place] };
  return item;
}
