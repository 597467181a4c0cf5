import type { Format } from './document.js';
import { latexReader, type LatexOptions } from './latex/reader.js';
import { markdownReader } from './markdown/reader.js';
import { plaintextReader } from './plaintext/reader.js';
import type { Reader } from './reader.js';
import { typstReader } from './typst/reader.js';

/** What readers need to be told. */
export type ReaderOptions = LatexOptions;

/** A reader for the successive versions of one file. */
export function openReader(path: string, format: Format, options: ReaderOptions = {}): Reader {
  switch (format) {
    case 'latex':
      return latexReader(path, options);
    case 'typst':
      return typstReader(path);
    case 'plaintext':
      return plaintextReader(path);
    default:
      return markdownReader(path, format);
  }
}

const BY_LANGUAGE: Readonly<Record<string, Format>> = {
  markdown: 'markdown', quarto: 'quarto', rmd: 'quarto', rmarkdown: 'quarto', myst: 'markdown',
  latex: 'latex', tex: 'latex', 'latex-expl3': 'latex', rsweave: 'latex', typst: 'typst', plaintext: 'plaintext',
};

const BY_EXTENSION: Readonly<Record<string, Format>> = {
  md: 'markdown', markdown: 'markdown', mkd: 'markdown', mdown: 'markdown', myst: 'markdown',
  qmd: 'quarto', rmd: 'quarto', rmarkdown: 'quarto',
  tex: 'latex', ltx: 'latex', latex: 'latex', rnw: 'latex', typ: 'typst', txt: 'plaintext', text: 'plaintext',
};

/** The format of a file by the editor's language, else by its name; undefined for what we do not read. */
export function formatOf(path: string, languageId?: string): Format | undefined {
  const extension = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const byLanguage = languageId === undefined ? undefined : BY_LANGUAGE[languageId.toLowerCase()];
  // An editor without a Quarto or Typst extension calls such a file plain text.
  return byLanguage === undefined || byLanguage === 'plaintext' ? BY_EXTENSION[extension] ?? byLanguage : byLanguage;
}
