import type { Content, Document, Prose } from './document.js';

/** A prose of a document and a place in it. */
export interface ProsePlace {
  readonly prose: Prose;
  /** Offset in the file from which the prose's source places count. */
  readonly start: number;
}

/** All running text of a block, in order; a cell that spans several places comes once. */
export function prosesOf(content: Content): readonly Prose[] {
  if ('prose' in content) return [content.prose];
  if (content.kind !== 'table') return [];
  return [...(content.caption ? [content.caption] : []), ...new Set(content.rows.flat().map((cell) => cell.prose)), ...content.notes];
}

/** The prose that an offset of the file lies in; undefined in code, maths, markup and between blocks. */
export function proseAt(document: Document, offset: number): ProsePlace | undefined {
  let found: ProsePlace | undefined;
  for (const { start, end, content } of document.blocks) {
    if (start > offset) break;
    if (end < offset) continue;
    const prose = prosesOf(content).find((one) => covers(one, offset - start));
    // A footnote stands inside its paragraph, and behind it in order: the later block is the inner one.
    if (prose) found = { prose, start };
  }
  return found;
}

function covers({ runs }: Prose, at: number): boolean {
  const [first, last] = [runs[0], runs[runs.length - 1]];
  return first !== undefined && first.sourceAt <= at && at <= last!.sourceAt + last!.sourceLength;
}
