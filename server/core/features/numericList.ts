import { sameWork } from '../bibliography/identity.js';
import type { Reference } from '../bibliography/reference.js';
import type { Block, Document, ReferenceEntry } from '../document/document.js';
import type { CitedPlace } from '../library/cited.js';
import type { Library } from '../library/library.js';
import { resolver } from '../library/resolve.js';
import type { Span } from '../text/span.js';

/** The numbered reference list of a manuscript that cites by its numbers. */
export interface NumericList {
  readonly entries: readonly ListedWork[];
  /** The number of a work in the list; undefined where the list lacks it. */
  numberOf(reference: Reference): number | undefined;
  /** The edit that adds entries behind the last, in the list's own way of numbering. */
  add(texts: readonly string[]): { readonly span: Span; readonly text: string };
  /** `[3, 4]`, `^3,4^`: as the manuscript writes it. */
  cite(numbers: readonly number[]): string;
  readonly last: number;
}

export interface ListedWork {
  readonly number: number;
  /** What the list says of it, behind the number. */
  readonly span: Span;
  readonly text: string;
  /** The library's reference of this work; undefined where no bibliography has it. */
  readonly reference: Reference | undefined;
}

/** Undefined for a manuscript that has no numbered list, or that cites by keys nevertheless. */
export function numericList(document: Document, citations: readonly CitedPlace[], library: Library): NumericList | undefined {
  if (document.format === 'latex' || document.format === 'typst') return undefined;
  const blocks = document.blocks.filter((block): block is Block & { readonly content: ReferenceEntry } => block.content.kind === 'reference' && /^\d{1,6}$/.test(block.content.key));
  const numeric = citations.filter(({ citation }) => citation.mode === 'numeric');
  const byKey = citations.length > numeric.length || document.metadata.bibliography.length > 0;
  if (blocks.length === 0 || (numeric.length === 0 && byKey)) return undefined;

  const resolve = resolver(document, library);
  const own = new Set(library.references);
  const entries = blocks.map(({ start, end, content }): ListedWork => {
    const from = start + (content.prose.runs[0]?.sourceAt ?? content.keySpan.end);
    const item = { key: content.key, span: content.keySpan, prefix: '', locator: '', suffix: '', authorSuppressed: false };
    const found = resolve({ at: 0, span: content.keySpan, mode: 'numeric', items: [item] }, item);
    return { number: Number(content.key), span: { start: from, end }, text: document.text.slice(from, end), reference: found && own.has(found) ? found : undefined };
  });
  const last = blocks.at(-1)!;
  const highest = Math.max(...entries.map(({ number }) => number));
  return {
    entries,
    last: highest,
    numberOf: (reference) => entries.find((entry) => entry.reference !== undefined && (entry.reference === reference || sameWork(entry.reference, reference)))?.number,
    add(texts) {
      const before = blocks.at(-2);
      const gap = before ? document.text.slice(before.end, last.start) : '\n';
      const { start, content: { keySpan } } = last;
      const marker = (number: number): string => document.text.slice(start, start + keySpan.start) + number + document.text.slice(start + keySpan.end, entries.at(-1)!.span.start);
      const between = /^\s{1,4}$/.test(gap) ? gap : '\n';
      return { span: { start: last.end, end: last.end }, text: texts.map((text, i) => between + marker(highest + 1 + i) + text).join('') };
    },
    cite(numbers) {
      const example = numeric.at(-1);
      const text = example ? document.text.slice(example.span.start, example.span.end) : '[]';
      const several = numeric.map(({ span }) => document.text.slice(span.start, span.end)).find((each) => each.includes(','));
      const list = [...numbers].sort((a, b) => a - b).join(several === undefined || /,\s/.test(several) ? (text.startsWith('^') ? ',' : ', ') : ',');
      return text.startsWith('^') ? `^${list}^` : text.startsWith('(') ? `(${list})` : `[${list}]`;
    },
  };
}
