import type { Bibliography } from '../bibliography/reference.js';
import { readDirective } from '../document/directive.js';
import type { Block, Directive, Document } from '../document/document.js';
import type { Span } from '../text/span.js';
import type { Finding } from './finding.js';

/**
 * Whether the author has silenced a finding in a comment: `claimcheck-disable-next-line`, `-disable-line`, or from
 * `-disable` to `-enable` or the end. Without codes, all are meant. The next line is the next that is not blank.
 */
export function suppressions(document: Document): IsSuppressed {
  return suppressed(silenced(document));
}

/** The same for a bibliography: in comments of `.bib`, behind a `%`, in a `@comment{…}`, or between entries. */
export function suppressionsInBibliography({ text, references }: Bibliography): IsSuppressed {
  // Most files have none, and a search for a word takes a tenth of the time.
  if (!text.includes('claimcheck-')) return () => false;
  const blocks = [...text.matchAll(DIRECTIVE)].flatMap((match): readonly Block[] => {
    const start = match.index;
    const content = readDirective(match[0], { start: 0, end: match[0].length });
    const lineStart = Math.max(text.lastIndexOf('\n', start), text.lastIndexOf('\r', start)) + 1;
    const isComment = text.slice(lineStart, start).includes('%') || !references.some(({ span }) => span.start < start && start < span.end);
    return content && isComment ? [{ start, end: start + match[0].length, content }] : [];
  });
  return suppressed(silenced({ blocks, text }));
}

const DIRECTIVE = /\bclaimcheck-(?:disable|enable)[^\r\n}]{0,300}/g;

type IsSuppressed = (finding: Pick<Finding, 'code' | 'span'>) => boolean;

function suppressed(stretches: readonly Stretch[]): IsSuppressed {
  if (stretches.length === 0) return () => false;
  return ({ code, span }) => stretches.some((stretch) => span.start < stretch.end && stretch.start <= span.start && (stretch.codes.length === 0 || stretch.codes.includes(code)));
}

interface Stretch extends Span {
  readonly codes: readonly string[];
}

function silenced({ blocks, text }: Pick<Document, 'blocks' | 'text'>): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let open: { readonly start: number; readonly codes: readonly string[] }[] = [];
  for (const { start: at, content } of blocks) {
    if (content.kind !== 'directive') continue;
    const { action, codes } = content;
    const place = directivePlace(content, at);
    if (action === 'disable') {
      open.push({ start: place.start, codes });
    } else if (action === 'enable') {
      // `enable` alone ends all; with codes it ends the comments that silenced just these.
      const ended = open.filter((one) => codes.length === 0 || one.codes.some((code) => codes.includes(code)));
      stretches.push(...ended.map((one) => ({ ...one, end: place.end })));
      open = open.flatMap((one) => {
        if (!ended.includes(one)) return [one];
        const left = one.codes.filter((code) => !codes.includes(code));
        return codes.length > 0 && left.length > 0 ? [{ start: place.end, codes: left }] : [];
      });
    } else {
      stretches.push({ ...(action === 'disable-line' ? lineAt(text, place.start) : nextLine(text, place.end)), codes });
    }
  }
  return [...stretches, ...open.map((one) => ({ ...one, end: Infinity }))];
}

function directivePlace(directive: Directive, blockStart: number): Span {
  return { start: blockStart + directive.span.start, end: blockStart + directive.span.end };
}

function lineAt(text: string, offset: number): Span {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return { start, end: lineEnd(text, offset) };
}

function nextLine(text: string, offset: number): Span {
  let start = lineEnd(text, offset);
  while (start < text.length && /\s/.test(text[start]!)) start++;
  return { start, end: lineEnd(text, start) };
}

function lineEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}
