import type { Concept } from '../evidence/concepts.js';
import { OF_ITS_SENTENCE } from '../evidence/context.js';
import type { FacetKind } from '../evidence/contrast.js';
import { isUnmarked } from '../evidence/lexicon.js';
import type { Context, Measurement } from '../evidence/measurement.js';
import { agree } from '../quantity/compare.js';
import type { Quantity } from '../quantity/quantity.js';
import { stem } from '../text/words.js';
import { sameValue, type Case } from './candidate.js';
import { sureness, type Fit } from './fit.js';
import { standingBeside, type Beside } from './standingBeside.js';

/** A figure before one measurement of a source. */
interface Pair {
  readonly figure: Figure;
  readonly measurement: Measurement;
  readonly fit: Fit;
  /** Contrasts in which both name the same member, and those in which they name different ones. */
  readonly same: Readonly<Record<FacetKind, number>>;
  readonly other: Readonly<Record<FacetKind, number>>;
}

/**
 * What speaks for a measurement of a source being the one that a figure is of, or against it. The figure's value is left out:
 * that may be wrong. How much each sign weighs is learned; see `odds.ts`.
 */
export const SIGNS = {
  // What both say.
  'words shared': ({ fit }) => fit.shared,
  'figure named': ({ fit }) => fit.ofFigure,
  'measurement named': ({ fit }) => fit.ofMeasurement,
  'row named': ({ figure, measurement: { context } }) => (context.axes ? figure.share(context.axes.row) : 0),
  'column named': ({ figure, measurement: { context } }) => (context.axes ? figure.share(context.axes.column) : 0),
  'subject named': ({ figure, measurement: { context } }) => (context.axes ? 0 : figure.shareOfSubject(context)),
  'words alike': ({ figure, measurement: { context } }) => figure.alike(context.label),
  'same group': ({ same }) => same.group,
  'same measure': ({ same }) => same.measure,
  'other group': ({ other }) => other.group,
  'other population': ({ other }) => other.population,
  // Lines of a table are named by numbers: `at 2,048 pixels`, `in the second week`.
  'number named': ({ figure, measurement: { context } }) => +figure.numbersNamed(context),
  'same state': ({ figure, measurement }) => +(figure.state !== undefined && figure.state === stateOf(measurement.context)),
  'other state': ({ figure, measurement }) => +(figure.state !== undefined && figure.state === opposite(stateOf(measurement.context))),
  'other trend': ({ figure: { context }, measurement }) => +(context.trend !== undefined && measurement.context.trend !== undefined && context.trend !== measurement.context.trend),
  'both changes': ({ figure, measurement }) => +(figure.isChange && isChange(measurement.quantity, measurement.context)),
  // How both are printed.
  'same unit': ({ figure: { quantity }, measurement }) => +(quantity.unit?.canonical === measurement.quantity.unit?.canonical),
  'unit unsaid': ({ figure: { quantity }, measurement }) => +(quantity.unit !== undefined && measurement.quantity.unit === undefined),
  'same decimals': ({ figure: { quantity }, measurement }) => +(quantity.value.decimals === measurement.quantity.value.decimals),
  'same relation': ({ figure: { quantity }, measurement }) => +(quantity.relation === measurement.quantity.relation),
  'has companions': ({ measurement }) => +(measurement.companions.length > 0),
  'companions alike': ({ figure: { quantity }, measurement }) => +(measurement.companions.length > 0 === quantity.companions.length > 0),
  'same companion': ({ figure: { quantity }, measurement }) => +hasSameCompanion(quantity, measurement),
  'far off': ({ figure: { quantity }, measurement }) => +isFarOff(quantity, measurement.quantity),
  'in words': ({ measurement }) => +(measurement.quantity.value.inWords === true),
  estimate: ({ measurement }) => +(measurement.role === 'estimate'),
  'in table': ({ measurement }) => +(measurement.cell !== undefined),
  // Where the source has the numbers of the figures beside it: authors copy from one place.
  'home beside': ({ figure, measurement }) => figure.beside.inHome(measurement),
  'row beside': ({ figure, measurement }) => figure.beside.inRow(measurement),
  'sentence beside': ({ figure, measurement }) => figure.beside.inSentence(measurement),
  'order beside': ({ figure, measurement }) => figure.beside.inOrder(measurement),
  // Nobody says one thing twice.
  'said in list': ({ figure, measurement }) => +figure.listed.some((one) => sameValue(one, measurement.quantity)),
  'said in sentence': ({ figure, measurement }) => +figure.others.some((one) => sameValue(one, measurement.quantity)),
} as const satisfies Readonly<Record<string, (pair: Pair) => number>>;

export type Sign = keyof typeof SIGNS;

/** The signs of a figure's candidates, each in the order of {@link SIGNS}. */
export function signsFor(the: Case): (measurement: Measurement, fit: Fit) => readonly number[] {
  const figure = figureOf(the);
  return (measurement, fit) => {
    const same: Record<FacetKind, number> = { group: 0, population: 0, measure: 0 };
    const other: Record<FacetKind, number> = { group: 0, population: 0, measure: 0 };
    for (const [set, member] of the.context.facets) {
      const its = measurement.context.facets.get(set);
      if (its) (its === member ? same : other)[set.kind]++;
    }
    const pair: Pair = { figure, measurement, fit, same, other };
    return ALL.map((sign) => sign(pair));
  };
}

const ALL = Object.values(SIGNS) as readonly ((pair: Pair) => number)[];

/** What all signs of one figure share. */
interface Figure {
  readonly quantity: Quantity;
  readonly context: Context;
  readonly others: readonly Quantity[];
  readonly listed: readonly Quantity[];
  readonly beside: Beside;
  readonly state: Context['state'];
  readonly isChange: boolean;
  /** Part of some concepts, by weight, that its context names, 0–1. */
  share(concepts: ReadonlySet<Concept>): number;
  /** The same of what a sentence says of its subject, without the words of the figure's own clause. */
  shareOfSubject(context: Context): number;
  /** Weight of the words that it does not name, but words that begin alike: `respondents` and `response`. */
  alike(label: ReadonlySet<Concept>): number;
  /** Whether a label has numbers, and its sentence names them all. */
  numbersNamed(context: Context): boolean;
}

function figureOf({ asked, context, source, weighing }: Case): Figure {
  const { quantity, others, listed, numerals } = asked;
  const share = (concepts: Iterable<Concept>): number => {
    let all = 0;
    let said = 0;
    for (const concept of concepts) {
      const weight = weighing.weight(concept) * (isUnmarked(concept) ? UNMARKED : 1);
      all += weight;
      said += sureness(context.weights.get(concept) ?? 0) * weight;
    }
    return all === 0 ? 0 : said / all;
  };
  const beginnings = new Set([...context.weights].flatMap(([concept, weight]) => (weight >= OF_ITS_CLAUSE && concept.length >= ALIKE ? [concept.slice(0, ALIKE)] : [])));
  const isNamed = (number: Concept): boolean => (context.weights.get(number) ?? 0) >= OF_ITS_SENTENCE || numerals.has(number);
  return {
    quantity,
    context,
    others,
    listed,
    beside: standingBeside(quantity, others, source),
    state: stateOf(context),
    isChange: isChange(quantity, context),
    share: remembered(share),
    shareOfSubject: remembered((theirs) => share(subjectOf(theirs))),
    alike: remembered((label) => [...label].reduce((sum, concept) => (concept.length >= ALIKE && !context.weights.has(concept) && beginnings.has(concept.slice(0, ALIKE)) ? sum + weighing.weight(concept) : sum), 0)),
    numbersNamed: remembered(({ label }) => {
      const numbers = [...label].filter((concept) => /^\d+(?:\.\d+)?$/u.test(concept));
      return numbers.length > 0 && numbers.every(isNamed);
    }),
  };
}

/** Hundreds of figures share a header. */
function remembered<T extends object, R>(of: (one: T) => R): (one: T) => R {
  const known = new Map<T, R>();
  return (one) => {
    let result = known.get(one);
    if (result === undefined) known.set(one, (result = of(one)));
    return result;
  };
}

const UNMARKED = 0.1;
const OF_ITS_CLAUSE = 0.5;
/** Letters in which words of one family begin alike. */
const ALIKE = 5;

function subjectOf({ weights, label }: Context): readonly Concept[] {
  return [...weights].flatMap(([concept, weight]) => (weight >= OF_ITS_CLAUSE && !label.has(concept) ? [concept] : []));
}

function stateOf({ state, label }: Context): Context['state'] {
  if (state) return state;
  const [before, after] = [BEFORE, AFTER].map((list) => list.some((word) => label.has(word)));
  return before === after ? undefined : before ? 'before' : 'after';
}

function opposite(state: Context['state']): Context['state'] {
  return state && (state === 'before' ? 'after' : 'before');
}

const BEFORE = ['before', 'baseline', 'initial', 'start', 'pre', 'entry', 'original', 'fresh', 'pristine', 'virgin', 'new'].map(stem);
const AFTER = ['after', 'afterwards', 'final', 'end', 'post', 'later', 'follow', 'aged'].map(stem);

function isChange({ direction, unit }: Quantity, { label }: Context): boolean {
  return direction !== undefined || unit?.canonical === 'percentage point' || CHANGES.some((change) => label.has(change));
}

const CHANGES = ['difference', 'change', 'gain', 'reduction', 'decrease', 'increase', 'improvement', 'differ'].map(stem);

/** `0.71 (95% CI 0.60–0.84)` beside a source's `0.85 (95% CI 0.60–0.84)`. */
function hasSameCompanion({ companions }: Quantity, measurement: Measurement): boolean {
  return companions.some((mine) => mine.kind !== 'p-value' && measurement.companions.some(({ quantity: theirs }) => mine.kind === theirs.kind && agree(mine, theirs).kind === 'same'));
}

function isFarOff(mine: Quantity, theirs: Quantity): boolean {
  const ratio = Math.abs(theirs.value.value) / Math.max(Number.MIN_VALUE, Math.abs(mine.value.value));
  return ratio > FAR || ratio < 1 / FAR;
}

const FAR = 5;
