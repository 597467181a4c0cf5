import { proseAt } from '../document/prose.js';
import type { Reference } from '../bibliography/reference.js';
import { touches, type Span } from '../text/span.js';
import type { Desk } from './desk.js';
import { keyAt } from './keyPlaces.js';
import type { ManuscriptView } from './manuscriptView.js';
import { termAt } from './termAt.js';

export interface FilePlace {
  readonly path: string;
  readonly span: Span;
}

/** Where the thing at an offset is described: the entries of a key, the evidence of a figure, the definitions of a term. */
export function definitionsIn({ document, library, figures, citations }: ManuscriptView, offset: number): readonly FilePlace[] {
  for (const { items } of citations) {
    const cited = items.find(({ span }) => touches(span, offset));
    if (!cited) continue;
    return cited.reference ? [cited.reference, ...library.sameWorks(cited.reference)].map(entryOf) : [];
  }
  const figure = figures.all.find(({ span, verdict }) => touches(span, offset) && verdict.evidence.length > 0);
  if (figure) return figure.verdict.evidence.map(({ measurement: { place } }) => ({ path: place.path, span: place.span }));
  const place = proseAt(document, offset);
  const term = place && termAt(place, offset, library);
  return term ? term.explained.map(({ term: { place: at } }) => ({ path: at.path, span: at.span })) : [];
}

/** Where the entry stands that a key in a bibliography names, and the others of the same work. */
export function definitionsInBibliography(path: string, offset: number, desk: Desk): readonly FilePlace[] {
  const reference = keyAt(path, offset, desk)?.reference;
  return reference ? [reference, ...desk.library.sameWorks(reference)].map(entryOf) : [];
}

function entryOf({ path, keySpan }: Reference): FilePlace {
  return { path, span: keySpan };
}
