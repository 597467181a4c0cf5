import { shift } from '../text/span.js';
import type { Prose } from './document.js';
import { EMPTY_PROSE } from './tableShape.js';

/** Several stretches of text as one, with a space between: the lines of a table cell, a caption over a page break. */
export function joinProse(parts: readonly Prose[]): Prose {
  const filled = parts.filter((part) => part.text !== '' || part.citations.length > 0);
  if (filled.length <= 1) return filled[0] ?? EMPTY_PROSE;
  const joined = { text: '', runs: [...filled[0]!.runs.slice(0, 0)], citations: [...filled[0]!.citations.slice(0, 0)], marks: [...filled[0]!.marks.slice(0, 0)], links: [...filled[0]!.links.slice(0, 0)] };
  let sourceEnd = 0;
  for (const part of filled) {
    if (joined.text !== '' && part.text !== '') {
      const next = part.runs[0]?.sourceAt ?? sourceEnd;
      joined.runs.push({ at: joined.text.length, length: 1, sourceAt: sourceEnd, sourceLength: Math.max(0, next - sourceEnd) });
      joined.text += ' ';
    }
    const at = joined.text.length;
    joined.text += part.text;
    for (const run of part.runs) joined.runs.push({ ...run, at: run.at + at });
    for (const citation of part.citations) joined.citations.push({ ...citation, at: citation.at + at });
    for (const mark of part.marks) joined.marks.push({ ...mark, span: shift(mark.span, at) });
    for (const link of part.links) joined.links.push({ ...link, span: shift(link.span, at) });
    const last = part.runs[part.runs.length - 1];
    if (last) sourceEnd = last.sourceAt + last.sourceLength;
  }
  return joined;
}
