import { t } from '../text/language.js';
import { incomparable, isRight, type Agreement } from './agreement.js';
import { compareFractions } from './compareFractions.js';
import { compareSpans } from './compareSpans.js';
import { sameNumber } from './compareValues.js';
import { compareNumbers, mayCompare } from './compareUnits.js';
import type { Quantity } from './quantity.js';

export { isRight, type Agreement, type AgreementKind } from './agreement.js';

/**
 * Compares a figure with one of a source, both taken to speak of the same thing.
 *
 * A printed number stands for an interval: 34.8 is [34.75, 34.85]. A coarser claim is right if its interval meets the source's
 * (half up and half even alike). Units are converted first, months and years within their calendar band; percentages meet ratios
 * and n/N; hedges widen; a relation must hold for the whole of what the source says.
 */
export function agree(manuscript: Quantity, source: Quantity): Agreement {
  const direct = agreeAlone(manuscript, source);
  if (isRight(direct)) return direct;
  // `60% (163/270)` is one figure with two views.
  for (const view of source.companions) {
    if (view.kind !== 'fraction' && !(view.kind === 'value' && (view.unit?.canonical === '%' || source.unit?.canonical === '%' && view.label !== undefined))) continue;
    const other = agreeAlone(manuscript, view);
    if (isRight(other)) return other;
    if (direct.kind === 'incomparable' && other.kind !== 'incomparable') return other;
  }
  return direct;
}

/** The same without what is printed with the source's figure: `60%` is no `163/270` here. */
export function agreeAlone(m: Quantity, s: Quantity): Agreement {
  if ((m.kind === 'p-value') !== (s.kind === 'p-value')) return incomparable('a p-value and another figure');
  if ((m.kind === 'spread') !== (s.kind === 'spread')) return incomparable('a spread and another figure');
  if (m.kind === 'spread' && m.spreadName !== s.spreadName && m.spreadName !== 'unknown' && s.spreadName !== 'unknown') return incomparable(`${m.spreadName} and ${s.spreadName}`);
  if (isSpan(m) || isSpan(s)) return isSpan(m) && isSpan(s) ? compareSpans(m, s) : incomparable('a range and a single value');
  if (m.kind === 'statistic' || s.kind === 'statistic') {
    if (m.kind !== s.kind || statisticOf(m) !== statisticOf(s)) return incomparable('different statistics');
    if (String(m.degrees) !== String(s.degrees)) return isRight(compareNumbers(m, s)) ? { kind: 'differs', reason: t`the source has ${s.label ?? s.text}, not ${m.label ?? m.text}` } : incomparable('different degrees of freedom');
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

/** Whether by kind and unit alone two figures may be compared at all; where not, {@link agreeAlone} finds them incomparable. */
export function mayAgree(m: Pick<Quantity, 'kind' | 'unit'>, s: Pick<Quantity, 'kind' | 'unit'>): boolean {
  if ((m.kind === 'p-value') !== (s.kind === 'p-value') || (m.kind === 'spread') !== (s.kind === 'spread') || isSpan(m) !== isSpan(s)) return false;
  return !m.unit || !s.unit || isOfParts(m) || isOfParts(s) || mayCompare(m.unit, s.unit);
}

/** Whether two figures could agree as the `same`; where not, {@link agree} never says so, but for another view of the source's. */
export function mayBeSame(m: Quantity, s: Quantity): boolean {
  return m.kind === 'fraction' || s.kind === 'fraction' || sameNumber(m.value, s.value);
}

/** Fractions and folds are compared by rules of their own. */
function isOfParts({ kind }: Pick<Quantity, 'kind'>): boolean {
  return kind === 'fraction' || kind === 'fold' || kind === 'statistic';
}

function isSpan(q: Pick<Quantity, 'kind'>): boolean {
  return q.kind === 'interval' || q.kind === 'range';
}

function statisticOf(q: Quantity): string {
  return (q.label ?? '').replace(/\(.*/, '').trim();
}
