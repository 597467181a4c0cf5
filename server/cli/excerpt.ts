/** A line of a text with a stretch of it pointed out. */
export interface Excerpt {
  /** Cut to the width, with `…` where it was cut; tabs are blanks. */
  readonly line: string;
  /** `            ^^^^^^`, in step with the line. */
  readonly carets: string;
}

/**
 * The part of a line that shows what stands at `start`; what goes on in further lines is pointed out to the line's end.
 *
 * @param start UTF-16 offset in the line, `end` likewise and beyond the line for more than one
 */
export function excerpt(line: string, start: number, end: number, width: number): Excerpt {
  const shownEnd = Math.max(start + 1, Math.min(end, line.length));
  const spare = Math.max(0, width - (shownEnd - start));
  let from = Math.max(0, start - Math.floor(spare / 2));
  const to = Math.min(line.length, from + width);
  from = Math.max(0, Math.min(from, to - width));
  if (from > 0) from = afterBlank(line, from, start);
  const cutEnd = to < line.length ? beforeBlank(line, to, shownEnd) : to;
  const before = `${from > 0 ? '…' : ''}${clean(line.slice(from, start))}`;
  const marked = clean(line.slice(start, shownEnd));
  const after = `${clean(line.slice(shownEnd, cutEnd))}${cutEnd < line.length ? '…' : ''}`;
  return { line: `${before}${marked}${after}`.trimEnd(), carets: `${' '.repeat(columns(before))}${'^'.repeat(Math.max(1, columns(marked)))}` };
}

/** Cuts fall between words, where one ends near. */
function afterBlank(line: string, from: number, start: number): number {
  const blank = line.indexOf(' ', from);
  return blank >= 0 && blank < Math.min(from + 20, start) ? blank + 1 : from;
}

function beforeBlank(line: string, to: number, end: number): number {
  const blank = line.lastIndexOf(' ', to);
  return blank > Math.max(to - 20, end) ? blank : to;
}

/** Tabs would shift the carets; control characters could play with the terminal. */
export const clean = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');

/** How many columns a terminal gives a text: accents that combine take none, Chinese and Japanese signs two. */
function columns(text: string): number {
  let count = 0;
  for (const sign of text) {
    if (/\p{Mn}|\u200b|\u200d|\ufe0f/u.test(sign)) continue;
    count += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(sign) ? 2 : 1;
  }
  return count;
}
