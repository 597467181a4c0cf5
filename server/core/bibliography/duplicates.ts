import { briefOf } from './brief.js';
import { normalTitle, sameWork } from './identity.js';
import type { Brief, Reference } from './reference.js';
import { memory } from '../text/memory.js';
import { addTo, type Multimap } from '../text/multimap.js';

/** Keys that more than one entry gives, as its key or as an alias, each with all its entries in the order given. */
export function duplicateKeys(references: readonly Reference[]): ReadonlyMap<string, readonly Reference[]> {
  const byKey: Multimap<string, Reference> = new Map();
  for (const reference of references) {
    const { key, aliases } = reference;
    if (key !== '') addTo(byKey, key, reference);
    for (const alias of aliases.length === 0 ? aliases : new Set(aliases)) if (alias !== '' && alias !== key) addTo(byKey, alias, reference);
  }
  return severalOf(byKey);
}

/**
 * Entries with keys of their own that surely are one work, each group in the order given: of one type, title and year,
 * by the same authors, and alike in every field that tells volumes, issues and pages apart.
 */
export function duplicateWorks(references: readonly Reference[]): readonly (readonly Reference[])[] {
  const byTitle: Multimap<string, Reference> = new Map();
  for (const reference of references) {
    const id = identityOf(reference);
    if (reference.key === '' || id === '') continue;
    addTo(byTitle, id, reference);
  }
  return [...severalOf(byTitle).values()].flatMap((alike) => {
    const [first, ...others] = alike as [Reference, ...Reference[]];
    const same = others.filter((other) => other.key !== first.key && sameWork(first, other) && DISTINGUISHING.every((name) => agree(first, other, name)));
    return same.length === 0 ? [] : [[first, ...same]];
  });
}

/** What more than one has. */
function severalOf(map: Multimap<string, Reference>): ReadonlyMap<string, readonly Reference[]> {
  const several = new Map<string, readonly Reference[]>();
  for (const [key, those] of map) if (Array.isArray(those)) several.set(key, those);
  return several;
}

const identities = memory<Brief, string>();

/** Type, year and title; empty where they cannot mean one work. An entry that did not change keeps its brief. */
function identityOf(reference: Reference): string {
  const brief = briefOf(reference);
  let identity = identities.get(brief);
  if (identity === undefined) {
    const title = brief.year === '' ? '' : normalTitle(brief.title);
    identities.set(brief, (identity = title === '' ? '' : `${reference.type ?? reference.csl.type} ${brief.year} ${title}`));
  }
  return identity;
}

const DISTINGUISHING = ['author', 'volume', 'number', 'issue', 'part', 'chapter', 'pages', 'edition', 'date', 'month', 'eid', 'isbn', 'eprint', 'version', 'crossref', 'entrysubtype', 'type', 'language', 'langid'];

/** A field that one of the two lacks tells nothing. */
function agree(a: Reference, b: Reference, name: string): boolean {
  const [x, y] = [a, b].map(({ fields, csl }) => plain(fields ? fields.get(name) : csl[name]));
  return x === '' || y === '' || x === y;
}

function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase() : value === undefined ? '' : JSON.stringify(value);
}
