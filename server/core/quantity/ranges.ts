import type { Left } from './left.js';
import { extend, signedAt, unitAfter, type Draft, type Page } from './page.js';

const RANGE_SIGN = /(?:[ \u00a0]?(?:-{2,3}|[–—‑−-]|~|∼)[ \u00a0]?(?=[\d.−–+$€£-])|-?[ \u00a0]+(?:to|through|till)[ \u00a0]+|[–-]to[–-])(?=[\d.−–+$€£a-zA-Z-])/y;
const AND = /[ \u00a0]+and[ \u00a0]+/y;
const CHANGES = /\b(?:increas|decreas|reduc|declin|improv|rose|ris|rais|fell|fall|drop|grew|grow|went|chang|lower|shift|climb|mov|cut|expand|shr[aiu]nk|doubled|advanc|dimin|elevat|progress|escalat|extend|shorten|prolong|jump)[a-z]*[^.;()]{0,60}\bfrom\s*$/i;

/** Makes the draft a range if a second number follows: `20–30 mg/kg`, `44 mg to 50 mg`, `between 20 and 30`. `fell from 9.5 to 2.5 days` is two figures. */
export function rangeAfter(p: Page, i: number, draft: Draft, left: Left): void {
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
