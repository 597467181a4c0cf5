import { changeBetween } from './change.js';

/** A stretch of a text to be read, and what its reading depends on besides its characters: kind of block, section. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
}

/** A text that was read, stretch by stretch. */
export interface Memory<Value> {
  readonly text: string;
  readonly stretches: readonly Stretch[];
  readonly values: readonly Value[];
}

export const NOTHING: Memory<never> = { text: '', stretches: [], values: [] };

/**
 * Reads the stretches of a new text, but takes from memory what was read of the same stretch before.
 *
 * After a key press all but one are found by their place, counted from either end of the text; what lies between is
 * looked up by its characters. `read` gets a copy of them, so that nothing remembered holds on to a whole old text.
 */
export function recall<Value>(before: Memory<Value>, text: string, stretches: readonly Stretch[], read: (source: string, index: number) => Value): Memory<Value> {
  const [old, now] = [before.stretches, stretches];
  const least = Math.min(old.length, now.length);
  const { sameUpTo, sameFrom } = changeBetween(before.text, text);
  const shift = text.length - before.text.length;
  const values: Value[] = new Array<Value>(now.length);
  let head = 0;
  for (; head < least; head++) {
    const [a, b] = [old[head]!, now[head]!];
    if (b.end > sameUpTo || a.start !== b.start || a.end !== b.end || a.kind !== b.kind) break;
    values[head] = before.values[head]!;
  }
  let tail = 0;
  for (; tail < least - head; tail++) {
    const [a, b] = [old[old.length - 1 - tail]!, now[now.length - 1 - tail]!];
    if (b.start < sameFrom || a.start + shift !== b.start || a.end + shift !== b.end || a.kind !== b.kind) break;
    values[now.length - 1 - tail] = before.values[old.length - 1 - tail]!;
  }
  const between = new Map<string, Value>();
  for (let i = head; i < old.length - tail; i++) between.set(keyOf(old[i]!, before.text), before.values[i]!);
  for (let i = head; i < now.length - tail; i++) {
    const key = keyOf(now[i]!, text);
    if (!between.has(key)) between.set(key, read(detached(text.slice(now[i]!.start, now[i]!.end)), i));
    values[i] = between.get(key)!;
  }
  return { text, stretches, values };
}

function keyOf({ start, end, kind }: Stretch, text: string): string {
  return `${kind}\n${text.slice(start, end)}`;
}

/** The same characters in a string of their own. */
export function detached(text: string): string {
  return ` ${text}`.slice(1);
}
