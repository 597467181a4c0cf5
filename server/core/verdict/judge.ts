import type { Concept } from '../evidence/concepts.js';
import type { Context, Measurement } from '../evidence/measurement.js';
import type { Answer } from '../library/library.js';
import { measurementsOf } from '../library/library.js';
import type { Source } from '../library/source.js';
import { agree, agreeAlone, isRight, type Agreement } from '../quantity/compare.js';
import { inStyleOf } from '../quantity/format.js';
import { numberIndex, type NumberIndex } from '../quantity/numberIndex.js';
import type { Quantity } from '../quantity/quantity.js';
import { slipOf } from '../quantity/slip.js';
import { derived, type Derived } from './derived.js';
import { difference, fitting, parting, weighingOf, type Fit, type Weighing } from './fit.js';
import type { Evident, FigureCode, Verdict } from './verdict.js';

/** A figure with its context as one source's words have it. */
export interface Asked {
  readonly quantity: Quantity;
  /** Words of the clause, for what only words tell: a change, a difference. */
  readonly clause: string;
  /** The stem of what a bare number counts: `token` of `512 tokens`; empty where no noun follows. */
  readonly counted: string;
  /** Whether the citation stands with the figure, or was carried over from a neighbouring sentence. */
  readonly direct: boolean;
  contextFor(source: Source): Context;
}

interface Candidate {
  readonly measurement: Measurement;
  readonly fit: Fit;
  readonly agreement: Agreement;
}

/** One figure before one source. */
interface Case {
  readonly asked: Asked;
  readonly source: Source;
  readonly key: string;
  readonly context: Context;
  readonly weighing: Weighing;
}

/**
 * The figure against one answering source: does a measurement that fits agree; if none does, which one fits so well
 * that the figure should have agreed with it. In doubt it abstains (`unchecked`).
 */
export function judge(asked: Asked, answer: Answer, key: string): Verdict {
  const { source } = answer;
  const the: Case = { asked, source, key, context: asked.contextFor(source), weighing: weighingOf(source) };
  const fitOf = fitting(the.context, the.weighing);
  const measurements = measurementsOf(answer);
  const candidates = measurements
    .map((measurement) => ({ measurement, agreement: agreeAlone(asked.quantity, measurement.quantity) }))
    .filter(({ agreement }) => agreement.kind !== 'incomparable')
    .map(({ measurement, agreement }): Candidate => ({ measurement, fit: fitOf(measurement), agreement }))
    .sort((a, b) => b.fit.score - a.fit.score);
  (globalThis as any).DEBUG?.(asked.quantity, the.context, candidates);
  const turned = candidates.find((candidate) => isTurned(the, candidate));
  const agreeing = candidates.filter((candidate) => isRight(candidate.agreement) && candidate !== turned && !isVacuous(candidate) && !isRemote(candidate));
  if (turned && !agreeing.some((other) => other.fit.score >= turned.fit.score && other.fit.conflicts.length === 0)) return contradicted(the, 'figure/comparator', turned);
  const right = agreeing.find(({ fit }) => fit.conflicts.length === 0);
  const rivals = candidates.filter((candidate) => candidate.fit.conflicts.length === 0 && !isRight(candidate.agreement) && mayCounter(the, candidate));
  const best = rivals[0];

  const paired = pairedBy(the, candidates);
  if (paired && !isRight(paired.agreement) && paired.fit.conflicts.length === 0 && !(right && isPlausible(right))) return contradictedBy(the, paired, agreeing);
  const unit = candidates.find((candidate) => candidate.agreement.kind === 'unit' && candidate.fit.conflicts.length === 0 && (isStrong(the, candidate, ALONE) || isStrong(the, candidate, SAME_NUMBER)) && mayCounter(the, candidate));
  // `318 kg` beside a source's `318 g` and a bare `318` in its table: the bare one can't vouch for the unit.
  if (unit && agreeing.every((other) => (lacksUnit(the, other) || other.fit.conflicts.length > 0) && other.fit.score < unit.fit.score)) return contradicted(the, 'figure/unit', unit);
  if (right && isPlausible(right) && !(best && outdoes(the, best, right))) return supported(the, right, agreeing);
  const nearly = best && the.context.sure && agreeing.every((other) => other.fit.score < NEARER * best.fit.score || (lacksUnit(the, other) && other.fit.score < best.fit.score)) ? nearMiss(the, rivals) : undefined;
  if (nearly) return contradicted(the, codeOf(nearly.agreement), nearly);
  // The source's very figure of something else is rather that than the sum of two others; unless the clause compares.
  const fitted = measurements.map((measurement) => ({ measurement, fit: fitOf(measurement) }));
  const said = derived(asked.quantity, asked.clause, fitted, true);
  if (said) return derivedVerdict(the, said);
  const contradiction = best && the.context.sure ? contradictionOf(the, rivals, agreeing) : undefined;
  if (contradiction?.mistaken) return contradiction;
  const follows = derived(asked.quantity, asked.clause, fitted, false);
  if (follows) return derivedVerdict(the, follows);
  if (contradiction) return contradiction;
  const weak = right ?? agreeing[0];
  return weak && isPlausible(weak) ? supported(the, weak, agreeing) : { verdict: candidates.length > 0 ? 'unchecked' : 'unsupported', evidence: [] };
}

function contradictionOf(the: Case, rivals: readonly Candidate[], agreeing: readonly Candidate[]): Verdict | undefined {
  const best = rivals[0]!;
  const mistaken = agreeing[0];
  if (mistaken) {
    if (the.asked.quantity.kind === 'p-value') return undefined;
    // The source has this very figure: then the words must tell every place of it from the right one.
    const told = (right: Candidate, wrong: Candidate): boolean => ((isNamedApart(the, wrong) && !speaksMoreOf(the, wrong, right)) || outdoes(the, right, wrong)) && (right.fit.score > wrong.fit.score || (right.measurement.home === wrong.measurement.home && right.fit.ofFigure >= wrong.fit.ofFigure));
    const right = rivals.slice(0, MOST_TRIED).find((rival) => isStrong(the, rival, PAIRED) && agreeing.every((wrong) => told(rival, wrong)) && agreeing.some((wrong) => areSiblings(the, rival, wrong)));
    if (!right) return undefined;
    const wrong = agreeing.find((candidate) => areSiblings(the, right, candidate))!;
    return contradicted(the, CODE_OF[difference(right.measurement, wrong.measurement, the.context, the.source)], right, wrong);
  }
  const slip = rivals.filter((rival) => {
    const how = slipBetween(the.asked.quantity, rival.measurement.quantity);
    return how && (how === 'sure' ? isStrong(the, rival, SWAPPED) : how === 'likely' ? isStrong(the, rival, SLIPPED) : isStandalone(the, rival));
  });
  const chosen = nearMiss(the, rivals) ?? (slip.length > 0 && slip.every((one) => sameValue(one.measurement.quantity, slip[0]!.measurement.quantity)) ? slip[0] : undefined);
  if (chosen && !rivals.some((other) => other !== chosen && outdoes(the, other, chosen) && isStrong(the, other, ALONE))) {
    return contradicted(the, codeOf(chosen.agreement), chosen);
  }
  // A test has many p-values about it; that one differs says little.
  if (the.asked.quantity.kind === 'p-value' || !isStandalone(the, best) || isAmbiguous(the, best, rivals)) return undefined;
  return contradicted(the, codeOf(best.agreement), best);
}

/**
 * The measurement whose interval the figure is printed with: `0.71 (95% CI 0.71–1.02)` where the source has
 * `0.85 (95% CI 0.71–1.02)` is meant as that one, whatever else the sentence says.
 */
function pairedBy({ asked }: Case, candidates: readonly Candidate[]): Candidate | undefined {
  const interval = asked.quantity.companions.find(({ kind }) => kind === 'interval');
  if (!interval) return undefined;
  const same = candidates.filter(({ measurement }) => measurement.role === 'estimate' && measurement.companions.some((companion) => companion.role === 'interval' && agree(interval, companion.quantity).kind === 'same'));
  return same.find(({ agreement }) => isRight(agreement)) ?? same[0];
}

function contradictedBy(the: Case, right: Candidate, agreeing: readonly Candidate[]): Verdict {
  const wrong = agreeing.find((candidate) => areSiblings(the, right, candidate));
  return contradicted(the, wrong ? CODE_OF[difference(right.measurement, wrong.measurement, the.context, the.source)] : codeOf(right.agreement), right, wrong);
}

/**
 * The very number of the source, and the opposite said of it: `below 0.28` for `above 0.28`, `rose to 8.0%` for `fell to 8.0%`.
 * That a source prints the same number of something else, with the opposite relation, is rare enough to need less of a fit.
 */
function isTurned(the: Case, candidate: Candidate): boolean {
  const { agreement, measurement, fit } = candidate;
  const opposite = agreement.kind === 'same' && the.context.trend !== undefined && measurement.context.trend !== undefined && the.context.trend !== measurement.context.trend;
  if (opposite) return isStrong(the, candidate, TURNED) && fit.conflicts.length === 0;
  // `96 hours` for `more than 96 hours` leaves something out; it does not turn it round.
  const both = (the.asked.quantity.relation !== '=' && measurement.quantity.relation !== '=') || (the.asked.quantity.direction !== undefined && measurement.quantity.direction !== undefined);
  return agreement.kind === 'relation' && both && fit.conflicts.length === 0 && (isStrong(the, candidate, TURNED) || (fit.ofFigure >= 0.3 && fit.ofMeasurement >= 0.3));
}

/** That a figure of something else happens to round to this one says nothing. */
function isRemote({ agreement, fit }: Candidate): boolean {
  return agreement.kind !== 'same' && agreement.kind !== 'converted' && (fit.conflicts.length > 0 || fit.score < 0) && fit.ofMeasurement < 0.4;
}

/** `More than 2%` is true of any greater share; it takes a fit to mean one. */
function isVacuous({ agreement, fit }: Candidate): boolean {
  return agreement.kind === 'weaker' && (fit.ofFigure < 0.4 || fit.ofMeasurement < 0.4);
}

/** That a number stands somewhere in a source, with nothing in common, supports nothing. */
function isPlausible({ fit }: Candidate): boolean {
  return fit.ofFigure >= 0.2 || fit.ofMeasurement >= 0.2;
}

/** The number is the source's, but its unit, its relation or its rounding is not. */
function nearMiss(the: Case, rivals: readonly Candidate[]): Candidate | undefined {
  return rivals.find((rival) => rival.agreement.kind !== 'differs' && isStrong(the, rival, NEARLY));
}

function lacksUnit({ asked }: Case, { measurement }: Candidate): boolean {
  return asked.quantity.unit !== undefined && measurement.quantity.unit === undefined;
}

const NEARER = 0.5;

const CODE_OF = { group: 'figure/arm', population: 'figure/population', measure: 'figure/measure' } as const;

function codeOf({ kind }: Agreement): FigureCode {
  switch (kind) {
    case 'unit':
      return 'figure/unit';
    case 'relation':
      return 'figure/comparator';
    case 'truncated':
    case 'over-precise':
    case 'decision line':
      return 'figure/rounding';
    default:
      return 'figure/value';
  }
}

/** Whether a measurement could be the figure's counterpart at all: a count is no ratio, a hazard ratio no correlation. */
function mayCounter({ asked, context }: Case, { measurement, agreement }: Candidate): boolean {
  const [mine, theirs] = [asked.quantity, measurement.quantity];
  if (!measurement.context.sure || !context.sure) return false;
  // `fell by 12%` is no counterpart of a level of 12%.
  if ((mine.direction === undefined) !== (theirs.direction === undefined)) return false;
  if (agreement.kind === 'unit') return !isRateOf(mine, theirs) && inOneDimension(mine, theirs) && digitsOf(mine) >= 2;
  if (asked.counted !== '' && mine.unit === undefined && mine.kind === 'value' && mine.value.decimals === 0 && (measurement.context.weights.get(asked.counted) ?? 0) < 0.5) return false;
  if ((mine.kind === 'fraction') !== (theirs.kind === 'fraction') && mine.unit === undefined && theirs.unit === undefined && mine.kind !== 'fold') return false;
  // A unit that goes without saying (`842 shoots per m² before and 302 after`) leaves numbers of one kind and size.
  if ((mine.unit === undefined) !== (theirs.unit === undefined)) {
    const size = Math.abs(mine.value.value) / Math.max(1e-12, Math.abs(theirs.value.value));
    if ((mine.value.decimals === 0) !== (theirs.value.decimals === 0) || size > 12 || size < 1 / 12 || mine.value.inWords || mine.label) return false;
  }
  // A percentage may be printed bare in a table, but a ratio is none.
  if ((mine.unit === undefined) !== (theirs.unit === undefined) && (RATIO.test(measurement.statistic) || (theirs.unit === undefined && Math.abs(theirs.value.value) < 1))) return false;
  if (mine.unit === undefined && theirs.unit === undefined && mine.kind === 'value' && theirs.kind === 'value') {
    if ((mine.value.decimals === 0) !== (theirs.value.decimals === 0)) return false;
    if (mine.label && theirs.label && mine.label !== theirs.label) return false;
    const size = Math.abs(mine.value.value) / Math.max(1e-12, Math.abs(theirs.value.value));
    if ((size > 12 || size < 1 / 12) && slipOf(mine.value.printed, theirs.value.printed)?.kind !== 'decimal shift') return false;
  }
  return true;
}

/** `34.8 weeks` and `34.8 months`; that a source has 34.8 of something else altogether says little. */
function inOneDimension(mine: Quantity, theirs: Quantity): boolean {
  return mine.unit !== undefined && theirs.unit !== undefined && mine.unit.dimension === theirs.unit.dimension;
}

/** Digits that count: 3 of `0.0340`. */
function digitsOf({ value }: Quantity): number {
  return value.inWords ? 0 : value.printed.replace(/\D/gu, '').replace(/^0+/u, '').length;
}

/** `8.7 mm` of `8.7 mm d⁻¹`: the author may say the rest in words. */
function isRateOf(mine: Quantity, theirs: Quantity): boolean {
  const [a, b] = [mine.unit?.canonical ?? '', theirs.unit?.canonical ?? ''];
  return a !== '' && b !== '' && a !== b && (b.startsWith(a) || a.startsWith(b));
}

const RATIO = /ratio|risk|^(?:hr|or|rr|irr)$|p/iu;

interface Need {
  readonly figure: number;
  readonly measurement: number;
}

/** How much of both contexts must meet, by what else speaks for a contradiction. */
const PAIRED: Need = { figure: 0.35, measurement: 0.5 };
/** A long sentence of the source names much that the manuscript leaves out. */
const SAME_NUMBER: Need = { figure: 0.75, measurement: 0.15 };
const TURNED: Need = { figure: 0.45, measurement: 0.3 };
const NEARLY: Need = { figure: 0.25, measurement: 0.4 };
const SWAPPED: Need = { figure: 0.45, measurement: 0.4 };
/** Sentences share words more easily than headers do. */
const ALONE_IN_PROSE: Need = { figure: 0.75, measurement: 0.8 };
const MOST_TRIED = 12;
const SLIPPED: Need = { figure: 0.35, measurement: 0.45 };
const ALONE: Need = { figure: 0.6, measurement: 0.7 };
const CARRIED = 0.15;

function isStrong({ asked }: Case, { fit }: Candidate, need: Need): boolean {
  const more = asked.direct ? 0 : CARRIED;
  return fit.ofFigure >= need.figure + more && fit.ofMeasurement >= need.measurement + more;
}

/** Less than a telling word is nothing to go by. */
const LEAST_PARTING = 0.6;

/** A fit that contradicts with nothing else to speak for it. */
function isStandalone(the: Case, candidate: Candidate): boolean {
  return isStrong(the, candidate, 'kind' in candidate.measurement.home ? ALONE : ALONE_IN_PROSE);
}

/** Whether the figure's words name what parts one measurement from another, and not the other way round. */
function outdoes({ context, weighing }: Case, one: Candidate, other: Candidate): boolean {
  const parted = parting(context, one.measurement, other.measurement, weighing);
  return parted.words >= LEAST_PARTING && parted.one >= 0.5 && parted.one - parted.other >= 0.4;
}

/** Whether the figure's own clause names the member that it is not of; what was carried over from elsewhere names none. */
function isNamedApart({ context }: Case, { fit }: Candidate): boolean {
  return fit.conflicts.some((set) => {
    const member = context.facets.get(set);
    return member !== undefined && [...(member.own.size > 0 ? member.own : member.concepts)].some((concept) => context.label.has(concept));
  });
}

/** Whether what parts them is rather named on the first one's side. */
function speaksMoreOf({ context, weighing }: Case, one: Candidate, other: Candidate): boolean {
  const parted = parting(context, one.measurement, other.measurement, weighing);
  return parted.words > 0 && parted.one > parted.other + 0.2;
}

/** Others fit about as well and give another value: nobody can tell which is meant. */
function isAmbiguous(the: Case, best: Candidate, rivals: readonly Candidate[]): boolean {
  return rivals.some((other) => other !== best && !outdoes(the, best, other) && !isMoreSpecial(the, other, best) && !sameValue(best.measurement.quantity, other.measurement.quantity) && isStrong(the, other, SLIPPED));
}

/** `Median PFS, CNS metastases` beside `Median PFS`: what nobody names is not meant. */
function isMoreSpecial({ context, weighing }: Case, special: Candidate, plain: Candidate): boolean {
  const parted = parting(context, special.measurement, plain.measurement, weighing);
  const back = parting(context, plain.measurement, special.measurement, weighing);
  return parted.words > 0 && parted.one < 0.2 && back.words === 0;
}

/** Two figures of one table or paragraph, or of headers that share most: told apart by one thing. */
function areSiblings({ weighing }: Case, one: Candidate, other: Candidate): boolean {
  const [a, b] = [one.measurement, other.measurement];
  if (a.home === b.home) return true;
  const weigh = (concepts: Iterable<Concept>): number => [...concepts].reduce((sum, concept) => sum + weighing.weight(concept), 0);
  const both = weigh([...a.context.label].filter((concept) => b.context.label.has(concept)));
  return both >= 0.5 * Math.min(weigh(a.context.label), weigh(b.context.label));
}

/** Whether a slip of the pen explains the one number by the other; two swapped digits of three or more surely do. */
function slipBetween(mine: Quantity, theirs: Quantity): 'sure' | 'likely' | 'possible' | undefined {
  if (mine.value.inWords || theirs.value.inWords || mine.upper || theirs.upper) return undefined;
  const slip = slipOf(mine.value.printed, theirs.value.printed);
  const digits = mine.value.printed.replace(/\D/gu, '').replace(/^0+/u, '').length;
  if (slip === undefined || slip.kind === 'sign' || digits < 2) return undefined;
  if (slip.kind === 'transposition') return digits >= 3 ? 'sure' : 'likely';
  // One digit more, less or other makes many numbers of many.
  return slip.kind === 'decimal shift' ? 'likely' : mine.kind === 'p-value' ? undefined : 'possible';
}

function sameValue(a: Quantity, b: Quantity): boolean {
  return isRight(agree(a, b)) || isRight(agree(b, a));
}

/** The measurement of a source that agrees and fits so well that the figure must be its; for sources that are not cited. */
export function strongestAgreeing(asked: Asked, source: Source, needed: number): { readonly evident: Evident; readonly strength: number; readonly reason: string } | undefined {
  const candidates = numbersOf(source).near(asked.quantity).map((measurement) => ({ measurement, agreement: agree(asked.quantity, measurement.quantity) })).filter(({ agreement }) => agreement.kind === 'same' || agreement.kind === 'converted');
  if (candidates.length === 0) return undefined;
  const fitOf = fitting(asked.contextFor(source), weighingOf(source));
  let best: { readonly evident: Evident; readonly strength: number; readonly reason: string } | undefined;
  for (const { measurement, agreement } of candidates) {
    const how = fitOf(measurement);
    const strength = Math.min(how.ofFigure, how.ofMeasurement);
    if (how.conflicts.length > 0 || strength < needed || (best && best.strength >= strength)) continue;
    best = { evident: { measurement, source, key: source.name }, strength, reason: agreement.reason };
  }
  return best;
}

const numbers = new WeakMap<Source, NumberIndex<Measurement>>();

/** The figures of a source by their numbers: every figure that cites nothing is looked for in every source. */
function numbersOf(source: Source): NumberIndex<Measurement> {
  let index = numbers.get(source);
  if (!index) numbers.set(source, (index = numberIndex(source.evidence.measurements, ({ quantity }) => quantity)));
  return index;
}

function derivedVerdict({ source, key }: Case, { words, from }: Derived): Verdict {
  return { verdict: 'supported', derivation: words, evidence: from.map((measurement) => ({ measurement, source, key })) };
}

const MOST_EVIDENCE = 4;
const FIRM = 0.45;

function supported(the: Case, right: Candidate, agreeing: readonly Candidate[]): Verdict {
  const others = agreeing.filter((other) => other !== right && other.fit.conflicts.length === 0 && !outdoes(the, right, other)).slice(0, MOST_EVIDENCE);
  return {
    verdict: 'supported',
    firm: right.fit.ofFigure >= FIRM && right.fit.ofMeasurement >= FIRM,
    evidence: [right, ...others].map((candidate) => evident(the, candidate)),
    ...(right.agreement.kind === 'same' ? {} : { derivation: right.agreement.reason }),
  };
}

function contradicted(the: Case, code: FigureCode, right: Candidate, mistaken?: Candidate): Verdict {
  return {
    verdict: 'contradicted',
    code,
    expected: inStyleOf(right.measurement.quantity, the.asked.quantity),
    reason: right.agreement.reason,
    evidence: [evident(the, right)],
    ...(mistaken ? { mistaken: evident(the, mistaken) } : {}),
  };
}

function evident({ source, key }: Case, { measurement }: Candidate): Evident {
  return { measurement, source, key };
}
