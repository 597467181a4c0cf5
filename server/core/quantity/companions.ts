import { intervalNamed, spreadNamed } from './announced.js';
import { denominatorAt } from './fractions.js';
import { contains, intervalAt } from './intervals.js';
import { signedAt, single, skip, tokenAt, unitAfter, type Draft, type Page } from './page.js';
import { spreadAt } from './spreads.js';
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
      // `mean difference 4.1, 2.0 to 6.2`
      const bounds = c === ',' && draft.label !== undefined && draft.value.decimals > 0 && !draft.companions.some((one) => one.kind === 'interval') ? intervalAt(p, start, { named: false, unit: draft }) : undefined;
      if (bounds?.draft && bounds.draft.value.decimals > 0 && contains(bounds.draft, draft.value.value) && !/,/.test(text.slice(bounds.draft.value.span.end, bounds.draft.upper?.span.start))) {
        draft.companions = [...draft.companions, bounds.draft];
        draft.end = bounds.draft.end;
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
  if (!value || /^[–-]\d|^[–-]\.\d/.test(text.slice(value.end, value.end + 3)) || value.numeral.value > 1 || value.numeral.value < 0 || text[value.end] === '%') return undefined;
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
  // A signed number in brackets is a change and no spread: `45.6 (+3.5)`.
  if (before.length > 0 || value.currency || numeral.span.start !== numeral.span.end - numeral.printed.length || /^[−–+-]/.test(numeral.printed)) return undefined;
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
