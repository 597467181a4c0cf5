import type { Word } from '../text/words.js';
import { words } from '../text/words.js';
import type { Abbreviation } from './abbreviations.js';

/** What words are compared by: stems, abbreviations spelled out. `PFS` and `progression-free survival` give the same concepts. */
export type Concept = string;

/** The abbreviations of a document: short form as printed → the concepts of its long form. */
export type Dictionary = ReadonlyMap<string, readonly Concept[]>;

/** Builds a dictionary; of two definitions of one short form the first holds. */
export function dictionary(abbreviations: readonly Pick<Abbreviation, 'short' | 'long'>[]): Dictionary {
  const found = new Map<string, readonly Concept[]>();
  for (const { short, long } of abbreviations) {
    if (found.has(short) || /[\s-]/u.test(short)) continue;
    const concepts = words(long).filter((word) => !word.function).map((word) => word.stem);
    if (concepts.length > 0) found.set(short, concepts);
  }
  return found;
}

/** The concepts of some words; function words have none. With `keepShort`, an abbreviation gives its short form too. */
export function conceptsOf(list: readonly Word[], abbreviations: Dictionary, keepShort = false): readonly Concept[] {
  const found: Concept[] = [];
  for (const word of list) {
    const long = abbreviations.get(word.text) ?? (word.text.endsWith('s') ? abbreviations.get(word.text.slice(0, -1)) : undefined);
    if (long) {
      found.push(...long);
      if (keepShort) found.push(word.stem);
    } else if (!word.function) found.push(word.stem);
  }
  return found;
}

/** The concepts of a text; see {@link conceptsOf}. */
export function conceptsIn(text: string, abbreviations: Dictionary): ReadonlySet<Concept> {
  return new Set(conceptsOf(words(text), abbreviations));
}
