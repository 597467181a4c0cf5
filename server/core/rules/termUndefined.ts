import { undefinedTerms } from '../consistency/terms.js';
import type { Rule } from './rule.js';
import { oneLine } from './wording.js';

export const termUndefined: Rule = {
  code: 'term/undefined',
  summary: 'An abbreviation is used before it is defined.',
  severity: 'information',
  check: ({ document }) => undefinedTerms(document).map(({ span, short, definition }) => ({
    span,
    message: `${short} is used here, and explained only further down, as ${oneLine(definition.long)}. Explain it where it comes first: ${oneLine(definition.long)} (${short}).`,
    evidence: [{ path: document.path, span: definition.span, text: `${oneLine(definition.long)} (${short})` }],
    fixes: [],
  })),
};
