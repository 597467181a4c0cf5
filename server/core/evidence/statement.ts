import type { Citation, Prose } from '../document/document.js';
import type { Quantity } from '../quantity/quantity.js';
import { sentences } from '../text/sentences.js';
import type { Span } from '../text/span.js';
import { words, type Word } from '../text/words.js';
import { isCondition, type Roles } from './condition.js';
import { withDirection } from './direction.js';
import { quantitiesIn } from './proseQuantities.js';
import { segments, type Segment } from './segments.js';

/** A sentence, its figures, and which of its words belong to which figure. Spans count in the prose's text. */
export interface Statement {
  readonly span: Span;
  readonly text: string;
  readonly words: readonly Word[];
  /** Figures that state a value, ascending; each has its segment of the sentence. */
  readonly segments: readonly Segment[];
  /** Quantities that tell when or under what, not what was found: `at 12 months`, `the 40 mg arm`. */
  readonly conditions: readonly Quantity[];
  readonly citations: readonly Citation[];
}

/** The statements of a prose, in order. */
export function statements(prose: Prose, options: Roles & { readonly decimalComma: boolean }): readonly Statement[] {
  const { text } = prose;
  const allWords = words(text);
  const allQuantities = quantitiesIn(prose, options.decimalComma);
  let nextWord = 0;
  let nextQuantity = 0;
  let nextCitation = 0;
  return sentences(text).flatMap((span) => parted(text, span)).map((span) => {
    const inside = <T>(list: readonly T[], from: number, at: (item: T) => number): number => {
      let to = from;
      while (to < list.length && at(list[to]!) < span.end) to++;
      return to;
    };
    const wordsTo = inside(allWords, nextWord, (word) => word.span.start);
    const quantitiesTo = inside(allQuantities, nextQuantity, (quantity) => quantity.span.start);
    const citationsTo = inside(prose.citations, nextCitation, (citation) => citation.at);
    const ownWords = allWords.slice(nextWord, wordsTo);
    const ownQuantities = allQuantities.slice(nextQuantity, quantitiesTo);
    const citations = prose.citations.slice(nextCitation, citationsTo).filter((citation) => citation.mode !== 'nocite');
    [nextWord, nextQuantity, nextCitation] = [wordsTo, quantitiesTo, citationsTo];
    const doubtful = ownQuantities.filter((quantity) => isCondition(text, span, quantity, options));
    // A sentence whose only figure it is states it: `It ran at 25 °C.`
    const conditions = doubtful.length < ownQuantities.length ? doubtful : doubtful.filter((quantity) => /^\s*(?:or older|and older|of age)|-/u.test(text.slice(quantity.span.end, quantity.span.end + 12)) || quantity.relation !== '=' || /\d[-‑]\p{L}/u.test(quantity.text));
    const printed = ownQuantities.some((quantity) => !conditions.includes(quantity) && !quantity.value.inWords);
    const results = ownQuantities.filter((quantity) => !conditions.includes(quantity) && !isPronoun(quantity) && !(printed && isCount(quantity))).map((quantity) => withDirection(text, span, quantity));
    // `at most ten workers each` bounds, though in words.
    const bounding = printed ? ownQuantities.filter((quantity) => quantity.relation !== '=' && !conditions.includes(quantity) && isCount(quantity)) : [];
    return { span, text: text.slice(span.start, span.end), words: ownWords, segments: segments(text, span, results), conditions: [...conditions, ...bounding].sort((a, b) => a.span.start - b.span.start), citations };
  });
}

/** What is longer is no sentence but a list, or a text that lost its full stops: it is read in parts, so that time stays in proportion. */
const LONGEST = 3_000;

function parted(text: string, { start, end }: Span): readonly Span[] {
  const parts: Span[] = [];
  let from = start;
  while (end - from > LONGEST) {
    const part = text.slice(from, from + LONGEST);
    const pause = Math.max(part.lastIndexOf(', '), part.lastIndexOf('; '), part.lastIndexOf(' ', LONGEST / 2));
    const to = pause <= 0 ? from + LONGEST : from + pause + 1;
    parts.push({ start: from, end: to });
    from = to;
  }
  return [...parts, { start: from, end }];
}

/** `Three of the services cost 1.44 dollars`: beside a figure in digits, a small number in words says of what it is. */
function isCount(quantity: Quantity): boolean {
  return quantity.kind === 'value' && quantity.unit === undefined && quantity.value.inWords && quantity.companions.length === 0 && quantity.label === undefined && Number.isInteger(quantity.value.value) && quantity.value.value <= 12;
}

/** `docetaxel one of 6.1 months`: the word counts nothing. */
function isPronoun(quantity: Quantity): boolean {
  return quantity.kind === 'value' && quantity.unit === undefined && quantity.value.inWords && quantity.value.value === 1 && quantity.companions.length === 0;
}
