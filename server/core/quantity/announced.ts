import type { Quantity } from './quantity.js';

const ANNOUNCED = /(?:[([]|±|\+\/-)\s?(?:(SDs?|SEM?|s\.d\.|s\.e\.|standard deviations?|standard errors?)|(IQR|interquartile range)|(range|min[–-]max)|(95 ?% ?CI))\s?(?:[)\]]|\b)/gi;

/** `mean (SD) age was 61.1 (10.2)`, `median (range)`: what the text before says of the bracket; the last word counts. */
function announced(text: string, start: number): RegExpExecArray | undefined {
  const before = text.slice(Math.max(0, start - 160), start);
  if (!/[([±]|\+\/-/.test(before)) return undefined;
  let last: RegExpExecArray | undefined;
  for (const found of before.matchAll(ANNOUNCED)) if (!/[.;]\s/.test(before.slice(found.index))) last = found;
  return last;
}

/** The name of a spread in brackets or behind ± that stands at `start`. */
export function spreadNamed(text: string, start: number): NonNullable<Quantity['spreadName']> {
  const name = announced(text, start)?.[1];
  return name ? spreadNameOf(name) : 'unknown';
}

/** The name of an interval in brackets that stands at `start`. */
export function intervalNamed(text: string, start: number): Partial<Pick<Quantity, 'intervalName' | 'level'>> {
  const found = announced(text, start);
  return found?.[2] ? { intervalName: 'IQR' } : found?.[3] ? { intervalName: 'range' } : found?.[4] ? { intervalName: 'CI', level: 95 } : {};
}

/** `SD`, `standard error` … */
export function spreadNameOf(printed: string): NonNullable<Quantity['spreadName']> {
  const lower = printed.toLowerCase();
  if (lower.startsWith('sd') || lower.startsWith('std') || lower.startsWith('s.d') || lower.includes('deviation')) return 'SD';
  if (lower.startsWith('sem') || lower.startsWith('s.e.m') || lower.includes('of the mean')) return 'SEM';
  return 'SE';
}
