import type { Concept } from '../evidence/concepts.js';
import type { Contrast, FacetKind } from '../evidence/contrast.js';
import { isFiller, isGeneric, isUnmarked } from '../evidence/lexicon.js';
import type { Context, Measurement } from '../evidence/measurement.js';
import type { Source } from '../library/source.js';

/** How well a measurement of a source answers to the context of a figure. */
export interface Fit {
  /** Weight of what both say; comparable among the measurements of one source. */
  readonly shared: number;
  /** `shared`, less what the measurement's headers say and the figure's context doesn't. */
  readonly score: number;
  /** Part of the figure's own words that the measurement's context knows, 0–1. */
  readonly ofFigure: number;
  /** Part of the measurement's headers or clause that the figure's context knows, 0–1. */
  readonly ofMeasurement: number;
  /** Contrast sets in which the two name different members. */
  readonly conflicts: readonly Contrast[];
}

/** Weights concepts by how much they tell the figures of one source apart. */
export interface Weighing {
  weight(concept: Concept): number;
}

const weighings = new WeakMap<Source, Weighing>();

/** Concepts that few of a source's measurements have tell much; generic words tell little. Computed once a source. */
export function weighingOf(source: Source): Weighing {
  const known = weighings.get(source);
  if (known) return known;
  const frequency = new Map<Concept, number>();
  const { measurements } = source.evidence;
  for (const { context } of measurements) for (const concept of context.label) frequency.set(concept, (frequency.get(concept) ?? 0) + 1);
  const total = measurements.length + 1;
  const weighing: Weighing = {
    weight(concept) {
      const rarity = Math.log(1 + total / ((frequency.get(concept) ?? 0) + 1));
      return isUnmarked(concept) ? 0.1 * rarity : isFiller(concept) ? 0.1 * rarity : isGeneric(concept) ? 0.3 * rarity : rarity;
    },
  };
  weighings.set(source, weighing);
  return weighing;
}

const UNSAID = 0.5;

/** Fits one measurement to a figure's context; the context must have been made with the source's own contrasts. */
export function fit(figure: Context, measurement: Measurement, weighing: Weighing): Fit {
  const { context } = measurement;
  let shared = 0;
  let known = 0;
  let whole = 0;
  for (const [concept, strength] of figure.weights) {
    const weight = weighing.weight(concept);
    const there = context.weights.get(concept) ?? 0;
    shared += strength * there * weight;
    if (strength >= 1) {
      whole += weight;
      if (there >= 0.2) known += weight;
    }
  }
  let said = 0;
  let all = 0;
  let unsaid = 0;
  for (const concept of context.label) {
    if (isUnmarked(concept)) continue;
    const weight = weighing.weight(concept);
    const strength = figure.weights.get(concept) ?? 0;
    all += weight;
    said += Math.min(1, strength * 1.5) * weight;
    if (strength === 0) unsaid += weight;
  }
  return {
    shared,
    score: shared - UNSAID * unsaid,
    ofFigure: whole === 0 ? 0 : known / whole,
    ofMeasurement: all === 0 ? 0 : said / all,
    conflicts: conflictsOf(figure, context),
  };
}

function conflictsOf(figure: Context, measurement: Context): readonly Contrast[] {
  const found: Contrast[] = [];
  for (const [set, member] of figure.facets) {
    const other = measurement.facets.get(set);
    if (other && other !== member) found.push(set);
  }
  return found;
}

/**
 * Which kind of thing parts two measurements of a source: another group, another population, another measure.
 * The table's axes tell where both stand in one table; else the contrast sets and the words that differ.
 */
export function difference(right: Measurement, wrong: Measurement, figure: Context): FacetKind {
  const votes: Record<FacetKind, number> = { group: 0, population: 0, measure: 0 };
  for (const [set, member] of right.context.facets) {
    const other = wrong.context.facets.get(set);
    if (!other || other === member) continue;
    // What the figure's context names outweighs what merely differs.
    const named = figure.facets.get(set) === member ? 2 : 0;
    votes[set.kind] += 1 + named;
  }
  const [best] = (Object.entries(votes) as [FacetKind, number][]).sort((a, b) => b[1] - a[1]);
  if (best![1] > 0) return best![0];
  if (right.study !== wrong.study && right.study !== '' && wrong.study !== '') return 'population';
  return 'measure';
}
