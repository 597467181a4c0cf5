import type { Content } from '../document/document.js';
import { prosesOf } from '../document/prose.js';
import { abbreviations, type Abbreviation } from './abbreviations.js';

const remembered = new WeakMap<Content, readonly Abbreviation[]>();

/**
 * The abbreviations that a block defines: a paragraph, or a table in its caption and notes. Spans count in the prose that
 * holds them. A block that did not change is not read again.
 */
export function abbreviationsIn(content: Content): readonly Abbreviation[] {
  let found = remembered.get(content);
  if (!found) {
    const proses = content.kind === 'table' ? [...(content.caption ? [content.caption] : []), ...content.notes] : content.kind === 'paragraph' ? prosesOf(content) : [];
    remembered.set(content, (found = proses.flatMap((prose) => abbreviations(prose.text))));
  }
  return found;
}
