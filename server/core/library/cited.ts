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

/** All citations of a document, in the order of its text. Those of a block that neither changed nor moved are the same objects. */
export function citedPlaces(document: Document, library: Library): readonly CitedPlace[] {
  const resolve = resolver(document, library);
  // What a number means, or a key of the document's own list, depends on more than the block.
  const hasList = document.blocks.some(({ content }) => content.kind === 'reference');
  return document.blocks.flatMap(({ content, start }) => {
    const memory = remembered.get(content);
    if (memory?.library === library && memory.start === start && !hasList) return memory.places;
    const citations = citationsIn(content);
    const places = citations.map((citation) => placed(citation, start, resolve));
    if (!hasList && citations.every(({ mode }) => mode !== 'numeric')) remembered.set(content, { library, start, places });
    return places;
  });
}

const remembered = new WeakMap<Content, { readonly library: Library; readonly start: number; readonly places: readonly CitedPlace[] }>();

function placed(citation: Citation, start: number, resolve: Resolve): CitedPlace {
  return {
    citation,
    span: shift(citation.span, start),
    items: citation.items.map((item) => ({ item, span: shift(item.span, start), reference: resolve(citation, item) })),
  };
}

const citationsOf = new WeakMap<Content, readonly Citation[]>();

function citationsIn(content: Content): readonly Citation[] {
  let citations = citationsOf.get(content);
  if (!citations) citationsOf.set(content, (citations = prosesOf(content).flatMap((prose) => prose.citations).sort((a, b) => a.span.start - b.span.start)));
  return citations;
}
