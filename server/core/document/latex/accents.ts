/** Accent commands and the combining character each sets on its letter: `\'e` → é, `\v{s}` → š, `\c c` → ç. */
export const ACCENTS: ReadonlyMap<string, string> = new Map(Object.entries({
  '`': '\u0300', "'": '\u0301', '^': '\u0302', '~': '\u0303', '=': '\u0304', '.': '\u0307', '"': '\u0308',
  u: '\u0306', r: '\u030A', H: '\u030B', v: '\u030C', d: '\u0323', c: '\u0327', k: '\u0328', b: '\u0331', t: '\u0361',
}));

/** The letter with its accent, composed where Unicode has the composed form. Dotless letters get their dot's place back. */
export function accented(letter: string, accent: string): string {
  const base = letter === '\\i' || letter === 'ı' ? 'i' : letter === '\\j' || letter === 'ȷ' ? 'j' : letter;
  const [first = '', ...rest] = base;
  return (first + accent).normalize('NFC') + rest.join('');
}
