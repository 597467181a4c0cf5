import { t } from '../text/language.js';
import { aboutFigures } from './aboutFigures.js';
import type { Rule } from './rule.js';
import { gives } from './wording.js';

export const figureInterval: Rule = {
  code: 'figure/interval',
  summary: 'The interval, or one of its bounds, differs.',
  severity: 'warning',
  check: (manuscript) => aboutFigures(manuscript, 'figure/interval', ({ text, expected, right }) =>
    t`${text}: the interval is another; ${right ? gives(right, expected) : t`the source gives ${expected}`}. Take ${expected}.`),
};
