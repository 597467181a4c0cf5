import type { Document, Named } from '../document/document.js';
import { shift, type Span } from '../text/span.js';

/** Files that a manuscript names and relies on, as written, with their places. */
export interface Needs {
  readonly bibliography: readonly Named[];
  readonly inclusions: readonly { readonly name: string; readonly span: Span }[];
  readonly csl?: Named;
}

export function needsOf({ metadata, blocks }: Document): Needs {
  const inclusions = blocks.flatMap(({ start, content }) => (content.kind === 'inclusion' ? [{ name: content.target, span: shift(content.span, start) }] : []));
  return { bibliography: metadata.bibliography, inclusions, ...(metadata.csl ? { csl: metadata.csl } : {}) };
}
