import type { Citation } from '../document/document.js';
import type { Quantity } from '../quantity/quantity.js';
import { reach } from './segments.js';
import type { Statement } from './statement.js';

/**
 * The citations of a sentence that stand for one of its figures. A citation in brackets stands for what is before it,
 * back to the bracket before; a narrative one (`Smith et al. [3] found …`) for what follows, up to the next citation;
 * neighbours (`[3] [4]`, `@a; @b`) stand together.
 */
export function scopeOf(statement: Statement, figure: Quantity): readonly Citation[] {
  const groups = grouped(statement);
  if (groups.length === 0) return [];
  const { start, end } = reach(figure);
  const after = groups.find((group) => group.at >= end && !group.leads);
  const leading = groups.filter((group) => group.at < start && group.leads).pop();
  if (leading && (!after || !groups.some((group) => group.at > leading.at && group.at < start))) {
    // A narrative citation reaches to the next one that leads; a bracket behind the figure adds to it only if nothing leads between.
    return after && sameClause(statement, end, after.at) && !after.leads ? [...leading.citations, ...after.citations] : leading.citations;
  }
  if (after) return after.citations;
  // Behind the last bracket: the rest of the sentence belongs to the citation before it.
  const before = groups.filter((group) => group.at < start).pop();
  return before?.citations ?? [];
}

interface Group {
  readonly at: number;
  readonly leads: boolean;
  readonly citations: readonly Citation[];
}

function grouped(statement: Statement): readonly Group[] {
  const groups: { at: number; end: number; leads: boolean; citations: Citation[] }[] = [];
  for (const citation of statement.citations) {
    const last = groups[groups.length - 1];
    const gap = last ? statement.text.slice(last.end - statement.span.start, citation.at - statement.span.start) : '';
    if (last && /^[\s,;]*$/u.test(gap)) {
      last.citations.push(citation);
      last.end = citation.at + 1;
    } else {
      groups.push({ at: citation.at, end: citation.at + 1, leads: leads(statement, citation), citations: [citation] });
    }
  }
  return groups;
}

/** Whether a citation is the subject of what follows, and not of what stands before. */
export function isSubject(statement: Statement, citation: Citation): boolean {
  return citation.mode === 'narrative' && leads(statement, citation);
}

/** Whether what follows belongs to the citation: it is the sentence's subject (`@smith found`, `Smith et al. [3] found`, `In [3], …`). */
function leads(statement: Statement, citation: Citation): boolean {
  const before = statement.text.slice(0, citation.at - statement.span.start);
  const after = statement.text.slice(citation.at - statement.span.start + 1);
  if (!/[\p{L}\p{N}]/u.test(after)) return false;
  // `a little above the 46.0% of @smith; the median …`: it closes what stands before it.
  if (citation.mode === 'narrative' && /\d[^.;:]{0,40}\b(?:of|by|from|in)\s*$/u.test(before) && /^\s*(?:[.;:,)]|(?:and|but|while|whereas)\b)/u.test(after)) return false;
  if (citation.mode === 'narrative') return true;
  if (before.trim() === '') return true;
  if (/(?:\bet al\.?,?|\bcolleagues|\bco-?workers|\bco-?authors|\b(?:and|&)\s+\p{Lu}[\p{L}’'-]+|\bet al\.’s|\b(?:in|by|of|from|per|to|see))\s*$/u.test(before)) return true;
  if (citation.items.some((item) => item.authorSuppressed) && /^\p{Lu}\p{L}+(?:[\s-]\p{L}+){0,4}\s*$/u.test(before.trim())) return true;
  // `The LUMEN-3 trial [3] showed`: a verb follows at once and no figure stands before.
  return /^\s*(?:reports?|reported|found|finds|shows?|showed|observed|describes?|described|measured|estimated|put|gave|compared|demonstrated|recorded|documented|concluded|noted)\b/u.test(after) && !/\p{N}/u.test(before.replace(/\p{L}[\p{L}\p{N}-]*/gu, ''));
}

function sameClause(statement: Statement, from: number, to: number): boolean {
  return !/;|\b(?:whereas|while|although|but)\b/u.test(statement.text.slice(from - statement.span.start, to - statement.span.start));
}
