/**
 * How much of a paragraph's start is a table's label: `Table 1: `, `**Table S2.** `, `Table: `, `TABLE IV — `.
 * 0 when the paragraph is no table caption; prose about a table (`Table 1 shows …`) is none.
 */
export function tableCaption(text: string): number {
  const match = /^[*_]{0,3}Tab(?:le|elle|leau|la|\.)?(?:[*_]{0,3}\s*[:.—–-]|[ \u00A0]+(?:(?:\d{1,3}|S\d{1,3}|[IVX]{1,5}|[A-Z])(?:[.-]?\d{1,3})?[a-z]?)[*_]{0,3}\s*(?:[:.|—–]|$|-\s|\s{2,}|\n|\*))[*_]{0,3}\s*/i.exec(text.slice(0, 60));
  return match ? match[0].length : 0;
}

/** The number in a caption's label, `1` or `S2`: `Table S2. Adverse events`. */
export function tableNumber(text: string): string | undefined {
  return /^[*_]{0,3}Tab(?:le|elle|leau|la|\.)?[ \u00A0]+((?:\d{1,3}|S\d{1,3}|[IVX]{1,5}|[A-Z])(?:[.-]?\d{1,3})?[a-z]?)/i.exec(text.slice(0, 30))?.[1];
}

/** `Figure 2: …`, `**Fig. 3.** …`: the caption of a figure. */
export function isFigureCaption(text: string): boolean {
  return /^[*_]{0,3}(?:Fig(?:ure|\.)?|Abb(?:ildung|\.)?|Scheme|Box)[ \u00A0]*(?:\d{1,3}|S\d{1,3}|[IVX]{1,5})[a-z]?[*_]{0,3}\s*(?:[:.|—–]|-\s)/i.test(text.slice(0, 40));
}

const SIGN = /^(?:\\?[*†‡§¶#]|\^?\(?[a-z]\)\s|\^[^\s^]{1,12}\^|<sup>|[ᵃ-ᶻ¹²³⁴-⁹]|[a-h]\s+(?=[A-Z]))/u;
const WORDS = /^[*_]{0,3}(?:Notes?|Footnotes?|Abbreviations?|Sources?|Data|Values?|Key|Legend|Adapted|Modified|Reproduced|Adjusted|Numbers?|Percentages|Plus–minus|Results are|Means?|Estimates?|There were no)\b[*_]{0,3}(?=[:.\s])/i;
const SAYS = /^[*_]{0,3}(?:Notes?|Footnotes?|Abbreviations?|Sources?|Key|Legend)[*_]{0,3}\s*[:.]|^[*_]{0,3}(?:Data|Values?|Numbers?|Percentages|Means?|Estimates?|Results)\b[^.]{0,60}?\b(?:from|are|is|as|presented|expressed|shown|given|in parentheses|of)\b|^(?:Adapted|Modified|Reproduced|Adjusted)\b|^Plus–minus|^There were no|^Note that/i;
const ABBREVIATION = /^[A-Z][\w/+-]{0,14}(?:\s?=\s?|,\s|:\s)[a-zA-Z]/;

/**
 * Whether the paragraph right behind a table is a note of it: begins with a note sign or letter, says where the data
 * are from, spells out abbreviations, or is nothing but citations.
 */
export function isTableNote(text: string): boolean {
  const head = text.slice(0, 160);
  if (SIGN.test(head) && !/^[*_]{1,3}(?:Tab|Fig)/i.test(head)) return !/^\*{1,3}\s?$/.test(head) && !isBoldLead(head);
  if (WORDS.test(head) && SAYS.test(head)) return true;
  if (/^n\s?=/i.test(head)) return true;
  if (ABBREVIATION.test(head) && text.length < 1500 && (/[;,=]/.test(head))) return /^[A-Z][\w/+-]{0,14}\s?=/.test(head) || /^(?=[A-Z][\w/+-]{1,30}[,:])[A-Z][a-z/+-]{0,20}[A-Z0-9]/.test(head) || /;/.test(head);
  return isCitationsOnly(text);
}

/** `**Baseline.** Patients …` opens a paragraph of prose. */
function isBoldLead(head: string): boolean {
  return /^\*\*?[A-Za-z][^*]{2,80}\*\*?/.test(head) && !/^\*\*?(?:Notes?|Data|Source|Abbrev)/i.test(head);
}

function isCitationsOnly(text: string): boolean {
  if (text.length > 300 || !/^[\s\\]*[[￼]/.test(text)) return false;
  const rest = text
    .replace(/\]\([^)\s]{0,200}\)/g, ']')
    .replace(/\\?\[[^[\]]{0,200}\]/g, '')
    .replace(/[\s[\]\\￼.,;]/g, '');
  return rest === '';
}

const REFERENCE_HEADING = /^(?:\d{1,2}(?:\.\d{1,2})?\.?\s+)?(?:list of )?(?:references?(?: and notes| cited| list)?|bibliography|literature(?: cited)?|works cited|cited (?:works|literature)|literatur(?:verzeichnis)?|quellen(?:verzeichnis)?|références|bibliographie|referencias|bibliografía|bibliografia|riferimenti|citations?|sources)\s*:?$/i;

/** Whether a heading opens a reference list: `References`, `7. Literature cited`. */
export function isReferenceHeading(text: string): boolean {
  return text.length < 60 && REFERENCE_HEADING.test(text.replace(/[*_#]/g, '').trim());
}

/** `**References**` as a paragraph of its own does so, too. */
export function isBoldReferenceHeading(text: string): boolean {
  const match = /^(\*\*|__)([^*_\n]{3,40})\1:?\s*$/.exec(text.slice(0, 80));
  return match !== null && isReferenceHeading(match[2]!);
}

/** Whether a heading opens the abstract. */
export function isAbstractHeading(text: string): boolean {
  return text.length < 40 && /^(?:abstract|summary|executive summary|zusammenfassung|résumé|resumen|synopsis)\s*:?$/i.test(text.replace(/[*_#]/g, '').trim());
}

/** The number at the start of a list entry: `3. …`, `[3] …`, `\[3\] …`, `(3) …`, `3) …`, `^3^ …`; the offsets count from the text's start. */
export function entryNumber(text: string): { readonly number: string; readonly start: number; readonly end: number; readonly next: number } | undefined {
  const match = /^(?:(\\?\[|\(|\^|<sup>)\s?(\d{1,4})\s?(?:\\?\]|\)|\^|<\/sup>)[.:]?|(\d{1,4})[.)\]])(?:\s+|$)/.exec(text.slice(0, 24));
  if (!match) return undefined;
  const number = match[2] ?? match[3]!;
  const start = match[0].indexOf(number);
  return { number, start, end: start + number.length, next: match[0].length };
}
