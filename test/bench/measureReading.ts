import type { Reader } from '../../server/core/document/reader.ts';

/** In milliseconds of processor time. */
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
  let blocks = 0;
  const first = cost(() => (blocks = reader.read(text).blocks.length));
  const times: number[] = [];
  let now = text;
  for (let key = 0; key < keys; key++) {
    const at = Math.floor(((key * 7919) % 10_007) / 10_007 * now.length);
    now = `${now.slice(0, at)}x${now.slice(at)}`;
    times.push(cost(() => reader.read(now)));
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
  return { words: text.split(/\s+/).length, blocks, first, median: at(0.5), p95: at(0.95), slowest: at(1) };
}

/** What else the machine does counts for nothing; what the garbage collector does beside the work counts in full. */
function cost(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
