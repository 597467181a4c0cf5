import { toBibtex } from '../bibliography/edit.js';
import { relativeName } from '../library/path.js';
import { t } from '../text/language.js';
import { overlaps, type Span } from '../text/span.js';
import type { Action } from './actions.js';
import type { Desk } from './desk.js';
import { addedTo, entriesFile } from './entriesFile.js';

/**
 * To a citation of a guide's reference: an entry for it at the end of the manuscript's `.bib`, under the key that the
 * citation has, so that other programs find it as well. A manuscript without a bibliography gets one, and names it. None
 * where an entry of that key is there.
 */
export function addGuideReference({ manuscripts }: Desk, path: string, span: Span): readonly Action[] {
  const view = manuscripts.find(({ document }) => document.path === path);
  if (!view) return [];
  const { library, citations } = view;
  const cited = citations.filter(({ citation, span: whole }) => citation.mode !== 'numeric' && overlaps(whole, span)).flatMap(({ items }) => items).filter((item) => overlaps(item.span, span));
  const references = [...new Set(cited.flatMap(({ reference }) => reference ?? []))].filter((reference) => {
    const isGuides = library.sources.some((source) => source.kind === 'guide' && (source.work === reference || source.references.includes(reference)));
    return isGuides && !/[\s{}(),="#%\\'~]/.test(reference.key);
  });
  const file = references.length > 0 ? entriesFile(view) : undefined;
  if (!file) return [];
  const name = file.isNew ? t`a new ${relativeName(file.path, path)}` : relativeName(file.path, path);
  return references.map((reference) => ({ title: t`Add ${reference.key} to ${name}`, edits: addedTo(file, toBibtex(reference.csl, reference.key)) }));
}
