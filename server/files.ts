import { readFile, realpath, stat } from 'node:fs/promises';
import { convertPathToPattern, glob, isDynamicPattern } from 'tinyglobby';
import { decode } from './core/text/decode.js';
import { t } from './core/text/language.js';

/**
 * What the workspace knows of a disk. Paths are absolute, with forward slashes. Nothing here throws: what cannot be
 * read is a file without text, and its problem says why.
 */
export interface Files {
  read(path: string): Promise<FileText>;
  /** Whether a file is there; what lies outside an untrusted workspace is not looked for, and taken to be: reading it says why it is not read. */
  exists(path: string): Promise<boolean>;
  /** Whether a file is there and may be read; outside an untrusted workspace none may, links followed. */
  permits(path: string): Promise<boolean>;
  /**
   * Files that match a name or a glob, sorted; relative ones count from `folder`. Version control, `node_modules` and
   * build folders are never searched. A plain name is returned whether it is there or not.
   */
  find(patterns: readonly string[], folder: string): Promise<readonly string[]>;
}

export interface FileText {
  /** Undefined when there is nothing to read. */
  readonly text?: string;
  /** `at` counts in `text`. */
  readonly problem?: { readonly message: string; readonly at: number };
  /** There is no such file, as far as may be told. */
  readonly missing?: boolean;
}

/** Largest files that are read, in bytes: a book has a few million characters. Bibliographies are read lazily, so they may be larger. */
export const LARGEST_TEXT = 20_000_000;
export const LARGEST_BIBLIOGRAPHY = 100_000_000;

/**
 * The real disk. A file is read again only when its time or size changed.
 *
 * @param within the only folders that are read, links followed; undefined for all (a trusted workspace)
 */
export function diskFiles(within?: readonly string[]): Files {
  const known = new Map<string, { readonly stamp: string; readonly file: FileText }>();
  /** Outside nothing is so much as looked for: a path may name another machine. */
  const outside = (path: string): boolean => within !== undefined && !within.some((folder) => isInside(slashes(folder), path));
  const permitted = async (path: string): Promise<boolean> => {
    if (!within) return true;
    if (outside(path)) return false;
    const [real, ...folders] = await Promise.all([path, ...within].map((each) => realpath(each).then(slashes, () => undefined)));
    return real !== undefined && folders.some((folder) => folder !== undefined && isInside(folder, real));
  };
  return {
    async read(path) {
      try {
        if (outside(path)) return unreadable(t`This lies outside the workspace and is not read in Restricted Mode.`);
        const info = await stat(path);
        if (!(await permitted(path))) return unreadable(t`This lies outside the workspace and is not read in Restricted Mode.`);
        if (info.isDirectory()) return unreadable(t`This is a folder, not a file.`);
        if (!info.isFile()) return unreadable(t`This is no regular file and was not read.`);
        const stamp = `${info.mtimeMs} ${info.size} ${info.ino}`;
        const before = known.get(path);
        if (before?.stamp === stamp) return before.file;
        const file = tooLarge(path, info.size) ?? decoded(await readFile(path));
        known.set(path, { stamp, file });
        return file;
      } catch (error) {
        known.delete(path);
        return failed(error);
      }
    },
    exists: async (path) => outside(path) || stat(path).then((info) => info.isFile(), () => false),
    permits: async (path) => !outside(path) && stat(path).then((info) => info.isFile() && permitted(path), () => false),
    async find(patterns, folder) {
      const isSearched = (pattern: string): boolean => isDynamicPattern(pattern) && !outside(resolvePath(folder, pattern));
      const named = patterns.filter((pattern) => !isSearched(pattern));
      const globs = patterns.filter(isSearched);
      const found = globs.length === 0 ? [] : await glob(globs, { cwd: folder, absolute: true, ignore: [...NEVER_SEARCHED], expandDirectories: false }).catch(() => []);
      const paths = [...named.map((name) => resolvePath(folder, name)), ...found.map(slashes)];
      const allowed = await Promise.all(paths.map(async (path, i) => i < named.length || (await permitted(path))));
      return [...new Set(paths.filter((_, i) => allowed[i]))].sort();
    },
  };
}

/** Reads through what an editor holds: its text wins over the disk's. */
export function overlaid(files: Files, openText: (path: string) => string | undefined): Files {
  return {
    ...files,
    async read(path) {
      const text = openText(path);
      return text === undefined ? files.read(path) : { text };
    },
    exists: async (path) => openText(path) !== undefined || files.exists(path),
  };
}

const NEVER_SEARCHED = ['**/node_modules/**', '**/.*/**', '**/_book/**', '**/_site/**', '**/_freeze/**', '**/dist/**', '**/build/**', '**/venv/**', '**/__pycache__/**'];

/** `..\notes.md` from `C:\papers` → `C:/notes.md`. */
export function resolvePath(folder: string, name: string): string {
  const path = slashes(name);
  if (isAbsolute(path)) return tidy(path);
  return tidy(`${slashes(folder)}/${path}`);
}

export function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end <= 0 ? '/' : path.slice(0, end);
}

/** Whether `path` is `folder` or lies below it. */
export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** From `folder` to a path below it; other paths as they are. */
export function relativePath(folder: string, path: string): string {
  return path !== folder && isInside(folder, path) ? path.slice(folder.endsWith('/') ? folder.length : folder.length + 1) : path;
}

/** A path as part of a glob that matches it alone. */
export const asPattern = (path: string): string => convertPathToPattern(path);

/** Whether this is a path of a disk, or an address of something else: `untitled:Untitled-1`, `vscode-vfs://…`. */
export function isAbsolute(path: string): boolean {
  return /^(?:\/|[a-z]:\/)/i.test(path);
}

const slashes = (path: string): string => (process.platform === 'win32' ? path.replaceAll('\\', '/') : path);

function tidy(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 1) parts.pop();
    else if (part !== '.' && part !== '..' && (part !== '' || parts.length === 0)) parts.push(part);
  }
  return parts.length === 1 && parts[0] === '' ? '/' : parts.join('/');
}

function decoded(bytes: Uint8Array): FileText {
  const { text, encoding, problem } = decode(bytes);
  return { ...(encoding === 'binary' ? {} : { text }), ...(problem ? { problem } : {}) };
}

function tooLarge(path: string, size: number): FileText | undefined {
  const limit = /\.(?:bib|bibtex|biblatex|ris|json|ya?ml)$/i.test(path) ? LARGEST_BIBLIOGRAPHY : LARGEST_TEXT;
  if (size <= limit) return undefined;
  return unreadable(t`This file has ${megabytes(size)} MB; at most ${megabytes(limit)} MB are read. Split it, or leave out what is not text.`);
}

const megabytes = (bytes: number): number => Math.round(bytes / 1_000_000);

function unreadable(message: string): FileText {
  return { problem: { message, at: 0 } };
}

function failed(error: unknown): FileText {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { missing: true, problem: { message: t`There is no such file.`, at: 0 } };
  if (code === 'EACCES' || code === 'EPERM') return unreadable(t`This file may not be read: permission was denied.`);
  if (code === 'ELOOP') return unreadable(t`This link leads back to itself.`);
  return unreadable(t`This file could not be read: ${(error as Error).message}.`);
}
