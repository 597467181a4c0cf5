import type { Library } from './core/library/library.js';
import type { Reference } from './core/bibliography/reference.js';
import type { GuideFiles } from './core/service.js';
import type { Severity } from './core/rules/finding.js';
import { t } from './core/text/language.js';
import type { Span } from './core/text/span.js';
import { asPattern, folderOf, isInside, relativePath, resolvePath, type Files, type FileText } from './files.js';
import { formatOf } from './core/document/open.js';
import { isDocumentName } from './formats.js';
import { readGuidePack } from './guidePack.js';
import { placeOf, type PartialSettings, type ReadSettings, type Settings } from './settings.js';

/** A problem of a file, at its place. */
export interface Placed {
  readonly path: string;
  readonly message: string;
  readonly span?: Span;
  readonly severity: Severity;
}

/** Texts by path; `unread` are the files that ought to be among them and cannot be read, each with the reason. */
export interface Texts {
  readonly texts: ReadonlyMap<string, string>;
  readonly unread: ReadonlyMap<string, string>;
  readonly problems: readonly Placed[];
}

/** Sources and guides that answer in a workspace. */
export interface Sources extends Texts {
  readonly guides: ReadonlyMap<string, GuideFiles>;
  /** Every file of a guide, with the guide's name. */
  readonly guidePaths: ReadonlyMap<string, string>;
  /** Problems that no file can show. */
  readonly messages: readonly string[];
}

/** Reads these files; whatever is wrong with one hinders no other. */
export async function readTexts(paths: readonly string[], files: Files): Promise<Texts> {
  const texts = new Map<string, string>();
  const unread = new Map<string, string>();
  const problems: Placed[] = [];
  for (const [path, file] of await readAll(paths, files)) {
    if (file.text === undefined) unread.set(path, file.problem?.message ?? t`This file could not be read.`);
    else {
      texts.set(path, file.text);
      if (file.problem) problems.push({ path, message: file.problem.message, span: { start: file.problem.at, end: file.problem.at + 1 }, severity: 'information' });
    }
  }
  return { texts, unread, problems };
}

export interface SourceSearch {
  readonly root: string;
  readonly files: Files;
  readonly settings: Settings;
  /** `claimcheck.json`, as far as it says something. */
  readonly settingsPath: string;
  readonly settingsFile: ReadSettings;
  readonly guidesPath?: string;
  /** Folders beside which sources are looked for, besides the root: those of the manuscripts. */
  readonly folders: readonly string[];
  /** Never sources, though a glob may find them. */
  readonly manuscripts: ReadonlySet<string>;
  readonly library: Library;
}

/**
 * Finds and reads the sources of a workspace: those that the settings name, else the files that entries name and those
 * in `sources/`, `literature/` and `guides/`; and the guides. A folder with a `guide.json` is a guide, never single papers.
 */
export async function gatherSources(search: SourceSearch): Promise<Sources> {
  const { root, files, settings, folders, manuscripts } = search;
  const told = tell(search);
  const named = settings.sources.length > 0;
  const patterns = named ? settings.sources : [...new Set([root, ...folders])].map((folder) => `${asPattern(folder)}/{sources,literature,guides}/**`);
  const found = await files.find(patterns, root);
  const literal = new Set(settings.sources.map((name) => resolvePath(root, name)));

  const packs = await Promise.all([...found.filter((path) => path.endsWith('/guide.json')), ...(await bundledGuides(search, told))].map((path) => readGuidePack(path, files)));
  const guides = new Map(packs.flatMap(({ name, guide }) => (name !== undefined && guide ? [[name, guide] as const] : [])));
  const guidePaths = new Map(packs.flatMap(({ name, paths }) => (name !== undefined ? paths.map((path) => [path, name] as const) : [])));
  const packFolders = packs.map(({ paths }) => folderOf(paths[0]!));

  const papers = found.filter((path) => !manuscripts.has(path) && !packFolders.some((folder) => isInside(folder, path)) && (literal.has(path) || isDocumentName(path)));
  const attached = named ? NONE : await attachedFiles(search);
  const read = await readTexts([...new Set([...papers, ...attached.paths])].filter((path) => !manuscripts.has(path)), files);

  const unread = new Map(read.unread);
  for (const name of settings.sources) {
    const path = resolvePath(root, name);
    const message = unread.get(path);
    if (message === undefined) continue;
    told.about('sources', name, t`“${name}” cannot be used as a source. ${message}`);
  }
  return {
    texts: read.texts,
    unread,
    guides,
    guidePaths,
    problems: [...read.problems, ...attached.problems, ...packs.flatMap(({ problems }) => problems.map((problem) => ({ ...problem, severity: 'warning' as const }))), ...told.placed],
    messages: told.messages,
  };
}

/** Tells of a setting at its place in `claimcheck.json`, or nowhere when the editor's settings have it. */
export function tell({ settingsPath, settingsFile }: Pick<SourceSearch, 'settingsPath' | 'settingsFile'>) {
  const placed: Placed[] = [];
  const messages: string[] = [];
  return {
    placed,
    messages,
    about(setting: keyof PartialSettings, value: string, message: string): void {
      const span = settingsFile.places.get(placeOf(setting, value));
      if (span) placed.push({ path: settingsPath, message, span, severity: 'warning' });
      else messages.push(message);
    },
  };
}

/** The manifests of the guides that the settings name: bundled ones by their name, others by their folder. */
async function bundledGuides({ root, files, settings, guidesPath }: SourceSearch, told: ReturnType<typeof tell>): Promise<readonly string[]> {
  const manifests = await Promise.all(settings.guides.map(async (name) => {
    const isName = /^[\w.-]+$/.test(name);
    const candidates = [
      ...(isName && guidesPath !== undefined ? [`${guidesPath}/${name}/guide.json`] : []),
      ...(isName ? [`${root}/guides/${name}/guide.json`] : []),
      `${resolvePath(root, name.replace(/\/?guide\.json$/, ''))}/guide.json`,
    ];
    const there = await Promise.all(candidates.map((path) => files.exists(path)));
    const path = candidates.find((_, i) => there[i]);
    if (path === undefined) told.about('guides', name, t`There is no guide “${name}”: neither a bundled one, nor a folder with a guide.json.`);
    return path;
  }));
  return manifests.filter((path) => path !== undefined);
}

const NONE = { paths: [], problems: [] };

/**
 * The texts that entries name in their `file` field. Most reference managers name PDF files, which are no text: that is
 * told once a bibliography, not once an entry.
 */
async function attachedFiles({ root, files, library }: SourceSearch): Promise<{ paths: readonly string[]; problems: readonly Placed[] }> {
  const paths: string[] = [];
  const problems: Placed[] = [];
  for (const bibliography of library.bibliographies) {
    const hidden: { readonly reference: Reference; readonly name: string; readonly missing: boolean }[] = [];
    for (const reference of bibliography.references) {
      for (const name of reference.files) {
        if (formatOf(name) === undefined) {
          hidden.push({ reference, name, missing: false });
          continue;
        }
        const path = await firstThere([resolvePath(folderOf(bibliography.path), name), resolvePath(root, name)], files);
        if (path === undefined) hidden.push({ reference, name, missing: true });
        else paths.push(path);
      }
    }
    for (const missing of [true, false]) {
      const some = hidden.filter((file) => file.missing === missing);
      const first = some[0];
      if (!first) continue;
      const message = hiddenFiles(some.length, first.name, relativePath(root, bibliography.path), missing);
      problems.push({ path: bibliography.path, message, span: first.reference.keySpan, severity: 'hint' });
    }
  }
  return { paths, problems };
}

function hiddenFiles(count: number, first: string, bibliography: string, missing: boolean): string {
  if (missing) {
    return count === 1
      ? t`The file “${first}” of this entry is not there. Correct the field “file”.`
      : t`${count} files that entries of ${bibliography} name are not there; the first is “${first}”. Correct the field “file”.`;
  }
  return count === 1
    ? t`The file “${first}” of this entry is no text (such as PDF), and so cannot be read. Name its text as Markdown, LaTeX or plain text to have figures checked against it.`
    : t`${count} files that entries of ${bibliography} name are no text (such as PDF), and so cannot be read; the first is “${first}”. Name its text as Markdown, LaTeX or plain text to have figures checked against it.`;
}

async function firstThere(paths: readonly string[], files: Files): Promise<string | undefined> {
  for (const path of new Set(paths)) if (await files.exists(path)) return path;
  return undefined;
}

async function readAll(paths: readonly string[], files: Files): Promise<readonly (readonly [string, FileText])[]> {
  const result: (readonly [string, FileText])[] = [];
  // A few at a time: a folder may hold more files than a process may open.
  for (let i = 0; i < paths.length; i += 32) {
    result.push(...(await Promise.all(paths.slice(i, i + 32).map(async (path) => [path, await files.read(path)] as const))));
  }
  return result;
}
