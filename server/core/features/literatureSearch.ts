import type { Library } from '../library/library.js';
import type { Source } from '../library/source.js';
import type { Measurement, Place } from '../evidence/measurement.js';
import { workName } from '../rules/wording.js';
import { words } from '../text/words.js';

/** A sentence or a table cell of a source that answers a question. */
export interface LiteratureStatement {
  /** The source's words; for a cell, with its headers. */
  readonly text: string;
  readonly place: Place;
  /** `Okoro 2021`, `the guide alectinib-tme`. */
  readonly work: string;
  /** Keys to cite for it, the best first: the author's own entry of the work before a guide's number. */
  readonly keys: readonly string[];
  /** What figure it gives, for a cell of a table. */
  readonly measurement?: Measurement;
}

interface Entry {
  readonly text: string;
  readonly place: Place;
  readonly source: Source;
  readonly references: readonly string[];
  readonly stems: ReadonlySet<string>;
  readonly measurement?: Measurement;
}

interface Index {
  readonly entries: readonly Entry[];
  readonly holding: ReadonlyMap<string, readonly number[]>;
}

/** Of the question's words, weighed by how rarely the literature uses them, so much must stand in a statement. */
const SHARE = 0.45;
/** A word that only the other name of a term brings in counts for less than what was asked. */
const EXPANDED = 0.6;

/**
 * The statements of the literature that a question or a sentence is about, the best first: those that share its rarest
 * words, abbreviations and their expansions alike. Reads what has not been read yet.
 */
export function searchLiterature(question: string, library: Library, most: number): readonly LiteratureStatement[] {
  const { entries, holding } = indexOf(library);
  const rarity = (stem: string): number => {
    const count = holding.get(stem)?.length ?? 0;
    return count === 0 ? 0 : Math.log(1 + entries.length / count);
  };
  const scores = new Map<number, number>();
  let asked = 0;
  for (const alternatives of wordsAsked(question, library)) {
    const weights = alternatives.map((stems) => stems.reduce((sum, stem) => sum + rarity(stem), 0));
    const most = Math.max(0, ...weights);
    if (most === 0) continue;
    const own = weights[0]! > 0 ? weights[0]! : most;
    asked += own;
    const found = new Map<number, number>();
    alternatives.forEach((stems, i) => {
      const factor = i === 0 ? 1 : EXPANDED;
      for (const entry of inAll(stems, holding)) found.set(entry, Math.max(found.get(entry) ?? 0, own * factor));
    });
    for (const [entry, score] of found) scores.set(entry, (scores.get(entry) ?? 0) + score);
  }
  return [...scores]
    .filter(([, score]) => score >= SHARE * asked)
    // Of equals the shorter says it more plainly.
    .map(([at, score]) => ({ entry: entries[at]!, rank: score / (1 + Math.log(1 + entries[at]!.stems.size) / 10), at }))
    .sort((a, b) => b.rank - a.rank || a.at - b.at)
    .slice(0, most)
    .map(({ entry: { text, place, source, references, measurement } }) => ({
      text, place, work: workName(library.keyOf(source) ?? source.name, source, library), keys: keysToCite(source, references, library), ...(measurement ? { measurement } : {}),
    }));
}

/** Each word of a question as its stem, or as the stems of what else the term is called: `PFS`, `progression-free survival`. */
function wordsAsked(question: string, library: Library): readonly (readonly (readonly string[])[])[] {
  const all = words(question);
  const asked: (readonly (readonly string[])[])[] = [];
  const seen = new Set<string>();
  for (let i = 0; i < all.length; i++) {
    const long = [5, 4, 3, 2].find((count) => i + count <= all.length && library.term(question.slice(all[i]!.span.start, all[i + count - 1]!.span.end)).length > 0) ?? 1;
    const own = all.slice(i, i + long);
    const others = library.term(question.slice(own[0]!.span.start, own.at(-1)!.span.end)).flatMap(({ term }) => [term.term, term.expansion]).filter((name) => name !== '').map(stemsOf);
    if (long === 1 && own[0]!.function) continue;
    const alternatives = [own.map(({ stem }) => stem), ...others].filter((stems, at, list) => stems.length > 0 && list.findIndex((one) => one.join() === stems.join()) === at);
    i += long - 1;
    if (alternatives.length === 0 || seen.has(alternatives[0]!.join())) continue;
    seen.add(alternatives[0]!.join());
    asked.push(alternatives);
  }
  return asked;
}

function stemsOf(text: string): readonly string[] {
  return words(text).filter((word) => !word.function).map(({ stem }) => stem);
}

function inAll(stems: readonly string[], holding: Index['holding']): readonly number[] {
  const [first = [], ...rest] = stems.map((stem) => holding.get(stem) ?? []).sort((a, b) => a.length - b.length);
  const sets = rest.map((list) => new Set(list));
  return first.filter((at) => sets.every((set) => set.has(at)));
}

const indexes = new WeakMap<Library, Index>();

function indexOf(library: Library): Index {
  let index = indexes.get(library);
  if (!index) {
    const entries = library.sources.flatMap(entriesOf);
    const holding = new Map<string, number[]>();
    for (const [at, { stems }] of entries.entries()) {
      for (const stem of stems) {
        const known = holding.get(stem);
        if (known) known.push(at);
        else holding.set(stem, [at]);
      }
    }
    indexes.set(library, (index = { entries, holding }));
  }
  return index;
}

const entriesOfSource = new WeakMap<Source, readonly Entry[]>();

/** The claims of a source, and those of its figures that stand in tables. */
function entriesOf(source: Source): readonly Entry[] {
  const known = entriesOfSource.get(source);
  if (known) return known;
  const { claims, measurements } = source.evidence;
  const entry = (text: string, context: string, place: Place, references: readonly string[], measurement?: Measurement): Entry =>
    ({ text, place, source, references, stems: new Set(stemsOf(`${text} ${context}`)), ...(measurement ? { measurement } : {}) });
  const said = new Set(claims.map(({ text }) => text));
  const cells = measurements.filter(({ role, place: { quote } }) => (role === 'estimate' || role === 'fraction') && !said.has(quote) && quote.includes(' · '));
  const entries = [
    ...claims.map((claim) => entry(claim.text, claim.section, claim.place, claim.references)),
    ...cells.map((cell) => entry(cell.place.quote, [cell.measure, cell.group, cell.population, cell.study].join(' '), cell.place, cell.references, cell)),
  ];
  entriesOfSource.set(source, entries);
  return entries;
}

/** The keys by which a source's statement is cited: a guide's own references for it, the author's entry of the same work first; else the source's. */
export function keysToCite(source: Source, references: readonly string[], library: Library): readonly string[] {
  const whole = library.keyOf(source);
  if (source.kind !== 'guide' || references.length === 0) return whole === undefined ? [] : [whole];
  const keys = references.map((number) => `${source.name}:${number}`).flatMap((key) => {
    const reference = library.reference(key);
    const own = reference && library.sameWorks(reference).find((same) => same.key !== '' && !same.key.startsWith(`${source.name}:`));
    return reference ? [own?.key ?? key] : [];
  });
  return [...new Set(keys)];
}
