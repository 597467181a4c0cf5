import type { Span } from '../../text/span.js';

const FURTHEST = 400;

/** The commands that a span cuts into, taken whole: of `\qty{38.4}{\month}`, `38.4}{\month` gives all. */
export function wholeCommand(text: string, { start, end }: Span): Span {
  let open = 0;
  let from = start;
  for (let at = start; at < end; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '{') open++;
    else if (text[at] === '}' && --open < 0) {
      open = 0;
      from = commandBefore(text, from);
    }
  }
  let to = end;
  while (open > 0 && to < text.length && to - end < FURTHEST) {
    if (text[to] === '\\') to++;
    else if (text[to] === '{') open++;
    else if (text[to] === '}') open--;
    to++;
  }
  return open > 0 ? { start, end } : { start: from, end: to };
}

/** The start of the command in whose argument `at` lies: `\qty`, `\SI[options]`; the brace itself where there is none. */
function commandBefore(text: string, at: number): number {
  let open = at - 1;
  for (let depth = 0; open >= 0 && at - open < FURTHEST; open--) {
    if (text[open] === '}') depth++;
    else if (text[open] === '{' && depth-- === 0) break;
  }
  if (text[open] !== '{') return at;
  const before = text.slice(Math.max(0, open - 100), open);
  const command = /\\[A-Za-z]{1,30}\*?(?:\[[^[\]]{0,60}\])?$/.exec(before);
  return command ? open - command[0].length : open;
}
