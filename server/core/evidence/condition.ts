import type { Quantity } from '../quantity/quantity.js';
import type { Span } from '../text/span.js';

/** Numbers with units that a document uses as names of its groups and conditions: `40 mg`, `25 °C`. See {@link labelOf}. */
export type Labels = ReadonlySet<string>;

export const NO_LABELS: Labels = new Set();

/** What the numbers with units of a document are to it. */
export interface Roles {
  readonly labels: Labels;
  /** Those that it reports as found and never sets as a condition, in the form of {@link labelOf}: `97 °C` is no temperature of any step. */
  readonly findings?: Labels;
}

/** The form under which a quantity is looked up among labels: value and unit, `40 mg`. */
export function labelOf(quantity: Quantity): string {
  return `${quantity.value.value} ${quantity.unit?.canonical ?? ''}`;
}

/**
 * Whether a quantity says when, at what or of whom (`at 12 months`, `the 40 mg arm`, `aged 65 years or older`),
 * and not what was found. When in doubt it is a finding.
 */
export function isCondition(text: string, sentence: Span, quantity: Quantity, { labels, findings = NO_LABELS }: Roles): boolean {
  if (quantity.kind !== 'value' && quantity.kind !== 'range') return false;
  if (quantity.companions.length > 0) return false;
  const before = text.slice(Math.max(sentence.start, quantity.span.start - 48), quantity.relationSpan && quantity.relationSpan.start < quantity.span.start ? quantity.relationSpan.start : quantity.span.start);
  const after = text.slice(quantity.span.end, Math.min(sentence.end, quantity.span.end + 48));
  if (/^[\s-]*(?:arms?|groups?|cohorts?|doses?|regimens?|tablets?|treatment|treated|schedule|condition|scenario|pathway|electrolyte|sample|samples|specimens?|electrodes?|films?|alloys?|models?|variants?|version|category|categories|stratum|strata|quartile|quintile|tertile|level)\b/u.test(after)) return true;
  if (/\baged?\s*$/iu.test(before) || /^\s*(?:of age|or older|or younger|or over|or more of age|and older|and over)\b/u.test(after)) return true;
  // `speakers above 65 years`, `documents above 8,192 tokens`, `areas < 1 ha`
  if (quantity.relationSpan && BOUND.test(text.slice(quantity.relationSpan.start, quantity.relationSpan.end)) && /\p{L}\)?\s*$/u.test(before) && !VERB.test(before)) return true;
  // `an IGA of 0 or 1`: a score's grades, by name.
  if (quantity.unit === undefined && /^\d$/u.test(quantity.text) && (/^\sor\s\d\b(?!\S?\d)/u.test(after) || /(?<![\d.,])\d\sor\s$/u.test(before)) && !LINKING_VERB.test(before)) return true;
  // `Among cracks of 10 mm or less, …`, `For cracks larger than 20 mm …`
  if (opensWithStratum(text, sentence, quantity)) return true;
  // `an IGA of 4 at baseline`
  if (quantity.unit === undefined && quantity.label === undefined && /^\d$/u.test(quantity.text) && /(?<![\p{L}\p{N}-])\p{Lu}[\p{Lu}\d-]+\sof\s$/u.test(before) && !/\b(?:median|mean|average)\s\S+\sof\s$/iu.test(before)) return true;
  // `at pH 9`, `on day 28`, `in cycle 5`
  if (quantity.unit === undefined && quantity.kind === 'value' && quantity.relation === '=' && NAMED_STEP.test(before) && (quantity.value.decimals === 0 || !/\bthe\s+\p{L}+\s+$/u.test(before))) return true;
  // `the answer came after 9 days`, `the peak was reached after 3 hours`
  if (FOLLOWED.test(before)) return false;
  if (!isShare(quantity) && quantity.value.decimals === 0 && !quantity.value.inWords && /\b(?:after|within|before|until|beyond)\s+(?:the\s+|first\s+|only\s+)*$/iu.test(before)) return true;
  if (quantity.unit && findings.has(labelOf(quantity))) return false;
  // `for cracks of 11 to 20 mm`
  if (quantity.kind === 'range' && quantity.unit && !isShare(quantity) && /\b(?:for|in|among)\s(?:the\s)?(?:\p{L}+\s){0,2}\p{L}+s\s(?:of|between|from)\s+$/iu.test(before)) return true;
  // `those of 18–39 years`
  if (quantity.kind === 'range' && quantity.unit?.dimension === 'T' && /\b(?:those|\p{L}+s|people|men|women|children)\s+(?:of|between)\s+$/iu.test(before)) return true;
  // `With 1% of the labels it reaches …`
  if (/(?:^\W*|[,;:]\s+(?:and\s+|but\s+)?)(?:with|using|given)\s+(?:only\s+|just\s+)?$/iu.test(text.slice(sentence.start, quantity.span.start)) && /^\s+(?:of\b|\d)/u.test(after)) return true;
  const timed = quantity.unit?.dimension === 'T';
  // `fell by 1.4 ms`
  if (timed && CHANGED_BY.test(before)) return false;
  if (timed && /\b(?:at|after|by|within|until|before|every|each|past|next|last|first|previous|following|over the|over|during|during the)\s+(?:the\s+|a\s+|about\s+|around\s+)?$/iu.test(before) && !/\b(?:median|mean|average)\b[^,;]{0,24}$/iu.test(before)) return true;
  // `removes 75.3% in 30 min`
  if (timed && quantity.value.decimals === 0 && quantity.relation === '=' && /[%\d]\p{L}{0,12}(?:\sof(?:\s\p{L}+){1,3})?\s+in\s+$/u.test(before)) return true;
  // `12-month survival`: the hyphen makes an adjective of it.
  if (timed && /^\p{L}*-\p{L}|^[-‑]/u.test(text.slice(quantity.numberSpan.end, quantity.span.end).trimStart()) && /^\s+\p{L}/u.test(after)) return true;
  if (quantity.unit && !isShare(quantity) && !AMOUNT.test(quantity.unit.canonical) && !/\b(?:ended|stood|stands?|remain\w*|stay\w*|puts?|kept|held|lay|lies|was|were|is|are|peak\w*|settled|plateau\w*|rated|estimated|valued|priced|set|came|looks?|looked|arriv\w*|start\w*|began|beg[iu]n|averag\w*)\s+at\s+(?:about\s+|around\s+|just\s+|only\s+)?$/iu.test(before) && /\bat\s+(?:a |an |the )?(?:(?:temperature|dose|pressure|speed|concentration|depth|distance|frequency|current|density|load)\s+(?:density\s+)?of\s+)?$/iu.test(before)) return true;
  return labels.has(labelOf(quantity)) && !LINKING.test(before);
}

/** Whether a bound or a range tells of whom a clause speaks, at its beginning. */
function opensWithStratum(text: string, { start, end }: Span, { kind, relation, relationSpan, span, unit }: Quantity): boolean {
  if (!unit || (relation === '=' && kind !== 'range')) return false;
  const before = text.slice(start, Math.min(span.start, relationSpan?.start ?? Infinity));
  const clause = before.split(/[,;]\s/u).pop()!;
  return OPENS.test(clause) && !/\b(?:was|were|is|are|had|has|have)\b/u.test(clause) && /^\s?(?:,|\p{L})/u.test(text.slice(Math.max(span.end, relationSpan?.end ?? 0), end));
}

const OPENS = /^(?:and |but |while |whereas )?(?:among|for|in|within|of)\s(?:[\p{L}’'-]+\s){1,6}$/iu;

/** Verbs that a time completes. */
const FOLLOWED = /\b(?:reached|came|comes?|followed|noticed|detected|arrived?|ended|failed|noted)(?:\s(?:only|one another|each other|on average|again|out))?\s+(?:only\s+)?after\s+(?:about\s+|only\s+|some\s+|nearly\s+)?$/iu;

const LINKING_VERB = /\b(?:was|were|is|are|had|has|have)\s+(?:either\s+)?(?:\d\sor\s)?$/iu;

const NAMED_STEP = /\b(?:at|in|on|after|under|from|until|by)\s+(?:the\s+)?\p{L}{2,}\s+$/iu;

const CHANGED_BY = /\b(?:rose|risen|fell|fallen|grew|grown|dropped|(?:in|de)creas\w+|rais\w+|lower\w*|reduc\w+|shr[aiu]nk\w*|shorten\w+|lengthen\w+|prolong\w+|extend\w*|delay\w*|improv\w+|cut|differ\w*|exceed\w*|longer|shorter|faster|slower|later|earlier)\b[^.;:]{0,60}\bby\s+(?:about\s+|only\s+|just\s+|nearly\s+)?$/iu;

/** Amounts of a substance are given, not stood at: `treated at 20 mg/kg`. */
const AMOUNT = /(?:^|·)(?:m|k|u|µ|n|p)?(?:g|mol|L|l)(?:\^|·|$)|\[iU\]/u;

/** Relations that bound a group rather than a result. */
const BOUND = /^(?:above|below|over|under|\p{L}+er than|[<>≥≤])/iu;
const VERB = /\b(?:was|were|is|are|be|been|stayed|remained|reached|kept|held|lay|of|at|to|rose|fell|had|has|by|p|P)\s*$/u;

function isShare(quantity: Quantity): boolean {
  return quantity.unit?.canonical === '%' || quantity.unit?.dimension === 'proportion';
}

/** What stands before a stated value: `was 40 mg`, `a median of 12 months`, `reached 25 °C`. */
const LINKING = /(?:\b(?:was|were|is|are|be|been|of|than|reached|reaching|averaged|averaging|totalled|about|approximately|roughly|nearly|almost|only|just|lasted|achieved|showed|gave|had|received|given|took|average)|[=:≈~(])\s*$/iu;
