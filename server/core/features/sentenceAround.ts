import { proseAt } from '../document/prose.js';
import type { Document } from '../document/document.js';
import { textOffset } from '../text/plainText.js';

const LONGEST = 2_000;

/** The sentence at an offset of the file, roughly: it only ranks what is offered. Empty where no prose stands. */
export function sentenceAround(document: Document, offset: number): string {
  const place = proseAt(document, offset);
  if (!place) return '';
  const { text } = place.prose;
  const at = textOffset(place.prose, offset - place.start);
  const from = text.lastIndexOf('. ', Math.max(0, at - 2)) + 1;
  const to = text.indexOf('. ', at);
  return text.slice(from, to < 0 ? undefined : to).slice(0, LONGEST);
}
