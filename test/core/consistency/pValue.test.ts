import { describe, expect, test } from 'vitest';
import { wrongPValue } from '../../../server/core/consistency/pValue.js';
import { testResults } from '../../../server/core/consistency/testResult.js';
import { pValueOf } from '../../../server/core/consistency/testStatistic.js';

describe('p-values, as any table of the distributions has them', () => {
  test.each([
    ['t', 2.086, [20], 0.05], ['t', -2.845, [20], 0.01], ['t', 1.96, [1e6], 0.05],
    ['F', 4.351, [1, 20], 0.05], ['F', 2.711, [5, 20], 0.05],
    ['chi2', 3.841, [1], 0.05], ['chi2', 18.307, [10], 0.05],
    ['z', 1.96, [], 0.05], ['z', -2.576, [], 0.01], ['r', 0.444, [18], 0.05], ['r', 1, [18], 0],
    ['t', 0, [20], 1], ['chi2', 0, [1], 1], ['z', 0, [], 1],
  ] as const)('%s = %d with %j: %d', (name, statistic, degrees, p) => expect(pValueOf(name, statistic, degrees)).toBeCloseTo(p, 3));

  test.each([['t', 2, [0]], ['t', 2, []], ['F', -1, [1, 20]], ['r', 1.2, [18]], ['chi2', -1, [1]]] as const)('%s = %d with %j: none', (name, statistic, degrees) =>
    expect(pValueOf(name, statistic, degrees)).toBeNaN());
});

const verdict = (text: string, oneTailed = false): string => {
  const wrong = wrongPValue(testResults(text)[0]!, oneTailed);
  return !wrong ? 'right' : wrong.decision ? 'wrong, and decides otherwise' : 'wrong';
};

describe('what a printed statistic allows', () => {
  test.each([
    ['t(66) = 2.96, p = .004', 'right'],
    ['t(66) = 2.96, p = .04', 'wrong'],
    ['t(76) = 1.88, p = .006', 'wrong, and decides otherwise'],
    ['t(88) = 2.15, p = .304', 'wrong, and decides otherwise'],
    ['t(27) = 3.65, p < .001', 'wrong'],
    ['F(1, 57) = 7.06, ns', 'wrong, and decides otherwise'],
    ['F(1, 24) = 1.01, p > .25', 'right'],
    ['t(16) < 1, p > .25', 'right'],
    ['F(1, 33) > 34.72, p < .01', 'right'],
    // All of 2.145 to 2.155 are printed as 2.15.
    ['t(88) = 2.15, p = .035', 'right'],
    ['t(88) = 2.15, p = .036', 'wrong'],
  ])('%s: %s', (text, said) => expect(verdict(text)).toBe(said));

  test('half of it, where tests are one-tailed', () => {
    expect(verdict('t(54) = 1.70, p = .047')).toBe('wrong, and decides otherwise');
    expect(verdict('t(54) = 1.70, p = .047', true)).toBe('right');
    expect(verdict('F(1, 54) = 2.89, p = .047', true)).toBe('wrong, and decides otherwise');
  });
});
