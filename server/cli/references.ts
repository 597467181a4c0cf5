import { readBibliography } from '../core/bibliography/readBibliography.js';
import type { Reference } from '../core/bibliography/reference.js';
import { openService } from '../core/openService.js';
import { lineIndex } from '../core/text/lineIndex.js';
import { diskFiles, type Files } from '../files.js';
import { readGuidePack } from '../guidePack.js';
import { bundledData } from '../ownPlace.js';
import { printed, rangeOf, type Range } from './json.js';
import type { Outcome } from './outcome.js';
import { here, namedFiles, shown } from './paths.js';
import { resolvePath } from '../files.js';

export interface ReferencesOptions {
  readonly style: string;
  readonly format: 'text' | 'html' | 'markdown' | 'latex' | 'typst' | 'json' | 'bibtex';
  readonly key?: readonly string[];
}

interface Read {
  readonly references: readonly Reference[];
  readonly problems: readonly { readonly path: string; readonly range?: Range; readonly message: string }[];
  readonly error?: string;
}

/** `claimcheck references`: the references of bibliographies and guides, formatted in a style or as data. */
export async function references(names: readonly string[], { style, format, key }: ReferencesOptions): Promise<Outcome> {
  const files = diskFiles();
  const read = await Promise.all(names.map((name) => readNamed(name, files)));
  const errors = read.flatMap(({ error }) => error ?? []);
  const all = read.flatMap(({ references: some }) => some).filter((reference) => reference.key !== '' || !key);
  const chosen = key ? key.flatMap((wanted) => all.filter((reference) => reference.key === wanted || reference.aliases.includes(wanted)).slice(0, 1)) : all;
  for (const wanted of key ?? []) if (!all.some((reference) => reference.key === wanted || reference.aliases.includes(wanted))) errors.push(`There is no reference “${wanted}” there.`);
  const problems = read.flatMap((each) => each.problems);

  if (format === 'json') {
    const lines = await linesOf(chosen, files);
    const list = chosen.map((reference) => ({ key: reference.key, path: shown(reference.path), range: rangeOf(lines.get(reference.path), reference.span), csl: reference.csl }));
    return outcome(printed({ version: 1, references: list, problems }), errors);
  }
  for (const { path, range, message } of problems) errors.push(`${path}${range ? `:${range.start.line + 1}:${range.start.character + 1}` : ''}: ${message}`);
  const failed = errors.length - problems.length;
  if (format === 'bibtex') {
    const { bibtexOf } = await import('../core/bibliography/edit.js');
    return outcome(chosen.map(bibtexOf).join('\n'), errors, failed);
  }
  const { formatReferences } = await import('../core/bibliography/format/format.js');
  const { bundledStyles } = await import('../styles.js');
  const named = await styleText(style, files);
  const list = await formatReferences(chosen, { style: named.style, format, files: bundledStyles });
  const styleErrors = [...(named.error ? [named.error] : []), ...list.problems];
  return outcome(list.text === '' ? '' : `${list.text}\n`, [...errors, ...styleErrors], failed + styleErrors.length);
}

function outcome(output: string, errors: readonly string[], failed = errors.length): Outcome {
  return { output, errors, exitCode: failed > 0 ? 2 : 0 };
}

/** A bibliography file, the name of a bundled guide, or a guide's folder. */
async function readNamed(name: string, files: Files): Promise<Read> {
  const path = (await namedFiles([name]))[0]!;
  const manifests = [`${bundledData}/${name}/guide.json`, `${path}/guide.json`, ...(path.endsWith('/guide.json') ? [path] : [])];
  for (const [i, manifest] of manifests.entries()) {
    if ((i > 0 || /^[\w.-]+$/.test(name)) && (await files.exists(manifest))) return guideReferences(manifest, files);
  }
  const { text, problem } = await files.read(path);
  if (text === undefined) return { references: [], problems: [], error: `${shown(path)}: ${problem?.message ?? 'This file could not be read.'}` };
  const { references: some, problems } = readBibliography(path, text);
  const lines = lineIndex(text);
  return {
    references: some,
    problems: [
      ...(problem ? [{ path: shown(path), message: problem.message, range: rangeOf(lines, { start: problem.at, end: problem.at + 1 }) }] : []),
      ...problems.map(({ message, span }) => ({ path: shown(path), message, ...(span ? { range: rangeOf(lines, span) } : {}) })),
    ],
  };
}

async function guideReferences(manifest: string, files: Files): Promise<Read> {
  const { name, guide, problems } = await readGuidePack(manifest, files);
  const service = openService();
  if (name !== undefined) service.setGuide(name, guide);
  return { references: service.library().references, problems: problems.map(({ path, message }) => ({ path: shown(path), message })) };
}

async function linesOf(some: readonly Reference[], files: Files): Promise<ReadonlyMap<string, ReturnType<typeof lineIndex>>> {
  const paths = [...new Set(some.map(({ path }) => path))];
  return new Map(await Promise.all(paths.map(async (path) => [path, lineIndex((await files.read(path)).text ?? '')] as const)));
}

async function styleText(style: string, files: Files): Promise<{ readonly style: string; readonly error?: string }> {
  const path = resolvePath(here, style);
  if (!style.endsWith('.csl') && !(await files.exists(path))) return { style };
  const { text, problem } = await files.read(path);
  return text === undefined ? { style, error: `${shown(path)}: ${problem?.message ?? ''}` } : { style: text };
}
