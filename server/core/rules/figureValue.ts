import { t } from '../text/language.js';
import { aboutFigures } from './aboutFigures.js';
import type { Rule } from './rule.js';
import { gives } from './wording.js';

export const figureValue: Rule = {
  code: 'figure/value',
  summary: 'The source gives another value for this measure.',
  severity: 'warning',
  check: (manuscript) => aboutFigures(manuscript, 'figure/value', ({ text, expected, right }) =>
    t`${text}: ${right ? gives(right, expected) : t`the source gives ${expected}`}. Take ${expected}, or cite the work that has ${text}.`),
};
