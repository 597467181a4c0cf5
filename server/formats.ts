import type { Format } from './core/document/document.js';

/** What a file is to us: a text that is read, or a bibliography. */
export type FileKind = Format | 'bibliography';

const BY_ENDING: Readonly<Record<string, FileKind>> = {
  md: 'markdown', markdown: 'markdown', mdown: 'markdown', qmd: 'quarto', rmd: 'quarto',
  tex: 'latex', ltx: 'latex', latex: 'latex', typ: 'typst', txt: 'plaintext', text: 'plaintext',
  bib: 'bibliography', bibtex: 'bibliography', biblatex: 'bibliography', ris: 'bibliography',
};

const BY_LANGUAGE: Readonly<Record<string, FileKind>> = {
  markdown: 'markdown', quarto: 'quarto', rmd: 'quarto', latex: 'latex', tex: 'latex', typst: 'typst', bibtex: 'bibliography', plaintext: 'plaintext',
};

/** The kind of a file by its ending, else by the language that the editor gives it (`markdown`). */
export function kindOf(path: string, languageId = ''): FileKind | undefined {
  return BY_ENDING[endingOf(path)] ?? BY_LANGUAGE[languageId];
}

/** The format in which a file is read that is no bibliography by its name; plain text where nothing says more. */
export function formatOf(path: string, languageId?: string): Format {
  const kind = kindOf(path, languageId);
  return kind === undefined || kind === 'bibliography' ? 'plaintext' : kind;
}

/** Documents by their ending: those that are read, and those whose author should hear that they cannot be. */
export function isDocumentName(path: string): boolean {
  const kind = BY_ENDING[endingOf(path)];
  return kind !== undefined ? kind !== 'bibliography' : /^(?:pdf|docx?|odt|rtf|epub)$/.test(endingOf(path));
}

export const bibliographyEndings = '{bib,bibtex,biblatex,ris}';
export const textEndings = '{md,markdown,qmd,rmd,Rmd,tex,ltx,typ,txt,text}';

function endingOf(path: string): string {
  return /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}
