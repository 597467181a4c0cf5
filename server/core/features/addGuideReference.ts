import { appendEntry, toBibtex } from '../bibliography/edit.js';
import type { Bibliography } from '../bibliography/reference.js';
import { relativeName } from '../library/path.js';
import { overlaps, type Span } from '../text/span.js';
import type { Action } from './actions.js';
import type { Desk } from './desk.js';

/**
 * To a citation of a guide's reference: an entry for it at the end of the manuscript's `.bib`, under the key that the
 * citation has, so that other programs find it as well. None where an entry of that key is there, or no `.bib` is.
 */
export function addGuideReference({ manuscripts }: Desk, path: string, span: Span): readonly Action[] {
  const view = manuscripts.find(({ document }) => document.path === path);
  const bibliography = view?.library.bibliographies.find(isBib);
  if (!view || !bibliography) return [];
  const { library, citations } = view;
  const cited = citations.filter(({ citation, span: whole }) => citation.mode !== 'numeric' && overlaps(whole, span)).flatMap(({ items }) => items).filter((item) => overlaps(item.span, span));
  return [...new Set(cited.flatMap(({ reference }) => reference ?? []))].flatMap((reference) => {
    const isGuides = library.sources.some((source) => source.kind === 'guide' && (source.work === reference || source.references.includes(reference)));
    if (!isGuides || /[\s{}(),="#%\\'~]/.test(reference.key)) return [];
    const { at, text } = appendEntry(bibliography.text, toBibtex(reference.csl, reference.key));
    return [{ title: `Add ${reference.key} to ${relativeName(bibliography.path, path)}`, edits: [{ path: bibliography.path, span: { start: at, end: at }, text }] }];
  });
}

function isBib({ path }: Bibliography): boolean {
  return /\.(?:bib|bibtex|biblatex)$/i.test(path);
}
