import type { Document, Prose } from '../document/document.js';
import { prosesOf } from '../document/prose.js';
import { quantitiesIn } from '../evidence/proseQuantities.js';
import type { Numeral, Quantity } from '../quantity/quantity.js';
import { sentences } from '../text/sentences.js';
import { sourceSpan } from '../text/plainText.js';
import { decimalCommaIn } from '../evidence/conventions.js';
import { blockwise, type PlacedSlip, type Slip } from './blockwise.js';

/** An estimate and an interval that cannot both be right: `odds ratio 0.58 (95% CI 0.61–0.94)`. The span is the interval's. */
export interface IntervalSlip extends Slip {
  readonly fault:
    | 'reversed' // 95% CI 0.71–0.32
    | 'outside' // 0.58 (95% CI 0.61–0.94)
    | 'askew' // 1.46 (95% CI 1.11–2.92): the estimate of a ratio is far from the middle of its interval
    | 'slightly askew'; // … beyond rounding
  /** `0.58` */
  readonly estimate: string;
  /** `95% CI 0.61–0.94` */
  readonly interval: string;
  /** Where the estimate of a ratio would stand: `√(0.61 × 0.94) = 0.76`. */
  readonly middle?: string;
}

/**
 * The intervals of a document that contradict the estimate they are printed with.
 *
 * Confidence intervals of ratios are symmetric on the logarithmic scale, so that √(lower × upper) is the estimate, but for
 * rounding; intervals of other estimates may lie anywhere round them.
 */
export function intervalSlips(document: Document): readonly PlacedSlip<IntervalSlip>[] {
  return slipsIn(document, decimalCommaIn(document) ? 'comma' : 'point');
}

const slipsIn = blockwise((content, setting: 'comma' | 'point') => prosesOf(content).flatMap((prose) => inProse(prose, setting === 'comma')));

function inProse(prose: Prose, decimalComma: boolean): readonly IntervalSlip[] {
  const { text } = prose;
  // An interval has a bracket, a dash, a comma or `to` between two numbers, and a name or a bracket.
  if (!/\d/u.test(text) || !/interval|range|CI|CrI|[([]/iu.test(text)) return [];
  const all = quantitiesIn(prose, decimalComma);
  const reversed = all.flatMap((quantity) => [quantity, ...quantity.companions]).filter(isReversed).map((interval): IntervalSlip => (
    { span: sourceSpan(prose, interval.span), fault: 'reversed', estimate: '', interval: printed(text, interval), ...swapped(prose, interval) }));
  return [...reversed, ...all.flatMap((estimate, index) => intervalsOf(text, estimate, all[index + 1]).flatMap((interval): readonly IntervalSlip[] => {
    const fault = faultOf(text, estimate, interval);
    if (!fault) return [];
    const { lower, upper } = { lower: interval.value, upper: interval.upper! };
    const middle = fault.endsWith('askew') ? { middle: `√(${lower.printed} × ${upper.printed}) = ${Math.sqrt(lower.value * upper.value).toFixed(estimate.value.decimals)}` } : {};
    return [{ span: sourceSpan(prose, interval.span), about: sourceSpan(prose, estimate.span), fault, estimate: text.slice(estimate.span.start, estimate.span.end), interval: printed(text, interval), ...middle }];
  }))];
}

/** The bounds the other way round: `0.32–0.71` for `0.71–0.32`. */
function swapped(prose: Prose, { value, upper }: Quantity): Pick<IntervalSlip, 'edit' | 'expected'> {
  const [first, second] = [value.span, upper!.span];
  const words = (start: number, end: number): string => prose.text.slice(start, end);
  return { edit: sourceSpan(prose, { start: first.start, end: second.end }), expected: words(second.start, second.end) + words(first.end, second.start) + words(first.start, first.end) };
}

/** With the bracket that the quantity leaves open: `95% CI [0.34, 0.51` → `95% CI [0.34, 0.51]`. */
function printed(text: string, { span }: Quantity): string {
  const words = text.slice(span.start, span.end);
  return words.includes('[') && !words.includes(']') ? `${words}]` : words.includes('(') && !words.includes(')') ? `${words})` : words;
}

function isReversed({ kind, intervalName, value, upper }: Quantity): boolean {
  return kind === 'interval' && (intervalName === 'CI' || intervalName === 'CrI') && upper !== undefined && value.value - value.tolerance > upper.value + upper.tolerance;
}

/** The intervals printed right behind an estimate; with other words between, the two may belong to different things. */
function intervalsOf(text: string, estimate: Quantity, next: Quantity | undefined): readonly Quantity[] {
  if (estimate.kind !== 'value' || estimate.value.inWords || estimate.relation !== '=' || estimate.hedge !== 'none') return [];
  const candidates = [...estimate.companions, ...(next?.kind === 'interval' ? [next] : [])];
  return candidates.filter((one) => one.kind === 'interval' && one.upper && one.intervalName !== undefined && BETWEEN.test(text.slice(estimate.span.end, one.span.start)));
}

const BETWEEN = /^(?:\s(?:points?|units?))?[\s,;:]{0,3}[([]?\s{0,2}(?:(?:SE|SD)\s?=?\s?[\d.,·]{1,8}\s?[,;]\s?)?(?:with an?\s|and\s)?$/u;

function faultOf(text: string, estimate: Quantity, interval: Quantity): IntervalSlip['fault'] | undefined {
  const [lower, upper] = [interval.value, interval.upper!];
  const { intervalName } = interval;
  const confidence = intervalName === 'CI' || intervalName === 'CrI';
  const ratio = isRatio(text, estimate);
  if (!(lower.value < upper.value) || !sameScale(estimate, interval, ratio)) return undefined;
  if (!within(estimate.value, lower, upper)) {
    const named = confidence || (intervalName === 'IQR' && isMedian(text, estimate)) || (intervalName === 'unknown' && ratio);
    // `fell by 5.2 points (95% CI −8.1 to −2.3)`: a change told by its size.
    const turned = { ...estimate.value, value: -estimate.value.value };
    return named && !within(turned, lower, upper) ? 'outside' : undefined;
  }
  if (!ratio || intervalName !== 'CI' || !(lower.value > 0) || !(estimate.value.value > 0) || SKEWED.test(around(text, estimate, interval))) return undefined;
  const least = Math.sqrt(Math.max(0, lower.value - lower.tolerance) * (upper.value - upper.tolerance));
  const most = Math.sqrt((lower.value + lower.tolerance) * (upper.value + upper.tolerance));
  const [low, high] = [estimate.value.value - estimate.value.tolerance, estimate.value.value + estimate.value.tolerance];
  if (low <= most && least <= high) return undefined;
  const half = Math.log(upper.value / lower.value) / 2;
  const off = low > most ? Math.log(low / most) : Math.log(least / Math.max(high, Number.MIN_VALUE));
  if (off > half / 4) return 'askew';
  return off > half / 10 ? 'slightly askew' : undefined;
}

function within(estimate: Numeral, lower: Numeral, upper: Numeral): boolean {
  return estimate.value + estimate.tolerance >= lower.value - lower.tolerance && estimate.value - estimate.tolerance <= upper.value + upper.tolerance;
}

/** Whether the two can be compared: `34% (95% CI 0.52–0.81)` gives a reduction and the interval of its ratio. */
function sameScale(estimate: Quantity, interval: Quantity, ratio: boolean): boolean {
  if (interval.unit && estimate.unit?.canonical !== interval.unit.canonical) return false;
  if (estimate.direction !== undefined) return false;
  if (ratio) return true;
  const size = Math.max(Math.abs(interval.value.value), Math.abs(interval.upper!.value));
  const own = Math.abs(estimate.value.value);
  return own <= 10 * size && size <= 100 * Math.max(own, Number.MIN_VALUE);
}

/** The nearest name before an estimate, in its own sentence: `the odds ratio of remission per module was`, `HR`, `[OR]`. */
function isRatio(text: string, estimate: Quantity): boolean {
  if (estimate.unit) return false;
  const label = estimate.label ?? '';
  if (RATIO.test(label)) return true;
  if (label !== '') return false;
  const before = clauseBefore(text, estimate);
  const named = Math.max(...Array.from(before.matchAll(RATIOS), (match) => match.index), -1);
  const other = Math.max(...Array.from(before.matchAll(OTHER_MEASURES), (match) => match.index), -1);
  return named >= 0 && other < named;
}

const RATIO_NAMES = String.raw`(?:hazards?|odds|rate|risk|prevalence|incidence(?: rate)?|relative risk|mortality) ratios?|relative risks?|a?HRs?|a?ORs?|a?RRs?|a?IRRs?|SHRs?`;
const RATIO = new RegExp(String.raw`^(?:adjusted |unadjusted |crude |pooled )?(?:${RATIO_NAMES})$`, 'iu');
const RATIOS = new RegExp(String.raw`\b(?:${RATIO_NAMES})\b`, 'giu');
const OTHER_MEASURES = /\b(?:difference|reduction|increase|decrease|rates?(?! ratio)|mean|median|percentages?|proportion|prevalence(?! ratio)|incidence(?! r)|coefficient|β|I²|AUC|accuracy|sensitivity|specificity)\b/giu;
/** Intervals that need not lie round their estimate in this manner. */
const SKEWED = /\b(?:bootstrap\w{0,6}|credible|posterior|Bayes\w{0,4}|profile|exact|likelihood|Firth|mid-?p|one-sided|meta-regression|median)\b/iu;

function isMedian(text: string, estimate: Quantity): boolean {
  return /\bmedian\b/iu.test(clauseBefore(text, estimate).slice(-80)) && !/\bmean\b/iu.test(clauseBefore(text, estimate).slice(-80));
}

function clauseBefore(text: string, estimate: Quantity): string {
  const stretch = text.slice(Math.max(0, estimate.span.start - 200), estimate.span.start);
  const last = sentences(stretch).at(-1);
  return last ? stretch.slice(last.start) : '';
}

function around(text: string, estimate: Quantity, interval: Quantity): string {
  return text.slice(Math.max(0, estimate.span.start - 160), interval.span.end + 60);
}
