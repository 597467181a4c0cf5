import picomatch from 'picomatch';
import type { Format } from './core/document/document.js';
import { oneLine } from './core/rules/wording.js';
import type { Finding, Severity } from './core/rules/finding.js';
import type { Check, GuideFiles, Needs, OtherManuscript, Service } from './core/service.js';
import { t } from './core/text/language.js';
import { lineIndex, type LineIndex } from './core/text/lineIndex.js';
import type { Span } from './core/text/span.js';
import { folderOf, isAbsolute, isInside, overlaid, relativePath, resolvePath, type Files } from './files.js';
import { kindOf, type FileKind } from './formats.js';
import { gatherSources, readTexts, tell, type Placed, type Sources, type Texts } from './literature.js';
import { findBibliographies, keyOf, type HeldBibliographies } from './manuscriptBibliographies.js';
import { readOtherManuscripts } from './otherManuscripts.js';
import { defaultSettings, mergeSettings, readSettingsFile, type Ignore, type PartialSettings, type Settings } from './settings.js';
import { bundledStyleName, readStyleFile, styleProblem } from './styles.js';

/** One folder that an author works in: its settings, its literature, the files open in it, and the service that knows them. */
export interface Workspace {
  readonly root: string;
  readonly service: Service;
  readonly settings: Settings;
  /** Grows whenever something changed that findings of other files depend on. */
  readonly revision: number;
  /** What has no place in any file: a file named in the editor's settings that is not there. */
  readonly messages: readonly string[];
  /** Files of the literature that could not be read, each with the reason: `sources/scan.pdf: This is a PDF, not text. …` */
  readonly unread: readonly string[];
  /** Folders outside the root that something was read from, bundled guides aside. */
  readonly outside: readonly string[];

  /** Opens a file or gives its next version. Files of no kind that we read are left alone. */
  open(path: string, text: string, languageId?: string): void;
  close(path: string): void;
  /** Looks at the disk again, and brings the service up to what is there. */
  refresh(): Promise<void>;
  /** Resolves when everything that this file relies on is known; at once when nothing changed in that. */
  ready(path: string): Promise<void>;
  /** Reads the manuscripts that are not open, for a question that concerns every file. */
  survey(): Promise<void>;
  /** Finds the entries of open LaTeX files at the places where they are now, for a question that leads there. */
  placeEntries(): void;

  check(path: string): Checked;
  /** Why the author set a finding on these words aside in the settings; empty where no reason is given, undefined where none was set aside. */
  reasonFor(path: string, finding: Pick<Finding, 'code' | 'span'>): string | undefined;
  /** Problems by file, of files that are not open. */
  problems(): ReadonlyMap<string, readonly PlacedProblem[]>;
  /** The style that a manuscript means by a name: a bundled one's name, or the text of a `.csl` file beside it or at the root. */
  styleNamed(name: string, from: string): Promise<string | undefined>;
  /** Finds lines in any file known here, as it was last read. */
  lines(path: string): LineIndex | undefined;
  textOf(path: string): string | undefined;
  isOpen(path: string): boolean;
  /** Whether a file whose name does not tell what it is (`refs.json`, `own.csl`) is a bibliography or style in use, or would be if it came. */
  reliesOn(path: string): boolean;
  /** Whether a file is there and may be read: in Restricted Mode, only what lies in the workspace. */
  canRead(path: string): Promise<boolean>;
}

/** A check without the findings that the author set aside, and with the problems that the workspace met. */
export interface Checked extends Omit<Check, 'problems'> {
  readonly problems: readonly PlacedProblem[];
}

export interface PlacedProblem {
  readonly message: string;
  readonly span?: Span;
  readonly severity: Severity;
}

export interface Configured {
  readonly settings: PartialSettings;
  /** What has the last word even over `claimcheck.json`: options of the command line. */
  readonly overrides?: PartialSettings;
  readonly problems: readonly string[];
}

export interface WorkspaceOptions {
  readonly root: string;
  /** Whether the folders below the root belong to it; see {@link Root.isProject}. */
  readonly isProject: boolean;
  readonly service: Service;
  readonly files: Files;
  /** Folder with the bundled guides; undefined where there is none. */
  readonly guidesPath?: string;
  /** What the editor's settings say, or the command line; asked at each refresh. `claimcheck.json` has the last word. */
  readonly configured?: () => Promise<Configured>;
  /** Every file that is opened is a manuscript, though it may lie among the sources: the user named it. */
  readonly onlyManuscripts?: boolean;
  /** Called after something changed that findings of open files may depend on. */
  readonly onChange?: () => void;
}

/** Opens a workspace; nothing is read before `refresh` or `ready`. */
export function openWorkspace({ root, isProject, service, files: disk, guidesPath, configured = async () => ({ settings: {}, problems: [] }), onlyManuscripts = false, onChange = () => {} }: WorkspaceOptions): Workspace {
  const settingsPath = `${root}/claimcheck.json`;
  const open = new Map<string, { readonly text: string; readonly kind: FileKind }>();
  const manuscripts = new Map<string, HeldBibliographies | undefined>();
  /** Texts as the disk gave them, for the places of problems and evidence. */
  const lastRead = new Map<string, string>();
  const files = remembering(overlaid(disk, (path) => open.get(path)?.text), lastRead);
  const lines = new Map<string, { readonly text: string; readonly index: LineIndex }>();

  let settings = mergeSettings();
  /** A bundled style's name, or the text of a `.csl`. */
  let style: string = settings.style;
  let settingsFile = readSettingsFile('{}');
  let others: readonly OtherManuscript[] | undefined;
  /** The keys that each manuscript cites, as far as they matter to others. */
  const cited = new Map<string, string>();
  let isIgnored: (path: string) => boolean = () => false;
  let bibliographies: Texts = NO_TEXTS;
  let sources: Sources = NO_SOURCES;
  let otherProblems: readonly Placed[] = [];
  let messages: readonly string[] = [];
  let revision = 0;
  let refreshing: Promise<void> | undefined;
  let again = false;

  const isSource = (path: string): boolean => sources.texts.has(path) || sources.guidePaths.has(path);

  function setManuscript(path: string): void {
    const file = open.get(path);
    if (!file || file.kind === 'bibliography') return;
    const { paths, style: own, main } = manuscripts.get(path) ?? {};
    service.setManuscript(path, { format: file.kind, text: file.text, bibliographies: paths, style: own, ...(main === undefined ? {} : { main: { path: main, text: () => workspace.textOf(main) } }) });
  }

  /** What any file names; one that is not open is shown to the service just for this. */
  function needsOf(path: string, format: Format, text: string): Needs {
    if (open.has(path)) return service.needs(path);
    service.setManuscript(path, { format, text });
    const needs = service.needs(path);
    service.setManuscript(path, undefined);
    return needs;
  }

  const openFinder = () => findBibliographies({ root, isProject, files, settings, settingsPath, settingsFile, needsOf });

  /** Tells whether they changed. */
  async function readOthers(): Promise<boolean> {
    const isLeftOut = (path: string): boolean => open.has(path) || isSource(path) || isIgnored(path);
    const next = await readOtherManuscripts({ root, isProject, files, finder: openFinder(), isLeftOut });
    const same = others !== undefined && others.length === next.length && others.every((other, i) => sameManuscript(other, next[i]!));
    if (!same) service.setOthers((others = next));
    return !same;
  }

  async function refreshOnce(): Promise<void> {
    const outer = await configured();
    settingsFile = readSettingsFile((await files.read(settingsPath)).text ?? '{}');
    const nextSettings = mergeSettings(outer.settings, settingsFile.settings, outer.overrides ?? {});
    let changed = revision === 0 || JSON.stringify(nextSettings) !== JSON.stringify(settings);
    settings = nextSettings;
    isIgnored = ignoredFiles(root, settings.ignore);
    const told = tell({ settingsPath, settingsFile });
    const nextStyle = await styleText(settings.style, told);
    changed ||= nextStyle !== style;
    style = nextStyle;
    service.setSettings({ rules: settings.rules, citationCommands: settings.citationCommands, style });

    const finder = openFinder();
    const wanted = new Set<string>();
    for (const [path, { kind, text }] of open) {
      if (kind === 'bibliography') {
        wanted.add(path);
        continue;
      }
      const held = await finder.heldBy(path, kind, text);
      changed ||= held.paths.join('\n') !== manuscripts.get(path)?.paths.join('\n');
      manuscripts.set(path, held);
      for (const each of held.paths) wanted.add(each);
      setManuscript(path);
    }

    const nextBibliographies = await readTexts([...wanted], files);
    changed = give(bibliographies.texts, nextBibliographies.texts, (path, text) => service.setBibliography(path, text)) || changed;
    changed = give(bibliographies.unread, nextBibliographies.unread, (path, message) => service.setProblem(path, message)) || changed;
    bibliographies = nextBibliographies;

    const manuscriptPaths = [...manuscripts.keys()];
    const nextSources = await gatherSources({
      root, files, settings, settingsPath, settingsFile, guidesPath,
      folders: manuscriptPaths.filter(isAbsolute).map(folderOf),
      manuscripts: new Set(onlyManuscripts ? manuscriptPaths : []),
      library: service.library(),
    });
    changed = give(sources.texts, nextSources.texts, (path, text) => service.setSource(path, text)) || changed;
    changed = give(sources.unread, nextSources.unread, (path, message) => service.setProblem(path, message)) || changed;
    changed = give(sources.guides, nextSources.guides, (name, guide) => service.setGuide(name, guide), sameGuide) || changed;
    sources = nextSources;

    if (tellsUnused()) changed = (await readOthers()) || changed;

    const problems = [
      ...settingsFile.problems.map((problem) => ({ ...problem, path: settingsPath, severity: 'warning' as const })),
      ...told.placed, ...finder.problems, ...bibliographies.problems, ...sources.problems,
    ];
    changed ||= JSON.stringify(problems) !== JSON.stringify(otherProblems);
    otherProblems = problems;
    messages = [...outer.problems, ...told.messages, ...finder.messages, ...sources.messages];
    if (changed) revision++;
  }

  /** The name of a bundled style, or what the `.csl` file says that the settings name. */
  async function styleText(style: string, told: ReturnType<typeof tell>): Promise<string> {
    if (bundledStyleName(style) !== undefined) return style;
    const text = await readStyleFile(resolvePath(root, style), files);
    const problem = text === undefined ? t`The style “${style}” is neither a bundled one nor a .csl file that could be read.` : styleProblem(text);
    if (problem !== undefined) told.about('style', style, problem);
    return text === undefined || problem !== undefined ? defaultSettings.style : text;
  }

  function problemsOf(path: string): readonly PlacedProblem[] {
    return [...otherProblems, ...(manuscripts.get(path)?.problems ?? [])].filter((problem) => problem.path === path);
  }

  const tellsUnused = (): boolean => (settings.rules['citation/unused'] ?? 'off') !== 'off';

  /** What a manuscript cites matters to an open bibliography whose unused entries are told. */
  function noteCited(path: string): void {
    if (!tellsUnused() || ![...open.values()].some(({ kind }) => kind === 'bibliography')) return;
    const keys = service.citedKeys(path).join('\n');
    if (cited.get(path) === keys) return;
    cited.set(path, keys);
    revision++;
    onChange();
  }

  function setBibliography(path: string, text: string): void {
    bibliographies = { ...bibliographies, texts: new Map(bibliographies.texts).set(path, text) };
    service.setBibliography(path, text);
  }

  /** A file of the literature was edited: others may be judged by it. */
  function updateLiterature(path: string, text: string): void {
    const guide = sources.guides.get(sources.guidePaths.get(path) ?? '');
    if (sources.texts.get(path) !== undefined && sources.texts.get(path) !== text) {
      sources = { ...sources, texts: new Map(sources.texts).set(path, text) };
      service.setSource(path, text);
    } else if (bibliographies.texts.get(path) !== undefined && changesEntries(path, bibliographies.texts.get(path)!, text)) {
      setBibliography(path, text);
    } else if (guide && !sameGuide(guide, withFile(guide, path, text))) {
      const edited = withFile(guide, path, text);
      sources = { ...sources, guides: new Map(sources.guides).set(guide.manifest.name, edited) };
      service.setGuide(guide.manifest.name, edited);
    } else return;
    revision++;
    onChange();
  }

  /** By its words, so that it survives edits around it and new line breaks within. */
  function setAside({ code, span }: Pick<Finding, 'code' | 'span'>, path: string): Exclude<Ignore, string> | undefined {
    const text = oneLine(open.get(path)?.text.slice(span.start, span.end) ?? '');
    return settings.ignore.find((ignore): ignore is Exclude<Ignore, string> => typeof ignore !== 'string' && oneLine(ignore.text) === text
      && (ignore.code === undefined || ignore.code === code)
      && (ignore.path === undefined || picomatch.isMatch(relativePath(root, path), ignore.path)));
  }

  const workspace: Workspace = {
    root,
    service,
    get settings() {
      return settings;
    },
    get revision() {
      return revision;
    },
    get messages() {
      return messages;
    },
    get unread() {
      return [...bibliographies.unread, ...sources.unread].map(([path, message]) => `${relativePath(root, path)}: ${message}`);
    },
    get outside() {
      const paths = [...bibliographies.texts.keys(), ...sources.texts.keys()].filter((path) => isAbsolute(path) && !isInside(root, path));
      return [...new Set(paths.map(folderOf))];
    },
    open(path, text, languageId) {
      const kind = open.get(path)?.kind ?? kindOf(path, languageId);
      if (!kind) return;
      open.set(path, { text, kind });
      if (kind !== 'bibliography' && !manuscripts.has(path)) manuscripts.set(path, undefined);
      setManuscript(path);
      noteCited(path);
      updateLiterature(path, text);
    },
    close(path) {
      if (!open.delete(path)) return;
      cited.delete(path);
      if (manuscripts.delete(path)) service.setManuscript(path, undefined);
      // What was edited and not saved holds no longer.
      void workspace.refresh();
    },
    refresh() {
      again = true;
      refreshing ??= (async () => {
        const before = revision;
        try {
          while (again) {
            again = false;
            await refreshOnce();
          }
        } finally {
          refreshing = undefined;
        }
        if (revision !== before) onChange();
      })();
      return refreshing;
    },
    async ready(path) {
      const file = open.get(path);
      const isKnown = (): boolean => !file || (file.kind === 'bibliography' ? bibliographies.texts.has(path) : manuscripts.get(path)?.needs === keyOf(service.needs(path)));
      if (refreshing) await refreshing;
      if (!isKnown()) await workspace.refresh();
    },
    placeEntries() {
      for (const [path, text] of bibliographies.texts) {
        const now = open.get(path)?.text ?? text;
        if (now !== text) setBibliography(path, now);
      }
    },
    async survey() {
      if (refreshing) await refreshing;
      workspace.placeEntries();
      await readOthers();
    },
    check(path) {
      if (isIgnored(path)) return NOTHING;
      const check = service.check(path);
      const problems = [...check.problems.map((problem) => ({ ...problem, severity: 'warning' as const })), ...problemsOf(path)];
      // What a source says is its own author's affair: only what hinders reading it is told.
      if (isSource(path) && !(onlyManuscripts && open.has(path))) return { ...NOTHING, problems };
      return {
        findings: check.findings.filter((finding) => !setAside(finding, path)),
        problems,
        get figures() {
          return check.figures;
        },
        get citations() {
          return check.citations;
        },
      };
    },
    reasonFor(path, finding) {
      const ignore = setAside(finding, path);
      return ignore && (ignore.reason ?? '');
    },
    problems() {
      const all = new Map<string, PlacedProblem[]>();
      const add = (path: string, problem: PlacedProblem): void => {
        if (open.has(path)) return;
        const known = all.get(path) ?? [];
        if (!known.some((other) => other.message === problem.message && other.span?.start === problem.span?.start)) all.set(path, [...known, problem]);
      };
      const held = [...manuscripts.values()].flatMap((each) => each?.problems ?? []);
      for (const { path, message, span, severity } of [...otherProblems, ...held]) add(path, { message, severity, ...(span ? { span } : {}) });
      for (const { path, message, span } of service.summary().problems) add(path, { message, severity: 'warning', ...(span ? { span } : {}) });
      return all;
    },
    async styleNamed(name, from) {
      if (bundledStyleName(name) !== undefined) return name;
      const folders = [...new Set([isAbsolute(from) ? folderOf(from) : root, root])];
      for (const folder of folders) {
        const text = await readStyleFile(resolvePath(folder, name), files);
        if (text !== undefined) return text;
      }
      return undefined;
    },
    lines(path) {
      const text = workspace.textOf(path);
      if (text === undefined) return undefined;
      const known = lines.get(path);
      if (known?.text === text) return known.index;
      const index = lineIndex(text);
      lines.set(path, { text, index });
      return index;
    },
    textOf: (path) => open.get(path)?.text ?? lastRead.get(path),
    isOpen: (path) => open.has(path),
    reliesOn(path) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      const named = [settings.style, ...settings.bibliography, ...[...manuscripts.values()].map((held) => held?.needs ?? '')];
      return bibliographies.texts.has(path) || named.some((text) => text.includes(name));
    },
    canRead: (path) => files.permits(path),
  };
  return workspace;
}

/**
 * Whether an edit of a bibliography changes its entries. In a LaTeX file only its list of references holds some; to judge
 * all other files at every key press outside of it is too much. The places of its entries follow when they are needed.
 */
function changesEntries(path: string, before: string, after: string): boolean {
  return isLatex(path) ? listIn(before) !== listIn(after) : before !== after;
}

const isLatex = (path: string): boolean => /\.(?:tex|ltx|bbl)$/i.test(path);

function listIn(latex: string): string {
  const start = latex.indexOf('\\begin{thebibliography}');
  return start < 0 ? '' : latex.slice(start, latex.lastIndexOf('\\end{thebibliography}'));
}

const NOTHING: Checked = { figures: [], citations: [], findings: [], problems: [] };
const NO_TEXTS: Texts = { texts: new Map(), unread: new Map(), problems: [] };
const NO_SOURCES: Sources = { ...NO_TEXTS, guides: new Map(), guidePaths: new Map(), messages: [] };

/** Hands on what differs between two states, `undefined` for what is gone; tells whether anything did. */
function give<Value>(before: ReadonlyMap<string, Value>, after: ReadonlyMap<string, Value>, set: (name: string, value: Value | undefined) => void, same: (a: Value, b: Value) => boolean = Object.is): boolean {
  let changed = false;
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [old, value] = [before.get(name), after.get(name)];
    if (old !== undefined && value !== undefined ? same(old, value) : old === value) continue;
    set(name, value);
    changed = true;
  }
  return changed;
}

function sameManuscript(a: OtherManuscript, b: OtherManuscript): boolean {
  return a.path === b.path && a.text === b.text && a.bibliographies.length === b.bibliographies.length && a.bibliographies.every(({ path, text }, i) => path === b.bibliographies[i]!.path && text === b.bibliographies[i]!.text);
}

function sameGuide(a: GuideFiles, b: GuideFiles): boolean {
  return a.files.length === b.files.length && a.files.every(({ path, text }, i) => path === b.files[i]!.path && text === b.files[i]!.text) && JSON.stringify(a.manifest) === JSON.stringify(b.manifest);
}

function withFile(guide: GuideFiles, path: string, text: string): GuideFiles {
  return { ...guide, files: guide.files.map((file) => (file.path === path ? { path, text } : file)) };
}

function remembering(files: Files, texts: Map<string, string>): Files {
  return {
    ...files,
    async read(path) {
      const file = await files.read(path);
      if (file.text === undefined) texts.delete(path);
      else texts.set(path, file.text);
      return file;
    },
  };
}

function ignoredFiles(root: string, ignore: readonly Ignore[]): (path: string) => boolean {
  const globs = ignore.filter((item) => typeof item === 'string');
  if (globs.length === 0) return () => false;
  const matches = picomatch(globs);
  return (path) => matches(relativePath(root, path));
}
