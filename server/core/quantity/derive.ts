import { t } from '../text/language.js';
import type { Quantity } from './quantity.js';
import { short } from './short.js';
import { convert, convertible } from './units.js';

/** How a figure follows from figures of a source. */
export interface Derivation {
  readonly kind: DerivationKind;
  /** `1 − 0.47 = 53% lower`, `163 / 270 = 60.4%`, `34.8 months / 10.9 months = 3.19 times`. */
  readonly words: string;
  /** What it follows from, in the order of the words: one or two of the sources (all of them for a total). */
  readonly from: readonly Quantity[];
  /** The printed sources give the target as printed; otherwise only within the rounding of the sources. */
  readonly exact: boolean;
}

/**
 * What the sources must have in common for the derivation to mean anything is for the caller to see:
 * `difference`, `relative change`, `ratio` want one measure in two groups (or times); `share` a part and its whole; `sum` and
 * `total` groups that exclude one another. The others need one source.
 */
export type DerivationKind =
  | 'reduction' // 53% lower from a ratio of 0.47
  | 'increase' // 40% higher from a ratio of 1.40; 100% higher from doubled
  | 'complement' // 17.1% from 82.9%
  | 'reciprocal' // 2.1 from 0.47
  | 'difference' // 7.4 percentage points from 82.9% and 75.5%
  | 'relative change' // 10% higher from 82.9 and 75.5
  | 'ratio' // 3.2-fold from 34.8 and 10.9 months
  | 'share' // 60% from 163 and 270
  | 'part' // 162 from 60% and 270
  | 'sum' // 270 from 152 and 118
  | 'total'; // the sum of all sources given

/** No more sources are looked at: pairs of them cost the square. */
const MOST_SOURCES = 160;

/**
 * All ways in which the target follows from the sources, exact ones first, one-source ones before pairs.
 * Looks at the first 160 sources; gives at most 12 derivations. Nothing for intervals but the mirror of a ratio's.
 */
export function derivations(target: Quantity, sources: readonly Quantity[]): Derivation[] {
  const found: Derivation[] = [];
  const given = sources.slice(0, MOST_SOURCES);
  if (target.kind === 'p-value' || target.kind === 'statistic' || target.kind === 'spread') return found;
  for (const source of given) found.push(...fromOne(target, source));
  const values = given.filter((source) => source.kind === 'value' || source.kind === 'fraction');
  if (target.kind === 'value' || target.kind === 'fold' || target.kind === 'fraction') {
    for (let i = 0; i < values.length && found.length < 40; i++) {
      for (let j = 0; j < values.length; j++) if (i !== j) fromTwo(target, values[i]!, values[j]!, found);
    }
    total(target, values, found);
  }
  return found.sort((a, b) => Number(b.exact) - Number(a.exact) || a.from.length - b.from.length).slice(0, 12);
}

// ---- One source ----

function fromOne(target: Quantity, source: Quantity): Derivation[] {
  const found: Derivation[] = [];
  const percent = target.unit?.canonical === '%';
  const way = target.direction;
  if (isRatio(source) && percent) {
    if (target.kind === 'interval' || target.kind === 'range') {
      if (source.kind === 'interval' && source.upper && target.upper) mirror(target, source, found);
      return found;
    }
    if (target.kind !== 'value' || source.kind === 'interval') return found;
    const ratio = source.value.value;
    const size = Math.abs(target.value.value);
    if (ratio < 1 && ratio > 0 && way !== 'up') add(found, 'reduction', target, size, 100 * (1 - ratio), 100 * source.value.tolerance, [source], (x) => t`1 − ${source.value.printed} = ${x}% lower`);
    if (ratio > 1 && way !== 'down') add(found, 'increase', target, size, 100 * (ratio - 1), 100 * source.value.tolerance, [source], (x) => t`${source.kind === 'fold' && source.value.inWords ? short(ratio) : source.value.printed} − 1 = ${x}% higher`);
  }
  if (percent && target.kind === 'value' && source.unit?.canonical === '%' && source.kind === 'value' && source.value.value >= 0 && source.value.value <= 100) {
    add(found, 'complement', target, target.value.value, 100 - source.value.value, source.value.tolerance, [source], (x) => `100 − ${source.value.printed} = ${x}%`);
  }
  if ((target.kind === 'value' || target.kind === 'fraction') && source.kind === 'fraction' && source.denominator && (percent || target.kind === 'fraction')) {
    const rest = source.denominator.value - source.value.value;
    const share = targetShare(target);
    if (share) add(found, 'complement', target, share.value, 100 * rest / source.denominator.value, 0, [source], (x) => `(${source.denominator!.printed} − ${source.value.printed}) / ${source.denominator!.printed} = ${x}%`, share.tolerance);
  }
  if (isRatio(source) && source.kind === 'value' && !target.unit && (target.kind === 'value' && target.value.decimals > 0 || target.kind === 'fold') && source.value.value > 0 && source.value.value !== 1) {
    add(found, 'reciprocal', target, target.value.value, 1 / source.value.value, source.value.tolerance / source.value.value ** 2, [source], (x) => `1 / ${source.value.printed} = ${x}`);
  }
  // 100% higher is doubled
  if (target.kind === 'fold' && source.unit?.canonical === '%' && source.kind === 'value' && source.direction) {
    const fold = source.direction === 'up' ? 1 + source.value.value / 100 : 1 - source.value.value / 100;
    add(found, source.direction === 'up' ? 'increase' : 'reduction', target, target.value.value, fold, source.value.tolerance / 100, [source], (x) => t`1 ${source.direction === 'up' ? '+' : '−'} ${source.value.printed}% = ${x} times`);
  }
  return found;
}

/** A ratio without unit: named as one, a fold, or a small number with decimals. */
function isRatio(source: Quantity): boolean {
  if (source.kind === 'fold') return true;
  if (source.unit || source.kind !== 'value' && source.kind !== 'interval') return false;
  return source.value.decimals > 0 && source.value.value > 0 && source.value.value < 20;
}

/** An interval of 29% to 68% from a ratio's of 0.32–0.71: the bounds change places. */
function mirror(target: Quantity, source: Quantity, found: Derivation[]): void {
  const bounds = source.upper!.value <= 1 ? [1 - source.upper!.value, 1 - source.value.value] : source.value.value >= 1 ? [source.value.value - 1, source.upper!.value - 1] : undefined;
  if (!bounds) return;
  const fits = (printed: number, x: number, tolerance: number): boolean => Math.abs(printed - 100 * x) <= tolerance + 1e-9;
  if (fits(target.value.value, bounds[0]!, target.value.tolerance) && fits(target.upper!.value, bounds[1]!, target.upper!.tolerance)) {
    const lower = source.upper!.value <= 1;
    found.push({ kind: lower ? 'reduction' : 'increase', from: [source], exact: true, words: lower ? t`1 − ${source.upper!.printed} and 1 − ${source.value.printed} = ${short(100 * bounds[0]!)}% and ${short(100 * bounds[1]!)}% lower` : t`${source.value.printed} − 1 and ${source.upper!.printed} − 1 = ${short(100 * bounds[0]!)}% and ${short(100 * bounds[1]!)}% higher` });
  }
}

// ---- Two sources ----

function fromTwo(target: Quantity, a: Quantity, b: Quantity, found: Derivation[]): void {
  const x = a.value;
  const unit = target.unit;
  const percent = unit?.canonical === '%';
  // n of N
  if (isCount(a) && isCount(b) && b.value.value >= a.value.value && b.value.value > 0) {
    const share = targetShare(target);
    if (share && (percent || target.kind === 'fraction')) add(found, 'share', target, share.value, 100 * a.value.value / b.value.value, 0, [a, b], (n) => `${a.value.printed} / ${b.value.printed} = ${n}%`, share.tolerance);
  }
  if (a.unit?.canonical === '%' && isCount(b) && isCount(target) && target.kind === 'value') {
    const part = a.value.value / 100 * b.value.value;
    if (Math.abs(target.value.value - part) <= 0.5 + a.value.tolerance / 100 * b.value.value) found.push({ kind: 'part', words: t`${a.text} of ${b.value.printed} = ${short(part)}`, from: [a, b], exact: Math.round(part) === target.value.value });
  }
  if (a.kind !== 'value' || b.kind !== 'value' || !a.unit !== !b.unit || a.unit && !convertible(a.unit, b.unit!)) return;
  const y = b.unit && a.unit ? inUnit(b, a.unit) : { value: b.value.value, tolerance: b.value.tolerance };
  if (!y) return;
  const spread = x.tolerance + y.tolerance;
  const named = (q: Quantity): string => (q.unit ? q.text : q.value.printed);
  const points = unit?.canonical === 'percentage point';
  // A difference has the unit of its terms; of percentages, points.
  if (target.kind === 'value' && x.value > y.value) {
    const size = Math.abs(target.value.value);
    const same = unit && a.unit ? (points && a.unit.canonical === '%' ? 1 : unit.offset === undefined && a.unit.offset === undefined && convertible(unit, a.unit) ? convert(1, a.unit, unit) : unit.canonical === a.unit.canonical || unit.dimension === 'Θ' && a.unit.dimension === 'Θ' ? 1 : undefined) : !unit && !a.unit ? 1 : undefined;
    if (same !== undefined) add(found, 'difference', target, size, (x.value - y.value) * same, spread * same, [a, b], (n) => (a.unit?.canonical === '%' ? t`${named(a)} − ${named(b)} = ${n} percentage points` : `${named(a)} − ${named(b)} = ${n}${unit ? ` ${unit.symbol}` : ''}`));
    if (same !== undefined && !target.direction && (isCount(a) || a.unit) && a.unit?.canonical !== 'Cel') add(found, 'sum', target, target.value.value, (x.value + y.value) * same, spread * same, [a, b], (n) => `${named(a)} + ${named(b)} = ${n}${unit ? ` ${unit.symbol}` : ''}`);
  }
  if (y.value === 0 || a.unit?.offset !== undefined) return;
  const ratio = x.value / y.value;
  const error = Math.abs(ratio) * (Math.abs(x.tolerance / (x.value || 1)) + Math.abs(y.tolerance / y.value));
  if (percent && target.kind === 'value' && (target.direction !== undefined || points)) {
    const up = ratio > 1;
    if (target.direction === undefined || up === (target.direction === 'up')) {
      add(found, 'relative change', target, Math.abs(target.value.value), 100 * Math.abs(ratio - 1), 100 * error, [a, b], (n) => (up ? t`(${named(a)} − ${named(b)}) / ${named(b)} = ${n}% higher` : t`(${named(a)} − ${named(b)}) / ${named(b)} = ${n}% lower`));
    }
  }
  if (target.kind === 'fold' && (ratio > 1 || target.value.value < 1)) {
    add(found, 'ratio', target, target.value.value, ratio, error, [a, b], (n) => t`${named(a)} / ${named(b)} = ${n} times`);
  }
}

function total(target: Quantity, values: readonly Quantity[], found: Derivation[]): void {
  const counts = values.filter((value) => isCount(value));
  if (!isCount(target) || target.kind !== 'value' || counts.length < 3 || counts.length > 12) return;
  const sum = counts.reduce((all, one) => all + one.value.value, 0);
  if (sum === target.value.value) found.push({ kind: 'total', words: `${counts.map((one) => one.value.printed).join(' + ')} = ${sum}`, from: counts, exact: true });
}

// ---- Small things ----

function isCount(q: Quantity): boolean {
  return !q.unit && q.value.decimals === 0 && q.value.value >= 0 && (q.kind === 'value' || q.kind === 'fraction') && Number.isInteger(q.value.value);
}

function inUnit(b: Quantity, unit: NonNullable<Quantity['unit']>): { value: number; tolerance: number } | undefined {
  const value = convert(b.value.value, b.unit!, unit);
  if (value === undefined) return undefined;
  return { value, tolerance: b.value.tolerance * b.unit!.factor / unit.factor };
}

/** The target as a percentage. */
function targetShare(target: Quantity): { value: number; tolerance: number } | undefined {
  if (target.unit?.canonical === '%' && target.kind === 'value') return target.value;
  if (target.kind !== 'fraction') return undefined;
  if (target.denominator) return { value: 100 * target.value.value / target.denominator.value, tolerance: 50 / target.denominator.value / 5 };
  return { value: 100 * target.value.value, tolerance: 100 * target.value.tolerance };
}

/** Adds the derivation if the computed value is the printed one, within the rounding of both. */
function add(found: Derivation[], kind: DerivationKind, target: Quantity, printed: number, computed: number, error: number, from: readonly Quantity[], words: (value: string) => string, tolerance = target.value.tolerance): void {
  const gap = Math.abs(printed - computed);
  const dust = 1e-9 * Math.max(Math.abs(printed), Math.abs(computed), 1e-9);
  const soft = target.hedge === 'none' ? 0 : 0.05 * Math.abs(printed);
  const exact = gap <= tolerance + dust;
  // Authors also compute from what was not yet rounded: one more place of the target at most.
  if (!exact && gap > tolerance + Math.min(error, tolerance) + soft + dust) return;
  if (target.relation === '>' && computed < printed || target.relation === '<' && computed > printed) return;
  found.push({ kind, words: words(short(computed)), from, exact });
}
