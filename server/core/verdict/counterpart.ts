import type { Concept } from '../evidence/concepts.js';
import { OF_ITS_SENTENCE } from '../evidence/context.js';
import type { Context, Measurement } from '../evidence/measurement.js';
import type { Source } from '../library/source.js';
import type { Quantity } from '../quantity/quantity.js';
import { slipOf } from '../quantity/slip.js';
import { stem, words } from '../text/words.js';
import { ALONE, digitsOf, type Candidate, type Case } from './candidate.js';

/** Whether a measurement could be the figure's counterpart at all: a count is no ratio, a hazard ratio no correlation. */
export function mayCounter({ asked, context, source }: Case, { measurement, agreement, fit }: Candidate): boolean {
  const [mine, theirs] = [asked.quantity, measurement.quantity];
  // A column of differences is nobody's level.
  if (measurement.cell && DIFFERENCES.some((word) => measurement.context.label.has(word) && !context.weights.has(word)) && mine.direction === undefined) return false;
  if (context.either && context.either.size > 0 && [...measurement.context.facets.keys()].some((set) => context.either!.has(set))) return false;
  // A row of standard deviations holds nothing that has one of its own.
  if (mine.companions.some(({ kind }) => kind === 'spread') && measurement.cell && SPREADS.some((word) => measurement.context.label.has(word)) && !measurement.context.label.has(MEAN)) return false;
  if (isOfAnotherTime(context, measurement.context)) return false;
  // `to 1.2 mm, from 2.9 mm`
  if (context.state && measurement.context.state && context.state !== measurement.context.state) return false;
  // `(n = 35)` counts; a column of counts holds no percentages.
  if (mine.label === 'n' && (theirs.unit !== undefined || theirs.value.decimals > 0)) return false;
  if (mine.unit?.canonical === '%' && theirs.unit === undefined && theirs.value.decimals === 0 && COUNTS.some((word) => measurement.context.label.has(word))) return false;
  // `Of the 47 failures, 18 were …`: a whole number in a sentence is no percentage.
  if (isCountInProse(mine, measurement)) return false;
  // A column that goes beyond a hundred holds no percentages, whatever its header leaves out.
  if (mine.unit?.canonical === '%' && theirs.unit === undefined && isCounted(source, measurement)) return false;
  if (agreement.kind === 'unit') return inOneDimension(mine, theirs) && (digitsOf(mine) >= 2 || (fit.ofFigure >= ALONE.figure && fit.ofMeasurement >= ALONE.measurement));
  // `12 min in favour of the former`, `0.9 mL/min slower than with placebo`: no level is its counterpart.
  if (isApart(asked) && theirs.direction === undefined && !DIFFERENCES.some((word) => measurement.context.label.has(word))) return false;
  // `fell by 12%` is no counterpart of a level of 12%.
  if ((mine.direction === undefined) !== (theirs.direction === undefined) && (/point/u.test(mine.text) || !(theirs.direction === undefined ? measurement.cell && namesChange(measurement.context) : namesChange(context)))) return false;
  // `differed by 410 mg` says of −410 mg how much, and not which way.
  if (mine.direction === undefined && mine.value.value > 0 && mine.value.value === -theirs.value.value && /\b(?:differ|more|less|low|reduc|fell|fall|drop|decreas|declin)/iu.test(asked.clause)) return false;
  // `Over one year` is no counterpart of 312 hours.
  if (agreement.kind === 'differs' && mine.unit?.dimension === 'T' && theirs.unit?.dimension === 'T' && mine.unit.canonical !== theirs.unit.canonical && isFarApart(mine.value.value * mine.unit.factor, theirs.value.value * theirs.unit.factor)) return false;
  // `186 patients` are no 63 years.
  if (asked.counted !== '' && mine.unit === undefined && theirs.unit?.dimension === 'T') return false;
  if (asked.counted !== '' && mine.unit === undefined && mine.kind === 'value' && mine.value.decimals === 0 && ((measurement.context.weights.get(asked.counted) ?? 0) < 0.5 || countsAnother(measurement, asked.counted))) return false;
  if ((mine.kind === 'fraction') !== (theirs.kind === 'fraction') && mine.unit === undefined && theirs.unit === undefined && mine.kind !== 'fold') return false;
  // `19 times as much` is no counterpart of what it is a multiple of.
  if ((mine.kind === 'fold') !== (theirs.kind === 'fold') && !RATIO.test(measurement.statistic)) return false;
  // `5 (12%)` in a table counts; it is no counterpart of `50 mg`.
  if (mine.unit !== undefined && theirs.unit === undefined && mine.unit.canonical !== '%' && measurement.companions.some(({ quantity }) => quantity.unit?.canonical === '%')) return false;
  // `scored 1 (better), 2 (same) or 3 (worse)`: a digit by itself may count anything.
  if (asked.counted === '' && mine.unit === undefined && mine.kind === 'value' && mine.label === undefined && Number.isInteger(mine.value.value) && Math.abs(mine.value.value) < 10) return false;
  // A unit that goes without saying (`842 shoots per m² before and 302 after`) leaves numbers of one kind and size.
  if ((mine.unit === undefined) !== (theirs.unit === undefined)) {
    const size = Math.abs(mine.value.value) / Math.max(1e-12, Math.abs(theirs.value.value));
    if ((mine.value.decimals === 0) !== (theirs.value.decimals === 0) || size > 12 || size < 1 / 12 || mine.value.inWords || mine.label || theirs.label) return false;
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

/** A share, and a whole number of a sentence without a unit. */
export function isCountInProse({ unit }: Quantity, { cell, quantity }: Measurement): boolean {
  return unit?.canonical === '%' && quantity.unit === undefined && !cell && quantity.kind === 'value' && quantity.value.decimals === 0;
}

/** Whether a figure says by how much two things are apart. */
function isApart({ clause, quantity: { text } }: Case['asked']): boolean {
  const at = clause.lastIndexOf(text);
  return at >= 0 && APART.test(clause.slice(at + text.length));
}

const APART = /^\s?(?:(?:percentage )?points? )?(?:in favou?r of|apart|ahead|behind|better|worse|slower|faster|quicker|longer|shorter|higher|lower|older|younger|heavier|lighter|taller|quieter|louder|cheaper|dearer|warmer|cooler|colder|hotter|wider|narrower|deeper|earlier|later|above|below|more|less|fewer)\b(?!\s(?:or|and) (?:more|less|higher|older|longer|above))/iu;

/** `At 6 months` is not `at 3 months`: both name a time by number, and no number is the same. */
function isOfAnotherTime(mine: Context, theirs: Context): boolean {
  if (!TIMES.some((time) => theirs.label.has(time) && (mine.weights.get(time) ?? 0) >= OF_ITS_SENTENCE)) return false;
  return haveOther(numbersIn([...mine.weights].flatMap(([concept, weight]) => (weight >= OF_ITS_SENTENCE ? [concept] : []))), numbersIn(theirs.label));
}

function haveOther(one: readonly Concept[], other: readonly Concept[]): boolean {
  return one.length > 0 && other.length > 0 && !one.some((number) => other.includes(number));
}

function numbersIn(label: Iterable<Concept>): readonly Concept[] {
  return [...label].filter((concept) => /^\d+$/u.test(concept));
}

const SPREADS = ['SD', 'SE', 'SEM', 'deviation'].map(stem);
const MEAN = stem('mean');

const TIMES = ['day', 'week', 'month', 'year', 'hour', 'minute'].map(stem);

/** `Nine gardeners in three villages`: the three are villages, and no gardeners. */
function countsAnother({ cell, place: { quote }, quantity: { text } }: Measurement, counted: Concept): boolean {
  const at = cell ? -1 : quote.indexOf(text);
  if (at < 0) return false;
  const behind = /^(?: [\p{L}-]{3,})+/u.exec(quote.slice(at + text.length, at + text.length + FARTHEST));
  const [noun, ...further] = behind ? words(behind[0]) : [];
  const until = further.findIndex((word) => word.function);
  return noun !== undefined && !noun.function && ![noun, ...(until < 0 ? further : further.slice(0, until))].some((word) => word.stem === counted);
}

/** So many characters behind a number its noun is looked for, adjectives between. */
const FARTHEST = 40;

/** Whether its column holds whole numbers only, and some above a hundred. */
function isCounted(source: Source, { cell, home }: Measurement): boolean {
  if (!cell) return false;
  let tables = counted.get(source);
  if (!tables) {
    counted.set(source, (tables = new Map()));
    for (const { cell: other, home: table, quantity, role } of source.evidence.measurements) {
      if (!other || role !== 'estimate') continue;
      const columns = tables.get(table) ?? new Map<number, number>();
      tables.set(table, columns);
      columns.set(other.column, quantity.unit || quantity.value.decimals > 0 ? Infinity : Math.max(columns.get(other.column) ?? 0, quantity.value.value));
    }
  }
  const most = tables.get(home)?.get(cell.column) ?? 0;
  return most > 100 && most !== Infinity;
}

const counted = new WeakMap<Source, Map<object, Map<number, number>>>();

/** `12%` and a bare `12` of a table that prints its percentages as such: there the bare one counts. */
export function isCountBesideShares(source: Source, { unit }: Quantity, { cell, home, quantity, role }: Measurement): boolean {
  if (unit?.canonical !== '%' || !cell || quantity.unit || role !== 'estimate' || quantity.kind === 'fraction' || quantity.value.decimals > 0) return false;
  let tables = withShares.get(source);
  if (!tables) withShares.set(source, (tables = new Set(source.evidence.measurements.filter((other) => other.cell && other.quantity.unit?.dimension === unit.dimension).map((other) => other.home))));
  return tables.has(home);
}

/** Of each source, the tables that print shares as such. */
const withShares = new WeakMap<Source, ReadonlySet<object>>();

function isFarApart(mine: number, theirs: number): boolean {
  const times = Math.abs(mine) / Math.max(1e-300, Math.abs(theirs));
  return times > FAR_APART || times < 1 / FAR_APART;
}

const FAR_APART = 20;

/** `Drying shrinkage`, `weight loss`: what is so called is an amount of change, and which way it goes is said by its name. */
function namesChange({ label, weights, axes }: Context): boolean {
  return CHANGES.some((word) => label.has(word) || (axes !== undefined && (weights.get(word) ?? 0) >= OF_ITS_CAPTION));
}

/** A word of a table's caption or of the heading above it. */
const OF_ITS_CAPTION = 0.25;

const DIFFERENCES: readonly Concept[] = [stem('difference'), stem('change')];
const CHANGES: readonly Concept[] = [...DIFFERENCES, ...['shrinkage', 'loss', 'gain', 'increase', 'decrease', 'reduction', 'decline', 'fall', 'drop', 'rise', 'growth', 'improvement'].map(stem)];

const COUNTS: readonly Concept[] = ['n', ...['number', 'count', 'events', 'cases', 'age', 'years', 'score', 'points', 'rank'].map(stem)];

const RATIO = /ratio|risk|^(?:hr|or|rr|irr|p|p[- ]?value)$/iu;

/** `34.8 weeks` and `34.8 months`; that a source has 34.8 of something else altogether says little. */
export function inOneDimension(mine: Quantity, theirs: Quantity): boolean {
  return mine.unit !== undefined && theirs.unit !== undefined && (mine.unit.dimension === theirs.unit.dimension || isSmallChange(mine.unit.canonical, theirs.unit.canonical) || isPrefixApart(mine.unit.canonical, theirs.unit.canonical));
}

/** `11.60 cents` of `11.60 euros`. */
function isSmallChange(a: string, b: string): boolean {
  const [one, other] = a === 'cent' ? [a, b] : [b, a];
  return one === 'cent' && /^[A-Z]{3}$/u.test(other);
}

/** `1.24 g` of `1.24 kg/day`: what it is per goes without saying, the kilogram does not. */
function isPrefixApart(a: string, b: string): boolean {
  const [one, other] = a.includes('·') ? [b, a] : [a, b];
  const [numerator, ...rest] = other.split('·');
  const bare = (unit: string): string => unit.replace(/^[kmunpMGT](?=[A-Za-z])/u, '');
  return !one.includes('·') && rest.length > 0 && rest.every((part) => part.endsWith('^-1')) && one !== numerator && bare(one) === bare(numerator!);
}
