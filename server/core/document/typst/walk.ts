import type { Span } from '../../text/span.js';
import { readDirective } from '../directive.js';
import type { Content, Mark, Named, Paragraph, Prose } from '../document.js';
import { ProseBuilder } from '../proseBuilder.js';
import { readReference } from './citations.js';
import type { Context } from './context.js';
import { readExpression } from './expressions.js';
import { addressEnd, commentEnd, DOLLAR, isBlankLine, labelEnd, mathsEnd, NEWLINE, rawAt, SLASH, STAR, stringEnd, TICK } from './lexis.js';
import { typstMathsText } from './mathsText.js';
import { itemMark, scanShape } from './scan.js';

/** One piece of source that is being read, and what has been found in it. Places count from its start. */
export class Piece {
  /** For the place of an opening bracket, that of its other half. */
  readonly brackets = new Map<number, number>();
  readonly blocks: { readonly start: number; readonly end: number; readonly content: Content }[] = [];
  readonly bibliography: Named[] = [];
  csl: Named | undefined;
  title: string | undefined;
  language: string | undefined;
  readonly asked = new Map<string, string | undefined>();

  constructor(readonly source: string, readonly context: Context, readonly expansions = 0) {
    const { brackets } = this;
    scanShape(source, {
      open: () => undefined, blank: () => undefined, heading: () => false, item: () => undefined, label: () => undefined, statement: () => undefined, waits: () => undefined,
      close: (open, at) => brackets.set(open, at),
    });
  }

  /** Behind the comment at `at`, as `commentEnd` in `lexis.ts`; a block comment without an end is looked for once. */
  commentEnd(at: number): number | undefined {
    const isBlock = this.source[at + 1] === '*';
    if (isBlock && this.openComment) return undefined;
    const end = commentEnd(this.source, at);
    if (isBlock && end === undefined) this.openComment = true;
    return end;
  }
  private openComment = false;

  ask(question: string): string | undefined {
    const answer = this.context.answer(question);
    this.asked.set(question, answer);
    return answer;
  }
}

/** Where paragraphs go. A walk within a line of text has no flow. */
export interface Flow {
  readonly role: Paragraph['role'];
  readonly depth?: number;
}

const DEEPEST = 12;

/** Walks through Typst markup and collects its prose; code in it is read by `expressions.ts`. */
export class Walk {
  prose = new ProseBuilder();
  at: number;
  /** Where the current paragraph began. */
  start: number;
  private limit: number;
  private strong = -1;
  private emphasis = -1;
  private lineStart: boolean;
  private quoteOpen = false;

  constructor(readonly piece: Piece, span: Span, private flow: Flow | undefined, readonly depth = 0) {
    this.at = this.start = span.start;
    this.limit = span.end;
    this.lineStart = flow !== undefined;
  }

  get source(): string {
    return this.piece.source;
  }

  get end(): number {
    return this.limit;
  }

  get flows(): boolean {
    return this.flow !== undefined;
  }

  run(): this {
    this.loop();
    this.paragraph(this.limit);
    return this;
  }

  /** Walks through a span as part of this prose, and comes back. */
  through(span: Span): void {
    if (this.depth + this.nesting >= DEEPEST) return this.prose.copy(this.source, span.start, span.end);
    const { at, limit } = this;
    this.nesting++;
    this.at = span.start;
    this.limit = Math.min(span.end, limit);
    this.loop();
    this.nesting--;
    this.at = at;
    this.limit = limit;
  }
  private nesting = 0;

  /** Walks through a span on its own: a caption, a cell, a footnote (which has a flow). */
  aside(span: Span, flow?: Flow): Walk {
    const walk = new Walk(this.piece, span, flow, this.depth + 1);
    if (this.depth >= DEEPEST) walk.prose.copy(this.source, span.start, span.end);
    else walk.run();
    return walk;
  }

  /** The same walk with its end set to `end`: for reading single values into its prose. */
  widened(end: number): this {
    this.limit = end;
    return this;
  }

  /** Reads another source with the same context: what a `#let` name stands for. */
  other(source: string): Prose {
    const piece = new Piece(source, this.piece.context, this.piece.expansions + 1);
    const walk = new Walk(piece, { start: 0, end: source.length }, undefined, this.depth + 1);
    if (piece.expansions < 4) walk.run();
    for (const [question, answer] of piece.asked) this.piece.asked.set(question, answer);
    return walk.prose.prose(0);
  }

  emit(content: Content, start: number, end: number): void {
    this.piece.blocks.push({ start, end, content });
  }

  /** Ends the paragraph at `end`; the next begins at `next`. In a line of text, this is a space. */
  breakParagraph(end: number, next: number): void {
    if (!this.flow || this.nesting > 0) return this.prose.space(end, next);
    this.paragraph(end);
    this.prose = new ProseBuilder();
    this.start = next;
    this.strong = this.emphasis = -1;
    this.quoteOpen = false;
  }

  restartIfEmpty(): void {
    if (this.prose.empty) this.start = this.at;
  }

  private paragraph(end: number): void {
    if (!this.flow || this.prose.empty) return;
    while (end > this.start && /\s/.test(this.source[end - 1]!)) end--;
    const { role, depth } = this.flow;
    this.emit({ kind: 'paragraph', role, prose: this.prose.prose(this.start), ...(role === 'list-item' ? { depth: depth ?? 0 } : {}) }, this.start, end);
  }

  private loop(): void {
    const { source } = this;
    while (this.at < this.limit) {
      if (this.lineStart) {
        this.lineStart = false;
        if (this.beginLine()) continue;
      }
      const at = this.at;
      const char = source[at]!;
      switch (char) {
        case ' ': case '\t': case '\r': case '\n':
          this.spaces();
          break;
        case '\\':
          this.escape();
          break;
        case '*': case '_':
          this.mark(char);
          break;
        case '`':
          this.raw();
          break;
        case '$':
          this.maths();
          break;
        case '#':
          readExpression(this);
          break;
        case '@':
          readReference(this);
          break;
        case '<': {
          const end = labelEnd(source, at);
          if (end > 0 && end <= this.limit) this.at = end;
          else this.copy(1);
          break;
        }
        case '[': {
          // A bracket in markup is a bracket in print, unless it is that of an argument not finished.
          this.copy(1);
          break;
        }
        case '~':
          this.rewrite('\u00A0', 1);
          break;
        case '-':
          if (source.startsWith('---', at)) this.rewrite('—', 3);
          else if (source.startsWith('--', at)) this.rewrite('–', 2);
          else if (source[at + 1] === '?') this.at += 2;
          else this.copy(1);
          break;
        case '.':
          if (source.startsWith('...', at)) this.rewrite('…', 3);
          else this.copy(1);
          break;
        case '"':
          this.quote();
          break;
        case '/':
          this.comment();
          break;
        case 'h': {
          const end = Math.min(this.limit, addressEnd(source, at));
          if (end > at) {
            const { here } = this.prose;
            this.prose.copy(source, at, end);
            this.prose.link(source.slice(at, end), here);
            this.at = end;
          } else this.plain();
          break;
        }
        default:
          this.plain();
      }
    }
  }

  private plain(): void {
    const { source, limit } = this;
    let to = this.at + 1;
    while (to < limit) {
      const code = source.charCodeAt(to);
      if (code < 128 && ACTIVE[code] === 1 && !(code === 32 && isWordAhead(source, to + 1, limit)) && !(code === H && source.charCodeAt(to + 1) !== T)) break;
      to++;
    }
    this.prose.copy(source, this.at, to);
    this.at = to;
  }

  private copy(length: number): void {
    this.prose.copy(this.source, this.at, this.at + length);
    this.at += length;
  }

  private rewrite(text: string, length: number): void {
    this.prose.rewrite(text, this.at, this.at + length);
    this.at += length;
  }

  private spaces(): void {
    const { source, limit } = this;
    const from = this.at;
    let newlines = 0;
    let to = from;
    for (; to < limit; to++) {
      const code = source.charCodeAt(to);
      if (code === NEWLINE) newlines++;
      else if (code !== 32 && code !== 9 && code !== 13) break;
    }
    this.at = to;
    if (newlines > 1) this.breakParagraph(from, to);
    else this.prose.space(from, to);
    this.lineStart = newlines > 0;
    this.restartIfEmpty();
  }

  /** A heading or list item at the start of a line. */
  private beginLine(): boolean {
    const { source, at } = this;
    const char = source[at];
    if (char === '=') return this.heading();
    const mark = itemMark(source, at);
    if (mark === 0 || this.nesting > 0) return false;
    if (!this.flow) {
      this.prose.space(at, at + mark);
      this.at += mark;
      return true;
    }
    this.breakParagraph(at, at);
    this.flow = { role: 'list-item', depth: this.flow.depth };
    this.at = this.start = at + mark;
    if (char === '/') this.term();
    return true;
  }

  /** `/ Term: description`. */
  private term(): void {
    const colon = this.source.slice(this.at, Math.min(this.limit, this.at + 200)).search(/[:\n]/);
    if (colon < 0 || this.source[this.at + colon] !== ':') return;
    const { here } = this.prose;
    this.through({ start: this.at, end: this.at + colon });
    this.prose.mark('strong', here);
    this.at += colon;
  }

  private heading(): boolean {
    const { source } = this;
    const start = this.at;
    let from = start;
    while (source[from] === '=') from++;
    if (!/[ \t]/.test(source[from] ?? '') || this.nesting > 0) return false;
    const end = this.headingEnd(from);
    this.breakParagraph(start, start);
    const prose = this.aside({ start: from, end }).prose.prose(start);
    const label = trailingLabel(source.slice(start, end));
    if (this.flow && prose.text !== '') this.emit({ kind: 'heading', level: from - start + 1, prose, ...(label ? { label } : {}) }, start, end);
    else if (!this.flow) this.prose.copy(source, from, end);
    this.at = end;
    this.prose = this.flow ? new ProseBuilder() : this.prose;
    this.restartIfEmpty();
    return true;
  }

  /** The end of the heading's line, a bracket that goes on over it included. */
  private headingEnd(from: number): number {
    const { source, limit } = this;
    for (let i = from; i < limit; i++) {
      const code = source.charCodeAt(i);
      if (code === NEWLINE) return source.charCodeAt(i - 1) === 13 ? i - 1 : i;
      if (code === TICK) i = (rawAt(source, i)?.after ?? i + 1) - 1;
      else if (code === SLASH && source.charCodeAt(i + 1) === STAR) i = (this.piece.commentEnd(i) ?? i + 1) - 1;
      else if (code === DOLLAR) i = Math.max(i, mathsEnd(source, i));
      else i = this.piece.brackets.get(i) ?? i;
    }
    return limit;
  }

  private escape(): void {
    const { source, at } = this;
    const next = source[at + 1];
    if (next === undefined || /\s/.test(next)) {
      this.prose.space(at, at + 1);
      this.at++;
      return;
    }
    const unicode = /^\\u\{([\da-f]{1,6})\}/i.exec(source.slice(at, at + 11));
    const code = unicode ? parseInt(unicode[1]!, 16) : -1;
    if (unicode && code <= 0x10ffff) return this.rewrite(String.fromCodePoint(code), unicode[0].length);
    const length = next >= '\uD800' && next <= '\uDBFF' ? 2 : 1;
    this.rewrite(source.slice(at + 1, at + 1 + length), 1 + length);
  }

  /** `*` and `_` set off text, except within a word. */
  private mark(char: '*' | '_'): void {
    const { source, at } = this;
    if (isWord(source[at - 1]) && isWord(source[at + 1])) return this.copy(1);
    this.at++;
    const opened = char === '*' ? this.strong : this.emphasis;
    const kind: Mark['kind'] = char === '*' ? 'strong' : 'emphasis';
    if (opened >= 0) this.prose.mark(kind, opened);
    const now = opened >= 0 ? -1 : this.prose.here;
    if (char === '*') this.strong = now;
    else this.emphasis = now;
  }

  private raw(): void {
    const { source, at } = this;
    const raw = rawAt(source, at);
    if (!raw || raw.after > this.limit) {
      let ticks = 1;
      while (at + ticks < this.limit && source.charCodeAt(at + ticks) === TICK) ticks++;
      return this.copy(ticks);
    }
    this.at = raw.after;
    const { here } = this.prose;
    if (!raw.isBlock || !source.slice(raw.start, raw.end).includes('\n')) {
      const start = raw.isBlock ? raw.start + (/^[\w+-]{1,20} /.exec(source.slice(raw.start, Math.min(raw.end, raw.start + 22)))?.[0].length ?? 0) : raw.start;
      this.prose.copy(source, start, raw.end);
      return this.prose.mark('code', here);
    }
    this.breakParagraph(at, raw.after);
    const language = /^[\w+-]{1,20}/.exec(source.slice(raw.start, Math.min(raw.end, raw.start + 20)))?.[0];
    this.emit({ kind: 'opaque', what: language === 'mermaid' ? 'diagram' : 'code', ...(language ? { language } : {}), span: { start: 0, end: raw.after - at } }, at, raw.after);
  }

  private maths(): void {
    const close = mathsEnd(this.source, this.at);
    if (close < 0 || close >= this.limit) {
      this.at++;
      return;
    }
    this.mathsBetween(this.at, close);
    this.at = close + 1;
  }

  /** `$…$` from its first to its last dollar; with spaces inside both, it is set on lines of its own. */
  mathsBetween(open: number, close: number): void {
    const { source } = this;
    const isDisplay = close - open > 2 && /\s/.test(source[open + 1]!) && /\s/.test(source[close - 1]!);
    if (isDisplay && this.flow && this.nesting === 0) {
      this.emit({ kind: 'opaque', what: 'maths', span: { start: 0, end: close + 1 - open } }, open, close + 1);
      return this.prose.space(open, close + 1);
    }
    const { here } = this.prose;
    let [start, end] = [open + 1, close];
    while (start < end && /\s/.test(source[start]!)) start++;
    while (end > start && /\s/.test(source[end - 1]!)) end--;
    if (!typstMathsText(source, start, end, this.prose)) this.prose.mark('maths', here);
  }

  private quote(): void {
    const before = this.source[this.at - 1];
    const opens = before === undefined || /[\s([{“‘—–-]/.test(before) || (!this.quoteOpen && !isWord(before) && !/[.,;:!?)\]%]/.test(before));
    this.quoteOpen = opens;
    this.rewrite(opens ? '“' : '”', 1);
  }

  private comment(): void {
    const { source, at, limit } = this;
    const end = this.piece.commentEnd(at);
    if (end === undefined) return this.copy(1);
    const stop = Math.min(end, limit);
    const directive = readDirective(source.slice(at + 2, stop), { start: 0, end: stop - at });
    if (directive) this.emit(directive, at, stop);
    this.at = stop;
    this.prose.space(at, stop);
    // A line that holds nothing but a comment is none of the paragraph, and ends none.
    if (source[stop] === '\n' && !isBlankLine(source, stop + 1) && /(?:^|\n)[ \t]*$/.test(source.slice(Math.max(0, at - 80), at))) this.at = Math.min(limit, stop + 1);
    this.lineStart = this.at > stop;
    this.restartIfEmpty();
  }
}

/** The name in the `<label>` that ends a heading. */
function trailingLabel(heading: string): string | undefined {
  const open = heading.lastIndexOf('<');
  const end = open < 0 ? -1 : labelEnd(heading, open);
  return end > 0 && heading.slice(end).trim() === '' ? heading.slice(open + 1, end - 1) : undefined;
}

/** The quoted inside of the string at `at`, and the place behind it. */
export function stringAt(source: string, at: number): { readonly start: number; readonly end: number; readonly after: number } {
  const after = stringEnd(source, at);
  const closed = after > at + 1 && source[after - 1] === '"';
  return { start: at + 1, end: closed ? after - 1 : after, after };
}

function isWord(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}]/u.test(char);
}

const H = 104, T = 116;
const ACTIVE = new Uint8Array(128);
for (const char of ' \t\r\n\\*_`$#@<[~-."/h') ACTIVE[char.charCodeAt(0)] = 1;

function isWordAhead(source: string, at: number, limit: number): boolean {
  if (at >= limit) return false;
  const code = source.charCodeAt(at);
  return code >= 128 || ACTIVE[code] !== 1 || (code === H && source.charCodeAt(at + 1) !== T);
}
