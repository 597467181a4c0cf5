import { companionsAfter, contains, intervalAt, spreadAt } from './companions.js';
import { fractionAfter } from './fractions.js';
import { leftOf, type Left } from './left.js';
import { nameAround } from './names.js';
import { extend, page, signedAt, tokenAt, unitAfter, type Draft, type Page } from './page.js';
import type { Quantity } from './quantity.js';
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
  timesTogether(p, found);
  return adopt(p, found);
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

// ---- Ranges ----

const RANGE_SIGN = /(?:[ \u00a0]?(?:-{2,3}|[–—‑−-]|~|∼)[ \u00a0]?(?=[\d.−–+$€£-])|-?[ \u00a0]+(?:to|through|till)[ \u00a0]+|[–-]to[–-])(?=[\d.−–+$€£a-zA-Z-])/y;
const AND = /[ \u00a0]+and[ \u00a0]+/y;
const CHANGES = /\b(?:increas|decreas|reduc|declin|improv|rose|ris|rais|fell|fall|drop|grew|grow|went|chang|lower|shift|climb|mov|cut|expand|shr[aiu]nk|doubled|advanc|dimin|elevat|progress|escalat|extend|shorten|prolong|jump)[a-z]*[^.;()]{0,60}\bfrom\s*$/i;

function rangeAfter(p: Page, i: number, draft: Draft, left: Left): void {
  const { text } = p;
  const token = p.tokens[i]!;
  const first = unitAfter(p, token.span.end, token);
  for (const from of first ? [token.span.end, first.span.end] : [token.span.end]) {
    const sign = left.between ? AND : RANGE_SIGN;
    sign.lastIndex = from;
    const found = sign.exec(text);
    if (!found) continue;
    const upper = signedAt(p, sign.lastIndex);
    if (!upper) continue;
    const wordy = /[a-z]/.test(found[0]) || left.between;
    if (!wordy && (upper.numeral.inWords !== token.inWords || upper.numeral.inWords)) continue;
    if (wordy && left.from && CHANGES.test(text.slice(Math.max(0, left.from.start - 90), left.from.end))) return;
    if (wordy && !left.from && !left.between && /\bfrom\b/.test(text.slice(Math.max(0, token.span.start - 10), token.span.start))) return;
    let lower = draft.value;
    if (upper.numeral.times !== 1 && token.times === 1 && token.value * upper.numeral.times < upper.numeral.value) {
      lower = { ...lower, value: lower.value * upper.numeral.times, tolerance: lower.tolerance * upper.numeral.times };
    }
    if (!(lower.value < upper.numeral.value)) continue;
    // 601-213-4426, 3-5-2
    if (/^[–-]\d/.test(text.slice(upper.end, upper.end + 2))) return;
    const second = unitAfter(p, upper.end, upper.numeral);
    if (from !== token.span.end && (!second || second.unit.canonical !== first!.unit.canonical)) return;
    draft.kind = 'range';
    draft.value = lower;
    draft.upper = upper.numeral;
    draft.numberSpan = { start: draft.numberSpan.start, end: upper.end };
    extend(draft, upper.end);
    if (upper.currency && !draft.unit) { draft.unit = upper.currency.unit; draft.unitSpan = upper.currency.span; }
    return;
  }
}

// ---- Folds ----

const FOLD = /(?:[ -]?fold\b|[ \u00a0]?×(?![ \u00a0]?\d)(?=[ ),.;]|$)|x(?=[ ),.;]|$)(?! \d)|[- ]times(?=[ -](?:higher|more|greater|larger|longer|faster|lower|less|smaller|fewer|slower|shorter|better|worse|stronger|weaker|likelier|bigger|older|heavier|deeper|denser|as|the|that|those|its|their|what|cheaper|quicker)\b|[,.;)]| in ))/y;

function foldAfter(text: string, end: number, inWords: boolean): number | undefined {
  const c = text.charCodeAt(end);
  if (c !== 0x2d && c !== 0x20 && c !== 0xd7 && c !== 0x78 && c !== 0xa0 && c !== 0x66) return undefined;
  FOLD.lastIndex = end;
  const found = FOLD.exec(text);
  return found && !(inWords && /[x×]/.test(found[0])) ? FOLD.lastIndex : undefined;
}

/** `twofold` has its tail inside; `ten` of `ten fold` not. */
function foldTail(text: string, end: number): number {
  const found = /^[- ]fold\b/.exec(text.slice(end, end + 6));
  return found ? end + found[0].length : end;
}

// ---- Statistics ----

const STATISTIC = /([tFrzHUQWBGd]|χ[²2]|X[²2]|χ²|r_?s|[Cc]hi-?squared?|Wald)[ \u00a0]?$/;
const DEGREES = /\([ \u00a0]?(?:df[ \u00a0]?=[ \u00a0]?)?(\d{1,6}(?:\.\d{1,4})?)(?:[ \u00a0]?[,;][ \u00a0]?(?:[Nn][ \u00a0]?=[ \u00a0]?)?(\d{1,3}(?:,\d{3})+|\d{1,7}(?:\.\d{1,4})?))?[ \u00a0]?\)[ \u00a0]?(=|<|>|≤|≥)[ \u00a0]?/y;

/** `t(66) = 2.96`, `F(1, 236) = 0.40`, `χ²(2, N = 100) = 5.6`, from the token of its first degree of freedom. */
function statisticAt(p: Page, i: number): Draft | undefined {
  const { text } = p;
  const token = p.tokens[i]!;
  let open = token.span.start - 1;
  if (text[open] !== '(') {
    const back = text.slice(Math.max(0, token.span.start - 6), token.span.start);
    const df = /\([ ]?(?:df[ ]?=[ ]?)?$/.exec(back);
    if (!df) return undefined;
    open = token.span.start - df[0].length;
  }
  const name = STATISTIC.exec(text.slice(Math.max(0, open - 12), open));
  if (!name) return undefined;
  const labelStart = open - name[0].length;
  if (/[\w]/.test(text[labelStart - 1] ?? ' ')) return undefined;
  DEGREES.lastIndex = open;
  const found = DEGREES.exec(text);
  if (!found) return undefined;
  const value = signedAt(p, DEGREES.lastIndex);
  if (!value) return undefined;
  const degrees = [found[1]!, found[2]].filter((d): d is string => d !== undefined).map((d) => Number(d.replace(/,/g, '')));
  const draft: Draft = {
    span: { start: value.start, end: value.end }, text: text.slice(value.start, value.end), kind: 'statistic', numberSpan: { start: value.start, end: value.end },
    value: value.numeral, relation: found[3] as Draft['relation'], hedge: 'none', companions: [], end: value.end,
    label: text.slice(labelStart, DEGREES.lastIndex).replace(/\)[^)]*$/, ')'), degrees,
  };
  draft.labelSpan = { start: labelStart, end: labelStart + draft.label!.length };
  draft.relationSpan = { start: draft.labelSpan.end, end: DEGREES.lastIndex };
  return draft;
}

// ---- Relation behind, direction ----

const BEHIND = /[ \u00a0]+(?:(?:years?|yrs?)[ ]+(?:old|of age)[ ]+)?(?:or|and)[ ]+(more|older|higher|greater|above|over|longer|larger|later|worse|less|fewer|lower|younger|below|under|shorter|smaller|earlier)\b/y;
const UPWARD = new Set(['more', 'older', 'higher', 'greater', 'above', 'over', 'longer', 'larger', 'later', 'worse']);

function suffixRelation(text: string, draft: Draft): void {
  const end = Math.max(draft.end, draft.unitSpan?.end ?? 0);
  if (text[end] === '+' && draft.kind === 'value' && !/[\w+/]/.test(text[end + 1] ?? ' ')) {
    draft.relation = '≥';
    draft.relationSpan = { start: end, end: end + 1 };
    return;
  }
  if (text.charCodeAt(end) !== 0x20) return;
  BEHIND.lastIndex = end;
  const found = BEHIND.exec(text);
  if (!found) return;
  draft.relation = UPWARD.has(found[1]!) ? '≥' : '≤';
  draft.relationSpan = { start: end + 1, end: BEHIND.lastIndex };
}

const WAY_BEHIND = /[ \u00a0-](?:relative |absolute |overall |mean |net |significant |further )?(higher|greater|more|larger|longer|faster|increases?|increased|increasing|rise|gain|growth|improvement|elevation|better|stronger|lower|less|fewer|smaller|shorter|slower|reductions?|reduced|decreases?|decreased|declines?|drop|fall|loss|weaker|cheaper)\b/y;
const DOWN = /^(?:lower|less|fewer|smaller|shorter|slower|reduc|decreas|declin|drop|fall|loss|weaker|cheaper)/;
const WAY_BEFORE = /\b(increas|rose|rise|rising|grew|growth|gain|improve|elevated|reduc|decreas|fell|fall|declin|drop|lower|cut|shr)[a-z]*(?:[ ](?:of|by|was|were))?(?:[ ](?:about|approximately|nearly|almost|up to|at least|more than|roughly|around|an? (?:mean|median|average) of))?[ ]$/i;

function withDirection(p: Page, draft: Draft, left: Left): void {
  if (draft.direction || draft.kind === 'p-value' || draft.unit?.dimension === 'T' && p.text[draft.numberSpan.end] === '-' || draft.kind === 'statistic') return;
  if (!(draft.kind === 'fold' || draft.kind === 'fraction' || draft.unit)) return;
  const { text } = p;
  WAY_BEHIND.lastIndex = draft.span.end;
  const behind = text.charCodeAt(draft.span.end) <= 0xa0 || text[draft.span.end] === '-' ? WAY_BEHIND.exec(text) : null;
  if (behind) { draft.direction = DOWN.test(behind[1]!) ? 'down' : 'up'; return; }
  const start = left.start;
  const c = text.charCodeAt(start - 1);
  if (c !== 0x20) return;
  const before = WAY_BEFORE.exec(text.slice(Math.max(0, start - 40), start));
  // `reduced by 20 seconds` is how much; `improved within 50 hours` is when
  if (before && draft.timePoint) {
    if (!/by $/.test(before[0])) return;
    draft.timePoint = false;
  }
  if (before) draft.direction = /^(?:reduc|decreas|fell|fall|declin|drop|lower|cut|shr)/i.test(before[1]!) ? 'down' : 'up';
}

// ---- Between quantities ----

const JOINT = /^-?[ \u00a0]*(?:,|and|or|vs?\.?|versus|to|,[ ]and|,[ ]or|&|compared[ ]with|compared[ ]to|\/|against|rather[ ]than|×|x|by)[ \u00a0]*$/;

/** `45 and 50 mg`, `5.7 ± 2.9 vs 14.4 ± 4.6 min`: a number without a unit takes that of the next one in its list. */
function shareUnits(p: Page, found: readonly Draft[]): void {
  const shared = new Set<Draft>();
  for (let i = found.length - 2; i >= 0; i--) {
    const one = found[i]!;
    const next = found[i + 1]!;
    if (one.unit || !next.unit || one.kind !== 'value' && one.kind !== 'range' || next.kind !== 'value' && next.kind !== 'range') continue;
    if (one.label !== undefined && !/^(?:mean|median)$/i.test(one.label) || one.value.inWords !== next.value.inWords || timesOf(p, one) !== timesOf(p, next)) continue;
    const start = Math.max(one.end, one.span.end);
    const gap = next.relationSpan ? p.text.slice(start, Math.min(next.relationSpan.start, next.span.start)) : p.text.slice(start, next.span.start);
    if (gap.length > 16 || !JOINT.test(gap)) continue;
    // `45, 50 and 60 mg`, but not `dropout 0.1, 12 ms`
    if (gap.trim() === ',' && !shared.has(next)) continue;
    shared.add(one);
    // Counts beside percentages: `163 and 34%`
    if (next.unit.dimension === 'fraction' && (one.value.decimals !== next.value.decimals || one.value.value > 100 || gap.includes(';'))) continue;
    if (next.unitSpan && next.unitSpan.start < next.numberSpan.start) continue;
    one.unit = next.unit;
    one.unitSpan = next.unitSpan!;
    if ((next.timePoint || one.when && next.unit.dimension === 'T') && one.kind === 'value') one.timePoint = next.timePoint = true;
    for (const companion of one.companions as Draft[]) if (!companion.unit && (companion.kind === 'spread' || companion.kind === 'interval')) companion.unit = next.unit;
  }
}

/** `at baseline, 3 months and 12 months`: one point in time makes its neighbours points, too. */
function timesTogether(p: Page, found: readonly Draft[]): void {
  const join = (one: Draft, next: Draft): void => {
    if (one.unit?.dimension !== 'T' || next.unit?.dimension !== 'T' || one.timePoint === next.timePoint || next.span.start - one.span.end > 12) return;
    if (JOINT.test(p.text.slice(one.span.end, next.span.start))) one.timePoint = next.timePoint = true;
  };
  for (let i = 1; i < found.length; i++) join(found[i - 1]!, found[i]!);
  for (let i = found.length - 1; i > 0; i--) join(found[i - 1]!, found[i]!);
}

function isCount(draft: Draft): boolean {
  return draft.kind === 'value' && !draft.unit && draft.value.decimals === 0 && draft.label === undefined;
}

function timesOf(p: Page, draft: Draft): number {
  return tokenAt(p, draft.numberSpan.start)?.times ?? 1;
}

/** Gives an interval, a spread or a p-value that stands by itself to the estimate just before it. */
function adopt(p: Page, found: readonly Draft[]): Quantity[] {
  const kept: Draft[] = [];
  for (const draft of found) {
    let parent: Draft | undefined;
    // `b = 0.32, t(244) = 4.00, p < .001, 95% CI [0.16, 0.48]`: the interval is the estimate's, not the statistic's.
    for (let back = kept.length - 1; back >= 0 && back >= kept.length - (draft.kind === 'interval' ? 3 : 1); back--) {
      if (belongs(p, kept[back]!, draft)) { parent = kept[back]!; break; }
      if (kept[back]!.kind !== 'statistic' && kept[back]!.kind !== 'p-value') break;
    }
    if (parent) parent.companions = [...parent.companions, draft];
    else kept.push(draft);
  }
  return kept.map(quantityOf);
}

function belongs(p: Page, parent: Draft, draft: Draft): boolean {
  const from = Math.max(parent.end, parent.span.end);
  const gap = p.text.slice(from, (draft.labelSpan ?? draft.relationSpan ?? draft.span).start);
  if (gap.length > 90 || /[.!?][ \u00a0\n]|\n\s*\n/.test(gap)) return false;
  if (draft.kind === 'interval') {
    if (parent.kind !== 'value' && parent.kind !== 'fold' && parent.kind !== 'fraction' || parent.companions.some((c) => c.kind === 'interval')) return false;
    return contains(draft, parent.value.value);
  }
  // `12 of 40 patients (30%)`, `60% of patients (163/270)`
  const share = draft.kind === 'value' && draft.unit?.canonical === '%' && draft.relation === '=' && (parent.kind === 'fraction' && parent.denominator || isCount(parent));
  const counted = draft.kind === 'fraction' && draft.denominator && parent.kind === 'value' && parent.unit?.canonical === '%';
  if ((share || counted) && parent.companions.length === 0) {
    return /^[ \u00a0](?:[A-Za-z-]{2,20}[ \u00a0]){1,3}[([]$/.test(gap) && !/\b(?:and|or|vs|versus|than|but|while|to)\b/.test(gap) && /^[);,]/.test(p.text.slice(draft.end, draft.end + 1));
  }
  if (draft.kind === 'spread' && draft.spreadName) {
    return /^[ ]?[,;([]?[ ]{0,2}$/.test(gap) && (parent.kind === 'value') && !parent.companions.some((c) => c.kind === 'spread');
  }
  if (draft.kind === 'p-value') {
    return /^[ \u00a0]?[,;([]?[ \u00a0]{0,2}(?:(?:two|one)-sided[ ])?$/.test(gap) && parent.kind !== 'p-value' && !parent.companions.some((c) => c.kind === 'p-value');
  }
  return false;
}

/** The draft without what only the reading needed. */
export function quantityOf(draft: Draft | Quantity): Quantity {
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
