import type { Span } from '../text/span.js';
import type { NumeralAt } from './numeralAt.js';
import { numerals } from './numerals.js';
import type { Numeral, Quantity } from './quantity.js';
import type { Unit } from './unit.js';
import { currencyUnit, unitAt, type UnitAt } from './units.js';

/** A text while it is searched for quantities: its numbers, and what was already found out about them. */
export interface Page {
  readonly text: string;
  readonly tokens: readonly NumeralAt[];
  /** Start of a number → its index. */
  readonly starts: ReadonlyMap<number, number>;
  readonly cell: boolean;
  readonly units: Map<number, UnitAt | undefined>;
}

/** A quantity while it grows. `end` is where reading goes on: behind its companions. */
export type Draft = { -readonly [K in keyof Quantity]: Quantity[K] } & {
  end: number;
  /** A preposition of time stands before it: with a unit of time it is a point in time. */
  when?: boolean;
};

export function page(text: string, decimalComma: boolean, cell: boolean): Page {
  const tokens = numerals(text, decimalComma);
  const starts = new Map<number, number>();
  for (let i = 0; i < tokens.length; i++) starts.set(tokens[i]!.span.start, i);
  return { text, tokens, starts, cell, units: new Map() };
}

export function tokenAt(p: Page, at: number): NumeralAt | undefined {
  const i = p.starts.get(at);
  return i === undefined ? undefined : p.tokens[i];
}

export interface Signed {
  readonly numeral: NumeralAt;
  /** With sign and currency. */
  readonly start: number;
  readonly end: number;
  readonly currency?: Currency;
}

export interface Currency {
  readonly unit: Unit;
  readonly span: Span;
}

/** A number that begins at `at`, with sign and currency before it: `−0.5`, `$1.2`, `+3`. */
export function signedAt(p: Page, at: number): Signed | undefined {
  const { text } = p;
  let start = at;
  let money: Currency | undefined;
  const sign = /^(?:US|A|AU|C|CA)?[$€£¥]/.exec(text.slice(start, start + 3));
  if (sign) {
    money = { unit: currencyUnit(sign[0])!, span: { start, end: start + sign[0].length } };
    start += sign[0].length;
  }
  const c = text[start];
  let negative = false;
  if (c === '−' || c === '-' || c === '–' || c === '+' || c === '—') {
    negative = c !== '+';
    start++;
    if (c === '-' && text[start] === '-') start++;
    if (text[start] === ' ' && c === '−') start++;
  }
  const numeral = tokenAt(p, start);
  if (!numeral) return undefined;
  const signed = start === (money ? money.span.end : at) ? numeral
    : { ...numeral, value: negative ? -numeral.value : numeral.value, printed: text.slice(money ? money.span.end : at, numeral.span.end), span: { start: money ? money.span.end : at, end: numeral.span.end } };
  return { numeral: signed, start: at, end: numeral.span.end, currency: money };
}

/** The unit behind a number that ends at `at`. */
export function unitAfter(p: Page, at: number, numeral: Numeral): UnitAt | undefined {
  if (p.units.has(at)) return p.units.get(at);
  const unit = unitAt(p.text, at, { inWords: numeral.inWords, decimal: numeral.decimals > 0 || /,/.test(numeral.printed) });
  p.units.set(at, unit);
  return unit;
}

/** The number has grown to `end`. */
export function extend(draft: Draft, end: number): void {
  draft.span = { start: draft.span.start, end };
  draft.end = end;
}

/** A draft of one number. */
export function single(p: Page, value: Numeral, start: number, end: number, kind: Quantity['kind']): Draft {
  return { span: { start, end }, text: p.text.slice(start, end), kind, numberSpan: { start, end }, value, relation: '=', hedge: 'none', companions: [], end };
}

/** Behind spaces and citation marks. */
export function skip(text: string, at: number): number {
  let end = at;
  while (end - at < 4) {
    const c = text.charCodeAt(end);
    // spaces and citation marks
    if (c !== 0x20 && c !== 0xa0 && c !== 0x2009 && c !== 0x202f && c !== 0x0a && c !== 0xfffc) break;
    end++;
  }
  return end;
}
