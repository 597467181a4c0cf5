import type { Document, Prose } from '../document/document.js';
import { prosesOf } from '../document/prose.js';
import { quantitiesIn } from '../evidence/proseQuantities.js';
import type { Numeral, Quantity } from '../quantity/quantity.js';
import { sourceSpan } from '../text/plainText.js';
import { decimalCommaIn } from '../evidence/conventions.js';
import { blockwise, perContent, type PlacedSlip, type Slip } from './blockwise.js';

/** A percentage that is not that of its count: `12 of 84 (41.3%)`. Span and edit are the percentage's. */
export interface PercentageSlip extends Slip {
  readonly count: string;
  readonly whole: string;
  /** `41.3%` */
  readonly printed: string;
  /** `14.3%` */
  readonly expected: string;
}

/**
 * The percentages of a document that do not follow from the count and the whole printed with them, `12 of 84 (41.3%)`,
 * `41.3% (12/84)`, `Of 84 adults, 12 (41.3%)`. Where another whole of the paragraph, or a sample size of the document,
 * gives the percentage, nothing is said.
 */
export function percentageSlips(document: Document): readonly PlacedSlip<PercentageSlip>[] {
  const sizes = new Set(document.blocks.flatMap(({ content }) => sampleSizes(content)));
  return slipsIn(document, `${decimalCommaIn(document) ? 'comma' : 'point'}:${[...sizes].join(',')}`);
}

/** `n = 152`, `N = 310`, `540 patients`: what a document says of sizes in so many words. */
const sampleSizes = perContent((content): readonly number[] =>
  prosesOf(content).flatMap(({ text }) => Array.from(text.matchAll(/\b[nN]\s?=\s?(\d{1,3}(?:,\d{3})+|\d{1,7})/gu), (match) => Number(match[1]!.replace(/,/gu, '')))));

const slipsIn = blockwise((content, setting: string) => {
  const [comma, sizes] = setting.split(':') as [string, string];
  const known = sizes === '' ? [] : sizes.split(',').map(Number);
  return prosesOf(content).flatMap((prose) => inProse(prose, comma === 'comma', known));
});

function inProse(prose: Prose, decimalComma: boolean, sizes: readonly number[]): readonly PercentageSlip[] {
  const { text } = prose;
  if (!/%|per ?cent/u.test(text)) return [];
  const all = quantitiesIn(prose, decimalComma);
  let sure: Confirmed | undefined;
  return all.flatMap((quantity, index): readonly PercentageSlip[] => {
    const share = shareIn(text, quantity);
    if (!share) return [];
    const { percentage } = share;
    const part = share.whole ? undefined : partNamed(text, all[index - 1], share.count);
    const count = part ?? share.count;
    const whole = share.whole ?? (part ? share.count : (wholeAnnounced(text, all[index - 1], count) ?? goingOn(text, sure, count)));
    if (whole && gives(count, whole.value, percentage)) sure = { whole, end: percentage.span.end };
    if (!whole || whole.value < count.value || whole.value <= 0 || MODELLED.test(text.slice(Math.max(0, count.span.start - 100), percentage.span.end + 30))) return [];
    if (gives(count, whole.value, percentage, 'cut off')) return [];
    const others = all.slice(Math.max(0, index - NEAR), index + NEAR).flatMap((other) => [other, ...other.companions]).flatMap(wholeOf);
    if ([...sizes, ...others].some((other) => other >= count.value && gives(count, other, percentage))) return [];
    const { decimals } = percentage.value;
    const right = ((100 * count.value) / whole.value).toFixed(decimals);
    const number = percentage.value.printed;
    return [{
      span: sourceSpan(prose, percentage.span),
      edit: sourceSpan(prose, percentage.value.span),
      count: count.printed,
      whole: whole.printed,
      printed: text.slice(percentage.span.start, percentage.span.end),
      expected: text.slice(percentage.span.start, percentage.span.end).replace(number, number.includes(',') ? right.replace('.', ',') : right),
    }];
  });
}

/** How many figures before and behind are tried as the whole: those of a paragraph, unless it is a very long one. */
const NEAR = 60;

interface Share {
  readonly count: Numeral;
  readonly whole?: Numeral;
  readonly percentage: Quantity;
}

/** `12 of 84 (41.3%)`, `41.3% (12/84)`, `12 (41.3%)`. */
function shareIn(text: string, quantity: Quantity): Share | undefined {
  if (!exact(quantity) || quantity.companions.length === 0) return undefined;
  const percentage = quantity.companions.find((one) => isPercentage(one) && exact(one));
  if (quantity.kind === 'fraction') return percentage && quantity.denominator ? { count: quantity.value, whole: quantity.denominator, percentage } : undefined;
  if (isPercentage(quantity)) {
    const fraction = quantity.companions.find((one) => one.kind === 'fraction' && one.denominator);
    return fraction ? { count: fraction.value, whole: fraction.denominator, percentage: quantity } : undefined;
  }
  const bare = quantity.kind === 'value' && !quantity.unit && quantity.label === undefined && quantity.value.decimals === 0;
  return bare && percentage && COUNTED.test(text.slice(quantity.value.span.end, percentage.span.start)) ? { count: quantity.value, percentage } : undefined;
}

/** Between a count and its percentage: ` (`, ` bled (`, ` patients (`. */
const COUNTED = /^(?:\s\p{L}{2,20}){0,2}\s?[([]\s?$/u;

/** A whole number with nothing printed with it. */
function isAlone(quantity: Quantity): boolean {
  return quantity.kind === 'value' && quantity.value.decimals === 0 && quantity.companions.length === 0 && exact(quantity);
}

function exact({ relation, hedge }: Quantity): boolean {
  return relation === '=' && hedge === 'none';
}

function isPercentage(quantity: Quantity): boolean {
  return quantity.kind === 'value' && quantity.unit?.canonical === '%';
}

/** `Of the 52 patients with a sensor, 13 (35%)`: the whole is the figure before, at the head of the same clause. */
function wholeAnnounced(text: string, before: Quantity | undefined, count: Numeral): Numeral | undefined {
  if (!before || !isAlone(before) || isPercentage(before)) return undefined;
  if (!/(?:^|[\s(])(?:of|out of|among|amongst|in|from)\s(?:(?:the|our|these|those|all|a total of)\s){0,2}$/iu.test(text.slice(Math.max(0, before.value.span.start - 24), before.value.span.start))) return undefined;
  const between = text.slice(before.value.span.end, Math.min(count.span.start, before.value.span.end + 120));
  // `…, and of 552 summer days 22 (4.0%)`: the comma goes without saying.
  if (/(?:^|[,;]\s(?:and\s|but\s)?|\sand\s)of\s$/iu.test(text.slice(0, before.value.span.start).slice(-12)) && /^\s\p{L}{3,}(?:\s\p{L}{3,}){0,2}\s$/u.test(between) && !/\b(?:and|for|from|than|with|only)\s$/u.test(between)) return before.value;
  // One noun phrase and one comma, and then the count.
  return /^\s[\p{L}\s-]{1,80},\s(?:only\s|just\s|a total of\s)?$/u.test(between) ? before.value : undefined;
}

/** A whole of which a count gave its percentage. */
interface Confirmed {
  readonly whole: Numeral;
  /** Where that percentage ends. */
  readonly end: number;
}

/** `Of the 214 children, 92 (43.0%) had a cough, 61 (28.5%) a fever and 47 (22.0%) both`: they are all of one whole. */
function goingOn(text: string, sure: Confirmed | undefined, count: Numeral): Numeral | undefined {
  if (!sure) return undefined;
  const between = text.slice(sure.end, count.span.start);
  return between.length <= 120 && /^[)\]]?[^.;:()\d]*$/u.test(between) && !/\bof\b/u.test(between) ? sure.whole : undefined;
}

/** `Seven of our 19 participants (36.8%)`: what stands right before the count is the part, and the count the whole. */
function partNamed(text: string, before: Quantity | undefined, count: Numeral): Numeral | undefined {
  if (!before || !isAlone(before) || before.unit || before.value.value > count.value) return undefined;
  return /^\s(?:of|among)\s(?:our|the|these|those|all)\s$/u.test(text.slice(before.value.span.end, count.span.start)) ? before.value : undefined;
}

function wholeOf(quantity: Quantity): readonly number[] {
  const values = [quantity.denominator?.value, quantity.kind === 'value' && quantity.value.decimals === 0 && quantity.unit?.canonical !== '%' ? quantity.value.value : undefined];
  return values.filter((value): value is number => value !== undefined && value > 1);
}

/** Whether the count of the whole, rounded half up or half even (or cut off) to the printed places, is the percentage. */
function gives(count: Numeral, whole: number, { value }: Quantity, how: 'rounded' | 'cut off' = 'rounded'): boolean {
  const off = (100 * count.value) / whole - value.value;
  const unit = 10 ** -value.decimals;
  return Math.abs(off) <= unit / 2 + 1e-9 || (how === 'cut off' && off > 0 && off < unit - 1e-9);
}

/** A percentage that is more than a count over a whole. */
const MODELLED = /\b(?:weighted|adjusted|standardi[sz]ed|imputed|Kaplan|Meier|estimated|modell?ed|predicted|cumulative|age-specific|Laplace|posterior)\b/iu;
