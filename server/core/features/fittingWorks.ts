import type { Reference } from '../bibliography/reference.js';
import type { ReferenceIndex } from '../bibliography/search.js';
import type { Library } from '../library/library.js';
import { words } from '../text/words.js';

const FIGURE = 60;
const WORD = 6;
const MOST_WORDS = 12;

/**
 * How well works fit a sentence: most those that give one of its figures, then those whose title or claims share its words.
 * Counts like `boost` of the index.
 */
export function fittingWorks(sentence: string, library: Library, index: ReferenceIndex): ReadonlyMap<Reference, number> {
  const scores = new Map<Reference, number>();
  const add = (reference: Reference, score: number): void => void scores.set(reference, (scores.get(reference) ?? 0) + score);
  const found = words(sentence).filter((word) => !word.function);
  for (const number of new Set(found.map(({ text }) => text).filter(isTelling))) {
    for (const reference of worksByFigure(library).get(number) ?? []) add(reference, FIGURE);
  }
  const said = [...new Set(found.map(({ text }) => text.toLowerCase()).filter((text) => text.length > 3 && /^\p{L}/u.test(text)))].slice(-MOST_WORDS);
  for (const word of said) for (const { reference } of index.search(word, 40)) add(reference, WORD);
  return scores;
}

/** One digit stands everywhere. */
function isTelling(number: string): boolean {
  return /^\p{N}/u.test(number) && number.replace(/\D/g, '').length > 1;
}

const byFigure = new WeakMap<Library, ReadonlyMap<string, ReadonlySet<Reference>>>();

/** The works that give a figure, by its number as printed; a guide's figures are those of the works it cites for them. */
function worksByFigure(library: Library): ReadonlyMap<string, ReadonlySet<Reference>> {
  const known = byFigure.get(library);
  if (known) return known;
  const works = new Map<string, Set<Reference>>();
  for (const source of library.sources) {
    for (const { quantity, references } of source.evidence.measurements) {
      const keys = source.kind === 'guide' ? references.map((number) => `${source.name}:${number}`) : [library.keyOf(source)];
      for (const key of keys) {
        const reference = key === undefined ? undefined : library.reference(key);
        if (!reference) continue;
        for (const { printed } of [quantity.value, ...(quantity.upper ? [quantity.upper] : [])]) {
          const same = works.get(printed) ?? new Set();
          works.set(printed, same.add(reference));
          for (const other of library.sameWorks(reference)) same.add(other);
        }
      }
    }
  }
  byFigure.set(library, works);
  return works;
}
