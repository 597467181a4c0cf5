import { shift } from '../text/span.js';
import type { Found } from './rule.js';

/** A finding whose block has moved by so many characters, with its edits. */
export function moved(found: Found, by: number): Found {
  return { ...found, span: shift(found.span, by), fixes: found.fixes.map((fix) => ({ ...fix, span: shift(fix.span, by) })) };
}
