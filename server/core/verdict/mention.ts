import type { Content } from '../document/document.js';
import { prosesOf } from '../document/prose.js';
import type { Concept, Dictionary, LongForm } from '../evidence/concepts.js';
import { words } from '../text/words.js';

/** An abbreviation and one of the things that it stands for. */
export interface Meaning {
  readonly short: string;
  readonly long: LongForm;
}

/** What abbreviations mean in one dictionary and not in the other. */
export function changedMeanings({ short: old }: Dictionary, { short: now }: Dictionary): readonly Meaning[] {
  const changed: Meaning[] = [];
  for (const [short, long] of old) if (now.get(short)?.id !== long.id) changed.push({ short, long });
  for (const [short, long] of now) if (old.get(short)?.id !== long.id) changed.push({ short, long });
  return changed;
}

/** Whether a block uses one of the abbreviations, or has all words of what one stands for; to others they mean nothing. */
export function mentions(content: Content, meanings: readonly Meaning[]): boolean {
  if (meanings.length === 0) return false;
  const { printed, stems } = vocabularyOf(content);
  return meanings.some(({ short, long }) => printed.has(short) || printed.has(`${short}s`) || long.concepts.every((concept) => stems.has(concept)));
}

interface Vocabulary {
  readonly printed: ReadonlySet<string>;
  readonly stems: ReadonlySet<Concept>;
}

const vocabularies = new WeakMap<Content, Vocabulary>();

function vocabularyOf(content: Content): Vocabulary {
  let vocabulary = vocabularies.get(content);
  if (!vocabulary) {
    const list = prosesOf(content).flatMap((prose) => words(prose.text));
    vocabularies.set(content, (vocabulary = { printed: new Set(list.map(({ text }) => text)), stems: new Set(list.map(({ stem }) => stem)) }));
  }
  return vocabulary;
}
