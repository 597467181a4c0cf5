const FOLD = /(?:[ -]?fold\b|[ \u00a0]?×(?![ \u00a0]?\d)(?=[ ),.;]|$)|x(?=[ ),.;]|$)(?! \d)|[- ]times(?=[ -](?:higher|more|greater|larger|longer|faster|lower|less|smaller|fewer|slower|shorter|better|worse|stronger|weaker|likelier|bigger|older|heavier|deeper|denser|as|the|that|those|its|their|what|cheaper|quicker)\b|[,.;)]| in | \())/y;

/** The end of ` times`, `-fold`, `×` behind a number, where it says how many times as much: not in `three times a week`. */
export function foldAfter(text: string, end: number, inWords: boolean): number | undefined {
  const c = text.charCodeAt(end);
  if (c !== 0x2d && c !== 0x20 && c !== 0xd7 && c !== 0x78 && c !== 0xa0 && c !== 0x66) return undefined;
  FOLD.lastIndex = end;
  const found = FOLD.exec(text);
  return found && !(inWords && /[x×]/.test(found[0])) ? FOLD.lastIndex : undefined;
}

const FACTOR = /\bby an? (?:\p{L}+ )?factor of $/iu;

/** Whether `by a factor of` stands before what begins at `start`; a `safety factor of 10` says of nothing how many times as much it is. */
export function foldBefore(text: string, start: number): boolean {
  return text.startsWith('of ', start - 3) && FACTOR.test(text.slice(Math.max(0, start - 40), start));
}

/** `twofold` has its tail inside; `ten` of `ten fold` not. */
export function foldTail(text: string, end: number): number {
  const found = /^[- ]fold\b/.exec(text.slice(end, end + 6));
  return found ? end + found[0].length : end;
}
