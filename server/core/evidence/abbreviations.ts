import type { Span } from '../text/span.js';
import { longFormAtEnd } from './longForm.js';

/** `progression-free survival (PFS)`: a short form, its long form, and where the text defines it. */
export interface Abbreviation {
  readonly short: string;
  readonly long: string;
  readonly shortSpan: Span;
  readonly longSpan: Span;
}

/**
 * Abbreviations that a text defines in round or square brackets, either way round: `overall survival (OS)`,
 * `OS (overall survival)`, `odds ratio [OR], 1.2`, and in notes: `OS, overall survival; PFS = progression-free survival`.
 * Ascending by the place of the short form; spans are UTF-16 offsets in `text`. Takes time linear in the text.
 *
 * That definitions stand in brackets, and how long a long form may be, is after Schwartz & Hearst (2003), "A simple
 * algorithm for identifying abbreviation definitions in biomedical text"; see {@link longFormAtEnd} for what is matched.
 */
export function abbreviations(text: string): readonly Abbreviation[] {
  const found: Abbreviation[] = [];
  for (const bracket of brackets(text)) {
    const one = before(text, bracket) ?? behind(text, bracket) ?? within(text, bracket);
    if (one) found.push(one);
  }
  found.push(...listed(text));
  return found.sort((a, b) => a.shortSpan.start - b.shortSpan.start);
}

/** `overall survival (OS)`, `(OS; n = 12)`, `(hereafter OS)`, `(OS or survival)`, `glutathione peroxidase (EC 1.11.1.9; GPx)`. */
function before(text: string, bracket: Span): Abbreviation | undefined {
  for (const { start, end } of pieces(text, bracket)) {
    const short = text.slice(start, end);
    if (!isShortForm(short)) continue;
    // `students (SD = 0.4)` gives a value: what it is called has been said, unless letter for letter.
    const valued = /^\s*=/u.test(text.slice(end, end + 3));
    if (valued && short.length === 1) continue;
    const found = definition(text, { start, end }, { start: windowBefore(text, bracket.start, short), end: bracket.start }, valued ? 0 : Infinity);
    if (found) return found;
  }
  return undefined;
}

/** `(posttransplant lymphoproliferative disorder, PTLD)`. */
function within(text: string, bracket: Span): Abbreviation | undefined {
  const inside = text.slice(bracket.start, bracket.end);
  const comma = bracket.start + Math.max(inside.lastIndexOf(','), inside.lastIndexOf(';'), inside.lastIndexOf(':'));
  if (comma < bracket.start) return undefined;
  const [last] = pieces(text, { start: comma, end: bracket.end });
  if (!last || last.end - last.start < 2 || !isShortForm(text.slice(last.start, last.end)) || text.slice(last.end, bracket.end - 1).trim() !== '') return undefined;
  return definition(text, last, { start: bracket.start + 1, end: comma });
}

/** The definition of the short form by the words at the end of a window. */
function definition(text: string, shortSpan: Span, window: Span, mostCost = Infinity): Abbreviation | undefined {
  const short = text.slice(shortSpan.start, shortSpan.end);
  const words = trimmed(text.slice(window.start, window.end));
  const found = longFormAtEnd(short, words);
  if (!found || found.cost > mostCost) return undefined;
  const long = words.slice(found.start);
  if (lettersIn(long) <= lettersIn(short) || long.split(/\s+/u).includes(short) || !balanced(long)) return undefined;
  const start = window.start + found.start;
  return { short, long, shortSpan, longSpan: { start, end: start + long.length } };
}

/** What stands between the commas of a bracket, without quotes and words that announce an abbreviation. */
function pieces(text: string, bracket: Span): readonly Span[] {
  const inside = text.slice(bracket.start + 1, bracket.end - 1);
  const found: Span[] = [];
  for (const match of inside.matchAll(/(?:[^;,:=\s\uFFFC]|\s(?!(?:or|and)\s))+/gu)) {
    const lead = ANNOUNCED.exec(match[0])![0].length;
    const piece = trimmed(match[0].slice(lead));
    const start = bracket.start + 1 + match.index + lead;
    if (piece !== '') found.push({ start, end: start + piece.length });
    if (found.length === 4) break;
  }
  return found;
}

/** Without the spaces, quotes, stars and commas at its end. */
function trimmed(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s"”’'*,]/u.test(text[end - 1]!)) end--;
  return text.slice(0, end);
}

const ANNOUNCED = /^[\s"“‘'*]*(?:(?:abbreviated|abbr\.|termed|called|denoted|hereafter|henceforth|herein|hereinafter|here|or|and|i\.e\.|designated|known|referred to)\s+(?:as\s+)?)*["“‘'*]*/u;

function lettersIn(text: string): number {
  return text.replace(/\P{L}/gu, '').length;
}

function balanced(text: string): boolean {
  let round = 0;
  let square = 0;
  for (const c of text) {
    if (c === '(') round++;
    else if (c === ')') round--;
    else if (c === '[') square++;
    else if (c === ']') square--;
    if (round < 0 || square < 0) return false;
  }
  return round === 0 && square === 0;
}

/** `OS (overall survival)`. */
function behind(text: string, bracket: Span): Abbreviation | undefined {
  const shortEnd = bracket.start - (/\s/u.test(text[bracket.start - 1] ?? '') ? 1 : 0);
  let shortAt = shortEnd;
  while (shortAt > 0 && shortEnd - shortAt <= LONGEST_SHORT_FORM && !/[\s([“"'*]/u.test(text[shortAt - 1]!)) shortAt--;
  const short = text.slice(shortAt, shortEnd);
  if (!isShortForm(short) || !/\p{Lu}/u.test(short)) return undefined;
  const inside = text.slice(bracket.start + 1, bracket.end - 1).split(/[;\uFFFC]/u, 1)[0]!;
  const lead = /^[\s"“‘']*(?:(?:i\.e\.,?|that is,?|or|for|the|short for|stands for)\s+)*/u.exec(inside)![0].length;
  const longAt = bracket.start + 1 + lead;
  const one = definition(text, { start: shortAt, end: shortEnd }, { start: longAt, end: bracket.start + 1 + inside.length });
  return one?.longSpan.start === longAt ? one : undefined;
}

const LONGEST_BRACKET = 200;
const LONGEST_SHORT_FORM = 20;

/** Bracketed stretches, brackets included, that follow a space: those inside a word, `poly(dT)`, are its own. */
function* brackets(text: string): Generator<Span> {
  const opening = /[([]/gu;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const open = match.index;
    if (open > 0 && !/[\s([]/u.test(text[open - 1]!) && !/(?:^|\s)\p{Ll}{5,}$/u.test(text.slice(Math.max(0, open - 24), open))) continue;
    const close = closing(text, open);
    if (close > 0) yield { start: open, end: close + 1 };
  }
}

function closing(text: string, open: number): number {
  const [opens, closes] = text[open] === '(' ? '()' : '[]';
  const limit = Math.min(text.length, open + LONGEST_BRACKET);
  for (let at = open + 1, depth = 1; at < limit; at++) {
    const c = text[at];
    if (c === opens) depth++;
    else if (c === closes && --depth === 0) return at;
  }
  return -1;
}

/** A short form has one to three words, a letter, a capital or a digit if it is longer than a few letters, and no sign of a formula. */
function isShortForm(text: string): boolean {
  if (text.length === 0 || text.length > LONGEST_SHORT_FORM || !/\p{L}/u.test(text)) return false;
  if (/[=<>%≤≥±~⁻⁰¹²³\uFFFC|]|^\d+(?:\.\d|\s)|^\p{Ll}{4,}\s|^\p{L}?\p{Ll}{5}/u.test(text) || !/^[\p{L}\p{N}[(.+]/u.test(text)) return false;
  const words = text.split(/\s+/u);
  if (words.length > 3) return false;
  if (text.length === 1) return /\p{Lu}/u.test(text);
  return /\p{Lu}|\p{N}|[Α-Ωα-ω]/u.test(text) || (words.length === 1 && text.length <= 5);
}

/** As much before a bracket as a long form may take, and no further than its sentence or the bracket before. */
function windowBefore(text: string, open: number, short: string): number {
  const letters = short.length;
  const mostWords = Math.min(letters + 5, letters * 2 + 1);
  const from = Math.max(0, open - 300);
  const stretch = text.slice(from, open);
  const tokens = Array.from(stretch.matchAll(/\S+/gu));
  let start = stretch.length;
  let depth = 0;
  for (let index = tokens.length - 1, count = 0; index >= 0 && count < mostWords; index--, count++) {
    const token = tokens[index]![0];
    const last = index === tokens.length - 1;
    if (!last && (/[;!?]$|\p{Ll}{2}\.$|[)\]]\.$|\uFFFC$/u.test(token) || /^[([].*[)\]][,.:]?$/u.test(token))) break;
    for (const c of token) depth += c === '(' || c === '[' ? -1 : c === ')' || c === ']' ? 1 : 0;
    start = tokens[index]!.index;
    if (depth < 0) {
      start += Math.max(token.lastIndexOf('('), token.lastIndexOf('[')) + 1;
      break;
    }
  }
  return from + start;
}

/** `OS, overall survival; PFS, progression-free survival` and `OS = overall survival`, as notes under tables have it. */
function listed(text: string): readonly Abbreviation[] {
  const found: Abbreviation[] = [];
  const pair = /(?:^|[;.:]\s+|,\s+)([\p{L}\p{N}][\p{L}\p{N}+/-]{1,11})\s*(?:,|=|:|–|—)\s*(\p{L}[^;.,=()]{3,80})(?=[;.,]|$)/gu;
  for (let match = pair.exec(text); match !== null; match = pair.exec(text)) {
    const [whole, short, long] = match as unknown as [string, string, string];
    const shortAt = match.index + whole.indexOf(short);
    const longAt = match.index + whole.length - long.length;
    const one = /\p{Lu}/u.test(short) && isShortForm(short) ? definition(text, { start: shortAt, end: shortAt + short.length }, { start: longAt, end: longAt + long.length }) : undefined;
    if (one?.longSpan.start === longAt) found.push(one);
    pair.lastIndex = one?.longSpan.start === longAt ? match.index + whole.length : shortAt + short.length;
  }
  return found;
}
