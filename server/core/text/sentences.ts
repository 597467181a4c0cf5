import { beforeNumber, neverLast, sometimesLast } from './abbreviations.js';
import { CITATION_MARK } from './plainText.js';
import type { Span } from './span.js';

/**
 * Parts running text into sentences, in time linear in its length. Spans are ascending and without white space at their
 * edges; all other text lies in one of them. An empty text has none.
 *
 * A sentence ends at `.`, `!`, `?` or `…` with the closing quotes, brackets and citation marks behind it, if what
 * follows can begin a sentence; not at abbreviations, initials, decimals, `Fig. 3`, `et al. ￼`, `i.e.`; and at a line break.
 */
export function sentences(text: string): readonly Span[] {
  const spans: Span[] = [];
  let start = skipSpaces(text, 0);
  for (let at = start; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === LINE) {
      push(spans, text, start, at);
      start = at = skipSpaces(text, at + 1);
    } else if (isTerminal(code)) {
      const end = sentenceEnd(text, at, start);
      if (end < 0) {
        at = afterTerminals(text, at);
        continue;
      }
      push(spans, text, start, end);
      start = at = skipSpaces(text, end);
    } else at++;
  }
  push(spans, text, start, text.length);
  return spans;
}

const LINE = 10;
const MARK = CITATION_MARK.charCodeAt(0);
/** The longest word that is looked at before a full stop. */
const LONGEST_ABBREVIATION = 12;

function push(spans: Span[], text: string, start: number, end: number): void {
  let last = end;
  while (last > start && isSpace(text.charCodeAt(last - 1))) last--;
  if (last > start) spans.push({ start, end: last });
}

function isTerminal(code: number): boolean {
  // . ! ? … and the full stops of Chinese and Japanese
  return code === 46 || code === 33 || code === 63 || code === 0x2026 || code === 0x3002 || code === 0xff01 || code === 0xff1f;
}

function isSpace(code: number): boolean {
  return code === 32 || code >= 9 && code <= 13 || code === 0xa0 || code >= 0x2000 && code <= 0x200b || code === 0x202f || code === 0x3000;
}

/** `"`, `'`, `)`, `]`, `}`, `”`, `’`, `»`, `›`, `*`. */
function isCloser(code: number): boolean {
  return code === 34 || code === 39 || code === 41 || code === 93 || code === 125 || code === 0x201d || code === 0x2019 || code === 0xbb || code === 0x203a;
}

function isOpener(code: number): boolean {
  return code === 34 || code === 39 || code === 40 || code === 91 || code === 0x201c || code === 0x2018 || code === 0xab || code === 0x201e;
}

function isRaised(code: number): boolean {
  return code === 0xb9 || code === 0xb2 || code === 0xb3 || code === 0x2070 || code >= 0x2074 && code <= 0x2079 || code >= 0x1d43 && code <= 0x1d61;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

function afterTerminals(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && isTerminal(text.charCodeAt(end))) end++;
  return end;
}

/** Where the sentence ends whose terminal mark stands at `at`; -1 if it goes on. */
function sentenceEnd(text: string, at: number, start: number): number {
  let end = afterTerminals(text, at);
  const wide = text.charCodeAt(at) >= 0x3000;
  let closed = false;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (isCloser(code) || code === MARK || isRaised(code)) closed ||= code !== MARK && !isRaised(code);
    else break;
  }
  if (end >= text.length) return end;
  if (!isSpace(text.charCodeAt(end))) return wide ? end : -1;
  // A citation behind the full stop and a space belongs to the sentence before, unless it begins the next: `. ￼ found`.
  const next = skipSpaces(text, end);
  if (text.charCodeAt(next) === MARK && text.charCodeAt(at) !== LINE) {
    let marks = next;
    while (marks < text.length && (text.charCodeAt(marks) === MARK || isSpace(text.charCodeAt(marks)) && text.charCodeAt(skipSpaces(text, marks)) === MARK)) marks++;
    const behind = skipSpaces(text, marks);
    if (behind >= text.length || behind > marks && begins(text, behind) && !isAbbreviation(text, at, start, behind)) {
      return marks;
    }
  }
  if (next >= text.length) return end;
  if (text.charCodeAt(at) === 46 && end === at + 1 && isAbbreviation(text, at, start, next)) return -1;
  if (text.charCodeAt(next) === MARK) return precedesCitation(text, at, start) ? -1 : end;
  if (begins(text, next)) return end;
  // `Really?” she asked` and `Yahoo! grew` go on in lower case; so does anything behind a closing bracket.
  const plain = text.charCodeAt(at) === 46 && end === at + 1 && !closed;
  return plain && startsLowerName(text, next) ? end : -1;
}

/** Whether a sentence can begin here: a capital, a digit, an opening quote or bracket before one, a list mark or a sign. */
function begins(text: string, at: number): boolean {
  let from = at;
  while (from < text.length && isOpener(text.charCodeAt(from))) from++;
  const code = text.charCodeAt(from);
  if (Number.isNaN(code)) return false;
  if (isDigit(code) || code >= 65 && code <= 90) return true;
  if (code < 128) return false;
  const char = String.fromCodePoint(text.codePointAt(from)!);
  return /[\p{Lu}\p{Lt}\p{Lo}\p{N}•–—]/u.test(char);
}

/** `mRNA`, `p53`, `pH`: names that begin small, and may begin a sentence. */
function startsLowerName(text: string, at: number): boolean {
  for (let i = at; i < Math.min(at + 12, text.length); i++) {
    const code = text.charCodeAt(i);
    if (code >= 65 && code <= 90 || isDigit(code)) return i > at && i - at <= 3;
    if (!(code >= 97 && code <= 122)) return code >= 0x391 && code <= 0x3c9 && i === at;
  }
  return false;
}

/** The word before a full stop, with its inner stops: `e.g` of `e.g.`. */
function wordBefore(text: string, at: number, start: number): string {
  let from = at;
  while (from > start && at - from <= LONGEST_ABBREVIATION) {
    const code = text.charCodeAt(from - 1);
    if (isSpace(code) || isOpener(code) || code === 47 || code === 44 || code === 59 || code === MARK || code === 0x2013) break;
    from--;
  }
  return text.slice(from, at);
}

function isAbbreviation(text: string, at: number, start: number, next: number): boolean {
  const word = wordBefore(text, at, start);
  if (word.length === 0 || word.length > LONGEST_ABBREVIATION) return false;
  const lower = word.toLowerCase();
  const nextCode = text.charCodeAt(next);
  if (neverLast.has(lower)) return true;
  // Abbreviations and initials in parts: `z. B.`, `J. R. Smith`.
  if (word.length === 1 && /^\p{L}\.(?!\p{L}{2})/u.test(text.slice(next, next + 5))) return true;
  if (beforeNumber.has(lower) && (isDigit(nextCode) || nextCode === 40 || nextCode === 91 || /^[SIVX]{1,4}\d{0,3}\b/.test(text.slice(next, next + 6)))) return !(word.length === 1 && /^[nlsv]$/.test(word) && nextCode === 40);
  if (lower === 'al') return !begins(text, next) || isDigit(nextCode) || nextCode === 40 || nextCode === 91;
  if (sometimesLast.has(lower)) return !begins(text, next);
  // Initials: `J. Smith`, `J.-P. Sartre`, `A. B. Jones`; a lone capital before a capital word is one, but `vitamin C. The` is not.
  if (/^(?:\p{Lu}\.?-?){1,3}$/u.test(word) && word.replace(/[.-]/g, '').length <= 3 && (word.includes('.') || word.length === 1)) return isInitial(text, at, word, start, next);
  return /^[a-z]\.[a-z]$/.test(lower) && !begins(text, next);
}

const PRONOUNS = /^(?:The|This|These|Those|That|In|It|We|Our|A|An|As|At|By|For|From|However|If|Of|On|One|Only|Patients|Such|There|They|Thus|To|Two|Three|When|While|With|Both|All|After|Although|No|Results|Methods|Moreover|Furthermore|Conversely|Overall|Table|Figure|But|And|He|She|His|Her|Its|Their|Here|Mean|Median|Data|Most|Treatment|Tumors|Tumours)\b/;

function isInitial(text: string, at: number, word: string, start: number, next: number): boolean {
  const before = text.slice(Math.max(start, at - word.length - 16), at - word.length).trimEnd();
  if (!begins(text, next)) return true;
  if (isDigit(text.charCodeAt(next))) return false;
  if (PRONOUNS.test(text.slice(next, next + 14))) return false;
  // After a small word (`vitamin C`, `hepatitis B`, `panel A`) a capital is a name's part, unless an initial follows it.
  return !/\p{Ll}{3}$/u.test(before) || /\p{Lu}\p{Ll}{1,15}$/u.test(before) || /^\p{Lu}\.|^\p{Lu}\p{Ll}{1,20},? (?:et al|\p{Lu}\.)/u.test(text.slice(next, next + 24)) || /(?:by|and|of|with|from|to)$/.test(before);
}

/** `et al. ￼`: the citation goes with the names. */
function precedesCitation(text: string, at: number, start: number): boolean {
  const word = wordBefore(text, at, start).toLowerCase();
  return text.charCodeAt(at) === 46 && (word === 'al' || neverLast.has(word) || beforeNumber.has(word) && word.length > 1);
}
