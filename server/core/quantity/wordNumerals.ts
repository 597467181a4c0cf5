import { isDigit, isWordCode } from './characters.js';
import { numeral, type NumeralAt } from './numeralAt.js';
import { DENOMINATORS, FOLDS, SCALES, SMALL, TENS } from './numberWords.js';

export interface WordsRead {
  readonly numeral?: NumeralAt;
  readonly end: number;
}

/** Number words from `at`; `first` is the end of the first word. A reading without a numeral says: words seen, none a figure (`one of the`). */
export function wordsAt(text: string, at: number, first: number): WordsRead | undefined {
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
