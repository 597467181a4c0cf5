import { isBibliographyName } from './core/bibliography/readBibliography.js';
import type { Format } from './core/document/document.js';
import { formatOf } from './core/document/open.js';

/** What a file is to us: a text that is read, or a bibliography. */
export type FileKind = Format | 'bibliography';

/** The kind of a file by its name and the language that the editor gives it (`markdown`); undefined for what we do not read. */
export function kindOf(path: string, languageId?: string): FileKind | undefined {
  return isBibliographyName(path) || languageId === 'bibtex' ? 'bibliography' : formatOf(path, languageId);
}

/** Documents by their ending: those that are read, and those whose author should hear that they cannot be. */
export function isDocumentName(path: string): boolean {
  return formatOf(path) !== undefined || /\.(?:pdf|docx?|odt|rtf|epub)$/i.test(path);
}

export const bibliographyEndings = '{bib,bibtex,biblatex,ris}';
export const textEndings = '{md,markdown,qmd,rmd,Rmd,tex,ltx,typ,txt,text}';
