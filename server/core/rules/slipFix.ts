import type { Slip } from '../consistency/blockwise.js';
import type { Document } from '../document/document.js';
import { overlaps } from '../text/span.js';
import type { Fix } from './finding.js';
import type { Manuscript } from './rule.js';

/**
 * The edit that mends a slip of the author's own. It is never the preferred one: which of the numbers that contradict
 * each other is wrong, the author must know. None where the source does not read as it is printed.
 */
export function slipFix({ edit, expected }: Slip, document: Document, text = expected): readonly Fix[] {
  if (!edit || text === undefined || !/^[\d.,·%]{1,16}$/.test(text)) return [];
  const number = text.replace(/%$/, '');
  if (!/^[\d.,·]+$/.test(document.text.slice(edit.start, edit.end))) return [];
  return [{ title: `Change to ${expected}`, span: edit, text: number, preferred: false }];
}

/** Less the slips about a figure that already contradicts its source: one finding a place. */
export function unlessJudged<T extends Slip>({ figures }: Manuscript, slips: readonly T[]): readonly T[] {
  if (slips.length === 0) return slips;
  const judged = figures.all.filter(({ verdict }) => verdict.verdict === 'contradicted');
  return slips.filter((slip) => !judged.some(({ span }) => overlaps(span, slip.span) || (slip.about && overlaps(span, slip.about))));
}
