import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One line of text and what is marked beneath it. */
export interface Example {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly marks: readonly Mark[];
}

export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly says: string;
}

const folder = fileURLToPath(new URL('./examples/', import.meta.url));

/**
 * The examples of a folder's text files. A line of carets belongs to the text line above it:
 *
 *     PFS was 34.8 months.
 *             ^^^^^^^^^^^ 34.8 mo
 *
 * Lines that begin with `#` and empty lines say nothing. A text line without carets holds no figure.
 */
export function examples(): Example[] {
  return readdirSync(folder).filter((name) => name.endsWith('.txt')).sort().flatMap((file) => read(file, readFileSync(folder + file, 'utf8')));
}

export function read(file: string, content: string): Example[] {
  const found: { file: string; line: number; text: string; marks: Mark[] }[] = [];
  content.split('\n').forEach((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const carets = /^( *)(\^+) ?(.*)$/.exec(line);
    if (carets) found[found.length - 1]!.marks.push({ start: carets[1]!.length, end: carets[1]!.length + carets[2]!.length, says: carets[3]!.trim() });
    else found.push({ file, line: index + 1, text: line, marks: [] });
  });
  return found;
}
