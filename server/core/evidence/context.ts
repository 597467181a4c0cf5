import { shift, type Span } from '../text/span.js';
import type { Word } from '../text/words.js';
import { conceptsOf, type Concept, type Dictionary } from './concepts.js';
import { contrastsTouched, isNested, membersNamed, type Contrast, type Member } from './contrast.js';
import type { Context } from './measurement.js';
import { groupsOf } from './groupsNamed.js';
import { trendOf } from './direction.js';
import { reach, type Segment } from './segments.js';
import { stratumOf } from './strata.js';
import type { Statement } from './statement.js';

export interface Known {
  readonly dictionary: Dictionary;
  readonly contrasts: readonly Contrast[];
  /** Give an abbreviation's short form beside its long one; for manuscripts, which may meet a source that never spells it out. */
  readonly keepShort?: boolean;
  /** Short forms that a source uses and never spells out, in lower case: `os` may be the manuscript's `overall survival`. */
  readonly unspelled?: ReadonlySet<string>;
}

/** What stands further off than the sentence. */
export interface Further {
  /** The sentence before, in the same paragraph. */
  readonly previous?: Statement;
  /** Those before it, in the same paragraph. */
  readonly earlier?: readonly Statement[];
  /** Headings above, the outermost first, and the document's title. */
  readonly headings: readonly Concept[];
}

/** How strongly a concept belongs to a figure, by where it stands. */
const WEIGHT = { own: 1, subject: 0.6, earlier: 0.35, trailing: 0.3, previous: 0.25, heading: 0.25, paragraph: 0.15 } as const;

/** From this weight on a word is of the figure's own sentence, not of a heading or of a sentence around. */
export const OF_ITS_SENTENCE = WEIGHT.trailing;

/** Figures before it in its sentence that lend a figure their words; a list of hundreds is not told in one breath. */
const MOST_BESIDE = 16;

/**
 * The context of one figure of a sentence: the words of its own segment first, then the sentence's subject,
 * then what stands around. Of a list (`24.3, 21.9 and 17.2 months with A, B and C`) each figure gets its own member
 * when the counts match, and none when they do not.
 */
export function contextOf(statement: Statement, index: number, known: Known, further: Further): Context {
  const segment = statement.segments[index]!;
  const words = wordsOfSegment(statement, segment);
  const tail = tailOf(statement, segment);
  const sides = comparedSides(statement, segment);
  const clause = clauseOf(statement, segment);
  // `14 dB quieter than wheeled ones, at 66 dB`: not of those.
  const compared = BEHIND_COMPARED.test(textBefore(statement, segment)) ? reach(segment.quantity).start : 0;
  const spoken = conceptsAt(statement, sides ?? words.filter((word) => word.span.start < tail && word.span.start >= Math.max(clause, compared)), known);
  // `inactivates 99.9% of it within 10 minutes`: what stands before the figure beside it is said of both.
  const whose = antecedentOf(statement, segment, index);
  const own = whose.length > 0 ? [...spoken, ...conceptsAt(statement, whose, known)] : spoken.length > 0 || index === 0 || segment.list ? spoken : saidBefore(statement, index, known);
  const label = new Set(own);
  const weights = new Map<Concept, number>();
  const add = (concepts: Iterable<Concept>, weight: number): void => {
    for (const concept of concepts) if ((weights.get(concept) ?? 0) < weight) weights.set(concept, weight);
  };
  const inherited: { readonly concepts: readonly Concept[]; readonly weight: number }[] = [];
  if (!sides) inherited.push({ concepts: conceptsAt(statement, words.filter((word) => word.span.start < clause), known), weight: WEIGHT.subject });
  const first = statement.segments[0]!;
  if (index > 0) {
    const startOfList = segment.list ? index - segment.list.index : index;
    if (startOfList > 0 || !segment.list || sides) inherited.push({ concepts: conceptsAt(statement, wordsBefore(statement, first), known), weight: WEIGHT.subject });
    // `in CA1 it fell from 0.24; in CA3 it was 0.17 at first and 0.25 later`: what the clause begins with is said of all in it.
    const opening = statement.segments.findLastIndex((one, at) => at > 0 && at < startOfList && opensClause(textBefore(statement, one)));
    for (let earlier = Math.max(1, startOfList - MOST_BESIDE); earlier < startOfList; earlier++) inherited.push({ concepts: conceptsAt(statement, wordsBefore(statement, statement.segments[earlier]!), known), weight: earlier === opening ? WEIGHT.subject : WEIGHT.earlier });
  }
  const last = statement.segments[statement.segments.length - 1]!;
  const trailing: (readonly Concept[])[] = [conceptsAt(statement, words.filter((word) => word.span.start >= tail), known)];
  if (segment !== last) {
    const after = conceptsAt(statement, wordsAfter(statement, last), known);
    // `18% of those on the drug and 22% of those on placebo had stopped`: what both did stands behind the second.
    if (OPENING.test(statement.text.slice(0, reach(first.quantity).start - statement.span.start))) inherited.push({ concepts: after, weight: WEIGHT.subject });
    else trailing.push(after);
  }
  const previous: { readonly concepts: readonly Concept[]; readonly weight: number }[] = [];
  if (further.previous) previous.push({ concepts: conceptsSaid(further.previous, known), weight: WEIGHT.previous });
  previous.push({ concepts: further.headings, weight: WEIGHT.heading });
  const neighbours: (readonly Concept[])[] = [];
  const startOf = segment.list ? index - segment.list.index : index;
  for (let earlier = startOf - 1; earlier >= Math.max(0, startOf - MOST_BESIDE); earlier--) {
    const beside = statement.segments[earlier]!;
    const until = tailOf(statement, beside);
    neighbours.push(conceptsAt(statement, wordsOfSegment(statement, beside).filter((word) => word.span.start < until), known));
  }

  const facets = new Map<Contrast, Member>();
  const either = new Set<Contrast>();
  const dropped = new Set<Concept>();
  const carried = new Set<Concept>();
  const named = new Set<Concept>();
  let anyDealt = false;
  const goesOn = GOES_ON.test(statement.text);
  // `24 of the 40 mg arm and 13.4% of those on docetaxel`: who names a group of its own inherits none.
  const sets = contrastsTouched(known.contrasts, [own, ...neighbours, ...[...inherited, ...previous].map(({ concepts }) => concepts), ...(segment.list ? outsideList(statement, segment.list, known, further) : [])]);
  const ownKinds = new Set(segment.list ? [] : sets.filter((set) => membersNamed(set, own).length > 0).map((set) => set.kind));
  const around = [...neighbours.map((concepts) => ({ concepts })), ...inherited, ...(goesOn ? previous : [])];
  const beside = neighbours.flat();
  const isOfAnother = index > 0 && !segment.list && (whose.length > 0 || hasSubject(statement, segment));
  // `0.80 with individual feedback and 0.84 with WF`: of a group that is no member here, whatever it is.
  const group = segment.list ? undefined : groupsOf(statement)[index];
  const isOfStranger = group !== undefined && index > 0 && group.start >= segment.span.start - statement.span.start && !namesMember(sets, conceptsAt(statement, statement.words.filter((word) => within(word.span, shift(group, statement.span.start))), known));
  for (const set of sets) {
    if (isOfStranger && set.kind === 'group' && membersNamed(set, own).length === 0) {
      for (const member of membersNamed(set, beside)) for (const concept of member.own) dropped.add(concept);
      continue;
    }
    if (isOfAnother && set.kind !== 'measure' && membersNamed(set, own).length === 0) {
      for (const member of membersNamed(set, beside)) for (const concept of member.own) dropped.add(concept);
      continue;
    }
    if (ownKinds.has(set.kind) && set.kind !== 'measure' && membersNamed(set, own).length === 0) continue;
    const member = dealt(set, statement, index, own, around, beside, known, further);
    if (member === 'several') {
      if (set.kind === 'measure' && EITHER.test(textBefore(statement, segment))) either.add(set);
      continue;
    }
    if (member) {
      const isDealt = segment.list !== undefined && !segment.list.change;
      anyDealt ||= isDealt;
      // `after 10 h it was 2.9, 3.3 and 5.8, respectively`: the names stand before.
      if (isDealt && set.kind !== 'measure') for (const concept of member.own) named.add(concept);
      facets.set(set, member);
      if (set.kind === 'measure') continue;
      for (const other of set.members) if (other !== member) for (const concept of other.own) if (!member.concepts.has(concept)) dropped.add(concept);
      // `40.8% of those on 40 mg …, and it lasted 11.4 months`: still of those on 40 mg.
      for (const concept of member.own) if (neighbours.some((concepts) => concepts.includes(concept))) carried.add(concept);
    }
  }
  add(own, WEIGHT.own);
  add(named, WEIGHT.own);
  for (const concept of named) label.add(concept);
  for (const { concepts, weight } of [...inherited, ...previous]) add(withoutOpposites(concepts, label), weight);
  for (const concepts of trailing) add(withoutOpposites(concepts, label), WEIGHT.trailing);
  add(carried, WEIGHT.subject);
  for (const earlier of further.earlier ?? []) add(conceptsSaid(earlier, known), WEIGHT.paragraph);
  for (const concept of dropped) {
    weights.delete(concept);
    label.delete(concept);
  }
  // A list whose members nobody names apart could be anybody's; so could what is named by pointing back.
  return { weights, label, facets, sure: !isRestated(statement, index) && !POINTS_BACK.test(statement.text.slice(segment.span.start - statement.span.start, segment.span.end - statement.span.start)) && (segment.list === undefined || (segment.list.change && segment.list.index > 0) || sides !== undefined || anyDealt), trend: trendOf(statement.text, 0, moved(segment.quantity, -statement.span.start)), state: stateOf(statement, segment), either };
}

/** What stands before the figure before; all that is said of it, where nothing does. */
function saidBefore(statement: Statement, index: number, known: Known): readonly Concept[] {
  const segment = statement.segments[index - 1]!;
  const before = conceptsAt(statement, wordsBefore(statement, segment), known);
  return before.length > 0 ? before : conceptsAt(statement, wordsOfSegment(statement, segment), known);
}

/** `In non-musicians it was 388 ms, in musicians 412 ms`: what a figure names itself is not denied by what was said before. */
function withoutOpposites(concepts: readonly Concept[], own: ReadonlySet<Concept>): readonly Concept[] {
  return concepts.filter((concept, at) => concept !== NO || own.has(NO) || !own.has(concepts[at + 1]!));
}

const NO = 'no';

function namesMember(sets: readonly Contrast[], concepts: readonly Concept[]): boolean {
  return sets.some((set) => membersNamed(set, concepts).length > 0);
}

/** `they were 26 s faster (6 to 36 s), or 2.4%`: the same in another unit, which its words leave to the reader. */
function isRestated({ text, span, segments }: Statement, index: number): boolean {
  const [before, now] = [segments[index - 1]?.quantity, segments[index]!.quantity];
  return before !== undefined && before.unit?.canonical !== now.unit?.canonical && RESTATED.test(text.slice(before.span.end - span.start, reach(now).start - span.start));
}

const RESTATED = /^\s?(?:\([^()]{0,60}\))?,\s(?:or|i\.e\.,?|that is,?)\s(?:about |some |nearly )?$/u;

/** `1.9% to jumpers, who had attended 86%`: whom a relative clause speaks of stands before it. */
function antecedentOf(statement: Statement, segment: Segment, index: number): readonly Word[] {
  if (index === 0 || !RELATIVE.test(textBefore(statement, segment))) return [];
  const { end } = reach(statement.segments[index - 1]!.quantity);
  const before = statement.words.filter(({ span }) => span.start >= end && span.end <= segment.span.start);
  const noun: Word[] = [];
  for (const word of before.reverse()) {
    if (word.function || noun.length === 3) break;
    noun.unshift(word);
  }
  return noun;
}

const BEHIND_COMPARED = /^\s*than\b[^,;]{0,80},\s(?:at|with|reaching)\s$/u;

/** `death, infarction or stroke befell`: one measure of several. */
const EITHER = /,\s[\p{L}-]+(?:\s[\p{L}-]+){0,2}\sor\s/u;
const RELATIVE = /^,?\s*,?\s(?:who|whose|which|where)\b/iu;

/** Whether a figure is what something changed from, or to: `lowered from 2.9 to 1.2 mm`, `to 1.2 mm, from 2.9 mm`. */
function stateOf(statement: Statement, { quantity }: Segment): Context['state'] {
  const before = statement.text.slice(Math.max(0, reach(quantity).start - statement.span.start - 24), reach(quantity).start - statement.span.start);
  return /\bfrom\s+$/iu.test(before) ? 'before' : /(?<!\b(?:compared|close|equal|relative|similar) )\bto\s+$/iu.test(before) ? 'after' : undefined;
}

/** The quantity with its span counted from the sentence's start. */
function moved(quantity: Segment['quantity'], by: number): Segment['quantity'] {
  return { ...quantity, span: shift(quantity.span, by) };
}

/** The members that a list's figures may be dealt to: those the sentence names outside the list, else those the sentence before names. */
function namedForList(set: Contrast, statement: Statement, list: NonNullable<Segment['list']>, known: Known, further: Further): readonly Member[] {
  const [behind, near, outside, earlier] = outsideList(statement, list, known, further);
  // `longer than in C: 49, 48 and 27 hours in A, B and C`: what stands right behind the list names its members.
  const following = membersNamed(set, behind);
  if (following.length === list.count) return following;
  // The clause of the list first: `its lead over B melts, and the latencies of A, B and C are 21, 22 and 187 µs`.
  const inClause = membersNamed(set, near);
  // `in unit A it was 7.8%; in unit B, 7.2% and 11.2% in the two periods`: both are of unit B.
  if (inClause.length > 1 || (inClause.length === 1 && set.kind !== 'measure' && isClauseOfItsOwn(statement, list))) return inClause;
  const named = membersNamed(set, outside);
  if (named.length > 0) return named;
  const before = membersNamed(set, earlier);
  return before.length === list.count ? before : [];
}

/** Whether the clause of a list begins behind a semicolon, or it is `, and novices with 15.8 N and 9.3 N, respectively`. */
function isClauseOfItsOwn(statement: Statement, list: NonNullable<Segment['list']>): boolean {
  const first = statement.segments.findIndex((segment) => segment.list?.span.start === list.span.start);
  const before = textBefore(statement, statement.segments[first]!);
  return SEMICOLON.test(before) || (first > 0 && AND.test(before) && /^\W{0,3}respectively\b/u.test(statement.text.slice(list.span.end - statement.span.start)));
}

/** What the clause and the sentence say outside a list of figures, and what the sentence before says; asked for every contrast. */
function outsideList(statement: Statement, list: NonNullable<Segment['list']>, known: Known, { previous }: Further): OutsideList {
  const memory = outsideLists.get(statement);
  if (memory && memory.start === list.span.start && memory.known === known && memory.previous === previous) return memory.said;
  const words = statement.words.filter((word) => word.span.end <= list.span.start || word.span.start >= list.span.end);
  const first = statement.segments.findIndex((segment) => segment.list?.span.start === list.span.start);
  const clause = { start: statement.segments[first]!.span.start, end: statement.segments[first + list.count - 1]!.span.end };
  const near = conceptsAt(statement, words.filter((word) => within(word.span, clause)), known);
  // What comes behind the clause is of other figures.
  const said: OutsideList = [conceptsAt(statement, words.filter((word) => within(word.span, clause) && word.span.start >= list.span.end), known), near, conceptsAt(statement, words.filter((word) => word.span.end <= clause.end), known), previous ? conceptsAt(previous, previous.words, known) : []];
  outsideLists.set(statement, { start: list.span.start, known, previous, said });
  return said;
}

const outsideLists = new WeakMap<Statement, { readonly start: number; readonly known: Known; readonly previous: Statement | undefined; readonly said: OutsideList }>();

type OutsideList = readonly [behind: readonly Concept[], clause: readonly Concept[], outside: readonly Concept[], before: readonly Concept[]];

/** `these figures were 42% and 58%`, `the corresponding ratios`, `the same strategy left 10.9%`. */
const POINTS_BACK = /\b(?:(?:these|those) (?:figures|numbers|values|shares|rates)|the (?:corresponding|respective|former|latter)|of the (?:others?|rest)|the same (?!(?:stud(?:y|ies)|survey|authors?|trial|paper|team|article|report|work|source|table|investigators|researchers|analysis)\b)\p{L}{3,})\b/iu;

/** A sentence that speaks on of what the one before named. */
export const GOES_ON = /^\W*(?:it|its|they|their|them|this|these|those|that|he|she|his|her|the same|the latter|both|here|there|such|in (?:it|them|this|these|those|that)|of (?:them|these|those)|among (?:them|these|those))\b/iu;

const VERSUS = /\b(?:(?<!rather )than|versus|vs\.?|compared (?:with|to)|as against)\b/giu;

/**
 * `Shoots survived better than seeds (63.2% vs 21.5%)`: of two figures the first is of what stands before the comparison,
 * the second of what follows it. Undefined where the sentence does not compare outside the pair.
 */
function comparedSides(statement: Statement, { list }: Segment): readonly Word[] | undefined {
  if (list?.count !== 2 || list.change) return undefined;
  const from = statement.span.start;
  const marks = [...statement.text.matchAll(VERSUS)].map((match) => from + match.index).filter((at) => at < list.span.start || at > list.span.end);
  if (marks.length !== 1) return undefined;
  const [mark] = marks as [number];
  const between = mark < list.span.start ? statement.text.slice(mark - from, list.span.start - from) : undefined;
  // Another clause's comparison; and `88% and 85%, as against 96% and 91% with B`: both stand on one side.
  if (between !== undefined && (between.includes(';') || !/\p{L}/u.test(between.replace(VERSUS, '')))) return undefined;
  // The comparison's clause: another figure between would be another comparison.
  const others = statement.segments.filter(({ quantity }) => quantity.span.start < list.span.start || quantity.span.start >= list.span.end).map(({ quantity }) => quantity.span);
  if (others.some(({ start }) => start > Math.min(mark, list.span.start) && start < Math.max(mark, list.span.end))) return undefined;
  // Behind the comparison it goes on to the next figure, or to where the list's part of the sentence ends.
  const segmentsEnd = statement.segments.filter(({ quantity }) => quantity.span.start < list.span.end).reduce((end, { span }) => Math.max(end, span.end), 0);
  const side = statement.words.filter(({ span }) => span.end <= segmentsEnd).filter(({ span }) => (span.end <= list.span.start || span.start >= list.span.end) && (list.index === 0 ? span.end <= mark : span.start >= mark));
  const limit = others.reduce((nearest, { end }) => (end <= Math.min(mark, list.span.start) ? Math.max(nearest, end) : nearest), from);
  // `A responded more strongly than B, with elasticities of −0.47 and −0.22`: what introduces both is said of either.
  const led = between === undefined ? null : LED.exec(between);
  const introduced = led ? statement.words.filter(({ span }) => span.start >= mark + led.index && span.end <= list.span.start) : [];
  return [...side.filter(({ span }) => span.start >= limit && !introduced.some((word) => word.span.start === span.start)), ...introduced];
}

const LED = /,\s(?:with|at|by|the)\s[^,;]*$/u;

/** Nothing but when or where stands before a sentence's first figure. */
const OPENING = /^\W*(?:(?:in|at|by|on|after|during|within|over|for|among|of) [^,;:]{0,60},\s*)?(?:(?:about|some|nearly|only|a total of|overall,?) )?$/iu;

/** What a figure is compared with: `17.5%, more than three times that of controls`, `78.6%, 2.5 points above …`. */
const COMPARED = /[;:]\s|,\s(?!(?:at|in|for|after|among|on|under|with|during|by|of|when|if)\b)|\b(?:than|versus|vs|compared (?:with|to)|relative to|against|above|below|over(?! (?:\d|(?:the (?:first|last|next|whole|course|period)|an?|two|three|four|five|six|ten)\b))|(?<!\b(?:of|in|for|among|with|by|from) )(?:that|those) (?:of|in|seen|with|for)|what|as (?:much|many|high|low|large|long|often))\b|\s[–—]\s?|\s\((?!\p{L}[\p{L}\p{N} ’'/+-]{0,30}\))/iu;

/** Where, behind a figure, the words begin that speak of something else. */
function tailOf(statement: Statement, segment: Segment): number {
  // `… on strips, meadows and controls, respectively`: names in a list are no tail.
  if (segment.list && !segment.list.change) return Infinity;
  const { end } = reach(segment.quantity);
  const from = Math.max(end, segment.list?.span.end ?? 0);
  const after = statement.text.slice(from - statement.span.start, segment.span.end - statement.span.start);
  // `1.22 (1.14–1.31) at Aldern`: what stands behind the bracket is still the figure's.
  // and `489 (mean) and 364 (median)` names its figures there.
  const bracket = /^\s?[([](?:[^()[\]]{0,60}[)\]](?=\s+(?:at|in|for|after|among|on|under|with|of|by)\b)|\p{L}[\p{L}\p{M}\p{N} ’'/+-]{0,40}[)\]])/u.exec(after)?.[0].length ?? 0;
  // `three times the concentration under LPG`: what it is a multiple of.
  // `108, or 29%, subsolid`: the same once more.
  const again = /^,\sor\s[^,;]{1,40},\s/u.exec(after)?.[0].length ?? 0;
  if (segment.quantity.kind === 'fold' && /^\s+(?:the|that|those|what)\b/iu.test(after)) return from;
  const match = COMPARED.exec(after.slice(bracket + again));
  return match ? from + bracket + again + match.index : Infinity;
}

/** `They were stronger than those built upright: the strength was 887 MPa`: where, before a figure, its own clause begins. */
function clauseOf(statement: Statement, { quantity, span, list }: Segment): number {
  if (list) return 0;
  const before = statement.text.slice(span.start - statement.span.start, reach(quantity).start - statement.span.start);
  let clause = 0;
  for (const { index } of before.matchAll(/[;:]\s/gu)) if (tells(before.slice(index))) clause = index;
  return span.start + clause;
}

/** `A lost it at 309 °C; the permanent network lasted to 354 °C`: a clause with a subject of its own is of nobody named before. */
function hasSubject(statement: Statement, segment: Segment): boolean {
  const before = textBefore(statement, segment);
  return SEMICOLON.test(before) && !POINTS_ON.test(before);
}

/** What a figure's segment says before the figure. */
function textBefore({ text, span: { start } }: Statement, { quantity, span }: Segment): string {
  return text.slice(span.start - start, reach(quantity).start - start);
}

/** `but specificity was 94.0%` and what stands behind a semicolon: a clause with a subject of its own. */
function opensClause(before: string): boolean {
  return SEMICOLON.test(before) || (AND.test(before) && VERB.test(before));
}

const VERB = /\p{L}\s(?:was|were|is|are|had|has|rose|fell|reached|stood|came|averaged)\s/u;
const AND = /^\s?,\s(?:and|but|while|whereas)\s/u;
const SEMICOLON = /^[\s,]*;\s/u;

const POINTS_ON = /^[\s,]*;\s*(?:and |but )?(?:it|its|they|their|this|these|that|those|in|at|after|before|with|without|for|by|on|of|among|under|from|to|when|if)\b/iu;

/** Words enough to tell what a figure is, without those of the clause before. */
function tells(clause: string): boolean {
  return (clause.match(/\p{L}{2,}/gu) ?? []).length >= 3;
}

/** The member of a contrast that a figure belongs to; `several` where the figure's own words name more than one. */
function dealt(
  set: Contrast,
  statement: Statement,
  index: number,
  own: readonly Concept[],
  inherited: readonly { readonly concepts: readonly Concept[] }[],
  neighbours: readonly Concept[],
  known: Known,
  further: Further,
): Member | 'several' | undefined {
  const segment = statement.segments[index]!;
  const { list } = segment;
  if (list && !list.change) {
    const named = namedForList(set, statement, list, known, further);
    if (named.length === list.count) return named[list.index];
    // One name for several figures: the others' names are not known here, and whose is whose can't be told.
    return named.length > 0 ? 'several' : undefined;
  }
  // `40 mg, any grade` and `40 mg, grade ≥ 3`: the parts of such names may stand apart in a sentence.
  if (isNested(set)) {
    const alone = membersNamed(set, own);
    if (alone.length === 1) return alone[0];
    const near = membersNamed(set, [...own, ...neighbours]);
    return near.length === 1 ? near[0] : near.length > 1 ? 'several' : undefined;
  }
  const named = membersNamed(set, own);
  if (named.length === 1) return named[0];
  if (named.length > 1) return nearest(set, named, statement, segment, known) ?? 'several';
  for (const { concepts } of inherited) {
    const further = membersNamed(set, concepts);
    if (further.length === 1) return further[0];
    if (further.length > 1) return undefined;
  }
  return undefined;
}

/**
 * Of several members in a figure's own words, the one that a preposition or bracket ties to it:
 * `higher with A than the 12% seen with B` is B's.
 */
function nearest(set: Contrast, named: readonly Member[], statement: Statement, segment: Segment, known: Known): Member | undefined {
  const { start, end } = reach(segment.quantity);
  const after = statement.words.filter((word) => word.span.start >= end && word.span.end <= segment.span.end);
  const tied = after[0] && !/^\s*[,;:.(]/u.test(statement.text.slice(end - statement.span.start)) && /^(?:in|for|with|among|of|on|under|after|seen|observed|reported|from|by)$/u.test(after[0].text);
  if (tied) {
    const inAfter = membersNamed(set, conceptsAt(statement, after.slice(0, 10), known));
    if (inAfter.length >= 1 && named.includes(inAfter[0]!)) return inAfter[0];
  }
  // `A outlasts B, although …: in ALEX, the rate with B was 82.9%`: the figure's own clause has the say.
  const before = statement.text.slice(segment.span.start - statement.span.start, start - statement.span.start);
  let clause = 0;
  for (const match of before.matchAll(CLAUSE)) clause = match.index;
  if (clause === 0) return undefined;
  const from = segment.span.start + clause;
  const inClause = membersNamed(set, conceptsAt(statement, statement.words.filter((word) => word.span.start >= from && word.span.end <= start), known));
  return inClause.length === 1 ? inClause[0] : undefined;
}

const CLAUSE = /[,;:]\s|\b(?:although|though|while|whereas|but|because|since|whose|which)\s/gu;

/** The concepts of some words of a sentence that are not part of its figures. */
export function conceptsAt(statement: Statement, list: readonly Word[], known: Known): readonly Concept[] {
  const words = list.filter((word) => !inFigure(statement, word));
  const found = [...conceptsOf(words, known.dictionary, known.keepShort), ...strataAt(statement, words)];
  return known.unspelled && known.unspelled.size > 0 ? [...found, ...spelledOut(words, known.unspelled)] : found;
}

/** The strata that some words of a sentence name: `among those older than 65 years`. */
function strataAt({ conditions }: Statement, list: readonly Word[]): readonly Concept[] {
  return conditions.flatMap((condition) => (list.some(({ span }) => within(span, condition.span)) ? (stratumOf(condition) ?? []) : []));
}

/** Short forms whose letters the first letters of neighbouring words spell: `overall survival` → `os`. */
function spelledOut(list: readonly Word[], unspelled: ReadonlySet<string>): readonly Concept[] {
  const found: Concept[] = [];
  const words = list.filter((word) => !word.function);
  for (let start = 0; start < words.length; start++) {
    let initials = '';
    for (let end = start; end < words.length && end < start + 5; end++) {
      initials += words[end]!.text[0]!.toLowerCase();
      if (end > start && unspelled.has(initials)) found.push(initials);
    }
  }
  return found;
}

/** The words that are part of a figure; asked of each word for every figure of its sentence. */
function inFigure(statement: Statement, word: Word): boolean {
  let known = figureWords.get(statement);
  if (!known) figureWords.set(statement, (known = new Set(statement.words.filter((one) => isInFigure(statement, one)))));
  return known.has(word);
}

const figureWords = new WeakMap<Statement, ReadonlySet<Word>>();

function isInFigure(statement: Statement, word: Word): boolean {
  for (const { quantity } of statement.segments) {
    if (within(word.span, quantity.span)) return true;
    // The `p` of `p < .001` says nothing of the figures beside it; `HR` does say what kind its own is.
    if (quantity.kind === 'p-value' && quantity.labelSpan && within(word.span, quantity.labelSpan)) return true;
    for (const companion of quantity.companions) if (within(word.span, companion.span)) return true;
  }
  return false;
}

function within(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

function wordsOfSegment(statement: Statement, segment: Segment): readonly Word[] {
  let { span } = segment;
  if (segment.list?.change) {
    // `fell from 6.8 to 6.1 t/ha under late mowing`: both are of what fell; what follows is the later state's.
    const first = statement.segments[statement.segments.indexOf(segment) - segment.list.index]!;
    span = { start: first.span.start, end: segment.list.index === 0 ? segment.list.span.end : segment.span.end };
  } else if (segment.list) {
    const at = statement.segments.indexOf(segment) - segment.list.index;
    span = { start: statement.segments[at]!.span.start, end: statement.segments[at + segment.list.count - 1]!.span.end };
  }
  return statement.words.filter((word) => within(word.span, span));
}

function wordsBefore(statement: Statement, segment: Segment): readonly Word[] {
  return statement.words.filter((word) => word.span.start >= segment.span.start && word.span.end <= segment.quantity.span.start);
}

function wordsAfter(statement: Statement, segment: Segment): readonly Word[] {
  return statement.words.filter((word) => word.span.start >= segment.quantity.span.end && word.span.end <= segment.span.end);
}

/** What a sentence says, its numbers aside; asked for every figure near it, of every source with the same abbreviations once. */
export function conceptsSaid(statement: Statement, { dictionary, keepShort }: Known): readonly Concept[] {
  let byDictionary = saidBy.get(statement);
  if (!byDictionary) saidBy.set(statement, (byDictionary = new Map()));
  let memory = byDictionary.get(dictionary);
  if (!memory || memory.keepShort !== keepShort) byDictionary.set(dictionary, (memory = { keepShort, said: conceptsOf(statement.words.filter((word) => !isNumber(word)), dictionary, keepShort) }));
  return memory.said;
}

const saidBy = new WeakMap<Statement, Map<Dictionary, { readonly keepShort: boolean | undefined; readonly said: readonly Concept[] }>>();

function isNumber(word: Word): boolean {
  return /^\p{N}/u.test(word.text);
}
