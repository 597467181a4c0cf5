import type { Document } from '../document/document.js';
import { openReader } from '../document/open.js';
import { cslOfEntry } from './printedEntry.js';
import type { Bibliography, Reference } from './reference.js';

/** Reads the `thebibliography` of a LaTeX file, or of a `.bbl`: a list that the other parts of a manuscript cite from. */
export function readBibitems(path: string, text: string): Bibliography {
  return { path, text, references: bibitemsOf(openReader(path, 'latex').read(text)), problems: [] };
}

/** The labelled entries of a document's own list of references: `\bibitem{lind} M. Lind. Coastal fever …`. */
export function bibitemsOf({ path, blocks }: Document): readonly Reference[] {
  return blocks.flatMap(({ start, end, content }): readonly Reference[] => {
    if (content.kind !== 'reference' || content.key === '') return [];
    const { key, keySpan, prose } = content;
    return [{ key, aliases: [], csl: cslOfEntry(key, prose.text), path, span: { start, end }, keySpan: { start: start + keySpan.start, end: start + keySpan.end }, files: [] }];
  });
}
