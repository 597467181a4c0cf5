import type { Document, Table } from '../document/document.js';
import { abbreviationsIn } from '../evidence/contentAbbreviations.js';
import { dictionary } from '../evidence/concepts.js';
import type { Numeral, Quantity } from '../quantity/quantity.js';
import { slipOf } from '../quantity/slip.js';
import { shift, type Span } from '../text/span.js';
import { decimalCommaIn } from '../verdict/manuscript.js';
import type { Slip } from './blockwise.js';
import { toldIn, type TellSetting, type Told, type ToldFigure } from './told.js';

/** A figure that a manuscript gives twice, and not alike. The span is the second place's. */
export interface RepeatedSlip extends Slip {
  /** `4.8%` */
  readonly printed: string;
  /** The figure as the first place has it: `4.1%`. */
  readonly expected: string;
  readonly first: { readonly span: Span; readonly text: string; readonly sentence: string };
}

/**
 * Figures of the abstract that the rest of the manuscript gives otherwise.
 *
 * Two figures are held to be one when they are told in the same words, or in sentences that share another figure and
 * their subject; when one is a slip of the pen away from the other (a digit, a swap, a point); and when neither of the
 * two values stands where the other does: a value that the manuscript also has elsewhere is somebody else's.
 */
export function repeatedSlips(document: Document): readonly RepeatedSlip[] {
  const setting = settingOf(document);
  const abstract: Place[] = [];
  const body: Place[] = [];
  let inAbstract = false;
  let level = 0;
  for (const { content, start } of document.blocks) {
    if (content.kind === 'heading') {
      if (ABSTRACT.test(content.prose.text)) [inAbstract, level] = [true, content.level];
      else if (content.level <= level || !inAbstract) inAbstract = false;
      continue;
    }
    const told = toldIn(content, setting);
    if (told.length === 0) continue;
    const summary = inAbstract || (content.kind === 'paragraph' && (content.role === 'abstract' || ABSTRACT.test(content.prose.text.slice(0, 24))));
    for (const one of told) (summary ? abstract : body).push({ told: one, start });
  }
  if (abstract.length === 0) return [];
  const inBody = indexOf(body);
  const inSummary = indexOf(abstract);
  const cells = document.blocks.flatMap(({ content }) => (content.kind === 'table' ? [cellNumbers(content)] : []));
  return abstract.flatMap((place) => place.told.cites ? [] : place.told.figures.flatMap((figure): readonly RepeatedSlip[] => {
    if (!isResult(figure.quantity) || stands(figure.quantity, inBody) || cells.some((numbers) => numbers.has(figure.quantity.value.value))) return [];
    const twins = body.flatMap((other) => other.told.figures.filter((candidate) => isTwin(figure, place.told, candidate, other.told) && !stands(candidate.quantity, inSummary)).map((candidate) => ({ other, candidate })));
    if (twins.length !== 1) return [];
    const { other, candidate } = twins[0]!;
    return [{
      span: shift(candidate.span, other.start),
      printed: candidate.quantity.text,
      expected: figure.quantity.text,
      first: { span: shift(figure.span, place.start), text: figure.quantity.text, sentence: place.told.text },
    }];
  }));
}

const ABSTRACT = /^\s*(?:abstract|summary|highlights|synopsis|key points|zusammenfassung|résumé)\b/iu;

interface Place {
  readonly told: Told;
  /** Of the block, in the file. */
  readonly start: number;
}

const settings = new Map<string, TellSetting>();

function settingOf(document: Document): TellSetting {
  const found = document.blocks.flatMap(({ content }) => abbreviationsIn(content));
  const decimalComma = decimalCommaIn(document);
  const key = `${decimalComma}|${found.map(({ short, long }) => `${short}=${long}`).join(';')}`;
  let known = settings.get(key);
  if (!known) {
    settings.clear();
    // The very same key from then on, so that blocks compare it at a glance.
    settings.set(key, (known = { dictionary: dictionary(found), decimalComma, key }));
  }
  return known;
}

/** Values by their unit, ascending: what a part of the manuscript says anywhere. */
type Values = ReadonlyMap<string, readonly Numeral[]>;

function indexOf(places: readonly Place[]): Values {
  const found = new Map<string, Numeral[]>();
  for (const { told } of places) {
    for (const { quantity } of told.figures) {
      for (const one of [quantity, ...quantity.companions]) {
        for (const numeral of [one.value, one.upper, one.denominator]) {
          if (!numeral || numeral.inWords) continue;
          const list = found.get(unitOf(one));
          if (list) list.push(numeral);
          else found.set(unitOf(one), [numeral]);
        }
      }
    }
  }
  return found;
}

function stands(quantity: Quantity, values: Values): boolean {
  return (values.get(unitOf(quantity)) ?? []).some((other) => meet(other, quantity.value));
}

/** Whether two printed numbers can be roundings of one; two places less say too little. */
function meet(a: Numeral, b: Numeral): boolean {
  return Math.abs(a.decimals - b.decimals) < 2 && Math.abs(a.value - b.value) <= Math.max(a.tolerance, b.tolerance) * (1 + 1e-9);
}

function unitOf(quantity: Quantity): string {
  return quantity.unit?.canonical ?? '';
}

/** A value of one's own with two digits at least; counts of things and durations that say when are no results. */
function isResult(quantity: Quantity): boolean {
  const { value } = quantity;
  return quantity.kind === 'value' && !value.inWords && !quantity.timePoint && quantity.hedge === 'none' && quantity.relation === '='
    && (value.decimals > 0 || (quantity.unit !== undefined && value.value >= 10));
}

function isTwin(a: ToldFigure, inA: Told, b: ToldFigure, inB: Told): boolean {
  if (!isResult(b.quantity) || unitOf(a.quantity) !== unitOf(b.quantity) || a.quantity.value.decimals !== b.quantity.value.decimals) return false;
  if ((a.quantity.label ?? '') !== '' && (b.quantity.label ?? '') !== '' && a.quantity.label !== b.quantity.label) return false;
  if (a.quantity.direction && b.quantity.direction && a.quantity.direction !== b.quantity.direction) return false;
  if (!slipOf(b.quantity.value.printed, a.quantity.value.printed)) return false;
  if (a.clause === b.clause && a.clause.includes(' ')) return true;
  const shared = [...inA.concepts].filter((concept) => inB.concepts.has(concept)).length;
  return shared >= 2 && !inB.cites && shareFigure(a, inA, b, inB);
}

/** Another figure that both sentences give alike, and that is no chance: `from .44 to .58`, `.56 … than .44`. */
function shareFigure(a: ToldFigure, inA: Told, b: ToldFigure, inB: Told): boolean {
  return inA.figures.some((one) => one !== a && isResult(one.quantity) && inB.figures.some((other) =>
    other !== b && isResult(other.quantity) && unitOf(one.quantity) === unitOf(other.quantity) && one.quantity.value.value === other.quantity.value.value));
}

const numbersOf = new WeakMap<Table, ReadonlySet<number>>();

function cellNumbers(table: Table): ReadonlySet<number> {
  let numbers = numbersOf.get(table);
  if (!numbers) {
    const texts = table.rows.flatMap((row) => row.map(({ prose }) => prose.text));
    numbersOf.set(table, (numbers = new Set(texts.flatMap((text) => (text.match(/\d{0,9}[.·]?\d{1,9}/gu) ?? []).map((number) => Number(number.replace('·', '.')))))));
  }
  return numbers;
}

