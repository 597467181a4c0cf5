import type { PlacedSlip, Slip } from '../consistency/blockwise.js';
import { t } from '../text/language.js';
import { overlaps, type Span } from '../text/span.js';
import type { ManuscriptFigures } from '../verdict/manuscriptFigures.js';
import type { CheckedFigure } from '../verdict/verdict.js';
import type { Fix } from './finding.js';
import { moved } from './moved.js';
import type { Found, Manuscript } from './rule.js';

/**
 * The edit that mends a slip of the author's own. It is never the preferred one: which of the numbers that contradict
 * each other is wrong, the author must know. None where the source does not read as it is printed.
 */
export function slipFix({ edit, expected }: Slip, written: Written, text = expected): readonly Fix[] {
  if (!edit || text === undefined || !/^[\d.,·%]{1,16}$/.test(text)) return [];
  const number = text.replace(/%$/, '');
  if (!/^[\d.,·]+$/.test(written(edit))) return [];
  return [{ title: t`Change to ${expected ?? text}`, span: edit, text: number, preferred: false }];
}

/** How the manuscript writes a place of the slip's block. */
export type Written = (span: Span) => string;

/** Less the slips about a figure that already contradicts its source: one finding a place. */
export function unlessJudged<T extends Slip>({ figures }: Manuscript, slips: readonly PlacedSlip<T>[]): readonly PlacedSlip<T>[] {
  if (slips.length === 0) return slips;
  const judged = contradictedIn(figures);
  return slips.filter(({ slip: { span, about }, start }) => !judged.get(start)?.some((figure) => overlaps(figure.span, span) || (about && overlaps(figure.span, about))));
}

/** Figures that contradict their source, by where their block begins: nothing of one block lies on what is in another. */
type Contradicted = ReadonlyMap<number, readonly CheckedFigure[]>;

const contradicted = new WeakMap<ManuscriptFigures, Contradicted>();

function contradictedIn(figures: ManuscriptFigures): Contradicted {
  let known = contradicted.get(figures);
  if (!known) contradicted.set(figures, (known = new Map(figures.blocks.map(({ start, figures: all }) => [start, contradictedOf(all)]))));
  return known;
}

const contradictedOfBlock = new WeakMap<readonly CheckedFigure[], readonly CheckedFigure[]>();

function contradictedOf(figures: readonly CheckedFigure[]): readonly CheckedFigure[] {
  let known = contradictedOfBlock.get(figures);
  if (!known) contradictedOfBlock.set(figures, (known = figures.filter(({ verdict }) => verdict.verdict === 'contradicted')));
  return known;
}

/** Words each slip once, as `word` says it counted from the start of its block; it is said again wherever the block moves to. */
export function eachOnce<T extends Slip>(word: (slip: T, written: Written) => Found): (slips: readonly PlacedSlip<T>[], manuscript: Manuscript) => readonly Found[] {
  const worded = new WeakMap<T, { found: Found; start: number }>();
  return (slips, { document: { text } }) => slips.map(({ slip, start }) => {
    let memory = worded.get(slip);
    if (!memory) worded.set(slip, (memory = { found: word(slip, (span) => text.slice(start + span.start, start + span.end)), start: 0 }));
    if (memory.start !== start) {
      memory.found = moved(memory.found, start - memory.start);
      memory.start = start;
    }
    return memory.found;
  });
}
