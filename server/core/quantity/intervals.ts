import { signedAt, single, skip, unitAfter, type Draft, type Page } from './page.js';
import type { Numeral, Quantity } from './quantity.js';

interface IntervalMode {
  readonly named: boolean;
  readonly unit?: { readonly unit?: Quantity['unit'] };
}

const LEVEL = /(\d{2}(?:\.\d{1,2})?)[ \u00a0]?-?(?:%|percent|per cent)[ \u00a0-]?/y;
const NAME = /(?:(?:two-sided|one-sided|bootstrap(?:ped)?|Bayesian|equal-tailed|exact|Wald|bias-corrected|simultaneous|posterior)[ ])?(C\.I\.|CI's|CIs?|ICs?|[Cc]onfidence[ -][Ii]ntervals?|[Cc]onfidence limits?|CrIs?|CRIs?|[Cc]redib(?:le|ility) [Ii]ntervals?|HDIs?|HPDIs?|HPD|[Hh]ighest[ -](?:posterior[ -])?density intervals?|PIs?|[Pp]rediction intervals?|UIs?|[Uu]ncertainty intervals?|IQRs?|[Ii]nter-?[Qq]uartile (?:[Rr]ange|interval)s?|(?:very |extremely )?[Ll]ikely [Rr]anges?|[Rr]anges?|[Rr]anging|[Ii]ntervals?|Q1[ ]?[-–,][ ]?Q3)(?![A-Za-z])(?:[ \u00a0]?[([][ ]?(?:95%[ ])?(?:CIs?|CrIs?|IQR|PI|UI|HDI)[ ]?[)\]])?/y;
const NAME_LINK = /[ \u00a0]?(?:[,:;=][ \u00a0]?|[ \u00a0]of[ \u00a0]|[ \u00a0](?:was|is|were|are)[ \u00a0])?(?:from[ \u00a0]|between[ \u00a0])?/y;
const BOUND_SIGN = /[ \u00a0]{0,2}(?:[–—‑−]|-{1,2}|to|,|;|and|\.\.\.?|…|:|~|÷|through)[ \u00a0]{0,2}/y;
const OPEN_END = /(?:NE|NR|NA|N\.E\.|n\.e\.|∞|\+∞|infinity|not estimable|not reached|not evaluable|not calculable|could not be estimated|—|–)(?![A-Za-z])/y;

/**
 * An interval that begins at `at`: `95% CI 0.32–0.71`, `IQR, 8 to 15`, `(0.32, 0.71)` with `named` false.
 * A name without bounds gives only its end: the 95 of `with 95% CIs` is no figure.
 */
export function intervalAt(p: Page, at: number, mode: IntervalMode): { readonly draft?: Draft; readonly end: number } | undefined {
  const { text } = p;
  let cursor = at;
  let level: number | undefined;
  let name: Quantity['intervalName'] | undefined;
  const c = text.charCodeAt(at);
  const digit = c >= 0x30 && c <= 0x39;
  if (digit) {
    LEVEL.lastIndex = at;
    const found = LEVEL.exec(text);
    if (found) { level = Number(found[1]); cursor = LEVEL.lastIndex; }
  }
  if (!digit || level !== undefined) {
    NAME.lastIndex = cursor;
    const found = NAME_FIRST.has(text[cursor] ?? '') ? NAME.exec(text) : null;
    if (found && (level !== undefined || !/^(?:[Rr]anging|[Ii]ntervals?|PIs?|UIs?|ICs?|[Rr]anges)$/.test(found[1]!) || /^ranging/i.test(found[1]!))) {
      name = intervalNameOf(found[1]!);
      cursor = NAME.lastIndex;
      // `CI 95% 0.32–0.71`
      const behind = level === undefined ? /^[ \u00a0]?(\d{2}(?:\.\d)?)[ \u00a0]?%(?![ ]?[-–])/.exec(text.slice(cursor, cursor + 8)) : null;
      if (behind) { level = Number(behind[1]); cursor += behind[0].length; }
    } else if (level !== undefined) { level = undefined; cursor = at; }
  }
  if (name === undefined && mode.named) return undefined;
  const nameEnd = cursor;
  if (name !== undefined) {
    NAME_LINK.lastIndex = cursor;
    if (NAME_LINK.exec(text)) cursor = NAME_LINK.lastIndex;
  }
  const bounds = boundsAt(p, cursor, name !== undefined, mode.unit?.unit);
  if (!bounds) {
    if (name === undefined) return undefined;
    // `interquartile range 5.1`: one number, a width
    const width = name === 'IQR' ? signedAt(p, cursor) : undefined;
    if (width && width.numeral.value >= 0) {
      const draft = single(p, width.numeral, width.start, width.end, 'spread');
      draft.intervalName = 'IQR';
      draft.spreadName = 'unknown';
      return { draft, end: draft.end };
    }
    return { end: nameEnd };
  }
  const draft = single(p, bounds.lower, bounds.start, bounds.numbersEnd, 'interval');
  if (bounds.upper) draft.upper = bounds.upper; else draft.openEnd = true;
  draft.numberSpan = { start: bounds.start, end: bounds.numbersEnd };
  draft.span = name !== undefined ? { start: at, end: bounds.unit && bounds.unit.span.end > bounds.numbersEnd ? bounds.unit.span.end : bounds.numbersEnd } : { start: bounds.start, end: Math.max(bounds.numbersEnd, bounds.unit?.span.end ?? 0) };
  draft.text = text.slice(draft.span.start, draft.span.end);
  draft.end = bounds.end;
  draft.intervalName = name ?? 'unknown';
  if (level !== undefined) draft.level = level;
  const unit = bounds.unit?.unit ?? mode.unit?.unit;
  if (unit) draft.unit = unit;
  if (bounds.unit) draft.unitSpan = bounds.unit.span;
  return { draft, end: bounds.end };
}

const NAME_FIRST = new Set([...'CcHhPpUuIiRrLlveQtbBeEWsoa']);

interface Bounds {
  readonly start: number;
  readonly lower: Numeral;
  readonly upper?: Numeral;
  readonly unit?: { readonly unit: NonNullable<Quantity['unit']>; readonly span: Quantity['span'] };
  readonly numbersEnd: number;
  readonly end: number;
}

function boundsAt(p: Page, at: number, named: boolean, parentUnit: Quantity['unit']): Bounds | undefined {
  const { text } = p;
  const bracketed = text[at] === '(' || text[at] === '[';
  const start = bracketed ? skip(text, at + 1) : /^from /i.test(text.slice(at, at + 5)) ? at + 5 : /^range,? /i.test(text.slice(at, at + 7)) && !named ? at : at;
  const lower = signedAt(p, named && /^[<>≤≥]/.test(text[start] ?? '') ? skip(text, start + 1) : start);
  if (!lower || lower.numeral.style === 'fold') return undefined;
  const lowerUnit = unitAfter(p, lower.end, lower.numeral);
  for (const from of lowerUnit ? [lowerUnit.span.end, lower.end] : [lower.end]) {
    BOUND_SIGN.lastIndex = from;
    const sign = BOUND_SIGN.exec(text);
    if (!sign) continue;
    const upperAt = BOUND_SIGN.lastIndex;
    const upper = signedAt(p, upperAt);
    if (!upper) {
      OPEN_END.lastIndex = upperAt;
      const open = OPEN_END.exec(text);
      if (!open) continue;
      let end = OPEN_END.lastIndex;
      if (bracketed && /^\s?[)\]]/.test(text.slice(end, end + 2))) end = text.indexOf(text[at] === '(' ? ')' : ']', end) + 1 || end;
      return { start, lower: lower.numeral, unit: lowerUnit ?? undefined, numbersEnd: OPEN_END.lastIndex, end };
    }
    // Lists of three or more are no bounds.
    if (/^\s?[,;]\s?\d/.test(text.slice(upper.end, upper.end + 3)) && !named && sign[0].trim() === ',') return undefined;
    if (!named && !(lower.numeral.value <= upper.numeral.value)) return undefined;
    let unit = unitAfter(p, upper.end, upper.numeral) ?? (text[upper.end] === '+' && named ? unitAfter(p, upper.end + 1, upper.numeral) : undefined) ?? lowerUnit;
    if (unit?.hyphenated) unit = undefined;
    if (!named && unit && parentUnit && unit.unit.dimension !== parentUnit.dimension) return undefined;
    let lowerNumeral: Numeral = lower.numeral;
    if (upper.numeral.times !== 1 && lower.numeral.times === 1 && lower.numeral.value * upper.numeral.times < upper.numeral.value) {
      lowerNumeral = { ...lowerNumeral, value: lowerNumeral.value * upper.numeral.times, tolerance: lowerNumeral.tolerance * upper.numeral.times };
    }
    let end = Math.max(upper.end, unit && unit.span.start >= upper.end ? unit.span.end : 0);
    const numbersEnd = upper.end;
    if (bracketed) {
      const closing = /^\s?[)\]]/.exec(text.slice(end, end + 2));
      if (!closing && !named) return undefined;
      if (closing) end += closing[0].length;
    } else if (!named && !/^\s?(?:[)\];,]|$)/.test(text.slice(end, end + 2))) return undefined;
    return { start, lower: lowerNumeral, upper: upper.numeral, unit, numbersEnd, end };
  }
  return undefined;
}

function intervalNameOf(printed: string): Quantity['intervalName'] {
  const lower = printed.toLowerCase();
  if (lower.startsWith('cri') || lower.startsWith('cred') || lower.startsWith('h')) return 'CrI';
  if (lower.startsWith('c') || lower.startsWith('ic')) return 'CI';
  if (lower.startsWith('iqr') || lower.startsWith('inter-') || lower.startsWith('interq') || lower.startsWith('q')) return 'IQR';
  if (lower.startsWith('p')) return 'PI';
  if (lower.includes('likely')) return 'likely range';
  if (lower.startsWith('rang')) return 'range';
  return 'unknown';
}

/** Whether an estimate lies in the interval. */
export function contains(interval: Pick<Quantity, 'value' | 'upper'>, value: number): boolean {
  return interval.value.value <= value && value <= (interval.upper?.value ?? Infinity);
}
