import { isAbstractHeading, isReferenceHeading } from '../tableText.js';

/** `- `, `• `, `* `: the length of a list mark, 0 without one. */
export function listMark(text: string): number {
  return /^(?:[-•●▪◦‣·–]\s+|\*\s+|\(?[a-z]\)\s+|o\s+(?=[A-Z]))(?=\S)/.exec(text)?.[0].length ?? 0;
}

const SECTION_NAME =
  /^(?:abstract|summary|background|introduction|objectives?|aims?|methods?|materials and methods|patients and methods|methodology|results|findings|discussion|conclusions?|interpretation|limitations|acknowledge?ments?|funding|appendix|keywords|references|bibliography|executive summary|statistical analysis|results and discussion|conflicts? of interest|ethics|data availability|supplementary (?:material|information)|zusammenfassung|einleitung|methoden|ergebnisse|diskussion|schlussfolgerung)$/i;
const NUMBERED = /^(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(?=\p{Lu})/u;

/** A line that ends so goes on. */
const FUNCTION_WORD = /\b(?:with|the|of|and|in|to|for|by|an?|or|from|that|than|at|on|was|were|is|are|between|versus|vs\.?)$/;

/** Whether a line begins with authors: `A. Tamsir, B. Diouf`, `Okeke C, Adaji P`, `Roth, K., & Lim, S.`. */
export function isNames(text: string): boolean {
  return /^(?:\p{Lu}\.[ -]?){1,3}\p{Lu}\p{Ll}+|^\p{Lu}[\p{L}’'-]+ \p{Lu}{1,3}(?:,|$)|^\p{Lu}[\p{L}’'-]+, (?:\p{Lu}\.[ -]?){1,3}/u.test(text);
}

/**
 * The level of a heading, 2 for a section, or 0 for a line that is none. A heading without marks is a short line without
 * a full stop that stands alone, is numbered, in capitals, or one of the usual names of sections.
 */
export function headingLevel(text: string, alone: boolean, next: string): number {
  if (text.length > 160) return 0;
  const bare = text.replace(/\*\*/g, '').trim();
  if (bare.length < 3 || bare.length > 120 || /[.,;]$/.test(bare) || /\t|\s{3}/.test(text) || /[￼|]/.test(bare)) return 0;
  if (FUNCTION_WORD.test(bare)) return 0;
  const number = NUMBERED.exec(bare);
  const words = number ? bare.slice(number[0].length) : bare;
  if (SECTION_NAME.test(words.replace(/:$/, '')) || isReferenceHeading(words) || isAbstractHeading(words)) return depth(number?.[1]);
  if (bare.endsWith(':') || /:\s/.test(bare) && !number) return 0;
  if (/^[a-zà-ÿ]/.test(next.trim()) && !/^[a-z]\)/.test(next.trim())) return 0;
  if (number && words.length <= 80 && !isSentence(words) && (alone || number[1]!.includes('.'))) return depth(number[1]);
  if (isNames(words)) return 0;
  if (!/^[\p{Lu}\d"“(]/u.test(words) || /[[\]=<>@]|\d{4}|https?:/.test(words)) return 0;
  if (/^[\p{Lu}\d][\p{Lu}\d\s&,:()/–-]+$/u.test(words) && /\p{Lu}{4}/u.test(words) && words.split(/\s+/).length <= 12) return alone ? 2 : 0;
  return alone && isTitleLike(words) ? 2 : 0;
}

function depth(number: string | undefined): number {
  return number === undefined ? 2 : 1 + number.split('.').length;
}

function isSentence(text: string): boolean {
  return text.split(/\s+/).length > 12;
}

/** Most long words begin with a capital, or there are few words, none of them a number with a unit. */
function isTitleLike(text: string): boolean {
  const words = text.split(/\s+/);
  if (words.length > 14 || /\d\s?(?:%|mg|kg|ml|mm|cm|g\b|months?|years?|days?)/i.test(text)) return false;
  const long = words.filter((word) => /\p{L}{4}/u.test(word));
  const capital = long.filter((word) => /^[^\p{L}]*\p{Lu}/u.test(word) || /\p{Lu}/u.test(word));
  return long.length > 0 && (capital.length * 5 >= long.length * 4 || words.length <= 5 && /^\p{Lu}/u.test(text));
}

/** Whether a paragraph that ended with `before` goes on with `after` behind a page break or blank line. */
export function goesOn(before: string, after: string): boolean {
  if (isCitationsOnly(after)) return true;
  const small = /^[a-zà-ÿ]/.test(after) && !/^[a-z][.)]\s/.test(after);
  const parted = /[\p{L}\d][-‐]$/u.test(before.slice(-2));
  const open = before.length > 50 && (before.endsWith(',') || FUNCTION_WORD.test(before.slice(-12))) && /^[\p{L}\d([]/u.test(after);
  if (!small && !parted && !open) return false;
  const end = withoutCitations(before);
  return end > 0 && !/[.!?:;]/.test(before[end - 1]!);
}

/** Where a line ends before its last citations, quotes and closing brackets: `… crizotinib.[6][\\[10\\]](#)` before `[6]`. */
function withoutCitations(text: string): number {
  let end = text.length;
  for (;;) {
    while (end > 0 && /[\s"'”’]/.test(text[end - 1]!)) end--;
    const close = text[end - 1];
    if (close !== ')' && close !== ']') return end;
    const open = text.lastIndexOf(close === ']' ? '[' : '(', end - 1);
    if (open < 0 || end - open > 60 || /\p{L}{2}/u.test(text.slice(open, end))) return end - 1;
    end = open > 0 && text[open - 1] === '\\' ? open - 1 : open;
  }
}

/** Nothing but numeric citations: `[6][10][11]`, `[\[21\]](#)[\[22\]](#)`. */
export function isCitationsOnly(text: string): boolean {
  if (text.length > 200 || !/^\\?\[/.test(text)) return false;
  return text.replace(/\]\(#?[^)\s]{0,60}\)/g, ']').replace(/[\\[\]\d\s,;.–-]/g, '') === '' && /\d/.test(text);
}
