import type { CitationItem } from './document.js';

/** The longest list of numbers that is looked at: `12, 14–17, 21`. */
export const MAX_NUMERIC = 80;

const MAX_NUMBER = 2000;
const NUMBERS = /\d{1,4}|[,;–—-]/g;
/** `[2, Table 2]`, `[3, p. 14]`: where in the work that is named last. */
const LOCATOR = /,\s*(?:pp?\.?\s?\d[\d–-]{0,12}|(?:tables?|tab\.|fig(?:ure)?s?\.?|sections?|sec\.|§|chap(?:ter)?\.?|eqs?\.|appendix|supplement\p{L}*)\s?[\p{L}\p{N}][\p{L}\p{N}.–-]{0,8})\s*$/iu;
const SHAPE = /^\s*\d{1,4}(?:\s*[,;–—-]{1,2}\s*\d{1,4})*\s*$/;

/**
 * The works named by a list of numbers: `3` → 3; `1, 5` → 1 and 5; `2, Table 2` → 2 with its locator; `1–3` → 1, 2 and 3, the middle ones at the place
 * of the whole range. Returns undefined for anything else: decimals, zero, descending or endless ranges.
 * `start` is the list's place in the source.
 */
export function readNumbers(list: string, start: number): readonly CitationItem[] | undefined {
  if (list.length > MAX_NUMERIC) return undefined;
  const locator = LOCATOR.exec(list);
  if (locator) {
    const items = readNumbers(list.slice(0, locator.index), start);
    return items && [...items.slice(0, -1), { ...items[items.length - 1]!, locator: locator[0].replace(/^,\s*/, '') }];
  }
  if (!SHAPE.test(list)) return undefined;
  const items: CitationItem[] = [];
  let previous: { readonly value: number; readonly at: number } | undefined;
  let ranged = false;
  for (const token of list.matchAll(NUMBERS)) {
    const at = start + token.index;
    if (!/\d/.test(token[0])) {
      ranged = token[0] !== ',' && token[0] !== ';';
      continue;
    }
    const value = Number(token[0]);
    if (value === 0 || value > MAX_NUMBER || token[0].startsWith('0')) return undefined;
    if (ranged && previous) {
      if (value <= previous.value || value - previous.value > 50) return undefined;
      for (let n = previous.value + 1; n < value; n++) items.push(numericItem(String(n), previous.at, at + token[0].length));
    }
    items.push(numericItem(token[0], at, at + token[0].length));
    previous = { value, at };
    ranged = false;
  }
  return items.length > 0 ? items : undefined;
}

/** The works between two numeric citations joined by a dash, `[1]–[3]`, that is 2 here. */
export function between(first: CitationItem, last: CitationItem): readonly CitationItem[] {
  const [from, to] = [Number(first.key), Number(last.key)];
  if (!(to - from > 1 && to - from <= 50)) return [];
  return Array.from({ length: to - from - 1 }, (_, i) => numericItem(String(from + 1 + i), first.span.start, last.span.end));
}

export function numericItem(key: string, start: number, end: number): CitationItem {
  return { key, span: { start, end }, prefix: '', locator: '', suffix: '', authorSuppressed: false };
}

const LABEL_BEFORE = /\b(?:(?:tables?|figures?|sections?|equations?|appendix|appendices|chapters?|schemes?|panels?|additional files?|supplement(?:ary)?|movies?|videos?|box(?:es)?)|(?:tab|figs?|secs?|eqs?|nos?)\.?) ?(?:\[?S?\d{1,3}[a-z]?\]?(?:\(#[^()]{0,20}\))? ?(?:,|and|to|–|-|&) ?){0,2}\[?$/i;
const INTERVAL_BEFORE = /\b(?:CI|CrI|HDI|IQR|interval|range|ranged|ranges|ranging|SD|SE|SEM|IQRs|CIs|limits?|bounds?|percentiles?|quartiles?) ?\)? ?[:=,]? ?$/;
const NUMBER_BEFORE = /(?<![\p{L}\d.,·])[-−+]?\d[\d.,·]{0,20} ?‰? $/u;
const YEAR_BEFORE = /(?<![\d.,])(?:1[89]|20)\d\d[a-z]? ?$/;

/**
 * Whether numbers in square brackets, `[3]`, `[8–15]`, can be a citation, judged by the text before the bracket:
 * not after `Table`, not where an interval stands (`95% CI [12, 34]`, `12 [8–15]`).
 */
export function isPlausibleBracket(before: string, items: readonly CitationItem[], hasList: boolean): boolean {
  const text = before.replace(/\s+/g, ' ');
  if (LABEL_BEFORE.test(text)) return false;
  if (YEAR_BEFORE.test(text)) return true;
  if (items.length > 1 && (INTERVAL_BEFORE.test(text) || NUMBER_BEFORE.test(text))) return false;
  return hasList || !NUMBER_BEFORE.test(text);
}

/**
 * Whether raised numbers, `longer.^1,2^` or `trial¹²`, can be a citation, judged by the text before them:
 * after a word of four letters or more or after punctuation, never after a number or what can be a unit or a
 * variable (`m²`, `10⁻³`, `χ²`).
 */
export function isPlausibleRaised(before: string): boolean {
  return /(?:\p{L}{4}|\p{Lu}{3}|[\p{L})\]"”’][.,;:]|[)\]"”’%])$/u.test(before) && !LABEL_BEFORE.test(before);
}
