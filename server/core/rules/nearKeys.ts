import { briefOf } from '../bibliography/brief.js';
import { fold } from '../bibliography/fold.js';
import type { Reference } from '../bibliography/reference.js';
import type { Library } from '../library/library.js';

const MOST = 3;
const remembered = new WeakMap<Library, Map<string, readonly string[]>>();

/**
 * Keys that an author may have meant, the nearest first, at most three: a slip or two in the key (`pdl1Asociation`),
 * another case, or the same first author and year (`peters17` for `petersAlectinib2017`). Computed once a key and library.
 */
export function nearKeys(key: string, library: Library): readonly string[] {
  const known = remembered.get(library) ?? new Map<string, readonly string[]>();
  remembered.set(library, known);
  let near = known.get(key);
  if (!near) known.set(key, (near = find(key, library)));
  return near;
}

function find(key: string, library: Library): readonly string[] {
  const wanted = fold(key);
  const slips = wanted.length < 5 ? 1 : wanted.length < 9 ? 2 : 3;
  const { all, byDigits } = candidatesOf(library);
  // Another number is another work: smith2019 is no slip for smith2020, but 2012 may be one for 2021.
  const alike = wanted.length < 5 ? all : byDigits.get(digitsOf(wanted)) ?? [];
  const near = alike.flatMap((candidate) => {
    const distance = within(wanted, candidate.folded, slips);
    return distance === undefined || distance >= candidate.folded.length ? [] : [{ key: candidate.key, distance }];
  });
  const named = authorAndYear(wanted);
  const sameWork = named ? all.filter(({ key: one, reference }) => one === reference.key && matches(named, reference)).map(({ key }) => ({ key, distance: slips + 1 })) : [];
  return [...new Set([...near, ...sameWork].sort((a, b) => a.distance - b.distance).map((one) => one.key))].slice(0, MOST);
}

interface Candidate {
  readonly key: string;
  readonly folded: string;
  readonly reference: Reference;
}

const candidates = new WeakMap<Library, { readonly all: readonly Candidate[]; readonly byDigits: ReadonlyMap<string, readonly Candidate[]> }>();

/** All keys of a library, and those with the same digits together: a bibliography of thousands is gone through once. */
function candidatesOf(library: Library): { readonly all: readonly Candidate[]; readonly byDigits: ReadonlyMap<string, readonly Candidate[]> } {
  const known = candidates.get(library);
  if (known) return known;
  const all = library.references.flatMap((reference) => [reference.key, ...reference.aliases].filter((key) => key !== '').map((key) => ({ key, folded: fold(key), reference })));
  const byDigits = new Map<string, Candidate[]>();
  for (const candidate of all) {
    const digits = digitsOf(candidate.folded);
    const same = byDigits.get(digits);
    if (same) same.push(candidate);
    else byDigits.set(digits, [candidate]);
  }
  const made = { all, byDigits };
  candidates.set(library, made);
  return made;
}

function digitsOf(key: string): string {
  return key.replace(/\D/g, '').split('').sort().join('');
}

interface Named {
  readonly author: string;
  readonly year: string;
}

/** `peters17`, `Peters_2017`, `petersALEX2017` → peters, 2017. */
function authorAndYear(key: string): Named | undefined {
  const match = /^(\p{L}{3,40})[^\p{L}\d]?\p{L}{0,40}[^\p{L}\d]?(\d{4}|\d{2})[a-z]?$/u.exec(key);
  return match ? { author: match[1]!, year: match[2]! } : undefined;
}

function matches({ author, year }: Named, reference: Reference): boolean {
  const { authors, year: published } = briefOf(reference);
  if (published === '' || !published.endsWith(year)) return false;
  const name = fold(authors[0] ?? '').split(/[^\p{L}]+/u).filter((word) => word.length > 2).pop();
  return name !== undefined && author.startsWith(name);
}

/** The number of letters added, left out, changed or swapped between two words, if it is at most `most` (optimal string alignment). */
export function within(a: string, b: string, most: number): number | undefined {
  if (Math.abs(a.length - b.length) > most) return undefined;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return undefined;
    before = last;
    last = row;
  }
  return last[b.length]! <= most ? last[b.length]! : undefined;
}
