import { appendEntry } from '../bibliography/edit.js';
import type { Format } from '../document/document.js';
import { resolve } from '../library/path.js';
import type { FileEdit } from './fileEdit.js';
import type { ManuscriptView } from './manuscriptView.js';

/** The `.bib` that new entries of a manuscript go to. */
export interface EntriesFile {
  readonly path: string;
  /** Empty for one that is to be created. */
  readonly text: string;
  readonly isNew: boolean;
  /** What names a new file in the manuscript, or in the main file that the manuscript is a part of. */
  readonly declaration: readonly FileEdit[];
}

type View = Pick<ManuscriptView, 'document' | 'library' | 'main'>;

/**
 * The first `.bib` that holds for the manuscript; one to be created where it names one that is not there and none that is,
 * and where it has no bibliography at all: then `refs.bib` beside it or its main file. Undefined where entries have no place: with
 * bibliographies in other formats, a list of the manuscript's own, or plain text, which names no bibliography.
 */
export function entriesFile({ document, library, main }: View): EntriesFile | undefined {
  const { metadata, blocks, format } = document;
  const missing = namedAndMissing(document, library);
  if (missing !== undefined) return { path: missing, text: '', isNew: true, declaration: [] };
  const there = library.bibliographies.find(({ path }) => isBib(path));
  if (there) return { path: there.path, text: there.text, isNew: false, declaration: [] };
  if (library.bibliographies.length > 0 || metadata.bibliography.length > 0 || metadata.references.length > 0 || blocks.some(({ content }) => content.kind === 'reference')) return undefined;
  const whole = main ?? document;
  const declare = DECLARE[format];
  const edit = declare?.(whole.text);
  return edit && { path: resolve(whole.path, NEW_FILE), text: '', isNew: true, declaration: [{ path: whole.path, span: { start: edit.at, end: edit.at }, text: withLineEnds(edit.text, whole.text) }] };
}

/** The edits that add an entry to the file, which create it and declare it where it is new. */
export function addedTo(file: EntriesFile, entries: string): readonly FileEdit[] {
  const { at, text } = appendEntry(file.text, entries);
  return [{ path: file.path, span: { start: at, end: at }, text, ...(file.isNew ? { isNew: true } : {}) }, ...file.declaration];
}

export function isBib(path: string): boolean {
  return /\.(?:bib|bibtex|biblatex)$/i.test(path);
}

/** By the file's name alone: which folder a name counts from is the workspace's to know. */
function namedAndMissing({ path, format, metadata }: View['document'], { bibliographies }: View['library']): string | undefined {
  const names = metadata.bibliography.map(({ name }) => (format === 'latex' && !/\.[a-z]{2,8}$/i.test(name) ? `${name}.bib` : name));
  const held = new Set(bibliographies.map((bibliography) => fileName(bibliography.path)));
  if (names.some((name) => held.has(fileName(name)))) return undefined;
  const name = names.find((one) => isBib(one) && !/^(?:\/|[a-z]+:)/i.test(one));
  return name === undefined ? undefined : resolve(path, name);
}

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const NEW_FILE = 'refs.bib';

/** Undefined where a text has no place for it: of LaTeX without its preamble, the main file is elsewhere. */
type Declare = (text: string) => { readonly at: number; readonly text: string } | undefined;

const DECLARE: Readonly<Partial<Record<Format, Declare>>> = { markdown: inFrontMatter, quarto: inFrontMatter, latex: inPreamble, typst: atTheEnd };

/** https://pandoc.org/MANUAL.html#specifying-bibliographic-data */
function inFrontMatter(text: string): ReturnType<Declare> {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const open = /^---[ \t]{0,40}\r?\n/.exec(text.slice(start, start + 60));
  const close = open ? /^(?:---|\.\.\.)[ \t]{0,40}$/m.exec(text.slice(start + open[0].length)) : undefined;
  if (!open || !close) return { at: start, text: `---\nbibliography: ${NEW_FILE}\n---\n\n` };
  const at = start + open[0].length + close.index;
  const empty = /^bibliography:[ \t]{0,40}$/m.exec(text.slice(start, at));
  return empty ? { at: start + empty.index + 'bibliography:'.length, text: ` ${NEW_FILE}` } : { at, text: `bibliography: ${NEW_FILE}\n` };
}

/** biblatex manual, 3.8.1; for BibTeX, which needs a style too, behind the text. */
function inPreamble(text: string): ReturnType<Declare> {
  const body = /^[^%\n]{0,200}\\begin\{document\}/m.exec(text);
  if (!body) return undefined;
  const biblatex = /^[^%\n]{0,200}\\usepackage(?:\[[^\]]{0,1000}\])?\{biblatex\}[^\n]{0,400}\n?/m.exec(text.slice(0, body.index));
  if (biblatex) {
    const at = biblatex.index + biblatex[0].length;
    return { at, text: `${biblatex[0].endsWith('\n') ? '' : '\n'}\\addbibresource{${NEW_FILE}}\n` };
  }
  const end = text.lastIndexOf('\\end{document}');
  const style = /^[^%\n]{0,200}\\bibliographystyle\{/m.test(text) ? '' : `\\bibliographystyle{${/\{natbib\}/.test(text) ? 'plainnat' : 'plain'}}\n`;
  const at = end < 0 ? text.length : end;
  return { at, text: `${at === 0 || text[at - 1] === '\n' ? '' : '\n'}${style}\\bibliography{${NEW_FILE.replace(/\.bib$/, '')}}\n` };
}

function atTheEnd(text: string): ReturnType<Declare> {
  return { at: text.length, text: `${text === '' || text.endsWith('\n') ? '' : '\n'}\n#bibliography("${NEW_FILE}")\n` };
}

function withLineEnds(text: string, like: string): string {
  return like.includes('\r\n') ? text.replace(/\n/g, '\r\n') : text;
}
