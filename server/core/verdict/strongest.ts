import type { Measurement } from '../evidence/measurement.js';
import type { Source } from '../library/source.js';
import { agree } from '../quantity/compare.js';
import { digitsOf, type Asked } from './candidate.js';
import { fitting } from './fitting.js';
import { numbersOf } from './numbersOf.js';
import type { Evident } from './verdict.js';

/** The measurement of a source that agrees and fits so well that the figure must be its; for sources that are not cited. */
export function strongestAgreeing(asked: Asked, source: Source, needed: number): Strongest | undefined {
  let bySource = looked.get(asked.contextFor);
  if (!bySource) looked.set(asked.contextFor, (bySource = new Map()));
  let look = bySource.get(source);
  if (look?.needed !== needed) bySource.set(source, (look = { needed, found: lookUp(asked, source, needed) }));
  return look.found;
}

interface Strongest {
  readonly evident: Evident;
  readonly strength: number;
  readonly reason: string;
}

/** By what makes the figure's contexts, which is made for it alone: a second look at a figure need not search again. */
const looked = new WeakMap<Asked['contextFor'], Map<Source, { readonly needed: number; readonly found: Strongest | undefined }>>();

function lookUp(asked: Asked, source: Source, needed: number): Strongest | undefined {
  const candidates = numbersOf(source).near(asked.quantity).map((measurement) => ({ measurement, agreement: agree(asked.quantity, measurement.quantity) })).filter(({ agreement }) => agreement.kind === 'same' || agreement.kind === 'converted');
  if (candidates.length === 0) return undefined;
  const fitOf = fitting(asked.contextFor(source), source);
  let best: Strongest | undefined;
  for (const { measurement, agreement } of candidates) {
    const how = fitOf(measurement);
    const strength = Math.min(how.ofFigure, how.ofMeasurement);
    if (how.conflicts.length > 0 || strength < (isTelling(asked, measurement) && how.score >= LEAST_SCORE ? needed : Math.max(needed, BARE)) || (best && best.strength >= strength)) continue;
    best = { evident: { measurement, source, key: source.name }, strength, reason: agreement.reason };
  }
  return best;
}

/** Two digits with the very unit, or three; a bare number of two digits stands everywhere. */
function isTelling({ quantity }: Asked, { quantity: theirs }: Measurement): boolean {
  return digitsOf(quantity) >= 3 || (quantity.unit !== undefined && quantity.unit.canonical === theirs.unit?.canonical);
}

const LEAST_SCORE = 1;
const BARE = 0.55;
