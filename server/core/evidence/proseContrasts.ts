import { stem, words, type Word } from '../text/words.js';
import { conceptsOf, type Concept, type Dictionary } from './concepts.js';
import { contrast, type Contrast, type FacetKind } from './contrast.js';
import { isFiller, isGeneric, kindOfWord } from './lexicon.js';

/**
 * What a document's sentences set against each other: `X versus Y`, `compared with Y`, and all that it calls a group
 * or an arm. A pair counts only where both names come back in the text: a phrase said once teaches nothing.
 */
export function proseContrasts(texts: readonly string[], dictionary: Dictionary): { readonly contrasts: readonly Contrast[]; readonly groups: ReadonlySet<Concept> } {
  const counts = new Map<Concept, number>();
  const pairs: (readonly [Name, Name])[] = [];
  const groups = new Map<string, Name>();
  for (const text of texts) {
    const list = words(text);
    for (const concept of new Set(conceptsOf(list, dictionary))) counts.set(concept, (counts.get(concept) ?? 0) + 1);
    for (const match of text.matchAll(AGAINST)) {
      const left = nameBefore(text, list, match.index, dictionary);
      const right = nameAfter(text, list, match.index + match[0].length, dictionary);
      if (left && right) pairs.push([left, right]);
    }
    for (const match of text.matchAll(GROUP)) {
      const name = nameBefore(text, list, match.index, dictionary);
      if (name) groups.set([...name.concepts].sort().join(' '), name);
    }
  }
  const repeated = (name: Name): boolean => [...name.concepts].some((concept) => (counts.get(concept) ?? 0) > 1);
  const found: Contrast[] = [];
  const seen = new Set<string>();
  for (const [left, right] of pairs) {
    if (!repeated(left) || !repeated(right)) continue;
    const made = contrast(kindOf([left, right]), [left, right]);
    const id = made?.members.map((member) => [...member.concepts].sort().join(' ')).sort().join(' | ');
    if (!made || seen.has(id!) || made.members.some((member) => member.own.size === 0)) continue;
    seen.add(id!);
    found.push(made);
  }
  // With `drug arm`, `chemotherapy arm` and `control arm`, one of the first two may be the third.
  const distinct = withoutNested([...groups.values()].filter(repeated));
  const named = distinct.length > 2 ? distinct.filter(({ concepts }) => ![...concepts].every((concept) => STANDARDS.has(concept))) : distinct;
  const all = contrast('group', named);
  if (all && all.members.length <= 12) found.push(all);
  return { contrasts: found, groups: new Set(named.flatMap(({ concepts }) => [...concepts]).filter((concept) => !/^\p{N}/u.test(concept))) };
}

/** Of `water`, `water fed`, `juice`, `apple juice` and `grape juice` the first and the last two: one name each, none that is two at once. */
function withoutNested(names: readonly Name[]): readonly Name[] {
  if (names.length > MOST_NAMES) return names;
  const isPart = (one: Name, other: Name): boolean => one !== other && one.concepts.size < other.concepts.size && [...one.concepts].every((concept) => other.concepts.has(concept));
  const wholes = names.filter((name) => {
    const longer = names.filter((other) => isPart(name, other));
    return !longer.some((a) => longer.some((b) => a !== b && !isPart(a, b) && !isPart(b, a)));
  });
  return wholes.filter((name) => !wholes.some((other) => isPart(other, name)));
}

interface Name {
  readonly name: string;
  readonly concepts: ReadonlySet<Concept>;
}

/** So many are no groups that are set against each other. */
const MOST_NAMES = 60;

const STANDARDS: ReadonlySet<Concept> = new Set(['control', 'comparator', 'reference', 'standard', 'comparison', 'intervention', 'experimental', 'treatment'].map(stem));

const AGAINST = /\s(?:versus|vs\.?|(?:as )?compared (?:with|to)|as against)\s+(?:(?:in|of|with|for|on|under|the|a|an|those|that|receiving|given|treated with)\s+){0,3}/gu;
const GROUP = /\s(?:groups?|arms?|cohorts?)\b/gu;
const MOST_WORDS = 4;

function nameBefore(text: string, list: readonly Word[], at: number, dictionary: Dictionary): Name | undefined {
  const taken: Word[] = [];
  for (let index = lastBefore(list, at); index >= 0 && taken.length < MOST_WORDS; index--) {
    const word = list[index]!;
    const next = taken[0];
    const gap = text.slice(word.span.end, next ? next.span.start : at);
    if (word.function || !/^[\s-]*$/u.test(gap)) break;
    taken.unshift(word);
  }
  return nameOf(text, taken, dictionary);
}

function nameAfter(text: string, list: readonly Word[], at: number, dictionary: Dictionary): Name | undefined {
  const taken: Word[] = [];
  for (let index = lastBefore(list, at) + 1; index < list.length && taken.length < MOST_WORDS; index++) {
    const word = list[index]!;
    const before = taken[taken.length - 1];
    const gap = text.slice(before ? before.span.end : at, word.span.start);
    if (word.function || !/^[\s-]*$/u.test(gap)) break;
    taken.push(word);
  }
  return nameOf(text, taken, dictionary);
}

function lastBefore(list: readonly Word[], at: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle]!.span.end <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function nameOf(text: string, taken: readonly Word[], dictionary: Dictionary): Name | undefined {
  const kept = taken.filter((word) => !/^(?:groups?|arms?|cohorts?|recipients?|treated|patients?|participants?)$/iu.test(word.text));
  if (kept.length === 0 || kept.some((word) => /\p{N}[.,·]\p{N}/u.test(word.text)) || kept.every((word) => /^\p{N}/u.test(word.text) || isGeneric(word.stem) || isFiller(word.stem))) return undefined;
  const concepts = new Set(conceptsOf(kept, dictionary));
  if (concepts.size === 0) return undefined;
  return { name: text.slice(kept[0]!.span.start, kept[kept.length - 1]!.span.end), concepts };
}

function kindOf(names: readonly Name[]): FacetKind {
  const kinds = names.flatMap(({ concepts }) => [...concepts].map(kindOfWord));
  const count = (kind: FacetKind): number => kinds.filter((other) => other === kind).length;
  if (count('group') >= count('population') && count('group') >= count('measure')) return 'group';
  return count('population') >= count('measure') ? 'population' : 'measure';
}
