/**
 * The lines of a stretch of Markdown, each from its first character behind the marks of its container (`> `, the
 * indentation of a list item) to its last before the line break. Both arrays go in step.
 */
export interface Lines {
  readonly source: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

export function linesOf(source: string, from: number, to: number): Lines {
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = from; at < to; ) {
    let end = source.indexOf('\n', at);
    if (end < 0 || end > to) end = to;
    starts.push(at);
    ends.push(end > at && source.charCodeAt(end - 1) === 13 ? end - 1 : end);
    at = end + 1;
  }
  return { source, starts, ends };
}

/** Columns of white space at the start of a line; a tab counts as four. -1 for a blank line. */
export function indentOf(lines: Lines, index: number): number {
  const { source } = lines;
  const end = lines.ends[index]!;
  let columns = 0;
  for (let i = lines.starts[index]!; i < end; i++) {
    const code = source.charCodeAt(i);
    if (code === 32) columns++;
    else if (code === 9) columns += 4;
    else if (code !== 12 && code !== 13) return columns;
  }
  return -1;
}

/** Offset of the first character that is not white space; the line's end for a blank line. */
export function firstOf(lines: Lines, index: number): number {
  const { source } = lines;
  const end = lines.ends[index]!;
  let i = lines.starts[index]!;
  while (i < end) {
    const code = source.charCodeAt(i);
    if (code !== 32 && code !== 9 && code !== 12 && code !== 13) break;
    i++;
  }
  return i;
}

/** The line's text from its first character that is not white space. */
export function lineText(lines: Lines, index: number): string {
  return lines.source.slice(firstOf(lines, index), lines.ends[index]!);
}

/** Without up to `columns` of white space at the start. */
export function dedent(source: string, start: number, end: number, columns: number): number {
  let at = start;
  let seen = 0;
  while (at < end && seen < columns) {
    const code = source.charCodeAt(at);
    if (code === 32) seen++;
    else if (code === 9) seen += 4;
    else break;
    at++;
  }
  return at;
}
