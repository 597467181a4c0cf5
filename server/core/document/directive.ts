import type { Span } from '../text/span.js';
import type { Directive } from './document.js';

/**
 * Reads a suppression directive from the inside of a comment, whatever the format's comment marks are.
 *
 *     claimcheck-disable-next-line figure/value, figure/unit -- the erratum has it
 *
 * What follows ` -- ` is for people. Returns undefined for any other comment. `span` is the comment's place.
 */
export function readDirective(comment: string, span: Span): Directive | undefined {
  const match = /\bclaimcheck-(disable-next-line|disable-line|disable|enable)(?![\w-])/.exec(comment);
  if (!match) return undefined;
  const rest = comment.slice(match.index + match[0].length);
  const reason = rest.search(/\s--\s/);
  const codes = (reason < 0 ? rest : rest.slice(0, reason)).match(/(?<![a-z])[a-z]{1,30}\/[a-z-]{1,40}/g) ?? [];
  return { kind: 'directive', action: match[1] as Directive['action'], codes, span };
}
