import type { Document, Format } from '../document/document.js';
import { citedKey, labelKey } from '../rules/keyFix.js';
import type { CitedPlace } from '../library/cited.js';

/** A work to be cited, and the place in it: `4`, `pp. 33–35`, `chap. 3`. */
export interface WorkToCite {
  readonly key: string;
  readonly locator?: string;
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
  return `@${citedKey(first.key, document.format)}${rest.length > 0 ? ` [${rest.join('; ')}]` : ''}`;
}

/** What stands between the brackets of a Pandoc citation: `@a; @b, p. 4`. */
export function pandocItems(works: readonly WorkToCite[], format: Format): string | undefined {
  const items = works.map(({ key, locator }) => {
    const written = citedKey(key, format);
    return written && `@${written}${locator ? `, ${pandocLocator(locator)}` : ''}`;
  });
  return items.includes(undefined) ? undefined : items.join('; ');
}

const pandocLocator = (locator: string): string => labelled(locator).replace(/[[\]@]/g, '\\$&');

/** Whether a document cites by MyST's roles, and not in Pandoc's way. */
function citesByRoles({ text }: Document, citations: readonly CitedPlace[]): boolean {
  return citations.length > 0 && citations.every(({ span }) => text.startsWith('{', span.start));
}

/** MyST has no place for a locator in a role. */
function inRole(works: readonly WorkToCite[], form: CitationForm): string | undefined {
  if (works.some(({ key, locator }) => locator || /[`,\s]/.test(key))) return undefined;
  return `{cite:${form === 'narrative' ? 't' : 'p'}}\`${works.map(({ key }) => key).join(',')}\``;
}

/** `\citep[p.~4]{a,b}` with the command that the document uses; natbib's or biblatex's where it uses none yet. */
function inLatex(works: readonly WorkToCite[], form: CitationForm, document: Document, citations: readonly CitedPlace[]): string | undefined {
  const keys = works.map(({ key }) => labelKey(key, 'latex'));
  if (keys.includes(undefined)) return undefined;
  const { name, biblatex } = latexCommand(form, document, citations);
  const located = works.map(({ locator }) => (locator ? `[${latexLocator(locator, biblatex)}]` : ''));
  // A locator belongs to the last key of a command.
  if (located.slice(0, -1).every((each) => each === '')) return `\\${name}${located.at(-1)}{${keys.join(',')}}`;
  if (biblatex && SEVERAL.has(name)) return `\\${name}s${keys.map((key, i) => `${located[i]}{${key}}`).join('')}`;
  return keys.map((key, i) => `\\${name}${located[i]}{${key}}`).join(' ');
}

const BIBLATEX = /^(?:[Pp]arencite|[Tt]extcite|[Aa]utocite|[Ff]ootcite|[Ss]martcite|supercite|footcitetext)s?\*?$/;
const SEVERAL = new Set(['cite', 'Cite', 'parencite', 'Parencite', 'textcite', 'Textcite', 'autocite', 'Autocite', 'footcite', 'smartcite', 'supercite']);

function latexCommand(form: CitationForm, { text }: Document, citations: readonly CitedPlace[]): { readonly name: string; readonly biblatex: boolean } {
  const used = citations.flatMap(({ citation: { mode, items }, span }) => {
    if (mode !== form || items.some(({ authorSuppressed }) => authorSuppressed)) return [];
    return /^\\([A-Za-z]{1,40}\*?)/.exec(text.slice(span.start, span.start + 42))?.[1] ?? [];
  });
  const names = used.map((each) => (each.endsWith('s') && SEVERAL.has(each.slice(0, -1)) ? each.slice(0, -1) : each));
  const biblatex = /\\usepackage(?:\[[^\]]{0,500}\])?\{biblatex\}|\\addbibresource\b/.test(text) || used.some((each) => BIBLATEX.test(each));
  const name = mostFrequent(names);
  if (name !== undefined) return { name, biblatex };
  if (biblatex) return { name: form === 'narrative' ? 'textcite' : 'parencite', biblatex };
  const natbib = /\\usepackage(?:\[[^\]]{0,500}\])?\{(?:[a-z0-9,\s-]{0,200},\s{0,9})?natbib\b/.test(text) || citations.some(({ span }) => /^\\[Cc]ite[tp]/.test(text.slice(span.start, span.start + 8)));
  // Without either package, and in a part that does not say, there is \cite alone for sure.
  return { name: natbib ? (form === 'narrative' ? 'citet' : 'citep') : 'cite', biblatex };
}

/** biblatex finds the label of a page itself; others print what they are given. */
function latexLocator(locator: string, biblatex: boolean): string {
  const text = biblatex ? locator.trim().replace(/^(?:pp?|pages?)\b\.?\s*/i, '') : labelled(locator);
  return text.replace(/[\\{}[\]]/g, '').replace(/[&%$#_]/g, '\\$&').replace(/(?<=\.) (?=\d)/g, '~').replace(/[–—]|(?<=\d)-(?=\d)/g, '--');
}

/** `@a @b[p. 4]`, `#cite(<a>, form: "prose")`; what is no label goes by `label("…")`. */
function inTypst(works: readonly WorkToCite[], form: CitationForm): string {
  return works.map(({ key, locator }) => {
    const label = labelKey(key, 'typst');
    const supplement = locator ? `[${labelled(locator).replace(/[\\[\]#*_@$`<>~]/g, '\\$&')}]` : '';
    if (label !== undefined && form === 'parenthetical') return `@${label}${supplement}`;
    const options = [...(supplement ? [`supplement: ${supplement}`] : []), ...(form === 'narrative' ? ['form: "prose"'] : [])];
    return `#cite(${[label === undefined ? `label("${key.replace(/["\\]/g, '\\$&')}")` : `<${label}>`, ...options].join(', ')})`;
  }).join(' ');
}

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
