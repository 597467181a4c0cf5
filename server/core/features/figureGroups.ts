import type { CheckedFigure } from '../verdict/verdict.js';
import type { Library } from '../library/library.js';
import { workName } from '../rules/wording.js';
import type { Span } from '../text/span.js';
import type { FilePlace } from './definitions.js';
import type { ManuscriptView } from './manuscriptView.js';

/** The figures of a manuscript that have one verdict; those that a changed source has left behind are a group of their own. */
export interface FigureGroup {
  readonly verdict: CheckedFigure['verdict']['verdict'] | 'stale';
  readonly figures: readonly ListedFigure[];
}

export interface ListedFigure {
  readonly text: string;
  readonly span: Span;
  /** `34.8 months in the guide …`; what is cited, where nothing answers; of a stale one, what it rested on. */
  readonly detail: string;
  /** Where it is shown, the best first. */
  readonly evidence: readonly FilePlace[];
}

/** Figures by verdict, those first that want the author's eye; groups without any are left out. */
export function figureGroups({ figures, library, stale = [] }: Pick<ManuscriptView, 'figures' | 'library' | 'stale'>): readonly FigureGroup[] {
  const order = ['contradicted', 'unsupported', 'supported', 'unchecked'] as const;
  const left = stale.map(({ figure, rested }) => ({ ...listed(figure, library), detail: rested.words }));
  const others = figures.all.filter(({ span }) => !stale.some(({ figure }) => figure.span.start === span.start && figure.span.end === span.end));
  const groups: FigureGroup[] = order.map((verdict) => ({ verdict, figures: others.filter((figure) => figure.verdict.verdict === verdict).map((figure) => listed(figure, library)) }));
  return [{ verdict: 'stale' as const, figures: left }, ...groups].filter((group) => group.figures.length > 0);
}

function listed({ text, span, keys, verdict: { expected, derivation, evidence } }: CheckedFigure, library: Library): ListedFigure {
  const [best] = evidence;
  const work = best ? workName(best.key, best.source, library) : keys.map((key) => workName(key, undefined, library)).join(', ');
  const value = derivation ?? expected ?? best?.measurement.quantity.text;
  return { text, span, detail: best && value ? `${value} · ${work}` : work, evidence: evidence.map(({ measurement: { place } }) => ({ path: place.path, span: place.span })) };
}
