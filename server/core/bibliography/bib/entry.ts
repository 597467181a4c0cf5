import { t } from '../../text/language.js';
import type { Span } from '../../text/span.js';
import { isSpace, type Piece, startsComment } from './split.js';

/** An entry as it stands, cut into key and fields. Spans count from the entry's `@`, so that an edit elsewhere changes none. */
export interface Entry {
  /** In lower case: `article`. */
  readonly type: string;
  /** Empty when the entry gives none. */
  readonly key: string;
  readonly keySpan: Span;
  /** As written, also repeated ones. */
  readonly fields: readonly Field[];
  readonly problems: readonly { readonly message: string; readonly span: Span }[];
}

/** `year = 2017`, `publisher = ser # {, London}`. */
export interface Field {
  /** In lower case. */
  readonly name: string;
  readonly nameSpan: Span;
  /** With its braces or quotes. */
  readonly valueSpan: Span;
  readonly parts: readonly Part[];
}

/** A piece of a value: text between braces or quotes or a number, or a name of a `@string`. Still TeX. */
export interface Part {
  readonly kind: 'text' | 'name';
  readonly text: string;
}

/**
 * Reads one piece of a `.bib` (an entry, or a `@string`, whose definitions are fields and whose key is empty).
 *
 * Whatever is wrong with it is a problem at its place, counted from the piece's start, and the rest is still read.
 */
export function readEntry(text: string, piece: Piece): Entry {
  return new EntryReader(text, piece).read();
}

const ASSIGNED = /[^\s{}()@,="#%\\']{1,60}\s*=\s*["{]/y;
const FIELD_BELOW = /[\r\n][ \t]*[\p{L}_][\p{L}\p{N}_:+-]{0,60}\s*=\s*["{\p{L}\p{N}]/uy;

class EntryReader {
  private readonly fields: Field[] = [];
  private readonly problems: { message: string; span: Span }[] = [];
  /** In an entry that lacks a brace, or once a value was found open at its end, a value ends at the latest where the next line begins a field. */
  private suspicious: boolean;
  private openValue = false;
  /** Where the next of these stands, as far as it was looked for; what is read goes forward only. */
  private readonly found = { '{': -1, '}': -1, '"': -1 };
  private at: number;
  private readonly end: number;

  constructor(private readonly text: string, private readonly piece: Piece) {
    this.at = piece.bodyStart;
    this.end = piece.bodyEnd;
    this.suspicious = !piece.closed;
  }

  read(): Entry {
    const { piece } = this;
    const keySpan = piece.word === 'string' ? { start: this.at, end: this.at } : this.readKey();
    this.readFields();
    if (piece.word === '') this.problem(t`This entry has no type: write one behind the @, as in @article{…}.`, piece.start, piece.bodyStart);
    if (piece.closed && piece.round && this.text[piece.bodyEnd] === '}') this.problem(t`This entry begins with ( and so must end with ).`, piece.bodyEnd, piece.bodyEnd + 1);
    if (!piece.closed && !this.openValue) {
      this.problem(t`This @${piece.word} is not closed: a ${piece.round ? ')' : '}'} is missing. It was read up to here.`, piece.start, piece.bodyStart);
    }
    return {
      type: piece.word,
      key: this.text.slice(keySpan.start, keySpan.end),
      keySpan: this.own(keySpan.start, keySpan.end),
      fields: this.fields,
      problems: this.problems,
    };
  }

  private readKey(): Span {
    this.skipSpace();
    const start = this.at;
    ASSIGNED.lastIndex = start;
    if (ASSIGNED.test(this.text) && ASSIGNED.lastIndex <= this.end) {
      this.problem(t`This @${this.piece.word} has no key: write one before the first field, as in @${this.piece.word}{key, …}.`, this.piece.start, this.piece.bodyStart);
      return { start, end: start };
    }
    let i = start;
    let depth = 0;
    for (; i < this.end; i++) {
      const c = this.text[i]!;
      if (c === '{') depth++;
      else if (c === '}' && depth > 0) depth--;
      else if (depth === 0 && (c === ',' || c === ';' || c === '\n' || c === '\r')) break;
    }
    let end = i;
    while (end > start && /[\s\u00a0]/.test(this.text[end - 1]!)) end--;
    const comment = this.commentWithin(start, end);
    if (comment >= 0) end = comment;
    this.at = end;
    this.skipSpace();
    if (this.text[this.at] === ',' && this.at < this.end) this.at++;
    else if (this.at < this.end) {
      this.problem(t`A comma is missing after the key.`, end, end);
      if (this.text[this.at] === ';') this.at++;
    }
    if (end === start) {
      this.problem(t`This @${this.piece.word} has no key, so that nothing can cite it.`, this.piece.start, this.piece.bodyStart);
    }
    return { start, end };
  }

  /** `roes2003,  % as printed` – a comment behind the key without its comma. */
  private commentWithin(start: number, end: number): number {
    for (let i = start; i < end; i++) {
      if (this.text[i] === '%' && startsComment(this.text, i)) {
        let cut = i;
        while (cut > start && /\s/.test(this.text[cut - 1]!)) cut--;
        return cut;
      }
    }
    return -1;
  }

  private readFields(): void {
    for (;;) {
      this.skipSpace();
      if (this.at >= this.end) return;
      const c = this.text[this.at]!;
      if (c === ',') this.at++;
      else if (c === '}' || c === ')') {
        // In an entry that lacks a brace this is likely its last one.
        if (this.piece.closed) this.problem(t`One closing brace too many: for BibTeX the entry ends here.`, this.at, this.at + 1);
        this.at++;
      } else if (!this.readField()) this.skipToComma();
    }
  }

  private readField(): boolean {
    const nameStart = this.at;
    const nameEnd = this.endOfName(nameStart);
    if (nameEnd === nameStart) {
      this.problem(t`Expected a field here, as in title = {…}.`, nameStart, nameStart + 1);
      return false;
    }
    const name = this.text.slice(nameStart, nameEnd);
    this.at = nameEnd;
    this.skipSpace();
    if (this.text[this.at] !== '=' || this.at >= this.end) {
      this.problem(t`The field ${name} has no value: expected =.`, nameStart, nameEnd);
      return false;
    }
    this.at++;
    this.skipSpace();
    const valueStart = this.at;
    const parts = this.readParts();
    if (parts.length === 0) {
      this.problem(t`The field ${name} has no value.`, nameStart, nameEnd);
      return this.at >= this.end || this.text[this.at] === ',';
    }
    const valueEnd = this.at;
    this.fields.push({
      name: lowered(name),
      nameSpan: this.own(nameStart, nameEnd),
      valueSpan: this.own(valueStart, valueEnd),
      parts,
    });
    this.skipSpace();
    if (this.at < this.end && this.text[this.at] !== ',' && this.text[this.at] !== '}' && this.text[this.at] !== ')') {
      this.problem(t`A comma is missing after the field ${name}.`, valueEnd, valueEnd);
    }
    return true;
  }

  private readParts(): Part[] {
    const parts: Part[] = [];
    for (;;) {
      this.skipSpace();
      const part = this.readPart();
      if (!part) return parts;
      parts.push(part);
      const after = this.at;
      this.skipSpace();
      if (this.text[this.at] !== '#' || this.at >= this.end) {
        this.at = after;
        return parts;
      }
      this.at++;
    }
  }

  private readPart(): Part | undefined {
    if (this.at >= this.end) return undefined;
    const c = this.text[this.at]!;
    if (c === '{' || c === '"') return { kind: 'text', text: this.readDelimited(c) };
    const wordEnd = this.endOfName(this.at);
    if (wordEnd === this.at) return undefined;
    const word = this.text.slice(this.at, wordEnd);
    this.at = wordEnd;
    return { kind: /^[0-9]/.test(word) && /^[0-9.\-–]+$/.test(word) ? 'text' : 'name', text: word };
  }

  /** The inside of `{…}` or `"…"`; leaves `at` behind the closing one. */
  private readDelimited(open: '{' | '"'): string {
    const { text, end } = this;
    const start = this.at + 1;
    let close = this.suspicious ? -1 : this.closing(start, open);
    if (close < 0) {
      this.suspicious = true;
      close = closingOrFieldBelow(text, start, end, open);
    }
    const closed = close < end && text[close] === (open === '{' ? '}' : '"');
    if (!closed) {
      this.openValue = true;
      this.problem(t`This ${open} is never closed.`, this.at, this.at + 1);
    }
    this.at = closed ? close + 1 : close;
    return text.slice(start, close);
  }

  /** Offset of the brace or quote that closes the value; -1 when none does. */
  private closing(from: number, open: '{' | '"'): number {
    let depth = 0;
    for (let at = from; ; at++) {
      const opening = this.next('{', at);
      const brace = this.next('}', at);
      const quote = open === '"' && depth === 0 ? this.next('"', at) : this.end;
      at = Math.min(opening, brace, quote);
      if (at >= this.end) return -1;
      if (at === quote) return at;
      if (at === opening) depth++;
      else if (depth === 0 && open === '{') return at;
      else if (depth > 0) depth--;
    }
  }

  private next(sign: '{' | '}' | '"', from: number): number {
    const last = this.found[sign];
    if (last >= from) return last;
    const at = this.text.indexOf(sign, from);
    return (this.found[sign] = at < 0 ? Infinity : at);
  }

  private skipToComma(): void {
    let depth = 0;
    for (; this.at < this.end; this.at++) {
      const c = this.text[this.at]!;
      if (c === '{') depth++;
      else if (c === '}') {
        if (depth === 0) return;
        depth--;
      } else if (c === ',' && depth === 0) return;
    }
  }

  private endOfName(from: number): number {
    let at = from;
    while (at < this.end && isNameCode(this.text.charCodeAt(at))) at++;
    return at;
  }

  /** White space, and `% …` comments to the end of their line. */
  private skipSpace(): void {
    for (; this.at < this.end; this.at++) {
      const code = this.text.charCodeAt(this.at);
      if (code === 0x25) {
        const line = this.text.indexOf('\n', this.at);
        this.at = line < 0 ? this.end : Math.min(this.end, line);
      } else if (!isSpace(code)) return;
    }
    this.at = this.end;
  }

  private problem(message: string, start: number, end: number): void {
    // One broken entry is one thing to mend: the first few places say it.
    if (this.problems.length < 5) this.problems.push({ message, span: this.own(start, end) });
  }

  private own(start: number, end: number): Span {
    return { start: start - this.piece.start, end: end - this.piece.start };
  }
}

const NO_NAME = new Set([...'{}()@,="#%\\\''].map((sign) => sign.charCodeAt(0)));

function isNameCode(code: number): boolean {
  if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) return true;
  return !NO_NAME.has(code) && !isSpace(code);
}

/** One string for each name, however often it is written. */
function lowered(name: string): string {
  const known = NAMES.get(name);
  if (known !== undefined) return known;
  const lower = name.toLowerCase();
  if (NAMES.size < 1000) NAMES.set(name, lower);
  return lower;
}

const NAMES = new Map<string, string>();

function closingOrFieldBelow(text: string, from: number, end: number, open: '{' | '"'): number {
  let depth = 0;
  for (let i = from; i < end; i++) {
    const c = text[i]!;
    if (c === '{') depth++;
    else if (c === '}') {
      if (depth === 0 && open === '{') return i;
      if (depth > 0) depth--;
    } else if (c === '"' && depth === 0 && open === '"') return i;
    else if (c === '\n' || c === '\r') {
      FIELD_BELOW.lastIndex = i;
      if (FIELD_BELOW.test(text) && FIELD_BELOW.lastIndex <= end) return trimmedBack(text, from, i);
    }
  }
  return trimmedBack(text, from, end);
}

/** Before the trailing comma and white space: `{Never closed,⏎`. */
function trimmedBack(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && /[\s,]/.test(text[at - 1]!)) at--;
  return at;
}
