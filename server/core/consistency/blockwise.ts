import type { Content, Document } from '../document/document.js';
import { shift, type Span } from '../text/span.js';

/** Something found in a manuscript: where, and what an edit would replace. */
export interface Slip {
  readonly span: Span;
  /** What it contradicts, where that is a place of its own. */
  readonly about?: Span;
  /** The stretch that an edit would replace by `expected`. */
  readonly edit?: Span;
  /** What stands there if all else is right. */
  readonly expected?: string;
  /** The same, with spans counted from its block's start: one object wherever the block moves to. */
  readonly origin?: object;
}

/**
 * A search that goes block by block and remembers what it found: a block is searched again only if its content, or the
 * setting that it is searched in, is another. `find` gives spans that count from the block's start; the search gives
 * them in the file: the very same objects again as long as the block stays where it is.
 */
export function blockwise<T extends Slip, S extends string>(find: (content: Content, setting: S) => readonly T[]): (document: Document, setting: S) => readonly T[] {
  const remembered = new WeakMap<Content, { readonly setting: S; readonly found: readonly T[]; start: number; placed: readonly T[] }>();
  return (document, setting) => {
    const all: T[] = [];
    for (const { content, start } of document.blocks) {
      let memory = remembered.get(content);
      if (memory?.setting !== setting) {
        const found = find(content, setting);
        remembered.set(content, (memory = { setting, found, start: 0, placed: found }));
      }
      if (memory.found.length === 0) continue;
      if (memory.start !== start) {
        memory.placed = memory.found.map((slip) => moved(slip, start));
        memory.start = start;
      }
      all.push(...memory.placed);
    }
    return all;
  };
}

function moved<T extends Slip>(slip: T, by: number): T {
  return { ...slip, origin: slip, span: shift(slip.span, by), ...(slip.about ? { about: shift(slip.about, by) } : {}), ...(slip.edit ? { edit: shift(slip.edit, by) } : {}) };
}

/** What a content alone tells, computed once. */
export function perContent<T>(tell: (content: Content) => T): (content: Content) => T {
  const remembered = new WeakMap<Content, { readonly told: T }>();
  return (content) => {
    let memory = remembered.get(content);
    if (!memory) remembered.set(content, (memory = { told: tell(content) }));
    return memory.told;
  };
}
