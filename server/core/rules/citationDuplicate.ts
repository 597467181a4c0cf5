import type { Reference } from '../bibliography/reference.js';
import type { Rule } from './rule.js';

export const citationDuplicate: Rule = {
  code: 'citation/duplicate',
  summary: 'Two entries have the same key.',
  severity: 'warning',
  checkBibliography({ references }) {
    const byKey = new Map<string, Reference[]>();
    for (const reference of references) {
      for (const key of new Set([reference.key, ...reference.aliases])) {
        if (key === '') continue;
        const same = byKey.get(key);
        if (same) same.push(reference);
        else byKey.set(key, [reference]);
      }
    }
    return [...byKey].flatMap(([key, same]) =>
      same.length < 2
        ? []
        : same.map((reference, i) => ({
            span: reference.keySpan,
            message: i === 0
              ? `${key} is the key of ${same.length} entries; citations take this one. Give the others keys of their own, or remove them.`
              : `${key} is the key of an earlier entry, which citations take. Give this one a key of its own, or remove it.`,
            evidence: [],
            fixes: [],
          })),
    );
  },
};
