import type { Delimiter } from './inlineNode.js';

/** The delimiter runs of a paragraph that may still pair. */
export class DelimiterStack {
  top: Delimiter | undefined;

  push(delimiter: Delimiter): void {
    delimiter.previous = this.top;
    if (this.top) this.top.next = delimiter;
    this.top = delimiter;
  }

  /**
   * Pairs what lies above `bottom` and takes it off the stack, by the rules of CommonMark 0.31, 6.2.
   * `floor` keeps how far down a search without success went, so that the whole takes linear time.
   */
  pair(bottom: Delimiter | undefined): void {
    const floor = new Map<string, Delimiter | undefined>();
    let closer = this.firstAbove(bottom);
    while (closer) {
      if (!closer.closes) {
        closer = closer.next;
        continue;
      }
      const kind = `${closer.char}${closer.opens ? 1 : 0}${(closer.end - closer.start) % 3}`;
      const low = floor.has(kind) ? floor.get(kind) : bottom;
      let opener = closer.previous;
      while (opener && opener !== bottom && opener !== low && !matches(opener, closer)) opener = opener.previous;
      if (!opener || opener === bottom || opener === low) {
        floor.set(kind, closer.previous);
        const next: Delimiter | undefined = closer.next;
        if (!closer.opens) this.remove(closer);
        closer = next;
        continue;
      }
      const width = opener.left >= 2 && closer.left >= 2 ? 2 : 1;
      opener.begins.push(width === 2 ? 'strong' : 'emphasis');
      closer.ends.push(width === 2 ? 'strong' : 'emphasis');
      opener.left -= width;
      closer.left -= width;
      opener.next = closer;
      closer.previous = opener;
      if (opener.left === 0) this.remove(opener);
      if (closer.left === 0) {
        const next: Delimiter | undefined = closer.next;
        this.remove(closer);
        closer = next;
      }
    }
    this.top = bottom;
    if (bottom) bottom.next = undefined;
  }

  private firstAbove(bottom: Delimiter | undefined): Delimiter | undefined {
    let first = this.top === bottom ? undefined : this.top;
    while (first && first.previous !== bottom) first = first.previous;
    return first;
  }

  private remove(delimiter: Delimiter): void {
    if (delimiter.previous) delimiter.previous.next = delimiter.next;
    if (delimiter.next) delimiter.next.previous = delimiter.previous;
    else this.top = delimiter.previous;
  }
}

function matches(opener: Delimiter, closer: Delimiter): boolean {
  if (opener.char !== closer.char || !opener.opens) return false;
  const [a, b] = [opener.end - opener.start, closer.end - closer.start];
  return !((closer.opens || opener.closes) && (a + b) % 3 === 0 && !(a % 3 === 0 && b % 3 === 0));
}

const SPACE = /\s/;
const PUNCTUATION = /[\p{P}\p{S}]/u;

/** Whether a run of `char` between these two characters can open and close emphasis (CommonMark 0.31, 6.2). */
export function flanking(char: string, before: string | undefined, after: string | undefined): { readonly opens: boolean; readonly closes: boolean } {
  const spaceBefore = before === undefined || SPACE.test(before);
  const spaceAfter = after === undefined || SPACE.test(after);
  const markBefore = !spaceBefore && PUNCTUATION.test(before);
  const markAfter = !spaceAfter && PUNCTUATION.test(after);
  const left = !spaceAfter && (!markAfter || spaceBefore || markBefore);
  const right = !spaceBefore && (!markBefore || spaceAfter || markAfter);
  if (char === '*') return { opens: left, closes: right };
  return { opens: left && (!right || markBefore), closes: right && (!left || markAfter) };
}
