import type { Reference } from '../bibliography/reference.js';
import type { Citation, CitationItem, Content, Document } from '../document/document.js';
import { prosesOf } from '../document/prose.js';
import { shift, type Span } from '../text/span.js';
import type { Library } from './library.js';
import { resolver, type Resolve } from './resolve.js';

/** A citation of a document with the works that it names. Spans count in the file. */
export interface CitedPlace {
  readonly citation: Citation;
  readonly span: Span;
  readonly items: readonly CitedItem[];
}

export interface CitedItem {
  readonly item: CitationItem;
  /** Of the key alone. */
  readonly span: Span;
  /** Undefined where no bibliography, list or guide has the key. */
  readonly reference: Reference | undefined;
}

/** All citations of a document, in the order of its text. */
export function citedPlaces(document: Document, library: Library): readonly CitedPlace[] {
  return placesIn(document, library, ({ all }) => all);
}

/** Those of them that name a work which nothing has: asked at every key press, and few. */
export function undefinedPlaces(document: Document, library: Library): readonly CitedPlace[] {
  return placesIn(document, library, ({ unknown }) => unknown);
}

/** The citations of a block, counted from its start. */
interface BlockPlaces {
  readonly all: readonly CitedPlace[];
  /** Those with a key that nothing has. */
  readonly unknown: readonly CitedPlace[];
}

function placesIn(document: Document, library: Library, pick: (places: BlockPlaces) => readonly CitedPlace[]): readonly CitedPlace[] {
  const resolve = resolver(document, library);
  // What a number means, or a key of the document's own list, depends on more than the block.
  const hasList = document.blocks.some(({ content }) => content.kind === 'reference');
  const found: CitedPlace[] = [];
  for (const { content, start } of document.blocks) {
    const citations = citationsIn(content);
    if (citations.length === 0) continue;
    let memory = remembered.get(content);
    if (memory?.library !== library || hasList || memory.isOpen) {
      const all = citations.map((citation) => cited(citation, resolve));
      const unknown = all.filter(({ items }) => items.some(({ reference }) => reference === undefined));
      remembered.set(content, (memory = { library, isOpen: hasList || citations.some(({ mode }) => mode === 'numeric'), all, unknown }));
    }
    for (const place of pick(memory)) found.push(moved(place, start));
  }
  return found;
}

/** `isOpen`: it may come to name other works while the library stays the same. */
const remembered = new WeakMap<Content, BlockPlaces & { readonly library: Library; readonly isOpen: boolean }>();

function cited(citation: Citation, resolve: Resolve): CitedPlace {
  return { citation, span: citation.span, items: citation.items.map((item) => ({ item, span: item.span, reference: resolve(citation, item) })) };
}

function moved({ citation, span, items }: CitedPlace, by: number): CitedPlace {
  return { citation, span: shift(span, by), items: items.map(({ item, span: of, reference }) => ({ item, span: shift(of, by), reference })) };
}

const citationsOf = new WeakMap<Content, readonly Citation[]>();

function citationsIn(content: Content): readonly Citation[] {
  let citations = citationsOf.get(content);
  if (!citations) citationsOf.set(content, (citations = prosesOf(content).flatMap((prose) => prose.citations).sort((a, b) => a.span.start - b.span.start)));
  return citations;
}
