import { mathsText } from '../maths.js';
import type { Walk } from './walk.js';

/** Commands in maths that the walk reads better than a reader of maths: siunitx, and whatever the author defined. */
const OWN_COMMANDS = /\\(?:SI|SIrange|SIlist|qty|qtyrange|qtylist|num|numrange|numlist|ang|si|unit|cite[a-z]*|textsuperscript|textsubscript)(?![A-Za-z])/;
const COMMAND = /\\([A-Za-z]+)/g;

/** Reads `$…$` or `\(…\)` at the walk's place. Without an end in the paragraph, the opening is passed over. */
export function readInlineMaths(walk: Walk, open: string, close: string): void {
  const start = walk.at + open.length;
  const end = mathsEnd(walk, start, close);
  if (end < 0) {
    walk.at = start;
    return;
  }
  const { prose, source } = walk;
  const here = prose.here;
  if (usesDefinitions(walk, source.slice(start, end))) walk.through({ start, end });
  else if (!mathsText(source, start, end, prose)) prose.mark('maths', here);
  walk.at = end + close.length;
}

/** Display maths is kept, but is no part of the running text. */
export function readDisplayMaths(walk: Walk, open: string, close: string): void {
  const from = walk.at;
  const end = mathsEnd(walk, from + open.length, close);
  if (end < 0) {
    walk.at = from + open.length;
    return;
  }
  walk.at = end + close.length;
  displayMaths(walk, from, walk.at);
}

export function displayMaths(walk: Walk, start: number, end: number): void {
  walk.emit({ kind: 'opaque', what: 'maths', span: { start: 0, end: end - start } }, start, end);
  walk.prose.space(start, end);
}

/** The place of `close`, within the walk and before an empty line; -1 where it is missing. */
function mathsEnd(walk: Walk, start: number, close: string): number {
  const { source, end, piece } = walk;
  // What was looked through in vain is not looked through again.
  if (start < (piece.withoutMathsEnd.get(close) ?? 0)) return -1;
  let at = start;
  for (; at < end; at++) {
    const char = source[at];
    if (char === close[0] && source.startsWith(close, at) && at + close.length <= end) return at;
    if (char === '\\') at++;
    else if (char === '\n' && isBlankAhead(source, at + 1, end)) break;
  }
  piece.withoutMathsEnd.set(close, at);
  return -1;
}

function isBlankAhead(source: string, at: number, end: number): boolean {
  for (; at < end && at < source.length; at++) {
    const char = source[at];
    if (char === '\n') return true;
    if (char !== ' ' && char !== '\t' && char !== '\r') return false;
  }
  return false;
}

function usesDefinitions(walk: Walk, maths: string): boolean {
  if (!maths.includes('\\')) return false;
  if (OWN_COMMANDS.test(maths)) return true;
  for (const [, name] of maths.matchAll(COMMAND)) if (walk.piece.lookup('macro', name!)) return true;
  return false;
}
