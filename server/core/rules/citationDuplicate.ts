import { duplicateKeys, duplicateWorks } from '../bibliography/duplicates.js';
import type { Bibliography, Reference } from '../bibliography/reference.js';
import { shortLabel } from '../bibliography/shortLabel.js';
import { relativeName } from '../library/path.js';
import { t } from '../text/language.js';
import type { Found, Rule } from './rule.js';

export const citationDuplicate: Rule = {
  code: 'citation/duplicate',
  summary: 'Two entries have the same key.',
  severity: 'warning',
  checkBibliography: ({ bibliography: { path, references }, besides }) => [
    ...[...duplicateKeys(references)].flatMap(([key, same]) => same.map(({ keySpan }, i): Found => ({
      span: keySpan,
      message: i === 0
        ? t`${key} is the key of ${same.length} entries; citations take this one. Give the others keys of their own, or merge them.`
        : t`${key} is the key of an earlier entry, which citations take. Give this one a key of its own, or merge it with the first.`,
      evidence: [],
      fixes: [],
    }))),
    ...elsewhere(references, besides).map(({ keySpan, key, other }): Found => ({
      span: keySpan,
      message: t`${key} is also the key of an entry in ${relativeName(other.path, path)}, and a manuscript reads both. Give one of them a key of its own, or remove it.`,
      evidence: [{ path: other.path, span: other.keySpan, text: shortLabel(other) }],
      fixes: [],
    })),
    // Two in a list of references, though nothing fails.
    ...duplicateWorks(references).flatMap((same) => same.map((reference): Found => ({
      span: reference.keySpan,
      message: oneWork(reference.key, same.filter((other) => other !== reference).map(({ key }) => key)),
      evidence: [],
      fixes: [],
      severity: 'information',
    }))),
  ],
};

function oneWork(key: string, others: readonly string[]): string {
  return others.length === 1
    ? t`${key} and ${others[0]!} are one work, which a list of references would give twice. Merge the entries, or leave one of them uncited.`
    : t`${key} and ${others.join(', ')} are one work, which a list of references would give ${others.length + 1} times. Merge the entries, or leave one of them uncited.`;
}

/** Entries whose key another file has too; a key that its own file has twice is told already. */
function elsewhere(references: readonly Reference[], besides: readonly Bibliography[]): readonly { readonly key: string; readonly keySpan: Reference['keySpan']; readonly other: Reference }[] {
  if (besides.length === 0) return [];
  const others = new Map(besides.flatMap((bibliography) => bibliography.references).filter(({ key }) => key !== '').map((reference) => [reference.key, reference]));
  const own = duplicateKeys(references);
  return references.flatMap(({ key, keySpan }) => {
    const other = others.get(key);
    return other && !own.has(key) ? [{ key, keySpan, other }] : [];
  });
}
