import type { Quantity } from '../../../server/core/quantity/quantity.js';

/** A quantity in one line: `34.8 mo; 95% CI 17.7–open mo`, `p < 0.001`, `fraction 163/270; 60 %`, `t(66) = 2.96; p = 0.004`. */
export function describeQuantity(q: Quantity): string {
  return [one(q), ...q.companions.map(one)].join('; ');
}

function one(q: Quantity): string {
  const parts: string[] = [];
  if (q.hedge !== 'none') parts.push(q.hedge);
  if (q.kind === 'p-value') parts.push('p', q.relation);
  else if (q.kind === 'statistic') parts.push(q.label ?? '', q.relation);
  else if (q.relation !== '=') parts.push(q.relation);
  if (q.kind === 'interval') parts.push(...(q.level === undefined ? [] : [`${q.level}%`]), q.intervalName === 'unknown' ? 'interval' : q.intervalName ?? '?');
  if (q.kind === 'spread') parts.push(`±${q.spreadName === 'unknown' ? '' : q.spreadName ?? '?'}${q.intervalName ?? ''}`);
  if (q.kind === 'range' || q.kind === 'fraction' || q.kind === 'fold') parts.push(q.kind);
  parts.push(number(q.value.value) + (q.upper ? `–${number(q.upper.value)}` : q.openEnd ? '–open' : '') + (q.denominator ? `/${number(q.denominator.value)}` : ''));
  if (q.unit) parts.push(q.unit.canonical);
  if (q.direction) parts.push(q.direction);
  if (q.timePoint) parts.push('@');
  if (q.label !== undefined && q.kind !== 'statistic' && q.kind !== 'p-value' && q.kind !== 'spread') parts.push(`[${q.label}]`);
  return parts.join(' ');
}

function number(value: number): string {
  return String(Number(value.toPrecision(8)));
}
