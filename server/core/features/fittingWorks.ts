import type { Reference } from '../bibliography/reference.js';
import type { ReferenceIndex } from '../bibliography/search.js';
import type { Library } from '../library/library.js';
import type { Source } from '../library/source.js';
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
    for (const reference of worksGiving(number, library)) add(reference, FIGURE);
  }
  const said = [...new Set(found.map(({ text }) => text.toLowerCase()).filter((text) => text.length > 3 && /^\p{L}/u.test(text)))].slice(-MOST_WORDS);
  for (const word of said) for (const reference of index.holding(word, 40)) add(reference, WORD);
  return scores;
}

/** One digit stands everywhere. */
function isTelling(number: string): boolean {
  return /^\p{N}/u.test(number) && number.replace(/\D/g, '').length > 1;
}

/** The works that give a figure, by its number as printed; a guide's figures are those of the works it cites for them. */
function worksGiving(number: string, library: Library): ReadonlySet<Reference> {
  const works = new Set<Reference>();
  for (const source of library.sources) {
    for (const key of keysByFigure(source, library).get(number) ?? []) {
      const reference = library.reference(key);
      if (reference) for (const same of [reference, ...library.sameWorks(reference)]) works.add(same);
    }
  }
  return works;
}

const byFigure = new WeakMap<Source, { readonly key: string | undefined; readonly keys: ReadonlyMap<string, ReadonlySet<string>> }>();

/** Under which keys a source's figures can be cited, by the number as printed. */
function keysByFigure(source: Source, library: Library): ReadonlyMap<string, ReadonlySet<string>> {
  const key = library.keyOf(source);
  const known = byFigure.get(source);
  if (known && known.key === key) return known.keys;
  const found = new Map<string, Set<string>>();
  for (const { quantity, references } of source.evidence.measurements) {
    const keys = source.kind === 'guide' ? references.map((number) => `${source.name}:${number}`) : key === undefined ? [] : [key];
    for (const { printed } of [quantity.value, ...(quantity.upper ? [quantity.upper] : [])]) {
      const same = found.get(printed) ?? new Set();
      found.set(printed, same);
      for (const one of keys) same.add(one);
    }
  }
  byFigure.set(source, { key, keys: found });
  return found;
}
