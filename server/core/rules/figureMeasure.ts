import { t } from '../text/language.js';
import { aboutFigures } from './aboutFigures.js';
import type { Rule } from './rule.js';
import { anothersFigure } from './anothersFigure.js';

export const figureMeasure: Rule = {
  code: 'figure/measure',
  summary: 'The value belongs to another endpoint or property.',
  severity: 'warning',
  check: (manuscript) => aboutFigures(manuscript, 'figure/measure', anothersFigure(t`another measure`)),
};
