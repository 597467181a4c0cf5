import type { Quantity } from '../quantity/quantity.js';
import type { Span } from '../text/span.js';

/** The stretch of a sentence that speaks of one figure: `34.8 months with alectinib` | `versus 10.9 months with crizotinib`. */
export interface Segment {
  readonly quantity: Quantity;
  /** In the text that holds the sentence. */
  readonly span: Span;
  /** Figures named in one breath, `34.8 and 10.9 months`: which of how many this is, and where the list stands. */
  readonly list?: FigureList;
}

export interface FigureList {
  readonly index: number;
  readonly count: number;
  readonly span: Span;
  /** `from 516 to 263`: two states of one thing, not two things. */
  readonly change: boolean;
}

/** Parts a sentence among its figures. A figure's words stand between its neighbours' and its own borders. */
export function segments(text: string, sentence: Span, figures: readonly Quantity[]): readonly Segment[] {
  if (figures.length === 0) return [];
  const lists = coordinated(text, figures);
  const borders = figures.slice(1).map((figure, index) => border(text, reach(figures[index]!).end, reach(figure).start));
  const starts = figures.map((_, index) => (index === 0 ? sentence.start : borders[index - 1]!));
  // `endurance (p < 0.001, ES = 0.51)`: what one bracket says is all of the same thing.
  for (let index = 1; index < figures.length; index++) {
    if (lists[index]!.list === undefined && /^\s*[,;]\s*$/u.test(between(text, figures[index - 1]!, figures[index]!))) starts[index] = starts[index - 1]!;
  }
  const ends = figures.map((_, index) => (index === figures.length - 1 ? sentence.end : borders[index]!));
  // `64.2% of 12,000 larvae settled`: what is said of all is said of the share.
  for (let index = figures.length - 2; index >= 0; index--) {
    const gap = between(text, figures[index]!, figures[index + 1]!);
    // `164 h, or almost seven days, with two fingers`: the same once more.
    if (/^,\sor\s(?:about |some |nearly |almost |roughly )?$/u.test(gap) && figures[index]!.unit?.canonical !== figures[index + 1]!.unit?.canonical) ends[index] = ends[index + 1]!;
    if (!/^\s*of\s+(?:the\s+|all\s+|some\s+|about\s+)?$/u.test(gap)) continue;
    starts[index + 1] = starts[index]!;
    ends[index] = ends[index + 1]!;
  }
  // `1.22 (1.14–1.13) at Aldern`: what a bracket adds to a figure shares its words.
  for (let index = 1; index < figures.length; index++) {
    if (!/^\s*[([]\s*$/u.test(between(text, figures[index - 1]!, figures[index]!))) continue;
    const close = text.indexOf(text[reach(figures[index]!).start - 1] === '[' ? ']' : ')', figures[index]!.span.end);
    let last = index;
    while (last + 1 < figures.length && figures[last + 1]!.span.start < close) last++;
    for (let inside = index; inside <= last; inside++) starts[inside] = starts[index - 1]!;
    for (let inside = index - 1; inside < last; inside++) ends[inside] = ends[last]!;
  }
  return withWays(text, figures, lists).map((quantity, index) => ({
    quantity,
    span: { start: starts[index]!, end: ends[index]! },
    ...lists[index],
  }));
}

/** Each with its way: that of `fell by 1.3, 2.4 and 4.7 g` and of `rose by 1.9 g in A, 2.8 g in B` is said once. */
function withWays(text: string, figures: readonly Quantity[], lists: readonly Pick<Segment, 'list'>[]): readonly Quantity[] {
  const all: Quantity[] = [];
  figures.forEach((figure, index) => {
    const before = all[index - 1];
    const { list } = lists[index]!;
    const goesOn = before?.direction && !figure.direction && figure.relation === '=' && before.kind === figure.kind && !list?.change;
    const isListed = list !== undefined && list.index > 0;
    all.push(goesOn && (isListed || (before.unit?.canonical === figure.unit?.canonical && AND_IN.test(between(text, before, figure)) && !/^\s(?:more|greater|larger|less|smaller)\sthan\b/u.test(text.slice(figure.span.end, figure.span.end + 16)))) ? { ...figure, direction: before.direction } : figure);
  });
  return all;
}

const AND_IN = /^\s(?:at|in|for|with|among|on|under|after)\s[^.;:()\d]{1,50}(?:,|,?\sand)\s$/u;

/** From a figure's relation (`more than`) to the end of its last companion. */
export function reach(figure: Quantity): Span {
  const starts = [figure.span.start, figure.relationSpan?.start ?? Infinity, figure.labelSpan?.start ?? Infinity];
  return { start: Math.min(...starts), end: Math.max(figure.span.end, figure.relationSpan?.end ?? 0, ...figure.companions.map((companion) => companion.span.end)) };
}

/** Where between two figures the words stop belonging to the first. */
function border(text: string, from: number, to: number): number {
  const gap = text.slice(from, to);
  if (gap.length > 2_000) return from + (gap.indexOf('.') > 0 ? gap.indexOf('.') : 0);
  const named = nameBefore(gap);
  if (named >= 0) return from + named;
  const compared = MORE_THAN.exec(gap);
  if (compared) return from + compared[0].length;
  for (const separators of [CLAUSE, STRONG, COMMA_AND, LAST_COMMA, AND, TO]) {
    const at = lastMatch(separators, gap);
    // `164 h, or almost seven days, with two fingers and 118 h`: that comma ends what was put in.
    if (at === 0 && separators === LAST_COMMA && TIED.test(gap.slice(2)) && lastMatch(AND, gap) > 0) continue;
    if (at >= 0) return from + at;
  }
  // `12% of men (8% …`: what a preposition ties to the first figure stays with it.
  if (TIED.test(gap) && !SAYS.test(gap)) return to - (/[(\[]\s*$/u.exec(gap)?.[0].length ?? 0);
  return from;
}

/** `31.9% of patients (drug A, 28.7%; drug B, 32.1%)`: a name set off before its figure by a comma; where the name's part begins, or -1. */
function nameBefore(gap: string): number {
  const comma = /,\s*$/u.exec(gap);
  if (!comma) return -1;
  const lead = gap.slice(0, comma.index);
  const start = Math.max(lead.lastIndexOf('('), lead.lastIndexOf('['), lead.lastIndexOf(';'), lead.lastIndexOf(':'));
  if (start < 0 || /[)\]]/u.test(lead.slice(start))) return -1;
  const name = lead.slice(start + 1).replace(/^\s*(?:and|or)\s/u, '');
  return /\p{L}/u.test(name) && !TIED.test(name) && !name.includes(',') ? start : -1;
}

/** `3.3 g less than water, and 2.3 g on day 14`: what the first is compared with is not said of the second. */
const MORE_THAN = /^\s*(?:more|less|fewer|\p{L}{2,10}er)\s(?:\p{L}+\s){0,2}?than\s[^,;:()\d]{1,60}(?=,\s)/u;

/** `each 100 m of distance their numbers rose by 7.3%`: what is said between is said of the second. */
const SAYS = /\p{L}\s+(?:was|were|is|are|had|has|have|rose|fell|grew|dropped|increased|decreased|reached|declined|gave|showed)\b/u;
const TIED = /^[)\]\s]*(?:in|for|with|among|of|on|under|at|during|after|per)\b/u;

/** `while that of B, which was cooled rather than heated, was 38.5 kW`: the clause has the say over what it compares. */
const CLAUSE = /;|,\s(?:whereas|while|although|but)\s/gu;
const STRONG = /;|:(?=\s)|\s[–—]\s|—|,?\s(?:whereas|while|although|but|compared (?:with|to)|as compared (?:with|to)|as against|against|versus|vs\.?|than(?!\s+(?:the\s+|a\s+|about\s+|only\s+)?$)|rather than|relative to|in contrast|as opposed to|up from|down from)\s/gu;
const COMMA_AND = /,\s+(?:and|or)\s/gu;
const LAST_COMMA = /,\s/gu;
const AND = /\s(?:and|or)\s/gu;
const TO = /\sto(?=\s|$)/gu;

function lastMatch(pattern: RegExp, text: string): number {
  let at = -1;
  for (const match of text.matchAll(pattern)) at = match.index;
  return at;
}

/** Nothing but a joint stands between the members of a list: `24.3, 21.9 and 17.2 months`, `34.8 vs 10.9`. */
const JOINT = /^(?:\) ?)?(?:(?:[,/]|–|and|or|vs?\.?|versus|to|compared (?:with|to)|as against|against|than) ?){1,3}(?:(?:a|an|the|only|just|about|nearly|approximately|another) ?)?\(?$/u;

/** Members of a list are of one kind and unit; the unit may stand once, at the end. */
function areAlike(figure: Quantity, next: Quantity): boolean {
  if (figure.kind !== next.kind) return false;
  // `grew by 64% to 347` is no list.
  if (figure.unit !== undefined && next.unit === undefined) return (figure.unitSpan?.start ?? Infinity) < figure.numberSpan.start;
  return figure.unit === undefined || next.unit === undefined || figure.unit.dimension === next.unit.dimension;
}

/** What stands between two figures, without what is printed with the first: `842 before the event (95% CI …) and 302` keeps its words. */
function between(text: string, figure: Quantity, next: Quantity): string {
  let gap = '';
  let at = figure.span.end;
  const { start } = reach(next);
  for (const { span } of figure.companions) {
    // What joins a companion to its estimate is no word of the list: `±`, `(SD =`, `, 95% CI`.
    if (span.start > at) gap += text.slice(at, span.start).replace(/\b(?:SD|SE|SEM|CI|CrI|IQR|standard (?:deviation|error)|range)\b|\d{1,3}\s?%|[±()[\],;:=]|\+\/[-−]/gu, ' ');
    at = Math.max(at, span.end);
  }
  if (figure.companions.length > 0) while (at < start && /[)\]\s]/u.test(text[at]!)) at++;
  gap += text.slice(at, Math.max(at, start));
  return gap.length > 60 ? '…' : gap;
}

/** Whether a figure goes on as a list with the next one. `It follows with 71.3, and 4.6 points separate them`: two are not listed with a comma. */
function isJoined(text: string, figures: readonly Quantity[], at: number, isFirst: boolean): boolean {
  const [figure, next] = [figures[at]!, figures[at + 1]!];
  const gap = between(text, figure, next).replace(/\s+/gu, ' ').trim();
  if (!areAlike(figure, next) || !JOINT.test(gap)) return false;
  return !(isFirst && /^,\s?(?:and|or)\b/u.test(gap)) || (at + 2 < figures.length && isJoined(text, figures, at + 1, false));
}

function coordinated(text: string, figures: readonly Quantity[]): readonly ({ readonly list?: Segment['list'] })[] {
  const result: { list?: Segment['list'] }[] = figures.map(() => ({}));
  for (let first = 0; first < figures.length; ) {
    let last = first;
    while (last + 1 < figures.length) {
      if (!isJoined(text, figures, last, last === first)) break;
      last++;
    }
    const count = last - first + 1;
    if (count > 1) {
      const span = { start: reach(figures[first]!).start, end: reach(figures[last]!).end };
      const change = count === 2 && /\bto\b/u.test(text.slice(reach(figures[first]!).end, reach(figures[last]!).start)) && /\bfrom(?: \S{1,12})?$/u.test(text.slice(Math.max(0, span.start - 24), span.start).trimEnd());
      for (let index = 0; index < count; index++) result[first + index]!.list = { index, count, span, change };
    }
    first = last + 1;
  }
  return result;
}
