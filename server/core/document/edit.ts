/** The one stretch in which two texts differ: `before[start, beforeEnd)` became `now[start, nowEnd)`. */
export interface Edit {
  readonly start: number;
  readonly beforeEnd: number;
  readonly nowEnd: number;
}

/** Finds the smallest such stretch, by comparing whole slices, which engines do many times faster than characters. */
export function editBetween(before: string, now: string): Edit {
  const shorter = Math.min(before.length, now.length);
  const start = longest(shorter, (length, known) => before.slice(known, length) === now.slice(known, length));
  const behind = longest(shorter - start, (length, known) => before.slice(before.length - length, before.length - known) === now.slice(now.length - length, now.length - known));
  return { start, beforeEnd: before.length - behind, nowEnd: now.length - behind };
}

/** The greatest length for which `same` holds, when it holds for all below it. `known` characters need not be compared again. */
function longest(limit: number, same: (length: number, known: number) => boolean): number {
  let low = 0;
  let high = limit;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (same(middle, low)) low = middle;
    else high = middle - 1;
  }
  return low;
}
