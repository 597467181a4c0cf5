import { isSubject } from '../evidence/citationScope.js';
import type { Statement } from '../evidence/statement.js';
import type { Segment } from '../evidence/segments.js';

/**
 * Whether the figures of a sentence are the author's own. `own` holds from a mark of the first person (`in our cohort`,
 * `we observed`) to a word that turns to somebody else's (`than the 11.4 months of …`), and on into the next sentence
 * until one cites.
 */
export interface Ownership {
  readonly own: (segment: Segment) => boolean;
  /** Whether the sentence leaves the reader with the author's own matter. */
  readonly carries: boolean;
}

const WORK = 'study|work|trial|paper|cohort|analysis|series|sample|experiment|chapter|dataset|investigation|survey';
/** In small letters: `US` is a country, or ultrasound. `I measured`; not `phase I`, `I²`, `I and II`. */
const SINGULAR = '(?<![\\p{L}\\p{N}-]|\\b(?:[Pp]hase|[Tt]ype|[Gg]rade|[Ss]tage|[Cc]lass|[Aa]rm|[Cc]ohort|[Ee]xperiment|[Ll]evel|[Gg]roup|[Pp]art|[Ss]tudy|[Tt]able) )I(?= (?:\\p{L}+ed|found|saw|took|had|have|made|ran|kept|did|grew|could)\\b)';
const FIRST_PERSON = new RegExp(`(?<![\\p{L}-])(?:[Ww]e|[Oo]urs?|us|[Mm]y)(?![\\p{L}-]|\\.)|${SINGULAR}|\\b(?:[Tt]he present|[Tt]he current) (?:${WORK})\\b|\\b(?:[Hh]erein|[Ii]n-house)\\b`, 'gu');
/** Our own, unless somebody else's was told of just before. */
const THIS = new RegExp(`\\bthis (?:${WORK})\\b`, 'iu');
const OF_OURS = /^\s(?:(?:percentage )?points\s)?(?:of|off|from|in|for|to|on|by)\s(?:our|ours|my)\b/iu;
/** What keeps a figure before the mark from it: `; ours was 40.4`, `, ours 2 g`. */
const APART = /;\s|,\so$/iu;
/** In a sentence that cites nothing: `theirs 31 s`, `in their work 5 of 131`. */
const OF_OTHERS = /\b(?:theirs|elsewhere|(?:in|of) their (?:study|work|trial|hands|series))\b/iu;
/** A figure set beside the author's own behind the last citation: `matches the 16.8% of the latter`. */
const SET_BESIDE = /\b(?:match(?:es|ed)?|than|below|above|exceed(?:s|ed)?|(?:close|closer|near|nearer|similar) to|agrees with|equals) the\s$/iu;
/** `24% of the systems elsewhere` */
const ELSEWHERE = /^\s(?:of|in|among|for)\s(?!our\b)[^,;.\d]{0,40}\belsewhere\b/u;
/** First person that speaks of somebody else's matter: `we note that Smith found`, `to our knowledge`, `we review`. */
const REPORTING = /\b(?:we|us|i)\s+(?:note|agree|believe|think|suspect|recall|review|summari[sz]e|cite|discuss|consider|turn|focus|refer|see|know|learn|rely|quote|weigh|compare|now)\b|\bto our knowledge\b|\b(?:tells?|remind|reminds|teach|teaches) us\b|\blet us\b/iu;
const TURN = /\b(?:those (?:of|in|from)|(?:of|in|from|by|between) (?:that|those|the (?:earlier|original|former|previous|latter)) (?:study|trial|work|cohort|survey|authors)|in their|instead of|in place of|as described|with their|the authors (?:of|had|used|set)|between|(?<!\b(?:more|less|fewer) )than|(?:more|less|fewer) than(?! (?:about |only )?\d)|versus|vs\.?|compared (?:with|to)|against|whereas|while|unlike|elsewhere|theirs|(?<=, )their|in contrast (?:to|with)|similar to|close to|in line with|consistent with|below|above|comparable (?:to|with)|match(?:es|ed|ing)?|(?:inside|outside) the|compares? (?:well )?with|given (?:that|the)|as (?:it|they|those) (?:did|do|does|was|were)|exceed(?:s|ed|ing)?|short of|lag(?:s|ged)? behind|agrees with|as (?:in|reported))\b/giu;

/** Whether a heading announces the author's own matter: `Our audit`. */
export function announcesOwn(heading: string): boolean {
  return markOf(heading, false) >= 0;
}

/**
 * Tells own from cited figures; `before` is whether the sentence before carried the author's own matter over, `told` whether
 * it told of a cited work.
 */
export function ownership(statement: Statement, before: boolean, told: boolean): Ownership {
  const { text, span } = statement;
  const places = statement.citations.map((citation) => citation.at - span.start);
  const cites = places.length > 0;
  const marked = markOf(text, told);
  const narrative = statement.citations.some((citation) => isSubject(statement, citation));
  if (marked < 0) {
    const last = Math.max(-1, ...places);
    const own = (segment: Segment): boolean => {
      const at = segment.quantity.span.start - span.start;
      // Behind the last citation it is ours again.
      return before && !narrative && (!cites || turnsToCited(statement, segment, places) || (at > last && isOnceMore(text.slice(last, at))));
    };
    return { own, carries: before && !narrative && (!cites || statement.segments.some(own)) };
  }
  return {
    own(segment) {
      const at = segment.quantity.span.start - span.start;
      const behind = text.slice(segment.quantity.span.end - span.start);
      // `34.8 months in ALEX, against 9.8 months in our cohort`: what stands before the mark, beyond a turn, is not own.
      // `took 1.7 µV off our amplitude, the same as theirs [3]`
      if (at < marked) return (before || !APART.test(text.slice(at, marked + 1))) && !turnBetween(text, at, marked) && (!cites || OF_OURS.test(behind));
      // `ours took 22 s, theirs 31 s`
      if (!cites) return !OF_OTHERS.test(text.slice(marked, at));
      const last = Math.max(-1, ...places.filter((place) => place < at));
      // `Ours reaches 431, more than the 412 of theirs [3], with 5.8 GiB`: behind the last citation it is ours again;
      // not so in `[3], and matches the 16.8% of the latter`.
      if (last > marked && places.every((place) => place <= last)) return isOnceMore(text.slice(last, at));
      // `like theirs [1], where 13.2% came back [2]`; `none of our houses but 24% of those elsewhere [3]`
      if (ELSEWHERE.test(behind) || (last > marked && /^.,? where\b/u.test(text.slice(last, last + 12)) && firstPerson(text.slice(last, at)) < 0)) return false;
      // `48 epochs, more than the 36 of the original [3], with batches of 16`
      const cited = Math.max(marked, ...places.filter((place) => place < at && /^.\s*,\s(?:with|at|in|on|by|using|for)\b/u.test(text.slice(place, place + 12))));
      return !turnBetween(text, cited, at) && !isClauseOfOthers(text, marked, at, places);
    },
    carries: !narrative,
  };
}

/** Whether behind a citation the author's own matter comes again: not where the citation is of the very clause, `those of Smith [1] took 917 ms`. */
function isOnceMore(since: string): boolean {
  return /[,;:–—]|\b(?:and|but|while|whereas)\b/u.test(since) && !SET_BESIDE.test(since);
}

/** `It took 22 s, less than the 31 s of Smith [3]`: the author's own matter goes on up to a turn to what is cited. */
function turnsToCited({ text, span, segments }: Statement, { quantity: { span: figure } }: Segment, places: readonly number[]): boolean {
  const next = places.find((place) => place > figure.start - span.start);
  return next !== undefined && segments.some(({ quantity }) => quantity.span.start > figure.start && quantity.span.start - span.start < next && turnBetween(text, figure.end - span.start, quantity.span.start - span.start));
}

/** `The response among our families was 81%; in Tamsa it was 94% [3]`: a clause of its own, that cites and says nothing of us. */
function isClauseOfOthers(text: string, mark: number, at: number, citations: readonly number[]): boolean {
  const start = text.lastIndexOf('; ', at);
  if (start <= mark) return false;
  const next = text.indexOf('; ', at);
  const end = next < 0 ? text.length : next;
  return firstPerson(text.slice(start, end)) < 0 && citations.some((citation) => citation > start && citation < end && !turnBetween(text, at, citation));
}

function markOf(text: string, told: boolean): number {
  const first = firstPerson(text);
  return first < 0 && !told ? text.search(THIS) : first;
}

function firstPerson(text: string): number {
  for (const match of text.matchAll(FIRST_PERSON)) {
    const { index } = match;
    const end = index + match[0].length;
    if (REPORTING.test(text.slice(Math.max(0, index - 12), end + 24))) return -1;
    // `SkyBarn, on which we trained, offers 24,800 images`
    if (!(/,\s(?:\p{L}{2,7}\s)?wh(?:ich|om)\s$/u.test(text.slice(0, index)) && /^\s[^,;]{1,32},/u.test(text.slice(end, end + 36)))) return index;
  }
  return -1;
}

function turnBetween(text: string, from: number, to: number): boolean {
  // `Against 44 probings, the laser had an error of 1.9 cm`
  TURN.lastIndex = from === 0 && /^against\b/iu.test(text) ? 'against'.length : from;
  const turn = TURN.exec(text);
  return turn !== null && turn.index < to;
}
