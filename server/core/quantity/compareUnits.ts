import { t } from '../text/language.js';
import { incomparable, isRight, type Agreement } from './agreement.js';
import { compareValues, sameNumber, type Value } from './compareValues.js';
import type { Quantity } from './quantity.js';
import { short } from './short.js';
import type { Unit } from './unit.js';
import { convert, convertible } from './units.js';

/** Compares single numbers with their units: converts, and tells a wrong unit from a wrong number. */
export function compareNumbers(m: Quantity, s: Quantity): Agreement {
  const a = m.unit;
  const b = s.unit;
  if (a && b) {
    const kinship = kinshipOf(a, b);
    if (kinship === 'one') return isOtherScale(m, s) ? { kind: 'unit', reason: t`the source has ${s.text}, not ${m.text}` } : compareValues(m, s, m.value, s.value, false);
    if (kinship === 'convertible') {
      const result = compareConverted(m, s, a, b);
      if (isRight(result)) return result;
      if (sameNumber(m.value, s.value) && !sameWorth(a, b)) return { kind: 'unit', reason: t`the source has ${s.text}, not ${m.text}` };
      return result;
    }
    if (kinship === 'points') {
      // A difference of percentages is printed with % as often as in points; only of a relative change they are not the same.
      const bare = compareValues(m, s, m.value, s.value, false);
      const relative = a.canonical === '%' ? m.direction : s.direction;
      if (isRight(bare) && !relative) return bare.kind === 'same' ? { kind: 'converted', reason: t`${s.text} in the source` } : bare;
      if (!isRight(bare)) return bare;
    }
    // `2.03 euros` of a source's `2.03 euros per kg`: what it is per may be said elsewhere in the sentence.
    if (kinship === 'per') {
      const bare = compareValues(m, s, m.value, s.value, false);
      return isRight(bare) || bare.kind === 'differs' ? bare : incomparable(`${a.symbol} and ${b.symbol} measure different things`);
    }
    if (kinship !== 'none' && sameNumber(m.value, s.value)) return { kind: 'unit', reason: t`the source has ${s.text}, not ${m.text}` };
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

/** `€61 million` of a source's €61 thousand. */
function isOtherScale(m: Quantity, s: Quantity): boolean {
  const thousands = Math.log10(Math.abs(m.value.value / s.value.value)) / 3;
  return Number.isFinite(thousands) && Math.abs(thousands) > 0.5 && Math.abs(thousands - Math.round(thousands)) < 1e-9 && (SCALE.test(m.text) || SCALE.test(s.text));
}

const SCALE = /\b(?:thousand|million|billion|trillion|bn)\b/iu;

/** Whether a unit is another one per something: `g·d^-1` of `g`. */
function isPer(rate: Unit, unit: Unit): boolean {
  const [all, some] = [rate.canonical.split('·'), unit.canonical.split('·')];
  return some.every((part) => all.includes(part)) && all.length > some.length && all.every((part) => some.includes(part) || /\^-\d$/.test(part));
}

/** Whether figures in two units can have anything to do with each other; else they are incomparable, whatever the numbers. */
export function mayCompare(a: Unit, b: Unit): boolean {
  return kinshipOf(a, b) !== 'none';
}

/** What two units have to do with each other; the first of these that holds. */
type Kinship = 'one' | 'convertible' | 'points' | 'per' | 'confusable' | 'none';

function kinshipOf(a: Unit, b: Unit): Kinship {
  if (a.canonical === b.canonical) return 'one';
  const id = `${a.canonical}|${a.dimension}|${b.canonical}|${b.dimension}`;
  let kinship = kinships.get(id);
  if (kinship === undefined) {
    kinship = convertible(a, b) ? 'convertible' : isPoints(a, b) ? 'points' : isPer(a, b) || isPer(b, a) ? 'per' : confusable(a, b) ? 'confusable' : 'none';
    if (kinships.size >= MOST_PAIRS) kinships.clear();
    kinships.set(id, kinship);
  }
  return kinship;
}

const kinships = new Map<string, Kinship>();
const MOST_PAIRS = 10_000;

/** A percentage and percentage points. */
function isPoints(a: Unit, b: Unit): boolean {
  return (a.canonical === '%' && b.canonical === 'percentage point') || (a.canonical === 'percentage point' && b.canonical === '%');
}

/** Units that one may write for the other: mg/kg and mg/mL share a mass; months and per cent share nothing. */
function confusable(a: Unit, b: Unit): boolean {
  const bases = (unit: Unit): Set<string> => new Set(unit.dimension.split('·').map((one) => one.replace(/^\//, '').replace(/(?<![\d.-])-?[\d.]{1,8}$/, '')).map((one) => (one === 'percentage point' ? 'fraction' : one)));
  const other = bases(b);
  // `11.60 cents` for `11.60 euros`
  const [smaller, larger] = a.canonical.startsWith('cent') ? [a, b] : [b, a];
  if (/^cent(?:·|$)/.test(smaller.canonical) && /^[A-Z]{3}(?:·|$)/.test(larger.canonical)) return true;
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
    if (sameNumber(m.value, s.value)) return { kind: 'unit', reason: t`the source has ${s.text}, not ${m.text}` };
    return incomparable('a percentage and a number without unit');
  }
  const bare = compareValues(m, s, m.value, s.value, false);
  if (isRight(bare) && (s.value.decimals > 0 || bare.kind === 'same')) return bare;
  // A table of accuracies without a `%` anywhere
  return (s.value.decimals > 0 || m.value.decimals === 0) && s.value.value >= 1 && s.value.value <= 100 && s.label === undefined && !s.value.inWords ? bare : incomparable('a percentage and a number without unit');
}

/** 0.53 for 53%. */
function compareRatio(m: Quantity, s: Quantity): Agreement {
  if (m.kind === 'fold') return incomparable('a fold and a percentage');
  if (Math.abs(m.value.value) <= 1 && m.value.decimals >= 1) {
    const scaled: Value = { value: s.value.value / 100, tolerance: s.value.tolerance / 100, decimals: s.value.decimals + 2, printed: `${s.text} = ${short(s.value.value / 100)}` };
    const result = compareValues(m, s, m.value, scaled, true);
    if (isRight(result)) return { kind: 'converted', reason: scaled.printed };
  }
  const bare = compareValues(m, s, m.value, s.value, false);
  // `an F1 of 60.2` where the table's caption has the `%`
  if (m.value.decimals > 0 && (isRight(bare) || (bare.kind === 'differs' && Math.abs(m.value.value) > 1 && m.label === undefined))) return bare;
  return incomparable('a number without unit and a percentage');
}
