import { bibitemsOf } from '../bibliography/bibitems.js';
import { briefOf } from '../bibliography/brief.js';
import type { Reference } from '../bibliography/reference.js';
import { referenceIndex, type ReferenceIndex } from '../bibliography/search.js';
import { byline } from '../bibliography/shortLabel.js';
import type { Library } from '../library/library.js';
import type { Span } from '../text/span.js';
import { fittingWorks } from './fittingWorks.js';
import { keyBeingTyped } from './keyBeingTyped.js';
import type { ManuscriptView } from './manuscriptView.js';
import { sentenceAround } from './sentenceAround.js';

export interface Completion {
  /** Handed back for its documentation. */
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  /** What was typed, handed back with the id: claims that share its words come first in the documentation. */
  readonly typed: string;
  /**
   * What the typed text is matched with. It begins with what was typed, since the list is made for just that (by author,
   * title, claims …): ask again at the next key.
   */
  readonly filter: string;
  readonly edit: { readonly span: Span; readonly text: string };
  /** Best first: a string that sorts so. */
  readonly order: string;
  readonly kind: 'reference' | 'guide' | 'term' | 'figure';
}

const MOST = 50;
/** A work that the manuscript cites already comes before one that fits the sentence as well. */
const CITED = 25;

/** The works that may be cited at an offset, the best first; empty where no key is being typed. */
export function completionsIn({ document, library, citations }: Omit<ManuscriptView, 'figures'>, offset: number): readonly Completion[] {
  const place = keyBeingTyped(document, offset);
  if (!place) return [];
  const here = (span: Span): boolean => span.start <= offset && offset <= span.end;
  const cited = new Set(citations.flatMap(({ items }) => items.flatMap(({ reference, span }) => (reference && !here(span) ? [reference] : []))));
  const index = indexOf(library);
  const fitting = fittingWorks(sentenceAround(document, offset), library, index);
  // What is typed says more than the sentence around.
  const weight = place.typed === '' ? 1 : 0.3;
  const inLibrary = index.search(place.typed, MOST, (reference) => (cited.has(reference) ? CITED : 0) + (fitting.get(reference) ?? 0) * weight);
  // The document's own list is short, and its alone.
  const listed = document.format === 'latex' ? referenceIndex(bibitemsOf(document)).search(place.typed, MOST) : [];
  const hits = [...listed, ...inLibrary].slice(0, MOST);
  return hits.flatMap(({ reference }, rank) => {
    const text = place.written(reference.key);
    return text === undefined ? [] : [completion(reference, text, place.span, place.typed, rank, library)];
  });
}

function completion(reference: Reference, text: string, span: Span, typed: string, rank: number, library: Library): Completion {
  const { authors, title, year } = briefOf(reference);
  return {
    id: reference.key,
    label: reference.key,
    detail: [[byline(reference), year].filter((part) => part !== '').join(' '), title].filter((part) => part !== '').join(': '),
    typed,
    filter: [typed, reference.key, ...authors.slice(0, 3), year, title].filter((part) => part !== '').join(' '),
    edit: { span, text },
    order: String(rank).padStart(3, '0'),
    kind: library.sources.some((source) => source.kind === 'guide' && (source.work === reference || source.references.includes(reference))) ? 'guide' : 'reference',
  };
}

const indexes = new WeakMap<Library, ReferenceIndex>();

/** The index of a library's references, made once; a guide's claims make findable what they cite. */
export function indexOf(library: Library): ReferenceIndex {
  let index = indexes.get(library);
  if (!index) {
    const claims = claimTexts(library);
    indexes.set(library, (index = referenceIndex(library.references, (reference) => claims.get(reference) ?? '')));
  }
  return index;
}

/** What guides say citing a work, for each work that they cite, under every key that it has. */
function claimTexts(library: Library): ReadonlyMap<Reference, string> {
  const texts = new Map<Reference, string>();
  for (const source of library.sources) {
    if (source.kind !== 'guide') continue;
    for (const own of source.references) {
      const number = own.key.slice(source.name.length + 1);
      const text = source.evidence.claims.filter((claim) => claim.references.includes(number)).map((claim) => claim.text).join(' ');
      for (const reference of [own, ...library.sameWorks(own)]) texts.set(reference, `${texts.get(reference) ?? ''} ${text}`);
    }
  }
  return texts;
}
