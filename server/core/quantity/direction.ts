import type { Left } from './left.js';
import type { Draft, Page } from './page.js';

const BEHIND = /[ \u00a0]+(?:(?:years?|yrs?)[ ]+(?:old|of age)[ ]+)?(?:or|and)[ ]+(more|older|higher|greater|above|over|longer|larger|later|worse|less|fewer|lower|younger|below|under|shorter|smaller|earlier)\b/y;
const UPWARD = new Set(['more', 'older', 'higher', 'greater', 'above', 'over', 'longer', 'larger', 'later', 'worse']);

/** `65 years or older`, `65+`: a relation that stands behind its number. */
export function suffixRelation(text: string, draft: Draft): void {
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

/** `12% higher`, `reduced by 12%`: which way the change goes, if the words beside it say so. */
export function withDirection(p: Page, draft: Draft, left: Left): void {
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
