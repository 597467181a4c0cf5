import { shift } from '../text/span.js';
import type { Fix } from './finding.js';
import type { Found } from './rule.js';

/**
 * A finding whose block has moved by so many characters, with its edits. Hundreds move at a key press: their properties are
 * written out, since an object that is spread costs ten times as much.
 */
export function moved({ span, message, severity, expected, evidence, fixes }: Found, by: number): Each<Found> {
  return { span: shift(span, by), message, severity, expected, evidence, fixes: fixes.map((fix) => movedFix(fix, by)) };
}

function movedFix({ title, span, text, preferred, safe }: Fix, by: number): Each<Fix> {
  return { title, span: shift(span, by), text, preferred, safe };
}

/** With every property named, so that none is forgotten. */
export type Each<T> = { readonly [Name in keyof Required<T>]: T[Name] };
