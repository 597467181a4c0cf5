import type { Document, Format } from '../document/document.js';
import { prosesOf } from '../document/prose.js';
import { sourceSpan } from '../text/plainText.js';
import { shift, type Span } from '../text/span.js';
import { citedKey, labelKey } from '../rules/keyFix.js';

/** A citation key that is being typed, and how the format writes a whole one in its place. */
export interface KeyBeingTyped {
  /** What of the key stands before the cursor; only this is replaced. */
  readonly span: Span;
  readonly typed: string;
  /** The key as it is inserted; undefined for one that the format can't write here. */
  readonly written: (key: string) => string | undefined;
}

/** Finds the key being typed at an offset: behind `@`, in the braces of a cite command, in a cite role or function. */
export function keyBeingTyped(document: Document, offset: number): KeyBeingTyped | undefined {
  const { text, format } = document;
  const before = text.slice(Math.max(0, offset - LOOK_BACK), offset);
  const found = FINDERS[format](before, document);
  if (!found || COMMENT[format]?.test(before) || isInCode(document, offset)) return undefined;
  return { span: { start: offset - found.typed.length, end: offset }, ...found };
}

const LOOK_BACK = 1_000;

type Found = Pick<KeyBeingTyped, 'typed' | 'written'>;

const FINDERS: Readonly<Record<Format, (before: string, document: Document) => Found | undefined>> = {
  markdown: (before) => inRole(before) ?? behindAt(before, 'markdown'),
  quarto: (before) => inRole(before) ?? behindAt(before, 'quarto'),
  plaintext: () => undefined,
  latex: inCiteCommand,
  typst: (before) => inCiteFunction(before) ?? behindAt(before, 'typst'),
};

/** Behind the mark of a comment that goes to the end of the line. */
const COMMENT: Readonly<Partial<Record<Format, RegExp>>> = { latex: /(?:^|[^\\])%[^\n]{0,1000}$/, typst: /(?:^|[^:])\/\/[^\n]{0,1000}$/ };

/** `@pet`, `[@a; -@pet`, `@{odd k`; not in `someone@exa`, not in `https://x.org/@pet`. */
function behindAt(before: string, format: Format): Found | undefined {
  const at = before.lastIndexOf('@');
  if (at < 0 || /[\p{L}\p{N}./@\\]/u.test(before[at - 1] ?? '')) return undefined;
  const rest = before.slice(at + 1);
  if (format !== 'typst' && rest.startsWith('{')) return /^\{[^{}\n]{0,200}$/.test(rest) ? { typed: rest.slice(1), written: (key) => labelKey(key, format) } : undefined;
  return /^[^\s@{}[\]();,"'`<>\\]{0,200}$/u.test(rest) ? { typed: rest, written: (key) => citedKey(key, format) } : undefined;
}

/** MyST's roles: {cite}`a,pet`, {cite:t}`pet`. */
function inRole(before: string): Found | undefined {
  const match = /\{cite(?::[a-z]{1,12})?\}`([^`\n]{0,500})$/.exec(before);
  return match ? { typed: lastOf(match[1]!), written: (key) => (/[`,\s]/.test(key) ? undefined : key) } : undefined;
}

/** Typst: `#cite(<pet`. */
function inCiteFunction(before: string): Found | undefined {
  const match = /\bcite\(\s{0,20}<([\p{L}\p{N}_.:-]{0,200})$/u.exec(before);
  return match ? { typed: match[1]!, written: (key) => labelKey(key, 'typst') } : undefined;
}

/** Any command with `cite` in its name, or that the settings name: `\citep[see][4]{a,pet`, `\textcites{a}[2]{pet`, `\nocite{pet`. */
function inCiteCommand(before: string, { metadata: { citationCommands = [] } }: Document): Found | undefined {
  const open = before.lastIndexOf('{');
  if (open < 0 || before.indexOf('}', open) >= 0 || /\n\s*\n/.test(before.slice(open))) return undefined;
  const command = /\\([A-Za-z]{1,40})\*?\s*$/.exec(before.slice(0, beforeArguments(before, open)));
  if (!command || (!/cite/i.test(command[1]!) && !citationCommands.includes(command[1]!)) || /^(?:bib)?citestyle$|^citeauthoryear/i.test(command[1]!)) return undefined;
  return { typed: lastOf(before.slice(open + 1)), written: (key) => labelKey(key, 'latex') };
}

/** The offset before the arguments `[…]`, `(…)` and `{…}` that end at `end`. */
function beforeArguments(text: string, end: number): number {
  let at = end;
  for (;;) {
    let last = at - 1;
    while (last >= 0 && /\s/.test(text[last]!)) last--;
    const open = OPENING[text[last] ?? ''];
    if (!open) return at;
    const start = matching(text, last, open);
    if (start < 0) return at;
    at = start;
  }
}

const OPENING: Readonly<Record<string, string>> = { ']': '[', ')': '(', '}': '{' };

function matching(text: string, close: number, open: string): number {
  for (let at = close, depth = 0; at >= 0; at--) {
    if (text[at] === text[close]) depth++;
    else if (text[at] === open && --depth === 0) return at;
  }
  return -1;
}

/** Behind the last comma, without leading blanks. */
function lastOf(list: string): string {
  return list.slice(list.lastIndexOf(',') + 1).trimStart();
}

/** Whether an offset lies in code, maths, or a comment. */
function isInCode({ blocks }: Document, offset: number): boolean {
  for (const { start, end, content } of blocks) {
    if (start > offset) return false;
    if (end < offset) continue;
    if (content.kind === 'opaque' && start < offset && (offset < end || content.what === 'code')) return content.what !== 'raw';
    for (const prose of prosesOf(content)) {
      if (prose.marks.length === 0) continue;
      const inside = prose.marks.filter(({ kind }) => kind === 'code' || kind === 'maths').map(({ span }) => shift(sourceSpan(prose, span), start));
      if (inside.some((span) => span.start <= offset && offset <= span.end)) return true;
    }
  }
  return false;
}
