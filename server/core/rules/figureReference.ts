import { t } from '../text/language.js';
import { aboutFigures } from './aboutFigures.js';
import type { Rule } from './rule.js';
import { ofWhat, workName } from './wording.js';

export const figureReference: Rule = {
  code: 'figure/reference',
  summary: 'The figure is right, the cited reference is not its source.',
  severity: 'warning',
  check: (manuscript) => aboutFigures(manuscript, 'figure/reference', ({ text, figure, right }) => {
    const { rightKey = '' } = figure.verdict;
    const cited = figure.keys.map((key) => workName(key, undefined, manuscript.library)).join(', ');
    return t`${text} is not a figure of ${cited}, which is cited for it. It stands elsewhere: ${right ? ofWhat(right) : rightKey}. Cite ${rightKey}.`;
  }),
};
