import { briefOf } from '../bibliography/brief.js';
import type { Reference } from '../bibliography/reference.js';
import { byline } from '../bibliography/shortLabel.js';
import { fold } from '../bibliography/fold.js';
import { claimsCiting } from './claims.js';
import { citedWorks } from './citedWorks.js';
import { indexOf } from './completion.js';
import { fittingWorks } from './fittingWorks.js';
import type { ManuscriptView } from './manuscriptView.js';
import { sentenceAround } from './sentenceAround.js';

/** A work that may be cited, for a list to choose from. */
export interface FoundWork {
  readonly key: string;
  /** `Peters et al.`; empty where nobody is named. */
  readonly authors: string;
  readonly year: string;
  readonly title: string;
  readonly container: string;
  /** The manuscript cites it already. */
  readonly cited: boolean;
  /** The file that its entry stands in. */
  readonly path: string;
  /** What a guide says citing it: where that is why it was found, or nothing but a title is known of it. */
  readonly claim?: string;
}

const CITED = 25;

/**
 * Works to cite at an offset: those that have all words of the query (in key, authors, title, year, journal or the claims
 * that cite them), else those that nearly do. With no query, those that the manuscript cites and those that fit the sentence
 * come first. A work that a guide and a bibliography have comes once, under the bibliography's key.
 */
export function findWorks(view: Omit<ManuscriptView, 'figures'>, offset: number, query: string, limit: number): readonly FoundWork[] {
  const { document, library } = view;
  const cited = new Set(citedWorks(view).works.flatMap(({ reference }) => [reference, ...library.sameWorks(reference)]));
  const index = indexOf(library);
  // Behind a blank at the end of a paragraph, too.
  const fitting = fittingWorks(sentenceAround(document, document.text.slice(0, offset).trimEnd().length), library, index);
  const weight = query.trim() === '' ? 1 : 0.3;
  const hits = index.search(query, 2 * limit, (reference) => (cited.has(reference) ? CITED : 0) + (fitting.get(reference) ?? 0) * weight);
  const own = new Set(library.bibliographies.flatMap(({ references }) => references));
  const found = new Set<Reference>();
  for (const { reference } of hits) found.add(own.has(reference) ? reference : library.sameWorks(reference).find((same) => own.has(same) && same.key !== '') ?? reference);
  return [...found].slice(0, limit).map((reference) => foundWork(reference, cited.has(reference), claimFor(reference, query, view)));
}

function foundWork(reference: Reference, cited: boolean, claim: string | undefined): FoundWork {
  const { year, title, container } = briefOf(reference);
  return { key: reference.key, authors: byline(reference), year, title, container, cited, path: reference.path, ...(claim === undefined ? {} : { claim }) };
}

/** The claim that has the words of the query which the work itself does not have; of a work without author and year, any. */
function claimFor(reference: Reference, query: string, { library }: Pick<ManuscriptView, 'library'>): string | undefined {
  const { authors, year, title, container } = briefOf(reference);
  const itself = fold([reference.key, ...reference.aliases, ...authors, year, title, container].join(' '));
  const missing = fold(query).split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2 && !itself.includes(word));
  if (missing.length === 0) return authors.length === 0 && year === '' ? claimsCiting(reference, library, query)[0]?.text : undefined;
  return claimsCiting(reference, library, query).find(({ text }) => missing.some((word) => fold(text).includes(word)))?.text;
}
