import type { Span } from '../text/span.js';

/** `progression-free survival (PFS)`: a short form, its long form, and where the text defines it. */
export interface Abbreviation {
  readonly short: string;
  readonly long: string;
  readonly shortSpan: Span;
  readonly longSpan: Span;
}

/**
 * Abbreviations that a text defines in brackets, either way round: `overall survival (OS)`, `OS (overall survival)`,
 * and in lists: `OS, overall survival; PFS, progression-free survival`.
 * After Schwartz & Hearst (2003), "A simple algorithm for identifying abbreviation definitions in biomedical text".
 */
export function abbreviations(text: string): readonly Abbreviation[] {
  const found: Abbreviation[] = [];
  for (let open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
    const close = closing(text, open);
    if (close < 0) continue;
    const inside = text.slice(open + 1, close);
    const lead = inside.split(/[;,]| or /u, 1)[0]!.trim();
    const leadAt = open + 1 + inside.indexOf(lead);
    if (isShortForm(lead)) {
      const before = windowBefore(text, open, lead);
      const start = longFormStart(lead, before.text);
      if (start >= 0) {
        const span = { start: before.start + start, end: before.start + before.text.trimEnd().length };
        found.push({ short: lead, long: text.slice(span.start, span.end), shortSpan: { start: leadAt, end: leadAt + lead.length }, longSpan: span });
        continue;
      }
    }
    const wordBefore = /[\p{L}\p{N}][\p{L}\p{N}+/-]*$/u.exec(text.slice(Math.max(0, open - 24), open).trimEnd());
    if (wordBefore && isShortForm(wordBefore[0]) && inside.length < 120 && inside.length > wordBefore[0].length + 2) {
      const shortEnd = text.slice(0, open).trimEnd().length;
      const start = longFormStart(wordBefore[0], inside);
      if (start === 0 || (start > 0 && start <= inside.search(/\S/u))) {
        found.push({
          short: wordBefore[0],
          long: inside.trim(),
          shortSpan: { start: shortEnd - wordBefore[0].length, end: shortEnd },
          longSpan: { start: open + 1, end: close },
        });
      }
    }
  }
  return [...found, ...listed(text)];
}

const LONGEST_BRACKET = 160;

function closing(text: string, open: number): number {
  const limit = Math.min(text.length, open + LONGEST_BRACKET);
  for (let at = open + 1, depth = 1; at < limit; at++) {
    const c = text[at];
    if (c === '(') depth++;
    else if (c === ')' && --depth === 0) return at;
  }
  return -1;
}

/** A short form has 2–12 characters, at most two words, a letter, and no sentence inside it. */
function isShortForm(text: string): boolean {
  if (text.length < 2 || text.length > 12) return false;
  if (!/^[\p{L}\p{N}]/u.test(text) || !/\p{L}/u.test(text)) return false;
  if (text.split(/\s+/u).length > 2) return false;
  // One lower-case word in brackets is a remark, not an abbreviation.
  return /\p{Lu}/u.test(text) || /\p{N}/u.test(text);
}

function windowBefore(text: string, open: number, short: string): { readonly text: string; readonly start: number } {
  const mostWords = Math.min(short.length + 5, short.length * 2);
  let start = open;
  for (let count = 0; count < mostWords && start > 0; count++) {
    let at = start - 1;
    while (at > 0 && /\s/u.test(text[at]!)) at--;
    while (at > 0 && !/[\s(]/u.test(text[at - 1]!)) at--;
    const word = text.slice(at, start);
    if (/[.;:!?]\s*$/u.test(word) && count > 0) break;
    start = at;
    if (text[at - 1] === '(') break;
  }
  return { text: text.slice(start, open), start };
}

/** Where in `text` the long form of `short` begins, its letters met backwards, the first at a word's start; -1 if it isn't one. */
function longFormStart(short: string, text: string): number {
  const long = text.trimEnd();
  let at = long.length - 1;
  for (let s = short.length - 1; s >= 0; s--) {
    const letter = short[s]!.toLowerCase();
    if (!/[\p{L}\p{N}]/u.test(letter)) continue;
    while (at >= 0 && (long[at]!.toLowerCase() !== letter || (s === 0 && at > 0 && /[\p{L}\p{N}]/u.test(long[at - 1]!)))) at--;
    if (at < 0) return -1;
    at--;
  }
  const start = at + 1;
  const found = long.slice(start);
  if (found.length <= short.length || found.split(/\s+/u).includes(short)) return -1;
  return start;
}

/** `OS, overall survival; PFS, progression-free survival` and `OS = overall survival`, as notes under tables have it. */
function listed(text: string): readonly Abbreviation[] {
  const found: Abbreviation[] = [];
  const pair = /(?:^|[;.:]\s+|,\s+)([\p{L}\p{N}][\p{L}\p{N}+/-]{1,11})\s*(?:,|=|:|–|—)\s*(\p{L}[^;.,=()]{3,80})(?=[;.,]|$)/gu;
  for (let match = pair.exec(text); match !== null; match = pair.exec(text)) {
    const [whole, short, long] = match as unknown as [string, string, string];
    if (!isShortForm(short) || longFormStart(short, long) !== 0) {
      pair.lastIndex = match.index + Math.max(1, whole.indexOf(short) + short.length);
      continue;
    }
    const shortAt = match.index + whole.indexOf(short);
    const longAt = match.index + whole.lastIndexOf(long);
    found.push({ short, long: long.trimEnd(), shortSpan: { start: shortAt, end: shortAt + short.length }, longSpan: { start: longAt, end: longAt + long.trimEnd().length } });
    pair.lastIndex = match.index + whole.length;
  }
  return found;
}
