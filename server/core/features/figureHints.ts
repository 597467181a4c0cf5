import { overlaps, type Span } from '../text/span.js';
import { figureCard } from './figureCard.js';
import type { ManuscriptView } from './manuscriptView.js';

/** A mark behind a figure that agrees with its source. */
export interface FigureHint {
  /** Where it is shown, behind the figure. */
  readonly offset: number;
  /** The evidence, in Markdown. */
  readonly markdown: string;
}

/** Marks for the figures of a stretch that their sources have; an interval beside its estimate has none of its own. */
export function figureHintsIn({ figures, library }: ManuscriptView, within: Span): readonly FigureHint[] {
  const companions = new Set(figures.all.flatMap(({ quantity }) => quantity.companions));
  return figures.all
    .filter(({ span, verdict, quantity }) => verdict.verdict === 'supported' && overlaps(span, within) && !companions.has(quantity))
    .flatMap((figure) => {
      const markdown = figureCard(figure, library);
      return markdown === undefined ? [] : [{ offset: figure.span.end, markdown }];
    });
}
