import type { Reference } from '../bibliography/reference.js';
import type { Citation, Prose } from '../document/document.js';
import { scopeOf } from '../evidence/citationScope.js';
import { mergedDictionary, type Dictionary } from '../evidence/concepts.js';
import type { Roles } from '../evidence/condition.js';
import { numeralsOf } from '../evidence/numerals.js';
import { contextOf, GOES_ON, type Known } from '../evidence/context.js';
import type { Context } from '../evidence/measurement.js';
import type { Segment } from '../evidence/segments.js';
import { statements, type Statement } from '../evidence/statement.js';
import type { Library } from '../library/library.js';
import type { Resolve } from '../library/resolve.js';
import type { Source } from '../library/source.js';
import type { Quantity } from '../quantity/quantity.js';
import { sourceSpan } from '../text/plainText.js';
import type { Span } from '../text/span.js';
import { boundVerdict } from './bound.js';
import type { Asked, Observe } from './candidate.js';
import { judgedAgain, judgedStatement, type Asking, type JudgedFigure, type JudgedStatement } from './judgedStatement.js';
import { judgeByReferences, type Cited, type JudgedVerdict } from './references.js';
import { conditionVerdict } from './conditionVerdict.js';
import { contestedBy, lostClaims, NO_CONTEST, type Contest } from './claims.js';
import { withContraryWays } from './contraryWays.js';
import { isSureOf, type Neighbour } from './neighbours.js';
import { ownership } from './ownership.js';
import { isOneOf, spokenFor } from './spokenFor.js';
import type { Section } from './section.js';
import type { CheckedFigure, Verdict } from './verdict.js';

/** What a block's verdicts depend on besides its own text. */
export interface Setting {
  readonly library: Library;
  readonly resolve: Resolve;
  readonly dictionary: Dictionary;
  readonly decimalComma: boolean;
  readonly section: Section;
  readonly observe?: Observe | undefined;
}

/** Sentences further up in a paragraph that still lend their words. */
const MOST_EARLIER = 8;

/** The figures of a paragraph, and its sentences for the next version of it. */
export interface ProseFigures {
  /** Spans counted from the block's start. */
  readonly figures: readonly CheckedFigure[];
  readonly statements: readonly JudgedStatement[];
  /** The sources in which its figures were sought. */
  readonly asked: ReadonlySet<Source>;
}

/** Judges a paragraph sentence by sentence; one of those `known` that nothing has changed for is taken as it was judged. */
export function proseFigures(prose: Prose, setting: Setting, known: readonly JudgedStatement[] = []): ProseFigures {
  const list = statements(prose, { ...rolesOf(citedIn(prose.citations, setting)), decimalComma: setting.decimalComma });
  const judged: { readonly first: JudgedStatement; readonly anew: (contest: Contest) => JudgedStatement }[] = [];
  const { own: section, methods } = setting.section;
  let own = section;
  let away = false;
  list.forEach((statement, at) => {
    const told = (list[at - 1]?.citations.length ?? 0) > 0;
    const owned = ownership(statement, own, told);
    if (statement.segments.length > 0 || statement.conditions.length > 0) {
      const near = neighbouring(list, at);
      const asking: Asking = {
        statement,
        near,
        cited: citedIn([...statement.citations, ...near], setting),
        further: { previous: list[at - 1], earlier: list.slice(Math.max(0, at - MOST_EARLIER), Math.max(0, at - 1)), headings: setting.section.concepts },
        own,
        told,
        methods,
        knownOf: (source) => knownOf(source, setting),
      };
      judged.push({ first: again(known, asking) ?? judgeStatement(asking, owned.own, setting), anew: (contest) => judgeStatement(asking, owned.own, setting, contest) });
    }
    away = !owned.carries && (goesOnAboutCited(list[at + 1], statement) || (away && statement.citations.length === 0));
    own = owned.carries || (section && !away);
  });
  const statementsAlone = judged.map(({ first }) => first);
  const contested = contestedBy(statementsAlone.flatMap((one) => one.figures));
  const weighed = judged.map(({ first, anew }) => (first.figures.some(({ verdict: { claim } }) => claim && contested.has(claim.measurement)) ? anew({ ...NO_CONTEST, contested }) : first));
  const lost = lostClaims(weighed.flatMap((one) => one.figures));
  const settled = judged.map(({ first, anew }) => (first.figures.some(({ quantity }) => lost.has(quantity)) ? anew({ contested, lost }) : first));
  const figures = settled.flatMap((one) => one.figures.flatMap(({ quantity, keys, verdict }) => figuresOf(prose, quantity, keys, verdict)));
  return { figures: figures.sort((a, b) => a.span.start - b.span.start), statements: statementsAlone, asked: new Set(statementsAlone.flatMap(({ around }) => [...around.keys()])) };
}

/** `This fits with what is known of um [2]. It lasts 418 ms`: in the author's own section, too, such a sentence is of the cited work. */
function goesOnAboutCited(next: Statement | undefined, { citations }: Statement): boolean {
  return citations.length > 0 && next !== undefined && GOES_ON.test(next.text);
}

function again(known: readonly JudgedStatement[], asking: Asking): JudgedStatement | undefined {
  for (const one of known) {
    const judged = judgedAgain(one, asking);
    if (judged) return judged;
  }
  return undefined;
}

/** `isOwn`: whether a figure is the author's own. */
function judgeStatement(asking: Asking, isOwn: (segment: Segment) => boolean, setting: Setting, contest = NO_CONTEST): JudgedStatement {
  const { statement, near, methods, further } = asking;
  const asked = new Set<Source>();
  const goesOnAbout = GOES_ON.test(statement.text) ? keysOf(near) : [];
  const judged = statement.segments.map((segment, index): Judged => {
    const { quantity } = segment;
    const direct = scopeOf(statement, quantity);
    const citations = direct.length > 0 ? direct : near;
    if (isOwn(segment) || (methods && direct.length === 0)) return { segment, keys: [], verdict: UNCHECKED };
    const others = statement.segments.filter((other) => other !== segment);
    const contexts = new Map<Source, Context>();
    const figure: Asked = {
      quantity,
      clause: clauseOf(statement, segment.span, quantity.span),
      counted: countedBy(statement, quantity),
      direct: direct.length > 0,
      others: others.map((other) => other.quantity),
      listed: segment.list ? others.filter((other) => other.list?.span.start === segment.list!.span.start).map((other) => other.quantity) : [],
      numerals: numeralsOf(statement, quantity.span),
      goesOnAbout,
      observe: setting.observe,
      contextFor(source) {
        asked.add(source);
        let context = contexts.get(source);
        if (!context) contexts.set(source, (context = contextOf(statement, index, asking.knownOf(source), further)));
        return context;
      },
    };
    const ask = (beside: Pick<Asked, 'neighbours' | 'taken' | 'lost'>): JudgedVerdict => judgeByReferences({ ...figure, ...beside, contested: contest.contested }, citedIn(citations, setting), setting.library);
    return { segment, keys: keysOf(citations), verdict: ask({}), ask };
  });
  const results = withContraryWays(statement, judged.map((one) => withoutLost(lookedAtAgain(one, judged), contest))).map(({ segment, keys, verdict }): JudgedFigure => ({ quantity: segment.quantity, keys, verdict }));
  const scoped = (quantity: Quantity): readonly Citation[] => {
    const direct = scopeOf(statement, quantity);
    return direct.length > 0 ? direct : near;
  };
  // A bound that says nothing as a figure may be one that the source sets.
  const bounded = results.map((one): JudgedFigure => {
    if (one.quantity.relation === '=' || (one.verdict.verdict !== 'unchecked' && one.verdict.verdict !== 'unsupported')) return one;
    const citations = one.keys.length === 0 ? [] : scoped(one.quantity);
    const verdict = citations.length === 0 ? undefined : boundVerdict(one.quantity, statement, citedIn(citations, setting));
    return verdict ? { ...one, verdict } : one;
  });
  const conditions = statement.conditions.map((condition): JudgedFigure => {
    const citations = isOwn({ quantity: condition, span: condition.span }) ? [] : scoped(condition);
    const cited = citedIn(citations, setting);
    const verdict = citations.length === 0 ? undefined : (boundVerdict(condition, statement, cited) ?? conditionVerdict(condition, statement, cited, setting.library));
    return { quantity: condition, keys: verdict ? keysOf(citations) : [], verdict: verdict ?? UNCHECKED };
  });
  return judgedStatement(asking, asked, [...bounded, ...conditions]);
}

/** A figure of a sentence after the first look. */
interface Judged {
  readonly segment: Segment;
  readonly keys: readonly string[];
  readonly verdict: JudgedVerdict;
  /** Judges once more, knowing the figures beside it; absent for the author's own. */
  readonly ask?: (beside: Pick<Asked, 'neighbours' | 'taken' | 'lost'>) => JudgedVerdict;
}

/** What is still open is judged again by what the figures beside it turned out to be. */
function lookedAtAgain(one: Judged, all: readonly Judged[]): Judged {
  const { segment, verdict, keys, ask } = one;
  if (!ask || verdict.firm) return one;
  if (verdict.verdict === 'contradicted') {
    const taken = spokenFor(all.filter((other) => other !== one).map((other) => other.verdict));
    return verdict.mistaken && isOneOf(taken, verdict.evidence[0]!.measurement) ? { ...one, verdict: ask({ taken }) } : one;
  }
  const neighbours = all.flatMap((other): readonly Neighbour[] => {
    const isSure = other !== one && other.keys.join() === keys.join() && isSureOf(other.segment.quantity, other.verdict);
    return isSure ? [{ quantity: other.segment.quantity, measurement: other.verdict.evidence[0]!.measurement, listed: segment.list !== undefined && other.segment.list?.span.start === segment.list.span.start }] : [];
  });
  return neighbours.length === 0 ? one : { ...one, verdict: ask({ neighbours }) };
}

/** What lost its claim is judged without it; what is found then counts only if it says which figure is meant. */
function withoutLost(one: Judged, { lost }: Contest): Judged {
  const measurement = lost.get(one.segment.quantity);
  const verdict = measurement && one.ask?.({ lost: measurement });
  return verdict?.verdict === 'contradicted' ? { ...one, verdict } : one;
}

export const UNCHECKED: Verdict = { verdict: 'unchecked', evidence: [] };

/** A figure and its companions, each an entry of its own: the verdict on an interval is the interval's. */
export function figuresOf(prose: Prose, quantity: Quantity, keys: readonly string[], verdict: JudgedVerdict): readonly CheckedFigure[] {
  const one = (part: Quantity, said: Verdict): CheckedFigure => ({ span: sourceSpan(prose, part.span), quantity: part, text: part.text, keys, verdict: said });
  const { companions, ...main } = verdict;
  return [one(quantity, main), ...quantity.companions.map((companion) => one(companion, companions?.get(companion) ?? (main.verdict === 'contradicted' ? UNCHECKED : { verdict: main.verdict, evidence: main.evidence })))];
}

export function keysOf(citations: readonly Citation[]): readonly string[] {
  return [...new Set(citations.flatMap((citation) => citation.items.map((item) => item.key)))];
}

/** The works that some citations name, and what is at hand of each. */
export function citedIn(citations: readonly Citation[], setting: Setting): readonly Cited[] {
  const found = new Map<string, Cited>();
  for (const citation of citations) {
    for (const item of citation.items) {
      if (found.has(item.key)) continue;
      const reference: Reference | undefined = setting.resolve(citation, item);
      found.set(item.key, { key: item.key, reference, answers: reference ? setting.library.answers(reference) : [] });
    }
  }
  return [...found.values()];
}

export function rolesOf(cited: readonly Cited[]): Roles {
  const sources = [...new Set(cited.flatMap(({ answers }) => answers.map(({ source }) => source)))];
  const [only] = sources;
  if (sources.length === 1) return only!.evidence;
  return { labels: new Set(sources.flatMap(({ evidence }) => [...evidence.labels])), findings: new Set(sources.flatMap(({ evidence }) => [...evidence.findings])) };
}

/**
 * A sentence that cites nothing goes on about what the one before cited, as long as that was one work; at a
 * paragraph's start it may announce what the next sentence cites.
 */
function neighbouring(list: readonly Statement[], at: number): readonly Citation[] {
  for (let before = at - 1; before >= Math.max(0, at - MOST_EARLIER); before--) {
    const { citations } = list[before]!;
    if (citations.length > 0) {
      const last = citations[citations.length - 1]!;
      return keysOf(citations).length === 1 || keysOf([last]).length === 1 ? [last] : [];
    }
  }
  const next = list[at + 1]?.citations ?? [];
  return keysOf(next).length === 1 ? next : [];
}

/** The figure's segment, from the last semicolon before it to the next comma behind it. */
function clauseOf(statement: Statement, span: Span, figure: Span): string {
  const at = (offset: number): number => offset - statement.span.start;
  const before = statement.text.slice(at(span.start), at(figure.start));
  const after = statement.text.slice(at(figure.end), at(span.end));
  return before.slice(before.lastIndexOf(';') + 1) + statement.text.slice(at(figure.start), at(figure.end)) + after.split(/[,;](?=\s)/u)[0]!;
}

/** The noun behind a bare number. */
function countedBy(statement: Statement, quantity: Quantity): string {
  const next = statement.words.find((word) => word.span.start >= quantity.span.end);
  if (!next || next.function || !/^\s+$/u.test(statement.text.slice(quantity.span.end - statement.span.start, next.span.start - statement.span.start))) return '';
  return next.stem;
}

/** What a source knows of the words of a manuscript. */
function knownOf(source: Source, { dictionary }: Setting): Known {
  return { dictionary: merged(dictionary, source), contrasts: source.evidence.contrasts, keepShort: true, unspelled: source.evidence.unspelled };
}

const mergedFor = new WeakMap<Dictionary, WeakMap<Source, Dictionary>>();

/** The manuscript's abbreviations first, then the source's. */
export function merged(own: Dictionary, source: Source): Dictionary {
  const bySource = mergedFor.get(own) ?? new WeakMap<Source, Dictionary>();
  mergedFor.set(own, bySource);
  let both = bySource.get(source);
  if (!both) bySource.set(source, (both = mergedDictionary(own, source.evidence.dictionary)));
  return both;
}
