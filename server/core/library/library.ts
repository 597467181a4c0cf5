import { briefOf } from '../bibliography/brief.js';
import { workKeys, sameWork } from '../bibliography/identity.js';
import type { Bibliography, Reference } from '../bibliography/reference.js';
import type { Claim } from '../evidence/evidence.js';
import type { Measurement } from '../evidence/measurement.js';
import type { Term } from '../evidence/terms.js';
import { addTo, listOf, type Multimap } from '../text/multimap.js';
import { samePath } from './path.js';
import type { Source } from './source.js';

/** All that the author relies on: sources and references, and which of them are one work. Immutable; a change makes another. */
export interface Library {
  readonly sources: readonly Source[];
  readonly bibliographies: readonly Bibliography[];
  /** Every reference that can be cited: the bibliographies' first, then the guides and theirs. */
  readonly references: readonly Reference[];
  /** The reference that a key or an alias names. */
  reference(key: string): Reference | undefined;
  /** The reference whose title stands in a printed reference; undefined where none does. */
  titled(printed: string): Reference | undefined;
  /** What is at hand of a cited work; empty when nothing is. */
  answers(reference: Reference): readonly Answer[];
  /** Keys under which this work can be cited besides the given reference's own. */
  sameWorks(reference: Reference): readonly Reference[];
  /** A key under which a source as a whole can be cited; undefined where no entry stands for it. */
  keyOf(source: Source): string | undefined;
  /** Claims of sources that cite the work, and the places where they stand. */
  claimsCiting(reference: Reference): readonly Claim[];
  /** A term by its own or its expansion's spelling, case and plural aside. */
  term(text: string): readonly SourceTerm[];
}

/** A source that answers for a work: the work itself, or what a guide says citing it. */
export interface Answer {
  readonly source: Source;
  /** The guide's own numbers for the work; absent where the source is the work itself. */
  readonly only?: ReadonlySet<string>;
}

export interface SourceTerm {
  readonly term: Term;
  readonly source: Source;
}

/**
 * Builds a library. Sources are read when first asked for; see {@link Source.evidence}. Abstracts of entries answer only
 * for their own work, and only where nothing longer does: `abstractOf` makes a source of one when it is needed.
 */
export function library(sources: readonly Source[], bibliographies: readonly Bibliography[], abstractOf: (reference: Reference) => Source | undefined = () => undefined): Library {
  const guides = sources.filter((source) => source.kind === 'guide');
  const references = [...bibliographies.flatMap((bibliography) => bibliography.references), ...guides.flatMap((guide) => [guide.work, ...guide.references])];
  const byKey = new Map<string, Reference>();
  for (const reference of references) {
    if (reference.key !== '' && !byKey.has(reference.key)) byKey.set(reference.key, reference);
    for (const key of reference.aliases) if (key !== '' && !byKey.has(key)) byKey.set(key, reference);
  }
  let works: Works | undefined;
  const worksOf = (): Works => (works ??= indexWorks(sources, references));
  const answers = new WeakMap<Reference, readonly Answer[]>();
  let titles: readonly { readonly title: string; readonly reference: Reference }[] | undefined;
  let filed: readonly Reference[] | undefined;
  let terms: ReadonlyMap<string, readonly SourceTerm[]> | undefined;
  return {
    sources,
    bibliographies,
    references,
    reference: (key) => byKey.get(key),
    titled(printed) {
      titles ??= [...references, ...sources.map((source) => source.work)].flatMap((reference) => {
        const title = letters(briefOf(reference).title);
        return title.length >= SHORTEST_TITLE ? [{ title, reference }] : [];
      });
      const text = letters(printed);
      return titles.filter(({ title }) => text.includes(title)).sort((a, b) => b.title.length - a.title.length)[0]?.reference;
    },
    answers(reference) {
      const known = answers.get(reference);
      if (known) return known;
      const found = answersFor(reference, worksOf(), sources, abstractOf);
      answers.set(reference, found);
      return found;
    },
    sameWorks: (reference) => worksOf().references(reference).filter((other) => other !== reference),
    keyOf(source) {
      if (source.kind === 'guide') return source.name;
      const same = worksOf().references(source.work)[0];
      if (same) return same.key;
      filed ??= references.filter((reference) => reference.files.length > 0);
      return filed.find((reference) => reference.files.some((file) => source.documents.some((document) => samePath(reference.path, file, document.path))))?.key;
    },
    claimsCiting(reference) {
      return this.answers(reference).flatMap(({ source, only }) => (only ? source.evidence.claims.filter((claim) => claim.references.some((key) => only.has(key))) : []));
    },
    term(text) {
      terms ??= indexTerms(sources);
      return terms.get(spelling(text)) ?? [];
    },
  };
}

/** A shorter title may be part of another's. */
const SHORTEST_TITLE = 18;

function letters(text: string): string {
  return text.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
}

/** The measurements with which a source answers for a work. */
export function measurementsOf(answer: Answer): readonly Measurement[] {
  const { source: { evidence: { measurements } }, only } = answer;
  if (!only) return measurements;
  let some = answering.get(answer);
  if (!some) answering.set(answer, (some = measurements.filter((measurement) => measurement.references.some((key) => only.has(key)))));
  return some;
}

const answering = new WeakMap<Answer, readonly Measurement[]>();

interface Works {
  references(reference: Reference): readonly Reference[];
  sources(reference: Reference): readonly Source[];
}

function indexWorks(sources: readonly Source[], references: readonly Reference[]): Works {
  const byIdentity = <T extends object>(list: readonly T[], referenceOf: (item: T) => Reference): Multimap<string, T> => {
    const index: Multimap<string, T> = new Map();
    for (const item of list) for (const id of workKeys(referenceOf(item))) addTo(index, id, item);
    return index;
  };
  const referencesById = byIdentity(references, (reference) => reference);
  const sourcesById = byIdentity(sources, (source) => source.work);
  const same = <T extends object>(index: Multimap<string, T>, reference: Reference, referenceOf: (item: T) => Reference): readonly T[] => {
    const found = new Set(workKeys(reference).flatMap((id) => listOf(index, id)));
    return [...found].filter((item) => sameWork(reference, referenceOf(item)));
  };
  return {
    references: (reference) => same(referencesById, reference, (other) => other),
    sources: (reference) => same(sourcesById, reference, (source) => source.work),
  };
}

function answersFor(reference: Reference, works: Works, sources: readonly Source[], abstractOf: (reference: Reference) => Source | undefined): readonly Answer[] {
  const same = new Set([reference, ...works.references(reference)]);
  const whole = new Set<Source>();
  const parts = new Map<Source, Set<string>>();
  for (const work of same) {
    for (const source of works.sources(work)) whole.add(source);
    for (const source of sources) {
      if (source.work === work) whole.add(source);
      else if (work.files.some((file) => source.documents.some((document) => samePath(work.path, file, document.path)))) whole.add(source);
      if (source.kind === 'guide' && source.references.includes(work)) {
        const numbers = parts.get(source) ?? new Set<string>();
        numbers.add(work.key.slice(source.name.length + 1));
        parts.set(source, numbers);
      }
    }
  }
  // The whole text answers for its own abstract.
  const papers = [...whole].filter((source) => source.kind !== 'abstract');
  const chosen = papers.length > 0 ? papers : whole.size > 0 ? [...whole] : [...same].flatMap((work) => abstractOf(work) ?? []).slice(0, 1);
  return [...chosen.map((source) => ({ source })), ...[...parts].filter(([source]) => !whole.has(source)).map(([source, only]) => ({ source, only }))];
}

function indexTerms(sources: readonly Source[]): ReadonlyMap<string, readonly SourceTerm[]> {
  const index = new Map<string, SourceTerm[]>();
  for (const source of sources) {
    for (const term of source.evidence.terms) {
      for (const key of new Set([spelling(term.term), ...(term.expansion === '' ? [] : [spelling(term.expansion)])])) {
        const known = index.get(key);
        if (!known) index.set(key, [{ term, source }]);
        else if (!known.some((other) => other.source === source)) known.push({ term, source });
      }
    }
  }
  return index;
}

/** Case, hyphens and a plural's `s` do not tell terms apart; short forms in capitals keep their letters. */
function spelling(text: string): string {
  const plain = text.normalize('NFKC').replace(/[-‐‑–\s]+/gu, ' ').trim().toLowerCase();
  return plain.length > 3 ? plain.replace(/(?<=[^s])s$/u, '') : plain;
}
