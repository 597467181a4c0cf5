import type { Segment } from '../evidence/segments.js';
import type { Statement } from '../evidence/statement.js';
import type { Quantity } from '../quantity/quantity.js';

const RISE = 'rose|risen|rises?|rising|increas(?:ed|es?|ing)|grew|grows?|grown|growing|climb(?:ed|s|ing)?|raised|raises|jump(?:ed|s)|widened|lengthened|prolonged';
const FALL = 'fell|fallen|falls?|falling|decreas(?:ed|es?|ing)|declin(?:ed|es?|ing)|drop(?:ped|s|ping)?|sank|sunk|sinks|shrank|shrunk|shrinks|reduced|reduces|lowered|lowers|cut|narrowed|shortened';
/** `rain had risen from`, `reduced the rate from` */
const MOVED_FROM = new RegExp(`\\b(?:(${RISE})|(${FALL}))\\b(?:\\s[\\p{L}-]{1,20}){0,4}?\\s+from(?:\\s(?:a|about|around|some))?\\s*$`, 'iu');
/** `steps shortened to` */
const MOVED_TO = new RegExp(`\\b(?:(${RISE})|(${FALL}))\\b(?:\\s[\\p{L}-]{1,20}){0,4}?\\s+to\\s*$`, 'iu');
/** `was less common (`, `higher survival (` */
const COMPARED = /\b(?:(more|higher|greater|larger|commoner)|(less|fewer|lower|smaller|rarer))\b(?:\s[\p{L}-]{1,20}){0,4}\s*[([]\s*$/iu;
const NEGATED = /\b(?:no|not|nor|neither|hardly|never|without|instead)\b/iu;

/**
 * Which way a sentence says two of its figures go, where the figures themselves go the other: `rose from 9 days to 1 day`,
 * `less common (17% against 8%)`. Undefined where the words tell no way, or the right one.
 */
export function contraryWay(statement: Statement, first: Segment, second: Segment): 'up' | 'down' | undefined {
  const { list } = first;
  if (list?.count !== 2 || second.list?.span.start !== list.span.start || list.index !== 0) return undefined;
  const [a, b] = [first.quantity.value.value, second.quantity.value.value];
  if (a === b || a < 0 || b < 0 || first.quantity.relation !== '=' || second.quantity.relation !== '=') return undefined;
  const before = statement.text.slice(Math.max(0, list.span.start - statement.span.start - 100), list.span.start - statement.span.start);
  if (NEGATED.test(before.slice(-60))) return undefined;
  const moved = list.change ? MOVED_FROM.exec(before) : null;
  if (moved) return agreesWith(moved[1] !== undefined, b > a);
  const compared = list.change ? null : COMPARED.exec(before);
  return compared && /\b(?:than|versus|vs|against|compared)\b/iu.test(statement.text) ? agreesWith(compared[1] !== undefined, a > b) : undefined;
}

/** The same of `shortened to 143 cm with the plate, from 138 cm`, whose first figure is what the second came to. */
export function contraryWayBack({ text, span }: Statement, first: Segment, second: Segment): 'up' | 'down' | undefined {
  const [after, before] = [first.quantity, second.quantity];
  if (after.unit?.canonical !== before.unit?.canonical || after.value.value === before.value.value || after.value.value < 0 || before.value.value < 0) return undefined;
  if (!/^[^.;:,]{0,40},\sfrom\s$/u.test(text.slice(after.span.end - span.start, before.span.start - span.start))) return undefined;
  const moved = MOVED_TO.exec(text.slice(Math.max(0, after.span.start - span.start - 80), after.span.start - span.start));
  return moved && !NEGATED.test(moved.input.slice(-60)) ? agreesWith(moved[1] !== undefined, after.value.value > before.value.value) : undefined;
}

/** What a sentence says of two of its figures, or of one and another of the source, and how far they are apart. */
export interface ContraryDifference {
  readonly said: 'up' | 'down';
  /** What the first is compared with, as printed. */
  readonly other: string;
}

/**
 * `2.7 mm, 2.5 mm larger than the 5.2 mm of the others`: the difference is right, and its way is not. What the figure is compared with
 * stands behind, or beside it in the source: `574 ms with tones, 38 ms longer than without` of a source's 574 and 612.
 */
export function contraryDifference({ text, span }: Statement, first: Segment, difference: Segment, beside: readonly Quantity[]): ContraryDifference | undefined {
  const [a, by] = [first.quantity, difference.quantity];
  if (a.relation !== '=' || by.relation !== '=' || a.value.value <= 0 || by.value.value <= 0 || by.unit?.canonical === '%') return undefined;
  const way = WAY.exec(text.slice(by.span.end - span.start));
  if (!way || !/^[^.;:]{0,60},\s(?:which is |that is )?$/u.test(text.slice(a.span.end - span.start, by.span.start - span.start))) return undefined;
  const apart = beside.filter((b) => b.unit?.canonical === a.unit?.canonical && b.value.value > 0 && Math.abs(Math.abs(a.value.value - b.value.value) - by.value.value) < 0.5 * 10 ** -Math.max(a.value.decimals, b.value.decimals));
  const said = apart.map((b) => agreesWith(way[1] !== undefined, a.value.value > b.value.value));
  return said[0] && said.every((one) => one !== undefined) ? { said: said[0], other: apart[0]!.text } : undefined;
}

const WAY = /^\s?(?:percentage points |points )?(?:(longer|larger|higher|greater|bigger|older|heavier|taller|warmer|hotter|wider|deeper|more|above)|(shorter|smaller|lower|less|fewer|younger|lighter|cooler|colder|narrower|shallower|below))\b/iu;

/** `a hazard ratio of 1.22, that is, 22% lower`. */
export function contraryRatio(ratio: Quantity, share: Quantity): 'up' | 'down' | undefined {
  if (ratio.unit || ratio.kind !== 'value' || !/^(?:a?HR|a?OR|RR|IRR|SHR|.*ratio)$/iu.test(ratio.label ?? '') || ratio.value.decimals < 2 || share.unit?.canonical !== '%' || share.direction === undefined) return undefined;
  return Math.abs(Math.abs(ratio.value.value - 1) * 100 - share.value.value) < 0.5 ? agreesWith(share.direction === 'up', ratio.value.value > 1) : undefined;
}

function agreesWith(saysUp: boolean, isUp: boolean): 'up' | 'down' | undefined {
  return saysUp === isUp ? undefined : saysUp ? 'up' : 'down';
}
