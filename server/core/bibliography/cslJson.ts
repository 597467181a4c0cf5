import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { t } from '../text/language.js';
import { cslItem } from './cslItem.js';
import type { Bibliography, Reference } from './reference.js';

/**
 * Reads CSL-JSON: a list of items, a list under `items` or `references`, or one item. Never throws; what is broken is a
 * problem at its place, and items before and after it are read.
 */
export function readCslJson(path: string, text: string): Bibliography {
  const errors: ParseError[] = [];
  const tree = tolerantTree(text, errors);
  // One slip makes the parser miss several things at the same place.
  const places = errors.slice(0, 100).filter(({ offset }, i) => errors.findIndex((other) => other.offset === offset) === i);
  const problems = places.slice(0, 20).map(({ error, offset, length }) => ({
    message: t`Not valid JSON here: ${words(printParseErrorCode(error))}.`,
    span: { start: offset, end: offset + length },
  }));
  const references: Reference[] = [];
  for (const node of itemNodes(tree)) {
    const span = { start: node.offset, end: node.offset + node.length };
    if (node.type !== 'object') {
      problems.push({ message: t`Expected a CSL-JSON item here: an object with id, type and title.`, span });
      continue;
    }
    const { ...value } = getNodeValue(node) as Record<string, unknown>;
    const id = property(node, 'id') ?? property(node, 'citation-key');
    const key = typeof id?.value === 'string' || typeof id?.value === 'number' ? String(id.value) : '';
    if (key === '') problems.push({ message: t`This item has no id, so that nothing can cite it.`, span });
    // Within its quotes, where a rename belongs.
    const quote = id?.type === 'string' ? 1 : 0;
    references.push({
      key,
      aliases: [],
      csl: cslItem(key, value),
      path,
      span,
      keySpan: id ? { start: id.offset + quote, end: id.offset + id.length - quote } : { start: span.start, end: span.start },
      files: [],
    });
  }
  if (references.length === 0 && problems.length === 0 && text.trim() !== '' && !(tree?.type === 'array' && tree.children?.length === 0)) {
    problems.push({ message: t`This JSON holds no references: expected a list of CSL-JSON items.`, span: { start: 0, end: 0 } });
  }
  return { path, text, references, problems };
}

function tolerantTree(text: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors, { allowTrailingComma: true });
  } catch {
    // nested too deep to be a bibliography
    errors.push({ error: 1, offset: 0, length: 0 });
    return undefined;
  }
}

function itemNodes(tree: Node | undefined): readonly Node[] {
  if (tree?.type === 'array') return tree.children ?? [];
  if (tree?.type !== 'object') return [];
  const list = property(tree, 'items') ?? property(tree, 'references');
  if (list?.type === 'array') return list.children ?? [];
  return property(tree, 'id') || property(tree, 'title') ? [tree] : [];
}

function property(node: Node, name: string): Node | undefined {
  return node.children?.find((pair) => pair.children?.[0]?.value === name)?.children?.[1];
}

/** `PropertyNameExpected` → `property name expected`. */
function words(code: string): string {
  return code.replace(/([a-z])(?=[A-Z])/g, '$1 ').toLowerCase();
}
