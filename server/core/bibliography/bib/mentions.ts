import type { Span } from '../../text/span.js';
import type { Bibliography, Reference } from '../reference.js';
import { bibEntryOf } from './read.js';

/** A place in a `.bib` that names an entry by key: `b` in `crossref = {b}`. */
export interface KeyMention {
  readonly key: string;
  readonly span: Span;
  /** The entry in which it stands. */
  readonly reference: Reference;
  readonly field: string;
}

const FIELDS = new Set(['crossref', 'xref', 'xdata', 'related', 'entryset', 'ids']);
/** Few entries mention others; only those are read again. */
const MAY_MENTION = /\b(?:crossref|xref|xdata|related|entryset|ids)\s{0,20}=/i;
const KEY = /[^\s,{}"]+(?:[ \t]+[^\s,{}"]+)*/g;

/**
 * Where the entries of a `.bib` name each other (`crossref`, `xref`, `xdata`, `related`, `entryset`) or themselves (`ids`),
 * in the order of the file, which is what a rename has to change besides the citations.
 */
export function keyMentions({ text, references }: Bibliography): readonly KeyMention[] {
  const mentions: KeyMention[] = [];
  for (const reference of references) {
    if (!MAY_MENTION.test(text.slice(reference.span.start, reference.span.end))) continue;
    const written = bibEntryOf(reference);
    if (!written) continue;
    for (const { name, valueSpan, parts } of written.entry.fields) {
      if (!FIELDS.has(name) || parts.length !== 1 || parts[0]!.kind !== 'text') continue;
      const start = written.start + valueSpan.start;
      for (const match of text.slice(start, written.start + valueSpan.end).matchAll(KEY)) {
        mentions.push({ key: match[0], span: { start: start + match.index, end: start + match.index + match[0].length }, reference, field: name });
      }
    }
  }
  return mentions;
}
