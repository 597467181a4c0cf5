import type { CitationItem, Prose } from '../document.js';
import { MATHS_SYMBOLS } from '../mathsSymbols.js';
import { between, isPlausibleBracket, isPlausibleRaised, readNumbers } from '../numericCitation.js';
import { ProseBuilder } from '../proseBuilder.js';
import { superscript } from '../superscript.js';

/** How numbers cite in a plain text. */
export interface PlainContext {
  /** Whether it has a numbered list of references. */
  readonly hasList: boolean;
  /** The highest number that may stand glued to a word, `disease3,4`; 0 where none does. */
  readonly glued: number;
}

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const NUMBERED_LINK = /\[\\?\[(\d[\d\s,;–-]{0,60})\\?\]\]\([^)\s]{0,200}\)|\[(\d[\d\s,;–-]{0,60})\]\(#[^)\s]{0,200}\)/y;
const NUMBERS = /\\?\[(\d[\d\s,;–-]{0,78})\\?\]/y;
const LINK = /!?\[([^\][\n]{1,300})\]\((?:#|https?:)?[^)\s]{0,500}\)/y;
const COMMAND = /\\([A-Za-z]{2,20})(?![A-Za-z{])/y;
const RAISED = /[¹²³⁰⁴-⁹]+(?:[,˒‚–⁻-][¹²³⁰⁴-⁹]+)*/y;
const GLUED = /(\d{1,3}(?:[,–-]\d{1,3}){0,8})(?=$|[\s;)]|[.,:](?:\s|$))/y;
const SUP = /<sup>([^<>]{1,60})<\/sup>|\^([^\s^]{1,30})\^/y;
const LIGATURES: Readonly<Record<string, string>> = { 'ﬀ': 'ff', 'ﬁ': 'fi', 'ﬂ': 'fl', 'ﬃ': 'ffi', 'ﬄ': 'ffl', 'ﬅ': 'ft', 'ﬆ': 'st' };
const KEEPS_HYPHEN = /(?:^|[^\p{L}])(?:non|self|well|high|low|long|short|half|case|cross|double|single|first|second|third|follow|time|dose|age|sex|meta|quasi|all|cost|risk|day|week|month|year|two|three|four|five|six|placebo|open|end|near|far|ill|evidence|health|hospital|drug|one|large|small|real|state|population|treatment|anti-\p{L}+|\p{L}+-\p{L}+)-$/iu;
const SPECIAL = /[[\\*_<^!\u00ADﬀ-ﬆ\u00A0\u200B¹²³⁰⁴-⁹\d]/;

/** Reads stretches of a text, the lines of a paragraph, as one running text; `origin` is the block's start. */
export function readPlain(source: string, stretches: readonly Stretch[], origin: number, context: PlainContext): Prose {
  return new PlainInline(source, stretches, context).read(origin);
}

class PlainInline {
  private readonly out = new ProseBuilder();
  /** What was written last, to judge what comes: the last characters of the text. */
  private tail = '';
  private at = 0;
  private end = 0;
  /** Whether the hyphen at the line's end has not been written: it may part a word. */
  private held = false;
  private strong: number | undefined;
  private emphasis: number | undefined;
  private pending: { start: number; end: number; items: CitationItem[] } | undefined;

  constructor(
    private readonly source: string,
    private readonly stretches: readonly Stretch[],
    private readonly context: PlainContext,
  ) {}

  read(origin: number): Prose {
    this.stretches.forEach((stretch, i) => {
      if (i > 0) this.join(this.stretches[i - 1]!.end, stretch.start);
      this.at = stretch.start;
      this.end = stretch.end;
      while (this.at < this.end) this.step();
    });
    this.closeCitation();
    return this.out.prose(origin);
  }

  /** A line's end: a space, or nothing where a word was parted. */
  private join(from: number, to: number): void {
    const next = this.source[to] ?? '';
    if (!this.held) return this.space(from, to);
    this.held = false;
    if (/\p{Ll}/u.test(next) && /\p{Ll}[-‐\u00AD]$/u.test(this.tail) && !KEEPS_HYPHEN.test(this.tail)) {
      this.tail = this.tail.slice(0, -1);
      return;
    }
    this.copy(from - 1, from);
  }

  private step(): void {
    const { source, at } = this;
    const char = source[at]!;
    if (at === this.end - 1 && (char === '-' || char === '‐' || char === '\u00AD') && this.hasNext(at)) {
      this.closeCitation();
      this.tail += char;
      this.held = true;
      this.at++;
      return;
    }
    if (!SPECIAL.test(char)) return this.plain();
    if (char === '[' || char === '!' || char === '\\') {
      if (this.citation()) return;
      if (char !== '\\' ? this.link() : this.escape()) return;
    } else if (char === '*' || char === '_') {
      if (this.stars(char)) return;
    } else if (char === '<' || char === '^') {
      if (this.sup()) return;
    } else if (char === '\u00AD' || char === '\u200B') {
      this.at++;
      return;
    } else if (char === '\u00A0') {
      const thousands = /\d$/.test(this.tail) && /^\d{3}(?!\d)/.test(source.slice(at + 1, at + 5));
      if (!thousands) {
        this.space(at, at + 1);
        this.at++;
        return;
      }
    } else if (LIGATURES[char] !== undefined) {
      return this.rewrite(LIGATURES[char]!, at, at + 1);
    } else if (/\d/.test(char)) {
      if (this.glued()) return;
      return this.plain();
    } else if (this.raised()) return;
    this.copy(at, at + 1);
    this.at++;
  }

  private hasNext(at: number): boolean {
    const last = this.stretches[this.stretches.length - 1]!;
    return at + 1 < last.end && /[\p{L}\d]$/u.test(this.tail);
  }

  private plain(): void {
    const { source, at } = this;
    let to = at + 1;
    const limit = /[-‐]/.test(source[this.end - 1]!) ? this.end - 1 : this.end;
    while (to < limit && !SPECIAL.test(source[to]!) && !(source[to] === ' ' && source[to - 1] === ' ')) to++;
    if (/\d/.test(source[at]!)) while (to < limit && /\d/.test(source[to]!)) to++;
    if (source[at] === ' ' || source[at] === '\t') {
      this.space(at, at + 1);
      this.at = at + 1;
      return;
    }
    this.copy(at, to);
    this.at = to;
  }

  private copy(from: number, to: number): void {
    this.closeCitation();
    this.out.copy(this.source, from, to);
    this.tail = (this.tail + this.source.slice(Math.max(from, to - 40), to)).slice(-60);
  }

  private rewrite(text: string, from: number, to: number): void {
    this.closeCitation();
    this.out.rewrite(text, from, to);
    this.tail = (this.tail + text).slice(-60);
    this.at = to;
  }

  private space(from: number, to: number): void {
    if (!this.pending) this.out.space(from, to);
    else this.gap = { start: from, end: to };
    this.tail += ' ';
  }

  private gap: Stretch | undefined;

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.source);
    return match && this.at + match[0].length <= this.end ? match : undefined;
  }

  private citation(): boolean {
    const linked = this.match(NUMBERED_LINK);
    const match = linked ?? this.match(NUMBERS);
    if (!match) return false;
    const list = match[1] ?? match[2]!;
    const items = readNumbers(list, this.at + match[0].indexOf(list));
    if (!items || !linked && this.source[this.at + match[0].length] === '(') return false;
    if (!isPlausibleBracket(this.tail, items, this.context.hasList) && !(linked && match[1] !== undefined)) return false;
    this.cite(items, this.at + match[0].length);
    return true;
  }

  /** `[1][5]`, `[1], [5]` and `[1]–[3]` are one citation each. */
  private cite(items: readonly CitationItem[], end: number): void {
    const between_ = this.pending ? this.source.slice(this.pending.end, this.at) : '';
    if (this.pending && /^\s*$/.test(between_)) {
      this.pending.items.push(...items);
      this.pending.end = end;
      this.gap = undefined;
    } else {
      this.closeCitation();
      this.pending = { start: this.at, end, items: [...items] };
    }
    this.at = end;
    while (this.joinNext()) continue;
  }

  /** Adds the works of `, [5]` or `–[3]` right behind the pending citation. */
  private joinNext(): boolean {
    const { pending, source, at } = this;
    const joint = /\s?[,–-]\s?(?=\\?\[\d)/y;
    joint.lastIndex = at;
    const joined = joint.exec(source);
    if (!pending || !joined) return false;
    const from = at + joined[0].length;
    NUMBERS.lastIndex = from;
    const next = NUMBERS.exec(source);
    const items = next && from + next[0].length <= this.end ? readNumbers(next[1]!, from + next[0].indexOf(next[1]!)) : undefined;
    if (!next || !items || source[from + next[0].length] === '(') return false;
    if (/[–-]/.test(joined[0])) pending.items.push(...between(pending.items[pending.items.length - 1]!, items[0]!));
    pending.items.push(...items);
    pending.end = this.at = from + next[0].length;
    return true;
  }

  private closeCitation(): void {
    const { pending, gap } = this;
    if (!pending) return;
    this.pending = this.gap = undefined;
    this.out.cite('numeric', { start: pending.start, end: pending.end }, pending.items);
    if (gap) this.out.space(gap.start, gap.end);
    this.tail += '\uFFFC' + (gap ? ' ' : '');
  }

  private link(): boolean {
    const match = this.match(LINK);
    if (!match) return false;
    const from = this.at + match[0].indexOf('[') + 1;
    this.closeCitation();
    const start = this.out.length;
    this.copy(from, from + match[1]!.length);
    this.out.link(match[0].slice(match[0].indexOf('](') + 2, -1), start);
    this.at += match[0].length;
    return true;
  }

  private escape(): boolean {
    const { source, at } = this;
    const command = this.match(COMMAND);
    const symbol = command && MATHS_SYMBOLS.get(command[1]!);
    if (command && symbol && !/^[a-z]+$/.test(symbol)) {
      this.rewrite(symbol, at, at + command[0].length);
      // `\geq 50%` keeps its air on both sides, `\geq` after a bracket has none.
      if (source[this.at] === ' ' && source[at - 1] !== ' ') this.at++;
      return true;
    }
    if (!/[!-/:-@[-`{-~]/.test(source[at + 1] ?? '') || at + 1 >= this.end) return false;
    this.rewrite(source[at + 1]!, at, at + 2);
    return true;
  }

  /** `**bold**` and `*italic*` left over from Markdown; a lone star is a note sign. */
  private stars(char: string): boolean {
    const { source, at } = this;
    if (char === '*' && source[at + 1] === '*') {
      if (this.strong === undefined && (/\s/.test(source[at + 2] ?? ' ') || this.closing('**', at + 2) < 0)) return false;
      this.closeCitation();
      if (this.strong === undefined) this.strong = this.out.length;
      else {
        this.out.mark('strong', this.strong);
        this.strong = undefined;
      }
      this.at += 2;
      return true;
    }
    if (this.emphasis !== undefined && this.emphasisEnd === at) {
      this.out.mark('emphasis', this.emphasis);
      this.emphasis = undefined;
      this.at++;
      return true;
    }
    if (this.emphasis !== undefined || /[\p{L}\p{N}*]/u.test(source[at - 1] ?? ' ') || !/[\p{L}\p{N}]/u.test(source[at + 1] ?? ' ')) return false;
    const close = this.closing(char, at + 1);
    if (close < 0 || /\s/.test(source[close - 1]!) || /[\p{L}\p{N}]/u.test(source[close + 1] ?? ' ')) return false;
    this.closeCitation();
    this.emphasis = this.out.length;
    this.emphasisEnd = close;
    this.at++;
    return true;
  }

  private emphasisEnd = -1;

  private closing(mark: string, from: number): number {
    const window = this.source.slice(from, Math.min(this.end, from + 200));
    const found = window.indexOf(mark);
    return found < 0 ? -1 : from + found;
  }

  private sup(): boolean {
    const match = this.match(SUP);
    if (!match) return false;
    const inner = match[1] ?? match[2]!;
    const end = this.at + match[0].length;
    const items = this.context.hasList ? readNumbers(inner, this.at + match[0].indexOf(inner)) : undefined;
    if (items && isPlausibleRaised(this.tail)) this.cite(items, end);
    else this.rewrite(superscript(inner), this.at, end);
    return true;
  }

  private raised(): boolean {
    const match = this.context.hasList ? this.match(RAISED) : undefined;
    if (!match || !isPlausibleRaised(this.tail)) return false;
    const items = readNumbers(match[0].normalize('NFKC').replace(/[˒‚]/g, ','), this.at);
    if (!items) return false;
    this.cite(items, this.at + match[0].length);
    return true;
  }

  /** A number printed raised that lost its place: `disease3,4`, `survival.12 The`. */
  private glued(): boolean {
    const { glued } = this.context;
    if (glued === 0 || !/(?:\p{Ll}{4}|\p{Ll}{2}[.,;]|\))$/u.test(this.tail)) return false;
    const match = this.match(GLUED);
    const items = match && readNumbers(match[1]!, this.at);
    if (!items || items.some((item) => Number(item.key) > glued)) return false;
    if (/[.,;]$/.test(this.tail) && !/^\s+[\p{Lu}(]|^\s*$/u.test(this.source.slice(this.at + match[0].length, this.at + match[0].length + 3))) return false;
    this.cite(items, this.at + match[1]!.length);
    return true;
  }
}
