import type { PlainTextBuilder } from '../text/plainText.js';
import { MATHS_SYMBOLS } from './mathsSymbols.js';
import { superscript } from './superscript.js';

/**
 * Writes inline maths, given without its `$`, as readable text with its way back to the source:
 * `p<0.001` stays, `\times 10^{-3}` becomes `×10⁻³`, `34.8 \pm 1.2` becomes `34.8 ± 1.2`, `10\,000` `10 000`.
 *
 * Returns whether the maths reads like text. If it does not (sums, matrices, `\frac{a+b}{c}`, unknown commands,
 * `3x + 2`), the source is written as it stands and the caller sets a `maths` mark on it.
 */
export function mathsText(source: string, start: number, end: number, builder: PlainTextBuilder): boolean {
  const pieces = new MathsReader(source, end).read(start);
  if (!pieces || isFormula(source.slice(start, end))) {
    builder.copy(source, start, end);
    return false;
  }
  for (const piece of pieces) {
    if (piece.text === undefined) builder.copy(source, piece.start, piece.end);
    else builder.rewrite(piece.text, piece.start, piece.end);
  }
  return true;
}

/** A stretch of the source, copied, or rewritten as `text`. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text?: string;
}

const MAX_DEPTH = 8;
const TEXT_COMMANDS = /^(text|textrm|textit|textbf|textup|textsf|textnormal|mathrm|mathit|mathbf|mathsf|mathtt|boldsymbol|bm|operatorname|mbox|hbox|ensuremath|rm|emph|mathnormal|unit|si|num)$/;
const SILENT = /^(left|right|big|Big|bigl|bigr|displaystyle|textstyle|limits|nolimits|rm|it|bf|!|protect|relax)$/;
const ACCENTS = new Map([['bar', '\u0304'], ['overline', '\u0304'], ['hat', '\u0302'], ['widehat', '\u0302'], ['tilde', '\u0303'], ['dot', '\u0307'], ['vec', '\u20D7']]);

/** `3x + 2`: digits that multiply a variable are no figure. */
function isFormula(maths: string): boolean {
  return /(?<![\d.^_{])\d+(?:\.\d+)?[xyznkij](?![A-Za-z])/.test(maths) && /[=+]/.test(maths);
}

class MathsReader {
  private failed = false;

  constructor(private readonly source: string, private readonly limit: number) {}

  read(start: number): Piece[] | undefined {
    const pieces: Piece[] = [];
    const at = this.run(start, this.limit, pieces, false, 0);
    return this.failed || at < this.limit ? undefined : trimmed(pieces, this.source);
  }

  /** Reads up to `end`; returns where it stopped. */
  private run(start: number, end: number, pieces: Piece[], asText: boolean, depth: number): number {
    let at = start;
    while (at < end && !this.failed) at = this.step(at, end, pieces, asText, depth);
    return at;
  }

  private step(at: number, end: number, pieces: Piece[], asText: boolean, depth: number): number {
    const { source } = this;
    const char = source[at]!;
    if (char === '\\') return this.command(at, end, pieces, asText, depth);
    if (char === '{') {
      const close = this.group(at, end);
      this.inside(at + 1, close - 1, pieces, asText, depth);
      return close;
    }
    if (char === '}' || char === '&' || char === '$') return this.fail(at);
    if (char === '^') return this.raised(at, end, pieces, depth);
    if (char === '_') {
      const [from, to, next] = this.argument(at + 1, end);
      // `AP_\mathrm{small}` is read as two words, `T_\mathrm{eq}` as one.
      if (/(?:^|\{)[a-z]{4,}\}?$/.test(source.slice(from, to))) pieces.push({ start: at, end: at + 1, text: '-' });
      this.inside(from, to, pieces, true, depth);
      return next;
    }
    if (char === '~') {
      pieces.push({ start: at, end: at + 1, text: '\u00A0' });
      return at + 1;
    }
    if (char === '-' && !asText) {
      pieces.push({ start: at, end: at + 1, text: '−' });
      return at + 1;
    }
    if (/\s/.test(char)) {
      let next = at + 1;
      while (next < end && /\s/.test(source[next]!)) next++;
      pieces.push({ start: at, end: next, text: ' ' });
      return next;
    }
    pieces.push({ start: at, end: at + 1 });
    return at + 1;
  }

  private command(at: number, end: number, pieces: Piece[], asText: boolean, depth: number): number {
    const { source } = this;
    const name = /[A-Za-z]/.test(source[at + 1] ?? '') ? word(source, at + 1, end) : source.slice(at + 1, Math.min(at + 2, end));
    let next = at + 1 + name.length;
    if (name === '') return this.fail(at);
    if (name === 'frac' || name === 'tfrac' || name === 'dfrac' || name === 'nicefrac' || name === 'sfrac') return this.fraction(next, end, pieces, depth);
    if (ACCENTS.has(name)) {
      const [from, to, after] = this.argument(next, end);
      this.inside(from, to, pieces, asText, depth);
      pieces.push({ start: to, end: after, text: ACCENTS.get(name)! });
      return after;
    }
    if (TEXT_COMMANDS.test(name) && /^\s*\{/.test(source.slice(next, next + 4))) {
      const [from, to, after] = this.argument(next, end);
      this.inside(from, to, pieces, true, depth);
      return after;
    }
    if (SILENT.test(name)) return skipSpaces(source, next, end);
    if (name === ',' || name === ';' || name === ':' || name === ' ' || name === 'thinspace' || name === 'quad' || name === 'qquad') {
      const thin = (name === ',' || name === 'thinspace') && /\d/.test(source[at - 1] ?? '') && /\d/.test(source[next] ?? '');
      pieces.push({ start: at, end: next, text: thin ? '\u2009' : ' ' });
      return next;
    }
    const symbol = MATHS_SYMBOLS.get(name);
    if (symbol === undefined) return this.fail(at);
    // A command swallows the spaces behind it; `34.8 \pm 1.2` keeps its air, `\times 10` has none to keep.
    const spaced = at > 0 && /\s/.test(source[at - 1]!) && pieces.length > 0;
    const after = skipSpaces(source, next, end);
    pieces.push({ start: at, end: next, text: symbol });
    if (spaced && after > next && !/[A-Za-zα-ω]/.test(symbol)) pieces.push({ start: next, end: after, text: ' ' });
    next = after;
    return next;
  }

  private fraction(at: number, end: number, pieces: Piece[], depth: number): number {
    const [aFrom, aTo, next] = this.argument(at, end);
    const [bFrom, bTo, after] = this.argument(next, end);
    const simple = /^[\w.,]{1,12}$/;
    if (!simple.test(this.source.slice(aFrom, aTo)) || !simple.test(this.source.slice(bFrom, bTo))) return this.fail(at);
    this.inside(aFrom, aTo, pieces, false, depth);
    pieces.push({ start: aTo, end: bFrom, text: '/' });
    this.inside(bFrom, bTo, pieces, false, depth);
    return after;
  }

  private raised(at: number, end: number, pieces: Piece[], depth: number): number {
    const [from, to, next] = this.argument(at + 1, end);
    const inner: Piece[] = [];
    this.inside(from, to, inner, false, depth);
    const text = inner.map((piece) => piece.text ?? this.source.slice(piece.start, piece.end)).join('');
    const bare = text.trim();
    if (bare !== '') pieces.push({ start: from, end: Math.max(to, from + 1), text: superscript(bare === '∘' ? '°' : bare) });
    return next;
  }

  /** The argument after a command, `^` or `_`: `{…}`, one command, or one character. Its inside, and where it ends. */
  private argument(at: number, end: number): readonly [from: number, to: number, next: number] {
    const from = skipSpaces(this.source, at, end);
    if (from >= end) return [from, from, this.fail(from)];
    if (this.source[from] === '{') {
      const close = this.group(from, end);
      return [from + 1, close - 1, close];
    }
    const name = this.source[from] === '\\' ? word(this.source, from + 1, end) : '';
    const to = this.source[from] === '\\' ? from + 1 + Math.max(1, name.length) : from + 1;
    // `T_\mathrm{eq}`
    if (TEXT_COMMANDS.test(name) && this.source[to] === '{') {
      const close = this.group(to, end);
      return [from, close, close];
    }
    return [from, Math.min(to, end), Math.min(to, end)];
  }

  /** Behind the brace that closes the one at `at`. */
  private group(at: number, end: number): number {
    let depth = 0;
    for (let i = at; i < end; i++) {
      const char = this.source[i];
      if (char === '\\') i++;
      else if (char === '{') depth++;
      else if (char === '}' && --depth === 0) return i + 1;
    }
    return this.fail(end);
  }

  private inside(from: number, to: number, pieces: Piece[], asText: boolean, depth: number): void {
    if (depth >= MAX_DEPTH) this.failed = true;
    else this.run(from, to, pieces, asText, depth + 1);
  }

  private fail(at: number): number {
    this.failed = true;
    return at;
  }
}

function word(source: string, from: number, end: number): string {
  let to = from;
  while (to < end && /[A-Za-z]/.test(source[to]!)) to++;
  return source.slice(from, to);
}

function skipSpaces(source: string, from: number, end: number): number {
  let at = from;
  while (at < end && /\s/.test(source[at]!)) at++;
  return at;
}

/** Without spaces at its edges, and without two in a row. */
function trimmed(pieces: readonly Piece[], source: string): Piece[] {
  const isSpace = (piece: Piece | undefined): boolean => piece !== undefined && (piece.text ?? source.slice(piece.start, piece.end)) === ' ';
  const out = pieces.filter((piece, i) => !(isSpace(piece) && (i === 0 || isSpace(pieces[i - 1]))));
  while (isSpace(out[out.length - 1])) out.pop();
  return out;
}
