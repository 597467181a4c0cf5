import { t } from '../text/language.js';
import { aboutFigures } from './aboutFigures.js';
import type { Rule } from './rule.js';
import { ofWhat } from './wording.js';

export const figureUncited: Rule = {
  code: 'figure/uncited',
  summary: 'The figure matches a source closely, and the sentence cites nothing.',
  severity: 'hint',
  check: (manuscript) => aboutFigures(manuscript, 'figure/uncited', ({ text, figure: { verdict: { rightKey } }, right }) => {
    const where = right ? ofWhat(right) : t`see the evidence`;
    return rightKey === undefined
      ? t`${text} agrees with a source, and the sentence cites none: ${where}. Cite it, or leave it if the figure is your own.`
      : t`${text} agrees with a source, and the sentence cites none: ${where}. Cite ${rightKey}, or leave it if the figure is your own.`;
  }),
};
