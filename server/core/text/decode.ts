import { t } from './language.js';

/** What the bytes of a file say as text. */
export interface Decoded {
  /** Without byte order mark; empty when the file is no text. */
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'binary';
  /** What the user should know: a guess at the encoding, or why the file cannot be read; with its offset in `text`. */
  readonly problem?: { readonly message: string; readonly at: number };
}

/**
 * Bytes as text: UTF-8 and UTF-16, with or without byte order mark, else Windows-1252 (of which Latin-1 is a part;
 * WHATWG Encoding Standard), which is said in a problem. Binary files are named as what they are. Never throws.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (starts(bytes, [0xef, 0xbb, 0xbf])) return utf8(bytes.subarray(3));
  if (starts(bytes, [0xff, 0xfe])) return { text: read('utf-16le', bytes), encoding: 'utf-16le' };
  if (starts(bytes, [0xfe, 0xff])) return { text: read('utf-16be', bytes), encoding: 'utf-16be' };
  const kind = SIGNATURES.find(([, signature]) => starts(bytes, signature))?.[0]();
  if (kind !== undefined) return binary(t`This is ${kind}, not text. Export it as text, Markdown or LaTeX and name that file instead.`);
  const head = bytes.subarray(0, 4096);
  const wide = wideWithoutMark(head);
  if (wide) return { text: read(wide, bytes), encoding: wide, problem: { message: t`Read as ${wide.toUpperCase()}, which the file does not say itself.`, at: 0 } };
  if (controls(head) > head.length / 50) return binary(t`This file holds binary data, not text, and was not read.`);
  return utf8(bytes);
}

function utf8(bytes: Uint8Array): Decoded {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    const { bad, first, good } = invalidBytes(bytes);
    if (good >= bad) {
      const at = read('utf-8', bytes.subarray(0, first)).length;
      const cut = first >= bytes.length - 3;
      return {
        text: read('utf-8', bytes),
        encoding: 'utf-8',
        problem: { message: cut ? t`The file ends in the middle of a character: it may be cut off.` : bad === 1 ? t`One byte here is not UTF-8 and could not be read.` : t`${bad} bytes, the first of them here, are not UTF-8 and could not be read.`, at },
      };
    }
    return {
      text: windows1252(bytes),
      encoding: 'windows-1252',
      problem: { message: t`This file is not UTF-8; from the first such character, here, it was read as Windows-1252 (Latin-1). Save it as UTF-8 to be sure of its accents.`, at: first },
    };
  }
}

// Where Windows-1252 is not Latin-1: 0x80 to 0x9f. Node's own decoder (20.x) takes the two for one.
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function windows1252(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes).replace(/[\u0080-\u009f]/g, (sign) => WINDOWS[sign.charCodeAt(0) - 0x80]!);
}

function read(encoding: 'utf-8' | 'utf-16le' | 'utf-16be', bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}

function binary(message: string): Decoded {
  return { text: '', encoding: 'binary', problem: { message, at: 0 } };
}

function starts(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const SIGNATURES: readonly (readonly [kind: () => string, signature: readonly number[]])[] = [
  [() => t`a PDF`, ascii('%PDF-')],
  [() => t`a Word, EPUB or ZIP file`, [0x50, 0x4b, 0x03, 0x04]],
  [() => t`an old Word file`, [0xd0, 0xcf, 0x11, 0xe0]],
  [() => t`an RTF file`, ascii('{\\rtf')],
  [() => t`a PNG image`, [0x89, 0x50, 0x4e, 0x47]],
  [() => t`a JPEG image`, [0xff, 0xd8, 0xff]],
  [() => t`a GIF image`, ascii('GIF8')],
  [() => t`a compressed file`, [0x1f, 0x8b]],
  [() => t`an SQLite database`, ascii('SQLite format 3')],
];

/** Mostly ASCII in two bytes each: every other byte is zero. */
function wideWithoutMark(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (head.length < 4) return undefined;
  let even = 0;
  let odd = 0;
  head.forEach((byte, i) => {
    if (byte !== 0) return;
    if (i % 2 === 0) even++;
    else odd++;
  });
  const enough = head.length * 0.35;
  if (odd > enough && even < odd / 10) return 'utf-16le';
  return even > enough && odd < even / 10 ? 'utf-16be' : undefined;
}

function controls(head: Uint8Array): number {
  let count = 0;
  for (const byte of head) {
    if (byte === 0) count += 10;
    else if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b) count++;
  }
  return count;
}

/** How many bytes fit in no UTF-8 sequence, where the first is, and how many characters beyond ASCII are well formed. */
function invalidBytes(bytes: Uint8Array): { bad: number; first: number; good: number } {
  let bad = 0;
  let good = 0;
  let first = bytes.length;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte < 0x80) continue;
    const more = byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : 0;
    let found = 0;
    while (found < more && (bytes[i + 1 + found] ?? 0) >> 6 === 2) found++;
    if (more > 0 && found === more) {
      good++;
      i += more;
    } else {
      if (bad++ === 0) first = i;
      // A character cut off by the end of the file speaks for UTF-8.
      if (more > 0 && found > 0 && i + 1 + found === bytes.length) {
        good++;
        i += found;
      }
    }
  }
  return { bad, first, good };
}
