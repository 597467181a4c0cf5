import { briefOf } from './brief.js';
import { normalTitle, sameWork } from './identity.js';
import type { Brief, Reference } from './reference.js';

/** Keys that more than one entry gives, as its key or as an alias, each with all its entries in the order given. */
export function duplicateKeys(references: readonly Reference[]): ReadonlyMap<string, readonly Reference[]> {
  const byKey = new Map<string, Reference[]>();
  for (const reference of references) {
    for (const key of new Set([reference.key, ...reference.aliases])) {
      if (key === '') continue;
      const before = byKey.get(key);
      if (before) before.push(reference);
      else byKey.set(key, [reference]);
    }
  }
  for (const [key, those] of byKey) if (those.length < 2) byKey.delete(key);
  return byKey;
}

/**
 * Entries with keys of their own that surely are one work, each group in the order given: of one type, title and year,
 * by the same authors, and alike in every field that tells volumes, issues and pages apart.
 */
export function duplicateWorks(references: readonly Reference[]): readonly (readonly Reference[])[] {
  const byTitle = new Map<string, Reference[]>();
  for (const reference of references) {
    const id = identityOf(reference);
    if (reference.key === '' || id === '') continue;
    const before = byTitle.get(id);
    if (before) before.push(reference);
    else byTitle.set(id, [reference]);
  }
  return [...byTitle.values()].flatMap((alike) => {
    if (alike.length < 2) return [];
    const [first, ...others] = alike as [Reference, ...Reference[]];
    const same = others.filter((other) => other.key !== first.key && sameWork(first, other) && DISTINGUISHING.every((name) => agree(first, other, name)));
    return same.length === 0 ? [] : [[first, ...same]];
  });
}

const identities = new WeakMap<Brief, string>();

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
