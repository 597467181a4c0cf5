import type { Document } from '../document/document.js';
import { proseAt, type ProsePlace } from '../document/prose.js';
import type { Quantity } from '../quantity/quantity.js';
import { recognise } from '../quantity/recognise.js';
import { t } from '../text/language.js';
import { sourceSpan } from '../text/plainText.js';
import { shift, type Span } from '../text/span.js';
import type { CheckedFigure, Evident } from '../verdict/verdict.js';
import { keyFix } from './keyFix.js';
import type { Fix } from './finding.js';
import type { Manuscript } from './rule.js';
import { oneLine } from './wording.js';

/** The edits that mend a figure: the source's value in its place, or the right key in its citation. None where no edit is safe. */
export function figureFixes(figure: CheckedFigure, expected: string | undefined, manuscript: Manuscript): readonly Fix[] {
  const { verdict } = figure;
  if (verdict.verdict !== 'contradicted' && verdict.code !== 'figure/rounding') return [];
  if (verdict.code === 'figure/reference') return rightKey(figure, manuscript);
  if (expected === undefined || expected === figure.text) return [];
  const edit = valueEdit(figure, expected, manuscript.document);
  if (!edit) return [];
  const [evident] = verdict.evidence;
  return [{ title: evident ? t`Change to ${oneLine(expected)} (${sourceKey(evident)})` : t`Change to ${oneLine(expected)}`, ...edit, preferred: true, ...(verdict.code === 'figure/rounding' ? { safe: true } : {}) }];
}

/** Where the manuscript cites the guide as a whole, the reference that the guide gives. */
function sourceKey({ source, key, measurement: { references } }: Evident): string {
  return key === source.name && references.length > 0 ? `${key}:${references[0]}` : key;
}

/** A piece of a figure's source text and what is to stand there. */
interface Piece {
  readonly span: Span;
  readonly text: string;
}

/**
 * The edit that turns a figure into `expected`, and leaves all markup between and around as it is:
 * `**38.4** months` → `**34.8** months`, `\qty{38.4}{\month}` → `\qty{34.8}{\month}`.
 * Undefined where a piece that has to change does not stand in the source as it reads.
 */
export function valueEdit({ span, quantity }: CheckedFigure, expected: string, document: Document): Piece | undefined {
  const at = proseAt(document, span.start);
  const wanted = recognise(expected, /\d,\d/.test(quantity.value.printed), true)[0];
  if (!at || !wanted) return undefined;
  const pieces: Piece[] = [];
  for (const { from, to } of changes(quantity, wanted, at.prose.text, expected)) {
    if (from === undefined || to === undefined) return undefined;
    const piece = pieceOf(from, to, at, document.text);
    if (!piece) return undefined;
    pieces.push(piece);
  }
  return pieces.length === 0 ? undefined : joined(pieces.sort((a, b) => a.span.start - b.span.start), document.text);
}

/** The parts of a figure that differ from the wanted: their place in the prose, and the words to take. */
function changes(have: Quantity, want: Quantity, text: string, expected: string): readonly { readonly from: Span | undefined; readonly to: string | undefined }[] {
  const parts: readonly (readonly [Span | undefined, Span | undefined])[] = [
    want.relationSpan && have.relation !== want.relation ? [have.relationSpan, want.relationSpan] : [undefined, undefined],
    [have.value.span, want.value.span],
    [have.upper?.span, want.upper?.span],
    [have.denominator?.span, want.denominator?.span],
    // A unit said once for a list (`6.8 and 6.3 t/ha`) is not repeated in what is expected.
    want.unit && have.unit?.canonical !== want.unit.canonical ? [have.unitSpan, want.unitSpan] : [undefined, undefined],
  ];
  return parts
    .map(([from, to]) => ({ from, to: to && expected.slice(to.start, to.end) }))
    .filter(({ from, to }) => (from !== undefined || to !== undefined) && (from === undefined || text.slice(from.start, from.end) !== to));
}

function pieceOf(from: Span, to: string, { prose, start }: ProsePlace, source: string): Piece | undefined {
  const span = shift(sourceSpan(prose, from), start);
  const stands = source.slice(span.start, span.end);
  if (stands === prose.text.slice(from.start, from.end)) return { span, text: to };
  // `{\week}`, an argument of siunitx: literal units may stand in its place.
  if (/^\\[A-Za-z\\]+$/.test(stands) && source[span.start - 1] === '{' && source[span.end] === '}' && /^[A-Za-z/]+$/.test(to)) return { span, text: to };
  return undefined;
}

function joined(pieces: readonly Piece[], source: string): Piece | undefined {
  let text = '';
  let end = pieces[0]!.span.start;
  for (const piece of pieces) {
    if (piece.span.start < end) return undefined;
    text += source.slice(end, piece.span.start) + piece.text;
    end = piece.span.end;
  }
  return { span: { start: pieces[0]!.span.start, end }, text };
}

/** The key of the work that does hold the figure, in place of the only key that stands for it. */
function rightKey(figure: CheckedFigure, manuscript: Manuscript): readonly Fix[] {
  const { rightKey: key } = figure.verdict;
  const [cited, ...more] = figure.keys;
  if (key === undefined || cited === undefined || more.length > 0) return [];
  const place = manuscript.citations.find(({ span, citation }) => span.start >= figure.span.end && citation.items.some((item) => item.key === cited))
    ?? manuscript.citations.findLast(({ span, citation }) => span.end <= figure.span.start && citation.items.some((item) => item.key === cited));
  const item = place?.items.find((one) => one.item.key === cited);
  // Between figure and citation no other paragraph may stand.
  if (!place || !item || place.citation.mode === 'numeric' || /\n\s*\n/.test(manuscript.document.text.slice(Math.min(figure.span.end, place.span.end), Math.max(figure.span.start, place.span.start)))) return [];
  const fix = keyFix(item.span, key, manuscript.document, t`Cite ${key} instead`);
  return fix ? [fix] : [];
}
