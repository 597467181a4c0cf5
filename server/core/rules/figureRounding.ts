import { aboutFigures } from './aboutFigures.js';
import type { Rule } from './rule.js';
import { gives } from './wording.js';

export const figureRounding: Rule = {
  code: 'figure/rounding',
  summary: 'Truncated, over-precise, or rounded across a decision line such as 1 or .05.',
  severity: 'hint',
  check: (manuscript) => aboutFigures(manuscript, 'figure/rounding', ({ text, expected, right, figure }) =>
    `${text}: ${right ? gives(right, expected) : `the source gives ${expected}`}${figure.verdict.reason ? ` (${figure.verdict.reason})` : ''}. Write ${expected}, or round from it.`),
};
