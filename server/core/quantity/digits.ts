import { isAlnum, isDigit, isWordCode } from './characters.js';
import { endOfAddress } from './digitNames.js';
import { numeral, type NumeralAt } from './numeralAt.js';
import { SCALES_AFTER_DIGITS } from './numberWords.js';

export interface DigitsRead {
  readonly numeral?: NumeralAt;
  /** Not a number: go on here. */
  readonly skipTo?: number;
}

/** The number in digits that begins at `at`, with its groups, decimals, power and scale. */
export function digitsAt(text: string, at: number, decimalComma: boolean): DigitsRead {
  let end = at;
  while (isDigit(text.charCodeAt(end))) end++;
  const whole = end - at;
  let plain = true;
  let grouped = false;
  if (whole > 0 && whole <= 3) {
    const after = groups(text, at, end, decimalComma);
    if (after > end) { end = after; plain = false; grouped = true; }
  }
  let digits = grouped ? text.slice(at, end).replace(/\D/g, '') : text.slice(at, end);
  let decimals = 0;
  const point = text[end];
  const pointed = point === '.' || point === '·' || point === '∙'
    || point === ',' && (decimalComma || whole === 1 && text[at] === '0') && !grouped0(text, end);
  if (pointed && isDigit(text.charCodeAt(end + 1)) && !(point === '·' && text.startsWith('10', end + 1) && isPowerMark(text, end + 3))) {
    let last = end + 1;
    while (isDigit(text.charCodeAt(last))) last++;
    if (decimalComma && point === '.' && last - end - 1 === 3 && whole > 0 && whole <= 3 && text[at] !== '0') {
      // `1.234` where the comma is the decimal sign
      digits += text.slice(end + 1, last);
      plain = false;
    } else {
      decimals = last - end - 1;
      digits = `${digits}.${text.slice(end + 1, last)}`;
      plain = false;
    }
    end = last;
    // Versions, addresses, dates: 1.2.3
    if ((text[end] === '.' || point === ',' && text[end] === ',') && isDigit(text.charCodeAt(end + 1))) {
      while (text[end] === '.' || text[end] === ',' || isAlnum(text.charCodeAt(end))) end++;
      return { skipTo: end };
    }
    // `10.1056/NEJMoa…`: a DOI
    if (point === '.' && decimals >= 4 && text[end] === '/' && text.startsWith('10.', at)) return { skipTo: endOfAddress(text, end) };
  }
  let value = Number(digits);
  let power = 0;
  const exponent = powerAt(text, at, end, decimals === 0 && digits === '10');
  if (exponent) {
    power = exponent.power;
    end = exponent.end;
    plain = false;
    value = exponent.bare ? 10 ** power : Number(`${digits}e${power}`);
    if (exponent.bare) { power = 0; decimals = 0; }
  }
  let scale = 1;
  const mixed = decimals === 0 && plain ? mixedFraction(text, at, end) : undefined;
  if (mixed) {
    return { numeral: numeral(text, at, mixed.end, value + mixed.share, 0.01, 2, 'digits', { plain: false, inWords: false }) };
  }
  const scaled = scaleAt(text, at, end);
  if (scaled) { scale = scaled.scale; end = scaled.end; plain = false; value *= scale; }
  if (!Number.isFinite(value)) return { skipTo: end };
  // `10⁶` alone says the order; otherwise half of the last printed place.
  const tolerance = exponent?.bare ? 0.5 * value : 0.5 * 10 ** (power - decimals) * scale;
  return { numeral: numeral(text, at, end, value, tolerance, decimals, 'digits', { plain, inWords: false, times: scale * 10 ** power }) };
}

function grouped0(text: string, comma: number): boolean {
  // `0,1,2`: a list
  let end = comma + 1;
  while (isDigit(text.charCodeAt(end))) end++;
  return text[end] === ',' && isDigit(text.charCodeAt(end + 1));
}

/** End of `1,234,567`, `940 000`, `1’234`; the given end if there are no groups. */
function groups(text: string, at: number, first: number, decimalComma: boolean): number {
  if (text[at] === '0') return first;
  const sign = text[first];
  const groupSign = decimalComma ? '.' : ',';
  if (sign !== groupSign && sign !== '\u2009' && sign !== '\u202f' && sign !== '\u00a0' && sign !== ' ' && sign !== '’' && sign !== "'") return first;
  let end = first;
  let count = 0;
  while (text[end] === sign && isDigit(text.charCodeAt(end + 1)) && isDigit(text.charCodeAt(end + 2)) && isDigit(text.charCodeAt(end + 3)) && !isDigit(text.charCodeAt(end + 4))) {
    end += 4;
    count++;
    if (count > 8) break;
  }
  if (count === 0) return first;
  if (sign === '.' && count === 1) return first; // decided as a decimal or a group by the caller
  if (sign === ' ' || sign === '\u00a0') {
    // `Table 1 100 patients` and columns of a table: not one number
    const before = text.charCodeAt(at - 2);
    if (text[at - 1] === ' ' && (isDigit(before) || labelBefore(text, at))) return first;
    if (text[end] === ' ' && isDigit(text.charCodeAt(end + 1)) || isAlnum(text.charCodeAt(end))) return first;
    if (text[end] === '.' && isDigit(text.charCodeAt(end + 1)) && sign === ' ' && count === 1 && first - at < 2) return end;
  }
  return end;
}

function labelBefore(text: string, at: number): boolean {
  return /(?:table|figure|fig\.?|section|step|day|week|month|year|phase|grade|model|study|group|type|arm|stage|experiment) $/i.test(text.slice(Math.max(0, at - 12), at));
}

/** `×10⁻³`, ` x 10^-3`, `e-5`; `bare` for `10⁶` itself. */
function powerAt(text: string, at: number, end: number, ten: boolean): { power: number; end: number; bare: boolean } | undefined {
  const c = text[end];
  if (ten && isPowerMark(text, end)) {
    const power = signedPower(text, end);
    return power && { ...power, bare: true };
  }
  if ((c === 'e' || c === 'E') && at < end) {
    const found = /^[eE]([-+−]?\d{1,3})(?![\w])/.exec(text.slice(end, end + 7));
    return found ? { power: Number(found[1]!.replace('−', '-')), end: end + found[0].length, bare: false } : undefined;
  }
  if (c !== ' ' && c !== '\u00a0' && c !== '\u2009' && c !== '\u202f' && c !== '×' && c !== 'x' && c !== '·' && c !== '⋅' && c !== '*' && c !== '✕' && c !== '\u2062') return undefined;
  const times = /^\s{0,2}[×x·⋅*✕∙]\s{0,2}10(?=[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺^−–-])/.exec(text.slice(end, end + 8));
  if (!times) return undefined;
  const power = signedPower(text, end + times[0].length);
  return power && { ...power, bare: false };
}

function isPowerMark(text: string, at: number): boolean {
  const c = text[at];
  return c !== undefined && ('⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺'.includes(c) || c === '^');
}

function signedPower(text: string, at: number): { power: number; end: number } | undefined {
  const raised = /^([⁻⁺]?)([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})/.exec(text.slice(at, at + 4));
  if (raised) {
    const power = Number([...raised[2]!].map((d) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(d)).join(''));
    return { power: raised[1] === '⁻' ? -power : power, end: at + raised[0].length };
  }
  const plain = /^(?:\^\{?\(?([-+−–]?\d{1,3})\)?\}?|([-−–]\d{1,2}))(?![\d])/.exec(text.slice(at, at + 9));
  return plain ? { power: Number((plain[1] ?? plain[2])!.replace(/[−–]/, '-')), end: at + plain[0].length } : undefined;
}

/** ` 1/2` behind `2`, `½` behind `2`. */
function mixedFraction(text: string, at: number, end: number): { share: number; end: number } | undefined {
  const c = text[end];
  if (c === undefined) return undefined;
  if (VULGAR[c] !== undefined) return { share: VULGAR[c], end: end + 1 };
  if (c !== ' ') return undefined;
  const found = /^ ([1-9])\/([2-9]|1[0-9])(?![\d/.,–-]|\s*\d)/.exec(text.slice(end, end + 9));
  if (!found || end - at > 3) return undefined;
  const share = Number(found[1]) / Number(found[2]);
  return share < 1 && [2, 3, 4, 5, 8, 16].includes(Number(found[2])) ? { share, end: end + found[0].length } : undefined;
}

/** ` million`, `k`, `M` (of money), `B`. */
function scaleAt(text: string, at: number, end: number): { scale: number; end: number } | undefined {
  const c = text.charCodeAt(end);
  if (c === 0x20 || c === 0xa0 || c === 0x2d || c === 0x2009 || c === 0x202f) {
    const next = text.charCodeAt(end + 1);
    // h t m b l c
    if (next !== 0x68 && next !== 0x74 && next !== 0x6d && next !== 0x62 && next !== 0x6c && next !== 0x63) return undefined;
    const word = /^[a-z]{2,8}(?![A-Za-z])/.exec(text.slice(end + 1, end + 10))?.[0];
    const scale = word === undefined ? undefined : SCALES_AFTER_DIGITS[word];
    return scale === undefined ? undefined : { scale, end: end + 1 + word!.length };
  }
  const money = /[$€£¥]\s?$/.test(text.slice(Math.max(0, at - 2), at));
  const letter = text[end];
  if (letter !== 'k' && letter !== 'K' && letter !== 'M' && letter !== 'B' && letter !== 'T' && letter !== 'm' && letter !== 'b') return undefined;
  if (isWordCode(text.charCodeAt(end + 1)) || isDigit(text.charCodeAt(end + 1))) {
    const bn = money ? /^(bn|mn|m|tn)(?![A-Za-z])/.exec(text.slice(end, end + 3)) : null;
    return bn ? { scale: ({ bn: 1e9, mn: 1e6, m: 1e6, tn: 1e12 } as Record<string, number>)[bn[1]!]!, end: end + bn[0].length } : undefined;
  }
  if (letter === 'k' || letter === 'K') return { scale: 1e3, end: end + 1 };
  if (money) return { scale: letter === 'M' || letter === 'm' ? 1e6 : letter === 'B' || letter === 'b' ? 1e9 : 1e12, end: end + 1 };
  // `25.6M and 86M parameters`
  const listed = /^[MBT],? (?:and|or|to|vs\.?|versus) [\d.]{1,6}(?=[MBT] [a-z])/.exec(text.slice(end, end + 22));
  // `110M parameters`, `175B tokens`: a counted plural behind it; `5M NaCl` is a concentration.
  if (listed || (letter === 'M' || letter === 'B' || letter === 'T') && /^[ -](?!(?:is|was|as|this|its)\b)[a-z]{3,}s?\b/.test(text.slice(end + 1, end + 20)) && /^[ -][a-z-]*(?:s\b|[ -](?:[a-z]+s|model)\b)/.test(text.slice(end + 1, end + 40))) {
    return { scale: letter === 'M' ? 1e6 : letter === 'B' ? 1e9 : 1e12, end: end + 1 };
  }
  return undefined;
}

/** Fractions that are one character. */
export const VULGAR: Readonly<Record<string, number>> = {
  '½': 1 / 2, '⅓': 1 / 3, '⅔': 2 / 3, '¼': 1 / 4, '¾': 3 / 4, '⅕': 1 / 5, '⅖': 2 / 5, '⅗': 3 / 5, '⅘': 4 / 5, '⅙': 1 / 6, '⅚': 5 / 6, '⅛': 1 / 8, '⅜': 3 / 8, '⅝': 5 / 8, '⅞': 7 / 8, '⅐': 1 / 7, '⅑': 1 / 9, '⅒': 0.1,
};
