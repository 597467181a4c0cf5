import type { Concept } from '../evidence/concepts.js';
import type { Measurement } from '../evidence/measurement.js';
import { derivations, type Derivation } from '../quantity/derive.js';
import type { Quantity } from '../quantity/quantity.js';
import type { Fit } from './fit.js';

/** A figure that follows from figures of the source. */
export interface Derived {
  readonly words: string;
  readonly from: readonly Measurement[];
}

/** The best fitting measurements alone are tried: with enough numbers anything can be made of two of them. */
const MOST_TRIED = 36;

/**
 * Whether a figure follows from measurements that fit its context: a risk reduction from a ratio, a difference, a fold, a
 * percentage of n/N. Two measurements must speak of one thing in two groups, times or states: they share a sentence, or
 * most of their headers; and unless the figure follows exactly, its clause must speak of a change or a comparison.
 * With `told`, nothing follows unless the clause says so.
 */
export function derived(quantity: Quantity, clause: string, measurements: readonly Measurement[], fitOf: (measurement: Measurement) => Fit, told: boolean): Derived | undefined {
  const near = nearest(clause, quantity.text);
  const compares = comparesAt(near, quantity.text) || quantity.kind === 'fold' || quantity.direction !== undefined || quantity.unit?.canonical === 'percentage point';
  if (told && !compares) return undefined;
  const tried = measurements
    .map((measurement) => ({ measurement, fit: fitOf(measurement) }))
    .filter(({ fit }) => fit.shared > 0 && (fit.ofFigure >= 0.3 || fit.ofMeasurement >= 0.4))
    .sort((a, b) => b.fit.shared - a.fit.shared)
    .slice(0, MOST_TRIED);
  const byQuantity = new Map<Quantity, Measurement>(tried.map(({ measurement }) => [measurement.quantity, measurement]));
  for (const derivation of derivations(quantity, [...byQuantity.keys()])) {
    const from = derivation.from.map((part) => byQuantity.get(part));
    if (from.some((measurement) => measurement === undefined)) continue;
    if (!isSound(derivation, from as readonly Measurement[], { compares, sums: SUMMING.test(near) })) continue;
    return { words: derivation.words, from: from as readonly Measurement[] };
  }
  return undefined;
}

const COMPARING =
  /\b(?:differ\w*|gain\w*|los[st]\w*|more|less|fewer|longer|shorter|higher|lower|larger|smaller|greater|faster|slower|better|worse|cheaper|heavier|lighter|stronger|weaker|reduc\w*|destroy\w*|eliminat\w*|increas\w*|decreas\w*|rais\w*|cut|fell|fall\w*|rose|ris\w*|grew|grow\w*|sav\w*|drop\w*|declin\w*|improv\w*|twice|doubl\w*|tripl\w*|quadrupl\w*|hal[fv]\w*|thirds?|quarters?|times|fold|points?|together|total\w*|in all|altogether|combined|sum|ratio|advantage|gap|outperform\w*|ahead|behind|exceed\w*|between|excess|extra|additional|margin|widen\w*|narrow\w*|shr[aiu]nk\w*|lag\w*|short of|above|below|rest|remaining|benefit|prevent\w*|avoid\w*|sooner|later|earlier|\p{L}{3,}er than)\b/iu;

/** `had shrunk to 0.71` tells a level, and `grade 3 or higher` a bound. */
function comparesAt(clause: string, figure: string): boolean {
  const told = clause.replace(OR_MORE, ' ');
  return COMPARING.test(told) && !/\bto\s+(?:\p{L}+\s+){0,1}$/u.test(told.slice(0, Math.max(0, told.lastIndexOf(figure))));
}

const OR_MORE = /\bor\s+(?:higher|more|less|lower|fewer|longer|shorter|greater|larger|smaller|above|below)\b/giu;

const SUMMING = /\b(?:together|total\w*|in all|altogether|combined|sum|overall|both|either|all|pooled|whole)\b/iu;

/** The figure's part of its clause, from the comma before it: what is said of its neighbours makes it no difference. */
function nearest(clause: string, figure: string): string {
  const at = clause.lastIndexOf(figure);
  if (at < 0) return clause;
  const before = clause.slice(0, at);
  const comma = Math.max(...[...before.matchAll(/[,;:](?=\s)/gu)].map(({ index }) => index), -1);
  return clause.slice(comma + 1);
}

/** What a figure's clause says of how it came about. */
interface Told {
  readonly compares: boolean;
  readonly sums: boolean;
}

function isSound(derivation: Derivation, from: readonly Measurement[], { compares, sums }: Told): boolean {
  switch (derivation.kind) {
    case 'share':
    case 'part':
      return related(from);
    case 'complement':
    case 'reciprocal':
      return derivation.exact || compares;
    case 'reduction':
    case 'increase':
      // Of two changes, `fell by 58%` and `by 17%`, nobody tells by how much the one is less.
      return compares && !(from.length > 1 && from.every(({ quantity }) => quantity.direction !== undefined));
    case 'sum':
    case 'total':
      return sums && derivation.exact && related(from);
    default:
      return compares && related(from);
  }
}

/** Whether measurements share a sentence, or the better part of their headers. */
function related(from: readonly Measurement[]): boolean {
  return from.every((measurement, index) => index === 0 || measurement.place.quote === from[0]!.place.quote || overlap(measurement.context.label, from[0]!.context.label) >= 0.4 || sharesAxis(measurement, from[0]!));
}

function overlap(a: ReadonlySet<Concept>, b: ReadonlySet<Concept>): number {
  let both = 0;
  for (const concept of a) if (b.has(concept)) both++;
  return both / Math.max(1, Math.min(a.size, b.size));
}

/** One row or one column of a table. */
function sharesAxis(a: Measurement, b: Measurement): boolean {
  return a.place.path === b.place.path && ((a.measure !== '' && a.measure === b.measure) || (a.group !== '' && a.group === b.group && a.population === b.population));
}
