import type { Numeral, Quantity } from './quantity.js';
import { slipOf } from './slip.js';
import type { Unit } from './unit.js';
import { convert, convertible } from './units.js';

/** How a manuscript's figure stands to a source's, with one line that says why. */
export interface Agreement {
  readonly kind: AgreementKind;
  /** `34.8 months rounds to 35 months`, `38.4 for 34.8 months: two digits are swapped`. */
  readonly reason: string;
}

export type AgreementKind =
  | 'same' // as printed, or in words
  | 'rounded' // 35 for 34.8
  | 'converted' // 2.9 years for 34.8 months, 53% for 0.53, 60% for 163/270
  | 'hedged' // about 35 for 34.8
  | 'weaker' // p < .05 for p = .03; more than 10-fold for 12-fold
  | 'truncated' // 34 for 34.8
  | 'over-precise' // 34.80 for 34.8, 34.83 for 34.8
  | 'decision line' // 1.00 for 0.996, .05 for .0496
  | 'unit' // 34.8 weeks for 34.8 months; 3 percentage points for 3%
  | 'relation' // less than 10-fold for more than 10-fold; up for down
  | 'differs'
  | 'incomparable'; // of another kind or dimension, or too vague to tell

/**
 * Compares a figure with one of a source, both taken to speak of the same thing.
 *
 * A printed number stands for an interval: 34.8 is [34.75, 34.85]. A coarser claim is right if its interval meets the source's
 * (half up and half even alike). Units are converted first, months and years within their calendar band; percentages meet ratios
 * and n/N; hedges widen; a relation must hold for the whole of what the source says.
 */
export function agree(manuscript: Quantity, source: Quantity): Agreement {
  const direct = compare(manuscript, source);
  if (isRight(direct)) return direct;
  // `60% (163/270)` is one figure with two views.
  for (const view of source.companions) {
    if (view.kind !== 'fraction' && !(view.kind === 'value' && (view.unit?.canonical === '%' || source.unit?.canonical === '%' && view.label !== undefined))) continue;
    const other = compare(manuscript, view);
    if (isRight(other)) return other;
    if (direct.kind === 'incomparable' && other.kind !== 'incomparable') return other;
  }
  return direct;
}

export function isRight({ kind }: Agreement): boolean {
  return kind === 'same' || kind === 'rounded' || kind === 'converted' || kind === 'hedged' || kind === 'weaker';
}

function compare(m: Quantity, s: Quantity): Agreement {
  if ((m.kind === 'p-value') !== (s.kind === 'p-value')) return incomparable('a p-value and another figure');
  if ((m.kind === 'spread') !== (s.kind === 'spread')) return incomparable('a spread and another figure');
  if (m.kind === 'spread' && m.spreadName !== s.spreadName && m.spreadName !== 'unknown' && s.spreadName !== 'unknown') return incomparable(`${m.spreadName} and ${s.spreadName}`);
  if (isSpan(m) || isSpan(s)) return isSpan(m) && isSpan(s) ? compareSpans(m, s) : incomparable('a range and a single value');
  if (m.kind === 'statistic' || s.kind === 'statistic') {
    if (m.kind !== s.kind || statisticOf(m) !== statisticOf(s)) return incomparable('different statistics');
    if (String(m.degrees) !== String(s.degrees)) return isRight(compareNumbers(m, s)) ? { kind: 'differs', reason: `the source has ${s.label}, not ${m.label}` } : incomparable('different degrees of freedom');
  }
  if (m.kind === 'fraction' || s.kind === 'fraction') return compareFractions(m, s);
  if (m.kind === 'fold' || s.kind === 'fold') {
    const other = m.kind === 'fold' ? s : m;
    if (other.kind !== 'fold' && other.unit !== undefined) return incomparable('a fold and a value with a unit');
    // a count and a fold
    if (other.kind !== 'fold' && other.value.decimals === 0) return incomparable('a fold and a count');
  }
  return compareNumbers(m, s);
}

function isSpan(q: Quantity): boolean {
  return q.kind === 'interval' || q.kind === 'range';
}

function statisticOf(q: Quantity): string {
  return (q.label ?? '').replace(/\(.*/, '').trim();
}

// ---- Numbers with units ----

/** A number in the manuscript's unit: what it may be at least and at most. */
interface Value {
  readonly value: number;
  readonly tolerance: number;
  readonly decimals: number;
  readonly printed: string;
}

function compareNumbers(m: Quantity, s: Quantity): Agreement {
  const a = m.unit;
  const b = s.unit;
  if (a && b) {
    if (a.canonical === b.canonical) return compareValues(m, s, m.value, s.value, false);
    if (convertible(a, b)) {
      const result = compareConverted(m, s, a, b);
      if (isRight(result)) return result;
      if (sameNumber(m.value, s.value) && !sameWorth(a, b)) return { kind: 'unit', reason: `the source has ${s.text}, not ${m.text}` };
      return result;
    }
    const points = [a, b].map((unit) => unit.canonical).sort().join();
    if (points === '%,percentage point') {
      // A difference of percentages is printed with % as often as in points; only of a relative change they are not the same.
      const bare = compareValues(m, s, m.value, s.value, false);
      const relative = a.canonical === '%' ? m.direction : s.direction;
      if (isRight(bare) && !relative) return bare.kind === 'same' ? { kind: 'converted', reason: `${s.text} in the source` } : bare;
      if (!isRight(bare)) return bare;
    }
    if (sameNumber(m.value, s.value) && confusable(a, b)) return { kind: 'unit', reason: `the source has ${s.text}, not ${m.text}` };
    return incomparable(`${a.symbol} and ${b.symbol} measure different things`);
  }
  if (!a && !b) return compareValues(m, s, m.value, s.value, false);
  const percent = a?.canonical === '%' ? 'manuscript' : b?.canonical === '%' ? 'source' : undefined;
  if (percent === 'manuscript') return comparePercent(m, s);
  if (percent === 'source') return compareRatio(m, s);
  // One names a unit and the other none, as tables without units in their headers do.
  const bare = compareValues(m, s, m.value, s.value, false);
  if (isRight(bare)) return m.value.decimals > 0 || bare.kind === 'same' ? bare : incomparable('one of them has no unit');
  return bare.kind === 'differs' ? bare : incomparable('one of them has no unit');
}

/** Units that one may write for the other: mg/kg and mg/mL share a mass; months and per cent share nothing. */
function confusable(a: Unit, b: Unit): boolean {
  const bases = (unit: Unit): Set<string> => new Set(unit.dimension.split('·').map((one) => one.replace(/^\/|-?[\d.]+$/g, '')).map((one) => (one === 'percentage point' ? 'fraction' : one)));
  const other = bases(b);
  return [...bases(a)].some((base) => base !== '' && other.has(base));
}

function compareConverted(m: Quantity, s: Quantity, a: Unit, b: Unit): Agreement {
  const value = convert(s.value.value, b, a)!;
  const factor = a.offset !== undefined || b.offset !== undefined ? b.factor / a.factor : s.value.value === 0 ? b.factor / a.factor : Math.abs(value / s.value.value);
  const exact = sameCalendar(a, b);
  const band = exact ? 0 : Math.abs(value) * Math.max(a.band, b.band);
  const tolerance = s.value.tolerance * factor + band;
  const printed = `${s.text} = ${short(value)} ${a.symbol}`;
  const converted: Value = { value, tolerance, decimals: m.value.decimals, printed };
  const result = compareValues(m, s, m.value, converted, true);
  if (result.kind === 'same' || result.kind === 'rounded' || result.kind === 'over-precise' && m.value.tolerance >= tolerance / 20) return { kind: 'converted', reason: printed };
  // A difference of temperatures has no offset: 2 °C more is 2 K more.
  if (a.offset !== undefined || b.offset !== undefined) {
    const change = s.value.value * b.factor / a.factor;
    if (Math.abs(change - m.value.value) <= m.value.tolerance + s.value.tolerance * b.factor / a.factor) return { kind: 'converted', reason: `${s.text} = ${short(change)} ${a.symbol}` };
  }
  return result;
}

function sameCalendar(a: Unit, b: Unit): boolean {
  return a.band > 0 && b.band > 0;
}

function sameWorth(a: Unit, b: Unit): boolean {
  return Math.abs(a.factor - b.factor) <= 1e-9 * Math.abs(a.factor) && (a.offset ?? 0) === (b.offset ?? 0);
}

/** 53% for 0.53, or for a bare 53 of a table. */
function comparePercent(m: Quantity, s: Quantity): Agreement {
  if (s.kind === 'fold') return incomparable('a percentage and a fold');
  const ratio = Math.abs(s.value.value) <= 1 && s.value.decimals >= 2;
  if (ratio) {
    const scaled: Value = { value: s.value.value * 100, tolerance: s.value.tolerance * 100, decimals: s.value.decimals - 2, printed: `${s.value.printed} = ${short(s.value.value * 100)}%` };
    const result = compareValues(m, s, m.value, scaled, true);
    if (isRight(result)) return { kind: 'converted', reason: scaled.printed };
    if (sameNumber(m.value, s.value)) return { kind: 'unit', reason: `the source has ${s.text}, not ${m.text}` };
    return incomparable('a percentage and a number without unit');
  }
  const bare = compareValues(m, s, m.value, s.value, false);
  if (isRight(bare) && (s.value.decimals > 0 || bare.kind === 'same')) return bare;
  // A table of accuracies without a `%` anywhere
  return s.value.decimals > 0 && s.value.value >= 1 && s.value.value <= 100 && s.label === undefined ? bare : incomparable('a percentage and a number without unit');
}

/** 0.53 for 53%. */
function compareRatio(m: Quantity, s: Quantity): Agreement {
  if (m.kind === 'fold') return incomparable('a fold and a percentage');
  const scaled: Value = { value: s.value.value / 100, tolerance: s.value.tolerance / 100, decimals: s.value.decimals + 2, printed: `${s.text} = ${short(s.value.value / 100)}` };
  if (Math.abs(m.value.value) <= 1 && m.value.decimals >= 1) {
    const result = compareValues(m, s, m.value, scaled, true);
    if (isRight(result)) return { kind: 'converted', reason: scaled.printed };
  }
  const bare = compareValues(m, s, m.value, s.value, false);
  // `an F1 of 60.2` where the table's caption has the `%`
  if (m.value.decimals > 0 && (isRight(bare) || (bare.kind === 'differs' && Math.abs(m.value.value) > 1 && m.label === undefined))) return bare;
  return incomparable('a number without unit and a percentage');
}

// ---- Fractions ----

function compareFractions(m: Quantity, s: Quantity): Agreement {
  const a = shareOf(m);
  const b = shareOf(s);
  if (m.denominator && s.denominator) {
    if (m.value.value === s.value.value && m.denominator.value === s.denominator.value) return same(m, s);
    if (Math.abs(a!.value - b!.value) < 1e-9 && m.denominator.value < s.denominator.value) return { kind: 'converted', reason: `${s.text} = ${m.text}` };
    const small = m.denominator.value <= 10 && s.denominator.value > 20;
    if (small && Math.abs(a!.value - b!.value) <= 0.5 / m.denominator.value / 2) return { kind: 'rounded', reason: `${s.text} is about ${m.text}` };
    const part = m.value.value === s.value.value ? `${s.denominator.printed}, not ${m.denominator.printed}` : m.denominator.value === s.denominator.value ? `${s.value.printed}, not ${m.value.printed}` : `${s.text}, not ${m.text}`;
    return { kind: 'differs', reason: `the source has ${part}` };
  }
  // A count against n/N
  if (!m.unit && m.kind === 'value' && s.denominator && m.value.decimals === 0) {
    return m.value.value === s.value.value ? { kind: 'same', reason: `${s.text}` } : m.value.value === s.denominator.value ? incomparable('the number of which it is a part') : compareValues(m, s, m.value, s.value, false);
  }
  if (!s.unit && s.kind === 'value' && m.denominator && s.value.decimals === 0) {
    return m.value.value === s.value.value ? { kind: 'same', reason: s.text } : incomparable('a count and a fraction');
  }
  if (!a || !b) return incomparable('a fraction and another figure');
  if (!m.denominator && !s.denominator && m.kind === s.kind && a.value === b.value) return same(m, s);
  const words = m.value.inWords && !m.denominator || s.value.inWords && !s.denominator;
  // `one in five` for 21%
  const loose = Math.max(...[m, s].map((q) => (q.denominator && q.denominator.value <= 10 && !(m.denominator && s.denominator) ? 15 / q.denominator.value : 0)));
  const inPercent = (share: Value): Value => ({ ...share, value: share.value * 100, tolerance: share.tolerance * 100 });
  const reason = `${s.text} = ${short(b.value * 100, 1)}%`;
  const left = inPercent(a);
  const right = inPercent(b);
  const width = left.tolerance + right.tolerance + (words ? hedgeWidth(m) * 100 : 0) + loose;
  if (Math.abs(left.value - right.value) <= width + 1e-9) {
    return { kind: m.hedge !== 'none' || words || loose > 0 && Math.abs(left.value - right.value) > right.tolerance + left.tolerance ? 'hedged' : 'converted', reason };
  }
  if (m.hedge !== 'none' && within(m, left, right)) return { kind: 'hedged', reason };
  if (m.relation !== '=') return compareRelations(m, s, left, right, reason);
  const truncated = m.unit && Math.trunc(right.value * 10 ** m.value.decimals) / 10 ** m.value.decimals === m.value.value;
  if (truncated) return { kind: 'truncated', reason: `${reason}, which rounds to ${right.value.toFixed(m.value.decimals)}%` };
  return { kind: 'differs', reason };
}

/** A fraction, a percentage or a ratio as a share of one. */
function shareOf(q: Quantity): Value | undefined {
  if (q.kind === 'fraction') {
    if (!q.denominator) return q.value;
    const value = q.value.value / q.denominator.value;
    return { value, tolerance: 0, decimals: 4, printed: q.text };
  }
  if (q.unit?.canonical === '%') return { ...q.value, value: q.value.value / 100, tolerance: q.value.tolerance / 100 };
  if (!q.unit && q.kind === 'value' && q.value.value >= 0 && q.value.value <= 1 && q.value.decimals > 0) return q.value;
  return undefined;
}

function hedgeWidth(m: Quantity): number {
  return m.hedge === 'about' ? 0.03 : 0;
}

// ---- Ranges and intervals ----

function compareSpans(m: Quantity, s: Quantity): Agreement {
  if (m.unit && s.unit && !convertible(m.unit, s.unit)) return incomparable(`${m.unit.symbol} and ${s.unit.symbol} measure different things`);
  if (!m.unit !== !s.unit && m.kind !== 'interval') return incomparable('one of them has no unit');
  const names = [m.intervalName, s.intervalName].map((name) => (name === 'unknown' || m.kind !== s.kind ? undefined : name));
  const level = m.level !== undefined && s.level !== undefined && m.level !== s.level;
  const lower = bound(m, s, m.value, s.value);
  if (m.openEnd || s.openEnd) {
    if (m.openEnd !== s.openEnd) return { kind: 'differs', reason: s.openEnd ? `the source's upper bound is open, not ${m.upper?.printed}` : `the source's upper bound is ${s.upper?.printed}` };
    return isRight(lower) ? lower : { kind: 'differs', reason: `the source's lower bound is ${s.value.printed}, not ${m.value.printed}` };
  }
  const upper = bound(m, s, m.upper!, s.upper!);
  if (isRight(lower) && isRight(upper)) {
    if (level) return { kind: 'differs', reason: `the source's interval is at ${s.level}%, not ${m.level}%` };
    if (names[0] && names[1] && names[0] !== names[1]) return { kind: 'differs', reason: `the source gives it as ${s.intervalName}, not ${m.intervalName}` };
    return lower.kind === 'same' ? upper : lower;
  }
  if (names[0] && names[1] && names[0] !== names[1] || level) return incomparable('different kinds of interval');
  const fine = (kind: AgreementKind): boolean => kind === 'truncated' || kind === 'over-precise' || isRight({ kind, reason: '' });
  if (fine(lower.kind) && fine(upper.kind)) return isRight(lower) ? upper : lower;
  const wrong = [isRight(lower) ? '' : `lower bound is ${s.value.printed}, not ${m.value.printed}`, isRight(upper) ? '' : `upper bound is ${s.upper!.printed}, not ${m.upper!.printed}`].filter(Boolean);
  return { kind: lower.kind === 'unit' && upper.kind === 'unit' ? 'unit' : 'differs', reason: `the source's ${wrong.join(', its ')}` };
}

function bound(m: Quantity, s: Quantity, a: Numeral, b: Numeral): Agreement {
  const one = (q: Quantity, value: Numeral): Quantity => ({ ...q, kind: 'value', value, upper: undefined, text: q.unit ? `${value.printed} ${q.unit.symbol}` : value.printed, companions: [], relation: '=', hedge: 'none', direction: undefined });
  return compareNumbers(one(m, a), one(s, b));
}

// ---- Bare numbers ----

function compareValues(m: Quantity, s: Quantity, a: Value, given: Value, converted: boolean): Agreement {
  let b = given;
  // `a 12% reduction` of −12%
  if (m.direction && s.direction && m.direction !== s.direction && Math.abs(a.value) === Math.abs(b.value)) return { kind: 'relation', reason: `the source says ${s.direction}, not ${m.direction}` };
  if (m.direction && !s.direction && b.value < 0) {
    if (m.direction === 'up' && near(a.value, -b.value, b.tolerance)) return { kind: 'relation', reason: `the source has ${b.printed}, a decrease` };
    b = { ...b, value: -b.value };
  } else if (s.direction === 'down' && !m.direction && a.value < 0) b = { ...b, value: -b.value };
  if (m.relation !== '=' || s.relation !== '=') return compareRelations(m, s, a, b, undefined);
  const gap = Math.abs(a.value - b.value);
  const dust = 1e-9 * Math.max(Math.abs(a.value), Math.abs(b.value), 1e-300);
  if (gap <= dust) {
    if (!converted && !m.value.inWords && a.decimals > b.decimals && a.tolerance < b.tolerance * 0.99) return { kind: 'over-precise', reason: `the source gives only ${s.text}` };
    return same(m, s);
  }
  const line = decisionLine(m, a, b);
  if (a.tolerance > b.tolerance * 1.01 || converted && a.tolerance >= b.tolerance * 0.2) {
    if (gap <= a.tolerance + b.tolerance + dust) {
      if (line !== undefined) return { kind: 'decision line', reason: `${b.printed} lies on the other side of ${line} than ${a.printed}` };
      return { kind: m.hedge === 'none' ? 'rounded' : 'hedged', reason: converted ? b.printed : `${s.text} rounds to ${m.text}` };
    }
    if (m.hedge !== 'none' && within(m, a, b)) return { kind: 'hedged', reason: `${m.hedge} ${m.text}: the source has ${s.text}` };
    const place = a.tolerance * 2;
    if (m.hedge === 'none' && !m.value.inWords && Math.abs(Math.trunc(b.value / place + Math.sign(b.value) * 1e-9) * place - a.value) <= dust + place * 1e-6) {
      return { kind: 'truncated', reason: `${s.text} rounds to ${short(Math.round(b.value / place) * place)}, not ${a.printed}` };
    }
  } else {
    if (m.hedge !== 'none' && within(m, a, b)) return { kind: 'hedged', reason: `${m.hedge} ${m.text}: the source has ${s.text}` };
    if (s.hedge !== 'none' && within(s, b, a)) return { kind: 'hedged', reason: `the source has ${s.hedge} ${s.text}` };
    if (a.tolerance < b.tolerance * 0.99 && gap <= b.tolerance + a.tolerance + dust) {
      if (s.value.inWords) return { kind: 'hedged', reason: `the source has ${s.text}` };
      return { kind: 'over-precise', reason: `the source gives only ${s.text}` };
    }
  }
  const slip = slipOf(a.printed, b.printed);
  return { kind: 'differs', reason: slip && !converted ? `the source has ${s.text}, not ${m.text}: ${slip.words}` : `the source has ${s.text}, not ${m.text}` };
}

/** Whether a softened number reaches the other: about 1,200 covers 1,234, nearly three years 34.8 months. */
function within(hedged: Quantity, a: Value, b: Value): boolean {
  const place = lastPlace(a);
  const reach = Math.max(a.tolerance, 0.05 * Math.abs(a.value), place / 2) + b.tolerance;
  const gap = b.value - a.value;
  if (hedged.hedge === 'nearly') return gap <= b.tolerance + 1e-12 && -gap <= Math.max(0.1 * Math.abs(a.value), reach);
  if (hedged.hedge === 'just over') return gap >= -b.tolerance - 1e-12 && gap <= Math.max(0.1 * Math.abs(a.value), reach);
  return Math.abs(gap) <= reach;
}

/** Weight of the last digit that is not zero: 100 for 1,200, 0.1 for 0.3. */
function lastPlace(a: Value): number {
  let place = a.tolerance * 2;
  if (a.value === 0 || place < 0.5) return place;
  while (place < Math.abs(a.value) && Math.abs(a.value / (place * 10) - Math.round(a.value / (place * 10))) < 1e-9) place *= 10;
  return place;
}

/** Rounding may not carry a ratio over 1, a difference over 0 or a p-value over .05. */
function decisionLine(m: Quantity, a: Value, b: Value): string | undefined {
  const lines = m.kind === 'p-value' ? [0.05, 0.01, 0.001] : !m.unit && (m.kind === 'value' || m.kind === 'statistic') && a.decimals > 0 ? [1, 0] : m.unit && a.decimals > 0 ? [0] : [];
  for (const line of lines) {
    if (Math.abs(a.value - line) < 1e-12 && Math.abs(b.value - line) > 1e-12 && (m.kind === 'p-value' ? b.value < line : true)) return String(line);
    if ((a.value - line) * (b.value - line) < 0) return String(line);
  }
  return undefined;
}

// ---- Relations ----

function compareRelations(m: Quantity, s: Quantity, a: Value, b: Value, words: string | undefined): Agreement {
  const dust = 1e-9 * Math.max(Math.abs(a.value), Math.abs(b.value));
  const equal = Math.abs(a.value - b.value) <= dust || m.kind !== 'p-value' && a.tolerance > b.tolerance && Math.abs(a.value - b.value) <= a.tolerance;
  const said = (q: Quantity): string => `${q.relation === '=' ? '' : `${q.relation} `}${q.text}`;
  const up = (relation: Quantity['relation']): number => (relation === '>' || relation === '≥' ? 1 : relation === '=' ? 0 : -1);
  const mine = up(m.relation);
  const theirs = up(s.relation);
  if (mine !== 0 && theirs === 0) {
    const margin = (b.value - a.value) * mine;
    if (Math.abs(a.value - b.value) <= dust) return m.relation === '≥' || m.relation === '≤' ? { kind: 'weaker', reason: `the source has ${s.text}` } : { kind: 'relation', reason: `the source has ${s.text}, not ${said(m)}` };
    // It must hold for all that the source's rounded number may be.
    if (margin >= -dust && (margin >= b.tolerance - dust || m.kind === 'p-value' || margin > 0)) return { kind: 'weaker', reason: words ?? `${said(m)} holds for ${s.text}` };
    return { kind: 'differs', reason: words ?? `the source has ${s.text}, not ${said(m)}` };
  }
  if (mine === 0) {
    if (m.hedge !== 'none' && within(m, a, b)) return { kind: 'hedged', reason: `the source has ${said(s)}` };
    if (equal) {
      if (s.relation === '≥' || s.relation === '≤') return { kind: 'hedged', reason: `the source has ${said(s)}` };
      return { kind: 'relation', reason: `the source has ${said(s)}, not ${m.text}` };
    }
    // p = .0004 may well be what p < .001 stands for
    return (a.value - b.value) * theirs > 0 ? incomparable(`the source says only ${said(s)}`) : { kind: 'differs', reason: `the source has ${said(s)}, not ${m.text}` };
  }
  if (mine !== theirs) return equal ? { kind: 'relation', reason: `the source has ${said(s)}, not ${said(m)}` } : { kind: 'differs', reason: `the source has ${said(s)}, not ${said(m)}` };
  if (equal) return same(m, s);
  return (b.value - a.value) * mine > 0 ? { kind: 'weaker', reason: `${said(m)} follows from ${said(s)}` } : { kind: 'differs', reason: `the source has only ${said(s)}` };
}

// ---- Small things ----

function same(m: Quantity, s: Quantity): Agreement {
  return { kind: 'same', reason: m.text === s.text ? `as in the source: ${s.text}` : `${s.text} in the source` };
}

function incomparable(reason: string): Agreement {
  return { kind: 'incomparable', reason };
}

function sameNumber(a: Numeral, b: Numeral): boolean {
  return near(a.value, b.value, 0);
}

function near(a: number, b: number, tolerance: number): boolean {
  return Math.abs(a - b) <= tolerance + 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

/** A computed number for people: three significant places or so. */
export function short(value: number, decimals?: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (decimals !== undefined) return String(Number(value.toFixed(decimals)));
  const size = Math.abs(value);
  if (size >= 1000) return String(Math.round(value));
  return String(Number(value.toPrecision(size >= 100 ? 4 : 3)));
}
