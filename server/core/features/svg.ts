/** A straight line. */
export function line(x1: number, y1: number, x2: number, y2: number, colour: string, dash = '', width = 1): string {
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${colour}" stroke-width="${width}"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>`;
}

/** Words in one line, on their base line. */
export function text(x: number, y: number, words: string, colour: string, anchor: 'start' | 'middle' | 'end', size = 12, weight: 'normal' | 'bold' = 'normal'): string {
  return `<text x="${round(x)}" y="${round(y)}" fill="${colour}" font-size="${size}" text-anchor="${anchor}"${weight === 'bold' ? ' font-weight="600"' : ''}>${xml(words)}</text>`;
}

/** Texts of files are untrusted; signs that XML 1.0 does not allow (§2.2) are left out, and all is ASCII. */
export function xml(words: string): string {
  return words
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']|[^\u0000-\u007F]/gu, (sign) => `&#${sign.codePointAt(0)};`);
}

/** To a tenth of a pixel. */
export const round = (value: number): number => Math.round(value * 10) / 10;
