import type { Format } from './core/document/document.js';
import type { Needs } from './core/service.js';
import { t } from './core/text/language.js';
import { bundledStyleName, readStyleFile, styleProblem } from './styles.js';
import { folderOf, isAbsolute, isInside, relativePath, resolvePath } from './files.js';
import { formatOf } from './core/document/open.js';
import { bibliographyEndings } from './formats.js';
import { cycleThrough, includersOf } from './inclusions.js';
import { tell, type Placed, type SourceSearch } from './literature.js';
import { readQuartoProject } from './quarto.js';

/** The bibliographies that hold for a manuscript, and the citation style that it names. */
export interface HeldBibliographies {
  readonly paths: readonly string[];
  /** The name of a bundled style, or the text of a `.csl` file; undefined where the manuscript names none. */
  readonly style?: string;
  readonly problems: readonly Placed[];
  /** The file that this one is a part of, through others perhaps; undefined where it names bibliographies itself, or stands alone. */
  readonly main?: string;
  /** {@link keyOf} the manuscript's needs when this was found; when they change, this is to be found anew. */
  readonly needs: string;
}

/** What a manuscript names, in one string, places left out. */
export function keyOf({ bibliography, inclusions, csl }: Needs): string {
  return [...bibliography, { name: '' }, ...inclusions, { name: '' }, ...(csl ? [csl] : [])].map(({ name }) => name).join('\n');
}

export interface BibliographySearch extends Pick<SourceSearch, 'root' | 'files' | 'settings' | 'settingsPath' | 'settingsFile'> {
  readonly isProject: boolean;
  /** What a file names; the text is its present one. */
  readonly needsOf: (path: string, format: Format, text: string) => Needs;
}

/**
 * Finds the bibliographies of manuscripts: those that the settings name, and those that the manuscript, a file that
 * includes it, or its Quarto project names; if there is none of these, every bibliography file of the workspace.
 */
export function findBibliographies(search: BibliographySearch) {
  const { root, isProject, files, settings, needsOf } = search;
  const below = isProject ? '**/' : '';
  const told = tell(search);
  const graph = new Map<string, readonly string[]>();
  const needs = new Map<string, Needs>();
  let configured: Promise<readonly string[]> | undefined;
  let everyOne: Promise<readonly string[]> | undefined;
  const scanned = new Map<string, Promise<void>>();

  return { heldBy, problems: told.placed, messages: told.messages };

  async function heldBy(path: string, format: Format, text: string): Promise<HeldBibliographies> {
    const own = needsOf(path, format, text);
    needs.set(path, own);
    const problems: Placed[] = [];
    let main: string | undefined;
    const declared = new Set(await (configured ??= fromSettings()));
    await addNamed(path, own, declared, problems);
    await followInclusions(path);
    if (declared.size === 0) {
      await scan(format);
      const includers = includersOf(path, graph);
      main = includers.at(-1);
      for (const includer of includers) {
        const named = needs.get(includer);
        if (named) await addNamed(includer, named, declared, problems);
      }
      if (format === 'markdown' || format === 'quarto') await addFromQuarto(path, declared, problems);
    }
    problems.push(...(await cycles(path, own)));
    const found = declared.size > 0 ? [...declared] : await (everyOne ??= files.find([`${below}*.${bibliographyEndings}`], root));
    const paths = format === 'latex' ? [...found, ...(await listsBeside(path))] : found;
    return { paths, problems, needs: keyOf(own), ...(main === undefined ? {} : { main }), ...(await styleOf(path, own, problems)) };
  }

  /** Files of the same manuscript that hold a `thebibliography`: the main file for its parts, a `.bbl` for all. */
  async function listsBeside(path: string): Promise<readonly string[]> {
    await scan('latex');
    const whole = new Set([path, ...includersOf(path, graph)]);
    for (const file of whole) for (const part of graph.get(file) ?? []) whole.add(part);
    whole.delete(path);
    const texts = await Promise.all([...whole].map(async (file) => [file, (await files.read(file)).text] as const));
    return texts.flatMap(([file, text]) => (text !== undefined && text.includes('\\begin{thebibliography}') ? [file] : []));
  }

  async function fromSettings(): Promise<readonly string[]> {
    const found = await files.find(settings.bibliography, root);
    const there = await Promise.all(found.map((path) => files.exists(path)));
    for (const name of settings.bibliography) {
      const path = resolvePath(root, name);
      if (found.includes(path) && !there[found.indexOf(path)]) told.about('bibliography', name, t`The bibliography “${name}” is not there. Correct the name, or create the file.`);
    }
    return found.filter((_, i) => there[i]);
  }

  /** A name counts from its file's folder or, as with LaTeX and Pandoc, from the folder that the main file or the command is in. */
  async function locate(from: string, name: string, endings: readonly string[]): Promise<string | undefined> {
    const names = ['', ...endings].map((ending) => name + ending);
    const folders: string[] = [];
    for (let folder = isAbsolute(from) ? folderOf(from) : root; ; folder = folderOf(folder)) {
      folders.push(folder);
      if (folder === root || !isInside(root, folder)) break;
    }
    // In Typst and Quarto a leading slash is the project's own root.
    const candidates = [...(name.startsWith('/') ? names.map((each) => root + each) : []), ...folders.flatMap((folder) => names.map((each) => resolvePath(folder, each)))];
    for (const path of new Set(candidates)) if (await files.exists(path)) return path;
    return undefined;
  }

  async function addNamed(path: string, { bibliography }: Needs, declared: Set<string>, problems: Placed[]): Promise<void> {
    const located = await Promise.all(bibliography.map(({ name }) => locate(path, name, ['.bib'])));
    const anyThere = located.some((found) => found !== undefined);
    bibliography.forEach(({ name, span }, i) => {
      const found = located[i];
      if (found !== undefined) declared.add(found);
      // A TeX installation brings files such as IEEEabrv.bib, which stand in no workspace.
      else problems.push({ path, span, message: t`The bibliography “${name}” is not there. Correct the name, or create the file.`, severity: anyThere && formatOf(path) === 'latex' && !/[./]/.test(name) ? 'hint' : 'warning' });
    });
  }

  async function styleOf(path: string, { csl }: Needs, problems: Placed[]): Promise<{ readonly style?: string }> {
    if (!csl) return {};
    const found = await locate(path, csl.name, ['.csl']);
    const text = found === undefined ? undefined : await readStyleFile(found, files);
    const problem = text === undefined ? undefined : styleProblem(text);
    if (problem !== undefined) problems.push({ path, span: csl.span, severity: 'warning', message: t`${problem} References are shown in the style of the settings.` });
    if (text !== undefined) return problem === undefined ? { style: text } : {};
    const name = bundledStyleName(csl.name);
    if (name === undefined) problems.push({ path, span: csl.span, severity: 'warning', message: t`The style “${csl.name}” is neither there nor a bundled one. References are shown in the style of the settings.` });
    return name === undefined ? {} : { style: name };
  }

  async function addFromQuarto(path: string, declared: Set<string>, problems: Placed[]): Promise<void> {
    for (const file of await quartoFiles(path)) {
      const { text } = await files.read(file);
      if (text === undefined) continue;
      const project = await readQuartoProject(text);
      problems.push(...project.problems.map((problem) => ({ ...problem, path: file, severity: 'warning' as const })));
      await addNamed(file, { bibliography: project.bibliography, inclusions: [] }, declared, problems);
    }
  }

  async function quartoFiles(path: string): Promise<readonly string[]> {
    const found: string[] = [];
    for (let folder = folderOf(path); isInside(root, folder); folder = folderOf(folder)) {
      for (const name of ['_metadata.yml', '_quarto.yml', '_quarto.yaml']) if (await files.exists(`${folder}/${name}`)) found.push(`${folder}/${name}`);
      if (folder === root || folder === '/') break;
    }
    return found;
  }

  /** Reads what `path` includes, and what that includes, as far as the graph does not know it. */
  async function followInclusions(path: string): Promise<void> {
    const open = [path];
    while (open.length > 0 && graph.size < MOST_FILES) {
      const file = open.pop()!;
      if (graph.has(file)) continue;
      const targets = await targetsOf(file);
      graph.set(file, targets);
      open.push(...targets);
    }
  }

  async function targetsOf(file: string): Promise<readonly string[]> {
    const named = needs.get(file) ?? (await readNeeds(file));
    const targets = await Promise.all((named?.inclusions ?? []).map(({ name }) => locate(file, name, INCLUDED_ENDINGS)));
    return [...new Set(targets.filter((target) => target !== undefined))];
  }

  async function readNeeds(file: string): Promise<Needs | undefined> {
    const { text } = await files.read(file);
    if (text === undefined || !INCLUDES.test(text) && !NAMES_BIBLIOGRAPHY.test(text)) return undefined;
    const named = needsOf(file, formatOf(file) ?? 'plaintext', text);
    needs.set(file, named);
    return named;
  }

  /** Looks through the workspace for files that include others: a part does not know its main file. */
  function scan(format: Format): Promise<void> {
    const endings = format === 'latex' ? '{tex,ltx}' : format === 'typst' ? 'typ' : '{md,qmd,rmd,Rmd}';
    const known = scanned.get(endings) ?? scanEndings(endings);
    scanned.set(endings, known);
    return known;
  }

  async function scanEndings(endings: string): Promise<void> {
    for (const file of (await files.find([`${below}*.${endings}`], root)).slice(0, MOST_FILES)) {
      if (graph.has(file)) continue;
      const { text } = await files.read(file);
      if (text !== undefined && INCLUDES.test(text)) graph.set(file, await targetsOf(file));
    }
  }

  async function cycles(path: string, own: Needs): Promise<readonly Placed[]> {
    const problems: Placed[] = [];
    for (const { name, span } of own.inclusions) {
      const target = await locate(path, name, INCLUDED_ENDINGS);
      const way = target === undefined ? undefined : cycleThrough(path, target, graph);
      if (way) problems.push({ path, span, severity: 'error', message: t`This inclusion comes back to its own file: ${way.map((file) => relativePath(root, file)).join(' → ')}. Take one of these inclusions out.` });
    }
    return problems;
  }
}

/** The most files that are looked through for inclusions. */
const MOST_FILES = 2000;
const INCLUDED_ENDINGS = ['.tex', '.ltx', '.bbl', '.typ', '.qmd', '.md'];
const INCLUDES = /\\(?:input|include|subfile|import|subimport|includefrom|subincludefrom)\b|#include\b|\{\{< {0,9}include\b/;
const NAMES_BIBLIOGRAPHY = /\\(?:bibliography|addbibresource)\b|#bibliography\b|^bibliography:/m;
