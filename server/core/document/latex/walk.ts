import type { Span } from '../../text/span.js';
import { readDirective } from '../directive.js';
import type { Content, Named, Prose } from '../document.js';
import { ProseBuilder } from '../proseBuilder.js';
import { ACCENTS, accented } from './accents.js';
import type { Definition, Definitions } from './definitions.js';
import { environmentKind } from './environments.js';
import { expandMacro } from './expansion.js';
import { HANDLERS } from './handlers.js';
import { readDisplayMaths, readInlineMaths } from './inlineMaths.js';
import { letters, lineEnd } from './scan.js';
import { shorthand } from './shorthands.js';
import { structureOf, type Structure } from './structure.js';
import { SYMBOLS } from './symbols.js';

/** One piece of source that is being read, and what has been found in it. Places count from its start. */
export class Piece {
  readonly structure: Structure;
  readonly blocks: { readonly start: number; readonly end: number; readonly content: Content }[] = [];
  readonly bibliography: Named[] = [];
  title: string | undefined;
  /** For an end of maths, e.g. `\)`, the place up to which there is none. */
  readonly withoutMathsEnd = new Map<string, number>();
  /** Whether `\fi` was looked for in vain. */
  withoutFi = false;
  /** Every definition that was asked for, and what it was: as long as these stay, the piece reads the same. */
  readonly asked = new Map<string, string | undefined>();

  constructor(readonly source: string, readonly definitions: Definitions, readonly expansions = 0) {
    this.structure = structureOf(source);
  }

  lookup<K extends Definition['is']>(is: K, name: string): Extract<Definition, { is: K }> | undefined {
    const definition = this.definitions.get(is, name);
    this.asked.set(`${is} ${name}`, definition?.source);
    return definition;
  }

  get language(): string | undefined {
    this.asked.set('language', this.definitions.language);
    return this.definitions.language;
  }
}

/** What a walk does where a paragraph ends, a heading or an item begins. A walk within a line of text has none. */
export interface Flow {
  /** All is one prose: where a paragraph would end stands a space. */
  readonly inOne?: boolean;
  /** The prose up to here is complete. `end` is where it ended. */
  paragraph(walk: Walk, end: number): void;
  section(walk: Walk, level: number, start: number): void;
  item(walk: Walk, start: number): void;
  bibitem(walk: Walk, start: number): void;
  caption(walk: Walk, argument: Argument): void;
  label(name: string): void;
  /** A `\begin` at `start`; returns false to have it looked through. */
  environment(walk: Walk, name: string, start: number): boolean;
}

/** An argument: its inside, and the place behind it. */
export interface Argument extends Span {
  readonly after: number;
  /** False for `{…` without its `}`: the inside then ends with the line. */
  readonly closed: boolean;
}

interface Group {
  readonly end: number;
  done: (() => void) | undefined;
}

const DEEPEST = 12;

/**
 * Walks through LaTeX source and collects its prose.
 *
 * One loop, without recursion into groups: `\textbf{` notes what to do at its `}` and the loop goes on. Only what is
 * not part of the running text (a footnote, a caption, a cell) is walked on its own.
 */
export class Walk {
  prose = new ProseBuilder();
  at: number;
  /** Where the current paragraph began. */
  start: number;
  private limit: number;
  private readonly groups: Group[] = [];

  constructor(readonly piece: Piece, span: Span, readonly flow?: Flow, readonly depth = 0) {
    this.at = this.start = span.start;
    this.limit = span.end;
  }

  get source(): string {
    return this.piece.source;
  }

  get end(): number {
    return this.limit;
  }

  /** Walks to the end, and ends the last paragraph there. */
  run(): this {
    this.loop();
    this.flow?.paragraph(this, this.limit);
    return this;
  }

  /** Walks through a span as part of this prose, and comes back. */
  through(span: Span): void {
    if (this.depth + this.nesting >= DEEPEST) return this.prose.copy(this.source, span.start, span.end);
    const { at, limit } = this;
    this.nesting++;
    this.at = span.start;
    this.limit = span.end;
    this.loop();
    this.nesting--;
    this.at = at;
    this.limit = limit;
  }
  private nesting = 0;

  /** Walks through a span on its own: a caption, a cell. */
  aside(span: Span, flow?: Flow): Walk {
    const walk = new Walk(this.piece, span, flow, this.depth + 1);
    if (this.depth >= DEEPEST) walk.prose.copy(this.source, span.start, span.end);
    else walk.run();
    return walk;
  }

  /** Reads another source with the same definitions: the body of the author's own command. */
  other(source: string): { readonly prose: Prose; readonly asked: Piece['asked'] } {
    const piece = new Piece(source, this.piece.definitions, this.piece.expansions + 1);
    const walk = new Walk(piece, { start: 0, end: source.length }, undefined, this.depth + 1);
    if (piece.expansions < DEEPEST) walk.run();
    return { prose: walk.prose.prose(0), asked: piece.asked };
  }

  emit(content: Content, start: number, end: number): void {
    this.piece.blocks.push({ start, end, content });
  }

  /** Begins a new paragraph at `at`: marks that are open belong to the last one. */
  restart(at: number): void {
    this.prose = new ProseBuilder();
    this.start = at;
    for (const group of this.groups) group.done = undefined;
  }

  /** Where nothing has been collected yet, the paragraph begins here. */
  restartIfEmpty(): void {
    if (this.prose.empty) this.start = this.skipSpaces(this.at);
  }

  private loop(): void {
    const { source, limit } = this;
    while (this.at < limit) {
      const from = this.at;
      const code = source.charCodeAt(from);
      switch (code) {
        case SPACE:
        case TAB:
        case NEWLINE:
        case RETURN:
          this.spaces();
          break;
        case BACKSLASH:
          this.command();
          break;
        case OPEN: {
          const close = this.piece.structure.braces.get(from);
          if (close !== undefined) this.groups.push({ end: close, done: undefined });
          this.at++;
          break;
        }
        case CLOSE:
          this.at++;
          while (this.groups.length > 0 && this.groups[this.groups.length - 1]!.end <= from) this.groups.pop()!.done?.();
          break;
        case DOLLAR:
          if (source.charCodeAt(from + 1) === DOLLAR) readDisplayMaths(this, '$$', '$$');
          else readInlineMaths(this, '$', '$');
          break;
        case PERCENT:
          this.comment();
          break;
        case TILDE:
          this.rewrite('\u00A0', 1);
          break;
        case DASH:
          if (source.startsWith('---', from)) this.rewrite('—', 3);
          else if (source.startsWith('--', from)) this.rewrite('–', 2);
          else this.copy(1);
          break;
        case GRAVE:
          if (source.charCodeAt(from + 1) === GRAVE) this.rewrite('“', 2);
          else this.rewrite('‘', 1);
          break;
        case APOSTROPHE:
          if (source.charCodeAt(from + 1) === APOSTROPHE) this.rewrite('”', 2);
          else this.copy(1);
          break;
        case QUOTE: {
          const short = shorthand(source, from, this.piece);
          if (short) this.rewrite(short.text, short.length);
          else this.copy(1);
          break;
        }
        case AMPERSAND:
          this.prose.space(from, from + 1);
          this.at++;
          break;
        default: {
          let to = from + 1;
          while (to < limit && isPlain(source, to)) to++;
          this.prose.copy(source, from, to);
          this.at = to;
        }
      }
    }
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
      if (code === 10 || (code === 13 && source.charCodeAt(to + 1) !== 10)) newlines++;
      else if (code !== 32 && code !== 9 && code !== 13) break;
    }
    this.at = to;
    if (newlines > 1) this.paragraphBreak(from, to);
    else this.prose.space(from, to);
    this.restartIfEmpty();
  }

  paragraphBreak(end: number, next: number): void {
    if (this.flow && !this.flow.inOne && this.nesting === 0) {
      this.flow.paragraph(this, end);
      this.restart(next);
    } else this.prose.space(end, next);
  }

  /** A comment swallows its newline and the next line's indentation, but an empty line behind it still ends the paragraph. */
  private comment(): void {
    const { source, limit } = this;
    const from = this.at;
    const end = Math.min(limit, lineEnd(source, from));
    const directive = readDirective(source.slice(from + 1, end), { start: 0, end: end - from });
    if (directive) this.emit(directive, from, end);
    let to = end;
    let newlines = 0;
    for (; to < limit; to++) {
      const code = source.charCodeAt(to);
      if (code === 10 || (code === 13 && source.charCodeAt(to + 1) !== 10)) newlines++;
      else if (code !== 32 && code !== 9 && code !== 13) break;
    }
    this.at = to;
    if (newlines > 1) this.paragraphBreak(from, to);
    this.restartIfEmpty();
  }

  // Commands.

  private command(): void {
    const { source } = this;
    const start = this.at;
    const nameEnd = Math.min(letters(source, start + 1), this.limit);
    if (nameEnd === start + 1) return this.sign(start);
    const name = source.slice(start + 1, nameEnd);
    this.at = nameEnd;
    const handler = HANDLERS.get(name);
    const macro = this.piece.lookup('macro', name);
    if (macro && !(handler && macro.redefines) && expandMacro(this, macro, start)) return;
    if (handler) return handler(this, { name, start, starred: this.star() });
    const symbol = SYMBOLS.get(name);
    if (symbol !== undefined) {
      this.prose.rewrite(symbol, start, nameEnd);
      this.swallowSpaces();
      return;
    }
    if (ACCENTS.has(name)) return this.accent(name, start);
    this.unknown();
  }

  private star(): boolean {
    if (this.source.charCodeAt(this.at) !== 42) return false;
    this.at++;
    return true;
  }

  /** A command that is not known: what stands in its braces is taken for text, what stands in its brackets is not. */
  private unknown(): void {
    if (this.source[this.at] === '*') this.at++;
    while (this.source[this.at] === '[' && this.option()) { /* skipped */ }
    this.textArguments();
    this.swallowSpaces();
  }

  /** Reads the groups that follow as text, with a space between them. */
  textArguments(): void {
    const open = this.at;
    const close = this.source.charCodeAt(open) === 123 ? this.piece.structure.braces.get(open) : undefined;
    if (close === undefined || close >= this.limit) return;
    this.at = open + 1;
    this.groups.push({
      end: close,
      done: () => {
        if (this.source.charCodeAt(this.at) !== 123) return;
        this.prose.space(close, this.at + 1);
        this.textArguments();
      },
    });
  }

  /** `\%`, `\"o`, `\(`. */
  private sign(start: number): void {
    const { source } = this;
    const sign = source[start + 1] ?? '';
    if (start + 1 >= this.limit) {
      this.at = this.limit;
      return;
    }
    if (sign === '(') return readInlineMaths(this, '\\(', '\\)');
    if (sign === '[') return readDisplayMaths(this, '\\[', '\\]');
    if (sign === '\n' || sign === '\r') {
      this.at = start + 1;
      return;
    }
    this.at = start + 2;
    if (sign === ',') {
      const amongDigits = isDigit(source.charCodeAt(start - 1)) && isDigit(source.charCodeAt(start + 2));
      return this.prose.rewrite(amongDigits ? '\u2009' : ' ', start, start + 2);
    }
    if (sign === '\\') {
      if (source[this.at] === '*') this.at++;
      if (source[this.at] === '[') this.option();
      return this.prose.space(start, this.at);
    }
    if (ACCENTS.has(sign)) return this.accent(sign, start);
    const symbol = SYMBOLS.get(sign);
    if (symbol !== undefined) this.prose.rewrite(symbol, start, this.at);
  }

  private accent(name: string, start: number): void {
    const { at } = this;
    const argument = this.argument();
    const letter = argument && this.source.slice(argument.start, argument.end).trim();
    // `\=` or `\'` before a space or in a tabbing is no accent; `\t` before a word might be someone's own command.
    if (letter === undefined || letter.length > 4 || !/^(?:\\[ij]|[\p{L}\p{M}]{1,3})$/u.test(letter)) {
      this.at = at;
      return;
    }
    this.prose.rewrite(accented(letter, ACCENTS.get(name)!), start, argument!.after);
  }

  // What handlers read arguments with.

  /** The mandatory argument here: `{…}`, a command, or one character. Undefined at the end of the text. */
  argument(): Argument | undefined {
    const { source, limit } = this;
    const start = this.skipSpaces(this.at);
    if (start >= limit) return undefined;
    const code = source.charCodeAt(start);
    if (code === 123) return this.group(start);
    if (code === 125 || code === 37 || code === 36 || code === 38) return undefined;
    let after = start + 1;
    if (code === 92) after = Math.max(start + 2, letters(source, start + 1));
    after = Math.min(after, limit);
    this.at = after;
    return { start, end: after, after, closed: true };
  }

  /** The argument in braces here; undefined where none stands. An open one ends with its line. */
  braced(): Argument | undefined {
    const start = this.skipSpaces(this.at);
    return start < this.limit && this.source.charCodeAt(start) === 123 ? this.group(start) : undefined;
  }

  private group(open: number): Argument {
    const close = this.piece.structure.braces.get(open);
    if (close !== undefined && close < this.limit) {
      this.at = close + 1;
      return { start: open + 1, end: close, after: close + 1, closed: true };
    }
    const end = Math.min(this.limit, lineEnd(this.source, open));
    this.at = end;
    return { start: open + 1, end, after: end, closed: false };
  }

  /** The optional argument that begins right here, in brackets or the given pair. Undefined where none stands, or it has no end. */
  option(open = '[', close = ']'): Span | undefined {
    const { source } = this;
    if (source[this.at] !== open) return undefined;
    const limit = Math.min(this.limit, this.at + LONGEST_OPTION);
    let depth = 0;
    for (let i = this.at; i < limit; i++) {
      const char = source[i];
      if (char === '\\') i++;
      else if (char === '{') i = this.piece.structure.braces.get(i) ?? i;
      else if (char === open) depth++;
      else if (char === close && --depth === 0) {
        const span = { start: this.at + 1, end: i };
        this.at = i + 1;
        return span;
      } else if (char === '\n' && /^[ \t\r]*\n/.test(source.slice(i + 1, i + 40))) return undefined;
    }
    return undefined;
  }

  /** Goes into `{…}` here and calls `done` at its end; without braces reads one token. */
  enter(done?: () => void): void {
    const start = this.skipSpaces(this.at);
    const close = this.source.charCodeAt(start) === 123 ? this.piece.structure.braces.get(start) : undefined;
    if (close !== undefined && close < this.limit) {
      this.at = start + 1;
      this.groups.push({ end: close, done });
      return;
    }
    // `\textbf{` that is not closed yet: its text is text.
    if (start < this.limit && this.source.charCodeAt(start) === 123) this.at = start + 1;
  }

  /** For `{\bf …}`: calls `done` where the group around this place ends. */
  untilGroupEnds(done: () => void): void {
    const group = this.groups[this.groups.length - 1];
    if (!group) return;
    const before = group.done;
    group.done = () => {
      before?.();
      done();
    };
  }

  /** White space, and at most one newline. */
  skipSpaces(at: number): number {
    let newlines = 0;
    for (; at < this.limit; at++) {
      const code = this.source.charCodeAt(at);
      if (code === 10 && ++newlines > 1) return at;
      if (code !== 32 && code !== 9 && code !== 10 && code !== 13) return at;
    }
    return at;
  }

  /** The white space behind a command's name is no text. */
  swallowSpaces(): void {
    const to = this.skipSpaces(this.at);
    const code = this.source.charCodeAt(to);
    if (code !== 10) this.at = to;
  }

  /** Past the arguments of `\begin{name}`. */
  skipEnvironmentArguments(name: string): void {
    while (this.source[this.at] === '[' && this.option()) { /* skipped */ }
    const kind = environmentKind(name);
    if (kind === undefined || kind === 'bibliography' || kind === 'tabular' || /^(?:wrap|sub)/.test(name)) while (this.source[this.at] === '{') this.braced();
  }
}

const LONGEST_OPTION = 3000;

const SPACE = 32, TAB = 9, NEWLINE = 10, RETURN = 13, BACKSLASH = 92, OPEN = 123, CLOSE = 125, DOLLAR = 36, PERCENT = 37;
const TILDE = 126, DASH = 45, GRAVE = 96, APOSTROPHE = 39, QUOTE = 34, AMPERSAND = 38;

const ACTIVE = new Uint8Array(128);
for (const code of [SPACE, TAB, NEWLINE, RETURN, BACKSLASH, OPEN, CLOSE, DOLLAR, PERCENT, TILDE, DASH, GRAVE, APOSTROPHE, QUOTE, AMPERSAND]) ACTIVE[code] = 1;

function isActive(code: number): boolean {
  return code < 128 && ACTIVE[code] === 1;
}

/** A character that stands for itself; so does one space between two such. */
function isPlain(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  return code === SPACE ? !isActive(source.charCodeAt(at + 1)) && at + 1 < source.length : !isActive(code);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
