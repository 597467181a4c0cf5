import type { Cell, Table } from '../document/document.js';
import { cellQuantities, type CellHeader, headerOf } from '../quantity/cell.js';
import type { Quantity } from '../quantity/quantity.js';
import { unitOf } from '../quantity/units.js';
import { words } from '../text/words.js';
import { conceptsIn, NO_ABBREVIATIONS, type Concept } from './concepts.js';

/** A cell that states figures, with all that its row and column say of it. */
export interface TableCell {
  readonly cell: Cell;
  readonly row: number;
  readonly column: number;
  readonly quantities: readonly Quantity[];
  /** Headers above the cell, the outermost first. */
  readonly columnHeaders: readonly Cell[];
  /** Section row, row header and other cells of the row that hold words. */
  readonly rowHeaders: readonly Cell[];
}

export interface TableGrid {
  readonly cells: readonly TableCell[];
  /** Columns that hold figures, and the rows that do, in order. */
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  /** Header of the first column: `Study`, `Method`, `Parameter`. */
  readonly stub: string;
}

/** Reads a table's cells with their headers. A table without header gives cells with what its rows say. */
export function tableGrid(table: Table, decimalComma: boolean): TableGrid {
  const width = table.rows[0]?.length ?? 0;
  const headerRows = Math.min(table.headerRows, table.rows.length);
  const body = table.rows.slice(headerRows);
  const headersOf = (column: number): Cell[] => distinct(table.rows.slice(0, headerRows).map((row) => row[column]).filter((cell) => cell !== undefined && cell.prose.text.trim() !== '') as Cell[]);
  const headers: CellHeader[] = [];
  const captions = table.caption ? captionHeaders(table.caption.text) : [];
  for (let column = 0; column < width; column++) {
    const above = headersOf(column);
    let header: CellHeader | undefined;
    for (const cell of above) header = merge(header, headerOf(cell.prose.text));
    headers.push(header ?? headerOf(''));
  }
  const isWords = (cell: Cell | undefined): boolean => cell !== undefined && /\p{L}{2}/u.test(cell.prose.text) && !NO_VALUE.test(cell.prose.text.trim()) && cellQuantities(cell.prose.text, { decimalComma }).length === 0;
  const descriptors = new Set<number>();
  for (let column = 0; column < width; column++) {
    const filled = body.filter((row) => (row[column]?.prose.text.trim() ?? '') !== '' && !spans(row));
    const wordy = filled.filter((row) => isWords(row[column])).length;
    if ((column === 0 && width > 1) || (filled.length > 0 && wordy * 2 > filled.length)) descriptors.add(column);
    // `Baseline | 8 weeks | 26 weeks | Baseline | …` beside the row's name goes on naming it.
    else if (column > 0 && descriptors.has(column - 1) && column < width - 1 && filled.length > 2 && repeats(filled.map((row) => row[column]!.prose.text.trim()))) descriptors.add(column);
  }
  const cells: TableCell[] = [];
  let section: Cell | undefined;
  let named: Cell | undefined;
  const seen = new Set<Cell>();
  body.forEach((row, index) => {
    const first = row[0];
    if (first && first.prose.text.trim() !== '' && (spans(row) || row.slice(1).every((cell) => cell.prose.text.trim() === '' || cell === first)) && width > 1) {
      section = first;
      return;
    }
    // A name stands once for the rows below it that have none.
    if (first && first.prose.text.trim() !== '') named = first;
    const goesOn = named !== undefined && first?.prose.text.trim() === '' ? [named] : [];
    const rowHeaders = distinct([...goesOn, ...(section ? [section] : []), ...row.filter((cell, column) => descriptors.has(column) && cell.prose.text.trim() !== '' && !NO_VALUE.test(cell.prose.text.trim()))]);
    const rowHeader = named && descriptors.has(0) ? headerOf(named.prose.text) : undefined;
    const sectionHeader = section ? headerOf(section.prose.text) : undefined;
    row.forEach((cell, column) => {
      if (descriptors.has(column) || seen.has(cell)) return;
      seen.add(cell);
      const named = [...headersOf(column), ...rowHeaders].map((above) => above.prose.text).join(' ');
      const header = merge(merge(merge(headers[column], rowHeader), sectionHeader), UNITLESS.test(named) ? undefined : captionHeaderOf(captions, named));
      const found = withShares(cellQuantities(cell.prose.text, { header, decimalComma }), named);
      if (found.length === 0) return;
      cells.push({ cell, row: headerRows + index, column, quantities: found, columnHeaders: headersOf(column), rowHeaders });
    });
  });
  return {
    cells,
    columns: [...new Set(cells.map((cell) => cell.column))].sort((a, b) => a - b),
    rows: [...new Set(cells.map((cell) => cell.row))],
    stub: headersOf(0).map((cell) => cell.prose.text).join(' '),
  };
}

/** `579 (12.5)` under `Booked (n = 4,635)`: the bracket is the first's share of the group, for that is what it comes to. */
function withShares(quantities: readonly Quantity[], headers: string): readonly Quantity[] {
  const size = /\b[nN]\s?=\s?(\d{1,3}(?:[,\u2009\u202f ]\d{3})+|\d+)/u.exec(headers)?.[1];
  const total = size === undefined ? NaN : Number(size.replace(/[^\d]/gu, ''));
  if (!(total > 0)) return quantities;
  return quantities.map((quantity) => {
    if (quantity.unit !== undefined || quantity.value.decimals > 0 || quantity.value.value > total) return quantity;
    const share = (100 * quantity.value.value) / total;
    const companions = quantity.companions.map((companion) =>
      companion.kind === 'spread' && companion.spreadName === 'unknown' && companion.unit === undefined && Math.abs(companion.value.value - share) <= companion.value.tolerance * 1.01 ? { ...companion, kind: 'value' as const, spreadName: undefined, unit: unitOf('%')! } : companion,
    );
    return { ...quantity, companions };
  });
}

/** What a caption says of the figures below it, and the words that it stands behind. */
interface CaptionHeader {
  readonly about: ReadonlySet<Concept>;
  readonly header: CellHeader;
}

/**
 * The units and forms that a caption gives: `Adverse events, % of patients`, `Sediment carbon (Mg ha⁻¹)`, `Values are in MPa.`,
 * `Daily gain (g) and methane (g/day)`. What it says of an axis (`by rate of nitrogen (kg/ha)`) is not of the figures.
 */
function captionHeaders(caption: string): readonly CaptionHeader[] {
  const found: CaptionHeader[] = [];
  let from = 0;
  for (const match of caption.slice(0, 400).matchAll(/\(([^()]{1,40})\)|,\s*([^,.;()]{1,40})(?=[.;,(]|$)|\b(?:in|are|as)\s+([^\s,.;()]{1,20}(?:\s[^\s,.;()]{1,24})?)(?=[.;,]|$)/gu)) {
    const text = (match[1] ?? match[2] ?? match[3])!.trim();
    const lead = /^(?:%|percent(?:age)?\b)/iu.test(text) ? '%' : text.split(/\s(?:of|per)\s/u)[0]!.trim();
    // `Adverse events, n (%)`: the bracket is the second figure's, and counts have no unit.
    const counted = COUNTED.exec(caption.slice(0, match.index))?.[0] ?? '';
    const header = [text, lead, ...text.split(/[,;]\s*/u)].map((part) => headerOf(`x ${counted}(${part})`)).find(({ unit, form }) => unit !== undefined || form !== undefined);
    // `M (SD)`, `b [95% CI]` name statistics.
    if (!header || (match[1] === undefined && /^\p{L}$/u.test(text))) continue;
    const about = caption.slice(from, match.index).split(/[.:]\s/u).pop()!;
    from = match.index + match[0].length;
    if (found.length > 0 && header.unit && /(?:^|\s)by\s/u.test(about)) continue;
    found.push({ about: conceptsIn(about, NO_ABBREVIATIONS), header });
  }
  return found;
}

/** What of it holds for a cell under these headers: where a caption names several units, the one that it gives to what they name. */
function captionHeaderOf(captions: readonly CaptionHeader[], named: string): CellHeader | undefined {
  const form = captions.find(({ header }) => header.form)?.header.form;
  const united = captions.filter(({ header }) => header.unit);
  const units = new Set(united.map(({ header }) => `${header.unit!.canonical} ${header.scale ?? 1}`));
  if (units.size <= 1) return united[0] || form ? { label: '', unit: united[0]?.header.unit, form } : undefined;
  const stems = words(named).map((word) => word.stem);
  const shared = united.map(({ about }) => stems.filter((stem) => about.has(stem)).length);
  const most = Math.max(...shared);
  const one = most > 0 && shared.filter((count) => count === most).length === 1 ? united[shared.indexOf(most)]!.header : undefined;
  return one || form ? { label: '', unit: one?.unit, scale: one?.scale, form: one?.form ?? form } : undefined;
}

const COUNTED = /\b(?:n|no\.|number|events|count|cases|patients|participants)\s$/iu;

function merge(near: CellHeader | undefined, far: CellHeader | undefined): CellHeader | undefined {
  if (!near) return far;
  if (!far) return near;
  return { ...near, unit: near.unit ?? far.unit, scale: near.scale ?? far.scale, form: near.form ?? far.form };
}

/** Cells that say there is no figure. */
const NO_VALUE = /^(?:n\.?[/.]?[aredc]\.?|not (?:reached|reported|applicable|available|estimable|evaluable|determined|done|significant)|none|nd|ns|na|nr|ne|nil|missing|[–—-])$/iu;

/** Headers of figures that have no unit, whatever the caption says of the others. */
const UNITLESS = /\b(?:HR|OR|RR|IRR|aOR|aHR|SMD|ratio|p|P|p-value|coefficient|correlation|AUC|ICC|kappa|n|N|No\.|number|count)\b|(?<![\p{L}\p{N}])[βrR]²?(?:$|\s)/u;

/** Few different texts, each standing several times. */
function repeats(texts: readonly string[]): boolean {
  return new Set(texts).size * 2 <= texts.length;
}

function spans(row: readonly Cell[]): boolean {
  return row.length > 1 && row.every((cell) => cell === row[0]);
}

function distinct<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}
