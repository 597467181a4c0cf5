import { existsSync, readdirSync } from 'node:fs';
import { folderOf, isInside } from './files.js';

/** The folder that a manuscript is worked on in. */
export interface Root {
  readonly path: string;
  /** Whether bibliographies are looked for in the folders below too, as in a project; else in this folder alone. */
  readonly isProject: boolean;
}

/**
 * The root of a file that no editor's workspace holds: the nearest folder upwards with a `claimcheck.json`, a Quarto project
 * or a repository; nearer than these, one with bibliographies or sources of its own; else the file's own folder.
 *
 * @param within how far up to look for bibliographies and sources; a `claimcheck.json` is looked for up to the top
 */
export function rootOf(path: string, within: string): Root {
  const own = folderOf(path);
  const has = (folder: string, names: readonly string[]): boolean => names.some((name) => existsSync(`${folder}/${name}`));
  for (let folder = own; ; folder = folderOf(folder)) {
    if (has(folder, ['claimcheck.json', '_quarto.yml', '_quarto.yaml', '.git'])) return { path: folder, isProject: true };
    if ((isInside(within, folder) || folder === own) && (has(folder, ['sources', 'literature', 'guides']) || hasBibliography(folder))) return { path: configuredAbove(folder) ?? folder, isProject: configuredAbove(folder) !== undefined };
    if (folder === folderOf(folder)) return { path: own, isProject: false };
  }
}

/** A `claimcheck.json` further up holds for its folders below. */
function configuredAbove(from: string): string | undefined {
  for (let folder = from; ; folder = folderOf(folder)) {
    if (existsSync(`${folder}/claimcheck.json`)) return folder;
    if (existsSync(`${folder}/.git`) || folder === folderOf(folder)) return undefined;
  }
}

function hasBibliography(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => /\.(?:bib|bibtex|biblatex)$/i.test(name));
  } catch {
    return false;
  }
}
