import type { Slip } from '../consistency/blockwise.js';
import type { Document } from '../document/document.js';
import { t } from '../text/language.js';
import { overlaps, shift, type Span } from '../text/span.js';
import type { ManuscriptFigures } from '../verdict/manuscriptFigures.js';
import type { CheckedFigure } from '../verdict/verdict.js';
import type { Fix } from './finding.js';
import { moved } from './moved.js';
import type { Found, Manuscript } from './rule.js';

/**
 * The edit that mends a slip of the author's own. It is never the preferred one: which of the numbers that contradict
 * each other is wrong, the author must know. None where the source does not read as it is printed.
 */
export function slipFix({ edit, expected }: Slip, document: Document, text = expected): readonly Fix[] {
  if (!edit || text === undefined || !/^[\d.,·%]{1,16}$/.test(text)) return [];
  const number = text.replace(/%$/, '');
  if (!/^[\d.,·]+$/.test(document.text.slice(edit.start, edit.end))) return [];
  return [{ title: t`Change to ${expected ?? text}`, span: edit, text: number, preferred: false }];
}

/** Less the slips about a figure that already contradicts its source: one finding a place. */
export function unlessJudged<T extends Slip>({ figures }: Manuscript, slips: readonly T[]): readonly T[] {
  if (slips.length === 0) return slips;
  const judged = contradictedIn(figures);
  return slips.filter(({ span, about }) => !judged.overlap(span) && !(about && judged.overlap(about)));
}

/** Where figures contradict their source. */
interface Contradicted {
  overlap(span: Span): boolean;
}

const contradicted = new WeakMap<ManuscriptFigures, Contradicted>();

function contradictedIn(figures: ManuscriptFigures): Contradicted {
  let known = contradicted.get(figures);
  if (!known) {
    const spans = figures.blocks.flatMap(({ start, figures: all }) => contradictedOf(all).map(({ span }) => shift(span, start))).sort((a, b) => a.start - b.start);
    const longest = spans.reduce((most, { start, end }) => Math.max(most, end - start), 0);
    known = {
      overlap(span) {
        for (let i = firstAt(spans, span.start - longest); i < spans.length && spans[i]!.start <= span.end; i++) if (overlaps(spans[i]!, span)) return true;
        return false;
      },
    };
    contradicted.set(figures, known);
  }
  return known;
}

const contradictedOfBlock = new WeakMap<readonly CheckedFigure[], readonly CheckedFigure[]>();

function contradictedOf(figures: readonly CheckedFigure[]): readonly CheckedFigure[] {
  let known = contradictedOfBlock.get(figures);
  if (!known) contradictedOfBlock.set(figures, (known = figures.filter(({ verdict }) => verdict.verdict === 'contradicted')));
  return known;
}

/** The index of the first span that starts at an offset or behind it. */
function firstAt(spans: readonly Span[], offset: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (spans[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Words each slip once; one whose block has moved is said again as it was, of its new place. */
export function eachOnce<T extends Slip>(word: (slip: T, manuscript: Manuscript) => Found): (slips: readonly T[], manuscript: Manuscript) => readonly Found[] {
  const worded = new WeakMap<object, { found: Found; start: number }>();
  return (slips, manuscript) => slips.map((slip) => {
    const { origin = slip, span: { start } } = slip;
    let memory = worded.get(origin);
    if (!memory) worded.set(origin, (memory = { found: word(slip, manuscript), start }));
    if (memory.start !== start) {
      memory.found = moved(memory.found, start - memory.start);
      memory.start = start;
    }
    return memory.found;
  });
}
