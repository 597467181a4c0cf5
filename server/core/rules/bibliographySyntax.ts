import type { Rule } from './rule.js';

export const bibliographySyntax: Rule = {
  code: 'bibliography/syntax',
  summary: 'An entry could not be read; all others are.',
  severity: 'warning',
  checkBibliography: ({ bibliography: { problems } }) => problems.map(({ message, span }) => ({ span: span ?? { start: 0, end: 0 }, message, evidence: [], fixes: [] })),
};
