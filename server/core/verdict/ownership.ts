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
const FIRST_PERSON = new RegExp(`(?<![\\p{L}-])(?:we|our|ours|us|my|i)(?![\\p{L}-]|\\.)|\\b(?:the present|the current|our own) (?:${WORK})\\b|\\b(?:herein|in-house)\\b`, 'iu');
/** Our own, unless somebody else's was told of just before. */
const THIS = new RegExp(`\\bthis (?:${WORK})\\b`, 'iu');
const OF_OURS = /^\s(?:(?:percentage )?points\s)?(?:of|off|from|in|for|to|on|by)\s(?:our|ours|my)\b/iu;
/** First person that speaks of somebody else's matter: `we note that Smith found`, `to our knowledge`, `we review`. */
const REPORTING = /\b(?:we|us|i)\s+(?:note|recall|review|summari[sz]e|cite|discuss|consider|turn|focus|refer|see|know|learn|rely|quote|weigh|compare|now)\b|\bto our knowledge\b|\b(?:tells?|remind|reminds|teach|teaches) us\b|\blet us\b/iu;
const TURN = /\b(?:those (?:of|in|from)|(?:of|in|from|by|between) (?:that|those|the (?:earlier|original|former|previous|latter)) (?:study|trial|work|cohort|survey|authors)|in their|instead of|in place of|as described|with their|the authors (?:of|had|used|set)|between|(?<!\b(?:more|less|fewer) )than|(?:more|less|fewer) than(?! (?:about |only )?\d)|versus|vs\.?|compared (?:with|to)|against|whereas|while|unlike|in contrast (?:to|with)|similar to|close to|in line with|consistent with|below|above|comparable (?:to|with)|matches|matching|exceeds|exceeding|short of|agrees with|as (?:in|reported))\b/giu;

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
  const cites = statement.citations.length > 0;
  const marked = markOf(text, told);
  const narrative = statement.citations.some((citation) => isSubject(statement, citation));
  const startsOwn = marked >= 0 ? marked : before && !(cites && !TURN_TEST(text)) && !narrative ? 0 : -1;
  if (startsOwn < 0) return { own: () => false, carries: before && !cites && statement.segments.length === 0 };
  return {
    own(segment) {
      const at = segment.quantity.span.start - span.start;
      // `34.8 months in ALEX, against 9.8 months in our cohort`: what stands before the mark, beyond a turn, is not own.
      // `took 1.7 µV off our amplitude, the same as theirs [3]`
      if (at < startsOwn) return !turnBetween(text, at, startsOwn) && (!cites || OF_OURS.test(text.slice(segment.quantity.span.end - span.start)));
      if (!cites) return true;
      // `Ours reaches 431, more than the 412 of theirs [3], with 5.8 GiB`: behind the last citation it is ours again.
      const places = statement.citations.map((citation) => citation.at - span.start);
      if (places.every((place) => place < at) && places.some((place) => place > startsOwn)) return true;
      // `48 epochs, more than the 36 of the original [3], with batches of 16`
      const cited = Math.max(startsOwn, ...places.filter((place) => place < at && /^.\s*,\s(?:with|at|in|on|by|using|for)\b/u.test(text.slice(place, place + 12))));
      return !turnBetween(text, cited, at) && !isClauseOfOthers(text, startsOwn, at, places);
    },
    carries: !narrative,
  };
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
  const match = FIRST_PERSON.exec(text);
  if (!match) return -1;
  return REPORTING.test(text.slice(Math.max(0, match.index - 12), match.index + match[0].length + 24)) ? -1 : match.index;
}

function TURN_TEST(text: string): boolean {
  TURN.lastIndex = 0;
  return TURN.test(text);
}

function turnBetween(text: string, from: number, to: number): boolean {
  // `Against 44 probings, the laser had an error of 1.9 cm`
  TURN.lastIndex = from === 0 && /^against\b/iu.test(text) ? 'against'.length : from;
  const turn = TURN.exec(text);
  return turn !== null && turn.index < to;
}
