import type { Span } from '../text/span.js';
import type { Word } from '../text/words.js';
import { isGeneric, kindOfWord } from './lexicon.js';
import { reach, type Segment } from './segments.js';
import type { Statement } from './statement.js';

/** Words of a sentence that name a group; its span counts in the sentence. */
export interface Mention extends Span {
  readonly name: string;
  /** The stems that tell it from others. */
  readonly key: string;
}

/** Whatever a sentence names as of whom its figures are, in order; none where it has no figures, or so many that it is a list of data. */
export function groupMentions(statement: Statement): readonly Mention[] {
  const { text, segments } = statement;
  if (segments.length === 0 || segments.length > MOST_FIGURES) return [];
  const deals = /\brespectively\b/u.test(text) || segments.some(({ list }) => list && isDealt(statement, list));
  const told = [...calledGroups(statement, deals), ...givenTo(statement, deals)];
  told.push(...bracketedBeside(statement, told), ...agentOf(statement));
  told.push(...comparedWith(statement, told), ...(deals ? coordinated(statement) : []));
  told.push(...namesBeside(statement, told));
  return withoutOverlaps([...told, ...parallel(statement, told, looselyNamed(statement))]);
}

/** `the control group`, `arm A and B`, `placebo-treated patients`. */
function calledGroups(statement: Statement, deals: boolean): readonly Mention[] {
  const { words, text } = statement;
  const from = statement.span.start;
  return nounsOf(statement).flatMap((index) => {
    const word = words[index]!;
    const [next, third] = [words[index + 1], words[index + 2]];
    if (LETTERED.test(word.text) && next && next.span.start === word.span.end + 1 && LETTER.test(next.text) && !isInFigure(statement, next)) {
      const both = third && /^\p{Lu}$/u.test(third.text) && /^ and $/u.test(text.slice(next.span.end - from, third.span.start - from));
      return [...mentionOf(statement, [word, next]), ...(both ? mentionOf(statement, [third]) : [])];
    }
    const name = nameBefore(statement, index);
    const [first] = name;
    if (!first || !isCalled(word, name)) return [];
    // `the hormone and placebo groups`
    const joint = deals ? /\s(?:and|or|versus|vs)\s+(?:the )?$/u.exec(text.slice(0, first.span.start - from)) : null;
    return [...mentionOf(statement, name, word), ...(joint ? mentionOf(statement, nameBefore(statement, words.findIndex(({ span }) => span.start >= from + joint.index), from + joint.index)) : [])];
  });
}

function isCalled(noun: Word, name: readonly Word[]): boolean {
  return HEAD.test(noun.text) || /^treated$/iu.test(name[name.length - 1]?.text ?? '');
}

/** Where a sentence says `group` or `patients`. */
function nounsOf({ words, text, span: { start } }: Statement): readonly number[] {
  return [...text.matchAll(NOUN)].map(({ index }) => words.findIndex(({ span }) => span.start === start + index)).filter((index) => index >= 0);
}

/** `treated with A`, `than B`, `patients who received A and B`. */
function givenTo(statement: Statement, deals: boolean): readonly Mention[] {
  const { text, span: { start } } = statement;
  return [...text.matchAll(GIVEN)].flatMap((match) => {
    const name = nameAfter(statement, start + match.index + match[0].length);
    const end = name[name.length - 1]?.span.end;
    const joint = deals && end !== undefined ? /^\s(?:and|or)\s+(?:the )?/u.exec(text.slice(end - start)) : null;
    return [...mentionOf(statement, name), ...(joint ? mentionOf(statement, nameAfter(statement, end! + joint[0].length)) : [])];
  });
}

/** `placebo (n = 51) or aripiprazole (n = 47)`: the second, where the first is told. */
function bracketedBeside(statement: Statement, told: readonly Mention[]): readonly Mention[] {
  const { text, span: { start } } = statement;
  return [...text.matchAll(BESIDE)].flatMap((match) => {
    const open = text.lastIndexOf(match[0][0] === ')' ? '(' : '[', match.index);
    const name = nameAfter(statement, start + match.index + match[0].length);
    const end = name[name.length - 1]?.span.end;
    const isBeside = end !== undefined && !AGAINST_PAIR.test(text.slice(open, match.index)) && /^\s*[([]/u.test(text.slice(end - start)) && told.some((one) => one.end <= open && text.slice(one.end, open).trim() === '');
    return isBeside ? mentionOf(statement, name) : [];
  });
}

/** `Magnesium reduced the threshold`. */
function agentOf(statement: Statement): readonly Mention[] {
  const agent = AGENT.exec(statement.text);
  if (!agent) return [];
  const name = wordsAt(statement, agent[0].indexOf(agent[1]!), agent[1]!.length);
  return name.every((word, at) => isOfName(statement, word) || (at > 0 && /^(?:with|of)$/u.test(word.text))) ? mentionOf(statement, name) : [];
}

/** The first of `A versus B`, where nothing was told before. */
function comparedWith(statement: Statement, told: readonly Mention[]): readonly Mention[] {
  const { words, text, span: { start } } = statement;
  return [...text.matchAll(AGAINST)].flatMap(({ index }) => {
    if (told.some(({ end }) => end <= index)) return [];
    const at = words.findIndex((word) => word.span.start >= start + index);
    return mentionOf(statement, nameBefore(statement, at < 0 ? words.length : at, start + index));
  });
}

/** `19.7% and 17.0% for PLD and topotecan, respectively`. */
function coordinated(statement: Statement): readonly Mention[] {
  const { text } = statement;
  return [...text.matchAll(COORDINATED)].flatMap((match) => {
    let at = match.index;
    return [...match[1]!.split(', '), match[2]!].flatMap((one) => {
      at = text.indexOf(one, at);
      const name = wordsAt(statement, at, one.length);
      return name.every((word) => isOfName(statement, word) && kindOfWord(word.stem) !== 'measure') ? mentionOf(statement, name) : [];
    });
  });
}

/** What nothing but a preposition or `patients` tells: `with placebo`, `CD patients`. */
function looselyNamed(statement: Statement): readonly Mention[] {
  const { text, words, span: { start } } = statement;
  const people = nounsOf(statement).flatMap((index) => {
    const name = PEOPLE.test(words[index]!.text) ? nameBefore(statement, index) : [];
    return isCalled(words[index]!, name) ? [] : mentionOf(statement, name, words[index]);
  });
  return [...people, ...[...text.matchAll(PREPOSITION)].flatMap((match) => mentionOf(statement, nameAfter(statement, start + match.index + match[0].length)))];
}

const MOST_FIGURES = 60;

/** What calls the words before it a group, or people. */
const HEADS = 'groups?|arms?|cohorts?|recipients?|therapy|treatment|regimen';
const PERSONS = 'patients|subjects|participants|women|men|children|individuals|people';
const HEAD = new RegExp(`^(?:${HEADS})$`, 'iu');
const PEOPLE = new RegExp(`^(?:${PERSONS})$`, 'iu');
const NOUN = new RegExp(`\\b(?:${HEADS}|${PERSONS})\\b`, 'giu');

const LETTERED = /^(?:groups?|arms?|cohorts?)$/iu;
const LETTER = /^(?:\p{Lu}|[IVX]{1,4}|\d{1,2})$/u;

/** What calls the words behind it a treatment. */
const GIVEN = /\b(?:treated with|treatment with|therapy with|addition of|receiv(?:e|ed|ing)|given|assigned to|allocated to|(?:patients|subjects|those) (?:on|in)|randomi[sz]ed to|taking|undergoing|versus|vs\.?|v|than|compared (?:with|to))\s+(?:(?:either|the|a|an|those|that|in|with|for|of|on|patients|subjects|treated|treatment|therapy|receive|receiving)\s+){0,5}/giu;
const PREPOSITION = /\b(on|with|for|in|under|after)\s+(?:(?:the|a|an|those|patients|subjects|on|with|receiving|treated)\s+){0,4}/giu;
const AGAINST = /\s(?:versus|vs\.?|v|compared (?:with|to))\s/giu;

const BESIDE = /[)\]](?:\s?,)?\s(?:or|and|versus|vs\.?|than)\s+(?:(?:in|with|the|those|for)\s+){0,4}/giu;

/** What a sentence says did something to something: `Magnesium reduced the threshold`, `Patients with B showed a …`. */
const AGENT = /^(?:[A-Z]{4,}:? )?(?:(?:In|At|After|During|Over|Among|By|For) [^,;:]{0,60},\s+)?((?:[\p{L}\p{N}][\p{L}\p{N}+/‑-]*\s+){1,5}?)(?:(?:significantly|also|markedly|substantially|further)\s+)?(?:reduced|increased|improved|decreased|lowered|raised|prolonged|enhanced|exhibited|showed|produced|caused|achieved|experienced)\s+(?!(?:from|by|to|in|with|at|significantly|more|over|after|during|between|on|for)\b)/u;

const COORDINATED = /\b(?:for|in|with|on|under|by|of|to|and)\s+(?:the\s+)?((?:[\p{L}\p{N}/+‑-]+(?: [\p{L}\p{N}/+‑-]+)?, ){0,6}[\p{L}\p{N}/+‑-]+(?: [\p{L}\p{N}/+‑-]+)?),?\s+and\s+(?:the\s+)?([\p{L}\p{N}/+‑-]+(?: [\p{L}\p{N}/+‑-]+)?)(?=(?:\s?,)?\s(?:respectively|(?:were|was|is|are)\b))/giu;

/** `(SH 2.2 versus MM 3.1)`, `8.6% (induction) and 8.9% (noninduction)`, `and, for paclitaxel, 14.7 weeks`: names set right beside their figures. */
function namesBeside(statement: Statement, told: readonly Mention[]): readonly Mention[] {
  const { text, segments } = statement;
  const from = statement.span.start;
  const startOf = (segment: Segment): number => reach(segment.quantity).start - from;
  const found = (pattern: RegExp, start: number, end: number): readonly Mention[] => {
    const match = pattern.exec(text.slice(Math.max(0, start), end));
    const name = match?.[1] ?? match?.[2];
    if (!match || name === undefined) return [];
    return mentionOf(statement, wordsAt(statement, Math.max(0, start) + match.index + match[0].indexOf(name), name.length));
  };
  const behind = segments.flatMap((segment) => found(LABELLED, segment.quantity.span.end - from, segment.quantity.span.end - from + 60));
  const led = told.length === 0 ? [] : segments.flatMap((segment) => found(PREPOSED, startOf(segment) - 80, startOf(segment)));
  const before = segments.flatMap((segment) => (segment.list ? [] : found(LABEL, startOf(segment) - 60, startOf(segment))));
  const placed = told.filter(({ end }) => segments.some((segment) => end <= startOf(segment) && OPENED.test(text.slice(end, startOf(segment)))));
  // One alone could be anything that is set before a figure.
  return [...(distinct(behind).length > 1 ? behind : []), ...led, ...(distinct([...placed, ...before]).length > 1 ? before : [])];
}

/** `… and, for paclitaxel, 14.7 weeks`, `and with warfarin in 23%`. */
const PREPOSED = /(?:\b(?:and|while|whereas|but)|;)(?:\s?,)?\s(?:for|with|in|on) (?:the )?(\p{L}[\p{L}\p{N}/+‑-]*(?: \p{L}[\p{L}\p{N}/+‑-]*){0,3}?)(?:\s?,| in| was| were|, it was) $/iu;

/** `8.6% (induction) and 8.9% (noninduction)`, `(2.0%, denosumab; 1.4%, zoledronic acid)`. */
const LABELLED = /^\s?%?\s*(?:\(\s*([\p{L}][\p{L}\p{N} /+‑-]{0,30}?)\s*\)|,\s*([\p{L}][\p{L}\p{N} /+‑-]{0,30}?)\s*[;)])/iu;

/** `(SH 2.2`, `versus MM 3.1`. */
const LABEL = /(?:[([;:]\s*|\b(?:versus|vs\.?)\s+)((?!(?:and|or|p|ci|range|mean|median|n)\b)[\p{L}][\p{L}\p{N}/+‑-]*(?: [\p{L}\p{N}/+‑-]+)?)(?:\s?,)? (?:n ?= ?)?$/iu;

/** Loosely named groups count where one is set beside another: `10.6% for A and 5.9% for B`, `28% of CD patients … 18% of GD patients`. */
function parallel(statement: Statement, told: readonly Mention[], loose: readonly Mention[]): readonly Mention[] {
  const figures = statement.segments.map((segment) => figureOf(statement, segment));
  const isTied = (figure: Span, mention: Mention): boolean => figure.end <= mention.start && TIED_CLOSE.test(statement.text.slice(figure.end, mention.start));
  const behind = (mention: Mention): boolean => figures.some((figure) => isTied(figure, mention));
  const keys = new Set(told.map(({ key }) => key));
  // `with heating than with insulation`
  const facing = (mention: Mention): boolean => told.some(({ start }) => start > mention.end && FACING.test(statement.text.slice(mention.end, start)));
  const close = loose.filter((mention) => keys.has(mention.key) || behind(mention) || facing(mention));
  // `2.7 kg, as compared with 0.8 kg with placebo`.
  const compared = close.filter((mention) => figures.some((figure) => isTied(figure, mention) && COMPARED_WITH.test(statement.text.slice(Math.max(0, figure.start - 30), figure.start))));
  const among = told.length > 0 ? [...told, ...loose.filter(facing)].filter(behind) : close;
  return close.filter((mention) => keys.has(mention.key) || facing(mention) || compared.includes(mention) || among.some((other) => other !== mention && other.key !== mention.key && Math.abs(other.start - mention.start) > 3 && prepositionOf(statement, other) === prepositionOf(statement, mention) && (prepositionOf(statement, mention) !== '' || PEOPLE.test(other.name.split(' ').pop()!))));
}

/** The preposition before a name: `in the`. */
function prepositionOf({ text }: Statement, { start }: Mention): string {
  return /\b(on|with|for|in|under|after|of)\s+(?:(?:the|a|an|those|patients|subjects|receiving|treated)\s+){0,4}$/iu.exec(text.slice(Math.max(0, start - 60), start))?.[1]!.toLowerCase() ?? '';
}

const COMPARED_WITH = /\b(?:compared (?:with|to)|versus|vs\.?)\s+(?:only |an? |the )?$/iu;
const FACING = /^\s?(?:than|versus|vs\.?|(?:as )?compared (?:with|to)) (?:(?:in|with|for|on|under|after|the|those|that|of) ){0,4}$/iu;
const TIED_CLOSE = /^\s?(?:(?:fewer|more|less|higher|lower|greater|longer|shorter) )?(?:of (?:the )?(?:patients|subjects|participants|women|men|children|those) )?(?:(?:on|with|for|in|under|after|of) )?(?:(?:the|a|an|those|patients|subjects|receiving|treated|on|with)\s+){0,4}$/iu;

function withoutOverlaps(all: readonly Mention[]): readonly Mention[] {
  return all.filter((one, at) => !all.some((other, place) => place < at && one.start < other.end && other.start < one.end)).sort((a, b) => a.start - b.start);
}

/** Words that no name begins with or consists of. */
const NO_NAME = /^(?:range|both|two|three|four|all|each|either|between|these|other|another|study|no|none|after|before|during|since|until|within|first|second|third|conventional|baseline|total|overall|mean|median|about|only|almost|nearly|approximately|more|less|fewer|significantly|similar|same|end|points?|rates?|weeks?|months?|days?|years?|hours?|minutes?|percent|age|years|receive|received|receiving|given|undergoing|underwent|assigned|one|five|six|seven|eight|nine|ten|twelve)$/iu;
const MOST_WORDS = 4;

function nameBefore(statement: Statement, at: number, until = statement.words[at]?.span.start ?? statement.span.end): readonly Word[] {
  const taken: Word[] = [];
  for (let index = at - 1; index >= 0 && taken.length < MOST_WORDS; index--) {
    const word = statement.words[index]!;
    // `the 20 mg arm`
    const isDose = taken.length > 0 && /^\p{N}/u.test(word.text) && !isInFigure(statement, word);
    if ((!isDose && !isOfName(statement, word)) || !GAP.test(statement.text.slice(word.span.end - statement.span.start, (taken[0]?.span.start ?? until) - statement.span.start))) break;
    taken.unshift(word);
  }
  return taken;
}

function nameAfter(statement: Statement, at: number): readonly Word[] {
  const taken: Word[] = [];
  const first = statement.words.findIndex(({ span }) => span.start >= at);
  for (const word of first < 0 ? [] : statement.words.slice(first, first + MOST_WORDS)) {
    const end = taken[taken.length - 1]?.span.end ?? at;
    if (!isOfName(statement, word) || !GAP.test(statement.text.slice(end - statement.span.start, word.span.start - statement.span.start))) break;
    if (taken.length > 0 && (PEOPLE.test(word.text) || VERB.test(word.text))) break;
    taken.push(word);
  }
  return taken;
}

const VERB = /^(?:had|was|were|showed|died|developed|reported|responded|suffered|underwent|remained|did)$/iu;
const NUMBERED = /\p{L}[-‑]$/u;
const GAP = /^[\s+/‐‑-]{0,4}$/u;

function isOfName(statement: Statement, word: Word): boolean {
  const { text, span, function: isFunction } = word;
  const isNumbered = NUMBERED.test(statement.text.slice(0, span.start - statement.span.start));
  if ((isFunction && !/^(?:\p{Lu}{2,}|comparison)$/u.test(text)) || (NO_NAME.test(text) && !isNumbered)) return false;
  if (/^\p{N}+(?:[.,·]\p{N}+)*$/u.test(text) && !isNumbered) return false;
  return !isInFigure(statement, word);
}

function isInFigure({ segments }: Statement, { span }: Word): boolean {
  return segments.some(({ quantity }) => quantity.span.start < span.end && span.start < quantity.span.end);
}

function wordsAt({ words, span: { start } }: Statement, at: number, length: number): readonly Word[] {
  return words.filter(({ span }) => span.start >= start + at && span.end <= start + at + length);
}

/** The name that some words make, with the noun behind it; none where they name nobody. */
function mentionOf(statement: Statement, name: readonly Word[], noun?: Word): readonly Mention[] {
  const isGroup = /^(?:groups?|arms?)$/iu.test(noun?.text ?? '');
  if (name.length === 0 || (!noun && name.every((word) => isGeneric(word.stem))) || (!isGroup && name.every(saysNobody))) return [];
  const start = name[0]!.span.start - statement.span.start;
  const end = (noun ?? name[name.length - 1]!).span.end - statement.span.start;
  const telling = name.filter((word) => !saysNobody(word) && !isGeneric(word.stem));
  return [{ start, end, name: statement.text.slice(start, end), key: (telling.length > 0 ? telling : name).map((word) => word.stem).join(' ') }];
}

function saysNobody({ text }: Word): boolean {
  return HEAD.test(text) || PEOPLE.test(text) || /^treated$/iu.test(text);
}

/** Names that differ, each where it stands first. */
export function distinct(mentions: readonly Mention[]): readonly Mention[] {
  const seen = new Set<string>();
  return mentions.filter(({ key }) => !seen.has(key) && seen.add(key));
}

/** `(26% vs 47%)`, `(20 and 11, respectively)`: each of the figures is another's. */
export function isDealt({ text, span }: Statement, list: NonNullable<Segment['list']>): boolean {
  const end = list.span.end - span.start;
  return AGAINST_PAIR.test(text.slice(list.span.start - span.start, end)) || /^[^.;]{0,60}\brespectively\b/u.test(text.slice(end));
}

const AGAINST_PAIR = /\b(?:versus|vs|v)\b/u;

/** A name, then the figure, with nothing but a bracket or a comma between. */
export const OPENED = /^(?:\s+(?:patients|subjects|participants|recipients))?\s*(?:[([,:=]\s*)?(?:n ?= ?|median,? |mean,? )?$/iu;

/** A figure with what brackets add to it, in the statement's text. */
export function figureOf(statement: Statement, segment: Segment): Span {
  const { start } = reach(segment.quantity);
  let to = segment.quantity.span.end - statement.span.start;
  // The bracket it stands in, or the one behind it: `8 (57%) of 14`, `36.3 [SD 0.4] °C`.
  for (let more = BRACKET.exec(statement.text.slice(to, to + 90)); more !== null; more = BRACKET.exec(statement.text.slice(to, to + 90))) to += more[0].length;
  return { start: start - statement.span.start, end: to };
}

const BRACKET = /^\s*(?:[([][^()[\]]{0,80}[)\]]|[)\]]|of \d+\b|%)/u;
