import type { Concept } from '../evidence/concepts.js';
import type { Contrast, Member } from '../evidence/contrast.js';
import { isUnmarked } from '../evidence/lexicon.js';
import type { Context, Measurement } from '../evidence/measurement.js';
import type { Source } from '../library/source.js';
import { sureness, weighingOf, type Fit, type Weighing } from './fit.js';

/** What a measurement's headers say and the figure's context doesn't counts so much against it. */
const UNSAID = 0.5;
/** … and what the subject of its sentence says, so much of that. */
const INHERITED = 0.3;
const SUBJECT = 0.6;

/**
 * Fits the measurements of a source to a figure's context, which must have been made with the source's own contrasts.
 * Measurements of one context (an estimate and its interval) fit alike. What a source's contexts say is laid out by concept
 * once, so that of hundreds only those are visited that share a word with the figure.
 */
export function fitting(figure: Context, source: Source): (measurement: Measurement) => Fit {
  const { at, labels, postings, facets, concepts } = layoutOf(source);
  const weighing = weighingOf(source);
  const shared = new Float64Array(labels.length);
  const known = new Float64Array(labels.length);
  const named = new Float64Array(concepts);
  let whole = 0;
  for (const [concept, strength] of figure.weights) {
    const weight = weighing.weight(concept);
    // What the sentence is about counts as what its clause says does, if less.
    const isAbout = strength >= 0.5;
    if (isAbout) whole += strength * weight;
    const posting = postings.get(concept);
    if (!posting) continue;
    named[posting.id] = sureness(strength);
    const { contexts, strengths } = posting;
    for (let i = 0; i < contexts.length; i++) {
      const context = contexts[i]!;
      const there = strengths[i]!;
      shared[context] = shared[context]! + strength * there * weight;
      if (isAbout && there >= 0.2) known[context] = known[context]! + strength * weight;
    }
  }
  const parted = [...figure.facets].flatMap(([set, member]) => {
    const members = facets.get(set);
    // Measures have many names; which is meant, the fit tells.
    return members && set.kind !== 'measure' ? [{ set, member, members }] : [];
  });
  const conflictsAt = (index: number): readonly Contrast[] => {
    const isConflict = ({ member, members }: (typeof parted)[number]): boolean => members[index] !== undefined && members[index] !== member;
    // Hundreds are asked, and few have any.
    return parted.some(isConflict) ? parted.filter(isConflict).map(({ set }) => set) : NO_CONFLICTS;
  };
  const fits = new Array<Fit | undefined>(labels.length);
  return ({ context }) => {
    const index = at.get(context)!;
    let fit = fits[index];
    if (!fit) {
      const { ids, weights, subject, all } = labels[index]!;
      let said = 0;
      let unsaid = 0;
      for (let i = 0; i < ids.length; i++) {
        const strength = named[ids[i]!]!;
        said += strength * weights[i]!;
        if (strength === 0) unsaid += weights[i]!;
      }
      for (const { id, weight } of subject) if (named[id] === 0) unsaid += weight;
      fits[index] = fit = {
        shared: shared[index]!,
        score: shared[index]! - UNSAID * unsaid,
        ofFigure: whole === 0 ? 0 : known[index]! / whole,
        ofMeasurement: all === 0 ? 0 : said / all,
        conflicts: conflictsAt(index),
      };
    }
    return fit;
  };
}

const NO_CONFLICTS: readonly Contrast[] = [];

/** The contexts of a source's measurements, by what they say. */
interface Layout {
  /** The number of a context. */
  readonly at: ReadonlyMap<Context, number>;
  /** Of each context, the concepts that name it, those of the unmarked case left out, with their weights. */
  readonly labels: readonly Label[];
  readonly postings: ReadonlyMap<Concept, Posting>;
  /** The member of each contrast that a context has, by the context's number. */
  readonly facets: ReadonlyMap<Contrast, readonly (Member | undefined)[]>;
  readonly concepts: number;
}

interface Label {
  readonly ids: readonly number[];
  readonly weights: readonly number[];
  /** The weights together. */
  readonly all: number;
  /** What it has from its sentence's subject, by concept. */
  readonly subject: readonly { readonly id: number; readonly weight: number }[];
}

/** The contexts that say a concept, and how strongly each does. */
interface Posting {
  readonly id: number;
  readonly contexts: number[];
  readonly strengths: number[];
}

const layouts = new WeakMap<Source, Layout>();

function layoutOf(source: Source): Layout {
  let layout = layouts.get(source);
  if (!layout) layouts.set(source, (layout = layOut(source.evidence.measurements, weighingOf(source))));
  return layout;
}

function layOut(measurements: readonly Measurement[], weighing: Weighing): Layout {
  const contexts = [...new Set(measurements.map(({ context }) => context))];
  const postings = new Map<Concept, Posting>();
  const postingOf = (concept: Concept): Posting => {
    let posting = postings.get(concept);
    if (!posting) postings.set(concept, (posting = { id: postings.size, contexts: [], strengths: [] }));
    return posting;
  };
  const facets = new Map<Contrast, (Member | undefined)[]>();
  const labels = contexts.map((context, index) => {
    for (const [concept, strength] of context.weights) {
      const posting = postingOf(concept);
      posting.contexts.push(index);
      posting.strengths.push(strength);
    }
    for (const [set, member] of context.facets) {
      let members = facets.get(set);
      if (!members) facets.set(set, (members = new Array<Member | undefined>(contexts.length).fill(undefined)));
      members[index] = member;
    }
    const named = [...context.label].filter((concept) => !isUnmarked(concept));
    const weights = named.map((concept) => weighing.weight(concept));
    const inherited = [...context.weights].flatMap(([concept, strength]) => (strength >= SUBJECT && !context.label.has(concept) && !isUnmarked(concept) ? [concept] : []));
    return { ids: named.map((concept) => postingOf(concept).id), weights, subject: inherited.map((concept) => ({ id: postingOf(concept).id, weight: INHERITED * weighing.weight(concept) })), all: weights.reduce((sum, weight) => sum + weight, 0) };
  });
  return { at: new Map(contexts.map((context, index) => [context, index])), labels, postings, facets, concepts: postings.size };
}
