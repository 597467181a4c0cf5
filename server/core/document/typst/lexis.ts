/** Small pieces of Typst's syntax, each found without reading anything else. Source: Typst's reference, "Syntax". */

/** Behind a label's or identifier's last character: letters, digits, `_`, `-`, and in labels `.` and `:`. */
export function nameEnd(text: string, at: number, label = false): number {
  for (;;) {
    const code = text.charCodeAt(at);
    const isName = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === UNDERSCORE || code === DASH
      || (label && (code === DOT || code === COLON)) || (code > 127 && NAME.test(text[at]!));
    if (isName) at++;
    else return at;
  }
}

const NAME = /[\p{L}\p{N}\p{M}]/u;

/** Behind the key of `@key`: a full stop or colon at its end belongs to the sentence. */
export function keyEnd(text: string, at: number): number {
  let end = nameEnd(text, at, true);
  while (end > at && (text[end - 1] === '.' || text[end - 1] === ':')) end--;
  return end;
}

/** Behind the `>` of `<label>`; -1 where none stands at `at`. */
export function labelEnd(text: string, at: number): number {
  const end = nameEnd(text, at + 1, true);
  return end > at + 1 && text[end] === '>' ? end + 1 : -1;
}

/** Behind the quotation mark that ends the string at `at`, or the end of its line where it has none. */
export function stringEnd(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === BACKSLASH) i++;
    else if (code === QUOTE) return i + 1;
    else if (code === NEWLINE) return i;
  }
  return text.length;
}

export interface Raw {
  readonly start: number;
  readonly end: number;
  readonly after: number;
  readonly isBlock: boolean;
}

/** The raw text at `at`, `` `…` `` or ```` ```lang … ``` ````; undefined where it does not end (inline: in its paragraph). */
export function rawAt(text: string, at: number): Raw | undefined {
  let ticks = 1;
  while (text.charCodeAt(at + ticks) === TICK) ticks++;
  if (ticks === 2) return { start: at + 1, end: at + 1, after: at + 2, isBlock: false };
  if (ticks === 1) {
    for (let i = at + 1; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === TICK) return { start: at + 1, end: i, after: i + 1, isBlock: false };
      if (code === NEWLINE && isBlankLine(text, i + 1)) return undefined;
    }
    return undefined;
  }
  const end = text.indexOf('`'.repeat(ticks), at + ticks);
  return end < 0 ? undefined : { start: at + ticks, end, after: end + ticks, isBlock: true };
}

/** The `$` that ends the maths which begins at `at`; -1 where none stands in the paragraph. */
export function mathsEnd(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === BACKSLASH) i++;
    else if (code === DOLLAR) return i;
    else if (code === QUOTE) {
      const end = stringEnd(text, i);
      if (text.charCodeAt(end - 1) === QUOTE) i = end - 1;
    } else if (code === NEWLINE && isBlankLine(text, i + 1)) return -1;
  }
  return -1;
}

/** Behind the comment at `at`, `//…` to its newline or `/*…*​/`; undefined where none begins, or it does not end. */
export function commentEnd(text: string, at: number): number | undefined {
  const second = text.charCodeAt(at + 1);
  if (second === SLASH) {
    for (let i = at + 2; i < text.length; i++) if (text.charCodeAt(i) === NEWLINE) return i;
    return text.length;
  }
  if (second !== STAR) return undefined;
  let depth = 1;
  for (let i = at + 2; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === STAR && text.charCodeAt(i + 1) === SLASH) {
      i++;
      if (--depth === 0) return i + 1;
    } else if (code === SLASH && text.charCodeAt(i + 1) === STAR) {
      i++;
      depth++;
    }
  }
  return undefined;
}

/** Behind a web address at `at`, which Typst makes a link; `at` where none stands. */
export function addressEnd(text: string, at: number): number {
  if (!text.startsWith('http://', at) && !text.startsWith('https://', at)) return at;
  const open: string[] = [];
  let i = at + 7;
  for (; i < text.length && i < at + 2000; i++) {
    const char = text[i]!;
    if (char === '(' || char === '[') open.push(char);
    else if (char === ')' || char === ']') {
      if (open.pop() !== (char === ')' ? '(' : '[')) break;
    } else if (!/[\w!#$%&*+,\-./:;=?@~']/.test(char)) break;
  }
  while (/[!,.:;?']/.test(text[i - 1]!)) i--;
  return i;
}

/** For the place behind a newline: whether nothing but white space stands before the next newline. */
export function isBlankLine(text: string, at: number): boolean {
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE) return true;
    if (code !== 32 && code !== 9 && code !== 13) return false;
  }
  return false;
}

export const BACKSLASH = 92, QUOTE = 34, NEWLINE = 10, TICK = 96, DOLLAR = 36, SLASH = 47, STAR = 42, UNDERSCORE = 95, DASH = 45, DOT = 46, COLON = 58;
export const HASH = 35, OPEN_CONTENT = 91, CLOSE_CONTENT = 93, OPEN_ROUND = 40, CLOSE_ROUND = 41, OPEN_CODE = 123, CLOSE_CODE = 125, LESS = 60, AT = 64, EQUALS = 61, SEMICOLON = 59;
