import { keyMentions } from '../bibliography/bib/mentions.js';
import type { Bibliography } from '../bibliography/reference.js';
import { t } from '../text/language.js';
import type { BibliographyView, Rule } from './rule.js';

export const citationUnused: Rule = {
  code: 'citation/unused',
  summary: 'An entry is cited nowhere.',
  severity: 'off',
  checkBibliography(view) {
    const used = usedKeys(view);
    if (!used) return [];
    return view.bibliography.references.flatMap(({ key, aliases, keySpan }) =>
      key === '' || [key, ...aliases].some((one) => used.has(one)) ? [] : [{ span: keySpan, message: t`No manuscript cites ${key}. Remove the entry, or leave it for later.`, evidence: [], fixes: [] }]);
  },
};

/** Keys that a manuscript of the bibliography cites, or another entry leans on; undefined where that cannot be told, or all are listed. */
function usedKeys({ bibliography, manuscripts }: BibliographyView): ReadonlySet<string> | undefined {
  const holding = manuscripts?.filter(({ library }) => library.bibliographies.some(({ path }) => path === bibliography.path)) ?? [];
  if (holding.length === 0) return undefined;
  const used = new Set(leanedOn(bibliography));
  for (const { citations, document } of holding) {
    // `\nocite{*}` of LaTeX, `nocite: "@*"` of Pandoc, `full: true` of Typst.
    if (citations.some(({ citation }) => citation.items.some(({ key }) => key === '*'))) return undefined;
    if (document.format === 'typst' && /#bibliography\([^()]{0,500}\bfull\s{0,9}:\s{0,9}true\b/.test(document.text)) return undefined;
    for (const { items } of citations) for (const { item, reference } of items) used.add(item.key).add(reference?.key ?? '');
  }
  return used;
}

/** Parents, related works and members of a set need no citation of their own. */
function leanedOn(bibliography: Bibliography): readonly string[] {
  const keys = new Map(bibliography.references.map(({ key }) => [key.toLowerCase(), key]));
  return keyMentions(bibliography).filter(({ field }) => field !== 'ids').map(({ key }) => keys.get(key.toLowerCase()) ?? key);
}
