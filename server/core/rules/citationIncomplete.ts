import { missingFields, type Missing } from '../bibliography/incomplete.js';
import type { Reference } from '../bibliography/reference.js';
import { t } from '../text/language.js';
import type { Found, Rule } from './rule.js';

export const citationIncomplete: Rule = {
  code: 'citation/incomplete',
  summary: 'An entry lacks a field that its type needs.',
  severity: 'information',
  checkBibliography: ({ bibliography, variables }) => bibliography.references.flatMap((reference) => {
    // Without a key nothing cites it, and that is told already.
    const missing = reference.key === '' ? [] : missingFields(reference, variables);
    return missing.length === 0 ? [] : [saidOf(reference, missing)];
  }),
};

/** An entry that stays where it is, and as it is, is the same object again, and so is what is said of it. */
const remembered = new WeakMap<Reference, { readonly missing: readonly Missing[]; readonly found: Found }>();

function saidOf(reference: Reference, missing: readonly Missing[]): Found {
  let known = remembered.get(reference);
  if (known?.missing !== missing) remembered.set(reference, (known = { missing, found: incomplete(reference, missing) }));
  return known.found;
}

function incomplete({ key, type, csl, keySpan, fields }: Reference, missing: readonly Missing[]): Found {
  const names = missing.map(({ name }) => name);
  const list = names.length === 1 ? names[0]! : t`${names.slice(0, -1).join(', ')} and ${names[names.length - 1]!}`;
  const sort = fields ? `@${type}` : csl.type;
  const lack = /^@?[aeio]/i.test(sort) ? t`${key} has no ${list}, which an ${sort} is cited with.` : t`${key} has no ${list}, which a ${sort} is cited with.`;
  const advice = missing.length === 1 ? t`Add it, or take the type that fits.` : t`Add them, or take the type that fits.`;
  return { span: keySpan, message: t`${lack} ${advice}`, evidence: [], fixes: [] };
}
