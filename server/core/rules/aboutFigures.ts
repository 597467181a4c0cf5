import { figureAt, type ManuscriptFigures } from '../verdict/manuscriptFigures.js';
import type { CheckedFigure, Evident, FigureCode } from '../verdict/verdict.js';
import type { Library } from '../library/library.js';
import type { Source } from '../library/source.js';
import type { EvidencePlace } from './finding.js';
import { figureFixes } from './figureFix.js';
import { moved } from './moved.js';
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

/** A figure and where its block begins. */
export interface PlacedFigure {
  /** With its span counted from the block's start. */
  readonly figure: CheckedFigure;
  readonly start: number;
}

/** The figures whose verdict has a code; sorted by it once, whatever rules ask. */
export function withCode(figures: ManuscriptFigures, code: FigureCode): readonly PlacedFigure[] {
  let known = sorted.get(figures);
  if (!known) {
    const byCode = new Map<FigureCode, PlacedFigure[]>();
    for (const { start, figures: all } of figures.blocks) {
      for (const figure of codedIn(all)) {
        const same = byCode.get(figure.verdict.code!);
        if (same) same.push({ figure, start });
        else byCode.set(figure.verdict.code!, [{ figure, start }]);
      }
    }
    sorted.set(figures, (known = byCode));
  }
  return known.get(code) ?? [];
}

const sorted = new WeakMap<ManuscriptFigures, ReadonlyMap<FigureCode, readonly PlacedFigure[]>>();

/** The figures of a block that some rule speaks of. */
function codedIn(figures: readonly CheckedFigure[]): readonly CheckedFigure[] {
  let known = coded.get(figures);
  if (!known) coded.set(figures, (known = figures.filter(({ verdict }) => verdict.code !== undefined)));
  return known;
}

const coded = new WeakMap<readonly CheckedFigure[], readonly CheckedFigure[]>();

/**
 * One finding on a figure, with its verdict's evidence and the edits that mend it. `expected` where the rule words it otherwise.
 * A figure of a paragraph that did not change has its finding again, moved to where it now stands.
 */
export function foundAt({ figure, start }: PlacedFigure, manuscript: Manuscript, message: (told: Told) => string, expected = figure.verdict.expected): Found {
  const known = remembered.get(figure);
  if (known?.library === manuscript.library && known.expected === expected) {
    if (known.start !== start) {
      known.found = moved(known.found, start - known.start);
      known.start = start;
    }
    return known.found;
  }
  const found = find(figureAt(figure, start), manuscript, message, expected);
  remembered.set(figure, { library: manuscript.library, expected, found, start });
  return found;
}

const remembered = new WeakMap<CheckedFigure, { readonly library: Library; readonly expected: string | undefined; found: Found; start: number }>();

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
