import type { Span } from '../../text/span.js';
import type { Cell, Prose, Table } from '../document.js';
import { EMPTY_PROSE, shapeTable } from '../tableShape.js';
import { argumentsIn, callAt, readValue, trim, type Argument, type Call } from './expressions.js';
import { labelEnd } from './lexis.js';
import type { Walk } from './walk.js';

/** `#figure(table(…), caption: […]) <tab:x>`: a table with its caption; a figure of anything else gives its caption. */
export function readFigure(walk: Walk, call: Call, args: readonly Argument[]): void {
  const { source } = walk;
  const label = labelBehind(walk, call.end);
  const body = args.find(({ name }) => name === undefined || name === 'body');
  const content = call.contents[0];
  const table = (body && tableIn(walk, body)) ?? (content && tableInMarkup(walk, content));
  const captionArgument = args.find(({ name }) => name === 'caption');
  const caption = captionArgument && captionSpan(source, captionArgument);
  if (!walk.flows) {
    if (caption) walk.through(caption);
    return;
  }
  walk.breakParagraph(call.start, call.end);
  if (table) {
    const prose = caption && walk.aside(caption).prose.prose(call.start);
    emitTable(walk, table, call.start, call.end, { ...(prose && prose.text !== '' ? { caption: prose } : {}), ...(label ? { label } : {}) });
  } else {
    if (caption) walk.aside(caption, { role: 'caption' });
    if (content) walk.aside(content, { role: 'text' });
    else if (body && source[body.start] === '[') walk.aside({ start: body.start + 1, end: body.end - 1 }, { role: 'text' });
  }
}

export function readTableCall(walk: Walk, call: Call): void {
  if (!walk.flows) {
    // A table in a cell is that cell's text.
    for (const argument of argumentsIn(walk, call.round)) {
      if (argument.name !== undefined) continue;
      walk.prose.space(argument.start, argument.start);
      readValue(walk, argument, true);
    }
    return;
  }
  walk.breakParagraph(call.start, call.end);
  const label = labelBehind(walk, call.end);
  emitTable(walk, call, call.start, call.end, label ? { label } : {});
}

function emitTable(walk: Walk, call: Call, start: number, end: number, about: { readonly caption?: Prose; readonly label?: string }): void {
  const grid = new Grid(walk, start);
  const args = argumentsIn(walk, call.round);
  grid.columns = columnCount(walk, args.find(({ name }) => name === 'columns'));
  const cells = [...args.filter(({ name }) => name === undefined), ...call.contents.map((content) => ({ start: content.start - 1, end: content.end + 1 }))];
  const header = cells.find((cell) => walk.source.startsWith('table.header', cell.start) || walk.source.startsWith('grid.header', cell.start));
  if (grid.columns === 0 && header) grid.columns = partCells(walk, callAt(walk, header.start, header.start)).length;
  if (grid.columns === 0) grid.columns = 1;
  for (const cell of cells) grid.add(cell);
  const { rows, headerRows } = shapeTable(grid.rows, grid.headerRows);
  if (rows.length === 0) return;
  const content: Table = { kind: 'table', ...about, rows, headerRows, notes: grid.notes };
  walk.emit(content, start, end);
}

const MOST_COLUMNS = 10_000;
const MOST_ROWS = 200;

/** Cells in the order of the arguments fill the rows from the left, around those that span rows. */
class Grid {
  columns = 0;
  headerRows = 0;
  readonly rows: Cell[][] = [];
  readonly notes: Prose[] = [];
  private row = 0;
  private column = 0;
  private lines = 0;

  constructor(private readonly walk: Walk, private readonly origin: number) {}

  add(span: Span): void {
    const { walk } = this;
    const isCall = /^[a-z]/.test(walk.source[span.start] ?? '');
    const call = isCall ? callAt(walk, span.start, span.start) : undefined;
    const name = call?.name.replace(/^(?:table|grid)\./, '');
    if (call && call.name !== name) {
      if (name === 'hline') return this.line();
      if (name === 'vline') return;
      if (name === 'header' || name === 'footer') {
        for (const cell of partCells(walk, call)) this.add(cell);
        this.finishRow();
        if (name === 'header') this.headerRows = Math.max(this.headerRows, this.row);
        return;
      }
      if (name === 'cell') {
        const args = argumentsIn(walk, call.round);
        const number = (key: string): number => {
          const argument = args.find((one) => one.name === key);
          return argument ? Math.min(MOST_COLUMNS, Math.max(1, Number(walk.source.slice(argument.start, argument.end)) || 1)) : 1;
        };
        const body = call.contents[0] ?? args.find((one) => one.name === undefined || one.name === 'body');
        const inside = call.contents[0] ? { start: call.contents[0].start - 1, end: call.contents[0].end + 1 } : body;
        return this.place({ prose: inside ? this.prose(inside) : EMPTY_PROSE, span: { start: span.start - this.origin, end: span.end - this.origin } }, number('colspan'), Math.min(MOST_ROWS, number('rowspan')));
      }
    }
    if (walk.source.startsWith('..', span.start)) return;
    this.place({ prose: this.prose(span), span: { start: span.start - this.origin, end: span.end - this.origin } }, 1, 1);
  }

  /** A line right behind the first row sets off a header. */
  private line(): void {
    this.lines++;
    if (this.headerRows === 0 && this.row === 1 && this.column === 0) this.headerRows = 1;
  }

  private prose(span: Span): Prose {
    const { walk } = this;
    const aside = walk.aside({ start: span.start, end: span.start }).widened(span.end);
    readValue(aside, span, true);
    return aside.prose.prose(this.origin);
  }

  private place(cell: Cell, columns: number, rows: number): void {
    this.skipTaken();
    const wide = Math.min(columns, this.columns - this.column);
    for (let row = this.row; row < this.row + rows; row++) {
      const cells = (this.rows[row] ??= []);
      for (let column = this.column; column < this.column + Math.max(1, wide); column++) cells[column] = cell;
    }
    this.column += Math.max(1, wide);
    if (this.column >= this.columns) this.nextRow();
  }

  private skipTaken(): void {
    while (this.rows[this.row]?.[this.column] !== undefined) {
      this.column++;
      if (this.column >= this.columns) this.nextRow();
    }
  }

  private finishRow(): void {
    if (this.column > 0) this.nextRow();
  }

  private nextRow(): void {
    const row = (this.rows[this.row] ??= []);
    for (let i = 0; i < row.length; i++) row[i] ??= { prose: EMPTY_PROSE, span: { start: 0, end: 0 } };
    this.row++;
    this.column = 0;
  }
}

/** The cells of `table.header([A], [B])` or `table.header[A][B]`. */
function partCells(walk: Walk, call: Call): readonly Span[] {
  const inRound = argumentsIn(walk, call.round).filter(({ name }) => name === undefined);
  return [...inRound, ...call.contents.map(({ start, end }) => ({ start: start - 1, end: end + 1 }))];
}

/** `3`, `(auto, 1fr)`, `(auto,) * 3 + (1fr,)`; 0 where it cannot be told. */
function columnCount(walk: Walk, argument: Argument | undefined): number {
  if (!argument) return 0;
  const { source, piece } = walk;
  let total = 0;
  let at = argument.start;
  while (at < argument.end) {
    const close = source[at] === '(' ? piece.brackets.get(at) : undefined;
    if (close !== undefined) {
      const times = /^\s{0,9}\*\s{0,9}(\d{1,4})/.exec(source.slice(close + 1, Math.min(argument.end, close + 24)));
      total += argumentsIn(walk, { start: at + 1, end: close }).length * (times ? Number(times[1]) : 1);
      at = close + 1 + (times?.[0].length ?? 0);
    } else at++;
  }
  const plain = /^\d{1,5}$/.exec(source.slice(argument.start, argument.end));
  return Math.min(MOST_COLUMNS, plain ? Number(plain[0]) : total);
}

/** The table in a value, also within `align(center, table(…))` or `block(table(…))`. */
function tableIn(walk: Walk, span: Span, depth = 0): Call | undefined {
  const { start, end } = trim(walk, span);
  if (depth > 4 || start >= end) return undefined;
  if (walk.source[start] === '[') return tableInMarkup(walk, { start: start + 1, end: end - 1 });
  if (!/[a-z]/.test(walk.source[start]!)) return undefined;
  const call = callAt(walk, start, start);
  if (call.name === 'table' || call.name === 'tablex' || call.name === 'tablem') return call;
  for (const argument of argumentsIn(walk, call.round)) {
    const found = argument.name === undefined || argument.name === 'body' ? tableIn(walk, argument, depth + 1) : undefined;
    if (found) return found;
  }
  for (const content of call.contents) {
    const found = tableInMarkup(walk, content);
    if (found) return found;
  }
  return undefined;
}

function tableInMarkup(walk: Walk, { start, end }: Span): Call | undefined {
  const at = walk.source.slice(start, end).search(/#table[([]/);
  return at < 0 ? undefined : callAt(walk, start + at + 1, start + at);
}

/** The inside of `[…]`, `"…"` or `figure.caption([…])`. */
function captionSpan(source: string, { start, end }: Argument): Span {
  const open = source.slice(start, end).search(/[["]/);
  return open < 0 ? { start: end, end } : { start: start + open + 1, end: Math.max(start + open + 1, source[end - 1] === ')' ? end - 2 : end - 1) };
}

/** The label behind a figure, which the walk then has passed. */
function labelBehind(walk: Walk, at: number): string | undefined {
  const space = /^\s{0,40}/.exec(walk.source.slice(at, Math.min(walk.end, at + 40)))![0].length;
  const end = walk.source[at + space] === '<' ? labelEnd(walk.source, at + space) : -1;
  return end > 0 && end <= walk.end ? walk.source.slice(at + space + 1, end - 1) : undefined;
}
