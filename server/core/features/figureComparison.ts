import type { Measurement } from '../evidence/measurement.js';
import { short } from '../quantity/short.js';
import type { Numeral, Quantity } from '../quantity/quantity.js';
import type { Unit } from '../quantity/unit.js';
import { convert, convertible } from '../quantity/units.js';
import { oneLine, shortened } from '../rules/wording.js';
import { t } from '../text/language.js';
import type { CheckedFigure } from '../verdict/verdict.js';

/** A manuscript's figure beside the source's, all in one unit, ready to be drawn or told. */
export interface Comparison {
  /** `forest` for ratios with an interval, on a logarithmic axis; `range` for other intervals; `bars` for values alone. */
  readonly kind: 'forest' | 'range' | 'bars';
  /** The manuscript's first, then what the source has. */
  readonly rows: readonly ComparedRow[];
}

export interface ComparedRow {
  /** `answer`: the source's measurement for this figure; `other`: what the source sets beside it, such as another arm. */
  readonly whose: 'manuscript' | 'answer' | 'other';
  readonly label: string;
  /** As printed: `0.47 (0.32–0.71)`; with what it is in the common unit where it was converted. */
  readonly printed: string;
  readonly value?: number;
  readonly lower?: number;
  /** Absent where the interval is open: `0.32–NE`. */
  readonly upper?: number;
}

/** The most rows that the source gives besides the answer: arms of a trial, a few methods of a benchmark. */
const MOST_OTHERS = 4;
const LONGEST_LABEL = 24;

/**
 * What can be set beside a figure: the measurement that answers it, and its counterparts in the other groups. Undefined
 * where there is nothing to compare: no evidence, units that do not convert, a figure that was computed from others.
 */
export function comparisonOf({ quantity, verdict }: CheckedFigure): Comparison | undefined {
  const [evident] = verdict.evidence;
  if (!evident || verdict.verdict === 'unsupported' || verdict.verdict === 'unchecked' || quantity.kind === 'p-value') return undefined;
  const answer = evident.measurement.estimate ?? evident.measurement;
  const mistaken = verdict.mistaken?.measurement;
  const unit = viewOf(evident.measurement, quantity)?.quantity.unit;
  const row = (whose: ComparedRow['whose'], measurement: Measurement, label: string): ComparedRow | undefined => {
    const view = viewOf(measurement, quantity);
    return view && rowOf(whose, shortened(oneLine(label), LONGEST_LABEL), view.quantity, view.companions, unit);
  };
  const { part, others } = besides(answer, evident.source.evidence.measurements, mistaken);
  const own = rowOf('manuscript', t`Manuscript`, quantity, quantity.companions, unit);
  const source = row('answer', evident.measurement, part ? answer[part] : t`Source`);
  if (!own || !source || verdict.derivation !== undefined && apart(own, source)) return undefined;
  const rows = [own, source, ...others.slice(0, MOST_OTHERS).flatMap((other) => row('other', other, other[part!]) ?? [])];
  const kind = kindOf(evident.measurement, rows);
  // Two equal bars say nothing that the text does not.
  return kind === 'bars' && rows.length < 3 && verdict.verdict === 'supported' ? undefined : { kind, rows };
}

/** The comparison in words, with all that the picture shows: `Manuscript: 38.4 months. Alectinib Arm (source): 34.8 months.` */
export function comparisonText({ kind, rows }: Comparison): string {
  const title = { forest: t`Forest plot.`, range: t`Intervals.`, bars: t`Bar chart.` }[kind];
  const told = rows.map(({ label, printed, whose }) => (whose === 'answer' && label !== t`Source` ? t`${label} (source): ${printed}.` : t`${label}: ${printed}.`));
  return [title, ...told].reduce((all, sentence) => t`${all} ${sentence}`);
}

interface View {
  readonly quantity: Quantity;
  readonly companions: readonly Quantity[];
}

/** The part of a measurement that is of the figure's kind: for an interval its interval, for `60%` the percentage of `60% (163/270)`. */
function viewOf({ quantity, companions, estimate }: Measurement, asked: Quantity): View | undefined {
  const all = [quantity, ...quantity.companions, ...companions.map((companion) => companion.quantity), ...(estimate ? [estimate.quantity] : [])];
  const isInterval = asked.kind === 'interval';
  const found = all.find((one) => (one.kind === 'interval') === isInterval && one.kind !== 'p-value' && one.kind !== 'spread' && comparable(one, asked));
  return found && { quantity: found, companions: isInterval ? [] : all.filter((one) => one.kind === 'interval') };
}

function comparable(a: Quantity, b: Quantity): boolean {
  if ((a.kind === 'fold') !== (b.kind === 'fold') || (a.kind === 'fraction') !== (b.kind === 'fraction')) return false;
  return a.unit && b.unit ? convertible(a.unit, b.unit) : !a.unit && !b.unit;
}

function rowOf(whose: ComparedRow['whose'], label: string, quantity: Quantity, companions: readonly Quantity[], unit: Unit | undefined): ComparedRow | undefined {
  const inUnit = (numeral: Numeral | undefined, from: Unit | undefined): number | undefined => {
    if (!numeral) return undefined;
    return unit && from && from.canonical !== unit.canonical ? convert(numeral.value, from, unit) : numeral.value;
  };
  const interval = quantity.kind === 'interval' || quantity.kind === 'range' ? quantity : companions.find(({ kind }) => kind === 'interval');
  const estimate = interval === quantity ? undefined : inUnit(quantity.value, quantity.unit);
  // A denominator is printed, and its share drawn.
  const value = estimate !== undefined && quantity.denominator ? estimate / quantity.denominator.value : estimate;
  // Bounds are printed without the unit of their estimate.
  const from = interval?.unit ?? quantity.unit;
  const [lower, upper] = [inUnit(interval?.value, from), inUnit(interval?.upper, from)];
  if (![value, lower, upper].every((one) => one === undefined || Number.isFinite(one)) || value === undefined && lower === undefined) return undefined;
  const converted = unit && quantity.unit && quantity.unit.canonical !== unit.canonical && value !== undefined ? ` = ${short(value)} ${unit.symbol}` : '';
  const bounds = interval && interval !== quantity ? ` (${interval.value.printed}–${interval.upper?.printed ?? t`open`})` : '';
  return {
    whose,
    label,
    printed: `${oneLine(interval === quantity ? boundsOf(quantity) : quantity.text)}${bounds}${converted}`,
    ...(value === undefined ? {} : { value }),
    ...(lower === undefined ? {} : { lower }),
    ...(upper === undefined ? {} : { upper }),
  };
}

const boundsOf = ({ value, upper, unit }: Quantity): string => `${value.printed}–${upper?.printed ?? t`open`}${unit ? ` ${unit.symbol}` : ''}`;

const PARTS = ['group', 'population', 'study', 'measure'] as const;
type Part = (typeof PARTS)[number];

/**
 * What the source sets beside its answer, and what parts them: the measurement whose figure it truly is, then the same
 * measure of the other groups (else populations, else studies) in the same table or sentence.
 */
function besides(answer: Measurement, all: readonly Measurement[], mistaken: Measurement | undefined): { readonly part?: Part; readonly others: readonly Measurement[] } {
  const named = mistaken && PARTS.find((part) => mistaken[part] !== '' && answer[part] !== '' && mistaken[part] !== answer[part]);
  for (const part of named ? [named] : PARTS.slice(0, -1)) {
    const others = [...(named ? [mistaken!] : []), ...counterparts(answer, all, part)].filter((other, i, list) => list.findIndex((same) => same[part] === other[part]) === i);
    if (others.length > 0) return { part, others };
  }
  return { others: [] };
}

/** Measurements of the same home that differ from the answer in this part alone. */
function counterparts(answer: Measurement, all: readonly Measurement[], part: Part): readonly Measurement[] {
  const { home, role, quantity } = answer;
  if (answer[part] === '' || part === 'measure') return [];
  return all.filter((other) => other.home === home && other.role === role && other[part] !== '' && other[part] !== answer[part]
    && PARTS.every((same) => same === part || other[same] === answer[same])
    && other.quantity.kind === quantity.kind && other.quantity.unit?.canonical === quantity.unit?.canonical);
}

/** Whether two rows differ by more than rounding: the figure was computed, so that they are not of one kind. */
function apart(own: ComparedRow, source: ComparedRow): boolean {
  const [a, b] = [own.value ?? own.lower ?? 0, source.value ?? source.lower ?? 0];
  return Math.abs(a - b) > 0.06 * Math.max(Math.abs(a), Math.abs(b));
}

/** A table may have its ratios in a column of their own, `Hazard Ratio (95% CI)`, which then stands in the place of a group. */
function kindOf({ measure, statistic, group, quantity }: Measurement, rows: readonly ComparedRow[]): Comparison['kind'] {
  const hasInterval = rows.slice(0, 2).some(({ lower }) => lower !== undefined);
  if (!hasInterval) return 'bars';
  const isRatio = !quantity.unit && (/\bratio\b/iu.test(`${measure} ${statistic} ${group}`) || /^(?:a?[HORI]R|[SI]RR|RR)$/u.test(quantity.label ?? ''));
  const positive = rows.every(({ value = 1, lower = 1, upper = 1 }) => value > 0 && lower > 0 && upper > 0);
  return isRatio && positive ? 'forest' : 'range';
}
