import { t } from '../text/language.js';
import { aboutFigures } from './aboutFigures.js';
import type { Rule } from './rule.js';
import { anothersFigure } from './anothersFigure.js';

export const figureArm: Rule = {
  code: 'figure/arm',
  summary: 'The value belongs to another arm or group of the comparison.',
  severity: 'warning',
  check: (manuscript) => aboutFigures(manuscript, 'figure/arm', anothersFigure(t`another arm or group`)),
};
