import type { Reader } from '../../server/core/document/reader.ts';

/** In milliseconds. */
export interface ReadingTimes {
  readonly words: number;
  readonly blocks: number;
  /** The first reading, with a reader that has never read. */
  readonly first: number;
  /** After each letter typed. */
  readonly median: number;
  readonly p95: number;
  readonly slowest: number;
}

/** Reads a text, then types `keys` letters into it at places all over it, and reads after each. */
export function measureReading(reader: Reader, text: string, keys = 300): ReadingTimes {
  const began = performance.now();
  const { blocks } = reader.read(text);
  const first = performance.now() - began;
  const times: number[] = [];
  let now = text;
  for (let key = 0; key < keys; key++) {
    const at = Math.floor(((key * 7919) % 10_007) / 10_007 * now.length);
    now = `${now.slice(0, at)}x${now.slice(at)}`;
    const start = performance.now();
    reader.read(now);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return {
    words: text.split(/\s+/).length,
    blocks: blocks.length,
    first,
    median: times[Math.floor(times.length / 2)]!,
    p95: times[Math.floor(times.length * 0.95)]!,
    slowest: times[times.length - 1]!,
  };
}
