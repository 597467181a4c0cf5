import type { ManuscriptFigures } from '../verdict/manuscript.js';
import type { Quantity } from '../quantity/quantity.js';
import { shift } from '../text/span.js';
import type { CheckedFigure, Evident, FigureCode, Verdict } from '../verdict/verdict.js';
import type { Library } from '../library/library.js';
import type { Source } from '../library/source.js';
import type { EvidencePlace } from './finding.js';
import { figureFixes } from './figureFix.js';
import type { Found, Manuscript } from './rule.js';
import { oneLine, saidBy, type Said } from './wording.js';

/** A figure that a rule speaks of, with the words for its evidence. */
export interface Told {
  readonly figure: CheckedFigure;
  /** As the manuscript has it. */
  readonly text: string;
  /** What the source gives; empty when the verdict names nothing. */
  readonly expected: string;
  /** The measurement that answers. */
  readonly right: Said | undefined;
  /** The measurement whose figure it truly is. */
  readonly mistaken: Said | undefined;
}

/** The findings of a rule on figures: those whose verdict has its code, each worded by `message`. */
export function aboutFigures(manuscript: Manuscript, code: FigureCode, message: (told: Told) => string): readonly Found[] {
  return withCode(manuscript.figures, code).map((figure) => foundAt(figure, manuscript, message));
}

const sorted = new WeakMap<ManuscriptFigures, ReadonlyMap<FigureCode, readonly CheckedFigure[]>>();

/** The figures whose verdict has a code; sorted by it once, whatever rules ask. */
export function withCode(figures: ManuscriptFigures, code: FigureCode): readonly CheckedFigure[] {
  let known = sorted.get(figures);
  if (!known) {
    const byCode = new Map<FigureCode, CheckedFigure[]>();
    for (const figure of figures.all) {
      if (figure.verdict.code === undefined) continue;
      const same = byCode.get(figure.verdict.code);
      if (same) same.push(figure);
      else byCode.set(figure.verdict.code, [figure]);
    }
    sorted.set(figures, (known = byCode));
  }
  return known.get(code) ?? [];
}

/**
 * One finding on a figure, with its verdict's evidence and the edits that mend it. `expected` where the rule words it otherwise.
 * A figure of a paragraph that did not change has its finding again, moved to where it now stands.
 */
export function foundAt(figure: CheckedFigure, manuscript: Manuscript, message: (told: Told) => string, expected = figure.verdict.expected): Found {
  const known = remembered.get(figure.quantity);
  if (known && known.verdict === figure.verdict && known.library === manuscript.library && known.expected === expected) return moved(known.found, figure.span.start - known.found.span.start);
  const found = find(figure, manuscript, message, expected);
  remembered.set(figure.quantity, { verdict: figure.verdict, library: manuscript.library, expected, found });
  return found;
}

const remembered = new WeakMap<Quantity, { readonly verdict: Verdict; readonly library: Library; readonly expected: string | undefined; readonly found: Found }>();

function moved(found: Found, by: number): Found {
  return by === 0 ? found : { ...found, span: shift(found.span, by), fixes: found.fixes.map((fix) => ({ ...fix, span: shift(fix.span, by) })) };
}

function find(figure: CheckedFigure, manuscript: Manuscript, message: (told: Told) => string, expected: string | undefined): Found {
  const { verdict } = figure;
  const said = (evident: Evident | undefined): Said | undefined => evident && saidBy(evident, manuscript.library);
  const told: Told = { figure, text: oneLine(figure.text), expected: oneLine(expected ?? ''), right: said(verdict.evidence[0]), mistaken: said(verdict.mistaken) };
  return {
    span: figure.span,
    message: message(told),
    ...(expected === undefined ? {} : { expected }),
    evidence: [...verdict.evidence, ...(verdict.mistaken ? [verdict.mistaken] : [])].map((evident) => placeOf(evident, manuscript.library)),
    fixes: figureFixes(figure, expected, manuscript),
  };
}

function placeOf({ measurement: { place, references }, source, key }: Evident, library: Library): EvidencePlace {
  return { path: place.path, span: place.span, text: place.quote, reference: guideReference(source, references, key, library) ?? key };
}

/** Of the guide's own references that stand for a figure, the one that is the cited work, else the first. */
function guideReference({ kind, name }: Source, references: readonly string[], key: string, library: Library): string | undefined {
  if (kind !== 'guide') return undefined;
  const cited = library.reference(key);
  const same = cited ? [cited, ...library.sameWorks(cited)].map((reference) => reference.key) : [];
  const keys = references.map((number) => `${name}:${number}`);
  return keys.find((one) => same.includes(one)) ?? keys[0];
}
