import { percentageSlips, type PercentageSlip } from '../consistency/percentages.js';
import { t } from '../text/language.js';
import type { Rule } from './rule.js';
import { eachOnce, slipFix, unlessJudged } from './slipFix.js';
import { oneLine } from './wording.js';

export const statisticPercentage: Rule = {
  code: 'statistic/percentage',
  summary: 'A count and its percentage contradict each other.',
  severity: 'warning',
  check: (manuscript) => found(unlessJudged(manuscript, percentageSlips(manuscript.document)), manuscript),
};

const found = eachOnce((slip: PercentageSlip, written) => ({
  span: slip.span,
  message: t`${oneLine(slip.printed)} is not ${slip.count} of ${slip.whole}, which is ${slip.expected}. Check the count, the whole and the percentage; if another whole is meant, name it.`,
  expected: slip.expected,
  evidence: [],
  fixes: slipFix(slip, written, slip.expected.replace(/\s?%|\s?per ?cent/, '')),
}));
