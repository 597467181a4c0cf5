import { conceptsIn, NO_ABBREVIATIONS, type Concept } from './concepts.js';

/** What a caption or a note says that a symbol in a table's header stands for. */
export interface HeaderSymbol {
  /** What it is: `equivalent width`. */
  readonly name: readonly Concept[];
  /** What it is of: `excess`. */
  readonly of: readonly Concept[];
}

/**
 * The symbols of some headers that the text under or over their table explains: `EW is the equivalent width of the excess, T the
 * temperature of the thermosphere`, `K, semi-amplitude`. By the header as printed; those that it leaves unexplained are not there.
 */
export function headerSymbols(headers: Iterable<string>, text: string): ReadonlyMap<string, HeaderSymbol> {
  const found = new Map<string, HeaderSymbol>();
  for (const header of new Set(headers)) {
    if (!SYMBOL.test(header)) continue;
    for (let at = text.indexOf(header); at >= 0; at = text.indexOf(header, at + header.length)) {
      if (/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) continue;
      const said = EXPLAINED.exec(text.slice(at + header.length, at + header.length + 80))?.[1];
      if (said === undefined) continue;
      const [name, ...of] = said.split(/\s(?:of|for|in|from|at)\s/u).map((part) => [...conceptsIn(part, NO_ABBREVIATIONS)]);
      if (name!.length > 0) found.set(header, { name: name!, of: of.flat() });
      break;
    }
  }
  return found;
}

const SYMBOL = /^[\p{L}\p{N}][\p{L}\p{N}′'*-]{0,5}$/u;
const EXPLAINED = /^(?:\s+(?:is|are|denotes|means|stands for|represents)\s+(?:the\s+|an?\s+)?|\s+the\s+|\s*[=:,]\s+(?:the\s+)?)(\p{L}[\p{L}\s-]{2,60})(?=[.,;()]|$)/u;
