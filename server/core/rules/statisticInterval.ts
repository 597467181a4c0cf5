import { intervalSlips, type IntervalSlip } from '../consistency/intervals.js';
import { t } from '../text/language.js';
import type { Fix, Severity } from './finding.js';
import type { Rule } from './rule.js';
import { eachOnce, unlessJudged, type Written } from './slipFix.js';
import { oneLine } from './wording.js';

export const statisticInterval: Rule = {
  code: 'statistic/interval',
  summary: 'An estimate and its interval contradict each other.',
  severity: 'warning',
  check: (manuscript) => found(unlessJudged(manuscript, intervalSlips(manuscript.document)), manuscript),
};

const found = eachOnce((slip: IntervalSlip, written) => ({ span: slip.span, message: messageOf(slip), severity: SEVERITY[slip.fault], evidence: [], fixes: swapFix(slip, written) }));

/** Only where the source reads as it is printed; whether it is the bounds that are wrong, the author must know. */
function swapFix({ edit, expected }: IntervalSlip, written: Written): readonly Fix[] {
  if (!edit || expected === undefined || [...written(edit)].sort().join('') !== [...expected].sort().join('')) return [];
  return [{ title: t`Swap the bounds: ${oneLine(expected)}`, span: edit, text: expected, preferred: false }];
}

const SEVERITY: Readonly<Record<IntervalSlip['fault'], Severity>> = { reversed: 'error', outside: 'error', askew: 'warning', 'slightly askew': 'hint' };

function messageOf({ fault, estimate, interval, middle }: IntervalSlip): string {
  const [one, all] = [oneLine(estimate), oneLine(interval)];
  switch (fault) {
    case 'reversed':
      return t`The lower bound of ${all} is above its upper bound. Check both.`;
    case 'outside':
      return t`${one} lies outside its own interval, ${all}. Check the estimate and both bounds.`;
    case 'askew':
      return t`${one} is far from the middle of its interval, ${all}: for a ratio that is ${middle ?? ''}. Check the estimate and both bounds.`;
    case 'slightly askew':
      return t`${one} is not the middle of its interval, ${all}, beyond rounding: for a ratio that is ${middle ?? ''}. Check for a slip in one digit.`;
  }
}
