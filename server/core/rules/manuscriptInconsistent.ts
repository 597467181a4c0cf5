import { repeatedSlips } from '../consistency/repeated.js';
import type { Rule } from './rule.js';
import { unlessJudged } from './slipFix.js';
import { oneLine, shortened } from './wording.js';

export const manuscriptInconsistent: Rule = {
  code: 'manuscript/inconsistent',
  summary: 'The manuscript gives one measure two values.',
  severity: 'warning',
  check: (manuscript) => unlessJudged(manuscript, repeatedSlips(manuscript.document)).map(({ span, printed, expected, first }) => ({
    span,
    message: `${oneLine(printed)} here, and ${oneLine(expected)} in the ${first.place}${first.place === 'table' ? ` for ${oneLine(first.quote)}.` : `: “${shortened(oneLine(first.quote), 160)}”`} Give both places the same value.`,
    expected,
    evidence: [{ path: manuscript.document.path, span: first.span, text: oneLine(first.quote) }],
    // Which of the two is right, the author must know.
    fixes: manuscript.document.text.slice(span.start, span.end) === printed ? [{ title: `Change to ${oneLine(expected)}, as in the ${first.place}`, span, text: expected, preferred: false }] : [],
  })),
};
