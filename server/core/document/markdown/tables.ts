import type { Cell } from '../document.js';
import { joinProse } from '../proseJoin.js';
import type { Context } from './context.js';
import { readProse } from './inline.js';
import type { Lines } from './lines.js';
import { isBorder, isDelimiterRow, isGridRule, isRuler } from './pieces.js';

/** Rows of cells as they stand, and how many of them the markup makes headers. Places count from the source's start. */
export interface Grid {
  readonly rows: readonly (readonly Cell[])[];
  readonly headerRows: number;
}

function lineRaw(lines: Lines, index: number): string {
  return lines.source.slice(lines.starts[index]!, lines.ends[index]!);
}

/** A GFM or Pandoc pipe table. `\|` and a bar in code or maths are no borders. */
export function readPipeTable(lines: Lines, context: Context): Grid {
  const rows: Cell[][] = [];
  for (let i = 0; i < lines.starts.length; i++) {
    if (i === 1 && isDelimiterRow(lineRaw(lines, 1).trim())) continue;
    rows.push(pipeCells(lines.source, lines.starts[i]!, lines.ends[i]!).map((span) => cell(lines.source, span.start, span.end, context)));
  }
  return { rows, headerRows: 1 };
}

function pipeCells(source: string, from: number, to: number): { start: number; end: number }[] {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(source[start]!)) start++;
  while (end > start && /\s/.test(source[end - 1]!)) end--;
  if (source[start] === '|') start++;
  if (end > start && source[end - 1] === '|' && source[end - 2] !== '\\') end--;
  const cells: { start: number; end: number }[] = [];
  let at = start;
  const lastTick = source.lastIndexOf('`', end - 1);
  let inCode = false;
  for (let i = start; i < end; i++) {
    const char = source[i];
    if (char === '\\') i++;
    else if (char === '`') inCode = !inCode;
    else if (char === '|' && !(inCode && i < lastTick)) {
      cells.push({ start: at, end: i });
      at = i + 1;
    }
  }
  cells.push({ start: at, end });
  return cells;
}

function cell(source: string, from: number, to: number, context: Context): Cell {
  let [start, end] = [from, to];
  while (start < end && /\s/.test(source[start]!)) start++;
  while (end > start && /\s/.test(source[end - 1]!)) end--;
  return { prose: readProse(source, start, end, context).prose, span: { start, end } };
}

/** Pandoc's simple and multiline tables: columns lie under the dashes of a ruler. */
export function readRulerTable(lines: Lines, context: Context): Grid {
  const raws = lines.starts.map((_, i) => lineRaw(lines, i));
  const bordered = isBorder((raws[0] ?? '').trim());
  let ruler = raws.findIndex((raw, i) => isRuler(raw.trim()) && !(bordered && i === 0));
  if (ruler < 0) ruler = 0;
  const columns = columnStarts(raws[ruler]!);
  const last = raws.length - 1;
  const closed = last > ruler && (isRuler(raws[last]!.trim()) || isBorder(raws[last]!.trim()));
  const body = closed ? last : raws.length;
  const multiline = closed && isBorder(raws[last]!.trim());
  const rows: Cell[][] = [];
  const read = (from: number, to: number): void => {
    if (to > from) rows.push(columnCells(lines, raws, from, to, columns, context));
  };
  read(bordered ? 1 : 0, ruler);
  const headerRows = rows.length;
  let from = ruler + 1;
  for (let i = ruler + 1; i <= body; i++) {
    if (i < body && multiline && raws[i]!.trim() !== '') continue;
    read(from, multiline || i === body ? i : i + 1);
    from = i + 1;
  }
  return { rows, headerRows };
}

function columnStarts(ruler: string): number[] {
  const starts: number[] = [];
  for (let i = 0; i < ruler.length; i++) if (ruler[i] === '-' && ruler[i - 1] !== '-') starts.push(i);
  return starts;
}

function columnCells(lines: Lines, raws: readonly string[], from: number, to: number, columns: readonly number[], context: Context): Cell[] {
  const cuts = Array.from({ length: to - from }, (_, i) => cutsOf(raws[from + i]!, columns));
  return columns.map((_, column) => {
    const parts = cuts.map((cutsOfLine, i) => {
      const line = from + i;
      const length = raws[line]!.length;
      const start = lines.starts[line]! + Math.min(cutsOfLine[column]!, length);
      const end = lines.starts[line]! + Math.min(cutsOfLine[column + 1] ?? length, length);
      return cell(lines.source, start, Math.max(start, end), context);
    });
    return joinCells(parts);
  });
}

function joinCells(parts: readonly Cell[]): Cell {
  const filled = parts.filter((part) => part.span.end > part.span.start);
  if (filled.length <= 1) return filled[0] ?? parts[0]!;
  return { prose: joinProse(filled.map((part) => part.prose)), span: { start: filled[0]!.span.start, end: filled[filled.length - 1]!.span.end } };
}

/** Where a line is cut into its columns: before each stretch of text, if there are as many, else by the ruler. */
function cutsOf(raw: string, columns: readonly number[]): readonly number[] {
  const starts = Array.from(raw.matchAll(/[^ ]+(?: [^ ]+)*/g), (match) => match.index);
  return columns.map((start, column) => (column === 0 ? 0 : starts.length === columns.length ? starts[column]! : cut(raw, start)));
}

/**
 * Where a line is cut for a column: at the column's start, or beside the words that stand across it. They belong to this
 * column if they begin near its start (markup that the writer did not count shifts a row), else to the one before.
 */
function cut(raw: string, start: number): number {
  if (start >= raw.length || raw[start - 1] === ' ' || raw[start - 1] === undefined) return start;
  let from = start;
  while (from > 0 && !(raw[from - 1] === ' ' && (from < 2 || raw[from - 2] === ' '))) from--;
  if (start - from <= 6) return from;
  const gap = raw.indexOf('  ', start);
  return gap < 0 ? raw.length : gap;
}

/** Pandoc's and reStructuredText's grid tables; a row may take several lines. */
export function readGridTable(lines: Lines, context: Context): Grid {
  const raws = lines.starts.map((_, i) => lineRaw(lines, i));
  const columns = new Set<number>();
  raws.forEach((raw) => {
    if (isGridRule(raw.trim())) for (let i = 0; i < raw.length; i++) if (raw[i] === '+') columns.add(i);
  });
  const borders = [...columns].sort((a, b) => a - b);
  const rows: Cell[][] = [];
  let headerRows = 0;
  let from = 1;
  for (let i = 1; i < raws.length; i++) {
    if (!isGridRule(raws[i]!.trim())) continue;
    if (i > from) rows.push(gridCells(lines, raws, from, i, borders, context));
    if (raws[i]!.includes('=') && headerRows === 0) headerRows = rows.length;
    from = i + 1;
  }
  if (from < raws.length) rows.push(gridCells(lines, raws, from, raws.length, borders, context));
  return { rows, headerRows };
}

function gridCells(lines: Lines, raws: readonly string[], from: number, to: number, borders: readonly number[], context: Context): Cell[] {
  const cells: Cell[] = [];
  for (let column = 0; column + 1 < borders.length; ) {
    let next = column + 1;
    while (next + 1 < borders.length && raws[from]![borders[next]!] !== '|') next++;
    const parts: Cell[] = [];
    for (let line = from; line < to; line++) {
      const length = raws[line]!.length;
      const start = lines.starts[line]! + Math.min(borders[column]! + 1, length);
      const end = lines.starts[line]! + Math.min(borders[next]!, length);
      parts.push(cell(lines.source, start, Math.max(start, end), context));
    }
    const joined = joinCells(parts);
    for (; column < next; column++) cells.push(joined);
  }
  return cells;
}

/** An HTML table; cells that span rows or columns stand in each of their places. */
export function readHtmlTable(source: string, context: Context): Grid {
  const rows: Cell[][] = [];
  const held: { cell: Cell; rows: number }[] = [];
  let headerRows = 0;
  let row: Cell[] | undefined;
  let isHeader = true;
  const finish = (): void => {
    if (!row) return;
    fillHeld(row, held);
    if (isHeader && headerRows === rows.length) headerRows++;
    rows.push(row);
    row = undefined;
  };
  const tag = /<(tr|th|td)\b([^<>]{0,1000})>/gi;
  for (let match = tag.exec(source); match; match = tag.exec(source)) {
    if (match[1]!.toLowerCase() === 'tr') {
      finish();
      row = [];
      isHeader = true;
      continue;
    }
    row ??= [];
    fillHeld(row, held);
    if (match[1]!.toLowerCase() === 'td') isHeader = false;
    const from = match.index + match[0].length;
    const close = /<\/?(?:td|th|tr|table|tbody|thead)\b/gi;
    close.lastIndex = from;
    const content = cell(source, from, close.exec(source)?.index ?? source.length, context);
    const across = attribute(match[2]!, 'colspan');
    const down = attribute(match[2]!, 'rowspan');
    for (let i = 0; i < across; i++) {
      held[row.length] = { cell: content, rows: down - 1 };
      row.push(content);
    }
  }
  finish();
  return { rows, headerRows };
}

function fillHeld(row: Cell[], held: { cell: Cell; rows: number }[]): void {
  for (let above = held[row.length]; above && above.rows > 0; above = held[row.length]) {
    above.rows--;
    row.push(above.cell);
  }
}

function attribute(text: string, name: string): number {
  const value = Number(new RegExp(`\\b${name}\\s{0,5}=\\s{0,5}["']?(\\d{1,3})`, 'i').exec(text)?.[1] ?? 1);
  return Math.max(1, Math.min(value, 200));
}
