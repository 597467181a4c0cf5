import type { Content, Document } from '../document/document.js';
import type { Span } from '../text/span.js';

/** Something found in a block of a manuscript: where, counted from the block's start, and what an edit would replace. */
export interface Slip {
  readonly span: Span;
  /** What it contradicts, where that is a place of its own. */
  readonly about?: Span;
  /** The stretch that an edit would replace by `expected`. */
  readonly edit?: Span;
  /** What stands there if all else is right. */
  readonly expected?: string;
}

/** A slip, one object wherever its block moves to, and where the block begins. */
export interface PlacedSlip<T extends Slip> {
  readonly slip: T;
  readonly start: number;
}

/**
 * A search that goes block by block and remembers what it found: a block is searched again only if its content, or the
 * setting that it is searched in, is another.
 */
export function blockwise<T extends Slip, S extends string>(find: (content: Content, setting: S) => readonly T[]): (document: Document, setting: S) => readonly PlacedSlip<T>[] {
  const remembered = new WeakMap<Content, { readonly setting: S; readonly found: readonly T[] }>();
  return (document, setting) => {
    const all: PlacedSlip<T>[] = [];
    for (const { content, start } of document.blocks) {
      let memory = remembered.get(content);
      if (memory?.setting !== setting) remembered.set(content, (memory = { setting, found: find(content, setting) }));
      for (const slip of memory.found) all.push({ slip, start });
    }
    return all;
  };
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
