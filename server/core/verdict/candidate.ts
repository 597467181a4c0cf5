import type { Concept } from '../evidence/concepts.js';
import type { Context, Measurement } from '../evidence/measurement.js';
import type { Source } from '../library/source.js';
import { agree, isRight, type Agreement } from '../quantity/compare.js';
import type { Quantity } from '../quantity/quantity.js';
import { slipOf } from '../quantity/slip.js';
import type { Neighbour } from './neighbours.js';
import { parting, type Fit, type Weighing } from './fit.js';

/** A figure with its context as one source's words have it. */
export interface Asked {
  readonly quantity: Quantity;
  /** Words of the clause, for what only words tell: a change, a difference. */
  readonly clause: string;
  /** The stem of what a bare number counts: `token` of `512 tokens`; empty where no noun follows. */
  readonly counted: string;
  /** Whether the citation stands with the figure, or was carried over from a neighbouring sentence. */
  readonly direct: boolean;
  /** The other figures of its sentence, and those of its list. */
  readonly others: readonly Quantity[];
  readonly listed: readonly Quantity[];
  /** What the figures beside it turned out to be, in a second look at those that are still open. */
  readonly neighbours?: readonly Neighbour[];
  /** What other figures of the sentence surely are, in a second look. */
  readonly taken?: readonly Measurement[];
  /** Measurements that several figures of its paragraph claim; how surely each does is told for these alone. */
  readonly contested?: ReadonlySet<Measurement>;
  /** A measurement that has its number and is another figure's. */
  readonly lost?: Measurement;
  /** The numbers that its sentence names besides it. */
  readonly numerals: ReadonlySet<Concept>;
  /** Works that its sentence goes on about (`Their reading rate was …`), whatever it cites in the end. */
  readonly goesOnAbout?: readonly string[];
  readonly observe?: Observe | undefined;
  contextFor(source: Source): Context;
}

/** Is told of a figure before a source, and of the measurements that it can be compared with. */
export type Observe = (the: Case, candidates: readonly Candidate[]) => void;

export interface Candidate {
  readonly measurement: Measurement;
  readonly fit: Fit;
  readonly agreement: Agreement;
}

/** One figure before one source. */
export interface Case {
  readonly asked: Asked;
  readonly source: Source;
  readonly key: string;
  readonly context: Context;
  readonly weighing: Weighing;
}

/** Digits that count: 3 of `0.0340`. */
export function digitsOf({ value }: Quantity): number {
  return value.inWords ? 0 : value.printed.replace(/\D/gu, '').replace(/^0+/u, '').length;
}

/** That a figure of something else happens to round to this one says nothing. */
export function isRemote({ agreement, fit }: Candidate): boolean {
  return agreement.kind !== 'same' && agreement.kind !== 'converted' && (fit.conflicts.length > 0 || fit.score < 0) && fit.ofMeasurement < 0.4;
}

/** `More than 2%` is true of any greater share; it takes a fit to mean one. */
export function isVacuous({ asked }: Case, { agreement, fit, measurement }: Candidate): boolean {
  const size = Math.abs(measurement.quantity.value.value) / Math.abs(asked.quantity.value.value);
  // Nobody says `at least 35` of 26,800; where units differ the numbers tell nothing.
  const isFarOff = measurement.quantity.unit?.canonical === asked.quantity.unit?.canonical && (size > FAR_OFF || size < 1 / FAR_OFF);
  return agreement.kind === 'weaker' && (isFarOff || fit.ofFigure < 0.4 || fit.ofMeasurement < 0.4 || !measurement.context.sure);
}

const FAR_OFF = 3;

/** That a number stands somewhere in a source, with nothing in common, supports nothing. */
export function isPlausible({ fit }: Candidate): boolean {
  return fit.ofFigure >= 0.2 || fit.ofMeasurement >= 0.2;
}

export function lacksUnit({ asked }: Case, { measurement }: Candidate): boolean {
  return asked.quantity.unit !== undefined && measurement.quantity.unit === undefined;
}

export interface Need {
  readonly figure: number;
  readonly measurement: number;
}

/** How much of both contexts must meet, by what else speaks for a contradiction. */
export const PAIRED: Need = { figure: 0.35, measurement: 0.5 };
/** A long sentence of the source names much that the manuscript leaves out. */
export const SAME_NUMBER: Need = { figure: 0.75, measurement: 0.15 };
export const TURNED: Need = { figure: 0.45, measurement: 0.3 };
/** The very digits with a unit a thousand times as large are no chance. */
export const SAME_DIGITS: Need = { figure: 0.3, measurement: 0.2 };
export const NEARLY: Need = { figure: 0.25, measurement: 0.4 };
/** Where the other is of another group or population by name. */
export const NAMED: Need = { figure: 0.4, measurement: 0.5 };
export const BESIDE: Need = { figure: 0.4, measurement: 0.35 };
export const SWAPPED: Need = { figure: 0.45, measurement: 0.4 };
/** Sentences share words more easily than headers do. */
const ALONE_IN_PROSE: Need = { figure: 0.75, measurement: 0.8 };
export const SLIPPED: Need = { figure: 0.35, measurement: 0.45 };
export const ALONE: Need = { figure: 0.6, measurement: 0.7 };
/** Where all the signs together speak for it. */
export const SOME_OF_BOTH: Need = { figure: 0.3, measurement: 0.3 };
/** Next to nothing is left unsaid on either side. */
export const MET: Need = { figure: 0.8, measurement: 0.8 };
const CARRIED = 0.15;
/** So much that one side lacks the other may make up for. */
const MADE_UP = 0.1;

export function isStrong({ asked }: Case, { fit }: Candidate, need: Need): boolean {
  const more = asked.direct ? 0 : CARRIED;
  const ofFigure = fit.ofFigure - need.figure - more;
  const ofMeasurement = fit.ofMeasurement - need.measurement - more;
  return Math.min(ofFigure, ofMeasurement) >= (need === NEARLY ? 0 : -MADE_UP) && ofFigure + ofMeasurement >= 0;
}

/** A fit that contradicts with nothing else to speak for it. */
export function isStandalone(the: Case, candidate: Candidate): boolean {
  return isStrong(the, candidate, isProse(candidate) ? ALONE_IN_PROSE : ALONE);
}

export function isProse({ measurement }: Candidate): boolean {
  return !('kind' in measurement.home);
}

/** Less than a telling word is nothing to go by. */
const LEAST_PARTING = 0.6;

/** Whether the figure's words name what parts one measurement from another, and not the other way round. */
export function outdoes({ context, weighing }: Case, one: Candidate, other: Candidate): boolean {
  const parted = parting(context, one.measurement, other.measurement, weighing);
  return parted.words >= LEAST_PARTING && parted.one >= 0.5 && parted.one - parted.other >= 0.4;
}

/** Whether the figure's own clause names the member that it is not of; what was carried over from elsewhere names none. */
export function isNamedApart({ context }: Case, { fit }: Candidate): boolean {
  return fit.conflicts.some((set) => {
    const member = context.facets.get(set);
    return member !== undefined && [...(member.own.size > 0 ? member.own : member.concepts)].some((concept) => context.label.has(concept));
  });
}

/** Whether what parts them is rather named on the first one's side. */
export function speaksMoreOf({ context, weighing }: Case, one: Candidate, other: Candidate): boolean {
  const parted = parting(context, one.measurement, other.measurement, weighing);
  return parted.words > 0 && parted.one > parted.other + 0.2;
}

/** `Median PFS, CNS metastases` beside `Median PFS`: what nobody names is not meant. */
export function isMoreSpecial({ context, weighing }: Case, special: Candidate, plain: Candidate): boolean {
  const parted = parting(context, special.measurement, plain.measurement, weighing);
  const back = parting(context, plain.measurement, special.measurement, weighing);
  return parted.words > 0 && parted.one < 0.2 && back.words === 0;
}

/** Two figures of one table or paragraph, or of headers that share most: told apart by one thing. */
export function areSiblings({ weighing }: Case, one: Candidate, other: Candidate): boolean {
  const [a, b] = [one.measurement, other.measurement];
  if (a.home === b.home) return true;
  const weigh = (concepts: Iterable<Concept>): number => [...concepts].reduce((sum, concept) => sum + weighing.weight(concept), 0);
  const both = weigh([...a.context.label].filter((concept) => b.context.label.has(concept)));
  return both > 0 && both >= 0.5 * Math.min(weigh(a.context.label), weigh(b.context.label));
}

/** Whether a slip of the pen explains the one number by the other; two swapped digits of three or more surely do. */
export function slipBetween(mine: Quantity, theirs: Quantity): 'sure' | 'likely' | 'possible' | undefined {
  if (mine.value.inWords || theirs.value.inWords || mine.upper || theirs.upper) return undefined;
  const slip = slipOf(mine.value.printed, theirs.value.printed);
  const digits = digitsOf(mine);
  if (slip === undefined || slip.kind === 'sign' || digits < 2) return undefined;
  if (slip.kind === 'transposition') return digits >= 3 ? 'sure' : 'likely';
  // One digit more, less or other makes many numbers of many.
  return slip.kind === 'decimal shift' ? 'likely' : mine.kind === 'p-value' ? undefined : 'possible';
}

export function sameValue(a: Quantity, b: Quantity): boolean {
  return isRight(agree(a, b)) || isRight(agree(b, a));
}
