/** The part of a document filter that VS Code and the protocol agree upon. */
interface Filter {
  readonly scheme: string;
  readonly language: string;
  readonly pattern?: string;
}

const languages = ['markdown', 'quarto', 'rmd', 'latex', 'tex', 'typst', 'bibtex'];

/** On disk, not saved yet, and in a repository opened without cloning it. Not: diffs, chats, notebook cells. */
const schemes = ['file', 'untitled', 'vscode-vfs'];

/** Without the extensions for Quarto, R and Typst these files have no language of their own, and are still manuscripts. */
const patterns = ['**/*.{qmd,Rmd,rmd,typ}'];

/** The documents that the language server hears of. */
export const manuscripts: Filter[] = schemes.flatMap((scheme) => [
  ...languages.map((language) => ({ scheme, language })),
  ...patterns.map((pattern) => ({ scheme, language: 'plaintext', pattern })),
]);
