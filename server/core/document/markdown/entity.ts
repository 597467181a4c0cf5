import { decodeHTMLStrict } from 'entities';

const ENTITY = /&(?:#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z0-9]{1,31});/y;

/** The character reference at an `&`: `&ge;` is `≥`. Undefined where none stands. */
export function decodeEntity(view: string, at: number, to: number): { readonly text: string; readonly end: number } | undefined {
  ENTITY.lastIndex = at;
  const match = ENTITY.exec(view);
  if (!match || at + match[0].length > to) return undefined;
  const text = decodeHTMLStrict(match[0]);
  return text === match[0] ? undefined : { text, end: at + match[0].length };
}
