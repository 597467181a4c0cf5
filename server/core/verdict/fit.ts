import type { Concept } from '../evidence/concepts.js';
import type { Contrast, FacetKind } from '../evidence/contrast.js';
import { isFiller, isGeneric, isUnmarked, kindOfWord } from '../evidence/lexicon.js';
import type { Context, Measurement } from '../evidence/measurement.js';
import { isStratum } from '../evidence/strata.js';
import type { Source } from '../library/source.js';

/** How well a measurement of a source answers to the context of a figure. */
export interface Fit {
  /** Weight of what both say; comparable among the measurements of one source. */
  readonly shared: number;
  /** `shared`, less what the measurement's headers say and the figure's context doesn't. */
  readonly score: number;
  /** Part of the words of the figure's clause and of its sentence's subject that the measurement's context knows, 0–1. */
  readonly ofFigure: number;
  /** Part of the measurement's headers or clause that the figure's context names, 0–1. */
  readonly ofMeasurement: number;
  /** Contrast sets in which the two name different members. */
  readonly conflicts: readonly Contrast[];
}

/** Weighs concepts by how much they tell the figures of one source apart. */
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
  const weights = new Map<Concept, number>();
  const weigh = (concept: Concept): number => {
    if (isStratum(concept)) return 0;
    const times = frequency.get(concept);
    // The source never says it of a figure: perhaps another word for what it does say.
    const rarity = times === undefined ? UNKNOWN * Math.log(1 + total) : Math.log(1 + total / (times + 1));
    return isUnmarked(concept) || isFiller(concept) || concept.length === 1 ? 0.1 * rarity : isGeneric(concept) ? 0.3 * rarity : rarity;
  };
  const weighing: Weighing = {
    weight(concept) {
      let weight = weights.get(concept);
      if (weight === undefined) weights.set(concept, (weight = weigh(concept)));
      return weight;
    },
  };
  weighings.set(source, weighing);
  return weighing;
}

const UNKNOWN = 0.5;

/** How surely a figure's context names a concept, 0–1: its own clause and its sentence's subject do, a heading hints. */
function named(figure: Context, concept: Concept): number {
  return sureness(figure.weights.get(concept) ?? 0);
}

export function sureness(strength: number): number {
  return strength >= 0.5 ? 1 : strength;
}

/**
 * What parts two measurements of a source, and how much of it the figure's context names on either side (0–1).
 * With nothing to name on a side (`Median PFS` against `Median PFS, CNS metastases`) that side is 0.
 */
export function parting(figure: Context, one: Measurement, other: Measurement, weighing: Weighing): { readonly one: number; readonly other: number; readonly words: number } {
  const part = (a: Context, b: Context): { readonly share: number; readonly weight: number } => {
    let all = 0;
    let said = 0;
    for (const concept of a.label) {
      if (b.label.has(concept)) continue;
      // What the other one inherits from the sentence's subject parts them less.
      const inherited = b.weights.get(concept) ?? 0;
      const weight = weighing.weight(concept) * (inherited > 0.5 ? 1 - inherited : 1);
      all += weight;
      said += named(figure, concept) * weight;
    }
    return { share: all === 0 ? 0 : said / all, weight: all };
  };
  const a = part(one.context, other.context);
  const b = part(other.context, one.context);
  return { one: a.share, other: b.share, words: a.weight };
}

/**
 * Which kind of thing parts two measurements of a source: another group, another population, another measure.
 * The contrast sets in which they differ tell, above all those that the figure's context names; else the words that differ.
 */
export function difference(right: Measurement, wrong: Measurement, figure: Context, source: Source): FacetKind {
  const votes: Record<FacetKind, number> = { group: 0, population: 0, measure: 0 };
  const parted = [...right.context.facets].filter(([set, member]) => wrong.context.facets.has(set) && wrong.context.facets.get(set) !== member);
  // What is a group's name in one contrast is one in all: `Grass | Oats` and `Females · Grass | Females · Oats`.
  const groups = new Set(parted.filter(([set]) => set.kind === 'group').flatMap(([, member]) => [...member.own]));
  for (const [set, member] of parted) {
    const kind = set.kind === 'population' && [...member.own].every((concept) => groups.has(concept)) ? 'group' : set.kind;
    // What the figure's context names outweighs what merely differs.
    votes[kind] += 1 + (figure.facets.get(set) === member ? 2 : 0);
  }
  const told = (['group', 'population', 'measure'] as const).filter((kind) => votes[kind] > 0);
  if (told.length === 1) return told[0]!;
  // One row of a table, or one column: the other axis tells.
  if (right.home === wrong.home) {
    const apart = (['measure', 'group', 'population'] as const).filter((field) => right[field] !== wrong[field]);
    if (apart.length === 1 && (told.length === 0 || told.includes(apart[0]!))) return apart[0]!;
  }
  if (told.length === 0) {
    for (const [one, other] of [[right, wrong], [wrong, right]] as const) {
      for (const concept of one.context.label) {
        if (other.context.label.has(concept)) continue;
        const kind = kindsOf(source).get(concept) ?? (/^\p{N}/u.test(concept) ? 'population' : kindOfWord(concept));
        if (kind) votes[kind] += 1;
      }
    }
    if (right.study !== wrong.study && right.study !== '' && wrong.study !== '') votes.population += 1;
  }
  const [best] = (Object.entries(votes) as [FacetKind, number][]).sort((a, b) => b[1] - a[1]);
  return best![1] > 0 ? best![0] : 'measure';
}

const kinds = new WeakMap<Source, ReadonlyMap<Concept, FacetKind>>();

/** What kind of thing a source's contrast sets use a concept for. */
function kindsOf(source: Source): ReadonlyMap<Concept, FacetKind> {
  const known = kinds.get(source);
  if (known) return known;
  const found = new Map<Concept, FacetKind>();
  for (const set of source.evidence.contrasts) for (const member of set.members) for (const concept of member.own) if (!found.has(concept)) found.set(concept, set.kind);
  kinds.set(source, found);
  return found;
}
