import { briefOf } from './brief.js';
import { normalTitle, sameWork } from './identity.js';
import type { Reference } from './reference.js';

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
    const { title, year } = briefOf(reference);
    if (reference.key === '' || title === '' || year === '') continue;
    const id = `${reference.type ?? reference.csl.type} ${year} ${titleOf(title)}`;
    const before = byTitle.get(id);
    if (before) before.push(reference);
    else byTitle.set(id, [reference]);
  }
  return [...byTitle.values()].flatMap((alike) => {
    if (alike.length < 2 || titleOf(briefOf(alike[0]!).title) === '') return [];
    const [first, ...others] = alike as [Reference, ...Reference[]];
    const same = others.filter((other) => other.key !== first.key && sameWork(first, other) && DISTINGUISHING.every((name) => agree(first, other, name)));
    return same.length === 0 ? [] : [[first, ...same]];
  });
}

const titles = new Map<string, string>();

/** Remembered: a bibliography's titles are asked for at every edit. */
function titleOf(title: string): string {
  let normal = titles.get(title);
  if (normal === undefined) {
    if (titles.size > 50_000) titles.clear();
    titles.set(title, (normal = normalTitle(title)));
  }
  return normal;
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
