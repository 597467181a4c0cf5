import type { CitedItem, CitedPlace } from '../library/cited.js';
import type { Span } from '../text/span.js';

/**
 * What to take out of a citation whose keys become others, so that it names no work twice: `[@a; @b, p. 4]` where both
 * become one → `@a; `. An item that says more than its key stays.
 */
export function citedTwice(text: string, { items, span }: CitedPlace, keyOf: (item: CitedItem) => string): readonly Span[] {
  const parts = items.map((item) => ({ key: keyOf(item), bare: bareItem(text, item.span, span) }));
  const dropped = parts.map(({ key, bare }, i) => {
    const alike = parts.filter((other) => other.key === key);
    const kept = alike.find((other) => !other.bare) ?? alike[0];
    return bare !== undefined && parts[i] !== kept;
  });
  let fromStart = true;
  return parts.flatMap(({ bare }, i) => {
    if (!dropped[i]) fromStart = false;
    if (!dropped[i] || !bare) return [];
    // The separator that goes with it stands before it, or behind where nothing is left before it.
    if (!fromStart) return bare.before === undefined ? [] : [{ start: bare.before, end: bare.end }];
    return bare.behind === undefined ? [] : [{ start: bare.start, end: bare.behind }];
  });
}

interface BareItem {
  /** With its sigil and braces. */
  readonly start: number;
  readonly end: number;
  /** Where the separator before it begins, and where that behind it ends, with its blanks. */
  readonly before?: number;
  readonly behind?: number;
}

/** Pandoc parts items by semicolons, `[@a; @{b c}]`, LaTeX and MyST by commas, `\cite{a,b}`. */
const WAYS = [
  { left: /([[;])(\s{0,40})(@\{?)$/, right: /^\s{0,40}([\];])\s{0,40}/ },
  { left: /([{`,])(\s{0,40})()$/, right: /^\s{0,40}([}`,])\s{0,40}/ },
];

/** Undefined for an item with words of its own, a locator, or the author left out. */
function bareItem(text: string, key: Span, { start, end }: Span): BareItem | undefined {
  const before = text.slice(Math.max(start, key.start - 50), key.start);
  const way = WAYS.find(({ left }) => left.test(before));
  if (!way) return undefined;
  const [, sign, blanks, sigil] = way.left.exec(before) as unknown as [string, string, string, string];
  const close = sigil.endsWith('{') && text[key.end] === '}' ? 1 : 0;
  const right = way.right.exec(text.slice(key.end + close, Math.min(end, key.end + close + 90)));
  if (!right) return undefined;
  return {
    start: key.start - sigil.length,
    end: key.end + close,
    ...(sign === ';' || sign === ',' ? { before: key.start - sigil.length - blanks.length - 1 } : {}),
    ...(right[1] === ';' || right[1] === ',' ? { behind: key.end + close + right[0].length } : {}),
  };
}
