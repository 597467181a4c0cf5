import type { Span } from '../text/span.js';
import type { Concept } from './concepts.js';
import type { Statement } from './statement.js';

/** The numbers that a sentence names, in figures and in words, `second` among them, those within a span left out; a table's headers name their lines by such numbers. */
export function numeralsOf(statement: Statement, except?: Span): ReadonlySet<Concept> {
  const found = new Set<Concept>();
  for (const { stem, text, span } of statement.words) {
    if (except && span.start < except.end && except.start < span.end) continue;
    const number = ORDINALS.get(text.toLowerCase()) ?? /^\d+(?:\.\d+)?/u.exec(stem)?.[0];
    if (number !== undefined) found.add(number);
  }
  return found;
}

const ORDINALS: ReadonlyMap<string, string> = new Map(['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'].map((word, at) => [word, String(at + 1)]));
