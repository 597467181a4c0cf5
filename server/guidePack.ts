import { getNodeValue, parseTree, type ParseError } from 'jsonc-parser';
import type { GuideFiles } from './core/service.js';
import type { GuideManifest } from './core/library/source.js';
import { t } from './core/text/language.js';
import type { Span } from './core/text/span.js';
import { asPattern, folderOf, isInside, resolvePath, type Files } from './files.js';
import { textEndings } from './formats.js';

export interface GuidePack {
  /** Undefined when nothing of it can be used. */
  readonly name?: string;
  readonly guide?: GuideFiles;
  /** All files of the pack, the manifest too. */
  readonly paths: readonly string[];
  readonly problems: readonly { readonly path: string; readonly message: string; readonly span?: Span }[];
}

/**
 * Reads a guide pack by the path of its `guide.json`: `{ name, title, author, publisher, year, url, files }`.
 * Only files in the manifest's own folder belong to it; without `files`, all texts there. What cannot be read is a problem.
 */
export async function readGuidePack(manifestPath: string, files: Files): Promise<GuidePack> {
  const folder = folderOf(manifestPath);
  const { text, problem } = await files.read(manifestPath);
  const failed = (message: string): GuidePack => ({ paths: [manifestPath], problems: [{ path: manifestPath, message }] });
  if (text === undefined) return failed(problem?.message ?? t`This guide could not be read.`);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const given: unknown = tree && getNodeValue(tree);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return failed(t`A guide is described by an object: { "name": "my-guide", "files": ["guide.md"] }.`);
  const fields = given as Record<string, unknown>;
  const name = typeof fields.name === 'string' && NAME.test(fields.name) ? fields.name : nameOf(folder);
  if (name === undefined) return failed(t`A guide needs a "name" of letters, digits, dots, hyphens and underscores, by which it is cited.`);

  const problems: GuidePack['problems'][number][] = errors.length > 0 ? [{ path: manifestPath, message: t`This is not valid JSON here; what could be read was taken.`, span: { start: errors[0]!.offset, end: errors[0]!.offset + errors[0]!.length } }] : [];
  const listed = Array.isArray(fields.files) ? fields.files.filter((file): file is string => typeof file === 'string').map((file) => resolvePath(folder, file)) : await files.find([`${asPattern(folder)}/**/*.${textEndings}`], folder);
  const read = await Promise.all(listed.map(async (path) => {
    if (!isInside(folder, path)) problems.push({ path: manifestPath, message: t`${path} lies outside the guide's folder and was not read.` });
    else {
      const file = await files.read(path);
      if (file.problem) problems.push(file.missing ? { path: manifestPath, message: t`The file “${path.slice(folder.length + 1)}” of this guide is not there.`, span: placeIn(text, path.slice(folder.length + 1)) } : { path, message: file.problem.message });
      if (file.text !== undefined) return { path, text: file.text };
    }
    return undefined;
  }));
  return { name, guide: { manifest: manifestOf(name, fields), files: read.filter((file) => file !== undefined) }, paths: [manifestPath, ...listed], problems };
}

const NAME = /^[\w.-]+$/;

function nameOf(folder: string): string | undefined {
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  return NAME.test(name) ? name : undefined;
}

function manifestOf(name: string, fields: Record<string, unknown>): GuideManifest {
  const text = (field: string): object => (typeof fields[field] === 'string' ? { [field]: fields[field] } : {});
  return { name, ...text('title'), ...text('author'), ...text('publisher'), ...text('url'), ...text('doi'), ...(typeof fields.year === 'number' ? { year: fields.year } : {}) };
}

function placeIn(text: string, words: string): Span | undefined {
  const start = text.indexOf(words);
  return start < 0 ? undefined : { start, end: start + words.length };
}
