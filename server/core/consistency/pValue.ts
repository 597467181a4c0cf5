import type { TestResult } from './testResult.js';
import { pValueOf } from './testStatistic.js';

/** What is wrong with a test's p-value. */
export interface WrongPValue {
  /** Of the statistic as printed, unrounded. Two-tailed for t, r and z. */
  readonly computed: number;
  /** The printed p-value stands on the other side of .05. */
  readonly decision: boolean;
}

const ALPHA = 0.05;

/**
 * Whether a test's printed p-value can be that of its printed statistic; undefined if it can, or if nothing can be computed.
 *
 * The statistic stands for all numbers that round to it, and any p-value that follows from one of them, rounded to the
 * printed places, is right: the procedure of statcheck (Nuijten et al. 2016, "The prevalence of statistical reporting
 * errors in psychology"). With `oneTailed`, half the p-value of t, r and z is right too.
 */
export function wrongPValue(result: TestResult, oneTailed: boolean): WrongPValue | undefined {
  const { name, statistic, degrees, p } = result;
  const computed = pValueOf(name, statistic.value, degrees);
  if (Number.isNaN(computed)) return undefined;
  const tails = oneTailed && (name === 't' || name === 'r' || name === 'z') ? [1, 0.5] : [1];
  if (tails.some((tail) => possible(result, tail))) return undefined;
  const half = 0.5 * 10 ** -statistic.decimals;
  const [low, high] = bounds(result, half);
  const decision = p.relation === '=' && result.relation === '='
    ? p.value <= ALPHA ? low > ALPHA : high <= ALPHA
    : p.relation === '<' && p.value <= ALPHA ? low > ALPHA
    : (p.relation === '>' || p.relation === 'ns') && p.value >= ALPHA ? high <= ALPHA : false;
  return { computed, decision };
}

/** The least and the greatest p-value that the printed statistic allows. */
function bounds({ name, statistic, degrees }: TestResult, half: number): readonly [number, number] {
  const size = Math.abs(statistic.value);
  const limit = (value: number): number => pValueOf(name, name === 'r' ? Math.min(1, value) : value, degrees);
  return [limit(size + half), limit(Math.max(0, size - half))];
}

function possible(result: TestResult, tail: number): boolean {
  const { statistic, relation, p } = result;
  const [low, high] = bounds(result, 0.5 * 10 ** -statistic.decimals).map((bound) => bound * tail) as [number, number];
  const rounded = (value: number): number => Number(value.toFixed(p.decimals));
  // A statistic said to be less than some value has a p-value greater than that value's.
  const least = relation === '<' ? low : relation === '>' ? 0 : low;
  const greatest = relation === '<' ? 1 : high;
  switch (p.relation) {
    case '=':
      return p.value >= rounded(least) && p.value <= rounded(greatest);
    case '<':
      return least < p.value;
    case '>':
    case 'ns':
      return greatest > p.value;
  }
}
