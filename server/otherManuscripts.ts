import { formatOf } from './core/document/open.js';
import type { OtherManuscript } from './core/service.js';
import type { Files } from './files.js';
import { textEndings } from './formats.js';
import type { findBibliographies } from './manuscriptBibliographies.js';

export interface OtherManuscriptSearch {
  readonly root: string;
  readonly isProject: boolean;
  readonly files: Files;
  readonly finder: ReturnType<typeof findBibliographies>;
  /** Files that are no manuscripts of the author's, or known already: open ones, sources, guides. */
  readonly isLeftOut: (path: string) => boolean;
}

/** Reads the manuscripts of a workspace that are not open, each with its bibliographies. What can't be read is left out. */
export async function readOtherManuscripts({ root, isProject, files, finder, isLeftOut }: OtherManuscriptSearch): Promise<readonly OtherManuscript[]> {
  const paths = (await files.find([`${isProject ? '**/' : ''}*.${textEndings}`], root)).filter((path) => !isLeftOut(path)).slice(0, MOST_FILES);
  const manuscripts: OtherManuscript[] = [];
  for (const path of paths) {
    const format = formatOf(path);
    const { text } = await files.read(path);
    if (!format || text === undefined || !MAY_CITE.test(text)) continue;
    const { paths: held } = await finder.heldBy(path, format, text);
    const bibliographies = await Promise.all(held.map(async (name) => ({ path: name, text: (await files.read(name)).text ?? '' })));
    manuscripts.push({ path, format, text, bibliographies });
  }
  return manuscripts;
}

/** The most files that a question about all of them looks through. */
const MOST_FILES = 2000;
/** A citation has a sign of its own in every format; a figure has a digit. */
const MAY_CITE = /[@\\{[\d]/;
