/**
 * One `@word{…}` of a `.bib`, found by its braces alone. What lies between pieces is comment, as in BibTeX.
 *
 * For `@article{a, year = 2017}` the body is `a, year = 2017`.
 */
export interface Piece {
  /** In lower case: `article`, `string`, `preamble`, `comment`. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** `@article(…)` */
  readonly round: boolean;
  /** Behind a `%` on its line. BibTeX and Pandoc read such an entry, biber does not. */
  readonly commented: boolean;
  /** False when the entry ends at the next line-start `@word{`, or at the end of the file, for want of its own brace. */
  readonly closed: boolean;
}

/** Cuts a `.bib` into its pieces, in one pass; offsets are UTF-16 in `text`. Never throws; what is no piece is skipped. */
export function splitBib(text: string): Piece[] {
  const next = splitter(text);
  const pieces: Piece[] = [];
  for (let piece = next(0); piece; piece = next(piece.end)) pieces.push(piece);
  return pieces;
}

/** Finds the first piece at or after an offset that lies outside all pieces. What it finds depends on nothing before the offset's line. */
export function splitter(text: string): (from: number) => Piece | undefined {
  const search = new Search(text);
  return (from) => {
    let comment = -1;
    for (let i = from; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === PERCENT && i >= comment) comment = endOfLine(text, i);
      else if (code === AT) {
        const piece = i < comment ? commentedPiece(search, i) : pieceAt(search, i);
        if (piece) return piece;
      }
    }
    return undefined;
  };
}

const LINE_OF_COMMENT = /[\r\n][ \t]*%/;

/** `%@article{a, …}` is an entry to BibTeX, unless its other lines are commented out as well. */
function commentedPiece(search: Search, at: number): Piece | undefined {
  const { text } = search;
  if (search.patience <= 0) return undefined;
  const piece = pieceAt(search, at);
  if (piece?.closed && piece.word !== 'comment' && !LINE_OF_COMMENT.test(text.slice(at, piece.end))) return { ...piece, commented: true };
  search.patience -= piece ? piece.end - at : 1;
  return undefined;
}

const AT = 0x40, PERCENT = 0x25, QUOTE = 0x22, OPEN = 0x7b, CLOSE = 0x7d, ROUND_CLOSE = 0x29, BACKSLASH = 0x5c, NEWLINE = 0x0a;

const HEAD = /@\s*([^\s{}()@,="#%\\']{1,60})(\s*)([{(])|@\{(?=[^\s{}()@,="#%\\']{1,200},)/y;
const WORD_BEFORE = /[\p{L}\p{N}._-]/u;

function pieceAt(search: Search, at: number): Piece | undefined {
  const { text } = search;
  HEAD.lastIndex = at;
  const head = HEAD.exec(text);
  if (!head) return undefined;
  // `joe@example (` and `joe@example {` in the comments between entries
  if (at > 0 && ((head[2] ?? '') !== '' || head[3] === '(') && WORD_BEFORE.test(text[at - 1]!)) return undefined;
  const word = (head[1] ?? '').toLowerCase();
  const round = head[3] === '(';
  const bodyStart = at + head[0].length;
  const bodyEnd = scanBody(search, bodyStart, round, word === 'comment');
  const code = text.charCodeAt(bodyEnd);
  const closed = bodyEnd < text.length && (code === CLOSE || code === ROUND_CLOSE);
  if (closed) return { word, start: at, end: bodyEnd + 1, bodyStart, bodyEnd, round, commented: false, closed };
  let end = bodyEnd;
  while (end > bodyStart && isSpace(text.charCodeAt(end - 1))) end--;
  return { word, start: at, end, bodyStart, bodyEnd: end, round, commented: false, closed };
}

/** Offset of the closing brace; else of the `@` that must be the next entry's; else the text's length. */
function scanBody(search: Search, from: number, round: boolean, comment: boolean): number {
  const { text } = search;
  let depth = 0;
  let quoted = false;
  let fallback = -1;
  for (let i = from; i < text.length; i++) {
    if (depth > 0) {
      // Within a value only braces count, and an @ that may be the next entry's.
      const next = search.within(i);
      if (fallback >= 0) search.patience -= next - i;
      i = next;
    }
    if (fallback >= 0 && search.patience-- <= 0) return fallback;
    switch (text.charCodeAt(i)) {
      case OPEN:
        depth++;
        break;
      case CLOSE:
        if (depth > 0) depth--;
        else if (!continues(text, i + 1)) return i;
        break;
      case ROUND_CLOSE:
        if (round && depth === 0 && !quoted && !continues(text, i + 1)) return i;
        break;
      case QUOTE:
        if (depth === 0) quoted = !quoted;
        break;
      case PERCENT:
        if (depth === 0 && !quoted && startsComment(text, i)) i = endOfLine(text, i);
        break;
      case AT:
        if (fallback < 0 && startsPiece(text, i, depth === 0 && !quoted)) {
          if (!comment) return i;
          fallback = i;
        }
        break;
    }
  }
  return fallback >= 0 ? fallback : text.length;
}

/** Finds signs by the engine's own search, which passes over letters much faster than a loop; each stretch is searched once. */
class Search {
  /** How far may be read on in search of a brace that may not come (of a `@comment` past what looks like an entry, or behind a `%`): bounds the whole to linear time. */
  patience: number;
  private readonly found = { '{': NOWHERE, '}': NOWHERE, '@': NOWHERE };

  constructor(readonly text: string) {
    this.patience = text.length;
  }

  /** The next `{`, `}` or `@` from an offset on; else the text's length. */
  within(from: number): number {
    return Math.min(this.next('{', from), this.next('}', from), this.next('@', from));
  }

  private next(sign: '{' | '}' | '@', from: number): number {
    const last = this.found[sign];
    if (last.from <= from && from <= last.at) return last.at;
    const at = this.text.indexOf(sign, from);
    this.found[sign] = { from, at: at < 0 ? this.text.length : at };
    return this.found[sign].at;
  }
}

const NOWHERE = { from: 0, at: -1 };

const FIELD_FOLLOWS = /\s*,\s*[\p{L}_][\p{L}\p{N}_:+-]{0,60}\s*=\s*["{\p{L}\p{N}]/uy;

/** Whether a brace that should end the entry is one too many: `title = {A}}, year = 2017}`. */
function continues(text: string, at: number): boolean {
  FIELD_FOLLOWS.lastIndex = at;
  return FIELD_FOLLOWS.test(text);
}

const PLAIN_HEAD = /@\p{L}+\s*[{(]/uy;
const FULL_HEAD = /@\p{L}+\s*[{(](?:[^,{}()"=\\\n]{0,200}(?:[,=]|[})][ \t]*(?:[\r\n@]|$))|\s*["{])/uy;

/**
 * Whether an `@` within an unfinished entry begins the next one: at the start of a line and with a key, or where no
 * value is open. An `@` elsewhere in a value (`me@example.org`, `\@`) is text.
 */
function startsPiece(text: string, at: number, outsideValue: boolean): boolean {
  let before = at - 1;
  while (before >= 0 && (text.charCodeAt(before) === 0x20 || text.charCodeAt(before) === 0x09)) before--;
  const lineStart = before < 0 || text.charCodeAt(before) === NEWLINE || text.charCodeAt(before) === 0x0d;
  if (!lineStart && !outsideValue) return false;
  const head = lineStart && outsideValue ? PLAIN_HEAD : FULL_HEAD;
  head.lastIndex = at;
  return head.test(text);
}

/** A `%` in the key (`10.1002%2Fx`) is no comment, nor is `\%`. */
export function startsComment(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return at === 0 || isSpace(before) || (before !== BACKSLASH && !WORD_BEFORE.test(text[at - 1]!));
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** As `\s` in an expression. */
export function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return code === 0xa0 || (code >= 0x1680 && /\s/.test(String.fromCharCode(code)));
}
