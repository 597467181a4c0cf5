import { isMap, isScalar, isSeq, parseDocument, type Scalar } from 'yaml';
import { t } from '../../text/language.js';
import type { Span } from '../../text/span.js';
import type { Metadata, Named, Problem } from '../document.js';

export interface FrontMatter {
  readonly metadata: Metadata;
  readonly problems: readonly Problem[];
  /** Where the document's text begins. */
  readonly end: number;
  /** The inside of `nocite:`, where keys stand with their `@`. */
  readonly nocite?: Span;
  /** Whether the abstract is a block (`abstract: |`), indented below its key. */
  readonly abstractIsBlock: boolean;
}

export const NO_METADATA: Metadata = { bibliography: [], references: [] };

/**
 * Reads YAML front matter between `---` and `---` or `...`, or Pandoc's `% title` lines. Broken YAML gives what could be
 * read and a problem at its place.
 */
export function readFrontMatter(text: string): FrontMatter {
  const bom = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const none: FrontMatter = { metadata: NO_METADATA, problems: [], end: bom, abstractIsBlock: false };
  if (text.startsWith('% ', bom)) return titleBlock(text, bom);
  const open = /---[ \t]*\r?\n/y;
  open.lastIndex = bom;
  const opened = open.exec(text);
  if (!opened) return none;
  const start = bom + opened[0].length;
  const close = /^(?:---|\.\.\.)[ \t]*\r?$/m;
  const body = text.slice(start, start + 1_000_000);
  const closed = close.exec(body);
  if (!closed) {
    if (!/^[\w-]{1,40}:/.test(body)) return none;
    return { ...none, problems: [{ message: t`The front matter is not closed; end it with a line of ---.`, span: { start: bom, end: bom + 3 } }] };
  }
  const lineEnd = text.indexOf('\n', start + closed.index);
  const end = lineEnd < 0 ? text.length : lineEnd + 1;
  return { ...none, ...readYaml(body.slice(0, closed.index), start), end };
}

function titleBlock(text: string, from: number): FrontMatter {
  let end = from;
  const lines: string[] = [];
  while (lines.length < 3 && text.startsWith('%', end)) {
    const lineEnd = text.indexOf('\n', end);
    lines.push(text.slice(end + 1, lineEnd < 0 ? text.length : lineEnd).trim());
    end = lineEnd < 0 ? text.length : lineEnd + 1;
  }
  return { metadata: { ...NO_METADATA, title: lines[0] || undefined }, problems: [], end, abstractIsBlock: false };
}

function readYaml(yaml: string, offset: number): Pick<FrontMatter, 'metadata' | 'problems' | 'nocite' | 'abstractIsBlock'> {
  const document = parseDocument(yaml, { prettyErrors: false, logLevel: 'silent', uniqueKeys: false, strict: false });
  const problems: Problem[] = document.errors.map((error) => ({
    message: t`The front matter is not valid YAML: ${error.message.split('\n')[0]!}`,
    span: { start: offset + error.pos[0], end: offset + Math.max(error.pos[0], error.pos[1]) },
  }));
  const root = document.contents;
  if (!isMap(root)) return { metadata: NO_METADATA, problems, abstractIsBlock: false };
  const field = (name: string): unknown => root.get(name, true);
  const words = (name: string): string | undefined => {
    const node = field(name);
    return isScalar(node) && (typeof node.value === 'string' || typeof node.value === 'number') ? String(node.value).trim() || undefined : undefined;
  };
  const abstract = field('abstract');
  const nocite = field('nocite');
  const references = field('references');
  return {
    metadata: {
      title: words('title'),
      doi: doiOf(words('doi') ?? words('DOI')),
      language: words('lang') ?? words('language'),
      bibliography: names(field('bibliography'), offset, yaml),
      csl: names(field('csl'), offset, yaml)[0],
      references: isSeq(references) ? plainItems(references) : [],
      abstract: isText(abstract) ? shifted(abstract, offset, yaml) : undefined,
    },
    problems,
    nocite: isText(nocite) ? shifted(nocite, offset, yaml) : undefined,
    abstractIsBlock: isText(abstract) && (abstract.type === 'BLOCK_LITERAL' || abstract.type === 'BLOCK_FOLDED'),
  };
}

function isText(node: unknown): node is Scalar<string> {
  return isScalar(node) && typeof node.value === 'string' && node.value.trim() !== '';
}

function plainItems(node: { toJSON(): unknown }): readonly unknown[] {
  const items = node.toJSON();
  return Array.isArray(items) ? items : [];
}

/** One name, or a list of them. */
function names(node: unknown, offset: number, yaml: string): readonly Named[] {
  if (isSeq(node)) return node.items.flatMap((item) => names(item, offset, yaml));
  return isText(node) ? [{ name: node.value.trim(), span: shifted(node, offset, yaml) }] : [];
}

/** The place of a scalar's inside: without quotes, without the `|` of a block. */
function shifted(node: Scalar, offset: number, yaml: string): Span {
  let [start, end] = node.range ?? [0, 0];
  const first = yaml[start];
  if ((node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') && end - start >= 2) {
    start++;
    end--;
  } else if (first === '|' || first === '>') {
    const lineEnd = yaml.indexOf('\n', start);
    start = lineEnd < 0 ? end : Math.min(lineEnd + 1, end);
    while (start < end && yaml[start] === ' ') start++;
  }
  while (end > start && /\s/.test(yaml[end - 1]!)) end--;
  return { start: offset + start, end: offset + end };
}

function doiOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : /10\.\d{4,9}\/\S+/.exec(text)?.[0];
}
