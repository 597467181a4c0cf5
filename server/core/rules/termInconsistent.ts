import { redefinedTerms } from '../consistency/terms.js';
import { t } from '../text/language.js';
import type { Rule } from './rule.js';
import { oneLine } from './wording.js';

export const termInconsistent: Rule = {
  code: 'term/inconsistent',
  summary: 'An abbreviation is defined in two ways.',
  severity: 'information',
  check: ({ document }) => redefinedTerms(document).map(({ span, short, long, first }) => ({
    span,
    message: first.short === short
      ? t`${short} is ${oneLine(long)} here, and was ${oneLine(first.long)} before. Give one of the two another abbreviation.`
      : t`${oneLine(long)} is ${short} here, and was ${first.short} before. Keep to one abbreviation.`,
    evidence: [{ path: document.path, span: first.span, text: `${oneLine(first.long)} (${first.short})` }],
    fixes: [],
  })),
};
