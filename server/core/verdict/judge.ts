import type { Context } from '../evidence/measurement.js';
import type { Answer } from '../library/library.js';
import { measurementsOf } from '../library/library.js';
import { agree, isRight, mayBeSame, type Agreement } from '../quantity/compare.js';
import { inStyleOf } from '../quantity/format.js';
import {
  ALONE,
  areSiblings,
  digitsOf,
  BESIDE,
  isMoreSpecial,
  isNamedApart,
  isPlausible,
  isProse,
  isRemote,
  isStandalone,
  isStrong,
  isVacuous,
  MET,
  lacksUnit,
  NAMED,
  NEARLY,
  outdoes,
  PAIRED,
  SAME_DIGITS,
  SAME_NUMBER,
  sameValue,
  slipBetween,
  SLIPPED,
  SOME_OF_BOTH,
  speaksMoreOf,
  SWAPPED,
  TURNED,
  type Asked,
  type Candidate,
  type Case,
} from './candidate.js';
import { candidatesFor } from './candidates.js';
import type { Claim } from './claims.js';
import { sharesBound } from './companions.js';
import { isCountBesideShares, isCountInProse, mayCounter } from './counterpart.js';
import { derived, type Derived } from './derived.js';
import { difference, weighingOf } from './fit.js';
import { fitting } from './fitting.js';
import { exchangedInLine } from './exchangedInLine.js';
import { standsWith } from './neighbours.js';
import { oddsFor } from './odds.js';
import { isOneOf } from './spokenFor.js';
import type { Evident, FigureCode, Verdict } from './verdict.js';

/**
 * The figure against one answering source: does a measurement that fits agree; if none does, which one fits so well
 * that the figure should have agreed with it. The first of these steps that has something to say, says it;
 * in doubt none does, and the figure stays `unchecked`.
 */
export function judge(asked: Asked, answer: Answer, key: string): Verdict {
  const the = hearing(asked, answer, key);
  return (
    turnedRound(the) ??
    anothersEstimate(the) ??
    withItsBound(the) ??
    inAnotherUnit(the) ??
    leftOver(the) ??
    anothersOwn(the) ??
    exchanged(the) ??
    likelier(the) ??
    agreement(the) ??
    nearly(the) ??
    // The source's very figure of something else is rather that than made of two others; unless the clause compares.
    mistakenFor(the, true) ??
    slipped(the) ??
    following(the, true) ??
    transposed(the) ??
    mistakenFor(the, false) ??
    following(the, false) ??
    differing(the) ??
    inDoubt(the)
  );
}

/** A case with all that the source has to say of it, what fits best first. */
interface Hearing extends Case {
  readonly answer: Answer;
  readonly candidates: readonly Candidate[];
  /** Those that agree with the figure, whatever they are figures of. */
  readonly agreeing: readonly Candidate[];
  /** The best that agrees and is of nothing else by name. */
  readonly right: Candidate | undefined;
  /** Those that could be meant and do not agree. */
  readonly rivals: readonly Candidate[];
  readonly turned: Candidate | undefined;
  /** The figure as it can be made of others of the source. */
  derivedBy(told: boolean): Derived | undefined;
  /** How surely a candidate is the one that the figure is of, against the others: log-odds. */
  oddsOf(candidate: Candidate): number;
}

/** By the context, which is made for one figure and one source: a second look at a figure finds the case prepared. */
const heard = new WeakMap<Context, Hearing>();

function hearing(asked: Asked, answer: Answer, key: string): Hearing {
  const context = asked.contextFor(answer.source);
  let the = heard.get(context);
  if (the?.asked.quantity !== asked.quantity || the.answer !== answer || the.key !== key) heard.set(context, (the = prepared(asked, answer, key, context)));
  const { taken = [], lost } = asked;
  const agreeing = lost ? the.agreeing.filter(({ measurement }) => !isOneOf([lost], measurement)) : the.agreeing;
  return { ...the, asked, agreeing, right: lost ? agreeing.find(({ fit }) => fit.conflicts.length === 0) : the.right, rivals: taken.length === 0 ? the.rivals : the.rivals.filter(({ measurement }) => !isOneOf(taken, measurement)) };
}

function prepared(asked: Asked, answer: Answer, key: string, context: Context): Hearing {
  const { source } = answer;
  const the: Case = { asked, source, key, context, weighing: weighingOf(source) };
  const fitOf = fitting(context, source);
  const measurements = measurementsOf(answer);
  const candidates = candidatesFor(asked.quantity, measurements, fitOf).filter(({ measurement }) => !isCountBesideShares(source, asked.quantity, measurement));
  asked.observe?.(the, candidates);
  const turned = candidates.find((candidate) => isTurned(the, candidate));
  const agreeing = candidates.filter((candidate) => isRight(candidate.agreement) && candidate !== turned && !isVacuous(the, candidate) && !isRemote(candidate) && !isCountInProse(asked.quantity, candidate.measurement));
  const derivedOf = new Map<boolean, Derived | undefined>();
  return {
    ...the,
    answer,
    candidates,
    agreeing,
    turned,
    right: agreeing.find(({ fit }) => fit.conflicts.length === 0),
    rivals: candidates.filter((candidate) => candidate.fit.conflicts.length === 0 && !isRight(candidate.agreement) && isTold(the) && candidate.measurement.context.sure && mayCounter(the, candidate)),
    oddsOf: oddsFor(the),
    derivedBy(told) {
      if (!derivedOf.has(told)) derivedOf.set(told, derived(asked.quantity, asked.clause, measurements, fitOf, told));
      return derivedOf.get(told);
    },
  };
}

/** Whether the figure's own words say what it is: `inactivates 99.9% of it within 10 minutes` names nothing but what stands before. */
function isTold({ context }: Case): boolean {
  return context.sure && context.label.size > 0;
}

// ---- Steps ----

function turnedRound(the: Hearing): Verdict | undefined {
  const { turned, agreeing } = the;
  // A number of which the source does not say the way is no answer to one of which it does.
  const tellsWay = ({ measurement: { quantity } }: Candidate): boolean => the.asked.quantity.direction === undefined || quantity.direction !== undefined || turned?.measurement.quantity.direction === undefined;
  if (!turned || agreeing.some((other) => tellsWay(other) && other.fit.score >= turned.fit.score && other.fit.conflicts.length === 0)) return undefined;
  return contradicted(the, 'figure/comparator', turned);
}

/** Printed with the interval of another estimate, the figure is meant as that one. */
function anothersEstimate(the: Hearing): Verdict | undefined {
  const paired = pairedBy(the, the.candidates);
  if (!paired || isRight(paired.agreement) || paired.fit.conflicts.length > 0 || (the.right && isPlausible(the.right)) || follows(the, true)) return undefined;
  const wrong = the.agreeing.find((candidate) => areSiblings(the, paired, candidate));
  return contradicted(the, wrong ? codeBetween(the, paired, wrong) : codeOf(paired.agreement), paired, wrong);
}

/** The very estimate, printed with one bound of its interval as the source has it, is that one, whatever stands around it. */
function withItsBound(the: Hearing): Verdict | undefined {
  const intervals = the.asked.quantity.companions.filter(({ kind }) => kind === 'interval');
  if (intervals.length === 0 || digitsOf(the.asked.quantity) < 2) return undefined;
  const found = the.candidates.find(({ agreement, measurement }) => agreement.kind === 'same' && measurement.companions.some(({ quantity }) => intervals.some((interval) => sharesBound(interval, quantity))));
  return found && { ...supported(the, found), firm: true };
}

/** `318 kg` beside a source's `318 g` and a bare `318` in its table: the bare one can't vouch for the unit. */
function inAnotherUnit(the: Hearing): Verdict | undefined {
  // Of `96, 61 and 28 g/ha` the last one alone prints the unit.
  if (!/[\p{L}%$€£¥]/u.test(the.asked.quantity.text)) return undefined;
  const unit = the.candidates.find((candidate) => candidate.agreement.kind === 'unit' && candidate.fit.conflicts.length === 0 && (isStrong(the, candidate, ALONE) || isStrong(the, candidate, SAME_NUMBER) || (the.agreeing.length === 0 && (isStrong(the, candidate, SAME_DIGITS) || isDigitForDigit(the, candidate)))) && mayCounter(the, candidate));
  if (!unit || !the.agreeing.every((other) => (lacksUnit(the, other) || other.fit.conflicts.length > 0) && other.fit.score < unit.fit.score)) return undefined;
  return contradicted(the, 'figure/unit', unit);
}

/** `24.7 s` where the source has no such time but 24.7 ms: three digits in another unit are the same figure, two if some of the words are. */
function isDigitForDigit({ asked }: Case, { fit }: Candidate): boolean {
  const digits = digitsOf(asked.quantity);
  return digits >= 3 ? fit.shared > 0 : digits === 2 && Math.max(fit.ofFigure, fit.ofMeasurement) >= SOME;
}

const SOME = 0.2;

/** The figures beside it are one row's or one sentence's of the source, and this one agrees with nothing there. */
function leftOver(the: Hearing): Verdict | undefined {
  const { neighbours = [] } = the.asked;
  if (neighbours.length === 0) return undefined;
  const beside = the.candidates.filter(({ measurement, fit }) => fit.conflicts.length === 0 && standsWith(measurement, neighbours));
  if (beside.some(({ agreement }) => isRight(agreement)) || the.candidates.some((candidate) => candidate.agreement.kind === 'unit' && isPlausible(candidate))) return undefined;
  const open = beside.filter((candidate) => mayCounter(the, candidate) && !candidate.measurement.quantity.value.inWords && !neighbours.some(({ quantity }) => sameValue(quantity, candidate.measurement.quantity)));
  const [best] = open;
  if (!best) return undefined;
  const isOnly = open.every(({ measurement }) => sameValue(measurement.quantity, best.measurement.quantity));
  const isListed = isOnly && neighbours.filter(({ listed }) => listed).length >= 2;
  if (!isListed && (!isStrong(the, best, BESIDE) || (!isOnly && isAmbiguous(the, best, open)))) return undefined;
  if (the.agreeing.some(({ fit }) => fit.conflicts.length === 0 && fit.score >= NEARER * best.fit.score)) return undefined;
  if (follows(the, true)) return undefined;
  const [wrong] = the.agreeing;
  return contradicted(the, wrong ? codeBetween(the, best, wrong) : codeOf(best.agreement), best, wrong);
}

/** Its number is another figure's; what fits better is rather its own. */
function anothersOwn(the: Hearing): Verdict | undefined {
  const { lost } = the.asked;
  const wrong = lost && the.candidates.find(({ measurement }) => measurement === lost);
  const right = likeliest(the, the.rivals);
  if (!wrong || !right || !isPlausible(right) || the.right || follows(the, true)) return undefined;
  return contradicted(the, codeBetween(the, right, wrong), right, wrong);
}

/** The measurement that has a figure's very number and fits it best; undefined for a number of one digit, which many have. */
export function claimOf(asked: Asked, answer: Answer, key: string): Claim | undefined {
  if (digitsOf(asked.quantity) < 2) return undefined;
  const the = hearing(asked, answer, key);
  const mine = the.agreeing.find(({ agreement, measurement }) => agreement.kind === 'same' && measurement.context.sure);
  if (!mine) return undefined;
  const { measurement } = mine;
  if (!asked.contested?.has(measurement)) return { measurement };
  const other = likeliest(the, the.rivals);
  return { measurement, lead: other ? the.oddsOf(mine) - the.oddsOf(other) : Infinity };
}

/** The very number of the source, and beside it the one that is meant. */
function exchanged(the: Hearing): Verdict | undefined {
  const found = exchangedInLine(the, the.candidates, the.agreeing);
  return found && !follows(the, true) ? contradicted(the, codeBetween(the, found.right, found.wrong), found.right, found.wrong) : undefined;
}

/**
 * Another figure of the source answers so much better, by all the signs together, that its number is rather meant: one that
 * leaves next to nothing unsaid, or one beside the other, in its table or by its headers, that is far likelier still.
 */
function likelier(the: Hearing): Verdict | undefined {
  if (!the.context.sure || digitsOf(the.asked.quantity) < 2 || the.agreeing.length === 0 || !the.rivals.some((rival) => isStrong(the, rival, SOME_OF_BOTH))) return undefined;
  const wrong = likeliest(the, the.agreeing);
  const right = likeliest(the, the.rivals);
  if (wrong?.agreement.kind !== 'same' || !right) return undefined;
  const lead = the.oddsOf(right) - the.oddsOf(wrong);
  const isRather = (lead >= LIKELIER && isStrong(the, right, MET)) || (lead >= FAR_LIKELIER && isStrong(the, right, SOME_OF_BOTH) && areSiblings(the, right, wrong));
  if (!isRather || isOfLine(the, wrong) || follows(the, true)) return undefined;
  return contradicted(the, codeBetween(the, right, wrong), right, wrong);
}

/** `In the third year` names the line of a table whose whole header is `3`. */
function isOfLine({ asked: { numerals } }: Hearing, { measurement: { context: { axes } } }: Candidate): boolean {
  return axes !== undefined && [axes.row, axes.column].some((header) => header.size === 1 && [...header].every((concept) => numerals.has(concept)));
}

/** Log-odds: seven times as likely, and fifty times. */
const LIKELIER = 2;
const FAR_LIKELIER = 4;

function agreement(the: Hearing): Verdict | undefined {
  const { rivals } = the;
  const right = the.right && isPlausible(the.right) ? the.right : the.agreeing.find((candidate) => candidate.fit.conflicts.length === 0 && isEchoed(the, candidate));
  if (!right || (rivals[0] && (outdoes(the, rivals[0], right) || isPlainly(the, rivals[0], right)))) return undefined;
  return supported(the, right);
}

function nearly(the: Hearing): Verdict | undefined {
  const [best] = the.rivals;
  if (!best || !the.context.sure) return undefined;
  if (!the.agreeing.every(({ fit, ...other }) => fit.score < NEARER * best.fit.score || (lacksUnit(the, { fit, ...other }) && fit.score < best.fit.score))) return undefined;
  const near = nearMiss(the, the.rivals);
  return near && contradicted(the, codeOf(near.agreement), near);
}

/** The digits of what fits best, swapped or a decimal place off, are rather that than made of two other figures. */
function slipped(the: Hearing): Verdict | undefined {
  const [best] = the.rivals;
  if (!best || the.agreeing.some((other) => mayBeMeant(the, other, best)) || !isStandalone(the, best) || isAmbiguous(the, best, the.rivals)) return undefined;
  const slip = slipBetween(the.asked.quantity, best.measurement.quantity);
  return slip === 'sure' || slip === 'likely' ? contradicted(the, codeOf(best.agreement), best) : undefined;
}

/** `9.3716 d` where the source has no such figure but 9.3176 d: of three digits and more, two swapped ones are no chance. */
function transposed(the: Hearing): Verdict | undefined {
  const { quantity } = the.asked;
  if (the.agreeing.length > 0 || digitsOf(quantity) < 3) return undefined;
  // Counts of three digits are many.
  const isCount = !quantity.unit && quantity.value.decimals === 0 && digitsOf(quantity) === 3;
  const swapped = the.candidates.filter((candidate) => (isCount ? candidate.fit.ofFigure >= 0.3 : candidate.fit.shared > 0) && candidate.fit.conflicts.length === 0 && slipBetween(the.asked.quantity, candidate.measurement.quantity) === 'sure' && mayCounter(the, candidate) && !lacksUnit(the, candidate));
  const [best] = swapped;
  return best && swapped.every(({ measurement }) => sameValue(measurement.quantity, best.measurement.quantity)) ? contradicted(the, codeOf(best.agreement), best) : undefined;
}

function following(the: Hearing, told: boolean): Verdict | undefined {
  // Two numbers of a source make up many; one that fits and differs is more likely meant.
  if (!told && the.rivals[0] && the.context.sure && isStandalone(the, the.rivals[0])) return undefined;
  const found = follows(the, told);
  return found && { verdict: 'supported', derivation: found.words, evidence: found.from.map((measurement) => ({ measurement, source: the.source, key: the.key })) };
}

/** The figure as it follows from others, unless one of the source is rather meant. */
function follows(the: Hearing, told: boolean): Derived | undefined {
  const found = the.derivedBy(told);
  return found && isFarBehind(the, found) ? undefined : found;
}

/** One figure of the source is so much likelier meant than those that this one could be made of. */
function isFarBehind(the: Hearing, { from }: Derived): boolean {
  const rival = likeliest(the, the.rivals);
  if (!rival || the.asked.quantity.unit?.canonical === 'percentage point') return false;
  const made = the.candidates.filter(({ measurement }) => from.includes(measurement));
  return made.length > 0 && made.every((one) => the.oddsOf(rival) >= the.oddsOf(one) + FAR_LIKELIER);
}

/** The source has this very figure, of something else: the words must tell every place of it from the right one. */
function mistakenFor(the: Hearing, surely: boolean): Verdict | undefined {
  const { agreeing, rivals } = the;
  if (surely && !agreeing.every(({ agreement, fit }) => agreement.kind === 'same' && fit.conflicts.length > 0)) return undefined;
  if (agreeing.length === 0 || !the.context.sure || the.asked.quantity.kind === 'p-value') return undefined;
  const right = rivals.slice(0, MOST_TRIED).find((rival) => (surely ? isStandalone(the, rival) : isStrong(the, rival, PAIRED)) && agreeing.every((wrong) => isToldFrom(the, rival, wrong) && !(wrong.fit.conflicts.length === 0 && isSaidBeside(the, rival))) && agreeing.some((wrong) => isMistakable(the, rival, wrong)));
  const wrong = right && agreeing.find((candidate) => isMistakable(the, right, candidate));
  return right && wrong && contradicted(the, codeBetween(the, right, wrong), right, wrong);
}

/** The very number beside the right one, or of another group or population by name: that is what a hand slips to. */
function isMistakable(the: Case, right: Candidate, wrong: Candidate): boolean {
  return wrong.agreement.kind === 'same' && (wrong.fit.conflicts.length > 0 || right.measurement.home === wrong.measurement.home) && areSiblings(the, right, wrong);
}

/** The source has this figure nowhere, but one measurement fits so well that it must be meant. */
function differing(the: Hearing): Verdict | undefined {
  const { rivals, asked } = the;
  const [best] = rivals;
  if (!best || the.agreeing.some((other) => (other.agreement.kind === 'same' ? isPlausible(other) || isOfSameGroup(the, other) : mayBeMeant(the, other, best))) || !the.context.sure) return undefined;
  const slips = rivals.filter((rival) => explainsAsSlip(the, rival));
  const chosen = nearMiss(the, rivals) ?? (slips.every((one) => sameValue(one.measurement.quantity, slips[0]!.measurement.quantity)) ? slips[0] : undefined);
  if (chosen && !rivals.some((other) => other !== chosen && outdoes(the, other, chosen) && isStrong(the, other, ALONE))) return contradicted(the, codeOf(chosen.agreement), chosen);
  // A test has many p-values about it; that one differs says little.
  if (asked.quantity.kind === 'p-value' || !isStandalone(the, best) || isAmbiguous(the, best, rivals)) return undefined;
  return contradicted(the, codeOf(best.agreement), best);
}

/** Three digits of the very group are no chance, in whatever words the rest is said. */
function isOfSameGroup({ asked, context }: Hearing, { fit, measurement }: Candidate): boolean {
  return digitsOf(asked.quantity) >= 3 && fit.conflicts.length === 0 && [...context.facets].some(([set, member]) => set.kind === 'group' && measurement.context.facets.get(set) === member);
}

function inDoubt(the: Hearing): Verdict {
  const weak = the.right ?? the.agreeing[0];
  if (weak && isPlausible(weak)) return supported(the, weak);
  return { verdict: the.candidates.length > 0 ? 'unchecked' : 'unsupported', evidence: [] };
}

/** `412, 358 and 467 kg`: that two figures of a list stand in one line of the source is no chance, whatever the words. */
function isEchoed({ asked, candidates }: Hearing, { measurement, agreement }: Candidate): boolean {
  if (agreement.kind !== 'same' || asked.listed.length === 0 || digitsOf(asked.quantity) < 2) return false;
  return asked.listed.some((other) => digitsOf(other) >= 2 && candidates.some((mate) => agree(other, mate.measurement.quantity).kind === 'same' && standsWith(mate.measurement, [{ quantity: asked.quantity, measurement, listed: true }])));
}

const MOST_TRIED = 12;
const MOST_WEIGHED = 20;
const NEARER = 0.5;

// ---- What the steps ask ----

/** Of those whose words fit best: what fits worse than twenty others is never meant. */
function likeliest({ oddsOf }: Hearing, candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.slice(0, MOST_WEIGHED).reduce<Candidate | undefined>((best, one) => (best && oddsOf(best) >= oddsOf(one) ? best : one), undefined);
}

/**
 * The very number of the source, and the opposite said of it: `below 0.28` for `above 0.28`, `rose to 8.0%` for `fell to 8.0%`.
 * That a source prints the same number of something else, with the opposite relation, is rare enough to need less of a fit.
 */
function isTurned(the: Case, candidate: Candidate): boolean {
  const { agreement, measurement, fit } = candidate;
  if (agreement.kind !== 'same' && agreement.kind !== 'relation') return false;
  if (agreement.kind === 'same' && measurement.quantity.text.startsWith('+') && the.asked.quantity.direction === 'down') return isStrong(the, candidate, TURNED) && fit.conflicts.length === 0;
  const opposite = agreement.kind === 'same' && the.context.trend !== undefined && measurement.context.trend !== undefined && the.context.trend !== measurement.context.trend;
  if (opposite) return (isStrong(the, candidate, TURNED) || isStrong(the, candidate, SAME_NUMBER)) && fit.conflicts.length === 0;
  // `96 hours` for `more than 96 hours` leaves something out; it does not turn it round.
  const both = (the.asked.quantity.relation !== '=' && measurement.quantity.relation !== '=') || (the.asked.quantity.direction !== undefined && (measurement.quantity.direction !== undefined || measurement.quantity.value.value < 0));
  if (isNegated(the, candidate)) return false;
  return agreement.kind === 'relation' && both && fit.conflicts.length === 0 && (isStrong(the, candidate, TURNED) || (fit.ofFigure >= 0.3 && fit.ofMeasurement >= 0.3));
}

/** `could not have lost it in less than 8 Gyr` and `would have needed more than 8 Gyr` say the same. */
function isNegated({ asked }: Case, { measurement }: Candidate): boolean {
  return negates(asked.clause, asked.quantity.text) !== negates(measurement.place.quote, measurement.quantity.text);
}

/** Whether a negation stands before a figure in its part of the clause. */
function negates(clause: string, figure: string): boolean {
  const part = clause.slice(0, Math.max(0, clause.lastIndexOf(figure))).split(/[,;:]\s/u).pop()!;
  return /\b(?:not|never|cannot|no|none|neither|nor|without|hardly)\b(?! (?:more|less|fewer|longer|later|earlier|older|younger) than)/iu.test(part);
}

/**
 * The measurement whose interval the figure is printed with: `0.71 (95% CI 0.71–1.02)` where the source has
 * `0.85 (95% CI 0.71–1.02)` is meant as that one, whatever else the sentence says.
 */
function pairedBy({ asked }: Case, candidates: readonly Candidate[]): Candidate | undefined {
  const interval = asked.quantity.companions.find(({ kind }) => kind === 'interval');
  if (!interval) return undefined;
  const same = candidates.filter(({ measurement }) => measurement.role === 'estimate' && measurement.companions.some((companion) => companion.role === 'interval' && mayBeSame(interval, companion.quantity) && agree(interval, companion.quantity).kind === 'same'));
  return same.find(({ agreement }) => isRight(agreement)) ?? same[0];
}

/** The number is the source's, but its unit, its relation or its rounding is not. */
function nearMiss(the: Case, rivals: readonly Candidate[]): Candidate | undefined {
  return rivals.find((rival) => rival.agreement.kind !== 'differs' && isStrong(the, rival, NEARLY) && !(rival.agreement.kind === 'relation' && isNegated(the, rival)));
}

/** `96% and 91%`: what another figure of the list says is not what this one should. */
function isSaidBeside({ asked }: Hearing, { measurement }: Candidate): boolean {
  return asked.listed.some((other) => sameValue(other, measurement.quantity));
}

function isToldFrom(the: Case, right: Candidate, wrong: Candidate): boolean {
  if (wrong.fit.conflicts.length > 0 && !isSaidIn(the, right) && right.fit.score >= wrong.fit.score + TELLING && isStrong(the, right, NAMED)) return true;
  // Two figures of one sentence, told apart by whom they are of: the rest they share.
  if (wrong.fit.conflicts.length > 0 && right.measurement.home === wrong.measurement.home && isProse(right) && right.fit.score >= NEARER * wrong.fit.score) return true;
  if (isPlainly(the, right, wrong)) return true;
  const apart = (isNamedApart(the, wrong) && !speaksMoreOf(the, wrong, right)) || outdoes(the, right, wrong);
  return apart && (right.fit.score > wrong.fit.score || (right.measurement.home === wrong.measurement.home && right.fit.ofFigure >= wrong.fit.ofFigure));
}

/** Whether the sentence has that figure too. */
function isSaidIn({ asked }: Case, { measurement }: Candidate): boolean {
  return asked.others.some((other) => sameValue(other, measurement.quantity));
}

/** By how much the right one fits better than one of another group or population. */
const TELLING = 0.5;

function explainsAsSlip(the: Case, rival: Candidate): boolean {
  switch (slipBetween(the.asked.quantity, rival.measurement.quantity)) {
    case 'sure':
      return isStrong(the, rival, SWAPPED);
    case 'likely':
      return isStrong(the, rival, SLIPPED);
    case 'possible':
      return isStandalone(the, rival);
    default:
      return false;
  }
}

/** `The response rate was 44.8%` where that is the intracranial one: what nobody names is not meant. */
function isPlainly(the: Case, plain: Candidate, special: Candidate): boolean {
  return special.fit.conflicts.length === 0 && isStandalone(the, plain) && plain.fit.score >= special.fit.score + TELLING && areSiblings(the, plain, special) && isMoreSpecial(the, special, plain);
}

/** Whether a figure that agrees may be the one meant, though another fits better. */
function mayBeMeant(the: Case, agreeing: Candidate, best: Candidate): boolean {
  return isPlausible(agreeing) && (agreeing.fit.score >= NEARER * best.fit.score || !outdoes(the, best, agreeing));
}

/** Others fit about as well and give another value: nobody can tell which is meant. */
function isAmbiguous(the: Case, best: Candidate, rivals: readonly Candidate[]): boolean {
  return rivals.some((other) => other !== best && !outdoes(the, best, other) && !isMoreSpecial(the, other, best) && !sameValue(best.measurement.quantity, other.measurement.quantity) && isStrong(the, other, SLIPPED));
}

function codeBetween({ context, source }: Case, right: Candidate, wrong: Candidate): FigureCode {
  return CODE_OF[difference(right.measurement, wrong.measurement, context, source)];
}

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

const MOST_EVIDENCE = 4;
const FIRM = 0.45;

function supported(the: Hearing, right: Candidate): Verdict {
  const others = the.agreeing.filter((other) => other !== right && other.fit.conflicts.length === 0 && !outdoes(the, right, other)).slice(0, MOST_EVIDENCE);
  return {
    verdict: 'supported',
    firm: Math.min(right.fit.ofFigure, right.fit.ofMeasurement) >= FIRM || (right.agreement.kind === 'same' && digitsOf(the.asked.quantity) >= 3 && right.fit.ofFigure + right.fit.ofMeasurement >= 2 * FIRM - 0.1),
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
