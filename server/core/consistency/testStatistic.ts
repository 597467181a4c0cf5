import jstat from 'jstat';

/** The tests whose p-value follows from the printed statistic. `chi2` stands for all that are referred to χ²: also Q, H and G². */
export type TestName = 't' | 'F' | 'r' | 'chi2' | 'z';

/** Which tests print which degrees of freedom: t, r and χ² one, F two, z none. */
export function degreesNeeded(name: TestName): number {
  return name === 'F' ? 2 : name === 'z' ? 0 : 1;
}

/**
 * The p-value of a test statistic: two-tailed for t, r and z, the upper tail for F and χ². NaN where there is none
 * (no degrees of freedom, a correlation beyond ±1, a negative F). Precise to about 1e-11. (The functions are jStat's.)
 */
export function pValueOf(name: TestName, statistic: number, degrees: readonly number[]): number {
  const [first = NaN, second = NaN] = degrees;
  const size = Math.abs(statistic);
  switch (name) {
    case 't':
      return tail(first / (first + size * size), first / 2, 0.5);
    case 'r':
      return size > 1 ? NaN : size === 1 ? 0 : tail(1 - size * size, first / 2, 0.5);
    case 'F':
      return statistic < 0 ? NaN : tail(second / (second + first * statistic), second / 2, first / 2);
    case 'chi2':
      return statistic < 0 || !(first > 0) ? NaN : upperGamma(first / 2, statistic / 2);
    case 'z':
      return upperGamma(0.5, (size * size) / 2);
  }
}

function tail(x: number, a: number, b: number): number {
  return a > 0 && b > 0 && x >= 0 && x <= 1 ? jstat.jStat.ibeta(x, a, b) : NaN;
}

function upperGamma(a: number, x: number): number {
  return x === 0 ? 1 : Math.max(0, 1 - jstat.jStat.lowRegGamma(a, x));
}
