/** Classes of characters, by UTF-16 code unit; NaN (outside of the text) is in none. */

/** Behind at most so many spaces of any width. */
export function skipSpaces(text: string, at: number, most: number): number {
  let end = at;
  while (end - at < most && isSpace(text.charCodeAt(end))) end++;
  return end;
}

export function isSpace(c: number): boolean {
  return c === 0x20 || c === 0xa0 || c === 0x2009 || c === 0x202f || c === 0x200a || c === 0x2006 || c === 0x0a || c === 0x0d || c === 0x09;
}

export function isLetter(c: number): boolean {
  return c >= 0x61 && c <= 0x7a || c >= 0x41 && c <= 0x5a || c >= 0xc0 && c <= 0x24f && c !== 0xd7 && c !== 0xf7 || c >= 0x370 && c <= 0x3ff || c === 0xb5;
}

export function isUnitLetter(c: number): boolean {
  return isLetter(c) || c === 0x2126 || c === 0x212b || c === 0xb0;
}

export function isDigit(c: number): boolean {
  return c >= 0x30 && c <= 0x39;
}

export function isAlnum(c: number): boolean {
  return c >= 0x30 && c <= 0x39 || c >= 0x61 && c <= 0x7a || c >= 0x41 && c <= 0x5a;
}

/** A letter that makes words: Latin and Greek, but not the µ of units. */
export function isWordCode(c: number): boolean {
  return c >= 0x61 && c <= 0x7a || c >= 0x41 && c <= 0x5a || c >= 0xc0 && c <= 0x24f && c !== 0xd7 && c !== 0xf7 || c >= 0x391 && c <= 0x3ff && c !== 0x3bc;
}
