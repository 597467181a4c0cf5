import { companionsAfter } from './companions.js';
import { suffixRelation, withDirection } from './direction.js';
import { foldAfter, foldBefore, foldTail } from './folds.js';
import { fractionAfter } from './fractions.js';
import { intervalAt } from './intervals.js';
import { leftOf, type Left } from './left.js';
import { nameAround } from './names.js';
import { adopt, sharePValues, shareUnits, timesTogether } from './neighbours.js';
import { extend, page, unitAfter, type Draft, type Page } from './page.js';
import type { Quantity } from './quantity.js';
import { rangeAfter } from './ranges.js';
import { spreadAt } from './spreads.js';
import { statisticAt } from './statistics.js';
import { perUnit } from './units.js';

export interface RecogniseOptions {
  /** The document writes `0,47` and `1.234`; see `usesDecimalComma`. */
  readonly decimalComma?: boolean;
}

/**
 * The figures of a plain text (markup removed, citations as CITATION_MARK), ascending and apart.
 *
 * Each number is grown into a quantity: sign, relation and hedge to its left, unit to its right, companions (interval, spread,
 * n/N, p-value) in brackets or behind commas. Digits in names, labels (Table 2, grade 3, day 28), dates, years, clock times,
 * addresses and list marks are no figures; `timePoints` gives the days and weeks.
 * Takes time linear in the text, never throws; spans are UTF-16 offsets in `text`.
 */
export function quantities(text: string, options: RecogniseOptions = {}): readonly Quantity[] {
  return recognise(text, options.decimalComma ?? false, false);
}

/** As `quantities`; in a table's cell bare numbers are figures even where prose would take them for years or marks. */
export function recognise(text: string, decimalComma: boolean, cell: boolean): Quantity[] {
  const p = page(text, decimalComma, cell);
  const found: Draft[] = [];
  let free = 0;
  for (let i = 0; i < p.tokens.length; i++) {
    const token = p.tokens[i]!;
    if (token.span.start < free) continue;
    const name = nameAround(p, i, free);
    if (name !== undefined) { free = Math.max(name, token.span.end); continue; }
    const draft = quantityAt(p, i, free);
    if (typeof draft === 'number') { free = Math.max(draft, token.span.end); continue; }
    free = Math.max(draft.end, token.span.end);
    found.push(draft);
  }
  shareUnits(p, found);
  sharePValues(p, found);
  timesTogether(p, found);
  return adopt(p, found).map(quantityOf);
}

/** One quantity from the token on, or where to go on if it is none. */
function quantityAt(p: Page, i: number, free: number): Draft | number {
  const token = p.tokens[i]!;
  const statistic = statisticAt(p, i);
  if (statistic) return companionsAfter(p, statistic);
  const interval = intervalAt(p, token.span.start, { named: true });
  if (interval) return interval.draft ?? interval.end;
  const left = leftOf(p, token, free);
  const named = left.intervalName ? intervalAt(p, left.intervalName.start, { named: true }) : undefined;
  if (named?.draft) return named.draft;
  const draft = core(p, i, left);
  if (draft.kind === 'value' || draft.kind === 'fraction' || draft.kind === 'range' || draft.kind === 'fold') companionsAfter(p, draft);
  // With an interval behind it, it is an estimate of a ratio.
  if (draft.kind === 'value' && !draft.unit && draft.companions.length === 0 && foldBefore(p.text, left.start)) draft.kind = 'fold';
  withDirection(p, draft, left);
  return draft;
}

/** The number with its sign, range, unit and ±, its relation and label. */
function core(p: Page, i: number, left: Left): Draft {
  const { text } = p;
  const token = p.tokens[i]!;
  const value = left.sign ? { ...token, printed: text.slice(left.sign.start, token.span.end), span: { start: left.sign.start, end: token.span.end }, value: left.negative ? -token.value : token.value } : token;
  const draft: Draft = {
    span: { start: left.currency?.span.start ?? value.span.start, end: token.span.end },
    text: '', kind: 'value', numberSpan: value.span, value, relation: left.relation, hedge: left.hedge, companions: [], end: token.span.end,
  };
  if (left.timePoint) draft.when = true;
  if (left.relationSpan) draft.relationSpan = left.relationSpan;
  if (left.label) { draft.label = text.slice(left.label.start, left.label.end); draft.labelSpan = left.label; }
  if (left.currency) { draft.unit = left.currency.unit; draft.unitSpan = left.currency.span; }
  if (token.style === 'fold') { draft.kind = 'fold'; if (token.direction) draft.direction = token.direction; }
  if (token.style === 'share') draft.kind = 'fraction';
  const fold = draft.kind === 'fold' ? foldTail(text, token.span.end) : foldAfter(text, token.span.end, token.inWords);
  if (fold !== undefined) {
    draft.kind = 'fold';
    extend(draft, fold);
  }
  if (draft.kind === 'value') rangeAfter(p, i, draft, left);
  // `½ hour`, `one-half miles`, `1/4 inch`
  const part = draft.kind === 'fraction' ? unitAfter(p, draft.end, { ...token, inWords: false, decimals: 1 }) : undefined;
  if (part && part.unit.dimension !== 'fraction' && !part.hyphenated) {
    draft.kind = 'value'; draft.unit = part.unit; draft.unitSpan = part.span; draft.end = part.span.end;
  } else if (draft.kind === 'value' || draft.kind === 'range') {
    if (draft.kind === 'value' && !left.currency) fractionAfter(p, i, draft);
    if ((draft.kind as Quantity['kind']) !== 'fraction') {
      const unit = draft.unitSpan && !left.currency ? undefined : unitAfter(p, draft.end, draft.kind === 'range' ? draft.upper! : token);
      if (unit && left.currency) {
        if (/^(?:\/| ?per| an?| each)/.test(text.slice(draft.end, unit.span.end))) { draft.unit = perUnit(left.currency.unit, unit); draft.unitSpan = unit.span; draft.end = unit.span.end; }
      } else if (unit && !(left.label && /^(?:per|an?|each|every)\b|^\//.test(unit.unit.symbol) && draft.value.decimals > 0)) {
        draft.unit = unit.unit; draft.unitSpan = unit.span; draft.end = unit.span.end;
        if (unit.hyphenated && unit.unit.dimension === 'T' || left.timePoint && unit.unit.dimension === 'T') draft.timePoint = true;
      }
      const spread = spreadAt(p, draft.end);
      if (spread) {
        draft.companions = [spread.draft];
        draft.end = spread.end;
        if (spread.draft.unit && !draft.unit) { draft.unit = spread.draft.unit; draft.unitSpan = spread.draft.unitSpan!; }
        else if (draft.unit && !spread.draft.unit) spread.draft.unit = draft.unit;
      }
    }
  }
  // `over 6 months` is mostly during, and rarely more than
  if (draft.relation === '>' && draft.unit?.dimension === 'T' && /^over$/i.test(text.slice(left.relationSpan!.start, left.relationSpan!.end))) {
    draft.relation = '=';
    draft.hedge = 'just over';
    draft.timePoint = true;
  }
  if (left.pValue && draft.kind === 'value' && !draft.unit && value.value >= 0 && value.value <= 1) draft.kind = 'p-value';
  suffixRelation(text, draft);
  finish(text, draft);
  return draft;
}

function finish(text: string, draft: Draft): void {
  const end = Math.max(draft.span.end, draft.unitSpan?.end ?? 0, draft.numberSpan.end);
  draft.span = { start: Math.min(draft.span.start, draft.numberSpan.start), end };
  draft.text = text.slice(draft.span.start, end);
  draft.end = Math.max(draft.end, end);
}

/** The draft without what only the reading needed. */
function quantityOf(draft: Draft | Quantity): Quantity {
  const { span, text, kind, numberSpan, value, relation, hedge, companions } = draft;
  const quantity: { -readonly [K in keyof Quantity]: Quantity[K] } = {
    span, text, kind, numberSpan, value: plainNumeral(value), relation, hedge, companions: companions.length === 0 ? companions : companions.map((companion) => quantityOf(companion)),
  };
  if (draft.upper) quantity.upper = plainNumeral(draft.upper);
  if (draft.openEnd) quantity.openEnd = true;
  if (draft.unit) quantity.unit = draft.unit;
  if (draft.unitSpan) quantity.unitSpan = draft.unitSpan;
  if (draft.relationSpan) quantity.relationSpan = draft.relationSpan;
  if (draft.level !== undefined) quantity.level = draft.level;
  if (draft.intervalName) quantity.intervalName = draft.intervalName;
  if (draft.spreadName) quantity.spreadName = draft.spreadName;
  if (draft.denominator) quantity.denominator = plainNumeral(draft.denominator);
  if (draft.direction) quantity.direction = draft.direction;
  if (draft.label !== undefined) quantity.label = draft.label;
  if (draft.labelSpan) quantity.labelSpan = draft.labelSpan;
  if (draft.degrees) quantity.degrees = draft.degrees;
  if (draft.timePoint) quantity.timePoint = true;
  return quantity;
}

function plainNumeral({ printed, span, value, tolerance, decimals, inWords }: Quantity['value']): Quantity['value'] {
  return { printed, span, value, tolerance, decimals, inWords };
}
