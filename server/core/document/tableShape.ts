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
  if (headerRows > 0) while (headerRows < Math.min(4, kept.length - 1) && isHeaderRow(kept[headerRows]!, kept[headerRows - 1]!)) headerRows++;
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
  if (first !== '' && !(others.every((cell) => /^\(?[nN]\s?=\s?[\d,  ]+\)?$/.test(cell.prose.text.trim())))) return false;
  return (repeats || first !== '' || others.every((cell) => /\bn\s?=/i.test(cell.prose.text))) && others.length * 2 >= row.length - 1 && others.every(isLabel);
}

function isBold(cell: Cell): boolean {
  const { text, marks } = cell.prose;
  return marks.some((mark) => mark.kind === 'strong' && mark.span.end - mark.span.start >= text.trim().length - 1);
}

/** Words, signs, `n = 24`, `95% CI`, `30 days`: what stands over a column, not in it. */
function isLabel(cell: Cell): boolean {
  const text = cell.prose.text.trim();
  if (/\bn\s?=/i.test(text)) return true;
  return /\p{L}/u.test(text) && !/^[<>≤≥~≈±+−-]?\s?\d[\d.,]*\s?(?:%|\(|±|\[|$)/.test(text) && !/^(?:N\/?A|NR|NE|not reached|none|nil|ns|n\.s\.|yes|no)$/i.test(text);
}

/** An empty place in an upper header row takes the cell to its left, if the row below divides it. */
function span(row: Cell[], below: readonly Cell[]): void {
  for (let i = 1; i < row.length; i++) {
    if (row[i]!.prose.text.trim() !== '' || below[i]!.prose.text.trim() === '') continue;
    const left = row[i - 1]!;
    if (i - 1 > 0 && left.prose.text.trim() !== '') row[i] = left;
  }
}
