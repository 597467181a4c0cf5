import { contains } from './intervals.js';
import { tokenAt, type Draft, type Page } from './page.js';

const JOINT = /^-?[ \u00a0]*(?:,|and|or|vs?\.?|versus|to|,[ ]and|,[ ]or|&|compared[ ]with|compared[ ]to|\/|against|rather[ ]than|×|x|by)[ \u00a0]*$/;

/** `45 and 50 mg`, `5.7 ± 2.9 vs 14.4 ± 4.6 min`: a number without a unit takes that of the next one in its list. */
export function shareUnits(p: Page, found: readonly Draft[]): void {
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
export function timesTogether(p: Page, found: readonly Draft[]): void {
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

/** `P-values were 0.03 and 0.04`: the second is one, too. */
export function sharePValues(p: Page, found: readonly Draft[]): void {
  for (let i = 1; i < found.length; i++) {
    const one = found[i - 1]!;
    const next = found[i]!;
    if (one.kind !== 'p-value' || next.kind !== 'value' || next.unit || next.label !== undefined || next.value.value < 0 || next.value.value > 1 || next.value.decimals === 0) continue;
    if (next.span.start - one.end > 8 || !/^[ ]?(?:,|and|or|, and)[ ][<>=≤≥ ]{0,2}$/.test(p.text.slice(one.end, next.span.start))) continue;
    next.kind = 'p-value';
    next.label = one.label;
  }
}

/** Gives an interval, a spread or a p-value that stands by itself to the estimate just before it. */
export function adopt(p: Page, found: readonly Draft[]): Draft[] {
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
  return kept;
}

function belongs(p: Page, parent: Draft, draft: Draft): boolean {
  const from = Math.max(parent.end, parent.span.end);
  const gap = p.text.slice(from, (draft.labelSpan ?? draft.relationSpan ?? draft.span).start);
  if (gap.length > 90 || /[.!?][ \u00a0\n]|\n\s*\n/.test(gap)) return false;
  if (draft.kind === 'interval') {
    if (parent.kind !== 'value' && parent.kind !== 'fold' && parent.kind !== 'fraction' || parent.companions.some((c) => c.kind === 'interval')) return false;
    // Where one of them is misprinted: `0.14 points more the next day (95% CI 0.05–0.11)`.
    const announced = draft.level !== undefined && /^[^,;:()[\]]{0,60}[([][ \u00a0]?$/.test(gap) && parent.value.decimals === draft.value.decimals && (parent.unit === undefined || draft.unit === undefined || parent.unit.canonical === draft.unit.canonical);
    return contains(draft, parent.value.value) || announced;
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
