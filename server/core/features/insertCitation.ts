import type { Reference } from '../bibliography/reference.js';
import { byline, shortLabel } from '../bibliography/shortLabel.js';
import type { Format } from '../document/document.js';
import { t } from '../text/language.js';
import type { Span } from '../text/span.js';
import { citationText, pandocItems, type CitationForm, type WorkToCite } from './citationSyntax.js';
import { keyBeingTyped } from './keyBeingTyped.js';
import type { ManuscriptView } from './manuscriptView.js';
import { numericList, type NumericList } from './numericList.js';
import type { FormatReference } from './referenceCard.js';

/** Works to be cited at one place. */
export interface NewCitation {
  readonly works: readonly WorkToCite[];
  readonly form: CitationForm;
}

/** Edits of one file that belong together, or why there are none. */
export interface Insertion {
  readonly edits: readonly { readonly span: Span; readonly text: string }[];
  readonly problem?: string;
}

type View = Omit<ManuscriptView, 'figures'>;

/**
 * The edits that cite works at an offset, as the manuscript cites: a new citation, more works in the citation that the
 * offset lies in, or whole keys in place of the one that is being typed. A manuscript with a numbered list of its own gets
 * numbers, and what its list lacks is added there, formatted by `format`.
 */
export function insertCitation(view: View, offset: number, citation: NewCitation, format?: FormatReference): Insertion {
  const { document, library, citations } = view;
  if (citation.works.length === 0) return { edits: [] };
  const list = numericList(document, citations, library);
  if (list) return numbered(view, list, offset, citation, format);
  const written = intoTyped(view, offset, citation) ?? intoCitation(view, offset, citation) ?? anew(view, offset, citation);
  return written ? { edits: [written] } : { edits: [], problem: unwritable(citation.works, document.format) };
}

/** What is put in at an offset, set apart from the words around it. */
export function setApart(text: string, offset: number, inserted: string, format: Format): string {
  const before = text[offset - 1] ?? '\n';
  const after = text[offset] ?? '\n';
  const space = format === 'latex' && /^\\(?!textcite|citet|Textcite|Citet)/.test(inserted) ? '~' : ' ';
  const joined = /^\^/.test(inserted) || /[\s([{~—–/]/.test(before);
  const clings = format === 'typst' ? /[\p{L}\p{N}_[(-]/u : /[\p{L}\p{N}([{]/u;
  return `${joined ? '' : space}${inserted}${clings.test(after) ? ' ' : ''}`;
}

type Edit = Insertion['edits'][number];

function anew({ document, citations }: View, offset: number, { works, form }: NewCitation): Edit | undefined {
  const text = citationText(works, form, document, citations);
  return text === undefined ? undefined : { span: { start: offset, end: offset }, text: setApart(document.text, offset, text, document.format) };
}

/** `[@pet|]` → `[@peters2017; @costa2018|]`, and `@pet|` without brackets → a whole citation. */
function intoTyped({ document, citations, library }: View, offset: number, { works, form }: NewCitation): Edit | undefined {
  const { text, format } = document;
  const typed = keyBeingTyped(document, offset);
  if (!typed || works.some(({ locator, prefix }) => (locator || prefix) && format === 'latex')) return undefined;
  const { start } = typed.span;
  // The whole word gives way, not only what stands before the cursor.
  const end = offset + (/^[\p{L}\p{N}_:.-]*[\p{L}\p{N}_]/u.exec(text.slice(offset, offset + 100))?.[0].length ?? 0);
  // A whole key is no longer being typed: the new ones go beside it.
  if (end > start && library.reference(text.slice(start, end))) return undefined;
  if (text[start - 1] === '@' && format !== 'latex') {
    const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
    if (format !== 'typst' && line.lastIndexOf('[') > line.lastIndexOf(']')) {
      const items = pandocItems(works, format);
      return items === undefined ? undefined : { span: { start: start - 1, end }, text: items };
    }
    const whole = citationText(works, form, document, citations.filter(({ span }) => span.end <= start - 1 || span.start > offset));
    return whole === undefined ? undefined : { span: { start: start - 1, end }, text: whole };
  }
  const keys = works.map(({ key }) => typed.written(key));
  return keys.includes(undefined) || text[start - 1] === '<' ? undefined : { span: { start, end }, text: keys.join(',') };
}

/** More works in the brackets that the cursor lies in: `[@a|]` → `[@a; @b]`, `\citep{a|}` → `\citep{a,b}`. */
function intoCitation(view: View, offset: number, { works, form }: NewCitation): Edit | undefined {
  const { document: { text, format }, citations } = view;
  const around = citations.find(({ span }) => span.start < offset && offset < span.end);
  if (!around) return undefined;
  const before = around.span.end - 1;
  if (format === 'latex') {
    const keys = citationKeys(works);
    const last = around.items.at(-1);
    if (keys !== undefined && last) return { span: { start: last.span.end, end: last.span.end }, text: `,${keys}` };
  } else if (format !== 'typst' && text[before] === ']') {
    const items = pandocItems(works, format);
    return items === undefined ? undefined : { span: { start: before, end: before }, text: `; ${items}` };
  } else if (text[before] === '`' && text[around.span.start] === '{' && works.every(({ locator, prefix }) => !locator && !prefix)) {
    return { span: { start: before, end: before }, text: `,${works.map(({ key }) => key).join(',')}` };
  }
  return anew(view, around.span.end, { works, form });
}

/** Keys alone, for the braces of a LaTeX command; a locator or words need a command of their own. */
function citationKeys(works: readonly WorkToCite[]): string | undefined {
  return works.some(({ key, locator, prefix }) => locator || prefix || /[,{}\\%#~\s]/.test(key)) ? undefined : works.map(({ key }) => key).join(',');
}

function numbered({ document, library, citations }: View, list: NumericList, offset: number, { works, form }: NewCitation, format?: FormatReference): Insertion {
  const found = works.map(({ key, locator }) => ({ reference: library.reference(key), key, locator }));
  const unknown = found.find(({ reference }) => !reference);
  if (unknown) return { edits: [], problem: t`No bibliography has the key “${unknown.key}”.` };
  const added: Reference[] = [];
  const numbers = found.map(({ reference }) => {
    const known = list.numberOf(reference!);
    if (known !== undefined) return known;
    if (!added.includes(reference!)) added.push(reference!);
    return list.last + 1 + added.indexOf(reference!);
  });
  const edits: Edit[] = added.length === 0 ? [] : [list.add(added.map((reference) => format?.(reference) ?? shortLabel(reference, 300)))];
  const around = citations.find(({ span, citation: { mode } }) => mode === 'numeric' && span.start < offset && offset < span.end);
  const locator = found.at(-1)!.locator;
  const prefix = works[0]!.prefix?.trim();
  if (around && !locator && !prefix) {
    const have = around.items.map(({ item: { key } }) => Number(key));
    return { edits: [{ span: around.span, text: list.cite([...new Set([...have, ...numbers])]) }, ...edits] };
  }
  const cited = `${prefix ? `${prefix} ` : ''}${form === 'narrative' ? `${found.map(({ reference }) => narrative(reference!)).join(', ')} ` : ''}${list.cite([...new Set(numbers)])}${locator ? ` (${/^\d/.test(locator) ? `p. ${locator}` : locator})` : ''}`;
  const at = around?.span.end ?? offset;
  return { edits: [{ span: { start: at, end: at }, text: setApart(document.text, at, cited, document.format) }, ...edits] };
}

function narrative(reference: Reference): string {
  return byline(reference) || shortLabel(reference, 60);
}

function unwritable(works: readonly WorkToCite[], format: Format): string {
  const keys = works.map(({ key }) => `“${key}”`).join(', ');
  const why = format === 'latex' ? t`LaTeX cannot cite the key ${keys} here.` : t`This format cannot cite the key ${keys} here.`;
  return works.some(({ locator, prefix }) => locator || prefix)
    ? t`${why} Give its entry a key of letters, digits and hyphens, or leave out what is said with it.`
    : t`${why} Give its entry a key of letters, digits and hyphens.`;
}

