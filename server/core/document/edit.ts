/** The one stretch in which two texts differ: `before[start, beforeEnd)` became `now[start, nowEnd)`. */
export interface Edit {
  readonly start: number;
  readonly beforeEnd: number;
  readonly nowEnd: number;
}

/** So many characters are compared at once, which engines do many times faster than one by one. */
const BLOCK = 4096;

/** Finds the smallest such stretch. */
export function editBetween(before: string, now: string): Edit {
  const shorter = Math.min(before.length, now.length);
  let start = 0;
  while (start + BLOCK <= shorter && before.slice(start, start + BLOCK) === now.slice(start, start + BLOCK)) start += BLOCK;
  while (start < shorter && before.charCodeAt(start) === now.charCodeAt(start)) start++;
  let beforeEnd = before.length;
  let nowEnd = now.length;
  while (beforeEnd - BLOCK >= start && nowEnd - BLOCK >= start && before.slice(beforeEnd - BLOCK, beforeEnd) === now.slice(nowEnd - BLOCK, nowEnd)) {
    beforeEnd -= BLOCK;
    nowEnd -= BLOCK;
  }
  while (beforeEnd > start && nowEnd > start && before.charCodeAt(beforeEnd - 1) === now.charCodeAt(nowEnd - 1)) {
    beforeEnd--;
    nowEnd--;
  }
  return { start, beforeEnd, nowEnd };
}
