import type { Context, Measurement } from '../evidence/measurement.js';
import type { Answer } from '../library/library.js';
import { measurementsOf } from '../library/library.js';
import type { Source } from '../library/source.js';
import { agree, type Agreement } from '../quantity/compare.js';
import { inStyleOf } from '../quantity/format.js';
import type { Quantity } from '../quantity/quantity.js';
import { derived } from './derived.js';
import { difference, fit, weighingOf, type Fit } from './fit.js';
import type { Evident, FigureCode, Verdict } from './verdict.js';

/** A figure with its context as one source's words have it. */
export interface Asked {
  readonly quantity: Quantity;
  /** Words of the clause, for what only words tell: a change, a difference. */
  readonly clause: string;
  /** Whether the citation stands with the figure, or was carried over from a neighbouring sentence. */
  readonly direct: boolean;
  contextFor(source: Source): Context;
}

interface Candidate {
  readonly measurement: Measurement;
  readonly source: Source;
  readonly key: string;
  readonly fit: Fit;
  readonly agreement: Agreement;
  readonly context: Context;
}

/**
 * The figure against one answering source: does a measurement that fits agree; if none does, which one fits so well
 * that the figure should have agreed with it. In doubt it abstains (`unchecked`).
 */
export function judge(asked: Asked, answer: Answer, key: string): Verdict {
  const { source } = answer;
  const context = asked.contextFor(source);
  const weighing = weighingOf(source);
  const candidates: Candidate[] = [];
  for (const measurement of measurementsOf(answer)) {
    const agreement = agree(asked.quantity, measurement.quantity);
    if (agreement.kind === 'incomparable') continue;
    candidates.push({ measurement, source, key, fit: fit(context, measurement, weighing), agreement, context });
  }
  if (candidates.length === 0) return { verdict: 'unsupported', evidence: [] };
  candidates.sort((a, b) => b.fit.score - a.fit.score);
  (globalThis as any).DEBUG?.(asked.quantity, context, candidates);
  const clear = candidates.filter(({ fit }) => fit.conflicts.length === 0);
  const agreeing = candidates.filter(isAgreeing);
  const right = clear.find(isAgreeing);
  const best = clear.find((candidate) => !isAgreeing(candidate) && candidate.agreement.kind !== 'unit');
  const strong = best !== undefined && isStrong(best, asked);

  if (right && !(strong && outdoes(best, right))) return supported(right, clear);
  const follows = derived(asked, context, candidates);
  if (follows) return { verdict: 'supported', derivation: follows.words, evidence: follows.from.map((measurement) => ({ measurement, source, key })) };

  const nearMiss = nearMissOf(clear, asked, best);
  if (nearMiss) return contradicted(nearMiss.code, nearMiss.candidate, asked);
  if (!best || !strong || isAmbiguous(best, clear)) {
    const weak = right ?? agreeing[0];
    return weak ? supported(weak, clear) : { verdict: best && best.fit.ofFigure > 0.3 ? 'unchecked' : 'unsupported', evidence: [] };
  }
  const mistaken = agreeing[0];
  if (mistaken) {
    if (mistaken.fit.conflicts.length === 0 && !outdoes(best, mistaken)) return supported(mistaken, clear);
    return contradicted(CODE_OF[difference(best.measurement, mistaken.measurement, context)], best, asked, mistaken);
  }
  return contradicted('figure/value', best, asked);
}

const CODE_OF = { group: 'figure/arm', population: 'figure/population', measure: 'figure/measure' } as const;

function isAgreeing({ agreement }: Candidate): boolean {
  return isAgreement(agreement);
}

/** Whether a figure agrees with a source's: as printed, rounded, converted, hedged, or said more weakly. */
export function isAgreement(agreement: Agreement): boolean {
  switch (agreement.kind) {
    case 'same':
    case 'rounded':
    case 'converted':
    case 'hedged':
    case 'weaker':
      return true;
    default:
      return false;
  }
}

/** A fit that could carry a contradiction: the figure's words are the measurement's, and little of its header is unsaid. */
function isStrong({ fit }: Candidate, asked: Asked): boolean {
  const needed = asked.direct ? 0.5 : 0.65;
  return fit.ofFigure >= needed && fit.ofMeasurement >= needed;
}

const MARGIN = 1.25;

/** Whether the context says so much more of one than of the other that they can't both be meant. */
function outdoes(better: Candidate, other: Candidate): boolean {
  return better.fit.score > Math.max(0, other.fit.score) * MARGIN;
}

/** Others fit about as well and give another value: nobody can tell which is meant. */
function isAmbiguous(best: Candidate, clear: readonly Candidate[]): boolean {
  return clear.some((other) => other !== best && other.measurement.role === best.measurement.role && !isAgreeing(other) && !outdoes(best, other) && !sameValue(best.measurement.quantity, other.measurement.quantity));
}

function sameValue(a: Quantity, b: Quantity): boolean {
  const kind = agree(a, b).kind;
  const back = agree(b, a).kind;
  return [kind, back].some((one) => one === 'same' || one === 'rounded' || one === 'converted' || one === 'hedged');
}

/** The number is the source's, but its unit, its relation or its rounding is not. */
function nearMissOf(clear: readonly Candidate[], asked: Asked, best: Candidate | undefined): { readonly code: FigureCode; readonly candidate: Candidate } | undefined {
  const codes = { unit: 'figure/unit', relation: 'figure/comparator', truncated: 'figure/rounding', 'over-precise': 'figure/rounding', 'decision line': 'figure/rounding' } as const;
  for (const candidate of clear.slice(0, 12)) {
    const code = codes[candidate.agreement.kind as keyof typeof codes];
    if (!code || !isStrong(candidate, asked)) continue;
    if (best && best !== candidate && outdoes(best, candidate)) continue;
    return { code, candidate };
  }
  return undefined;
}

/** The measurement of a source that agrees and fits so well that the figure must be its; for sources that are not cited. */
export function strongestAgreeing(asked: Asked, answer: Answer, needed: number): { readonly evident: Evident; readonly strength: number; readonly reason: string } | undefined {
  const { source } = answer;
  const candidates = measurementsOf(answer).map((measurement) => ({ measurement, agreement: agree(asked.quantity, measurement.quantity) })).filter(({ agreement }) => agreement.kind === 'same' || agreement.kind === 'converted');
  if (candidates.length === 0) return undefined;
  const context = asked.contextFor(source);
  let best: { readonly evident: Evident; readonly strength: number; readonly reason: string } | undefined;
  for (const { measurement, agreement } of candidates) {
    const how = fit(context, measurement, weighingOf(source));
    const strength = Math.min(how.ofFigure, how.ofMeasurement);
    if (how.conflicts.length > 0 || strength < needed || (best && best.strength >= strength)) continue;
    best = { evident: { measurement, source, key: source.name }, strength, reason: agreement.reason };
  }
  return best;
}

const MOST_EVIDENCE = 4;

function supported(right: Candidate, clear: readonly Candidate[]): Verdict {
  const { measurement, source, key, agreement } = right;
  const others = clear.filter((other) => other !== right && isAgreeing(other) && !outdoes(right, other)).slice(0, MOST_EVIDENCE);
  return {
    verdict: 'supported',
    evidence: [{ measurement, source, key }, ...others.map((other) => ({ measurement: other.measurement, source, key }))],
    ...(agreement.kind === 'same' ? {} : { derivation: agreement.reason }),
  };
}

function contradicted(code: FigureCode, { measurement, source, key, agreement }: Candidate, asked: Asked, mistaken?: Candidate): Verdict {
  const evident = ({ measurement, source, key }: Candidate): Evident => ({ measurement, source, key });
  return {
    verdict: 'contradicted',
    code,
    expected: inStyleOf(measurement.quantity, asked.quantity),
    reason: agreement.reason,
    evidence: [{ measurement, source, key }],
    ...(mistaken ? { mistaken: evident(mistaken) } : {}),
  };
}
