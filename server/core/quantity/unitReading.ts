import { isLetter, isUnitLetter, skipSpaces } from './characters.js';
import { SMALL } from './numberWords.js';
import type { Part } from './unitMeaning.js';
import { atomOf, CURRENCY, PHRASES } from './unitNames.js';

export interface UnitContext {
  /** The number is in words, so that single letters behind it are hardly units. */
  readonly inWords?: boolean;
  /** The number has decimals; `1.5 A` is surely a current, `5 A` may be anything. */
  readonly decimal?: boolean;
  /** Header or siunitx: what stands there is a unit and nothing else. */
  readonly certain?: boolean;
}

/** How the unit stands in the text. */
export interface Mode extends UnitContext {
  readonly adjacent: boolean;
  readonly hyphenated: boolean;
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const COUNTED = /[A-Za-zµ]{2,24}(?:[- ][a-z]{2,16}){0,2}/y;
const NUMBER = /\d{1,3}(?:[, \u00a0\u2009\u202f]\d{3})+(?![\d])|\d+(?:[.·]\d+)?|10[⁰¹²³⁴⁵⁶⁷⁸⁹]+|10\^\d+/y;
/** Words behind `per` that name no denominator. */
const NOT_COUNTED = new Set(['protocol', 'se', 'os', 'cent', 'the', 'our', 'an', 'a', 'each', 'rectum', 'diem', 'standard', 'guidelines', 'usual', 'group']);
const PERSONS = new Set(['person', 'people', 'patient', 'participant', 'subject', 'individual', 'inhabitant', 'population', 'resident', 'capita', 'woman', 'child', 'adult', 'man', 'women', 'children', 'men']);

/**
 * Reads a unit from `at` into `parts`: a product of atoms and what it is divided by. Gives its end, or undefined if nothing there
 * is surely a unit.
 */
export function product(text: string, at: number, parts: Part[], mode: Mode): number | undefined {
  let end = at;
  // `log10 CFU/mL`: a logarithm converts into nothing but itself.
  const log = text.charCodeAt(at) === 0x6c ? /^log(?:10|₁₀|2|₂)?[ \u00a0(]{1,2}/.exec(text.slice(at, at + 8)) : null;
  if (log) {
    const inner: Part[] = [];
    const after = product(text, at + log[0].length, inner, { ...mode, certain: true, adjacent: false });
    if (after !== undefined) {
      parts.push({ code: 'log10', atom: { code: 'log10', own: `log10 ${inner.map((p) => p.atom.own ?? p.code).join('.')}` }, exponent: 1 });
      return text[after] === ')' && log[0].includes('(') ? after + 1 : after;
    }
  }
  const first = atomAt(text, at, mode);
  if (first) {
    parts.push(...first.parts);
    end = annotated(text, first.end, first.parts);
  } else if (isOver(text, at)) {
    // `12.3 per 1000 person-years`, `4.5 × 10⁹/L`
  } else {
    const counted = mayBeOver(text, at) ? countedOver(text, at, mode) : undefined;
    if (!counted) return undefined;
    if (counted.noun) parts.push({ code: `{${counted.noun}}`, atom: { code: `{${counted.noun}}`, own: `{${counted.noun}}`, factor: 1 }, exponent: 1 });
    end = counted.end;
  }
  const before = parts.length;
  for (let links = 0; links < 5; links++) {
    const next = overAt(text, end, parts) ?? (parts.length > before ? alsoOverAt(text, end, parts, mode) : undefined) ?? (parts.length > 0 ? timesAt(text, end, parts) : undefined);
    if (next === undefined) break;
    end = next;
  }
  if (!first && parts.length === before) return undefined;
  if (first && parts.length === before && !alone(text, first, end, mode)) return undefined;
  return end;
}

/** `kg C m⁻²`, `kg N ha⁻¹`, `g CO₂-eq/kWh`: of what the mass is; belongs to the unit as printed and changes nothing. */
const ANNOTATION = /[ \u00a0](?:[CNPSK]|CO[2₂](?:[ -]?eq?\.?)?|CH[4₄]|N[2₂]O|NH[34₃₄]|protein|DW|dw|FW|fw|dry (?:weight|mass)|tissue|soil|LBM|creatinine|Hb)(?=[ \u00a0·]?(?:\/|[A-Za-zµ]{1,4}[ ]?(?:[⁻^]|[-−–]\d|\([ ]?[-−–]))|[ ]per[ ])/y;

function annotated(text: string, end: number, parts: readonly Part[]): number {
  const c = text.charCodeAt(end);
  // Metres of water equivalent
  const water = c === 0x20 && /m$/.test(parts[0]!.code) ? /^ w\. ?e\.(?![A-Za-z])/.exec(text.slice(end, end + 7)) : null;
  if (water) return end + water[0].length;
  if (c !== 0x20 && c !== 0xa0 || !/g$|mol$|t$/.test(parts[0]!.code)) return end;
  ANNOTATION.lastIndex = end;
  return ANNOTATION.exec(text) ? ANNOTATION.lastIndex : end;
}

interface AtomAt {
  readonly parts: readonly Part[];
  readonly end: number;
  readonly symbol: string;
  readonly exponent: number;
}

/** One atom with its exponent: `mg`, `m²`, `cm-1`, `percentage points`, `square metres`. */
function atomAt(text: string, at: number, mode: Mode): AtomAt | undefined {
  const c = text.charCodeAt(at);
  if (c === 0x25 || c === 0x2030) {
    const points = /^%[ -]?points?\b/.exec(text.slice(at, at + 9));
    if (points) return atom(text, 'pp', at, at + points[0].length);
    const of = /^%[ \u00a0]?\(?(w\/w|w\/v|v\/v|wt|vol)\)?/.exec(text.slice(at, at + 8));
    if (of) return { parts: [{ code: `% ${of[1]}`, atom: { code: `% ${of[1]}`, own: 'fraction', factor: 0.01 }, exponent: 1 }], end: at + of[0].length, symbol: of[0], exponent: 1 };
    return atom(text, text[at]!, at, at + 1);
  }
  if (c === 0xb0 || c === 0xba || c === 0x2103) {
    const degree = /^(?:[°º][ \u00a0]?(?:([CF])(?![A-Za-z])|(Celsius|Fahrenheit))|℃)/.exec(text.slice(at, at + 12));
    if (degree) return atom(text, (degree[1] ?? degree[2]?.[0]) === 'F' ? '°F' : '°C', at, at + degree[0].length);
    return c === 0xb0 ? atom(text, '°', at, at + 1) : undefined;
  }
  const sign = text[at]!;
  if (sign === '€' || sign === '£' || sign === '$' || sign === '¥' || sign === '₹') return atom(text, CURRENCY[sign]!, at, at + 1);
  if (!isUnitLetter(c)) return undefined;
  let end = at;
  while (end - at < 28 && isUnitLetter(text.charCodeAt(end))) end++;
  if (isUnitLetter(text.charCodeAt(end))) return undefined;
  // `M⊙`, `R⊕`
  if (/[⊙☉⊕]/u.test(text[end] ?? '')) return atom(text, text.slice(at, end + 1), at, end + 1);
  const word = text.slice(at, end);
  const lower = word.toLowerCase();
  // `wt%`, `mol%`, `at.%`, `vol.-%`
  const share = end - at <= 4 ? /^(wt|vol|mol|at|mass)(?:\.?[ -]?|\.)%/.exec(text.slice(at, at + 7)) : null;
  if (share) return { parts: [{ code: `${share[1]}%`, atom: { code: `${share[1]}%`, own: 'fraction', factor: 0.01 }, exponent: 1 }], end: at + share[0].length, symbol: share[0], exponent: 1 };
  const phrases = PHRASES[lower];
  if (phrases) {
    const slice = text.slice(at, at + 24).toLowerCase().replace(/\s/g, ' ');
    for (const [phrase, symbol] of phrases) {
      if (slice.startsWith(phrase) && !isUnitLetter(text.charCodeAt(at + phrase.length))) return atom(text, symbol, at, at + phrase.length);
    }
  }
  if (lower === 'square' || lower === 'cubic' || lower === 'sq' || lower === 'cu') {
    const gap = text[end] === '.' ? 2 : 1;
    const base = atomAt(text, end + gap, mode);
    if (base && base.exponent === 1) {
      const power = lower.startsWith('sq') ? 2 : 3;
      return { ...base, parts: base.parts.map((p) => ({ ...p, exponent: power })), exponent: power };
    }
    return undefined;
  }
  const person = personTime(text, at);
  if (person) return person;
  const found = atomOf(word);
  if (!found) return undefined;
  // `two second-line regimens`
  if (word === 'second' && !mode.hyphenated && !mode.certain) return undefined;
  return atom(text, word, at, end);
}

function atom(text: string, spelling: string, start: number, wordEnd: number): AtomAt | undefined {
  const found = atomOf(spelling);
  if (!found) return undefined;
  const power = exponentAt(text, wordEnd);
  const exponent = power?.value ?? 1;
  return { parts: [{ code: found.code, atom: found, exponent }], end: power?.end ?? wordEnd, symbol: text.slice(start, wordEnd), exponent };
}

/** `patient-years`, `person-days`: persons of whatever name, times a time. */
function personTime(text: string, at: number): AtomAt | undefined {
  const found = /^(person|patient|participant|subject|child|woman|man|animal|device|catheter|ventilator|hospital|bed|resident|episode|exposure|pack)s?[- \u00a0‐‑–](years?|yrs?|months?|weeks?|days?|hours?)(?![A-Za-z])/i.exec(text.slice(at, at + 26));
  if (!found) return undefined;
  const noun = found[1]!.toLowerCase();
  const time = atomOf(found[2]!.toLowerCase())!;
  const who = PERSONS.has(noun) ? 'person' : noun;
  const days = ({ a: 365.25, mo: 30.4375, wk: 7, d: 1, h: 1 / 24 } as Record<string, number>)[time.code] ?? 1;
  return { parts: [{ code: `${who}-${time.code}`, atom: { code: `${who}-${time.code}`, own: `${who}-time`, factor: days }, exponent: 1 }], end: at + found[0].length, symbol: found[0], exponent: 1 };
}

/** `²`, `⁻¹`, `^-1`, `^{2}`, `-1`, `2` behind an atom. */
function exponentAt(text: string, at: number): { value: number; end: number } | undefined {
  const c = text[at];
  if (c === undefined) return undefined;
  if (c === '⁻' || c === '⁺' || SUPERSCRIPTS.includes(c)) {
    let end = c === '⁻' || c === '⁺' ? at + 1 : at;
    let value = 0;
    const from = end;
    while (end < at + 3 && SUPERSCRIPTS.includes(text[end] ?? 'x')) value = value * 10 + SUPERSCRIPTS.indexOf(text[end++]!);
    return end > from && value > 0 && value < 10 ? { value: c === '⁻' ? -value : value, end } : undefined;
  }
  const plain = /^(?:\^\{?([-−–]?\d(?:\.5)?)\}?|\^?[ ]?\([ ]?([-−–]\d)[ ]?\)|([-−–][1-4])(?!\d|\.\d|[%A-Za-z])|([23])(?!\d|[.,]\d|[%A-Za-z]))/.exec(text.slice(at, at + 8));
  if (plain) return { value: Number((plain[1] ?? plain[2] ?? plain[3] ?? plain[4])!.replace(/[−–]/, '-')), end: at + plain[0].length };
  const word = /^ (squared|cubed)(?![a-z])/.exec(text.slice(at, at + 9));
  return word ? { value: word[1] === 'squared' ? 2 : 3, end: at + word[0].length } : undefined;
}

function isOver(text: string, at: number): boolean {
  return text[at] === '/' && /[A-Za-zµμ]/.test(text[at + 1] ?? '') || OVER_WORD.test(text.slice(at, at + 5));
}
const OVER_WORD = /^(?:per|a|an|each|every)[ \u00a0]/;

/** `/mL`, ` per 100 patient-years`, ` a day`, `/1.73 m²`; gives the end behind the denominator. */
function overAt(text: string, at: number, parts: Part[]): number | undefined {
  let start = at;
  let word: string | undefined;
  const slash = /^[ \u00a0]?\/[ \u00a0]?/.exec(text.slice(at, at + 3));
  if (slash) start = at + slash[0].length;
  else {
    const found = /^[ \u00a0]*(per|a|an|each|every)[ \u00a0]+/.exec(text.slice(at, at + 12)) ?? /^-(per)-/.exec(text.slice(at, at + 6));
    if (!found) return undefined;
    word = found[1]!;
    start = at + found[0].length;
  }
  if (text[start] === '(') {
    const inner: Part[] = [];
    let after = product(text, start + 1, inner, { certain: true, adjacent: false, hyphenated: false });
    // `W/(m² K)`: inside brackets a space multiplies.
    for (let next = after; next !== undefined && text[next] === ' ' && inner.length < 5; ) {
      const more = atomAt(text, next + 1, { certain: true, adjacent: false, hyphenated: false });
      if (more) inner.push(...more.parts);
      next = more?.end;
      after = next ?? after;
    }
    if (after !== undefined && text[after] === ')') { parts.push(...inner.map((p) => ({ ...p, exponent: -p.exponent }))); return after + 1; }
    return undefined;
  }
  NUMBER.lastIndex = start;
  const counted = NUMBER.exec(text);
  let count: number | undefined;
  let from = start;
  if (counted) {
    count = numberOf(counted[0]);
    from = skipSpaces(text, NUMBER.lastIndex, 1);
    if (text[from] === '-') from++;
  }
  const million = /^(million|thousand|billion|hundred)[ \u00a0]/.exec(text.slice(from, from + 9));
  if (million) {
    count = (count ?? 1) * ({ hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 } as Record<string, number>)[million[1]!]!;
    from += million[0].length;
  }
  const unit = atomAt(text, from, { certain: true, adjacent: false, hyphenated: false });
  if (unit) {
    if ((word === 'a' || word === 'an' || word === 'each' || word === 'every') && !isTime(unit)) return undefined;
    // `mg/kg/day`: what follows a slash stays below it; `mg/kg-1` does not occur.
    for (const part of unit.parts) parts.push({ ...part, exponent: -Math.abs(part.exponent), count });
    return unit.end;
  }
  if (word === 'a' || word === 'an' || word === 'each' || word === 'every') return undefined;
  if (slash && count === undefined && parts.length === 0) return undefined;
  const inWords = count === undefined && word === 'per' ? /^(two|three|four|five|six|seven|ten|twelve)[ -]/.exec(text.slice(from, from + 7)) : null;
  if (inWords) {
    const of = atomAt(text, from + inWords[0].length, { certain: true, adjacent: false, hyphenated: false });
    if (!of) return undefined;
    for (const part of of.parts) parts.push({ ...part, exponent: -Math.abs(part.exponent), count: SMALL[inWords[1]!]! });
    return of.end;
  }
  COUNTED.lastIndex = from;
  const noun = COUNTED.exec(text);
  // `56.7 per 100 000`: of persons
  if (count !== undefined && count >= 1000 && !slash && (!noun || /^(?:and|in|for|among|at|by|with|from|to|per|was|were|or|but|after|during)\b/.test(noun[0]))) {
    parts.push({ code: '{person}', atom: { code: '{person}', own: '/person', factor: 1 }, exponent: -1, count });
    return counted!.index + counted![0].length + (million ? million[0].trimEnd().length + 1 : 0);
  }
  if (!noun) return undefined;
  const words = noun[0].split(/[- ]/);
  const head = words[0]!.toLowerCase();
  if (count === undefined && (NOT_COUNTED.has(head) || slash && words[0] !== head)) return undefined;
  // `live births`, `person`, `hospital admissions`: two words if the first is no plural.
  const taken = count !== undefined && words.length > 1 && !/s$/.test(head) && /s$/.test(words[1]!) ? words.slice(0, 2) : words.slice(0, 1);
  const name = singular(taken.join(' ').toLowerCase());
  const own = PERSONS.has(name) ? 'person' : name;
  parts.push({ code: `{${own}}`, atom: { code: `{${own}}`, own: `/${own}`, factor: 1 }, exponent: -1, count });
  return from + taken.join(' ').length;
}

/** `W/m²K`, `kWh/m² a`, `per square metre and year`: more of what a unit is divided by. */
function alsoOverAt(text: string, at: number, parts: Part[], mode: Mode): number | undefined {
  const last = parts[parts.length - 1]!;
  const glued = last.exponent < -1 ? /^[ \u00a0]?([aKshd])(?![A-Za-z\d/⁻^])/.exec(text.slice(at, at + 3)) : null;
  if (glued && (mode.certain || glued[0].length === 1 || /^[),;.]?$/.test(text.slice(at + 2, at + 3)))) {
    const atomGlued = atomOf(glued[1]!);
    if (!atomGlued) return undefined;
    parts.push({ code: atomGlued.code, atom: atomGlued, exponent: -1 });
    return at + glued[0].length;
  }
  const joined = /^[ \u00a0]and[ \u00a0](?:per[ \u00a0])?(?=[a-z]{3})/.exec(text.slice(at, at + 9));
  if (!joined || last.exponent >= 0) return undefined;
  const next = atomAt(text, at + joined[0].length, { certain: true, adjacent: false, hyphenated: false });
  // `per patient and years later`: one of each only.
  if (!next || next.parts.length !== 1 || /s$/.test(next.symbol)) return undefined;
  parts.push(...next.parts.map((part) => ({ ...part, exponent: -Math.abs(part.exponent) })));
  return next.end;
}

/** ` kg⁻¹`, `·h`, ` h g⁻¹`: more atoms of the same product, taken only if an exponent or a dot says so. */
function timesAt(text: string, at: number, parts: Part[]): number | undefined {
  const dot = /^[ \u00a0]?[·⋅∙*×][ \u00a0]?(?=[A-Za-zµμΩ])/.exec(text.slice(at, at + 4)) ?? (text[at] === '.' && /[A-Za-zµμΩ]/.test(text[at + 1] ?? '') ? ['.'] : null) ?? (/^-[hsdm](?:\/|[⁻^])/.test(text.slice(at, at + 3)) ? ['-'] : null);
  const start = dot ? at + dot[0]!.length : skipSpaces(text, at, 1);
  if (start === at) return undefined;
  const mode: Mode = { certain: true, adjacent: false, hyphenated: false };
  const next = atomAt(text, start, mode);
  if (!next) return undefined;
  if (dot) { if (dot[0] === '.' && next.exponent === 1 && next.symbol.length > 3) return undefined; parts.push(...next.parts); return next.end; }
  if (next.exponent !== 1 && (next.exponent < 0 || parts.length > 0)) { parts.push(...next.parts); return next.end; }
  // `mA h g⁻¹`: a bare atom counts only with an exponent behind it.
  const third = /^[ \u00a0]/.test(text.slice(next.end, next.end + 1)) ? atomAt(text, next.end + 1, mode) : undefined;
  // `mg h/L`
  if (next.symbol.length <= 2 && next.exponent === 1 && /^\/[A-Za-zµ]/.test(text.slice(next.end, next.end + 2))) { parts.push(...next.parts); return next.end; }
  if (next.symbol.length <= 3 && third && third.exponent < 0) { parts.push(...next.parts, ...third.parts); return third.end; }
  return undefined;
}

/** A cheap look before the words are read: `patients had` is no rate. */
function mayBeOver(text: string, at: number): boolean {
  const end = Math.min(text.length, at + 46);
  for (let i = at; i < end; i++) {
    const c = text.charCodeAt(i);
    // / ⁻ ^ and the p of per
    if (c === 0x2f || c === 0x207b || c === 0x5e || c === 0x70 && text.charCodeAt(i - 1) <= 0xa0 && text.charCodeAt(i + 1) === 0x65 && text.charCodeAt(i + 2) === 0x72) return true;
    // , ; ( ) . and digits end it
    if (c === 0x2c || c === 0x3b || c === 0x28 || c === 0x29 || c === 0x2e || c >= 0x30 && c <= 0x39) return false;
  }
  return false;
}

/** `cells/mm³`, `events per 100 patient-years`: a counted thing, if a denominator follows it. */
function countedOver(text: string, at: number, mode: Mode): { noun: string; end: number } | undefined {
  const c = text.charCodeAt(at);
  if (mode.hyphenated || !(c >= 0x61 && c <= 0x7a) && !(c >= 0x41 && c <= 0x5a)) return undefined;
  COUNTED.lastIndex = at;
  const found = COUNTED.exec(text);
  if (!found) return undefined;
  const words = found[0].split(' ');
  // `3.5 individuals ha⁻¹`
  if (words.length >= 2 && /s$/.test(words[0]!)) {
    const after = atomAt(text, at + words[0]!.length + 1, { certain: true, adjacent: false, hyphenated: false });
    if (after && after.exponent < 0) return { noun: singular(words[0]!.toLowerCase()), end: at + words[0]!.length };
  }
  // The longest match may have run over `per`.
  const stop = words.indexOf('per');
  const noun = (stop < 0 ? words : words.slice(0, stop)).join(' ');
  if (noun === '') return undefined;
  const end = at + noun.length;
  const rest = text.slice(end, end + 6);
  if (/^[ \u00a0]?\/[ \u00a0]?[A-Za-zµμ\d(]/.test(rest) ? denominator(text, end) : /^[ \u00a0]per[ \u00a0]/.test(rest)) {
    return { noun: singular(noun.split(' ').pop()!.toLowerCase()), end };
  }
  return undefined;
}

/** Whether a known unit stands behind the slash: `cells/mL`, but not `patients/carers`. */
function denominator(text: string, at: number): boolean {
  const start = at + /^[ \u00a0]?\/[ \u00a0]?/.exec(text.slice(at, at + 3))![0].length;
  const c = text.charCodeAt(start);
  return c >= 0x30 && c <= 0x39 || atomAt(text, start, { certain: true, adjacent: false, hyphenated: false }) !== undefined;
}

/** Whether an atom without company is surely a unit here. */
function alone(text: string, first: AtomAt, end: number, mode: Mode): boolean {
  const part = first.parts[0]!;
  const guard = first.parts.length === 1 ? part.atom.guard : undefined;
  const next = text.charCodeAt(end);
  // A letter or digit right behind the unit: `5mg2`, `10GB1`; a hyphenated tail: `5 m-long` is fine, `3-D` is not.
  if (isLetter(next) || next >= 0x30 && next <= 0x39) return false;
  if (mode.certain) return true;
  if (first.exponent !== 1) return guard !== 'prefixed' || mode.decimal === true || /in|ft/.test(first.symbol);
  if (first.symbol === 'in' && !mode.inWords) return mode.decimal === true && /^(?:[.,;)]|$)/.test(text.slice(end, end + 1)) || /^\.?[ -](?:thick|long|wide|tall|deep|high|diameter)/.test(text.slice(end, end + 11));
  // `61.1 SD 10.2`: a name and no unit
  if (first.symbol === 'SD' && /^ ?=? ?[\d.]/.test(text.slice(end, end + 3))) return false;
  if (guard === undefined) return true;
  if (mode.inWords) return false;
  if (first.symbol === 's' && mode.adjacent && !mode.decimal) return false;
  // `5-m`, `24-h` are units; `3-D`, `5-HT`, `2-A` are names.
  if (mode.hyphenated) return first.symbol === 'm' || first.symbol === 'h' || first.symbol === 'd' || first.symbol === 'y' || first.symbol === 's' || first.symbol === 'g';
  if (guard === 'figures') return text[end] !== '-' || first.symbol !== 'd';
  if (guard === 'sure') {
    if (first.symbol === 'pm') return mode.decimal === true;
    if (mode.decimal) return true;
    return first.symbol === 'T' && /^ (?:MRI|scanner|magnet|field|MR)/.test(text.slice(end, end + 9)) || first.symbol === 't' && /^(?:[,;)]| ha| of | per | yr)/.test(text.slice(end, end + 4));
  }
  return false;
}

function isTime(atom: AtomAt): boolean {
  return atom.parts.length === 1 && ['s', 'min', 'h', 'd', 'wk', 'mo', 'a'].includes(atom.parts[0]!.code);
}

/** `cells` → `cell`, `copies` → `copy`, `births` → `birth`. */
function singular(noun: string): string {
  if (noun === 'people' || noun === 'persons') return 'person';
  if (noun === 'species' || noun === 'series') return noun;
  if (noun.endsWith('ies') && noun.length > 4) return `${noun.slice(0, -3)}y`;
  return noun.endsWith('s') && !noun.endsWith('ss') && noun.length > 3 ? noun.slice(0, -1) : noun;
}

function numberOf(printed: string): number {
  const power = /^10(?:\^(\d+)|([⁰¹²³⁴⁵⁶⁷⁸⁹]+))$/.exec(printed);
  if (power) return 10 ** Number(power[1] ?? [...power[2]!].map((d) => SUPERSCRIPTS.indexOf(d)).join(''));
  return Number(printed.replace(/[, \u00a0\u2009\u202f]/g, '').replace('·', '.'));
}
