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
  const all: CitedPlace[] = [];
  for (const { content, start } of document.blocks) {
    const citations = citationsIn(content);
    if (citations.length === 0) continue;
    if (hasList || citations.some(({ mode }) => mode === 'numeric')) {
      for (const citation of citations) all.push(placed(citation, start, resolve));
      continue;
    }
    let memory = remembered.get(content);
    if (memory?.library !== library) remembered.set(content, (memory = { library, start, places: citations.map((citation) => placed(citation, start, resolve)) }));
    if (memory.start !== start) {
      memory.places = memory.places.map((place) => moved(place, start - memory.start));
      memory.start = start;
    }
    all.push(...memory.places);
  }
  return all;
}

const remembered = new WeakMap<Content, { readonly library: Library; start: number; places: readonly CitedPlace[] }>();

function placed(citation: Citation, start: number, resolve: Resolve): CitedPlace {
  return {
    citation,
    span: shift(citation.span, start),
    items: citation.items.map((item) => ({ item, span: shift(item.span, start), reference: resolve(citation, item) })),
  };
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
