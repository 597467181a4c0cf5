import { firstOf, indentOf, type Lines, lineText } from './lines.js';

/** A block of Markdown, not yet read. `first` and `last` are lines, `start` and `end` offsets without blank edges. */
export interface Piece {
  readonly kind: PieceKind;
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}

export type PieceKind =
  | 'paragraph' | 'heading' | 'setext' | 'fence' | 'indented' | 'quote' | 'item' | 'definition' | 'footnote' | 'label'
  | 'pipeTable' | 'rulerTable' | 'gridTable' | 'htmlTable' | 'comment' | 'raw' | 'maths' | 'boundary' | 'rule' | 'inclusion';

/**
 * Splits lines into blocks, in time linear in the text: CommonMark's leaf and container blocks (the inside of a
 * container is split when it is read), and those of Pandoc, Quarto and MyST. Each list item is a piece of its own.
 *
 * `local` is false where a block depends on text far from it: something opened that is never closed, or a MyST directive.
 */
export function splitPieces(lines: Lines): { readonly pieces: readonly Piece[]; readonly local: boolean } {
  return new Splitter(lines).split();
}

const FENCE = /(`{3,}|~{3,})([^`]{0,400})/y;
const ITEM = /(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)/y;
const HEADING = /#{1,6}(?=[ \t]|$)/y;
const LABEL = /\[[^\]^@-][^\]@]{0,200}\]:(?=\s*\S)/y;
const FOOTNOTE = /\[\^[^\]\s]{1,100}\]:/y;
const HTML_RAW = /<(script|style|pre|textarea|svg|math)\b/iy;
const RAW_LINE = /\\(?:newpage|pagebreak|clearpage|appendix|tableofcontents|listoffigures|listoftables|printbibliography|bibliography\{[^}]{0,200}\}|bibliographystyle\{[^}]{0,200}\}|vspace\{[^}]{0,80}\}|setlength[^\n]{0,80}|linenumbers|doublespacing)[ \t]*\r?$/my;
const INCLUSION = /\{\{<[ \t]*include[ \t][^>\n]{1,500}>\}\}[ \t]*\r?$/my;
/** MyST directives whose inside is Markdown. */
const TRANSPARENT = /^\{(?:note|warning|tip|important|hint|caution|danger|attention|error|seealso|admonition|table|figure|margin|sidebar|epigraph|pull-quote|highlights|dropdown|card|grid|tab-item|tab-set|abstract|topic|prf:[a-z]+)\}/;

class Splitter {
  private readonly pieces: Piece[] = [];
  private readonly count: number;
  private readonly source: string;
  /** Fences of MyST directives that are still open. */
  private readonly directives: string[] = [];
  private noCommentEnd = false;
  private local = true;

  constructor(private readonly lines: Lines) {
    this.count = lines.starts.length;
    this.source = lines.source;
  }

  split(): { readonly pieces: readonly Piece[]; readonly local: boolean } {
    let line = 0;
    while (line < this.count) line = this.blank(line) ? line + 1 : this.block(line);
    return { pieces: this.pieces, local: this.local };
  }

  private blank(line: number): boolean {
    return firstOf(this.lines, line) >= this.lines.ends[line]!;
  }

  private add(kind: PieceKind, first: number, last: number): number {
    let end = this.lines.ends[last]!;
    const start = firstOf(this.lines, first);
    while (end > start && /\s/.test(this.source[end - 1]!)) end--;
    this.pieces.push({ kind, first, last, start, end });
    return last + 1;
  }

  private test(pattern: RegExp, at: number): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(this.source);
  }

  /** Reads the block that begins at a line; returns the line behind it. */
  private block(line: number): number {
    const { lines } = this;
    const at = firstOf(lines, line);
    const table = this.rulerTable(line);
    if (table > line) return table;
    if (indentOf(lines, line) >= 4) return this.indented(line);
    switch (this.source[at]) {
      case '#':
        if (this.within(HEADING, at, line)) return this.add('heading', line, line);
        break;
      case '`':
      case '~':
        if (this.startsFence(at, line)) return this.fence(line, at);
        break;
      case '<':
        return this.html(line, at);
      case '>':
        return this.quote(line);
      case ':':
        if (this.source.startsWith(':::', at)) return this.add('boundary', line, line);
        if (/[:~]/.test(this.source[at]!) && /[ \t]/.test(this.source[at + 1] ?? '')) return this.container('definition', line, 2);
        break;
      case '|':
        break;
      case '+':
        if (isGridRule(lineText(lines, line))) return this.gridTable(line);
        break;
      case '$':
        if (this.source[at + 1] === '$') {
          const end = this.displayMaths(line, at);
          if (end > line) return end;
        }
        break;
      case '[': {
        if (this.within(FOOTNOTE, at, line)) return this.container('footnote', line, 2);
        if (this.within(LABEL, at, line)) return this.label(line);
        break;
      }
      case '{':
        if (this.within(INCLUSION, at, line)) return this.add('inclusion', line, line);
        break;
      case '\\': {
        const end = this.rawLatex(line, at);
        if (end > line) return end;
        break;
      }
    }
    if (isThematicBreak(this.source, at, lines.ends[line]!)) return this.add('rule', line, line);
    const item = this.within(ITEM, at, line);
    if (item) return this.item(line, at + item[0].length);
    return this.paragraph(line);
  }

  /** A sticky match that stays on its line. */
  private within(pattern: RegExp, at: number, line: number): RegExpExecArray | null {
    const match = this.test(pattern, at);
    return match && at + match[0].length <= this.lines.ends[line]! ? match : null;
  }

  private startsFence(at: number, line: number): RegExpExecArray | null {
    const match = this.test(FENCE, at);
    return match && at + match[1]!.length <= this.lines.ends[line]! ? match : null;
  }

  private fence(line: number, at: number): number {
    const mark = this.startsFence(at, line)![1]!;
    const info = this.source.slice(at + mark.length, this.lines.ends[line]!).trim();
    if (info === '' && this.directives.length > 0 && mark.startsWith(this.directives[this.directives.length - 1]!)) {
      this.directives.pop();
      return this.add('boundary', line, line);
    }
    if (TRANSPARENT.test(info)) {
      this.directives.push(mark);
      this.local = false;
      this.add('boundary', line, line);
      let next = line + 1;
      while (next < this.count && /^:[\w-]{1,40}:/.test(lineText(this.lines, next))) this.add('boundary', next, next++);
      return next;
    }
    let last = line + 1;
    while (last < this.count && !isFenceEnd(lineText(this.lines, last), mark)) last++;
    return this.add('fence', line, Math.min(last, this.count - 1));
  }

  private html(line: number, at: number): number {
    const { source } = this;
    if (source.startsWith('<!--', at)) {
      const close = this.noCommentEnd ? -1 : source.indexOf('-->', at + 4);
      if (close < 0) {
        this.noCommentEnd = true;
        this.local = false;
      }
      else {
        const last = this.lineAt(close, line);
        if (source.slice(close + 3, this.lines.ends[last]!).trim() === '') return this.add('comment', line, last);
      }
      return this.paragraph(line);
    }
    const raw = this.test(HTML_RAW, at);
    const closing = raw ? `</${raw[1]!.toLowerCase()}` : /<table\b/iy.test(source.slice(at, at + 8)) ? '</table' : undefined;
    if (closing) {
      let last = line;
      while (last < this.count && !source.slice(this.lines.starts[last]!, this.lines.ends[last]!).toLowerCase().includes(closing)) last++;
      return this.add(raw ? 'raw' : 'htmlTable', line, Math.min(last, this.count - 1));
    }
    return this.paragraph(line);
  }

  private lineAt(offset: number, from: number): number {
    let line = from;
    while (line + 1 < this.count && this.lines.starts[line + 1]! <= offset) line++;
    return line;
  }

  private quote(line: number): number {
    let last = line;
    while (last + 1 < this.count && !this.blank(last + 1)) {
      const at = firstOf(this.lines, last + 1);
      if (this.source[at] !== '>' && this.interrupts(last + 1)) break;
      last++;
    }
    return this.add('quote', line, last);
  }

  private item(line: number, markerEnd: number): number {
    const { lines } = this;
    const marker = markerEnd - firstOf(lines, line);
    let spaces = 0;
    while (markerEnd + spaces < lines.ends[line]! && this.source[markerEnd + spaces] === ' ') spaces++;
    const padding = spaces === 0 || spaces > 4 || markerEnd + spaces >= lines.ends[line]! ? 1 : spaces;
    return this.container('item', line, indentOf(lines, line) + marker + padding);
  }

  /** A block whose later paragraphs are indented by `columns`. */
  private container(kind: PieceKind, line: number, columns: number): number {
    const { lines } = this;
    const lenient = Math.min(columns, 2);
    let last = line;
    let fence: string | undefined;
    for (let next = line + 1; next < this.count; next++) {
      const indent = indentOf(lines, next);
      if (indent < 0) {
        let after = next;
        while (after < this.count && this.blank(after)) after++;
        if (after >= this.count || fence === undefined && indentOf(lines, after) < lenient) break;
        next = after - 1;
        continue;
      }
      const text = lineText(lines, next);
      if (fence !== undefined) {
        if (isFenceEnd(text, fence)) fence = undefined;
        else if (indent < lenient && last < next - 1) break;
      } else if (indent >= columns || indent >= lenient && last < next - 1) {
        const open = /^(`{3,}|~{3,})[^`]{0,400}/.exec(text);
        if (open) fence = open[1];
      } else if (last < next - 1 || this.interrupts(next, true)) {
        break;
      }
      last = next;
    }
    return this.add(kind, line, last);
  }

  private label(line: number): number {
    let last = line;
    while (last + 1 < this.count && !this.blank(last + 1) && !this.interrupts(last + 1) && !this.within(LABEL, firstOf(this.lines, last + 1), last + 1)) last++;
    return this.add('label', line, last);
  }

  private displayMaths(line: number, at: number): number {
    const close = this.source.indexOf('$$', at + 2);
    const last = close < 0 ? line : this.lineAt(close, line);
    if (close < 0 || last - line > 200) return this.open(line);
    const rest = this.source.slice(close + 2, this.lines.ends[last]!).trim();
    if (rest !== '' && !/^\{[^{}]{0,200}\}$/.test(rest)) return line;
    return this.add('maths', line, last);
  }

  private rawLatex(line: number, at: number): number {
    const begin = /\\begin\{([A-Za-z]{1,30}\*?)\}/y;
    const match = this.within(begin, at, line);
    if (!match) return this.within(RAW_LINE, at, line) ? this.add('raw', line, line) : line;
    const end = `\\end{${match[1]!}}`;
    const limit = Math.min(this.count, line + 500);
    for (let last = line; last < limit; last++) {
      if (this.source.slice(this.lines.starts[last]!, this.lines.ends[last]!).includes(end)) return this.add('maths', line, last);
    }
    return this.open(line);
  }

  /** Something begins at `line` that has no end; a later edit far away may give it one. */
  private open(line: number): number {
    this.local = false;
    return line;
  }

  private indented(line: number): number {
    let last = line;
    for (let next = line + 1; next < this.count; next++) {
      const indent = indentOf(this.lines, next);
      if (indent >= 4) last = next;
      else if (indent >= 0) break;
    }
    return this.add('indented', line, last);
  }

  private gridTable(line: number): number {
    let last = line;
    while (last + 1 < this.count && /^[|+]/.test(lineText(this.lines, last + 1))) last++;
    return this.add('gridTable', line, last);
  }

  private paragraph(line: number): number {
    const { lines } = this;
    let last = line;
    for (;;) {
      if (last + 1 < this.count && this.hasPipe(last) && isDelimiterRow(lineText(lines, last + 1))) {
        if (last > line) this.add('paragraph', line, last - 1);
        return this.pipeTable(last);
      }
      const next = last + 1;
      if (next >= this.count || this.blank(next)) return this.add('paragraph', line, last);
      const under = lineText(lines, next);
      if (/^(?:=+|-+)\s*$/.test(under) && indentOf(lines, next) < 4) return this.add('setext', line, next);
      if (this.interrupts(next)) return this.add('paragraph', line, last);
      last = next;
    }
  }

  private pipeTable(line: number): number {
    let last = line + 1;
    while (last + 1 < this.count && this.hasPipe(last + 1) && !this.interrupts(last + 1)) last++;
    return this.add('pipeTable', line, last);
  }

  private hasPipe(line: number): boolean {
    const at = this.source.indexOf('|', this.lines.starts[line]!);
    return at >= 0 && at < this.lines.ends[line]!;
  }

  /** Pandoc's simple and multiline tables: columns under a ruler of dashes. */
  private rulerTable(line: number): number {
    const { lines } = this;
    const first = this.source[firstOf(lines, line)];
    if (first !== '-' && !(line + 1 < this.count && this.source[firstOf(lines, line + 1)] === '-')) return line;
    const text = lineText(lines, line);
    if (isBorder(text)) return this.multilineTable(line);
    const ruler = isRuler(text) ? line : line + 1 < this.count && isRuler(lineText(lines, line + 1)) ? line + 1 : -1;
    if (ruler < 0) return line;
    // A row of empty cells, as converters write it, is a line of spaces.
    const wide = Math.min(12, lines.ends[ruler]! - lines.starts[ruler]!);
    const isEmptyRow = (i: number): boolean => this.blank(i) && lines.ends[i]! - lines.starts[i]! >= wide;
    let last = ruler;
    for (let next = ruler + 1; next < this.count; next++) {
      if (isEmptyRow(next)) continue;
      if (this.blank(next) || this.source.startsWith(':::', firstOf(lines, next))) break;
      last = next;
      if (isRuler(lineText(lines, next)) || isBorder(lineText(lines, next))) break;
    }
    return last > ruler || ruler > line ? this.add('rulerTable', line, last) : line;
  }

  private multilineTable(line: number): number {
    let ruler = isRuler(lineText(this.lines, line)) ? line : -1;
    for (let next = line + 1; next < this.count; next++) {
      const text = lineText(this.lines, next);
      if (isRuler(text) && ruler < 0) ruler = next;
      else if (isBorder(text)) return ruler >= 0 ? this.add('rulerTable', line, next) : line;
      if (ruler < 0 && (text === '' || next - line > 12)) return line;
      if (next - line > 2000) return this.open(line);
    }
    return this.open(line);
  }

  /** Whether a line begins a block even where a paragraph is open; in a list, any item does. */
  private interrupts(line: number, inList = false): boolean {
    const { lines, source } = this;
    if (indentOf(lines, line) >= 4) return false;
    const at = firstOf(lines, line);
    switch (source[at]) {
      case '#':
        return this.within(HEADING, at, line) !== null;
      case '`':
      case '~':
        return this.startsFence(at, line) !== null;
      case '>':
        return true;
      case ':':
        return source.startsWith(':::', at) || inList === false && /^:[ \t]+\S/.test(source.slice(at, at + 8)) && !/^:[ \t]*\d/.test(source.slice(at, at + 8));
      case '$':
        return source[at + 1] === '$' && /^\$\$(?:[^$]{0,1000}\$\$)?$/.test(source.slice(at, lines.ends[line]!).trimEnd());
      case '<':
        return source.startsWith('<!--', at) || /^<\/?(?:table|div|section|figure|details|p|ul|ol|pre|script|style|h[1-6]|hr)\b/i.test(source.slice(at, at + 12));
      case '[':
        return this.within(FOOTNOTE, at, line) !== null || inList && this.within(LABEL, at, line) !== null;
      case '\\':
        return source.startsWith('\\begin{', at);
    }
    if (isThematicBreak(source, at, lines.ends[line]!)) return true;
    const item = this.within(ITEM, at, line);
    if (!item) return false;
    const empty = source.slice(at + item[0].length, lines.ends[line]!).trim() === '';
    return inList || !empty && (item[1] === undefined || item[1] === '1');
  }
}

function isFenceEnd(text: string, mark: string): boolean {
  return text.startsWith(mark) && text.slice(mark.length).replace(new RegExp(`^${mark[0]}+`), '').trim() === '';
}

function isThematicBreak(source: string, at: number, end: number): boolean {
  const char = source[at];
  if (char !== '*' && char !== '-' && char !== '_') return false;
  let count = 0;
  for (let i = at; i < end; i++) {
    if (source[i] === char) count++;
    else if (source[i] !== ' ' && source[i] !== '\t' && source[i] !== '\r') return false;
  }
  return count >= 3;
}

/** `| --- | :-: |` */
export function isDelimiterRow(text: string): boolean {
  let dashes = 0;
  let pipes = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '-') dashes++;
    else if (char === '|' || char === '+') pipes++;
    else if (char !== ':' && char !== ' ' && char !== '\t') return false;
  }
  return dashes > 0 && pipes > 0;
}

/** `------- -----  ----`: at least two groups of dashes. */
export function isRuler(text: string): boolean {
  let groups = 0;
  let width = 0;
  let widest = 0;
  for (let i = 0; i <= text.length; i++) {
    const char = text[i];
    if (char === '-') width++;
    else if (char === ' ' || char === undefined || char === '\r') {
      if (width === 1) return false;
      if (width > 0) groups++;
      widest = Math.max(widest, width);
      width = 0;
    } else return false;
  }
  return groups >= 2 && widest >= 3;
}

/** One long line of dashes, round a multiline table. */
export function isBorder(text: string): boolean {
  return text.length >= 10 && /^-+\s*$/.test(text);
}

/** `+-----+:===:+` */
export function isGridRule(text: string): boolean {
  return text.length >= 3 && /^\+[-=:+]+\+?\s*$/.test(text) && /[-=]/.test(text);
}
