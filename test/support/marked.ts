/** A text of a fixture with its marks taken out. */
export interface Marked {
  readonly text: string;
  /** Offset of the cursor `|`, if the fixture has one. */
  readonly cursor?: number;
  /** What stands under the text, in the order of their places. */
  readonly carets: readonly Caret[];
}

/** `^^^^^^ words` under a line: the place of the carets in the line above, and the words behind them. */
export interface Caret {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/**
 * Takes caret lines out of a text:
 *
 *     It lasted 38.4 months [@a].
 *               ^^^^^^^^^^^ figure/value → 34.8 months
 */
export function readCarets(marked: string): Marked {
  const carets: Caret[] = [];
  const kept: string[] = [];
  let lineStart = 0;
  let next = 0;
  for (const line of marked.split('\n')) {
    const match = /^(\s*)(\^+)\s*(.*)$/.exec(line);
    if (match && kept.length > 0) {
      const start = lineStart + match[1]!.length;
      carets.push({ start, end: start + match[2]!.length, words: match[3]!.trim() });
      continue;
    }
    kept.push(line);
    lineStart = next;
    next += line.length + 1;
  }
  return { text: kept.join('\n'), carets: carets.sort((a, b) => a.start - b.start || a.end - b.end) };
}

/** Takes the cursor out: a `|` that is marked as `‸` where the text has bars of its own. */
export function readCursor(marked: string): Marked {
  const sign = marked.includes('‸') ? '‸' : '|';
  const at = marked.indexOf(sign);
  if (at < 0 || marked.indexOf(sign, at + 1) >= 0) throw new Error(`A fixture has one cursor, this one has ${at < 0 ? 'none' : 'several'}:\n${marked}`);
  return { text: marked.slice(0, at) + marked.slice(at + 1), cursor: at, carets: [] };
}
