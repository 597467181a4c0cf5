import { aboutFigures } from './aboutFigures.js';
import type { Rule } from './rule.js';
import { gives } from './wording.js';

export const figureComparator: Rule = {
  code: 'figure/comparator',
  summary: 'The relation is wrong: more or less than, at least or at most, increase or decrease.',
  severity: 'warning',
  check: (manuscript) => aboutFigures(manuscript, 'figure/comparator', ({ text, expected, right, figure }) =>
    `${text}: the source does not bear this relation${figure.verdict.reason ? ` (${figure.verdict.reason})` : ''}; ${right ? gives(right, expected) : `it gives ${expected}`}. Say ${expected}, or turn the relation round.`),
};
