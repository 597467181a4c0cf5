import type { CheckedFigure, Evident, FigureCode } from '../verdict/verdict.js';
import type { EvidencePlace } from './finding.js';
import { figureFixes } from './figureFix.js';
import type { Found, Manuscript } from './rule.js';
import { oneLine, saidBy, type Said } from './wording.js';

/** A figure that a rule speaks of, with the words for its evidence. */
export interface Told {
  readonly figure: CheckedFigure;
  /** As the manuscript has it. */
  readonly text: string;
  /** What the source gives; empty when the verdict names nothing. */
  readonly expected: string;
  /** The measurement that answers. */
  readonly right: Said | undefined;
  /** The measurement whose figure it truly is. */
  readonly mistaken: Said | undefined;
}

/** The findings of a rule on figures: those whose verdict has its code, each worded by `message`. */
export function aboutFigures(manuscript: Manuscript, code: FigureCode, message: (told: Told) => string): readonly Found[] {
  return manuscript.figures.all.filter((figure) => figure.verdict.code === code).map((figure) => foundAt(figure, manuscript, message));
}

/** One finding on a figure, its verdict's evidence with it. */
export function foundAt(figure: CheckedFigure, manuscript: Manuscript, message: (told: Told) => string): Found {
  const { verdict } = figure;
  const [right] = verdict.evidence;
  const said = (evident: Evident | undefined): Said | undefined => evident && saidBy(evident, manuscript.library);
  const told: Told = { figure, text: oneLine(figure.text), expected: oneLine(verdict.expected ?? ''), right: said(right), mistaken: said(verdict.mistaken) };
  return {
    span: figure.span,
    message: message(told),
    ...(verdict.expected === undefined ? {} : { expected: verdict.expected }),
    evidence: [...verdict.evidence, ...(verdict.mistaken ? [verdict.mistaken] : [])].map(placeOf),
    fixes: figureFixes(figure, manuscript),
  };
}

function placeOf({ measurement, source, key }: Evident): EvidencePlace {
  const { place, references } = measurement;
  const reference = source.kind === 'guide' && references.length > 0 ? `${source.name}:${references[0]}` : key;
  return { path: place.path, span: place.span, text: place.quote, reference };
}
