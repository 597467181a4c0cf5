import { spreadNamed, spreadNameOf } from './announced.js';
import { single, tokenAt, unitAfter, type Draft, type Page } from './page.js';
import { unitAt } from './units.js';

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
    if (inner && inner.unit.canonical !== 'S' && inner.unit.canonical !== 'SD') { draft.unit = inner.unit; draft.unitSpan = inner.span; end = Math.max(end, inner.span.end); }
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
