import type { Document, Format } from '../document/document.js';
import type { Span } from '../text/span.js';
import type { Fix } from './finding.js';

/** Puts another key where one stands; undefined where the format can't write it there. */
export function keyFix(span: Span, key: string, { text, format }: Document, title: string): Fix | undefined {
  const before = text[span.start - 1];
  const written = before === '{' || before === '<' ? labelKey(key, format) : citedKey(key, format);
  return written === undefined ? undefined : { title, span, text: written, preferred: true };
}

/**
 * A key as it stands behind an `@`, or in the braces of LaTeX: `peters2017`, `{odd key}`.
 * Undefined for what the format can't cite so.
 */
export function citedKey(key: string, format: Format): string | undefined {
  if (format === 'markdown' || format === 'quarto' || format === 'plaintext') {
    if (SIMPLE_MARKDOWN.test(key)) return key;
    return /[{}\n]/.test(key) || key === '' ? undefined : `{${key}}`;
  }
  return labelKey(key, format);
}

/** A key within delimiters of its own: `\cite{…}`, `#cite(<…>)`, `@{…}`. */
export function labelKey(key: string, format: Format): string | undefined {
  if (format === 'latex') return /[,{}\\%#~\s]/.test(key) || key === '' ? undefined : key;
  if (format === 'typst') return TYPST_LABEL.test(key) ? key : undefined;
  return /[{}\n]/.test(key) || key === '' ? undefined : key;
}

/** Pandoc's manual, Citation syntax: single inner punctuation, a letter, digit or `_` at both ends. */
const SIMPLE_MARKDOWN = /^[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*$/u;
/** https://typst.app/docs/reference/foundations/label/ — and no mark at the end, which a reference would leave out. */
const TYPST_LABEL = /^[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_.:-]*[\p{L}\p{N}_-])?$/u;
