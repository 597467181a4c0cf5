import type { Argument, Call } from './expressions.js';
import { argumentsIn, trim } from './expressions.js';
import { stringAt, type Walk } from './walk.js';

/** `#bibliography("refs.bib", style: "apa.csl")`, `#bibliography(("a.bib", "b.yml"))`. */
export function readBibliography(walk: Walk, _call: Call, args: readonly Argument[]): void {
  const { source, piece } = walk;
  for (const argument of args) {
    if (argument.name === 'style') {
      const string = source[argument.start] === '"' ? stringAt(source, argument.start) : undefined;
      // A name such as `apa` is a style that Typst brings with it.
      if (string && source.slice(string.start, string.end).endsWith('.csl')) piece.csl = { name: source.slice(string.start, string.end), span: { start: string.start, end: string.end } };
    } else if (argument.name === undefined || argument.name === 'sources' || argument.name === 'path') {
      const value = trim(walk, argument);
      const inside = source[value.start] === '(' ? argumentsIn(walk, { start: value.start + 1, end: value.end - 1 }) : [value];
      for (const { start } of inside) {
        if (source[start] !== '"') continue;
        const string = stringAt(source, start);
        if (string.end > string.start) piece.bibliography.push({ name: source.slice(string.start, string.end), span: { start: string.start, end: string.end } });
      }
    }
  }
}
