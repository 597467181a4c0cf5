import { asPattern, diskFiles, relativePath, resolvePath } from '../files.js';

/** Where the command was given, with forward slashes. */
export const here = resolvePath(process.cwd(), '.');

/** The files that a user names, globs expanded where the shell has not; absolute. */
export async function namedFiles(names: readonly string[]): Promise<readonly string[]> {
  const files = diskFiles();
  const found = await Promise.all(names.map(async (name) => {
    const path = resolvePath(here, name);
    if (await files.exists(path)) return [path];
    const matches = await files.find([name], here);
    return matches.length > 0 ? matches : [path];
  }));
  return [...new Set(found.flat())];
}

/** A path as one would write it here: relative if it lies below. */
export const shown = (path: string): string => relativePath(here, path);

/** A glob or name that counts from here, for a workspace elsewhere. */
export const fromHere = (glob: string): string => (resolvePath('/', glob) === glob ? glob : `${asPattern(here)}/${glob.replace(/^\.\//, '')}`);
