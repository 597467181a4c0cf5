import type { Word } from '../text/words.js';
import { words } from '../text/words.js';
import type { Abbreviation } from './abbreviations.js';

/** What words are compared by: stems, abbreviations spelled out. `PFS` and `progression-free survival` give the same concepts. */
export type Concept = string;

/**
 * The abbreviations of a document. A short form and its long form give one concept of their own (`PFS#`), besides the
 * words of the long form, so that `progression-free survival` and `overall survival` differ by more than a common word.
 */
export interface Dictionary {
  /** By the short form as printed. */
  readonly short: ReadonlyMap<string, LongForm>;
  /** By the first stem of the long form. */
  readonly long: ReadonlyMap<Concept, readonly LongForm[]>;
}

/** What an abbreviation stands for. */
export interface LongForm {
  readonly id: Concept;
  readonly concepts: readonly Concept[];
}

export const NO_ABBREVIATIONS: Dictionary = { short: new Map(), long: new Map() };

/** Builds a dictionary; of two definitions of one short form the first holds. */
export function dictionary(abbreviations: readonly Pick<Abbreviation, 'short' | 'long'>[]): Dictionary {
  const short = new Map<string, LongForm>();
  const ids = new Map<string, Concept>();
  for (const abbreviation of abbreviations) {
    if (short.has(abbreviation.short) || /\s/u.test(abbreviation.short)) continue;
    const concepts = words(abbreviation.long).filter((word) => !word.function).map((word) => word.stem);
    if (concepts.length === 0) continue;
    // The same long form under two short forms is one thing.
    const phrase = concepts.join(' ');
    const id = ids.get(phrase) ?? `${phrase.replaceAll(' ', '_')}#`;
    ids.set(phrase, id);
    short.set(abbreviation.short, { id, concepts });
  }
  return { short, long: byFirst(short.values()) };
}

/** Two dictionaries as one; the first has the say. */
export function mergedDictionary(first: Dictionary, second: Dictionary): Dictionary {
  if (second.short.size === 0) return first;
  const short = new Map([...second.short, ...first.short]);
  return { short, long: byFirst([...second.short.values(), ...first.short.values()]) };
}

function byFirst(forms: Iterable<LongForm>): ReadonlyMap<Concept, readonly LongForm[]> {
  const index = new Map<Concept, LongForm[]>();
  for (const form of forms) {
    if (form.concepts.length < 2) continue;
    const known = index.get(form.concepts[0]!) ?? [];
    if (!known.some((other) => other.id === form.id)) index.set(form.concepts[0]!, [...known, form].sort((a, b) => b.concepts.length - a.concepts.length));
  }
  return index;
}

/** The concepts of some words; function words have none. With `keepShort`, an abbreviation gives its short form too. */
export function conceptsOf(list: readonly Word[], abbreviations: Dictionary, keepShort = false): readonly Concept[] {
  const found: Concept[] = [];
  for (let at = 0; at < list.length; at++) {
    const word = list[at]!;
    const form = abbreviations.short.get(word.text) ?? (word.text.endsWith('s') ? abbreviations.short.get(word.text.slice(0, -1)) : undefined);
    if (form) {
      found.push(form.id, ...form.concepts);
      if (keepShort) found.push(word.stem);
      continue;
    }
    if (word.function) continue;
    const number = numberBehind(list, at);
    if (number !== undefined) found.push(`${word.stem}_${number}`);
    const lettered = nounBehind(list, at);
    if (lettered !== undefined) found.push(`${lettered}_${word.stem}`);
    for (const long of abbreviations.long.get(word.stem) ?? []) {
      if (long.concepts.every((concept, index) => list[at + index]?.stem === concept)) {
        found.push(long.id);
        break;
      }
    }
    found.push(word.stem);
  }
  return found;
}

/** Whether a concept is a word with its number: `ph_9`. */
export function isNumbered(concept: Concept): boolean {
  return /_\d[\d.]*$/u.test(concept);
}

/** `pH 9`, `day 28`, `grade 3`: a short number names together with the word before it what neither does alone. */
function numberBehind(list: readonly Word[], at: number): string | undefined {
  const [word, next] = [list[at]!, list[at + 1]];
  return next && next.span.start === word.span.end + 1 && next.span.end - next.span.start <= 4 && /^\p{L}/u.test(word.text) && /^\p{N}[\p{N}.]*$/u.test(next.text) ? next.stem : undefined;
}

/** `K dwarfs`, `B cells`: a capital by itself names together with the word behind it. As `unit B` it is the noun with the letter. */
function nounBehind(list: readonly Word[], at: number): string | undefined {
  const [word, next] = [list[at]!, list[at + 1]];
  return next && !next.function && next.span.start === word.span.end + 1 && /^(?![AI]$)\p{Lu}$/u.test(word.text) && /^\p{Ll}{3}/u.test(next.text) ? next.stem : undefined;
}

/** The concepts of a text; see {@link conceptsOf}. */
export function conceptsIn(text: string, abbreviations: Dictionary): ReadonlySet<Concept> {
  return new Set(conceptsOf(words(text), abbreviations));
}
