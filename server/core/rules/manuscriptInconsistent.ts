import type { PlacedSlip } from '../consistency/blockwise.js';
import { repeatedSlips, type RepeatedSlip } from '../consistency/repeated.js';
import type { Document } from '../document/document.js';
import { t } from '../text/language.js';
import { shift } from '../text/span.js';
import type { Found, Rule } from './rule.js';
import { unlessJudged } from './slipFix.js';
import { oneLine, shortened } from './wording.js';

export const manuscriptInconsistent: Rule = {
  code: 'manuscript/inconsistent',
  summary: 'The manuscript gives one measure two values.',
  severity: 'warning',
  check: (manuscript) => unlessJudged(manuscript, repeatedSlips(manuscript.document)).map((placed) => found(placed, manuscript.document)),
};

function found({ slip: { span: own, printed, expected, first }, start }: PlacedSlip<RepeatedSlip>, { path, text }: Document): Found {
  const span = shift(own, start);
  return {
    span,
    message: message(oneLine(printed), oneLine(expected), first.place, oneLine(first.quote)),
    expected,
    evidence: [{ path, span: first.span, text: oneLine(first.quote) }],
    // Which of the two is right, the author must know.
    fixes: text.slice(span.start, span.end) === printed ? [{ title: title(oneLine(expected), first.place), span, text: expected, preferred: false }] : [],
  };
}

type Place = RepeatedSlip['first']['place'];

function message(here: string, there: string, place: Place, quote: string): string {
  switch (place) {
    case 'table':
      return t`${here} here, and ${there} in the table for ${quote}. Give both places the same value.`;
    case 'abstract':
      return t`${here} here, and ${there} in the abstract: “${shortened(quote, 160)}” Give both places the same value.`;
    case 'text':
      return t`${here} here, and ${there} in the text: “${shortened(quote, 160)}” Give both places the same value.`;
  }
}

function title(there: string, place: Place): string {
  switch (place) {
    case 'table':
      return t`Change to ${there}, as in the table`;
    case 'abstract':
      return t`Change to ${there}, as in the abstract`;
    case 'text':
      return t`Change to ${there}, as in the text`;
  }
}
