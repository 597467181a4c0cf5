import type { LineIndex } from '../core/text/lineIndex.js';
import type { Span } from '../core/text/span.js';

/** A range as the language server protocol has it: zero-based lines, UTF-16 characters. */
export interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export function rangeOf(lines: LineIndex | undefined, { start, end }: Span): Range {
  const nowhere = { line: 0, character: 0 };
  return { start: lines?.position(start) ?? nowhere, end: lines?.position(end) ?? nowhere };
}

export const printed = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
