import type { Reference } from '../bibliography/reference.js';
import type { ManuscriptView } from './manuscriptView.js';

/** What a manuscript cites. */
export interface CitedWorks {
  /** In the order of their first citation; a work that goes by several keys comes once, as it is cited first. */
  readonly works: readonly CitedWork[];
  /** Keys that no bibliography and no guide has. */
  readonly unknown: readonly string[];
}

export interface CitedWork {
  readonly reference: Reference;
  /** As the manuscript writes them. */
  readonly keys: readonly string[];
}

/** The works that the manuscript cites; only those before an offset, where one is given. */
export function citedWorks({ citations, library }: Pick<ManuscriptView, 'citations' | 'library'>, before = Infinity): CitedWorks {
  const works: { readonly reference: Reference; readonly keys: string[] }[] = [];
  const unknown = new Set<string>();
  const known = new Map<Reference, string[]>();
  for (const { items, span } of citations) {
    if (span.start >= before) continue;
    for (const { item: { key }, reference } of items) {
      if (!reference) {
        if (key !== '*') unknown.add(key);
        continue;
      }
      const keys = known.get(reference) ?? [];
      if (!known.has(reference)) {
        works.push({ reference, keys });
        for (const same of [reference, ...library.sameWorks(reference)]) if (!known.has(same)) known.set(same, keys);
      }
      if (!keys.includes(key)) keys.push(key);
    }
  }
  return { works, unknown: [...unknown] };
}
