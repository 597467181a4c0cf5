import { t } from '../text/language.js';
import { aboutFigures } from './aboutFigures.js';
import type { Rule } from './rule.js';
import { gives } from './wording.js';

export const figureRounding: Rule = {
  code: 'figure/rounding',
  summary: 'Truncated, over-precise, or rounded across a decision line such as 1 or .05.',
  severity: 'hint',
  check: (manuscript) => aboutFigures(manuscript, 'figure/rounding', ({ text, expected, right, figure: { verdict: { reason } } }) => {
    const given = right ? gives(right, expected) : t`the source gives ${expected}`;
    return reason ? t`${text}: ${given} (${reason}). Write ${expected}, or round from it.` : t`${text}: ${given}. Write ${expected}, or round from it.`;
  }),
};
