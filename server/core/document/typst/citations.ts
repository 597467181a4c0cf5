import type { Citation, CitationItem } from '../document.js';
import { splitLocator } from '../locator.js';
import type { Argument, Call } from './expressions.js';
import { keyEnd, labelEnd, OPEN_CONTENT } from './lexis.js';
import { stringAt, type Walk } from './walk.js';

/** A key that names a part of the document by the usual prefixes, wherever its label stands: `@fig:flow`, `@tbl-results`. */
const PART = /^(?:figs?|figures?|tab|tabs|tbl|tables?|eq|eqn|eqt|equations?|sec|sect|sections?|ch|chap|chapters?|app|appendix|lst|listing|alg|algo|thm|theorem|lem|lemma|def|prop|cor|supp|fn|note|line)[:\-_.]/i;

/** `@key` and `@key[p. 3]` at the walk's place: a citation, unless the document has a label of this name. */
export function readReference(walk: Walk): void {
  const { source } = walk;
  const start = walk.at;
  const end = Math.min(walk.end, keyEnd(source, start + 1));
  if (end === start + 1) {
    walk.prose.copy(source, start, end);
    walk.at = end;
    return;
  }
  const close = source.charCodeAt(end) === OPEN_CONTENT ? walk.piece.brackets.get(end) : undefined;
  const hasSupplement = close !== undefined && close < walk.end;
  const supplement = hasSupplement ? noteText(walk, { start: end + 1, end: close }) : '';
  walk.at = hasSupplement ? close + 1 : end;
  const key = source.slice(start + 1, end);
  if (isPart(walk, key)) return;
  walk.prose.cite('parenthetical', { start, end: walk.at }, [item(key, { start: start + 1, end }, supplement)]);
}

/** `#cite(<key>, supplement: [p. 3], form: "prose")`, `#ref(<key>)`; the old `#cite("a", "b")` too. */
export function readCite(walk: Walk, call: Call, args: readonly Argument[]): void {
  const { source } = walk;
  const supplementArgument = args.find(({ name }) => name === 'supplement');
  const supplement = supplementArgument && source[supplementArgument.start] === '[' ? noteText(walk, { start: supplementArgument.start + 1, end: supplementArgument.end - 1 }) : '';
  const items: CitationItem[] = [];
  for (const { name, start, end } of args) {
    if (name !== undefined) continue;
    const key = keyIn(source, start, end);
    if (key && !isPart(walk, source.slice(key.start, key.end))) items.push(item(source.slice(key.start, key.end), key, ''));
  }
  if (items.length === 0) return;
  items[items.length - 1] = item(items[items.length - 1]!.key, items[items.length - 1]!.span, supplement);
  const form = args.find(({ name }) => name === 'form');
  const value = form ? source.slice(form.start, form.end).replace(/"/g, '').trim() : 'normal';
  const suppressed = value === 'year';
  walk.prose.cite(MODES[value] ?? 'parenthetical', { start: call.start, end: call.end }, suppressed ? items.map((one) => ({ ...one, authorSuppressed: true })) : items);
}

const MODES: Readonly<Record<string, Citation['mode']>> = { prose: 'narrative', author: 'narrative', full: 'full', none: 'nocite' };

/** The key in `<key>`, `label("key")` or `"key"`. */
function keyIn(source: string, start: number, end: number): { readonly start: number; readonly end: number } | undefined {
  if (source[start] === '<') {
    const close = labelEnd(source, start);
    if (close > 0 && close <= end) return { start: start + 1, end: close - 1 };
    const typed = Math.min(end, keyEnd(source, start + 1));
    return typed > start + 1 ? { start: start + 1, end: typed } : undefined;
  }
  const quote = source[start] === '"' ? start : /^label\(\s{0,5}"/.exec(source.slice(start, Math.min(end, start + 20)))?.[0].length;
  if (quote === undefined) return undefined;
  const string = stringAt(source, source[start] === '"' ? start : start + quote - 1);
  return string.end > string.start && string.end <= end ? { start: string.start, end: string.end } : undefined;
}

function isPart(walk: Walk, key: string): boolean {
  return walk.piece.ask(`label ${key}`) !== undefined || PART.test(key);
}

function item(key: string, span: CitationItem['span'], supplement: string): CitationItem {
  return { key, span, prefix: '', ...splitLocator(supplement), authorSuppressed: false };
}

/** A supplement as it is read: `p.~33` gives `p. 33`. */
function noteText(walk: Walk, span: { readonly start: number; readonly end: number }): string {
  return walk.aside(span).prose.prose(0).text.replace(/\u00A0/g, ' ').trim();
}
