import type { Document, Format } from '../document/document.js';
import type { Finding } from '../rules/finding.js';
import { t } from '../text/language.js';
import { overlaps, type Span } from '../text/span.js';
import type { Action } from './actions.js';

/**
 * The comments that silence findings on their own line, in the format's own way:
 *
 *     It lasted 38.4 months [@a]. <!-- claimcheck-disable-line figure/value -->
 *
 * Markdown takes a comment within the line, since one on a line of its own would part the paragraph; LaTeX and Typst take
 * it on the line before, which changes nothing there. Plain text has no comments, and a table of Markdown no place for one.
 */
export function silencing(findings: readonly Finding[], { path, text, format, blocks }: Document, chosen: Span): readonly Action[] {
  const here = findings.filter(({ span }) => overlaps(span, chosen));
  return here.flatMap(({ code, span }, i): readonly Action[] => {
    if (here.findIndex((other) => other.code === code) < i) return [];
    const edit = isInLine(format) && blocks.some(({ start, end, content }) => content.kind === 'table' && start <= span.start && span.start < end) ? undefined : COMMENTS[format]?.(text, span, code);
    return edit ? [{ title: t`Ignore ${code} on this line`, edits: [{ path, ...edit }], mends: code }] : [];
  });
}

type Comment = (text: string, span: Span, code: string) => { readonly span: Span; readonly text: string } | undefined;

const COMMENTS: Readonly<Record<Format, Comment | undefined>> = {
  markdown: inLine,
  quarto: inLine,
  latex: (text, span, code) => lineBefore(text, span, `% claimcheck-disable-next-line ${code}`),
  typst: (text, span, code) => lineBefore(text, span, `// claimcheck-disable-next-line ${code}`),
  plaintext: undefined,
};

const isInLine = (format: Format): boolean => COMMENTS[format] === inLine;

/** Behind the line's last word; none for words that go on in the next line. */
function inLine(text: string, { start, end }: Span, code: string): ReturnType<Comment> {
  const line = lineAround(text, start);
  if (end > line.end) return undefined;
  const words = text.slice(line.start, line.end).trimEnd();
  const at = line.start + words.length;
  return { span: { start: at, end: at }, text: ` <!-- claimcheck-disable-line ${code} -->` };
}

function lineBefore(text: string, { start }: Span, comment: string): ReturnType<Comment> {
  const line = lineAround(text, start);
  const indent = /^[ \t]*/.exec(text.slice(line.start, line.end))![0];
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  return { span: { start: line.start, end: line.start }, text: `${indent}${comment}${ending}` };
}

function lineAround(text: string, offset: number): Span {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const ends = [text.indexOf('\n', offset), text.indexOf('\r', offset)].filter((at) => at >= 0);
  return { start, end: ends.length > 0 ? Math.min(...ends) : text.length };
}
