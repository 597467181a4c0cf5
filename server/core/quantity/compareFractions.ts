import { t } from '../text/language.js';
import { incomparable, same, type Agreement } from './agreement.js';
import { compareRelations, compareValues, within, type Value } from './compareValues.js';
import type { Quantity } from './quantity.js';
import { short } from './short.js';

/** Compares n/N, shares in words, percentages and counts, where at least one is a fraction. */
export function compareFractions(m: Quantity, s: Quantity): Agreement {
  const a = shareOf(m);
  const b = shareOf(s);
  if (m.denominator && s.denominator) {
    if (m.value.value === s.value.value && m.denominator.value === s.denominator.value) return same(m, s);
    if (Math.abs(a!.value - b!.value) < 1e-9 && m.denominator.value < s.denominator.value) return { kind: 'converted', reason: `${s.text} = ${m.text}` };
    const small = m.denominator.value <= 10 && s.denominator.value > 20;
    if (small && Math.abs(a!.value - b!.value) <= 0.5 / m.denominator.value / 2) return { kind: 'rounded', reason: t`${s.text} is about ${m.text}` };
    const [right, wrong] = m.value.value === s.value.value ? [s.denominator.printed, m.denominator.printed] : m.denominator.value === s.denominator.value ? [s.value.printed, m.value.printed] : [s.text, m.text];
    return { kind: 'differs', reason: t`the source has ${right}, not ${wrong}` };
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
  // `at most a quarter` of `at least 25%`
  if (m.relation !== '=' && s.relation !== '=') return compareRelations(m, s, left, right, undefined);
  const width = left.tolerance + right.tolerance + (words ? hedgeWidth(m) * 100 : 0) + loose;
  if (Math.abs(left.value - right.value) <= width + 1e-9) {
    return { kind: m.hedge !== 'none' || words || loose > 0 && Math.abs(left.value - right.value) > right.tolerance + left.tolerance ? 'hedged' : 'converted', reason };
  }
  if (m.hedge !== 'none' && within(m, left, right)) return { kind: 'hedged', reason };
  if (m.relation !== '=') return compareRelations(m, s, left, right, reason);
  const truncated = m.unit && Math.trunc(right.value * 10 ** m.value.decimals) / 10 ** m.value.decimals === m.value.value;
  if (truncated) return { kind: 'truncated', reason: t`${reason}, which rounds to ${right.value.toFixed(m.value.decimals)}%` };
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
