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

const JOINT = /:{3,}[ \t]*(?:[a-z][\w-]{0,40})?|[ \t](?=#{1,6}[ \t]+\p{Lu})|<\/?fig(?:ure|caption)>/gu;
const NAMED = /^(#{1,6}[ \t]+(?:Abstract|Background|Introduction|Objectives?|Aims?|Purpose|Design|Setting|Patients and methods|Materials and methods|Research design and methods|Methods?|Results|Findings|Discussion|Conclusions?|Interpretation|Limitations|Summary):?)[ \t]+\S/i;

/**
 * Parts lines that hold several blocks, as some converters write them: `# Results ## Patients A total of …` and
 * `… standard deviation.:::: ## Efficacy …`. Other lines stay as they are.
 */
export function partRunOnLines(lines: Lines): Lines {
  const { source } = lines;
  const glued = source.includes('::::');
  let starts: number[] | undefined;
  let ends: number[] = [];
  for (let i = 0; i < lines.starts.length; i++) {
    const start = lines.starts[i]!;
    const end = lines.ends[i]!;
    const long = end - start > 240 && source[start] === '#';
    if (!long && !(glued && isGlued(source, start, end))) {
      starts?.push(start);
      if (starts) ends.push(end);
      continue;
    }
    starts ??= lines.starts.slice(0, i);
    if (ends.length === 0) ends = lines.ends.slice(0, i);
    for (const cut of cutsOf(source, start, end)) {
      starts.push(cut.start);
      ends.push(cut.end);
    }
  }
  return starts ? { source, starts, ends } : lines;
}

function isGlued(source: string, start: number, end: number): boolean {
  const at = source.indexOf('::::', start);
  return at >= 0 && at < end && (at > start && source.slice(start, at).trim() !== '' || end - at > 80);
}

function cutsOf(source: string, start: number, end: number): readonly { readonly start: number; readonly end: number }[] {
  const text = source.slice(start, end);
  const cuts: { start: number; end: number }[] = [];
  let from = 0;
  const add = (to: number): void => {
    if (text.slice(from, to).trim() !== '') cuts.push({ start: start + from, end: start + to });
    from = to;
  };
  for (const joint of text.matchAll(JOINT)) {
    add(joint.index);
    if (joint[0].startsWith(':')) add(joint.index + joint[0].length);
    else from = joint.index + joint[0].length;
  }
  add(text.length);
  return cuts.flatMap((cut) => {
    const line = source.slice(cut.start, cut.end);
    if (!line.startsWith('#') || line.length < 120) return [cut];
    // Where the heading ends cannot be told, unless it is one of the usual names.
    const name = NAMED.exec(line.slice(0, 80));
    const marks = /^#+[ \t]*/.exec(line)![0].length;
    const split = cut.start + (name ? name[1]!.length : marks);
    return name ? [{ start: cut.start, end: split }, { start: split, end: cut.end }] : [{ start: split, end: cut.end }];
  });
}
