import type { Quantity } from '../quantity/quantity.js';
import type { Span } from '../text/span.js';

const UP = 'increas\\w*|rais\\w+|rose|ris(?:e|es|en|ing)|grew|grow(?:s|n|ing|th)?|gain\\w*|climb\\w*|higher|more|greater|longer|larger|faster|above|up|lengthen\\w*|prolong\\w*|jump\\w*|surg(?:e|ed|es|ing)';
const DOWN = 'decreas\\w*|reduc\\w+|lower(?:ed|s|ing)?|fell|fall(?:s|en|ing)?|drop\\w*|declin\\w*|cut(?:s|ting)?|less|fewer|smaller|shorter|slower|below|down|shorten\\w*|lost|loss(?:es)?|shrank|shrunk|shrink\\w*|diminish\\w*|sank|sunk|sink(?:s|ing)?|dwindl\\w*|plung\\w*|plummet\\w*';
const HEDGED = '(?:(?:about|around|roughly|approximately|nearly|almost|some|only|just|another|an extra|a further|a)\\s)?';
const VERB_BY = new RegExp(`\\b(?:(${UP})|(${DOWN}))\\b[^.;:,()%\\d]{0,60}?\\bby\\s${HEDGED}$`, 'iu');
const NOUN_OF = new RegExp(`\\b(?:(${UP})|(${DOWN}))\\s+(?:in\\s+[^.;:,()%\\d]{1,40}?\\s)?of\\s${HEDGED}$`, 'iu');
const NOUN_IS = new RegExp(`\\b(?:the|a|an|this|its|their|\\p{L}+)\\s(?:(increase|rise|gain|growth)|(decrease|reduction|decline|drop|fall|shrinkage))\\s(?:(?:in|of|at|under|with|for|on)\\s[^.;:,()%\\d]{1,40}?\\s)?(?:amount(?:s|ed)? to|was|is|came to|averaged|reached)\\s${HEDGED}$`, 'iu');
const ADJACENT = new RegExp(`\\b(?:(added|adding|adds|gained|gaining|gains)|(lost|losing|loses|saved|saving|saves|shed))\\s${HEDGED}$`, 'iu');
const AND_BY = new RegExp(`\\b(?:and|but|or)\\s(?:only\\s)?by\\s${HEDGED}$`, 'iu');
const BY = new RegExp(`\\bby\\s${HEDGED}$`, 'iu');
const TO = new RegExp(`\\bto\\s${HEDGED}$`, 'iu');
const AFTER = new RegExp(`^\\s+(?:points?\\s+(?:of\\s\\p{L}+\\s+)?)?(?:(${UP})|(${DOWN}))\\b`, 'iu');

/**
 * The quantity with the way its sentence says it changes: `raised … by 23%`, `a reduction of 23%`, `23% lower`.
 * Only for shares, folds and amounts of change; a quantity that has a direction keeps it.
 */
export function withDirection(text: string, sentence: Span, quantity: Quantity): Quantity {
  if (quantity.direction && MORE_THAN.test(text.slice(quantity.span.end, quantity.span.end + 24)) && isOfFall(text.slice(Math.max(sentence.start, quantity.span.start - 240), quantity.span.start))) return { ...quantity, direction: undefined };
  if (quantity.direction || quantity.kind === 'p-value' || quantity.kind === 'interval' || quantity.relation !== '=') return quantity;
  const before = text.slice(Math.max(sentence.start, quantity.span.start - 100), quantity.span.start);
  const adjacent = ADJACENT.exec(before);
  // `fallen by 31% with the drug and by 9% with placebo`, `it fell by 12% with nitrate, with carbonate by 41%`
  if (AND_BY.test(before) || (BY.test(before) && !VERB_BY.test(before))) {
    const way = lastWay(text.slice(Math.max(sentence.start, quantity.span.start - 240), quantity.span.start));
    if (way) return { ...quantity, direction: way };
  }
  const verb = VERB_BY.exec(before);
  const found = adjacent ?? (verb && (waysOf(verb[0]).pop() ?? verb)) ?? NOUN_OF.exec(before) ?? NOUN_IS.exec(before) ?? AFTER.exec(text.slice(quantity.span.end, Math.min(sentence.end, quantity.span.end + 24)));
  if (!found) return quantity;
  return { ...quantity, direction: found[1] === undefined ? 'down' : 'up' };
}

/** The words of a stretch that say a way, nouns aside: `a fall with injury prolonged it by`, `reduced the increase by`. */
function waysOf(text: string): RegExpExecArray[] {
  return [...text.matchAll(WORD)].filter(({ index }) => !/\b(?:an?|the|this|that|its|their)\s$/iu.test(text.slice(0, index)));
}

const MORE_THAN = /^\s+(?:more|greater|larger|less|smaller)\s+than\b/iu;
const FALL = /\b(?:decreas|reduc|fell|fall|drop|declin|shr[aiu]nk|diminish)/iu;

/** `fell by 470 mg, 410 mg more than in the other arm`: more of a fall is no increase. */
function isOfFall(before: string): boolean {
  return FALL.test(before.slice(before.lastIndexOf(';') + 1));
}

const WORD = new RegExp(`\\b(?:(${UP})|(${DOWN}))\\b`, 'giu');

function lastWay(text: string): 'up' | 'down' | undefined {
  let last: RegExpExecArray | undefined;
  for (const match of text.matchAll(WORD)) last = match;
  return last && (last[1] === undefined ? 'down' : 'up');
}

/**
 * Which way a sentence says a level went when it came to a figure: `rose to 8.0%`, `was lowered from −31 to −44 °C`.
 * For an amount of change it is the quantity's own direction. Undefined where the sentence tells no way.
 */
export function trendOf(text: string, start: number, quantity: Quantity): 'up' | 'down' | undefined {
  if (quantity.direction) return quantity.direction;
  const before = text.slice(Math.max(start, quantity.span.start - 120), quantity.span.start);
  if (!TO.test(before)) return undefined;
  let last: RegExpExecArray | undefined;
  for (const match of before.matchAll(WORD)) last = match;
  if (!last || /[.;:]\s/u.test(before.slice(last.index))) return undefined;
  return last[1] === undefined ? 'down' : 'up';
}
