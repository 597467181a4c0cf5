import { duplicateKeys, duplicateWorks } from '../bibliography/duplicates.js';
import type { Found, Rule } from './rule.js';

export const citationDuplicate: Rule = {
  code: 'citation/duplicate',
  summary: 'Two entries have the same key.',
  severity: 'warning',
  checkBibliography: ({ bibliography: { references } }) => [
    ...[...duplicateKeys(references)].flatMap(([key, same]) => same.map(({ keySpan }, i): Found => ({
      span: keySpan,
      message: i === 0
        ? `${key} is the key of ${same.length} entries; citations take this one. Give the others keys of their own, or merge them.`
        : `${key} is the key of an earlier entry, which citations take. Give this one a key of its own, or merge it with the first.`,
      evidence: [],
      fixes: [],
    }))),
    // Two in a list of references, though nothing fails.
    ...duplicateWorks(references).flatMap((same) => same.map((reference): Found => ({
      span: reference.keySpan,
      message: `${reference.key} and ${same.filter((other) => other !== reference).map(({ key }) => key).join(', ')} are one work, which a list of references would give ${same.length === 2 ? 'twice' : `${same.length} times`}. Merge the entries, or leave one of them uncited.`,
      evidence: [],
      fixes: [],
      severity: 'information',
    }))),
  ],
};
