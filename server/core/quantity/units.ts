import type { Span } from '../text/span.js';
import { isLetter, skipSpaces } from './characters.js';
import type { Unit } from './unit.js';
import { unitOfParts, type Part } from './unitMeaning.js';
import { CURRENCY } from './unitNames.js';
import { product, type UnitContext } from './unitReading.js';

/** A unit found in a text, and its place. */
export interface UnitAt {
  readonly unit: Unit;
  readonly span: Span;
  /** `3-inch`, `24-hour`: written as one word with its number. */
  readonly hyphenated: boolean;
}

/**
 * The unit that begins at or just behind `at` (the end of a number): ` mg/kg`, `%`, `-hour`, ` mL/min/1.73 m²`, ` per 100 patient-years`.
 * Undefined where what follows is not surely a unit.
 */
export function unitAt(text: string, at: number, context: UnitContext = {}): UnitAt | undefined {
  const c = text.charCodeAt(at);
  // Most numbers are followed by `,`, `)`, `.` or `;`.
  if (c === 0x2c || c === 0x29 || c === 0x2e || c === 0x3b || c === 0x5d || Number.isNaN(c)) return undefined;
  let start = at;
  let hyphenated = false;
  if ((c === 0x2d || c === 0x2011 || c === 0x2010) && isLetter(text.charCodeAt(at + 1))) { start = at + 1; hyphenated = true; }
  // `8- to 16-metre` leaves a dangling hyphen to the range; here only its unit counts.
  else start = skipSpaces(text, at, 3);
  const parts: Part[] = [];
  const adjacent = start === at || hyphenated;
  const end = product(text, start, parts, { ...context, adjacent, hyphenated });
  if (end === undefined) return undefined;
  return { unit: unitOfParts(text.slice(start, end), parts), span: { start, end }, hyphenated };
}

/** The unit that a whole string names, as in a table header or `\SI{5}{…}`; undefined if it names none. */
export function unitOf(symbol: string): Unit | undefined {
  const trimmed = symbol.trim();
  if (trimmed === '' || trimmed.length > 60) return undefined;
  const currency = CURRENCY[trimmed];
  if (currency) return currencyUnit(trimmed);
  const parts: Part[] = [];
  const end = product(trimmed, 0, parts, { certain: true, adjacent: false, hyphenated: false });
  return end === trimmed.length ? unitOfParts(trimmed, parts) : undefined;
}

/** `$`, `US$`, `€`: undefined for anything else. */
export function currencyUnit(sign: string): Unit | undefined {
  const code = CURRENCY[sign];
  return code ? { symbol: sign, canonical: code, dimension: code, factor: 1, band: 0 } : undefined;
}

/** `$15.4/hour`: the unit of the money and of what stands behind the number. */
export function perUnit(unit: Unit, rest: UnitAt): Unit {
  const dimension = rest.unit.dimension === '' ? unit.dimension : `${unit.dimension}·${rest.unit.dimension}`;
  return { symbol: `${unit.symbol} ${rest.unit.symbol}`, canonical: `${unit.canonical}·${rest.unit.canonical}`, dimension, factor: unit.factor * rest.unit.factor, band: rest.unit.band };
}

/** The value in another unit of the same dimension; undefined where they do not convert. */
export function convert(value: number, from: Unit, to: Unit): number | undefined {
  if (from.canonical === to.canonical) return value;
  if (!convertible(from, to)) return undefined;
  const months = calendarMonths(from) !== undefined && calendarMonths(to) !== undefined;
  if (months) return value * calendarMonths(from)! / calendarMonths(to)!;
  return (value * from.factor + (from.offset ?? 0) - (to.offset ?? 0)) / to.factor;
}

/** Whether one unit can stand for the other: equal dimensions, what is counted (`{cell}`) named by both or by one only. */
export function convertible(a: Unit, b: Unit): boolean {
  if (a.dimension === b.dimension) return true;
  const aBare = uncounted(a.dimension);
  const bBare = uncounted(b.dimension);
  return aBare === bBare && aBare !== '' && (aBare === a.dimension || bBare === b.dimension);
}

/** A dimension without what is counted. */
function uncounted(dimension: string): string {
  return dimension.includes('{') ? dimension.split('·').filter((one) => !/^\{[^}]*\}1?$/.test(one)).join('·') : dimension;
}

/** Months and years convert into each other exactly, though neither has a fixed number of days. */
function calendarMonths(unit: Unit): number | undefined {
  return ({ mo: 1, a: 12, '10.a': 120, '100.a': 1200 } as Record<string, number>)[unit.canonical];
}
