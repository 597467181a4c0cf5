import type { Cell, Prose } from './document.js';

const MAX_CELLS = 2_000_000;

export const EMPTY_PROSE: Prose = { text: '', runs: [], citations: [], marks: [], links: [] };

/**
 * Brings rows to one length, drops rows without any text, finds out how many rows are headers beyond those that the
 * markup names, and lets a header that spans columns stand above each of them.
 *
 * A first row of the body belongs to the header when it is bold throughout, or when its first cell is empty and the
 * others hold words, signs or `n = 24`, but no values.
 */
export function shapeTable(rows: readonly (readonly Cell[])[], marked: number): { readonly rows: readonly (readonly Cell[])[]; readonly headerRows: number } {
  const width = Math.min(rows.reduce((most, row) => Math.max(most, row.length), 0), Math.ceil(MAX_CELLS / Math.max(1, rows.length)));
  const kept: Cell[][] = [];
  let headerRows = 0;
  rows.forEach((row, index) => {
    if (row.every((cell) => cell.prose.text.trim() === '')) return;
    kept.push(padded(row, width));
    if (index < marked) headerRows++;
  });
  if (headerRows === 0 && kept.length > 2 && isTopLabels(kept[0]!) && kept.slice(1, 4).every((row) => row.some((cell) => textOf(cell) !== '' && !isLabel(cell)) || row.filter((cell) => textOf(cell) !== '').length < 2)) headerRows = 1;
  if (headerRows > 0) while (headerRows < Math.min(4, kept.length - 1) && isHeaderRow(kept[headerRows]!, kept[headerRows - 1]!)) headerRows++;
  if (headerRows > 1) realign(kept, headerRows);
  for (let i = 0; i + 1 < headerRows; i++) span(kept[i]!, kept[i + 1]!);
  return { rows: kept, headerRows };
}

function padded(row: readonly Cell[], width: number): Cell[] {
  if (row.length >= width) return row.slice(0, width);
  const end = row[row.length - 1]?.span.end ?? 0;
  const empty: Cell = { prose: EMPTY_PROSE, span: { start: end, end } };
  return [...row, ...Array.from({ length: width - row.length }, () => empty)];
}

function isHeaderRow(row: readonly Cell[], above: readonly Cell[]): boolean {
  const filled = row.filter((cell) => cell.prose.text.trim() !== '');
  if (filled.length < 2) return false;
  if (filled.every(isBold) && !filled.every((cell) => /\d/.test(cell.prose.text))) return true;
  const first = row[0]!.prose.text.trim();
  const others = first === '' ? filled : filled.filter((cell) => cell !== row[0]);
  const repeats = above.some((cell, i) => i > 0 && cell.prose.text.trim() === '') || new Set(others.map((cell) => cell.prose.text.trim())).size < others.length;
  const divides = above[0]!.prose.text.trim() === '' && new Set(others.map(textOf)).size < others.length && others.every(isLabel);
  if (first !== '' && !divides && !others.every((cell) => /^\(?[nN]\s?=\s?[\d,  ]+\)?$/.test(textOf(cell)))) return false;
  // `Nitrate (mg/L) | –` above `1995–2004 | 2010–2019`: what fills a span is a header, however few its columns.
  const fillsSpan = first === '' && row.some((cell, i) => i > 1 && textOf(cell) !== '' && textOf(above[i]!) === '' && textOf(row[i - 1]!) !== '' && textOf(above[i - 1]!) !== '');
  if (fillsSpan && others.every((cell) => isLabel(cell) || YEARS.test(textOf(cell)))) return true;
  return (repeats || first !== '' || others.every((cell) => /\bn\s?=/i.test(cell.prose.text))) && others.length * 2 >= row.length - 1 && others.every(isLabel);
}

const YEARS = /^(?:1[89]|20)\d\d(?:\s?[–/-]\s?(?:(?:1[89]|20)\d\d|\d\d))?$/;

/** Labels over at least half of the columns, and nothing else. */
function isTopLabels(row: readonly Cell[]): boolean {
  const filled = row.filter((cell, i) => i > 0 && textOf(cell) !== '');
  return filled.length >= 1 && filled.length * 2 >= row.length - 1 && filled.every(isLabel);
}

function isBold(cell: Cell): boolean {
  const { text, marks } = cell.prose;
  return marks.some((mark) => mark.kind === 'strong' && mark.span.end - mark.span.start >= text.trim().length - 1);
}

/** Words, signs, `n = 24`, `95% CI`, `30 days`: what stands over a column, not in it. */
function isLabel(cell: Cell): boolean {
  const text = textOf(cell);
  if (/\bn\s?=/i.test(text)) return true;
  if (/^(?:N\/?A|NR|NE|not reached|none|nil|ns|n\.s\.|yes|no|ref\.?|reference|[-–—.…]+)$/i.test(text)) return false;
  return !/\d/.test(text) || /\p{L}/u.test(text) && !/^[<>≤≥~≈±+−-]?\s?\d[\d.,]*\s?(?:%|\(|±|\[|$)/.test(text);
}

/**
 * Lets each header of an upper row stand above all columns that it spans. Converters leave a spanning header in its first
 * column and the others empty; some push all of them to the left, which shows when the labels below repeat evenly.
 */
function span(row: Cell[], below: readonly Cell[]): void {
  const even = evenSpans(row, below);
  if (even) return void even.forEach((cell, i) => (row[i] = cell));
  const labels = below.map(labelOf);
  let before: readonly string[] = [];
  for (let from = 1; from < row.length; ) {
    const header = row[from]!;
    let to = from + 1;
    while (to < row.length && textOf(row[to]!) === '' && textOf(below[to]!) !== '') to++;
    if (textOf(header) !== '') {
      // `n | % | n | % | P`: what comes after the labels of the group before does not belong to this one either.
      const own = labels.slice(from, to);
      const repeats = before.length > 1 && before.every((label, i) => own[i] === label);
      before = repeats ? before : own;
      row.fill(header, from, from + before.length);
    }
    from = to;
  }
}

/** `A | B | – | –` above `n | % | n | %` is `A | A | B | B`; a header above an empty place, at the right, spans nothing. */
function evenSpans(row: readonly Cell[], below: readonly Cell[]): readonly Cell[] | undefined {
  let filled = 1;
  while (filled < row.length && textOf(row[filled]!) !== '') filled++;
  if (row.slice(filled).some((cell) => textOf(cell) !== '')) return undefined;
  let parted = row.length;
  while (parted > 1 && textOf(below[parted - 1]!) === '') parted--;
  const single = row.length - parted;
  const headers = filled - 1 - single;
  const width = Math.floor((parted - 1) / headers);
  if (headers < 2 || width < 2) return undefined;
  const spanned = 1 + headers * width;
  const labels = below.map(labelOf);
  for (let i = 1 + width; i < spanned; i++) if (labels[i] !== labels[i - width]) return undefined;
  const empty = row[row.length - 1]!;
  return row.map((cell, i) => (i === 0 ? cell : i < spanned ? row[1 + Math.floor((i - 1) / width)]! : i < parted ? empty : row[1 + headers + i - parted]!));
}

/**
 * A first header that reached down over two rows leaves the lower row one place too far left, where a converter drops
 * it: the values' last column then stands under no header at all.
 */
function realign(rows: readonly Cell[][], headerRows: number): void {
  const lower = rows[headerRows - 1]!;
  const last = lower.length - 1;
  if (last < 2 || textOf(lower[0]!) === '' || rows.slice(0, headerRows).some((row) => textOf(row[last]!) !== '') || textOf(rows[headerRows - 2]![0]!) !== '') return;
  const body = rows.slice(headerRows);
  if (lower.slice(0, last).some((cell) => textOf(cell) === '') || body.filter((row) => textOf(row[last]!) !== '').length * 2 < body.length) return;
  lower.unshift(lower.pop()!);
}

/** A lower header without its `(n = 24)`. */
function labelOf(cell: Cell): string {
  return textOf(cell).replace(/\(?\b[nN]\s?=[^)]*\)?/g, '').trim();
}

function textOf(cell: Cell): string {
  return cell.prose.text.trim();
}
