import { t } from '../text/language.js';
import { incomparable, isRight, type Agreement, type AgreementKind } from './agreement.js';
import { compareNumbers } from './compareUnits.js';
import type { Numeral, Quantity } from './quantity.js';
import { convertible } from './units.js';

/** Compares ranges and intervals bound by bound, and by level and name; a difference's interval may be told the other way round. */
export function compareSpans(m: Quantity, s: Quantity): Agreement {
  const printed = boundByBound(m, s);
  const turned = isRight(printed) ? undefined : turnedRound(m, s);
  return turned && boundByBound(m, turned).kind === 'same' ? { kind: 'converted', reason: `−(${s.text})` } : printed;
}

/** `−590 to −230` as `230 to 590`: less by so much. */
function turnedRound(m: Quantity, s: Quantity): Quantity | undefined {
  if (m.kind !== 'interval' || s.kind !== 'interval' || !s.upper || !m.upper || m.value.value <= 0 || s.upper.value >= 0) return undefined;
  const without = (bound: Numeral): Numeral => ({ ...bound, value: -bound.value, printed: bound.printed.replace(/^[-−–]\s?/u, '') });
  return { ...s, value: without(s.upper), upper: without(s.value) };
}

function boundByBound(m: Quantity, s: Quantity): Agreement {
  if (m.unit && s.unit && !convertible(m.unit, s.unit)) return incomparable(`${m.unit.symbol} and ${s.unit.symbol} measure different things`);
  if (!m.unit !== !s.unit && m.kind !== 'interval') return incomparable('one of them has no unit');
  const names = [m.intervalName, s.intervalName].map((name) => (name === 'unknown' || m.kind !== s.kind ? undefined : name));
  const level = m.level !== undefined && s.level !== undefined && m.level !== s.level;
  const lower = bound(m, s, m.value, s.value);
  if (m.openEnd || s.openEnd) {
    if (m.openEnd !== s.openEnd) return { kind: 'differs', reason: s.openEnd ? t`the source's upper bound is open, not ${m.upper!.printed}` : t`the source's upper bound is ${s.upper!.printed}` };
    return isRight(lower) ? lower : { kind: 'differs', reason: t`the source's lower bound is ${s.value.printed}, not ${m.value.printed}` };
  }
  const upper = bound(m, s, m.upper!, s.upper!);
  if (isRight(lower) && isRight(upper)) {
    if (level) return { kind: 'differs', reason: t`the source's interval is at ${s.level}%, not ${m.level}%` };
    if (names[0] && names[1] && names[0] !== names[1]) return { kind: 'differs', reason: t`the source gives it as ${s.intervalName!}, not ${m.intervalName!}` };
    return lower.kind === 'same' ? upper : lower;
  }
  if (names[0] && names[1] && names[0] !== names[1] || level) return incomparable('different kinds of interval');
  const fine = (kind: AgreementKind): boolean => kind === 'truncated' || kind === 'over-precise' || isRight({ kind, reason: '' });
  if (fine(lower.kind) && fine(upper.kind)) return isRight(lower) ? upper : lower;
  const [low, high] = [[s.value.printed, m.value.printed], [s.upper!.printed, m.upper!.printed]] as const;
  const reason = isRight(lower) ? t`the source's upper bound is ${high[0]}, not ${high[1]}`
    : isRight(upper) ? t`the source's lower bound is ${low[0]}, not ${low[1]}`
    : t`the source's lower bound is ${low[0]}, not ${low[1]}, its upper bound is ${high[0]}, not ${high[1]}`;
  return { kind: lower.kind === 'unit' && upper.kind === 'unit' ? 'unit' : 'differs', reason };
}

function bound(m: Quantity, s: Quantity, a: Numeral, b: Numeral): Agreement {
  const one = (q: Quantity, value: Numeral): Quantity => ({ ...q, kind: 'value', value, upper: undefined, text: q.unit ? `${value.printed} ${q.unit.symbol}` : value.printed, companions: [], relation: '=', hedge: 'none', direction: undefined });
  return compareNumbers(one(m, a), one(s, b));
}
