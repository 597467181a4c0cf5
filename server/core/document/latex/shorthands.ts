import type { Piece } from './walk.js';

/** What babel's `"` shorthand at `at` stands for in a German, Dutch … document: `"a` → ä, `"=` → -; undefined where it is a plain quotation mark. */
export function shorthand(source: string, at: number, piece: Piece): { readonly text: string; readonly length: number } | undefined {
  if (!/^(?:de|nl|sv|nb|da|fi)\b/.test(piece.language ?? '')) return undefined;
  const text = SHORTHANDS.get(source[at + 1] ?? '');
  return text === undefined ? undefined : { text, length: 2 };
}

const SHORTHANDS: ReadonlyMap<string, string> = new Map(Object.entries({
  a: 'ä', o: 'ö', u: 'ü', A: 'Ä', O: 'Ö', U: 'Ü', s: 'ß', z: 'ß', e: 'ë', i: 'ï', '`': '„', "'": '“', '<': '«', '>': '»', '=': '-', '~': '-', '-': '', '"': '', '|': '', '/': '/',
}));
