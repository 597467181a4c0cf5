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
  // How far may be read on in search of a brace that may not come, in a `@comment` past what looks like an entry, or
  // behind a `%`; bounds the whole to linear time.
  const patience = { left: text.length };
  return (from) => {
    let comment = -1;
    for (let i = from; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === PERCENT && i >= comment) comment = endOfLine(text, i);
      else if (code === AT) {
        const piece = i < comment ? commentedPiece(text, i, patience) : pieceAt(text, i, patience);
        if (piece) return piece;
      }
    }
    return undefined;
  };
}

const LINE_OF_COMMENT = /[\r\n][ \t]*%/;

/** `%@article{a, …}` is an entry to BibTeX, unless its other lines are commented out as well. */
function commentedPiece(text: string, at: number, patience: { left: number }): Piece | undefined {
  if (patience.left <= 0) return undefined;
  const piece = pieceAt(text, at, patience);
  if (piece?.closed && piece.word !== 'comment' && !LINE_OF_COMMENT.test(text.slice(at, piece.end))) return { ...piece, commented: true };
  patience.left -= piece ? piece.end - at : 1;
  return undefined;
}

const AT = 0x40, PERCENT = 0x25, QUOTE = 0x22, OPEN = 0x7b, CLOSE = 0x7d, ROUND_CLOSE = 0x29, BACKSLASH = 0x5c, NEWLINE = 0x0a;

const HEAD = /@\s*([^\s{}()@,="#%\\']{1,60})(\s*)([{(])|@\{(?=[^\s{}()@,="#%\\']{1,200},)/y;
const WORD_BEFORE = /[\p{L}\p{N}._-]/u;

function pieceAt(text: string, at: number, patience: { left: number }): Piece | undefined {
  HEAD.lastIndex = at;
  const head = HEAD.exec(text);
  if (!head) return undefined;
  // `joe@example (` and `joe@example {` in the comments between entries
  if (at > 0 && ((head[2] ?? '') !== '' || head[3] === '(') && WORD_BEFORE.test(text[at - 1]!)) return undefined;
  const word = (head[1] ?? '').toLowerCase();
  const round = head[3] === '(';
  const bodyStart = at + head[0].length;
  const bodyEnd = scanBody(text, bodyStart, round, word === 'comment' ? patience : undefined);
  const code = text.charCodeAt(bodyEnd);
  const closed = bodyEnd < text.length && (code === CLOSE || code === ROUND_CLOSE);
  if (closed) return { word, start: at, end: bodyEnd + 1, bodyStart, bodyEnd, round, commented: false, closed };
  let end = bodyEnd;
  while (end > bodyStart && isSpace(text.charCodeAt(end - 1))) end--;
  return { word, start: at, end, bodyStart, bodyEnd: end, round, commented: false, closed };
}

/** Offset of the closing brace; else of the `@` that must be the next entry's; else the text's length. */
function scanBody(text: string, from: number, round: boolean, patience: { left: number } | undefined): number {
  let depth = 0;
  let quoted = false;
  let fallback = -1;
  for (let i = from; i < text.length; i++) {
    if (fallback >= 0 && patience!.left-- <= 0) return fallback;
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
          if (!patience) return i;
          fallback = i;
        }
        break;
    }
  }
  return fallback >= 0 ? fallback : text.length;
}

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

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0 || code === 0xfeff;
}
