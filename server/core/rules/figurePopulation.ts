import { t } from '../text/language.js';
import { aboutFigures } from './aboutFigures.js';
import type { Rule } from './rule.js';
import { anothersFigure } from './anothersFigure.js';

export const figurePopulation: Rule = {
  code: 'figure/population',
  summary: 'The value belongs to another population, subgroup, time point or study.',
  severity: 'warning',
  check: (manuscript) => aboutFigures(manuscript, 'figure/population', anothersFigure(t`another population or study`)),
};
