import type { CheckedFigure } from '../verdict/verdict.js';
import type { Library } from '../library/library.js';
import { workName } from '../rules/wording.js';
import type { Span } from '../text/span.js';
import type { FilePlace } from './definitions.js';

/** The figures of a manuscript that have one verdict. */
export interface FigureGroup {
  readonly verdict: CheckedFigure['verdict']['verdict'];
  readonly figures: readonly ListedFigure[];
}

export interface ListedFigure {
  readonly text: string;
  readonly span: Span;
  /** `34.8 months in the guide …`; what is cited, where nothing answers. */
  readonly detail: string;
  /** Where it is shown, the best first. */
  readonly evidence: readonly FilePlace[];
}

/** Figures by verdict, those first that want the author's eye; groups without any are left out. */
export function figureGroups(figures: readonly CheckedFigure[], library: Library): readonly FigureGroup[] {
  const order = ['contradicted', 'unsupported', 'supported', 'unchecked'] as const;
  return order.map((verdict) => ({ verdict, figures: figures.filter((figure) => figure.verdict.verdict === verdict).map((figure) => listed(figure, library)) })).filter((group) => group.figures.length > 0);
}

function listed({ text, span, keys, verdict: { expected, derivation, evidence } }: CheckedFigure, library: Library): ListedFigure {
  const [best] = evidence;
  const work = best ? workName(best.key, best.source, library) : keys.map((key) => workName(key, undefined, library)).join(', ');
  const value = derivation ?? expected ?? best?.measurement.quantity.text;
  return { text, span, detail: best && value ? `${value} · ${work}` : work, evidence: evidence.map(({ measurement: { place } }) => ({ path: place.path, span: place.span })) };
}
