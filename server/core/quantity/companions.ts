import { signedAt, tokenAt, unitAfter, type Draft, type Page } from './page.js';
import { denominatorAt } from './fractions.js';
import type { Numeral, Quantity } from './quantity.js';
import { unitAt, unitOf } from './units.js';

const PERCENT = unitOf('%')!;

/** What is printed beside an estimate and says more of the same: `(95% CI 0.32–0.71; p < .001)`, `± 1.3`, `(163/270)`. */
export function companionsAfter(p: Page, draft: Draft): Draft {
  const { text } = p;
  for (let round = 0; round < 4; round++) {
    const at = skip(text, draft.end);
    const c = text[at];
    if (c === '(' || c === '[') {
      const inside = bracket(p, draft, at);
      if (!inside) break;
      draft.companions = [...draft.companions, ...inside.companions];
      draft.end = inside.end;
      if (!inside.closed) break;
      afterBracket(p, draft);
      continue;
    }
    if (c === ',' || c === ';') {
      const start = skip(text, at + 1);
      const share = c === ',' && draft.denominator ? percentOf(p, draft, start) : undefined;
      if (share) {
        draft.companions = [...draft.companions, share.draft];
        draft.end = share.end;
        continue;
      }
      const item = draft.kind === 'statistic' ? pValueAt(p, start) : namedItem(p, draft, start, false);
      if (!item) break;
      draft.companions = [...draft.companions, item.draft];
      draft.end = item.end;
      continue;
    }
    break;
  }
  return draft;
}

/** `14/62, 22.6%`: the same share once more. */
function percentOf(p: Page, draft: Draft, at: number): Item | undefined {
  const numeral = tokenAt(p, at);
  const unit = numeral && unitAfter(p, numeral.span.end, numeral);
  if (!unit || unit.unit.canonical !== '%' || Math.abs(100 * draft.value.value / draft.denominator!.value - numeral.value) > 1) return undefined;
  const item = single(p, numeral, at, unit.span.end, 'value');
  item.unit = unit.unit;
  item.unitSpan = unit.span;
  return { draft: item, end: unit.span.end };
}

interface Inside {
  readonly companions: readonly Draft[];
  readonly end: number;
  readonly closed: boolean;
}

const SEPARATOR = /[ \u00a0]*(?:[,;][ \u00a0]*(?:and[ ]+)?|[ \u00a0]and[ \u00a0]|[ \u00a0](?=[Pp][ -]?[<=>v]))/y;

function bracket(p: Page, draft: Draft, open: number): Inside | undefined {
  const { text } = p;
  const close = text[open] === '(' ? ')' : ']';
  const companions: Draft[] = [];
  let at = skip(text, open + 1);
  let end = open;
  for (let count = 0; count < 6; count++) {
    const item = namedItem(p, draft, at, true) ?? bareItem(p, draft, at, close, companions);
    if (!item) break;
    companions.push(item.draft);
    end = item.end;
    const after = skip(text, end);
    if (text[after] === close) return { companions, end: after + 1, closed: true };
    SEPARATOR.lastIndex = end;
    const separator = SEPARATOR.exec(text);
    if (!separator) break;
    at = skip(text, SEPARATOR.lastIndex);
  }
  return companions.length > 0 ? { companions, end, closed: false } : undefined;
}

interface Item {
  readonly draft: Draft;
  readonly end: number;
}

/** An item that says what it is: `95% CI …`, `SD 1.3`, `n = 163`, `p < .001`. */
function namedItem(p: Page, draft: Draft, at: number, inside: boolean): Item | undefined {
  const { text } = p;
  const interval = intervalAt(p, at, { named: true, unit: draft });
  if (interval?.draft) return { draft: interval.draft, end: interval.draft.end };
  const spread = spreadAt(p, at);
  if (spread) { if (draft.unit && !spread.draft.unit) spread.draft.unit = draft.unit; return spread; }
  return pValueAt(p, at) ?? (inside ? countAt(p, at, text) : undefined);
}

const P_VALUE = /(?:two-sided |one-sided |2-sided |log-rank |corrected |adjusted |Bonferroni[a-z-]* )?([Pp](?:[- ]?values?)?(?:[ ](?:for|of)[ ](?:the[ ])?[A-Za-z-]{2,20}(?:[ ][A-Za-z-]{2,16})?)?)[ \u00a0]?(=|<|>|≤|≥|<=|>=|,|:|of)?[ \u00a0]?(?=[\d.0])/y;

function pValueAt(p: Page, at: number): Item | undefined {
  const { text } = p;
  const c = text.charCodeAt(at) | 0x20;
  // p t o 2 l c a b
  if (c !== 0x70 && c !== 0x74 && c !== 0x6f && c !== 0x32 && c !== 0x6c && c !== 0x63 && c !== 0x61 && c !== 0x62) return undefined;
  P_VALUE.lastIndex = at;
  const found = P_VALUE.exec(text);
  if (!found) return undefined;
  const value = signedAt(p, P_VALUE.lastIndex);
  if (!value || value.numeral.value > 1 || value.numeral.value < 0 || text[value.end] === '%') return undefined;
  const labelStart = at + found[0].indexOf(found[1]!);
  const sign = found[2] === '<=' ? '≤' : found[2] === '>=' ? '≥' : found[2];
  const draft = single(p, value.numeral, value.start, value.end, 'p-value');
  draft.relation = sign === '<' || sign === '>' || sign === '≤' || sign === '≥' ? sign : '=';
  draft.label = found[1]!;
  draft.labelSpan = { start: labelStart, end: labelStart + found[1]!.length };
  draft.relationSpan = { start: draft.labelSpan.end, end: value.start };
  return { draft, end: value.end };
}

const COUNT = /([nN])[ \u00a0]?=[ \u00a0]?(?=\d)/y;

function countAt(p: Page, at: number, text: string): Item | undefined {
  const c = text.charCodeAt(at) | 0x20;
  if (c !== 0x6e) return undefined;
  COUNT.lastIndex = at;
  const found = COUNT.exec(text);
  const numeral = found && tokenAt(p, COUNT.lastIndex);
  if (!found || !numeral) return undefined;
  const draft = single(p, numeral, numeral.span.start, numeral.span.end, 'value');
  draft.label = found[1]!;
  draft.labelSpan = { start: at, end: at + 1 };
  draft.relationSpan = { start: at + 1, end: numeral.span.start };
  const of = denominatorAt(p, numeral.span.end, numeral.value);
  if (of) { draft.kind = 'fraction'; draft.denominator = of.numeral; draft.span = { start: draft.span.start, end: of.end }; draft.numberSpan = draft.span; draft.text = text.slice(draft.span.start, of.end); draft.end = of.end; }
  return { draft, end: draft.end };
}

/** An item that only its shape explains: `(0.32–0.71)`, `(163/270)`, `(60%)`, `(1.2)`. */
function bareItem(p: Page, draft: Draft, at: number, close: string, before: readonly Draft[]): Item | undefined {
  const { text } = p;
  const interval = intervalAt(p, at, { named: false, unit: draft });
  if (interval?.draft) {
    const inside = draft.kind !== 'fraction' && contains(interval.draft, draft.value.value);
    const clearly = interval.draft.intervalName !== 'unknown';
    if (!clearly) Object.assign(interval.draft, intervalNamed(text, draft.numberSpan.start));
    if ((inside || clearly) && !before.some((c) => c.kind === 'interval')) return { draft: interval.draft, end: interval.draft.end };
    return undefined;
  }
  const value = signedAt(p, at);
  if (!value) return undefined;
  const { numeral } = value;
  const count = draft.kind === 'fraction' || draft.kind === 'value' && !draft.unit;
  const share = draft.unit?.canonical === '%';
  // (163/270), (163 of 270 patients)
  if ((share || count || draft.kind === 'fraction') && numeral.decimals === 0 && numeral.style !== 'fold') {
    const of = denominatorAt(p, numeral.span.end, numeral.value);
    if (of) {
      let end = of.end;
      const noun = /^ [a-z]{3,}(?: [a-z]{3,})?(?=[);\],])/.exec(text.slice(end, end + 40));
      if (noun) end += noun[0].length;
      const item = single(p, numeral, numeral.span.start, of.end, 'fraction');
      item.denominator = of.numeral;
      return { draft: item, end };
    }
  }
  const unit = unitAfter(p, value.end, numeral);
  if (unit) {
    // 163 (60%), 163/270 (60%)
    if (unit.unit.canonical !== '%' || !count || unit.hyphenated) return undefined;
    const after = text[skip(text, unit.span.end)];
    if (after !== close && after !== ',' && after !== ';') return undefined;
    const item = single(p, numeral, value.start, unit.span.end, 'value');
    item.unit = unit.unit;
    item.unitSpan = unit.span;
    return { draft: item, end: unit.span.end };
  }
  if (before.length > 0) return undefined;
  // 154 (29), 163 (60.4): what the number in the bracket means, the header or the text before says
  const after = skip(text, value.end);
  if (text[after] !== close || draft.timePoint || draft.label === 'n' || draft.label === 'N') return undefined;
  if (numeral.inWords || draft.value.inWords) return undefined;
  if (numeral.plain && numeral.value >= 1900 && numeral.value <= 2100) return undefined;
  const item = single(p, numeral, value.start, value.end, 'spread');
  // `0.47(5)`: the last place is uncertain by 5
  if (text[value.start - 2] !== ' ' && value.start - 1 === draft.numberSpan.end && draft.value.decimals > 0 && numeral.plain && value.end - value.start <= 2) {
    const place = 10 ** -draft.value.decimals;
    item.value = { ...numeral, value: Number((numeral.value * place).toFixed(draft.value.decimals)), tolerance: 0.5 * place, decimals: draft.value.decimals };
    item.spreadName = 'unknown';
    return { draft: item, end: value.end };
  }
  // 24/88 (27.3)
  if (draft.denominator && Math.abs(100 * draft.value.value / draft.denominator.value - numeral.value) <= Math.max(numeral.tolerance * 2, 0.06)) {
    item.kind = 'value';
    item.unit = PERCENT;
    return { draft: item, end: value.end };
  }
  item.spreadName = spreadNamed(text, draft.numberSpan.start);
  // Without a hint a bare integer in square brackets is a citation, and a small one in round brackets may be.
  if (item.spreadName === 'unknown' && !p.cell && (close === ']' && numeral.plain || numeral.plain && draft.unit !== undefined && draft.value.decimals > 0)) return undefined;
  return { draft: item, end: value.end };
}

const ANNOUNCED = /(?:[([]|±|\+\/-)\s?(?:(SDs?|SEM?|s\.d\.|s\.e\.|standard deviations?|standard errors?)|(IQR|interquartile range)|(range|min[–-]max)|(95 ?% ?CI))\s?(?:[)\]]|\b)/gi;

/** `mean (SD) age was 61.1 (10.2)`, `median (range)`: what the text before says of the bracket; the last word counts. */
function announced(text: string, start: number): RegExpExecArray | undefined {
  const before = text.slice(Math.max(0, start - 160), start);
  if (!/[([±]|\+\/-/.test(before)) return undefined;
  let last: RegExpExecArray | undefined;
  for (const found of before.matchAll(ANNOUNCED)) if (!/[.;]\s/.test(before.slice(found.index))) last = found;
  return last;
}

function spreadNamed(text: string, start: number): NonNullable<Quantity['spreadName']> {
  const name = announced(text, start)?.[1];
  return name ? spreadNameOf(name) : 'unknown';
}

function intervalNamed(text: string, start: number): Partial<Pick<Quantity, 'intervalName' | 'level'>> {
  const found = announced(text, start);
  return found?.[2] ? { intervalName: 'IQR' } : found?.[3] ? { intervalName: 'range' } : found?.[4] ? { intervalName: 'CI', level: 95 } : {};
}

/** After a closed bracket: `82 (55, 100) minutes`, `8 (57%) of 14 patients`. */
function afterBracket(p: Page, draft: Draft): void {
  const { text } = p;
  if (draft.kind === 'value' && !draft.unit) {
    const unit = unitAt(text, draft.end, { decimal: true });
    const ofRatio = unit !== undefined && !/^per 1[0 ,]*00/.test(text.slice(unit.span.start, unit.span.start + 12)) && /^(?:per|an?|each|every)\b|^\//.test(text.slice(unit.span.start, unit.span.start + 6));
    if (unit && !ofRatio && !unit.hyphenated && unit.span.start > draft.end && draft.companions.every((c) => c.unit?.canonical !== '%')) {
      draft.unit = unit.unit;
      draft.unitSpan = unit.span;
      draft.end = unit.span.end;
      for (const companion of draft.companions as Draft[]) if (!companion.unit && (companion.kind === 'interval' || companion.kind === 'spread')) companion.unit = unit.unit;
      return;
    }
    if (draft.companions.some((c) => c.unit?.canonical === '%') && !draft.denominator && draft.value.decimals === 0) {
      const of = denominatorAt(p, draft.end, draft.value.value);
      if (of && /^ (?:of|out)/.test(text.slice(draft.end, draft.end + 4))) {
        draft.kind = 'fraction';
        draft.denominator = of.numeral;
        draft.end = of.end;
      }
    }
  }
}

// ---- Intervals ----

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

// ---- Spreads ----

const PLUS_MINUS = /[ \u00a0\u2009\u202f]{0,2}(?:±|\+\/[-−–]|\+[-−]|\+ or -)[ \u00a0\u2009\u202f]{0,2}(?=[\d.])/y;
const SPREAD_NAME = /([Ss]td\.?(?: dev\.?)?|SDs?|SEMs?|SEs?|s\.d\.|s\.e\.m?\.?|[Ss]tandard deviations?|[Ss]tandard errors?(?: of the mean)?)(?![A-Za-z])(?:[ ][([](?:SD|SE|SEM)[)\]])?[ \u00a0]?(?:[=:,±][ \u00a0]?|[ ]of[ ])?(?=[\d.])/y;
const NAME_BEHIND = /[ \u00a0]?[([]?(SDs?|SEMs?|SEs?|s\.d\.|s\.e\.m?\.?|[Ss]tandard deviations?|[Ss]tandard errors?)(?![A-Za-z])[)\]]?/y;

/** `± 1.3 SD`, `SD = 1.3`, `(SD 0.4`: from `at`, which stands behind a number or inside its bracket. */
export function spreadAt(p: Page, at: number): { readonly draft: Draft; readonly end: number } | undefined {
  const { text } = p;
  const c = text.charCodeAt(at);
  if (c === 0x20 || c === 0xa0 || c === 0x2009 || c === 0x202f || c === 0xb1 || c === 0x2b) {
    PLUS_MINUS.lastIndex = at;
    if (!PLUS_MINUS.exec(text)) return undefined;
    const numeral = tokenAt(p, PLUS_MINUS.lastIndex);
    if (!numeral) return undefined;
    const draft = single(p, numeral, numeral.span.start, numeral.span.end, 'spread');
    draft.relationSpan = { start: at, end: numeral.span.start };
    let end = numeral.span.end;
    const inner = unitAfter(p, end, numeral) ?? closedUnit(p, end);
    if (inner && inner.unit.canonical !== 'S') { draft.unit = inner.unit; draft.unitSpan = inner.span; end = Math.max(end, inner.span.end); }
    NAME_BEHIND.lastIndex = end;
    const name = NAME_BEHIND.exec(text);
    draft.spreadName = name ? spreadNameOf(name[1]!) : spreadNamed(text, at);
    if (name) end = NAME_BEHIND.lastIndex;
    draft.end = end;
    return { draft, end };
  }
  if (c !== 0x53 && c !== 0x73) return undefined;
  SPREAD_NAME.lastIndex = at;
  const found = SPREAD_NAME.exec(text);
  const numeral = found && tokenAt(p, SPREAD_NAME.lastIndex);
  if (!found || !numeral) return undefined;
  const draft = single(p, numeral, numeral.span.start, numeral.span.end, 'spread');
  draft.spreadName = spreadNameOf(found[1]!);
  draft.label = found[1]!;
  draft.labelSpan = { start: at, end: at + found[1]!.length };
  let end = numeral.span.end;
  const unit = unitAfter(p, end, numeral);
  if (unit) { draft.unit = unit.unit; draft.unitSpan = unit.span; end = unit.span.end; }
  draft.end = end;
  return { draft, end };
}

/** `(2.08 ± 0.89) mm` */
function closedUnit(p: Page, end: number): ReturnType<typeof unitAt> {
  return p.text[end] === ')' ? unitAt(p.text, end + 1, { decimal: true }) : undefined;
}

export function spreadNameOf(printed: string): NonNullable<Quantity['spreadName']> {
  const lower = printed.toLowerCase();
  if (lower.startsWith('sd') || lower.startsWith('std') || lower.startsWith('s.d') || lower.includes('deviation')) return 'SD';
  if (lower.startsWith('sem') || lower.startsWith('s.e.m') || lower.includes('of the mean')) return 'SEM';
  return 'SE';
}

// ---- Small things ----

function single(p: Page, value: Numeral, start: number, end: number, kind: Quantity['kind']): Draft {
  return { span: { start, end }, text: p.text.slice(start, end), kind, numberSpan: { start, end }, value, relation: '=', hedge: 'none', companions: [], end };
}

function skip(text: string, at: number): number {
  let end = at;
  while (end - at < 4) {
    const c = text.charCodeAt(end);
    // spaces and citation marks
    if (c !== 0x20 && c !== 0xa0 && c !== 0x2009 && c !== 0x202f && c !== 0x0a && c !== 0xfffc) break;
    end++;
  }
  return end;
}

/** Whether an estimate lies in the interval. */
export function contains(interval: Pick<Quantity, 'value' | 'upper'>, value: number): boolean {
  return interval.value.value <= value && value <= (interval.upper?.value ?? Infinity);
}
