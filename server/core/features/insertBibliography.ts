import { briefOf } from '../bibliography/brief.js';
import { byline } from '../bibliography/shortLabel.js';
import type { Reference } from '../bibliography/reference.js';
import type { Document, Format } from '../document/document.js';
import { t } from '../text/language.js';
import type { Span } from '../text/span.js';
import { citedWorks } from './citedWorks.js';
import type { Insertion } from './insertCitation.js';
import type { ManuscriptView } from './manuscriptView.js';
import { numericList } from './numericList.js';

/** How references look in the list: made by a citation style, in the markup of the manuscript. */
export interface FormattedReferences {
  /** As the style has it: `vancouver`, `journal.csl`. Kept in the section, so that it is updated in the same style. */
  readonly style: string;
  /** In the style's order. */
  readonly entries: readonly FormattedReference[];
  /** The style cites by number. */
  readonly numeric: boolean;
}

export interface FormattedReference {
  readonly reference: Reference;
  /** What the style puts before an entry: `1. `, `\[1\] `; empty where it does not number. */
  readonly number: string;
  readonly text: string;
}

/** The section that a bibliography was put into, from its opening to its closing comment. */
export interface BibliographySection {
  readonly span: Span;
  readonly style: string;
}

type View = Omit<ManuscriptView, 'figures'>;

/** Finds the section; undefined where the manuscript has none (yet). */
export function bibliographySection({ text }: Pick<Document, 'text'>): BibliographySection | undefined {
  const open = /(?:<!--|%|\/\/) ?claimcheck-bibliography ([^\n]{1,300}?)(?: ?-->)?(?=\r?\n|$)/.exec(text);
  if (!open) return undefined;
  const end = /(?:<!--|%|\/\/) ?\/claimcheck-bibliography(?: ?-->)?/.exec(text.slice(open.index));
  if (!end) return undefined;
  return { span: { start: open.index, end: open.index + end.index + end[0].length }, style: open[1]!.trim() };
}

/** The references that the list consists of; those of a numbered list of the manuscript's own in its order. */
export function referencesToList(view: View): readonly Reference[] {
  const list = numericList(view.document, view.citations, view.library);
  if (list) return list.entries.flatMap(({ reference }) => reference ?? []);
  return citedWorks(view).works.map(({ reference }) => reference);
}

/**
 * The edits that write the list of references: the section is written anew where there is one, else it is put under the
 * empty heading that waits for it, else at the end under a heading of its own. The entries of a numbered list that the
 * manuscript keeps itself are written anew at their places; those that no bibliography has stay as they are.
 */
export function insertBibliography(view: View, list: FormattedReferences): Insertion {
  const { document } = view;
  const own = numericList(document, view.citations, view.library);
  if (own) return inOwnList(own.entries, list);
  if (list.entries.length === 0) return { edits: [], problem: t`The manuscript cites no work that a bibliography or a guide has.` };
  if (document.format === 'typst') {
    const held = new Set(view.library.bibliographies.flatMap(({ references }) => references));
    const missing = list.entries.filter(({ reference }) => !held.has(reference));
    if (missing.length > 0) return { edits: [], problem: t`Typst needs an entry of its own for ${missing.map(({ reference }) => reference.key).join(', ')}: add it to the bibliography.` };
    if (NOT_IN_TYPST.test(list.style)) return { edits: [], problem: t`Typst brings no style “${list.style}”. Name another one, or a .csl file beside the manuscript.` };
  }
  const written = withLineEnds(section(view, list), document.text);
  const known = bibliographySection(document);
  if (known) return { edits: [{ span: known.span, text: written }] };
  const elsewhere = MADE_BY[document.format]?.exec(document.text);
  if (elsewhere) return { edits: [], problem: t`${elsewhere[0]} makes the list of references of this manuscript. Take it out to have one that is formatted here.` };
  return { edits: [placed(document, written)] };
}

const MADE_BY: Readonly<Partial<Record<Format, RegExp>>> = {
  latex: /(?<=^[^%\n]{0,200})\\(?:bibliography(?=\{)|printbibliography\b|begin\{thebibliography\})/m,
  typst: /(?<=^[ \t]{0,40})#bibliography(?=\()/m,
};

function inOwnList(entries: NonNullable<ReturnType<typeof numericList>>['entries'], { entries: formatted }: FormattedReferences): Insertion {
  const texts = new Map(formatted.map(({ reference, text }) => [reference, text]));
  const edits = entries.flatMap(({ reference, span, text }) => {
    const next = reference && texts.get(reference);
    return next === undefined || next === text ? [] : [{ span, text: next }];
  });
  return edits.length > 0 || texts.size > 0 ? { edits } : { edits, problem: t`No bibliography has the works of this list, so that none could be formatted.` };
}

function section(view: View, { style, entries, numeric }: FormattedReferences): string {
  const { document } = view;
  const [open, close] = COMMENTS[document.format];
  const isCode = document.format === 'latex' || document.format === 'typst';
  const body = document.format === 'latex' ? theBibliography(view, entries, numeric)
    : document.format === 'typst' ? typstBibliography(view, entries, style)
    : entries.map(({ number, text }) => number + text).join('\n\n');
  const gap = isCode ? '\n' : '\n\n';
  return `${open}claimcheck-bibliography ${style}${close}${gap}${body}${gap}${open}/claimcheck-bibliography${close}`;
}

const COMMENTS: Readonly<Record<Format, readonly [open: string, close: string]>> = {
  markdown: ['<!-- ', ' -->'], quarto: ['<!-- ', ' -->'], plaintext: ['<!-- ', ' -->'], latex: ['% ', ''], typst: ['// ', ''],
};

/** LaTeX finds its citations' entries by key; a work that is cited by two has both. */
function theBibliography(view: View, entries: readonly FormattedReference[], numeric: boolean): string {
  const keys = new Map(citedWorks(view).works.map(({ reference, keys: some }) => [reference, some]));
  const natbib = /\{natbib\}|\\[Cc]ite[tp]\b/.test(view.document.text) && !numeric;
  const items = entries.flatMap(({ reference, text }) => (keys.get(reference) ?? [reference.key]).map((key) => `\\bibitem${natbib ? `[${natbibLabel(reference)}]` : ''}{${key}} ${text}`));
  return `\\begin{thebibliography}{${'9'.repeat(String(items.length).length)}}\n${items.join('\n\n')}\n\\end{thebibliography}`;
}

/** Typst formats by itself, and resolves no citation without: it is told which files and which style. */
function typstBibliography({ document, library }: View, entries: readonly FormattedReference[], style: string): string {
  const paths = library.bibliographies.filter(({ references }) => entries.some(({ reference }) => references.includes(reference))).map(({ path }) => `"${relativeTo(document.path, path)}"`);
  const name = TYPST_STYLES[style.toLowerCase()] ?? style;
  return `#bibliography(${paths.length === 1 ? paths[0] : `(${paths.join(', ')})`}, style: "${name}")`;
}

/** Styles that go by another name in Typst (https://typst.app/docs/reference/model/bibliography/#parameters-style). */
const TYPST_STYLES: Readonly<Record<string, string>> = {
  chicago: 'chicago-author-date', harvard: 'harvard-cite-them-right', ama: 'american-medical-association', jama: 'american-medical-association',
  lancet: 'the-lancet', acs: 'american-chemical-society', icmje: 'vancouver',
};

/** What Typst has no style for, and wants a `.csl` file of. */
const NOT_IN_TYPST = /^(?:nlm|national-library-of-medicine.*|science|nejm|the-new-england-journal-of-medicine|asco|jco|journal-of-clinical-oncology|chicago-note|chicago-fullnote-bibliography)$/i;

function relativeTo(from: string, to: string): string {
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  return folder !== '' && to.startsWith(folder) ? to.slice(folder.length) : to;
}

/** natbib manual, 2.9: `Jones et al.(1990)`, from which it makes author and year. */
function natbibLabel(reference: Reference): string {
  const name = byline(reference) || briefOf(reference).title.split(/\s+/).slice(0, 3).join(' ');
  return `{${`${name}`.replace(/[{}\\[\]]/g, '').replace(/[&%$#_]/g, '\\$&')}}(${briefOf(reference).year || 'n.d.'})`;
}

const HEADING_WORDS = /^(?:references?|bibliography|literature(?: cited)?|works cited|sources|literatur(?:verzeichnis)?|références|bibliographie|bibliografía|referencias|参考文献|参考资料)$/i;

/** Where a manuscript without the section gets it. */
function placed(document: Document, written: string): Insertion['edits'][number] {
  const { text, format, blocks } = document;
  const newline = /\r\n|\n/.exec(text)?.[0] ?? '\n';
  if (format === 'latex') {
    const end = text.lastIndexOf('\\end{document}');
    const at = end < 0 ? text.length : end;
    return { span: { start: at, end: at }, text: `${gapBefore(text.slice(0, at), newline)}${written}${newline}` };
  }
  const waiting = blocks.findIndex(({ content }, i) => content.kind === 'heading' && HEADING_WORDS.test(content.prose.text.trim()) && ['heading', undefined].includes(blocks[i + 1]?.content.kind));
  if (waiting >= 0) {
    const at = blocks[waiting]!.end;
    const rest = text.slice(at);
    const after = /^\s*$/.test(rest) ? newline : '';
    return { span: { start: at, end: at + (after ? rest.length : 0) }, text: `${newline}${newline}${written}${after}` };
  }
  const levels = blocks.flatMap(({ content }) => (content.kind === 'heading' ? [content.level] : []));
  // The first heading may be the title.
  const level = levels.length === 0 ? 1 : Math.min(...(levels.filter((each) => each === 1).length === 1 && levels.length > 1 ? levels.slice(1) : levels));
  const mark = (format === 'typst' ? '=' : '#').repeat(level);
  const heading = format === 'plaintext' ? 'References' : `${mark} References`;
  return { span: { start: text.length, end: text.length }, text: `${gapBefore(text, newline)}${heading}${newline}${newline}${written}${newline}` };
}

function gapBefore(text: string, newline: string): string {
  if (text === '') return '';
  return text.endsWith(`${newline}${newline}`) ? '' : text.endsWith('\n') ? newline : newline + newline;
}

function withLineEnds(text: string, like: string): string {
  return like.includes('\r\n') ? text.replace(/\n/g, '\r\n') : text;
}
