import type { Citation, CitationItem } from '../document.js';
import { splitLocator } from '../locator.js';

const DESTINATION = /\(\s{0,20}(?:<([^<>\n]{0,2000})>|((?:\\.|[^\s()\\<]|\([^\s()]{0,500}\))(?:\\.|[^\s()\\]|\([^\s()]{0,500}\)){0,2000})?)(?:\s{1,20}(?:"(?:\\.|[^"\\]){0,500}"|'(?:\\.|[^'\\]){0,500}'|\((?:\\.|[^()\\]){0,500}\)))?\s{0,20}\)/y;

/** What stands in round brackets behind a link's text: `(target "title")`. */
export function readDestination(view: string, at: number, to: number): { readonly target: string; readonly end: number } | undefined {
  DESTINATION.lastIndex = at;
  const match = DESTINATION.exec(view);
  if (!match || at + match[0].length > to) return undefined;
  return { target: match[1] ?? match[2] ?? '', end: at + match[0].length };
}

const TAG = /<(\/?)([A-Za-z][A-Za-z0-9-]{0,30})(?:\s[^<>]{0,2000})?\/?>/y;
const ADDRESS = /<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2000}|[\w.!#$%&'*+/=?^`{|}~-]{1,80}@[\w.-]{1,120})>/y;

/** An HTML tag, or an address in angle brackets. */
export function readTag(view: string, at: number, to: number): { readonly name: string; readonly closing: boolean; readonly address?: string; readonly end: number } | undefined {
  TAG.lastIndex = ADDRESS.lastIndex = at;
  const tag = TAG.exec(view);
  if (tag && at + tag[0].length <= to) return { name: tag[2]!.toLowerCase(), closing: tag[1] === '/', end: at + tag[0].length };
  const address = ADDRESS.exec(view);
  if (address && at + address[0].length <= to) return { name: '', closing: false, address: address[1]!, end: at + address[0].length };
  return undefined;
}

const ROLE = /\{([A-Za-z][A-Za-z0-9:._-]{0,30})\}`([^`]{1,1000})`/y;
const CITING = /^(?:foot|full)?cite(?:$|:)/;

export interface Role {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly end: number;
  readonly mode: Citation['mode'];
  /** The works of a citing role. */
  readonly items?: readonly CitationItem[];
}

/** A MyST role: ``{cite:p}`{see}a{p. 3},b` `` and any other ``{name}`text` ``. */
export function readRole(view: string, at: number, to: number): Role | undefined {
  ROLE.lastIndex = at;
  const match = ROLE.exec(view);
  if (!match || at + match[0].length > to) return undefined;
  const name = match[1]!;
  const from = at + name.length + 3;
  const end = at + match[0].length;
  const role = { name, from, to: end - 1, end, mode: modeOf(name) };
  return CITING.test(name) ? { ...role, items: roleItems(match[2]!, from, name) } : role;
}

function modeOf(name: string): Citation['mode'] {
  if (/:(?:t|ts|ct|cts|alt|alts)$/i.test(name)) return 'narrative';
  return name.startsWith('full') ? 'full' : 'parenthetical';
}

/** `{see}key{p. 3},other`. */
function roleItems(text: string, start: number, name: string): readonly CitationItem[] {
  const items: CitationItem[] = [];
  const part = /\s{0,9}(?:\{([^{}]{0,200})\} {0,3})?([^\s,{}]{1,200})(?: {0,3}\{([^{}]{0,200})\})?\s{0,9}(?:,|$)/y;
  while (part.lastIndex < text.length) {
    const at = part.lastIndex;
    const match = part.exec(text);
    if (!match) break;
    const keyAt = start + at + match[0].indexOf(match[2]!, match[1] === undefined ? 0 : match[0].indexOf('}'));
    const { locator, suffix } = splitLocator(match[3] === undefined ? '' : `, ${match[3]}`);
    items.push({
      key: match[2]!, span: { start: keyAt, end: keyAt + match[2]!.length },
      prefix: match[1]?.trim() ?? '', locator, suffix, authorSuppressed: /:(?:year|yearpar)/.test(name),
    });
  }
  return items;
}
