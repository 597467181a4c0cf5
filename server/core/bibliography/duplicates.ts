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
