import { t } from '../text/language.js';
import { incomparable, same, type Agreement } from './agreement.js';
import type { Numeral, Quantity } from './quantity.js';
import { short } from './short.js';
import { slipOf } from './slip.js';

/** A number in the manuscript's unit: what it may be at least and at most. */
export interface Value {
  readonly value: number;
  readonly tolerance: number;
  readonly decimals: number;
  readonly printed: string;
}

/** Compares numbers that are in one unit already; `converted` says that the source's was brought there. */
export function compareValues(m: Quantity, s: Quantity, a: Value, given: Value, converted: boolean): Agreement {
  let b = given;
  // `a 12% reduction` of −12%
  const isOpposite = Math.abs(a.value) === Math.abs(b.value) || (m.kind === 'fold' && s.kind === 'fold' && near(a.value * b.value, 1, 0));
  if (m.direction && s.direction && m.direction !== s.direction && isOpposite) return { kind: 'relation', reason: s.direction === 'up' ? t`the source says up, not down` : t`the source says down, not up` };
  if (m.direction && !s.direction && b.value < 0) {
    if (m.direction === 'up' && near(a.value, -b.value, b.tolerance)) return { kind: 'relation', reason: t`the source has ${b.printed}, a decrease` };
    b = { ...b, value: -b.value };
  } else if (s.direction === 'down' && !m.direction && a.value < 0) b = { ...b, value: -b.value };
  if (m.relation !== '=' || s.relation !== '=') return compareRelations(m, s, a, b, undefined);
  const gap = Math.abs(a.value - b.value);
  const dust = 1e-9 * Math.max(Math.abs(a.value), Math.abs(b.value), 1e-300);
  if (gap <= dust) {
    if (!converted && !m.value.inWords && a.decimals > b.decimals && a.tolerance < b.tolerance * 0.99) return { kind: 'over-precise', reason: t`the source gives only ${s.text}` };
    return same(m, s);
  }
  // Of the hundreds of figures that one is compared with, most are far away.
  if (m.hedge === 'none' && s.hedge === 'none' && gap > 2.1 * (a.tolerance + b.tolerance) + dust) return new Differing(m, s, a, b, converted);
  const line = decisionLine(m, a, b);
  if (a.tolerance > b.tolerance * 1.01 || converted && a.tolerance >= b.tolerance * 0.2) {
    if (gap <= a.tolerance + b.tolerance + dust) {
      if (line !== undefined) return { kind: 'decision line', reason: t`${b.printed} lies on the other side of ${line} than ${a.printed}` };
      return { kind: m.hedge === 'none' ? 'rounded' : 'hedged', reason: converted ? b.printed : t`${s.text} rounds to ${m.text}` };
    }
    if (m.hedge !== 'none' && within(m, a, b)) return { kind: 'hedged', reason: t`${softened(m)}: the source has ${s.text}` };
    const place = a.tolerance * 2;
    if (m.hedge === 'none' && !m.value.inWords && Math.abs(Math.trunc(b.value / place + Math.sign(b.value) * 1e-9) * place - a.value) <= dust + place * 1e-6) {
      return { kind: 'truncated', reason: t`${s.text} rounds to ${short(Math.round(b.value / place) * place)}, not ${a.printed}` };
    }
  } else {
    if (m.hedge !== 'none' && within(m, a, b)) return { kind: 'hedged', reason: t`${softened(m)}: the source has ${s.text}` };
    if (s.hedge !== 'none' && within(s, b, a)) return { kind: 'hedged', reason: t`the source has ${softened(s)}` };
    if (a.tolerance < b.tolerance * 0.99 && gap <= b.tolerance + a.tolerance + dust) {
      if (s.value.inWords) return { kind: 'hedged', reason: t`the source has ${s.text}` };
      return { kind: 'over-precise', reason: t`the source gives only ${s.text}` };
    }
  }
  return new Differing(m, s, a, b, converted);
}

/** Two numbers that are not one; few of them are ever spoken of. */
class Differing implements Agreement {
  readonly kind = 'differs';

  constructor(private readonly m: Quantity, private readonly s: Quantity, private readonly a: Value, private readonly b: Value, private readonly converted: boolean) {}

  get reason(): string {
    const slip = this.converted ? undefined : slipOf(this.a.printed, this.b.printed);
    return slip ? t`the source has ${this.s.text}, not ${this.m.text}: ${slip.words}` : t`the source has ${this.s.text}, not ${this.m.text}`;
  }
}

/** `about 1,200`. */
function softened({ hedge, text }: Quantity): string {
  return hedge === 'nearly' ? t`nearly ${text}` : hedge === 'just over' ? t`just over ${text}` : t`about ${text}`;
}

/** Whether a softened number reaches the other: about 1,200 covers 1,234, nearly three years 34.8 months. */
export function within(hedged: Quantity, a: Value, b: Value): boolean {
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

/** Compares `more than 10` with `12`: the relation must hold for all that the source's number may be. */
export function compareRelations(m: Quantity, s: Quantity, a: Value, b: Value, words: string | undefined): Agreement {
  const dust = 1e-9 * Math.max(Math.abs(a.value), Math.abs(b.value));
  const equal = Math.abs(a.value - b.value) <= dust || m.kind !== 'p-value' && a.tolerance > b.tolerance && Math.abs(a.value - b.value) <= a.tolerance;
  const said = (q: Quantity): string => `${q.relation === '=' ? '' : `${q.relation} `}${q.text}`;
  const up = (relation: Quantity['relation']): number => (relation === '>' || relation === '≥' ? 1 : relation === '=' ? 0 : -1);
  const mine = up(m.relation);
  const theirs = up(s.relation);
  if (mine !== 0 && theirs === 0) {
    const margin = (b.value - a.value) * mine;
    if (Math.abs(a.value - b.value) <= dust) return m.relation === '≥' || m.relation === '≤' ? { kind: 'weaker', reason: t`the source has ${s.text}` } : { kind: 'relation', reason: t`the source has ${s.text}, not ${said(m)}` };
    // It must hold for all that the source's rounded number may be.
    if (margin >= -dust && (margin >= b.tolerance - dust || m.kind === 'p-value' || margin > 0)) return { kind: 'weaker', reason: words ?? t`${said(m)} holds for ${s.text}` };
    return { kind: 'differs', reason: words ?? t`the source has ${s.text}, not ${said(m)}` };
  }
  if (mine === 0) {
    if (m.hedge !== 'none' && within(m, a, b)) return { kind: 'hedged', reason: t`the source has ${said(s)}` };
    if (equal) {
      if (s.relation === '≥' || s.relation === '≤') return { kind: 'hedged', reason: t`the source has ${said(s)}` };
      return { kind: 'relation', reason: t`the source has ${said(s)}, not ${m.text}` };
    }
    // p = .0004 may well be what p < .001 stands for
    return (a.value - b.value) * theirs > 0 ? incomparable(t`the source says only ${said(s)}`) : { kind: 'differs', reason: t`the source has ${said(s)}, not ${m.text}` };
  }
  if (mine !== theirs) return equal ? { kind: 'relation', reason: t`the source has ${said(s)}, not ${said(m)}` } : { kind: 'differs', reason: t`the source has ${said(s)}, not ${said(m)}` };
  if (equal) return same(m, s);
  return (b.value - a.value) * mine > 0 ? { kind: 'weaker', reason: t`${said(m)} follows from ${said(s)}` } : { kind: 'differs', reason: t`the source has only ${said(s)}` };
}

export function sameNumber(a: Numeral, b: Numeral): boolean {
  return near(a.value, b.value, 0);
}

export function near(a: number, b: number, tolerance: number): boolean {
  return Math.abs(a - b) <= tolerance + 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}
