import { signedAt, type Draft, type Page } from './page.js';

const STATISTIC = /([tFrzHUQWBGd]|χ[²2]|X[²2]|χ²|r_?s|[Cc]hi-?squared?|Wald)[ \u00a0]?$/;
const DEGREES = /\([ \u00a0]?(?:df[ \u00a0]?=[ \u00a0]?)?(\d{1,6}(?:\.\d{1,4})?)(?:[ \u00a0]?[,;][ \u00a0]?(?:[Nn][ \u00a0]?=[ \u00a0]?)?(\d{1,3}(?:,\d{3})+|\d{1,7}(?:\.\d{1,4})?))?[ \u00a0]?\)[ \u00a0]?(=|<|>|≤|≥)[ \u00a0]?/y;

/** `t(66) = 2.96`, `F(1, 236) = 0.40`, `χ²(2, N = 100) = 5.6`, from the token of its first degree of freedom. */
export function statisticAt(p: Page, i: number): Draft | undefined {
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
