import { t } from '../text/language.js';
import { foundAt } from './aboutFigures.js';
import type { Rule } from './rule.js';
import { workName } from './wording.js';

export const figureUnsupported: Rule = {
  code: 'figure/unsupported',
  summary: 'The cited source holds nothing comparable.',
  severity: 'off',
  check(manuscript) {
    const unsupported = manuscript.figures.blocks.flatMap(({ start, figures }) => figures.filter(({ verdict, keys }) => verdict.verdict === 'unsupported' && keys.length > 0).map((figure) => ({ figure, start })));
    return unsupported.map((placed) =>
      foundAt(placed, manuscript, ({ text, figure }) => {
        const cited = figure.keys.map((key) => workName(key, undefined, manuscript.library)).join(', ');
        return t`${text}: nothing in ${cited} can be compared with it. Look it up, or cite where it stands.`;
      }),
    );
  },
};
