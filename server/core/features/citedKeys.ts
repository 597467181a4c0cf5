import type { Document } from '../document/document.js';
import { prosesOf } from '../document/prose.js';

/** The keys that a document cites, each once, in alphabetical order. */
export function citedKeys({ blocks }: Document): readonly string[] {
  const keys = blocks.flatMap(({ content }) => prosesOf(content).flatMap(({ citations }) => citations.flatMap(({ items }) => items.map(({ key }) => key))));
  return [...new Set(keys)].sort();
}
