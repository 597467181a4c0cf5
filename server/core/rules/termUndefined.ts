import { undefinedTerms } from '../consistency/terms.js';
import type { Document } from '../document/document.js';
import { t } from '../text/language.js';
import type { Span } from '../text/span.js';
import type { Fix } from './finding.js';
import type { Rule } from './rule.js';
import { oneLine } from './wording.js';

export const termUndefined: Rule = {
  code: 'term/undefined',
  summary: 'An abbreviation is used before it is defined.',
  severity: 'information',
  check: ({ document }) => undefinedTerms(document).map(({ span, short, definition }) => ({
    span,
    message: t`${short} is used here, and explained only further down, as ${oneLine(definition.long)}. Explain it where it comes first: ${oneLine(definition.long)} (${short}).`,
    evidence: [{ path: document.path, span: definition.span, text: `${oneLine(definition.long)} (${short})` }],
    fixes: expansionAt(span, short, oneLine(definition.long), definition.span, document),
  })),
};

/** Spells the term out where it comes first. Only plain words, which every format writes alike. */
function expansionAt(span: Span, short: string, long: string, definition: Span, { text }: Document): readonly Fix[] {
  if (text.slice(span.start, span.end) !== short || !/^[\p{L}\p{N} ,’-]{1,120}$/u.test(long)) return [];
  const explained = text.lastIndexOf(long, definition.start);
  // A capital that is there for the sentence's sake alone goes; a name keeps its own.
  const plain = explained >= 0 && beginsSentence(text, explained) && !/\s\p{Lu}/u.test(long) ? long[0]!.toLowerCase() + long.slice(1) : long;
  const words = `${beginsSentence(text, span.start) ? plain[0]!.toUpperCase() + plain.slice(1) : plain} (${short})`;
  return [{ title: t`Write ${words}`, span, text: words, preferred: true, safe: true }];
}

function beginsSentence(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 20), at);
  return before.trimEnd() === '' || /[.!?]$/.test(before.trimEnd()) || /\n[^\S\n]*\n[^\S\n]*$/.test(before);
}
