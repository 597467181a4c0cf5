import { distinct, figureOf, groupMentions, isDealt, OPENED, type Mention } from './groupMentions.js';
import { reach, type Segment } from './segments.js';
import type { Statement } from './statement.js';

/**
 * Of whom or what each figure of a sentence is, as the sentence itself says it, in the order of its segments:
 * `55.0% in the treatment group and 15.0% in the control group`, `with A than with B (6% vs 30%)`, `12 and 18 months in
 * arm A and arm B, respectively`. Undefined where it names nobody, or more than the figure can be told among.
 */
export function groupsNamed(statement: Statement): readonly (string | undefined)[] {
  return groupsOf(statement).map((mention) => mention?.name);
}

/** The same, with where each name stands in the sentence. */
export function groupsOf(statement: Statement): readonly (Mention | undefined)[] {
  let found = known.get(statement);
  if (!found) known.set(statement, (found = groupsIn(statement)));
  return found;
}

const known = new WeakMap<Statement, readonly (Mention | undefined)[]>();

function groupsIn(statement: Statement): readonly (Mention | undefined)[] {
  const named = groupMentions(statement);
  if (named.length === 0) return statement.segments.map(() => undefined);
  const found: (Mention | undefined)[] = [];
  statement.segments.forEach((segment, index) => {
    const before = statement.segments[index - 1];
    // `1.8% (6 of 334 patients) in the warfarin group`: the bracket is of whom the figure before it is.
    const adds = before !== undefined && /^%?\s*[([]\s*(?:n ?= ?)?$/u.test(statement.text.slice(before.quantity.span.end - statement.span.start, reach(segment.quantity).start - statement.span.start));
    found.push(adds ? found[index - 1] : groupOf(statement, segment, named));
  });
  return found;
}

function groupOf(statement: Statement, segment: Segment, mentions: readonly Mention[]): Mention | undefined {
  const { text } = statement;
  const from = statement.span.start;
  const list = segment.list?.change === false ? segment.list : undefined;
  const figure = figureOf(statement, segment);
  const said = list ? { start: list.span.start - from, end: Math.max(figure.end, list.span.end - from) } : figure;
  // `8.6% (induction)`
  const inside = mentions.find(({ start, end }) => start >= segment.quantity.span.end - from && end <= figure.end);
  if (inside) return inside;
  const before = mentions.filter(({ end }) => end <= said.start);
  const last = before[before.length - 1];
  const behind = tiedTo(statement, said.end, mentions);
  // `SH 2.2 versus MM 3.1`, `in the UFH group (7 of 67)`, but `with A (8.6 months in B v 8.1 months in A)`.
  const opened = last && OPENED.test(text.slice(last.end, said.start)) && !(behind && /^\s?,/u.test(text.slice(last.end))) && !/^[^()]{0,60}respectively/u.test(text.slice(said.end)) && !(behind && !CLOSED.test(text.slice(figure.start, behind.start)) && /[([]\s*$/u.test(text.slice(0, said.start)));
  if (opened && !(list && isDealt(statement, list))) return last;
  if (list) {
    const others = statement.segments.filter((other) => other.list && other.list.span.start !== list.span.start).map((other) => tiedTo(statement, other.list!.span.end - from, mentions));
    if (behind && others.some((other) => other && other.key !== behind.key)) return behind;
    return ofList(statement, list, mentions);
  }
  // `… in the hormone and placebo groups, respectively`: which is whose is told by their order.
  if (behind) return /^[^;]*\brespectively\b/u.test(text.slice(behind.end)) && runs(statement, mentions.slice(mentions.indexOf(behind)), 2).length > 0 ? undefined : behind;
  const near = before.filter(({ start }) => start >= segment.span.start - from).pop();
  // `patients who received A and B were similar`
  if (near) return runs(statement, mentions, 2).some((run) => run[1] === near) ? undefined : near;
  const all = distinct(mentions);
  if (all.length === 1) return isCompared(statement, mentions[0]!) ? undefined : all[0];
  const named = distinct(before);
  if (named.length === 1) return named[0];
  const inSegment = distinct(mentions.filter(({ start, end }) => start >= segment.span.start - from && end <= segment.span.end - from));
  return inSegment.length === 1 && !isCompared(statement, inSegment[0]!) ? inSegment[0] : undefined;
}

/** The name that a preposition ties to what ends at an offset; a bracket between is passed over. */
function tiedTo({ text }: Statement, end: number, mentions: readonly Mention[]): Mention | undefined {
  const next = mentions.find(({ start }) => start >= end);
  return next && TIED.test(text.slice(end, next.start).replace(/[([][^()[\]]{0,80}[)\]]/gu, ' ')) ? next : undefined;
}

const CLOSED = /[)\]]/u;

/** Of `6% vs 30%`, the names that stand nearest in one run, else all that the sentence names. */
function ofList(statement: Statement, list: NonNullable<Segment['list']>, mentions: readonly Mention[]): Mention | undefined {
  const span = { start: list.span.start - statement.span.start, end: list.span.end - statement.span.start };
  const before = mentions.filter(({ end }) => end <= span.start);
  const after = mentions.filter(({ start }) => start >= span.end);
  const lastRun = runs(statement, before, list.count).pop();
  for (const named of [lastRun, runs(statement, after, list.count)[0], distinct(before), distinct([...before, ...after])]) {
    // What a sentence names here and there gives no order for three.
    if (named?.length !== list.count || (list.count > 2 && runs(statement, named, list.count).length === 0)) continue;
    return TURNED.test(statement.text) && list.count === 2 ? named[1 - list.index] : named[list.index];
  }
  const all = distinct(mentions);
  return all.length === 1 && list.index === (isCompared(statement, all[0]!) ? 1 : 0) ? all[0] : undefined;
}

/** What others are compared with: `than B`. */
function isCompared({ text }: Statement, { start }: Mention): boolean {
  return /\b(?:than|versus|vs\.?|v|compared (?:with|to)|relative to|over)\s+(?:(?:the|that|those|in|of|with|for|on|receiving|patients)\s+){0,4}$/iu.test(text.slice(Math.max(0, start - 60), start));
}

/** Names that follow one another with nothing but a joint between: `arm A and arm B`. */
function runs(statement: Statement, mentions: readonly Mention[], count: number): (readonly Mention[])[] {
  const found: (readonly Mention[])[] = [];
  for (let from = 0; from + count <= mentions.length; from++) {
    const run = mentions.slice(from, from + count);
    if (distinct(run).length === count && run.every((mention, at) => at === 0 || JOINT.test(statement.text.slice(run[at - 1]!.end, mention.start)))) found.push(run);
  }
  return found;
}

const JOINT = /^\s?(?:, )?(?:(?:and|or|versus|vs\.?|v|than|(?:as )?compared (?:with|to))\s,?)?\s?(?:(?:in|of|with|for|on|the|those|that|patients|subjects|treated|receiving)\s+){0,4}$/iu;

/** `Compared with B, A had more (6% vs 30%)`: the first figure is A's. */
const TURNED = /^(?:[A-Z]{4,}:? )?(?:compared (?:with|to)|relative to|in contrast to|versus)\s/iu;

/** What ties a name to the figure before it: `of the patients treated with`, `kg with`, or nothing: `109 of 211 warfarin recipients`. */
const TIED = /^[\s,]*(?:(?!(?:than|versus|vs|and|or|but|while|whereas|compared|as)\b)\p{L}[\p{L}'’-]*\s+){0,3}?(?:(?:in|for|with|among|on|under|after|by|from|of|to|at)\s+)?(?:(?:the|a|an|those|that|all|patients|subjects|participants|women|men|children|people|individuals|who|were|had|been|randomly|receive|received|receiving|treated|treatment|given|assigned|allocated|randomi[sz]ed|with|to|on|in|for|of|taking|undergoing|undergone)\s+){0,7}$/iu;
