import {
  addressEnd, BACKSLASH, CLOSE_CODE, CLOSE_CONTENT, CLOSE_ROUND, commentEnd, DOLLAR, EQUALS, HASH, isBlankLine, labelEnd, LESS, mathsEnd, nameEnd, NEWLINE,
  OPEN_CODE, OPEN_CONTENT, OPEN_ROUND, QUOTE, rawAt, SEMICOLON, SLASH, stringEnd, TICK,
} from './lexis.js';

/** Told of what gives a Typst text its shape, in order of place. Comments, strings, raw text and maths are passed over in silence. */
export interface ShapeListener {
  /** A bracket of content or code, `[`, `(` or `{`, that may have its other half. */
  open(at: number): void;
  close(open: number, at: number): void;
  /** An empty line: from the newline before it to the start of the next line with something in it. */
  blank(at: number, end: number): void;
  /** The `=` of a heading. `nested` tells that brackets are open around it. Returns true to end the scan here. */
  heading(at: number, nested: boolean): boolean;
  /** The mark of a list item. */
  item(at: number, indent: number): void;
  /** `<name>` behind what it labels. */
  label(name: string): void;
  /** The `#` of `#let`, `#set`, `#show`, `#import`. */
  statement(keyword: string, at: number): void;
  /** Raw text or a comment that does not end. */
  waits(): void;
}

type Mode = 'content' | 'round' | 'code' | 'statement';

interface Open {
  readonly mode: Mode;
  readonly at: number;
  /** Opened by an expression in markup, which goes on behind its bracket: `#table(…)[…]`. */
  readonly chained: boolean;
}

/**
 * Walks once through Typst source and tells its shape, in time linear in its length.
 *
 * What is open ends with a heading at the margin, or, in code, where prose begins at the margin behind an empty line:
 * so a bracket that is being typed spoils no more than its own paragraph.
 */
export function scanShape(text: string, listener: ShapeListener, start = 0): void {
  new Scanner(text, listener, start).run();
}

class Scanner {
  private readonly open: Open[] = [];
  private atLineStart = true;
  /** From here on no block of raw text, no comment is closed any more. */
  private deaf = false;

  constructor(private readonly text: string, private readonly listener: ShapeListener, private at: number) {}

  run(): void {
    const { text } = this;
    while (this.at < text.length) {
      if (this.atLineStart) {
        this.atLineStart = false;
        if (this.lineStart()) return;
        continue;
      }
      const code = text.charCodeAt(this.at);
      if (code > CLOSE_CODE || (SHAPELESS[code] === 1)) this.at++;
      else if (this.mode === 'content') this.markup(code);
      else this.code(code);
    }
  }

  private get mode(): Mode {
    return this.open.length === 0 ? 'content' : this.open[this.open.length - 1]!.mode;
  }

  /** A heading or item at the start of a line. Returns true where the listener has the scan ended. */
  private lineStart(): boolean {
    const { text, listener } = this;
    const start = this.at;
    let at = start;
    while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
    const indent = at - start;
    const code = text.charCodeAt(at);
    const marker = code === EQUALS || code === 45 || code === 43 || code === SLASH || (code >= 48 && code <= 57);
    if (!marker) {
      this.at = at;
      return false;
    }
    if (code === EQUALS) {
      let end = at;
      while (text.charCodeAt(end) === EQUALS) end++;
      const isHeading = /[ \t]/.test(text[end] ?? '') && (this.mode === 'content' || (indent === 0 && /^ [\p{Lu}\d]/u.test(text.slice(end, end + 3))));
      if (isHeading) {
        if (indent === 0) this.open.length = 0;
        if (listener.heading(at, this.open.length > 0)) return true;
      }
      this.at = isHeading ? end : at + 1;
      return false;
    }
    if (this.mode === 'content' && itemMark(text, at) > 0) listener.item(at, indent);
    // The mark itself may be the start of a comment or a dash.
    this.at = code === SLASH ? at : at + 1;
    return false;
  }

  private newline(): void {
    const { text } = this;
    const start = this.at;
    let next = start + 1;
    let blank = false;
    while (next < text.length && isBlankLine(text, next)) {
      blank = true;
      next = text.indexOf('\n', next) + 1;
    }
    this.at = next;
    this.atLineStart = true;
    if (!blank) return;
    if (this.mode !== 'content' && /^(?:\p{Lu}\p{Ll}{0,30} \p{L}|#|@)/u.test(text.slice(next, next + 40))) this.open.length = 0;
    this.listener.blank(start, next);
  }

  private markup(code: number): void {
    const { text, listener } = this;
    const at = this.at;
    switch (code) {
      case NEWLINE:
        return this.newline();
      case BACKSLASH:
        this.at += 2;
        return;
      case TICK:
        return this.raw();
      case SLASH:
        return this.comment();
      case DOLLAR:
        this.at = Math.max(at, mathsEnd(text, at)) + 1;
        return;
      case OPEN_CONTENT:
        return this.push('content', false);
      case CLOSE_CONTENT:
        return this.pop('content');
      case HASH:
        return this.expression();
      case LESS: {
        const end = labelEnd(text, at);
        if (end > 0) listener.label(text.slice(at + 1, end - 1));
        this.at = end > 0 ? end : at + 1;
        return;
      }
      case COLON_SLASH: {
        // The `//` of a web address begins no comment.
        const from = text.startsWith('https', at - 5) ? at - 5 : at - 4;
        this.at = Math.max(at + 1, addressEnd(text, from));
        return;
      }
      default:
        this.at++;
    }
  }

  private code(code: number): void {
    const { text } = this;
    const at = this.at;
    switch (code) {
      case NEWLINE:
        if (this.mode === 'statement') {
          this.open.pop();
          return;
        }
        return this.newline();
      case QUOTE:
        this.at = stringEnd(text, at);
        return;
      case TICK:
        return this.raw();
      case SLASH:
        return this.comment();
      case DOLLAR:
        this.at = Math.max(at, mathsEnd(text, at)) + 1;
        return;
      case OPEN_CONTENT:
        return this.push('content', false);
      case CLOSE_CONTENT:
        return this.pop('content');
      case OPEN_ROUND:
        return this.push('round', false);
      case CLOSE_ROUND:
        return this.pop('round');
      case OPEN_CODE:
        return this.push('code', false);
      case CLOSE_CODE:
        return this.pop('code');
      case SEMICOLON:
        if (this.mode === 'statement') this.open.pop();
        this.at++;
        return;
      default:
        this.at++;
    }
  }

  private push(mode: Mode, chained: boolean): void {
    this.listener.open(this.at);
    this.open.push({ mode, at: this.at, chained });
    this.at++;
  }

  /** Closes the innermost bracket of this kind; what is open within it has no other half. Content is not closed from inside code. */
  private pop(mode: Mode): void {
    const at = this.at++;
    let index = this.open.length - 1;
    while (index >= 0 && this.open[index]!.mode !== mode && (mode === 'content' || this.open[index]!.mode !== 'content')) index--;
    const open = this.open[index];
    if (open?.mode !== mode) return;
    this.open.length = index;
    this.listener.close(open.at, at);
    if (open.chained) this.chain();
  }

  /** What goes on behind a name or bracket of an expression in markup: `.field`, `(…)`, `[…]`. */
  private chain(): void {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code === OPEN_ROUND) return this.push('round', true);
      if (code === OPEN_CONTENT) return this.push('content', true);
      if (code !== 46 || !/[\p{L}_]/u.test(text[this.at + 1] ?? '')) return;
      this.at = nameEnd(text, this.at + 1);
    }
  }

  private expression(): void {
    const { text } = this;
    const at = this.at++;
    const next = text[this.at] ?? '';
    if (/[\p{L}_]/u.test(next)) {
      const end = nameEnd(text, this.at);
      const name = text.slice(this.at, end);
      this.at = end;
      if (!STATEMENTS.has(name)) return this.chain();
      this.listener.statement(name, at);
      this.open.push({ mode: 'statement', at, chained: false });
    } else if (next === '(') this.push('round', true);
    else if (next === '[') this.push('content', true);
    else if (next === '{') this.push('code', true);
    else if (next === '"') this.at = stringEnd(text, this.at);
  }

  private raw(): void {
    const { at, text } = this;
    const raw = this.deaf && text.startsWith('```', at) ? undefined : rawAt(text, at);
    if (raw) this.at = raw.after;
    else {
      if (text.startsWith('```', at)) this.lost();
      while (text.charCodeAt(this.at) === TICK) this.at++;
    }
  }

  private comment(): void {
    const { at, text } = this;
    const block = text.charCodeAt(at + 1) === 42;
    const end = block && this.deaf ? undefined : commentEnd(text, at);
    if (end === undefined && block) this.lost();
    this.at = end ?? at + 1;
  }

  private lost(): void {
    this.deaf = true;
    this.listener.waits();
  }
}

/** The length of a list item's mark at `at`, `- `, `+ `, `1. ` or `/ `; 0 where none stands. */
export function itemMark(text: string, at: number): number {
  return /^(?:[-+/]|\d{1,6}\.)[ \t\n]/.exec(text.slice(at, at + 9))?.[0].length ?? 0;
}

const STATEMENTS: ReadonlySet<string> = new Set(['let', 'set', 'show', 'import', 'include', 'if', 'for', 'while', 'context', 'return', 'break', 'continue']);

/** `:` of `https://`: looked at only where a slash follows. */
const COLON_SLASH = 58;

const SHAPELESS = new Uint8Array(CLOSE_CODE + 1).fill(1);
for (const code of [NEWLINE, BACKSLASH, TICK, SLASH, DOLLAR, OPEN_CONTENT, CLOSE_CONTENT, HASH, LESS, COLON_SLASH, QUOTE, OPEN_ROUND, CLOSE_ROUND, OPEN_CODE, CLOSE_CODE, SEMICOLON]) SHAPELESS[code] = 0;
