import type { NumeralAt } from './numeralAt.js';
import { extend, tokenAt, unitAfter, type Draft, type Page } from './page.js';

/** Makes the draft a fraction if a denominator stands behind its number. */
export function fractionAfter(p: Page, i: number, draft: Draft): void {
  const { text } = p;
  const token = p.tokens[i]!;
  if (!token.plain && !token.inWords && !(token.decimals === 0 && token.times === 1)) return;
  const found = denominatorAt(p, token.span.end, draft.value.value);
  if (!found) return;
  if (text[token.span.end] === '/' && !found.numeral.plain && !/,/.test(found.numeral.printed)) return;
  draft.kind = 'fraction';
  draft.denominator = found.numeral;
  draft.numberSpan = { start: draft.numberSpan.start, end: found.end };
  extend(draft, found.end);
}

const DENOMINATOR = /\/|[ \u00a0]?\/[ \u00a0]?|[ \u00a0]+(?:out[ \u00a0]+of|of|in)[ \u00a0]+(?:the[ \u00a0]+|all[ \u00a0]+|a[ \u00a0]+total[ \u00a0]+of[ \u00a0]+|every[ \u00a0]+)?(?=[\da-zA-Z])/y;

/** `/270`, ` of 270`, ` in 5`: what a count may be out of. */
export function denominatorAt(p: Page, at: number, count: number): { readonly numeral: NumeralAt; readonly end: number } | undefined {
  const { text } = p;
  DENOMINATOR.lastIndex = at;
  const found = DENOMINATOR.exec(text);
  if (!found) return undefined;
  const numeral = tokenAt(p, DENOMINATOR.lastIndex);
  if (!numeral || numeral.decimals > 0 || numeral.times > 1e6 || numeral.style === 'share' || numeral.style === 'fold' || numeral.value < count || numeral.value === 0) return undefined;
  const end = numeral.span.end;
  if (/^(?:[/:]\d|[–-]\d|\.\d)/.test(text.slice(end, end + 2))) return undefined;
  const wordy = /[a-z]/.test(found[0]);
  const isYear = numeral.plain && numeral.value >= 1900 && numeral.value <= 2100;
  if (wordy && isYear && /\bin\b/.test(found[0])) return undefined;
  if (/\bin\b/.test(found[0]) && (count > 10 || count < 1)) return undefined;
  if (wordy && unitAfter(p, end, numeral)) return undefined;
  if (!wordy && text[end] === '%') return undefined;
  if (text.startsWith('fold', end + 1)) return undefined;
  return { numeral, end };
}
