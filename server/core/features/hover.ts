import { proseAt } from '../document/prose.js';
import { touches, type Span } from '../text/span.js';
import type { Desk } from './desk.js';
import { figureCard } from './figureCard.js';
import type { Theme } from './figurePicture.js';
import { keyAt } from './keyPlaces.js';
import type { ManuscriptView } from './manuscriptView.js';
import { referenceCard, type FormatReference } from './referenceCard.js';
import { sentenceAround } from './sentenceAround.js';
import { termAt } from './termAt.js';
import { termCard } from './termCard.js';

export interface Hover {
  readonly span: Span;
  /** Markdown, escaped where it quotes. */
  readonly markdown: string;
}

/** What is known of the thing at an offset of a manuscript: a citation's key, a figure, a term. Undefined elsewhere. `theme`: with pictures for it. */
export function hoverIn(view: ManuscriptView, offset: number, format?: FormatReference, theme?: Theme): Hover | undefined {
  return citationHover(view, offset, format) ?? figureHover(view, offset, theme) ?? termHover(view, offset);
}

/** The same for a key in a bibliography: an entry's own, or that of another which it names. */
export function hoverInBibliography(path: string, offset: number, desk: Desk, format?: FormatReference): Hover | undefined {
  const place = keyAt(path, offset, desk);
  return place?.reference && { span: place.span, markdown: referenceCard(place.reference, desk.library, '', format) };
}

function citationHover({ citations, document, library }: ManuscriptView, offset: number, format?: FormatReference): Hover | undefined {
  for (const { items } of citations) {
    const cited = items.find(({ span }) => touches(span, offset));
    if (!cited) continue;
    return cited.reference && { span: cited.span, markdown: referenceCard(cited.reference, library, sentenceAround(document, offset), format) };
  }
  return undefined;
}

function figureHover({ figures, library }: ManuscriptView, offset: number, theme?: Theme): Hover | undefined {
  // An interval stands within its estimate's figure; the shorter is meant.
  const [figure] = figures.all.filter(({ span }) => touches(span, offset)).sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
  const markdown = figure && figureCard(figure, library, theme);
  return markdown === undefined ? undefined : { span: figure!.span, markdown };
}

function termHover({ document, library }: ManuscriptView, offset: number): Hover | undefined {
  const place = proseAt(document, offset);
  const term = place && termAt(place, offset, library);
  return term && { span: term.span, markdown: termCard(term.explained, library, sentenceAround(document, offset)) };
}
