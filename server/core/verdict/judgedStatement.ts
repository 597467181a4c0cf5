import type { Citation } from '../document/document.js';
import type { Concept } from '../evidence/concepts.js';
import { conceptsAt, conceptsSaid, type Further, type Known } from '../evidence/context.js';
import type { Statement } from '../evidence/statement.js';
import type { Answer } from '../library/library.js';
import type { Source } from '../library/source.js';
import type { Quantity } from '../quantity/quantity.js';
import type { Cited, JudgedVerdict } from './references.js';
import { conceptsUsedBy } from './section.js';

/** A sentence, and all that its verdicts rest on besides the literature and what abbreviations stand for. */
export interface Asking {
  readonly statement: Statement;
  /** Citations of a neighbour that may stand for its figures. */
  readonly near: readonly Citation[];
  /** The works that its own citations and those name. */
  readonly cited: readonly Cited[];
  readonly further: Further;
  /** Whether the author's own matter is carried over to it; whether the sentence before told of a cited work; whether it stands in a section of methods. */
  readonly own: boolean;
  readonly told: boolean;
  readonly methods: boolean;
  knownOf(source: Source): Known;
}

/** What became of a figure of a sentence. */
export interface JudgedFigure {
  readonly quantity: Quantity;
  readonly keys: readonly string[];
  readonly verdict: JudgedVerdict;
}

/** A sentence that was judged, kept for the next version of its paragraph. */
export interface JudgedStatement {
  readonly statement: Pick<Statement, 'text' | 'span' | 'segments' | 'conditions'>;
  readonly citing: string;
  readonly works: readonly Work[];
  readonly own: boolean;
  readonly told: boolean;
  readonly methods: boolean;
  /** Of each source that was asked, what stood around the sentence in words that the source uses of its figures. */
  readonly around: ReadonlyMap<Source, string>;
  readonly figures: readonly JudgedFigure[];
}

/** A cited work as far as verdicts go; without its entry, of which every version of a bibliography makes another. */
export type Work = Pick<Cited, 'key' | 'answers'>;

export function worksOf(cited: readonly Cited[]): readonly Work[] {
  return cited.map(({ key, answers }) => ({ key, answers }));
}

/** To be kept with the sources that were asked for its figures. */
export function judgedStatement(asking: Asking, sources: Iterable<Source>, figures: readonly JudgedFigure[]): JudgedStatement {
  const { statement, cited, own, told, methods } = asking;
  return { statement: kept(statement), citing: citingOf(asking), works: worksOf(cited), own, told, methods, around: new Map([...sources].map((source) => [source, around(source, asking)])), figures };
}

/** Without its words, which are many. */
function kept({ text, span, segments, conditions }: Statement): JudgedStatement['statement'] {
  return { text, span, segments, conditions };
}

/**
 * The same verdicts on the sentence as it stands now; undefined where anything differs that they rest on. What stands around it
 * may differ in words that no source asked uses of its figures: these weigh nothing. No other source would be asked,
 * for which are asked follows from what the first of them say.
 */
export function judgedAgain(before: JudgedStatement, asking: Asking): JudgedStatement | undefined {
  const { statement } = asking;
  const by = statement.span.start - before.statement.span.start;
  const holds =
    before.own === asking.own &&
    before.told === asking.told &&
    before.methods === asking.methods &&
    before.statement.text === statement.text &&
    before.citing === citingOf(asking) &&
    sameWorks(before.works, asking.cited) &&
    areAlike(before.statement.segments, statement.segments, by) &&
    areAlike(before.statement.conditions, statement.conditions, by) &&
    [...before.around].every(([source, said]) => around(source, asking) === said);
  if (!holds) return undefined;
  const now = [...statement.segments.map(({ quantity }) => quantity), ...statement.conditions];
  return { ...before, statement: kept(statement), figures: before.figures.map(({ quantity, keys, verdict }, i) => ({ quantity: now[i]!, keys, verdict: ofCompanions(verdict, quantity, now[i]!) })) };
}

/** The verdict, with those on its companions under the same companions as they stand now. */
export function ofCompanions(verdict: JudgedVerdict, before: Quantity, now: Quantity): JudgedVerdict {
  const { companions } = verdict;
  if (!companions) return verdict;
  return { ...verdict, companions: new Map(before.companions.flatMap((companion, i) => (companions.has(companion) ? [[now.companions[i]!, companions.get(companion)!] as const] : []))) };
}

function citingOf({ statement, near }: Asking): string {
  const told = ({ mode, items }: Citation): string => `${mode} ${items.map(({ key, authorSuppressed }) => `${key}${authorSuppressed ? '-' : ''}`).join(' ')}`;
  return [...statement.citations.map((citation) => `${citation.at - statement.span.start} ${told(citation)}`), '', ...near.map(told)].join('\n');
}

/** Whether the same works are cited, and the same is at hand of them. */
export function sameWorks(a: readonly Work[], b: readonly Work[]): boolean {
  return a.length === b.length && a.every(({ key, answers }, i) => key === b[i]!.key && sameAnswers(answers, b[i]!.answers));
}

export function sameAnswers(a: readonly Answer[], b: readonly Answer[]): boolean {
  return a.length === b.length && a.every(({ source, only }, i) => source === b[i]!.source && sameSet(only, b[i]!.only));
}

function sameSet(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.size === b.size && [...a].every((one) => b.has(one)));
}

/** Whether two things hold the same, but for places that are `by` further on. */
export function areAlike(a: unknown, b: unknown, by: number): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [before, now] = [Object.entries(a), b as Readonly<Record<string, unknown>>];
  return before.length === Object.keys(b).length && before.every(([name, value]) => (name === 'start' || name === 'end' ? (value as number) + by === now[name] : areAlike(value, now[name], by)));
}

/** What contexts take from around the sentence, in words that the source uses of its figures; see `contextOf`. */
function around(source: Source, { further: { previous, earlier = [], headings }, knownOf }: Asking): string {
  const used = conceptsUsedBy(source);
  const known = knownOf(source);
  const telling = (concepts: readonly Concept[]): readonly Concept[] => concepts.filter((concept) => used.has(concept));
  const said = (statement: Statement): readonly Concept[] => telling(conceptsSaid(statement, known));
  const before = previous ? said(previous) : [];
  const above = telling(headings);
  const nearer = new Set([...before, ...above]);
  // Further up, a word counts once, and only if it does not stand nearer too.
  const paragraph = new Set(earlier.flatMap(said).filter((concept) => !nearer.has(concept)));
  return [before, previous ? telling(conceptsAt(previous, previous.words, known)) : [], above, [...paragraph]].map((list) => list.join(' ')).join('\n');
}
