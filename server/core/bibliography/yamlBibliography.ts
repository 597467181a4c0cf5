import { isMap, isScalar, isSeq, parseDocument, type Document, type Pair } from 'yaml';
import { t } from '../text/language.js';
import type { Span } from '../text/span.js';
import { cslItem } from './cslItem.js';
import { cslOfHayagriva } from './hayagriva.js';
import type { Bibliography, Reference } from './reference.js';

/**
 * Reads a bibliography in YAML: Hayagriva (`peters2017: { type: article, … }`), or CSL items under `references:` as
 * Pandoc has them. Never throws; what is broken is a problem at its place.
 */
export function readYaml(path: string, text: string): Bibliography {
  const problems: { message: string; span: Span }[] = [];
  const document = parsed(text);
  if (!document) return { path, text, references: [], problems: [{ message: t`This YAML is nested too deep to be read.`, span: { start: 0, end: 0 } }] };
  for (const { message, pos } of document.errors.slice(0, 20)) {
    problems.push({ message: t`Not valid YAML here: ${message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '')}.`, span: { start: pos[0], end: pos[1] } });
  }
  const { contents } = document;
  const references: Reference[] = [];
  if (isMap(contents)) {
    const list = contents.items.find((pair) => isScalar(pair.key) && pair.key.value === 'references' && isSeq(pair.value))?.value;
    const items = isSeq(list) ? list.items : undefined;
    if (items) for (const item of items) addCsl(item);
    else for (const pair of contents.items) addHayagriva(pair);
  } else if (isSeq(contents)) {
    for (const item of contents.items) addCsl(item);
  } else if (text.trim() !== '' && problems.length === 0) {
    problems.push({ message: t`This YAML holds no references: expected a key for each work, with its fields below.`, span: { start: 0, end: 0 } });
  }
  return { path, text, references, problems };

  function addHayagriva(pair: Pair): void {
    const keySpan = spanOf(pair.key);
    const key = isScalar(pair.key) ? String(pair.key.value ?? '') : '';
    const value = plainValue(pair.value, document!);
    const span = { start: keySpan.start, end: Math.max(keySpan.end, spanOf(pair.value).end) };
    if (key === '' || typeof value !== 'object' || value === null || Array.isArray(value)) {
      problems.push({ message: t`Expected the fields of a work below ${key || t`its key`}, such as type and title.`, span });
      return;
    }
    references.push(lazily({ key, aliases: [], path, span, keySpan, files: [] }, () => cslOfHayagriva(key, value as Record<string, unknown>)));
  }

  function addCsl(node: unknown): void {
    const span = spanOf(node);
    const value = plainValue(node, document!);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      problems.push({ message: t`Expected a CSL item here, with id, type and title.`, span });
      return;
    }
    const id = isMap(node) ? node.items.find((pair) => isScalar(pair.key) && pair.key.value === 'id')?.value : undefined;
    const key = isScalar(id) && (typeof id.value === 'string' || typeof id.value === 'number') ? String(id.value) : '';
    if (key === '') problems.push({ message: t`This item has no id, so that nothing can cite it.`, span });
    references.push(lazily({ key, aliases: [], path, span, keySpan: id ? spanOf(id) : { start: span.start, end: span.start }, files: [] }, () => cslItem(key, value)));
  }
}

/**
 * References given in a document's own front matter (`references:` of YAML, already read into values). Their places are
 * looked for in the text, in lines like `- id: peters2017`; one not found stands at the start of the file.
 */
export function readFrontMatterReferences(path: string, text: string, items: readonly unknown[]): Bibliography {
  const places = idLines(text);
  const references: Reference[] = [];
  const problems: { message: string; span: Span }[] = [];
  for (const item of items) {
    const id = typeof item === 'object' && item !== null ? (item as { id?: unknown }).id : undefined;
    if (typeof id !== 'string' && typeof id !== 'number') {
      problems.push({ message: t`An item under references has no id, so that nothing can cite it.`, span: { start: 0, end: 0 } });
      continue;
    }
    const keySpan = places.get(String(id)) ?? { start: 0, end: 0 };
    references.push({ key: String(id), aliases: [], csl: cslItem(String(id), item as object), path, span: keySpan, keySpan, files: [] });
  }
  return { path, text, references, problems };
}

const ID_LINE = /^[ \t]*(?:-[ \t]+)?["']?id["']?[ \t]*:[ \t]+(["']?)([^\r\n]{1,300})/gm;

function idLines(text: string): Map<string, Span> {
  const places = new Map<string, Span>();
  for (const match of text.matchAll(ID_LINE)) {
    const quote = match[1]!;
    const close = quote === '' ? -1 : match[2]!.indexOf(quote);
    const id = (close >= 0 ? match[2]!.slice(0, close) : match[2]!.replace(/\s#.{0,300}$/, '')).trim();
    const start = match.index + match[0].length - match[2]!.length;
    if (!places.has(id)) places.set(id, { start, end: start + id.length });
  }
  return places;
}

function parsed(text: string): Document.Parsed | undefined {
  try {
    return parseDocument(text, { strict: false, uniqueKeys: false, logLevel: 'silent' }) as Document.Parsed;
  } catch {
    return undefined;
  }
}

/** The node's value; `undefined` for one whose aliases would unfold without end. */
function plainValue(node: unknown, document: Document): unknown {
  try {
    return (node as { toJS?: (document: Document, options: { maxAliasCount: number }) => unknown } | null)?.toJS?.(document, { maxAliasCount: 100 });
  } catch {
    return undefined;
  }
}

/** Of a key in quotes, its inside. */
function spanOf(node: unknown): Span {
  const range = (node as { range?: [number, number, number] | null } | null)?.range;
  if (!range) return { start: 0, end: 0 };
  const quoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') ? 1 : 0;
  return { start: range[0] + quoted, end: Math.max(range[0] + quoted, range[1] - quoted) };
}

function lazily(known: Omit<Reference, 'csl'>, csl: () => Reference['csl']): Reference {
  let made: Reference['csl'] | undefined;
  return { ...known, get csl() { return (made ??= csl()); } };
}
