import { t } from '../text/language.js';
import { aboutFigures } from './aboutFigures.js';
import type { Rule } from './rule.js';
import { gives } from './wording.js';

export const figureUnit: Rule = {
  code: 'figure/unit',
  summary: 'The number is right, its unit or magnitude is not.',
  severity: 'warning',
  check: (manuscript) => aboutFigures(manuscript, 'figure/unit', ({ text, expected, right }) =>
    t`${text}: the number is the source’s, the unit or magnitude is not; ${right ? gives(right, expected) : t`the source gives ${expected}`}. Write ${expected}.`),
};
