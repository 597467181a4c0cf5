/** Where a new text differs from an old one. */
export interface Change {
  /** All before this offset is the same in both. */
  readonly sameUpTo: number;
  /** All from this offset of the new text on is the end of the old one. */
  readonly sameFrom: number;
}

/** The stretch in which two texts differ, by their common start and end; whole strides are compared at once. */
export function changeBetween(before: string, after: string): Change {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head + STRIDE <= most && before.slice(head, head + STRIDE) === after.slice(head, head + STRIDE)) head += STRIDE;
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  const rest = most - head;
  const [a, b] = [before.length, after.length];
  let tail = 0;
  while (tail + STRIDE <= rest && before.slice(a - tail - STRIDE, a - tail) === after.slice(b - tail - STRIDE, b - tail)) tail += STRIDE;
  while (tail < rest && before.charCodeAt(a - 1 - tail) === after.charCodeAt(b - 1 - tail)) tail++;
  return { sameUpTo: head, sameFrom: b - tail };
}

const STRIDE = 2048;
