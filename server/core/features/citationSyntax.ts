import type { Document, Format } from '../document/document.js';
import { citedKey, labelKey } from '../rules/keyFix.js';
import type { CitedPlace } from '../library/cited.js';

/** A work to be cited, and what is said with it. */
export interface WorkToCite {
  readonly key: string;
  /** The place in the work: `4`, `pp. 33–35`, `chap. 3`. */
  readonly locator?: string;
  /** Words before it: `see`, `cf.`. */
  readonly prefix?: string;
}

/** In brackets behind what it supports, or as a part of the sentence: `Peters et al. (2017) show`. */
export type CitationForm = 'parenthetical' | 'narrative';

/** A whole new citation in the document's own way of citing; undefined where its format cannot write one of the keys. */
export function citationText(works: readonly WorkToCite[], form: CitationForm, document: Document, citations: readonly CitedPlace[]): string | undefined {
  const write = WRITERS[document.format];
  return write(works, form, document, citations);
}

type Writer = (works: readonly WorkToCite[], form: CitationForm, document: Document, citations: readonly CitedPlace[]) => string | undefined;

const WRITERS: Readonly<Record<Format, Writer>> = { markdown: inMarkdown, quarto: inMarkdown, plaintext: inMarkdown, latex: inLatex, typst: inTypst };

/** `[@a; @b, p. 4]`, `@a [p. 4]`; where the document cites so, MyST's {cite:p}`a,b`. */
function inMarkdown(works: readonly WorkToCite[], form: CitationForm, document: Document, citations: readonly CitedPlace[]): string | undefined {
  if (citesByRoles(document, citations)) return inRole(works, form);
  const items = pandocItems(works, document.format);
  if (items === undefined || form === 'parenthetical') return items && `[${items}]`;
  const [first, ...others] = works as [WorkToCite, ...WorkToCite[]];
  const rest = [...(first.locator ? [pandocLocator(first.locator)] : []), ...(others.length > 0 ? [pandocItems(others, document.format)] : [])];
  return `${before(first, pandocWords)}@${citedKey(first.key, document.format)}${rest.length > 0 ? ` [${rest.join('; ')}]` : ''}`;
}

/** What stands between the brackets of a Pandoc citation: `@a; @b, p. 4`. */
export function pandocItems(works: readonly WorkToCite[], format: Format): string | undefined {
  const items = works.map((work) => {
    const { key, locator } = work;
    const written = citedKey(key, format);
    return written && `${before(work, pandocWords)}@${written}${locator ? `, ${pandocLocator(locator)}` : ''}`;
  });
  return items.includes(undefined) ? undefined : items.join('; ');
}

const pandocLocator = (locator: string): string => pandocWords(labelled(locator));

/** A semicolon would begin the next item. */
const pandocWords = (words: string): string => words.replaceAll(';', ',').replace(/[[\]@]/g, '\\$&');

/** `see `, as a format writes words; nothing where a work has none before it. */
function before({ prefix }: WorkToCite, written: (words: string) => string): string {
  const words = prefix?.replace(/\s+/g, ' ').trim() ?? '';
  return words === '' ? '' : `${written(words)} `;
}

/** Whether a document cites by MyST's roles, and not in Pandoc's way. */
function citesByRoles({ text }: Document, citations: readonly CitedPlace[]): boolean {
  return citations.length > 0 && citations.every(({ span }) => text.startsWith('{', span.start));
}

/** MyST has no place for a locator in a role, nor for words. */
function inRole(works: readonly WorkToCite[], form: CitationForm): string | undefined {
  if (works.some(({ key, locator, prefix }) => locator || prefix || /[`,\s]/.test(key))) return undefined;
  return `{cite:${form === 'narrative' ? 't' : 'p'}}\`${works.map(({ key }) => key).join(',')}\``;
}

/** `\citep[p.~4]{a,b}` with the command that the document uses; natbib's or biblatex's where it uses none yet. */
function inLatex(works: readonly WorkToCite[], form: CitationForm, document: Document, citations: readonly CitedPlace[]): string | undefined {
  const keys = works.map(({ key }) => labelKey(key, 'latex'));
  if (keys.includes(undefined)) return undefined;
  const { name, biblatex, natbib } = latexCommand(form, document, citations);
  const locatorOf = ({ locator }: WorkToCite): string => (locator ? latexLocator(locator, biblatex) : '');
  const prefixOf = (work: WorkToCite): string => before(work, latexWords).trimEnd();
  // LaTeX's own \cite takes one note, which stands behind.
  const command = (cited: string, first: WorkToCite, last: WorkToCite): string => {
    const [prefix, locator] = [prefixOf(first), locatorOf(last)];
    const behind = locator === '' ? '' : `[${locator}]`;
    if (prefix === '') return `\\${name}${behind}{${cited}}`;
    return biblatex || natbib ? `\\${name}[${prefix}]${behind || '[]'}{${cited}}` : `${prefix}~\\${name}${behind}{${cited}}`;
  };
  // Words belong to the first key of a command, a locator to the last.
  if (works.slice(1).every(({ prefix }) => !prefix) && works.slice(0, -1).every(({ locator }) => !locator)) return command(keys.join(','), works[0]!, works.at(-1)!);
  if (biblatex && SEVERAL.has(name)) {
    return `\\${name}s${works.map((work, i) => {
      const [prefix, locator] = [prefixOf(work), locatorOf(work)];
      return `${prefix === '' ? '' : `[${prefix}]`}${prefix === '' && locator === '' ? '' : `[${locator}]`}{${keys[i]}}`;
    }).join('')}`;
  }
  return works.map((work, i) => command(keys[i]!, work, work)).join(' ');
}

const BIBLATEX = /^(?:[Pp]arencite|[Tt]extcite|[Aa]utocite|[Ff]ootcite|[Ss]martcite|supercite|footcitetext)s?\*?$/;
const SEVERAL = new Set(['cite', 'Cite', 'parencite', 'Parencite', 'textcite', 'Textcite', 'autocite', 'Autocite', 'footcite', 'smartcite', 'supercite']);

function latexCommand(form: CitationForm, { text }: Document, citations: readonly CitedPlace[]): { readonly name: string; readonly biblatex: boolean; readonly natbib: boolean } {
  const used = citations.flatMap(({ citation: { mode, items }, span }) => {
    if (mode !== form || items.some(({ authorSuppressed }) => authorSuppressed)) return [];
    return /^\\([A-Za-z]{1,40}\*?)/.exec(text.slice(span.start, span.start + 42))?.[1] ?? [];
  });
  const names = used.map((each) => (each.endsWith('s') && SEVERAL.has(each.slice(0, -1)) ? each.slice(0, -1) : each));
  const biblatex = /\\usepackage(?:\[[^\]]{0,500}\])?\{biblatex\}|\\addbibresource\b/.test(text) || used.some((each) => BIBLATEX.test(each));
  const name = mostFrequent(names);
  const natbib = !biblatex && ( /\\usepackage(?:\[[^\]]{0,500}\])?\{(?:[a-z0-9,\s-]{0,200},\s{0,9})?natbib\b/.test(text) || citations.some(({ span }) => /^\\[Cc]ite[tp]/.test(text.slice(span.start, span.start + 8))));
  if (name !== undefined) return { name, biblatex, natbib };
  if (biblatex) return { name: form === 'narrative' ? 'textcite' : 'parencite', biblatex, natbib };
  // Without either package, and in a part that does not say, there is \cite alone for sure.
  return { name: natbib ? (form === 'narrative' ? 'citet' : 'citep') : 'cite', biblatex, natbib };
}

/** biblatex finds the label of a page itself; others print what they are given. */
function latexLocator(locator: string, biblatex: boolean): string {
  const text = biblatex ? locator.trim().replace(/^(?:pp?|pages?)\b\.?\s*/i, '') : labelled(locator);
  return latexWords(text).replace(/(?<=\.) (?=\d)/g, '~').replace(/[–—]|(?<=\d)-(?=\d)/g, '--');
}

const latexWords = (words: string): string => words.replace(/[\\{}[\]]/g, '').replace(/[&%$#_]/g, '\\$&');

/** `@a @b[p. 4]`, `#cite(<a>, form: "prose")`; what is no label goes by `label("…")`. */
function inTypst(works: readonly WorkToCite[], form: CitationForm): string {
  return works.map((work) => {
    const { key, locator } = work;
    const label = labelKey(key, 'typst');
    const supplement = locator ? `[${typstWords(labelled(locator))}]` : '';
    if (label !== undefined && form === 'parenthetical') return `${before(work, typstWords)}@${label}${supplement}`;
    const options = [...(supplement ? [`supplement: ${supplement}`] : []), ...(form === 'narrative' ? ['form: "prose"'] : [])];
    return `${before(work, typstWords)}#cite(${[label === undefined ? `label("${key.replace(/["\\]/g, '\\$&')}")` : `<${label}>`, ...options].join(', ')})`;
  }).join(' ');
}

const typstWords = (words: string): string => words.replace(/[\\[\]#*_@$`<>~]/g, '\\$&');

/** `4` → `p. 4`, `33-35` → `pp. 33–35`; what has a label already keeps it. */
function labelled(locator: string): string {
  const text = locator.replace(/\s+/g, ' ').trim();
  if (!/^\d{1,9}(?:\s?[-–—,]\s?\d{1,9}){0,20}$/.test(text)) return text;
  return `${/^\d+$/.test(text) ? 'p.' : 'pp.'} ${text.replace(/\s?[-—]\s?/g, '–')}`;
}

function mostFrequent(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
