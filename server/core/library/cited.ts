import type { Reference } from '../bibliography/reference.js';
import type { Block, Citation, CitationItem, Content, Document } from '../document/document.js';
import { prosesOf } from '../document/prose.js';
import { shift, type Span } from '../text/span.js';
import type { Resolve } from './resolve.js';

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
export function citedPlaces(document: Document, resolve: Resolve): readonly CitedPlace[] {
  return document.blocks.flatMap((block) => citationsIn(block.content).map((citation) => placed(citation, block, resolve)));
}

function placed(citation: Citation, block: Block, resolve: Resolve): CitedPlace {
  return {
    citation,
    span: shift(citation.span, block.start),
    items: citation.items.map((item) => ({ item, span: shift(item.span, block.start), reference: resolve(citation, item) })),
  };
}

const remembered = new WeakMap<Content, readonly Citation[]>();

function citationsIn(content: Content): readonly Citation[] {
  let citations = remembered.get(content);
  if (!citations) remembered.set(content, (citations = prosesOf(content).flatMap((prose) => prose.citations).sort((a, b) => a.span.start - b.span.start)));
  return citations;
}
