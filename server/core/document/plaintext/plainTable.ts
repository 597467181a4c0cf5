import type { PageLine } from './pageLines.js';

/** The fields of a line: between tabs, or between gaps of two spaces and more. Offsets count from the file's start. */
export interface Field {
  readonly start: number;
  readonly end: number;
}

export function tabFields(source: string, line: PageLine): readonly Field[] {
  return fieldsBetween(source, line, /\t/g);
}

export function spacedFields(source: string, line: PageLine): readonly Field[] {
  return line.parted !== 'gaps' ? [{ start: line.start, end: line.end }] : fieldsBetween(source, line, / {2,}|\u00A0{2,}/g);
}

function fieldsBetween(source: string, line: PageLine, gap: RegExp): readonly Field[] {
  // The line's own trimming took away empty last fields; an empty first one is still there as white space.
  const fields: Field[] = [];
  let from = line.start;
  if (gap.source === '\\t') for (let i = line.start - 1; i >= line.start - line.indent; i--) if (source[i] === '\t') fields.push({ start: i, end: i });
  for (const match of line.text.matchAll(gap)) {
    fields.push(trimmed(source, from, line.start + match.index));
    from = line.start + match.index + match[0].length;
  }
  fields.push(trimmed(source, from, line.end));
  return fields;
}

function trimmed(source: string, from: number, to: number): Field {
  let [start, end] = [from, to];
  while (start < end && /\s/.test(source[start]!)) start++;
  while (end > start && /\s/.test(source[end - 1]!)) end--;
  return { start, end };
}

/** Deals the fields of each row to columns: one by one where all rows have as many, else by where they stand. */
export function columnsOf(rows: readonly (readonly Field[])[], lines: readonly PageLine[]): readonly (readonly (Field | undefined)[])[] {
  const full = rows.filter((row) => row.length > 1);
  const most = Math.max(...full.map((row) => row.length), 1);
  if (full.every((row) => row.length === most)) return rows.map((row) => pad(row, most));
  const columnOf = (field: Field, line: PageLine): readonly [number, number] => {
    const origin = line.start - line.indent;
    return [field.start - origin, field.end - origin];
  };
  const bands: [number, number][] = [];
  rows.forEach((row, i) => {
    if (row.length > 1) for (const field of row) bands.push([...columnOf(field, lines[i]!)]);
  });
  bands.sort((a, b) => a[0] - b[0]);
  const columns: [number, number][] = [];
  for (const [from, to] of bands) {
    const last = columns[columns.length - 1];
    if (last && from < last[1]) last[1] = Math.max(last[1], to);
    else columns.push([from, to]);
  }
  return rows.map((row, i) => {
    const dealt: (Field | undefined)[] = new Array<Field | undefined>(columns.length).fill(undefined);
    for (const field of row) {
      const [from] = columnOf(field, lines[i]!);
      const column = Math.min(firstEndingBehind(columns, from), columns.length - 1);
      const there = dealt[column];
      dealt[column] = there ? { start: there.start, end: field.end } : field;
    }
    return dealt;
  });
}

/** Columns do not overlap and ascend, so the first one that ends behind `at` is found by halving. */
function firstEndingBehind(columns: readonly (readonly [number, number])[], at: number): number {
  let [low, high] = [0, columns.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at < columns[middle]![1]) high = middle;
    else low = middle + 1;
  }
  return low;
}

function pad(row: readonly Field[], width: number): readonly (Field | undefined)[] {
  return [...row, ...Array.from({ length: Math.max(0, width - row.length) }, () => undefined)];
}
