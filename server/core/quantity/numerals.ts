import type { Numeral } from './quantity.js';
import { atomOf } from './unitNames.js';
import { DENOMINATORS, FOLDS, SCALES, SCALES_AFTER_DIGITS, SMALL, TENS } from './numberWords.js';

/** A number found in a text, before anything is known of its unit or its sense. */
export interface NumeralAt extends Numeral {
  /** `34.8` and `1.2 million` are digits; `two thirds` a share; `doubled`, `tenfold` a fold. */
  readonly style: 'digits' | 'words' | 'share' | 'fold';
  readonly direction?: 'up' | 'down';
  /** Digits without point, group or power: what a year, an ordinal or a name may be. */
  readonly plain: boolean;
  /** What the digits were multiplied by: 1e6 for `1.2 million`, 1e-3 for `1.2 × 10⁻³`, 1 for most. */
  readonly times: number;
}

/**
 * All numbers of the text in order, digits and words; digits inside names (`CXCL10`, `PD-1`), addresses and dotted runs (`1.2.3`) are left out.
 * One pass; each number is read once.
 */
export function numerals(text: string, decimalComma = false): NumeralAt[] {
  const found: NumeralAt[] = [];
  const length = text.length;
  let i = 0;
  while (i < length) {
    const c = text.charCodeAt(i);
    if (c >= 0x30 && c <= 0x39) {
      if (insideName(text, i)) { i = endOfName(text, i); continue; }
      const number = digitsAt(text, i, decimalComma);
      if (number.skipTo !== undefined) { i = number.skipTo; continue; }
      found.push(number.numeral!);
      i = number.numeral!.span.end;
    } else if (c >= 0x61 && c <= 0x7a || c >= 0x41 && c <= 0x5a) {
      let end = i + 1;
      while (end < length && isWordCode(text.charCodeAt(end))) end++;
      const size = end - i;
      if (size <= 13 && MAY_BEGIN[(c & 0x1f) << 5 | (size > 1 ? text.charCodeAt(i + 1) & 0x1f : 0)] === 1) {
        const read = wordsAt(text, i, end);
        if (read) {
          if (read.numeral) found.push(read.numeral);
          i = read.end;
          continue;
        }
      }
      if (size >= 3 && size <= 5 && isAddress(text, i, end)) { i = endOfAddress(text, end); continue; }
      i = end;
    } else if (c === 0x2e || c === 0xb7) {
      // `.05`
      const next = text.charCodeAt(i + 1);
      if (next >= 0x30 && next <= 0x39 && !isAlnum(text.charCodeAt(i - 1)) && text[i - 1] !== ')' && text[i - 1] !== '.') {
        const number = digitsAt(text, i, decimalComma);
        if (number.skipTo !== undefined) { i = number.skipTo; continue; }
        found.push(number.numeral!);
        i = number.numeral!.span.end;
      } else i++;
    } else if (c >= 0xbc && c <= 0xbe || c >= 0x2150 && c <= 0x215e) {
      const share = VULGAR[text[i]!];
      if (share !== undefined) found.push(numeral(text, i, i + 1, share, 0.01, 2, 'share', { plain: false, inWords: false }));
      i++;
    } else i++;
  }
  return found;
}

const VULGAR: Readonly<Record<string, number>> = {
  '½': 1 / 2, '⅓': 1 / 3, '⅔': 2 / 3, '¼': 1 / 4, '¾': 3 / 4, '⅕': 1 / 5, '⅖': 2 / 5, '⅗': 3 / 5, '⅘': 4 / 5, '⅙': 1 / 6, '⅚': 5 / 6, '⅛': 1 / 8, '⅜': 3 / 8, '⅝': 5 / 8, '⅞': 7 / 8, '⅐': 1 / 7, '⅑': 1 / 9, '⅒': 0.1,
};

// ---- Digits ----

interface DigitsRead {
  readonly numeral?: NumeralAt;
  /** Not a number: go on here. */
  readonly skipTo?: number;
}

function digitsAt(text: string, at: number, decimalComma: boolean): DigitsRead {
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

// ---- Names ----

/** Whether the digit at `at` belongs to a name: `CXCL10`, `PD-1`, `C57BL/6`, `x^2`, `#5`. */
function insideName(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  if (Number.isNaN(before) || before === 0x20) return false;
  if (isWordCode(before)) return !/(?:^|[^A-Za-z])(?:USD|EUR|GBP|CHF|AUD|CAD|CNY|RMB|Rs|US)$/.test(text.slice(Math.max(0, at - 4), at));
  // ^ _ # @
  if (before === 0x5e || before === 0x5f || before === 0x23 || before === 0x40) return true;
  // - – ‑ / . : '
  if (before === 0x2d || before === 0x2013 || before === 0x2011 || before === 0x2010 || before === 0x2f || before === 0x2e || before === 0x3a || before === 0x2b || before === 0x2212) {
    const further = text.charCodeAt(at - 2);
    if (isWordCode(further) && behindUnit(text, at, before)) return false;
    if (before === 0x2e && (text[at - 2] === ')' || text[at - 2] === '"' || text[at - 2] === '”')) return true;
    return isWordCode(further) || before === 0x2b && further === 0x2f;
  }
  return false;
}

/** `5 mg–10 mg`, `5k-20k`: the dash stands behind a number's unit and not inside a name. `h-1` is an exponent. */
function behindUnit(text: string, at: number, dash: number): boolean {
  if (dash !== 0x2d && dash !== 0x2013) return false;
  const found = /(?:^|[^\w])\d[\d.,]{0,8}[ \u00a0]?([A-Za-zµμ]{1,8})[-–]$/.exec(text.slice(Math.max(0, at - 22), at));
  if (!found || dash === 0x2d && /^[1-4](?!\d|[.,]\d)/.test(text.slice(at, at + 3))) return false;
  return found[1] === 'k' || found[1] === 'K' || atomOf(found[1]!) !== undefined;
}

/** The end of a name with digits, from inside it: `SSP2-4.5`, `AUC0–24`, `Al2O3/Ni0.8`. */
function endOfName(text: string, at: number): number {
  let end = at;
  for (;;) {
    const c = text.charCodeAt(end);
    if (isAlnum(c) || isWordCode(c) || c === 0x5f) { end++; continue; }
    const next = text.charCodeAt(end + 1);
    // . : need a digit behind them, - – ‑ / + a digit or letter
    if ((c === 0x2e || c === 0x3a) && isDigit(next)) { end++; continue; }
    if ((c === 0x2d || c === 0x2013 || c === 0x2011 || c === 0x2f || c === 0x2b) && (isDigit(next) || isWordCode(next))) { end++; continue; }
    return Math.max(end, at + 1);
  }
}

function isAddress(text: string, at: number, end: number): boolean {
  const word = text.slice(at, end).toLowerCase();
  return (word === 'http' || word === 'https') && text[end] === ':' || word === 'www' && text[end] === '.' || (word === 'doi' || word === 'pmid' || word === 'arxiv' || word === 'pmcid') && (text[end] === ':' || text[end] === '.' || text[end] === ' ' && isDigit(text.charCodeAt(end + 1)));
}

function endOfAddress(text: string, at: number): number {
  let end = at;
  if (text[end] === ':' && text[end + 1] === ' ' || text[end] === ' ') end += text[end] === ' ' ? 1 : 2;
  while (end < text.length) {
    const c = text.charCodeAt(end);
    if (c <= 0x20 || c === 0xa0 || c === 0x3c || c === 0x3e || c === 0xfffc) break;
    end++;
  }
  return Math.max(end, at + 1);
}

/** The end of the name that begins with digits: `22C3`, `5-HT`, `3D`, `1st`, `2-deoxyglucose`. */
export function endOfNameFrom(text: string, at: number): number {
  return endOfName(text, at);
}

// ---- Words ----

/** Whether a number word begins with these two letters; the index is made of their low five bits. Spares most words a look-up. */
const MAY_BEGIN = firstTwo(['a', 'an', 'half', 'none', 'hundredfold', 'thousandfold', ...Object.keys(SMALL), ...Object.keys(TENS), ...Object.keys(FOLDS)]);

function firstTwo(words: readonly string[]): Uint8Array {
  const flags = new Uint8Array(1024);
  for (const word of words) flags[(word.charCodeAt(0) & 0x1f) << 5 | (word.length > 1 ? word.charCodeAt(1) & 0x1f : 0)] = 1;
  return flags;
}

interface WordsRead {
  readonly numeral?: NumeralAt;
  readonly end: number;
}

/** Number words from `at`; `first` is the end of the first word. A reading without a numeral says: words seen, none a figure (`one of the`). */
function wordsAt(text: string, at: number, first: number): WordsRead | undefined {
  const before = text.charCodeAt(at - 1);
  if (isDigit(before) || before === 0x5f) return undefined;
  const word = text.slice(at, first).toLowerCase();
  const fold = FOLDS[word];
  if (fold) return foldWord(text, at, first, word, fold);
  const joined = word.length < 7 || !word.endsWith('fold') ? null : /^(one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred|thousand)fold$/.exec(word);
  if (joined) {
    const value = SMALL[joined[1]!] ?? TENS[joined[1]!] ?? SCALES[joined[1]!]!;
    return { numeral: numeral(text, at, first, value, 0.5, 0, 'fold', { inWords: true }), end: first };
  }
  if (word === 'a' || word === 'an') {
    const next = nextWord(text, first);
    if (!next) return undefined;
    if (next.word in SCALES || next.word === 'dozen') return integer(text, at, first, 1);
    if (next.word in DENOMINATORS && next.word !== 'second') return share(text, at, next, 1, false);
    return undefined;
  }
  if (word === 'none') return /^ of \d/.test(text.slice(first, first + 5)) ? { numeral: numeral(text, at, first, 0, 0.5, 0, 'words', { inWords: true }), end: first } : undefined;
  if (word === 'half') return half(text, at, first);
  if (word === 'dozen' || word === 'dozens' || word === 'hundreds' || word === 'thousands') return undefined;
  if (SMALL[word] !== undefined || TENS[word] !== undefined) return integer(text, at, at, 0);
  return undefined;
}

/** Reads an integer in words from `from`; `start` is where the number's text begins (the `a` of `a hundred`). */
function integer(text: string, start: number, from: number, seed: number): WordsRead | undefined {
  let total = 0;
  let group = seed;
  let scaleLeast = 1;
  let end = from;
  let words = 0;
  let lastValue = Infinity;
  let scaled = false;
  let cursor = from;
  for (let guard = 0; guard < 16; guard++) {
    const next = cursor === start && seed === 0 && words === 0 ? wordFrom(text, cursor) : nextWord(text, cursor);
    if (!next) break;
    const { word } = next;
    if (word === 'and' && scaled && words > 0) { cursor = next.end; continue; }
    const small = SMALL[word];
    const ten = TENS[word];
    const scale = SCALES[word] ?? (word === 'dozen' && words <= 1 ? 12 : undefined);
    if (ten !== undefined && lastValue > 99) { group += ten; lastValue = ten; scaleLeast = 1; }
    else if (small !== undefined && (lastValue > 99 && !(group % 100 > 0 && words > 0 && lastValue < 100) || lastValue >= 20 && lastValue <= 90 && small > 0 && small < 10)) {
      if (lastValue >= 20 && lastValue <= 90 && next.gap !== '-' && next.gap !== ' ') break;
      group += small; lastValue = small; scaleLeast = 1;
    }
    else if (scale === 100 || scale === 12) { if (group === 0 && words > 0) break; group = (group === 0 ? 1 : group) * scale; lastValue = 100; scaled = scale === 100; scaleLeast = 1; }
    else if (scale !== undefined) { if (words === 0 && seed === 0) group = 1; if (group === 0) break; total += group * scale; group = 0; lastValue = scale; scaled = true; scaleLeast = scale; }
    else break;
    words++;
    end = next.end;
    cursor = next.end;
  }
  if (words === 0) return undefined;
  const value = total + group;
  const after = nextWord(text, end);
  // two thirds, three-quarters
  if (after && value >= 1 && value < 100 && after.word !== 'second' && (after.word in DENOMINATORS || after.word.endsWith('s') && after.word.slice(0, -1) in DENOMINATORS)) {
    const read = share(text, start, after, value, true);
    if (read) return read;
  }
  // one and a half
  const rest = /^ and (a half|one[- ]half|a quarter|three quarters)(?![a-z])/.exec(text.slice(end, end + 20));
  if (rest) {
    const part = rest[1]!.endsWith('half') ? 0.5 : rest[1] === 'a quarter' ? 0.25 : 0.75;
    const scale = /^ (million|billion|thousand)(?![a-z])/.exec(text.slice(end + rest[0].length, end + rest[0].length + 10));
    const times = scale ? SCALES[scale[1]!]! : 1;
    const last = end + rest[0].length + (scale ? scale[0].length : 0);
    // `one million and a half` is a million and half of one
    const whole = scaleLeast >= 1e6 && total === value ? value + part * scaleLeast : (value + part) * times;
    return { numeral: numeral(text, start, last, whole, 0.1 * Math.max(times, scaleLeast), 1, 'words', { inWords: true }), end: last };
  }
  const pointed = /^ point((?: (?:zero|one|two|three|four|five|six|seven|eight|nine)){1,4})(?![a-z])/.exec(text.slice(end, end + 28));
  if (pointed) {
    const digits = pointed[1]!.trim().split(' ').map((digit) => SMALL[digit]!).join('');
    return { numeral: numeral(text, start, end + pointed[0].length, Number(`${value}.${digits}`), 0.5 * 10 ** -digits.length, digits.length, 'words', { inWords: true }), end: end + pointed[0].length };
  }
  if (value === 1 && !oneCounts(text, end)) return { end };
  if (after?.word === 'fold') return { numeral: numeral(text, start, end, value, 0.5, 0, 'fold', { inWords: true }), end };
  return { numeral: numeral(text, start, end, value, scaleLeast > 100 ? 0.5 * scaleLeast : 0.5, 0, 'words', { inWords: true, times: scaleLeast }), end };
}

/** `one in five`, `one of 15`, `one month`, `one (2%)`: but not the pronoun. */
function oneCounts(text: string, end: number): boolean {
  const rest = text.slice(end, end + 24);
  if (/^[- ](?:way|sided|tailed|arm|to|step|third|stop|another|such|can|may|of (?:the|our|these|those|us|its|their|his|her|which|a|an))\b/.test(rest)) return false;
  return /^ (?:in|of|out of) (?:\d|two|three|four|five|six|seven|eight|nine|ten|twenty|every|a hundred)/.test(rest) || /^[- ](?:second|minute|hour|day|week|month|year|decade|percent|patient|participant|death|case|event)\b/.test(rest) || /^ \(\d/.test(rest) || /^ per ?cent/.test(rest);
}

function share(text: string, start: number, denominator: NextWord, count: number, plural: boolean): WordsRead | undefined {
  const singular = denominator.word.endsWith('s') && !(denominator.word in DENOMINATORS) ? denominator.word.slice(0, -1) : denominator.word === 'halves' ? 'half' : denominator.word;
  const parts = DENOMINATORS[singular];
  if (parts === undefined) return undefined;
  const pluralWord = singular !== denominator.word;
  if (plural && count > 1 && !pluralWord || plural && count === 1 && pluralWord) return undefined;
  if (count > 1 && count >= parts && parts > 2) return undefined;
  const rest = text.slice(denominator.end, denominator.end + 24);
  // `a third trial`, `a fifth option`: an ordinal unless its use says share
  if (count === 1 && singular !== 'half') {
    const used = /^(?: of\b| (?:lower|higher|more|less|fewer|larger|smaller|longer|shorter|as|the)\b|[.,;)]|$| (?:reduction|increase|decrease|decline))/.test(rest);
    if (!used && denominator.gap !== '-') return undefined;
    if (denominator.gap === '-' && /^[- ](?:party|line|generation|order|quarter)/.test(rest)) return undefined;
  }
  if (singular === 'half' && /^(?:-life|-lives|-maximal|-time|[- ]day|-cell|-hour|-year)/.test(rest)) return { end: denominator.end };
  const value = count / parts;
  const tolerance = parts === 3 ? 0.034 : parts === 2 ? 0.05 : parts >= 10 ? 0.1 * value : 0.025;
  return { numeral: numeral(text, start, denominator.end, value, tolerance, 2, 'share', { inWords: true }), end: denominator.end };
}

/** `half of the patients`, `by half`, `half the rate`; not `half-life`. */
function half(text: string, at: number, end: number): WordsRead | undefined {
  const rest = text.slice(end, end + 14);
  const million = /^ (?:a )?(million|billion|thousand)(?![a-z])/.exec(rest);
  if (million) return { numeral: numeral(text, at, end + million[0].length, 0.5 * SCALES[million[1]!]!, 0.05 * SCALES[million[1]!]!, 1, 'words', { inWords: true }), end: end + million[0].length };
  const softened = /(?:than|about|nearly|almost|over|approximately|roughly|around) $/.test(text.slice(Math.max(0, at - 15), at)) && !/^[-‑]/.test(rest);
  if (!softened && !/^(?: of\b| the\b| as\b| a dozen\b| their\b| its\b| that\b|[.,;)]|$| (?:had|were|were|received|showed|in)\b)/.test(rest)) return { end };
  if (rest.startsWith(' a dozen')) return { numeral: numeral(text, at, end + 8, 6, 0.5, 0, 'words', { inWords: true }), end: end + 8 };
  return { numeral: numeral(text, at, end, 0.5, 0.05, 1, 'share', { inWords: true }), end };
}

function foldWord(text: string, at: number, end: number, word: string, [value, direction]: readonly [number, 'up' | 'down' | undefined]): WordsRead | undefined {
  const rest = text.slice(end, end + 16);
  // How often, not how much: twice daily, twice a week; and the doubling time of a culture
  if ((word === 'twice' || word === 'thrice') && !/^ (?:as|the|that|higher|more|larger|greater|longer|its|their|what)\b/.test(rest)) return { end };
  if (word === 'doubling' && /^ times?\b/.test(rest) || word === 'halves' || word === 'doubles' && /^ (?:match|tennis)/.test(rest)) return { end };
  return { numeral: { ...numeral(text, at, end, value, value < 1 ? 0.05 : 0.1 * value, 0, 'fold', { inWords: true }), direction }, end };
}

interface NextWord {
  readonly word: string;
  readonly end: number;
  /** What stands between: `-` or spaces. */
  readonly gap: string;
}

function nextWord(text: string, at: number): NextWord | undefined {
  const c = text.charCodeAt(at);
  if (c !== 0x20 && c !== 0x2d && c !== 0xa0) return undefined;
  const start = at + 1 + (text.charCodeAt(at + 1) === 0x20 ? 1 : 0);
  let end = start;
  while (end - start < 14 && isWordCode(text.charCodeAt(end))) end++;
  if (end === start || end - start > 12) return undefined;
  return { word: text.slice(start, end).toLowerCase(), end, gap: c === 0x2d ? '-' : ' ' };
}

function wordFrom(text: string, at: number): NextWord | undefined {
  let end = at;
  while (end - at < 14 && isWordCode(text.charCodeAt(end))) end++;
  return end === at ? undefined : { word: text.slice(at, end).toLowerCase(), end, gap: '' };
}

// ---- Small things ----

function numeral(text: string, start: number, end: number, value: number, tolerance: number, decimals: number, style: NumeralAt['style'], more: { plain?: boolean; inWords: boolean; times?: number }): NumeralAt {
  return { printed: text.slice(start, end), span: { start, end }, value, tolerance, decimals, inWords: more.inWords, style, plain: more.plain ?? false, times: more.times ?? 1 };
}

function isDigit(c: number): boolean {
  return c >= 0x30 && c <= 0x39;
}

function isAlnum(c: number): boolean {
  return c >= 0x30 && c <= 0x39 || c >= 0x61 && c <= 0x7a || c >= 0x41 && c <= 0x5a;
}

function isWordCode(c: number): boolean {
  return c >= 0x61 && c <= 0x7a || c >= 0x41 && c <= 0x5a || c >= 0xc0 && c <= 0x24f && c !== 0xd7 && c !== 0xf7 || c >= 0x391 && c <= 0x3ff && c !== 0x3bc;
}
