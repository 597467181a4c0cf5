import type { Library, SourceTerm } from '../library/library.js';
import { t } from '../text/language.js';
import { claimItem, claimsUsing } from './claims.js';
import { escaped } from './markdown.js';

/** What a term means, in Markdown: expansion, definition, where they are from, and up to three claims that use it. */
export function termCard(explained: readonly SourceTerm[], library: Library, near = ''): string {
  const best = explained.find(({ term }) => term.definition !== '') ?? explained[0]!;
  const { term, source } = best;
  const parts = [`**${escaped(term.term)}**${term.expansion === '' ? '' : ` · ${escaped(term.expansion)}`}`];
  if (term.definition !== '') parts.push(escaped(term.definition));
  const claims = claimsUsing(best, library, near);
  if (claims.length > 0) parts.push(claims.map(claimItem).join('\n'));
  const from = source.kind === 'guide' ? t`the guide ${source.name}` : source.work.csl.title ?? source.name;
  parts.push(`— ${escaped(from)}`);
  return parts.join('\n\n');
}
