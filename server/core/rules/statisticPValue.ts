import { pValueSlips, type PValueSlip } from '../consistency/pValues.js';
import { t } from '../text/language.js';
import { eachOnce, slipFix, unlessJudged } from './slipFix.js';
import type { Rule } from './rule.js';
import { oneLine } from './wording.js';

export const statisticPValue: Rule = {
  code: 'statistic/p-value',
  summary: 'A test statistic and its p-value contradict each other.',
  severity: 'warning',
  check: (manuscript) => found(unlessJudged(manuscript, pValueSlips(manuscript.document)), manuscript),
};

const found = eachOnce((slip: PValueSlip, written) => ({
  span: slip.span,
  message: messageOf(slip),
  expected: slip.expected,
  // A slip that decides nothing and stays near is worth a look, not an alarm.
  ...(slip.decision || isFar(slip) ? {} : { severity: 'information' as const }),
  evidence: [],
  fixes: slipFix(slip, written, slip.expected.replace(/^[pP] [=<] /, '')),
}));

function messageOf({ printed, test, expected, decision }: PValueSlip): string {
  const wrong = decision
    ? t`${oneLine(printed)} does not follow from ${oneLine(test)}, which gives ${expected}, on the other side of .05.`
    : t`${oneLine(printed)} does not follow from ${oneLine(test)}, which gives ${expected}.`;
  return t`${wrong} Check statistic, degrees of freedom and p-value; if the test is one-tailed or its p-value corrected, say so in the text.`;
}

/** Off by more than a factor of two: a slip of the pen rather than of rounding. */
function isFar({ printed, computed }: PValueSlip): boolean {
  const value = Number(/\d?[.,·]\d+|[01]/.exec(printed)?.[0].replace(/[,·]/, '.') ?? NaN);
  return /=/.test(printed) && (value > 2 * computed || computed > 2 * value) && Math.max(value, computed) > 0.002;
}
