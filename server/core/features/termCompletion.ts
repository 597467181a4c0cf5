import { proseAt } from '../document/prose.js';
import type { Library, SourceTerm } from '../library/library.js';
import { t } from '../text/language.js';
import { textOffset } from '../text/plainText.js';
import type { Completion } from './completion.js';
import type { ManuscriptView } from './manuscriptView.js';

const MOST = 10;
const SHORTEST = 2;
/** Letters of an expansion from which on it is offered: fewer begin many words. */
const SHORTEST_EXPANSION = 4;

/**
 * Terms of the sources that begin as the word being typed, by their short form or their expansion. Where the manuscript has
 * not explained one before, it is inserted with its expansion: `progression-free survival (PFS)`; from then on `PFS`.
 */
export function termCompletions({ document, library }: Pick<ManuscriptView, 'document' | 'library'>, offset: number): readonly Completion[] {
  const typed = /[\p{L}\p{N}][\p{L}\p{N}-]{0,60}$/u.exec(document.text.slice(Math.max(0, offset - 80), offset))?.[0] ?? '';
  if (typed.length < SHORTEST || /[@\\{#<[]/.test(document.text[offset - typed.length - 1] ?? '') || /[\p{L}\p{N}]/u.test(document.text[offset] ?? '')) return [];
  const place = proseAt(document, offset);
  if (!place) return [];
  const at = textOffset(place.prose, offset - place.start);
  if (place.prose.marks.some(({ kind, span }) => (kind === 'code' || kind === 'maths') && span.start < at && at <= span.end)) return [];
  const before = document.text.slice(0, offset - typed.length);
  const span = { start: offset - typed.length, end: offset };
  return startingWith(typed, library).slice(0, MOST).map(({ term: { term, expansion, definition }, source }, rank) => {
    const isNew = expansion !== '' && !usedIn(before, term);
    const text = isNew ? `${expansion} (${term})` : term;
    return {
      id: `term ${term}`,
      label: text,
      detail: [expansion === '' || isNew ? definition : expansion, source.kind === 'guide' ? t`guide ${source.name}` : ''].filter((part) => part !== '').join(' · '),
      typed,
      filter: `${typed} ${term} ${expansion}`,
      edit: { span, text },
      order: String(rank).padStart(3, '0'),
      kind: 'term',
    };
  });
}

function startingWith(typed: string, library: Library): readonly SourceTerm[] {
  const start = typed.toLowerCase();
  const all = termsOf(library);
  return [
    ...all.filter(({ term: { term } }) => term.toLowerCase().startsWith(start) && term !== typed),
    ...(typed.length < SHORTEST_EXPANSION ? [] : all.filter(({ term: { term, expansion } }) => expansion.toLowerCase().startsWith(start) && !term.toLowerCase().startsWith(start))),
  ];
}

const terms = new WeakMap<Library, readonly SourceTerm[]>();

/** Every term once, as the first source has it that spells it out. */
function termsOf(library: Library): readonly SourceTerm[] {
  let known = terms.get(library);
  if (!known) {
    const best = new Map<string, SourceTerm>();
    for (const source of library.sources) {
      for (const term of source.evidence.terms) {
        const other = best.get(term.term);
        if (!other || other.term.expansion === '' && term.expansion !== '') best.set(term.term, { term, source });
      }
    }
    terms.set(library, (known = [...best.values()]));
  }
  return known;
}

/** Whether the term stands in a text as a word of its own. */
function usedIn(text: string, term: string): boolean {
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(text[at + term.length] ?? ' ')) return true;
  }
  return false;
}
