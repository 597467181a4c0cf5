import type { Cell } from '../document.js';
import { EMPTY_PROSE } from '../tableShape.js';
import { environmentKind } from './environments.js';
import { letters, lineEnd } from './scan.js';
import type { Flow, Walk } from './walk.js';

export interface Tabular {
  readonly rows: readonly (readonly Cell[])[];
  readonly headerRows: number;
  /** Full-width rows under the last rule. */
  readonly notes: readonly Cell[];
}

/**
 * Reads the rows of a tabular whose `\begin{name}` the walk has just passed, up to `end`. Places in cells count from `origin`.
 *
 * Header rows are those before the first `\midrule`; without one, those between the first `\hline`s; in a longtable,
 * those before `\endfirsthead` or `\endhead`. What a longtable repeats on the next page (between these two, and its
 * foot) is left out.
 */
export function readTabular(walk: Walk, name: string, end: number, origin: number, flow: Flow): Tabular {
  const reader = new RowReader(walk, end, origin, flow);
  reader.skipSpecification(name);
  reader.read();
  return reader.tabular();
}

/** A cell is never spread over more columns or rows than this. */
const WIDEST = 200;

interface RawCell {
  readonly start: number;
  readonly end: number;
}

interface Row {
  readonly cells: Cell[];
  readonly fullWidth: boolean;
}

interface Carried {
  readonly cell: Cell;
  left: number;
}

class RowReader {
  private at: number;
  private readonly rows: Row[] = [];
  /** Rows before which a line goes through the table. */
  private readonly lines: number[] = [];
  private readonly midrules: number[] = [];
  /** Rows before which a line goes through some columns. */
  private readonly partial: number[] = [];
  private headEnd: number | undefined;
  private readonly carried: (Carried | undefined)[] = [];

  constructor(private readonly walk: Walk, private readonly end: number, private readonly origin: number, private readonly flow: Flow) {
    this.at = walk.at;
  }

  /** Past `[t]{lcr}`, `{\textwidth}{lX}`, `to 5cm {X}`. */
  skipSpecification(name: string): void {
    const { walk } = this;
    const bare = name.replace(/\*$/, '');
    const widths = name === 'tabular*' || ['tabularx', 'tabulary', 'xltabular', 'NiceTabularX'].includes(bare) ? 2 : 1;
    if (bare === 'tabu' || bare === 'longtabu') while (walk.at < this.end && !'{\n'.includes(walk.source[walk.at]!)) walk.at++;
    for (let i = 0; i < widths; i++) {
      walk.at = walk.skipSpaces(walk.at);
      while (walk.source[walk.at] === '[' && walk.option()) { /* skipped */ }
      walk.braced();
    }
    while (walk.source[walk.at] === '[' && walk.option()) { /* skipped */ }
    this.at = Math.min(walk.at, this.end);
  }

  read(): void {
    const { source, piece } = this.walk;
    let cells: RawCell[] = [];
    let start = this.rules();
    while (this.at < this.end) {
      const code = source.charCodeAt(this.at);
      if (code === BACKSLASH) {
        const next = source.charCodeAt(this.at + 1);
        const isEnd = next === BACKSLASH || source.startsWith('\\tabularnewline', this.at) || source.startsWith('\\cr\n', this.at);
        if (isEnd) {
          cells.push({ start, end: this.at });
          this.row(cells);
          cells = [];
          this.afterRow();
          start = this.rules();
        } else {
          const environment = piece.structure.environments.get(this.at);
          this.at = environment && environment.end <= this.end ? environment.end : this.at + 2;
        }
      } else if (code === AMPERSAND) {
        cells.push({ start, end: this.at });
        start = ++this.at;
      } else if (code === OPEN) this.at = Math.min(this.end, piece.structure.braces.get(this.at) ?? this.at) + 1;
      else if (code === PERCENT) this.at = lineEnd(source, this.at);
      else this.at++;
    }
    cells.push({ start, end: this.end });
    if (cells.length > 1 || source.slice(start, this.end).trim() !== '') this.row(cells);
  }

  tabular(): Tabular {
    const { rows, headEnd } = this;
    const rules = this.midrules.find((index) => index > 0) ?? this.firstBand();
    const headerRows = headEnd ?? rules ?? 0;
    const last = Math.max(-1, ...this.lines, ...this.midrules);
    const notes: Cell[] = [];
    const body = rows.filter((row, i) => {
      const isNote = last > headerRows && i >= last && row.fullWidth && rows.length > 1;
      if (isNote) notes.push(row.cells[0]!);
      return !isNote;
    });
    return { rows: body.map(({ cells }) => cells), headerRows: Math.min(headerRows, body.length), notes };
  }

  /** Without a `\midrule`: the rows down to the first line that has rows above and below it; a line through some columns will do. */
  private firstBand(): number | undefined {
    const band = (lines: readonly number[]): number | undefined => lines.find((index) => index > 0 && index < this.rows.length);
    return band(this.lines) ?? band(this.partial);
  }

  /** Past `\hline`, `\cmidrule(lr){2-3}` and the like, noting where they stand. Returns where the row's first cell begins. */
  private rules(): number {
    const { walk } = this;
    const { source } = walk;
    for (;;) {
      while (this.at < this.end && /\s/.test(source[this.at]!)) this.at++;
      if (source[this.at] === '%') {
        this.at = Math.min(this.end, lineEnd(source, this.at));
        continue;
      }
      if (source[this.at] !== '\\' || this.at >= this.end) return this.at;
      const nameEnd = letters(source, this.at + 1);
      const name = source.slice(this.at + 1, nameEnd);
      if (!RULES.has(name)) return this.at;
      this.at = walk.at = nameEnd;
      this.note(name);
      walk.option('(', ')');
      while (walk.source[walk.at] === '[' && walk.option()) { /* skipped */ }
      walk.option('(', ')');
      for (let i = 0; i < RULES.get(name)!; i++) walk.braced();
      this.at = Math.min(this.end, walk.at);
    }
  }

  private note(name: string): void {
    const index = this.rows.length;
    switch (name) {
      case 'midrule': case 'specialrule':
        this.midrules.push(index);
        break;
      case 'hline': case 'toprule': case 'bottomrule': case 'Xhline': case 'Hline': case 'hhline': case 'hdashline': case 'thickhline':
        this.lines.push(index);
        break;
      case 'cmidrule': case 'cline': case 'cdashline':
        this.partial.push(index);
        break;
      case 'endfirsthead':
        this.headEnd = index;
        break;
      case 'endhead':
        // Behind `\endfirsthead` stands the head of the following pages.
        if (this.headEnd === undefined) this.headEnd = index;
        else this.forget(this.headEnd);
        break;
      case 'endfoot': case 'endlastfoot':
        this.forget(this.headEnd ?? 0);
        break;
    }
  }

  private forget(from: number): void {
    this.rows.length = from;
    for (const lines of [this.lines, this.midrules, this.partial]) while (lines.length > 0 && lines[lines.length - 1]! > from) lines.pop();
  }

  private afterRow(): void {
    const { source } = this.walk;
    this.at = source.charCodeAt(this.at + 1) === BACKSLASH ? this.at + 2 : letters(source, this.at + 1);
    if (source[this.at] === '*') this.at++;
    this.walk.at = this.at;
    if (source[this.at] === '[') this.walk.option();
    this.at = Math.min(this.end, this.walk.at);
  }

  private row(raw: readonly RawCell[]): void {
    const cells: Cell[] = [];
    let fullWidth = false;
    for (const span of raw) {
      const { cell, columns, rows } = this.cell(span);
      const above = this.carried[cells.length];
      const carried = above && above.left > 0 && cell.prose.text === '' && cell.prose.citations.length === 0;
      for (let i = 0; i < columns; i++) {
        const column = cells.length;
        const from = this.carried[column];
        if (carried && from && from.left > 0) cells.push(from.cell);
        else cells.push(cell);
        if (from) from.left--;
        if (rows > 1) this.carried[column] = { cell, left: rows - 1 };
      }
      fullWidth = raw.length === 1 && columns > 1;
    }
    if (cells.every((cell) => cell.prose.text === '' && cell.prose.citations.length === 0)) return;
    this.rows.push({ cells, fullWidth });
  }

  /** A cell, and how many columns and rows it takes: `\multicolumn{2}{c}{\multirow{2}{*}{Alectinib}}`. */
  private cell(span: RawCell): { readonly cell: Cell; readonly columns: number; readonly rows: number } {
    const { walk, origin } = this;
    const { source } = walk;
    let { start, end } = span;
    while (start < end && /\s/.test(source[start]!)) start++;
    while (end > start && /\s/.test(source[end - 1]!)) end--;
    const place = { start: start - origin, end: end - origin };
    if (start === end) return { cell: { prose: EMPTY_PROSE, span: place }, columns: 1, rows: 1 };
    let columns = 1;
    let rows = 1;
    let inside = { start, end };
    for (let i = 0; i < 2; i++) {
      const spread = this.spread(inside);
      if (!spread) break;
      columns = Math.max(columns, spread.columns);
      rows = Math.max(rows, spread.rows);
      inside = spread.inside;
    }
    const { prose } = walk.aside(inside, new CellFlow(this.flow));
    return { cell: { prose: prose.prose(origin), span: place }, columns, rows };
  }

  private spread(span: RawCell): { readonly columns: number; readonly rows: number; readonly inside: RawCell } | undefined {
    const { walk } = this;
    const match = /^(?:\\(?:cellcolor|rowcolor)\s?(?:\[[^\]]{0,30}\])?\{[^{}]{0,60}\}\s?)?\\(multicolumn|multirow|SetCell)(?![A-Za-z])\s?\*?/.exec(walk.source.slice(span.start, Math.min(span.end, span.start + 150)));
    if (!match) return undefined;
    walk.at = span.start + match[0].length;
    if (match[1] === 'SetCell') return this.setCell(span);
    if (match[1] === 'multirow') walk.option();
    const count = walk.braced();
    if (!count) return undefined;
    const n = Math.min(WIDEST, Math.abs(Number(walk.source.slice(count.start, count.end).trim())) || 1);
    if (match[1] === 'multirow') {
      while (walk.source[walk.at] === '[' && walk.option()) { /* skipped */ }
      if (!walk.braced() && walk.source[walk.at] === '*') walk.at++;
      walk.option();
    } else walk.braced();
    const inside = walk.braced();
    if (!inside || inside.end > span.end) return undefined;
    return { columns: match[1] === 'multicolumn' ? n : 1, rows: match[1] === 'multirow' ? n : 1, inside };
  }

  /** tabularray's `\SetCell[c=2,r=2]{c} Alectinib`: the columns beside it are empty cells of their own. */
  private setCell(span: RawCell): { readonly columns: number; readonly rows: number; readonly inside: RawCell } {
    const { walk } = this;
    const option = walk.option();
    const written = option ? walk.source.slice(option.start, option.end) : '';
    const rows = Number(/\br\s?=\s?(\d{1,3})/.exec(written)?.[1] ?? 1);
    walk.braced();
    return { columns: 1, rows: Math.min(WIDEST, rows), inside: { start: Math.min(walk.at, span.end), end: span.end } };
  }
}

/** In a cell or caption, a caption or label belongs to the table; all else is text. */
export class CellFlow implements Flow {
  readonly inOne = true;
  constructor(private readonly table: Flow) {}
  paragraph(): void {}
  section(): void {}
  item(walk: Walk, start: number): void {
    walk.option();
    walk.prose.space(start, walk.at);
  }
  bibitem(): void {}
  caption(...args: Parameters<Flow['caption']>): void {
    this.table.caption(...args);
  }
  label(name: string): void {
    this.table.label(name);
  }
  /** `\begin{tabular}{@{}c@{}}A\\B\end{tabular}` in a cell is there for the line break. */
  environment(walk: Walk, name: string): boolean {
    if (environmentKind(name) !== 'tabular') return false;
    walk.skipEnvironmentArguments(name);
    return true;
  }
}

const BACKSLASH = 92, AMPERSAND = 38, OPEN = 123, PERCENT = 37;

/** Commands between rows, and how many arguments in braces they have. */
const RULES: ReadonlyMap<string, number> = new Map(Object.entries({
  hline: 0, toprule: 0, midrule: 0, bottomrule: 0, cline: 1, cmidrule: 1, cdashline: 1, hdashline: 0, hhline: 1, Xhline: 1, Hline: 0, thickhline: 0, specialrule: 3, addlinespace: 0, morecmidrules: 0,
  rowcolor: 1, rowcolors: 3, arrayrulecolor: 1, noalign: 1, endfirsthead: 0, endhead: 0, endfoot: 0, endlastfoot: 0, centering: 0, small: 0, footnotesize: 0, newpage: 0, pagebreak: 0, hiderowcolors: 0, showrowcolors: 0,
}));
