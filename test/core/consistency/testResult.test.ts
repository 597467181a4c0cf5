import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testResults } from '../../../server/core/consistency/testResult.js';

/** `t 66 = 2.96, p = 0.004` */
const read = (text: string): readonly string[] => testResults(text).map(({ name, degrees, relation, statistic, p }) => [name, ...degrees, relation, `${statistic.value}, p`, p.relation, p.value].join(' '));

describe('a test and its p-value', () => {
  test.each([
    ['t(66) = 2.96, p =.004', 't 66 = 2.96, p = 0.004'],
    ['F(1, 236) = 0.40, p > .5', 'F 1 236 = 0.4, p > 0.5'],
    ['F (2,33)=.34,p<.05', 'F 2 33 = 0.34, p < 0.05'],
    ['χ²(2, N = 1,120) = 7.1, p < .05', 'chi2 2 = 7.1, p < 0.05'],
    ['χ 2(1) = 14.95, p < .0001', 'chi2 1 = 14.95, p < 0.0001'],
    ['chi-square(1) = 5.1, P = 0.02', 'chi2 1 = 5.1, p = 0.02'],
    ['2(1, N = 118) = 2.04, p = .15', 'chi2 1 = 2.04, p = 0.15'],
    ['G2(1) = 1.18, p = .277', 'chi2 1 = 1.18, p = 0.277'],
    ['z = −2.79, p = .005', 'z = -2.79, p = 0.005'],
    ['r(22) = -.15, p = .241', 'r 22 = -0.15, p = 0.241'],
    ['t(250.42) = 0.59, p = .55', 't 250.42 = 0.59, p = 0.55'],
    ['F(1, 399) = 1,113.10, p < .001', 'F 1 399 = 1113.1, p < 0.001'],
    ['t(16) < 1, ns.', 't 16 < 1, p ns 0.05'],
    ['F1,24 = 4.30, P = 0.049', 'F 1 24 = 4.3, p = 0.049'],
    ['t28 = 2.1; p = 0.045', 't 28 = 2.1, p = 0.045'],
    ['t(df = 28) = 2.1 (two-tailed p = .045)', 't 28 = 2.1, p = 0.045'],
    ['F(1, 44) = 4.1, MSE = 0.31, ηp² = .09, p = .049', 'F 1 44 = 4.1, p = 0.049'],
    ['t(28) = 2.1, 95% CI [0.1, 4.2], d = 0.4, p = .045', 't 28 = 2.1, p = 0.045'],
    ['t(17) = 2,76, p = ,013', 't 17 = 2.76, p = 0.013'],
  ])('%s', (text, result) => expect(read(`It rose, ${text}.`)).toEqual([result]));
});

describe('no test', () => {
  test.each([
    'It rose by 3.4 points, p = .03.',
    't(28) = 2.1 in the first, and in the second group p = .03',
    't = 2.1, p = .03',
    'F(1) = 4.1, p = .05',
    'at(28) = 2.1, p = .03',
    'a rate of r = 0.3 (n = 28), p = .03',
    't(28) = 2.1, p = 3 × 10−5',
    't(28) = 2.1. p = .03',
  ])('%s', (text) => expect(read(text)).toEqual([]));
});

test('several in one sentence, each with its own', () => {
  expect(read('t(28) = 2.10, p = .045, F(1, 30) = 4.10, p = .052; z = 1.00, ns')).toEqual(['t 28 = 2.1, p = 0.045', 'F 1 30 = 4.1, p = 0.052', 'z = 1, p ns 0.05']);
});

test('spans are those of the p-value and its number', () => {
  const text = 'It rose, t(66) = 2.96, p = .004.';
  const [{ p, span }] = testResults(text) as [ReturnType<typeof testResults>[number]];
  expect(text.slice(p.span.start, p.span.end)).toBe('p = .004');
  expect(text.slice(p.number.start, p.number.end)).toBe('.004');
  expect(text.slice(span.start, span.end)).toBe('t(66) = 2.96, p = .004');
});

test('any text is read', () => {
  const piece = fc.constantFrom('t', 'F', 'χ²', 'z', '(', ')', '1, 23', '= ', '<', '.05', ' p', 'ns', ', ', '−', '1,234.5', 'N = ');
  fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => void testResults(pieces.join(''))));
});

test.each(['t(', 'F(1, ', 't(1) = 1, ', 'z = 1,d = 1,', '2(1, N = '])('a long text of %j takes time in proportion to its length', (unit) => {
  const time = (length: number): number => {
    const text = unit.repeat(length / unit.length);
    const start = performance.now();
    testResults(text);
    return performance.now() - start;
  };
  time(10_000);
  const short = Math.min(time(20_000), time(20_000), time(20_000));
  expect(time(200_000)).toBeLessThan(40 * short + 300);
});
