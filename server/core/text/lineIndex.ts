/** Finds lines in a text; lines end at LF, CR or CRLF, as in the language server protocol. */
export interface LineIndex {
  /** Zero-based line and UTF-16 character of an offset; offsets outside the text are brought to its edge. */
  position(offset: number): { readonly line: number; readonly character: number };
  /** Offset of a position; a line or character past the end is brought to the end. */
  offset(line: number, character: number): number;
  readonly lineCount: number;
}

/** Indexes a text once, in time linear in its length. */
export function lineIndex(text: string): LineIndex {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return {
    lineCount: starts.length,
    position(offset) {
      const at = Math.max(0, Math.min(offset, text.length));
      let low = 0;
      let high = starts.length;
      while (high - low > 1) {
        const middle = (low + high) >>> 1;
        if (starts[middle]! <= at) low = middle;
        else high = middle;
      }
      return { line: low, character: at - starts[low]! };
    },
    offset(line, character) {
      if (line < 0) return 0;
      if (line >= starts.length) return text.length;
      const end = line + 1 < starts.length ? starts[line + 1]! - 1 : text.length;
      return Math.min(starts[line]! + Math.max(0, character), end);
    },
  };
}
