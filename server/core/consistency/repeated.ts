import type { Block, Content, Document } from '../document/document.js';
import { prosesOf } from '../document/prose.js';
import { abbreviationsIn } from '../evidence/contentAbbreviations.js';
import { dictionary } from '../evidence/concepts.js';
import type { Quantity } from '../quantity/quantity.js';
import { slipOf } from '../quantity/slip.js';
import { shift, type Span } from '../text/span.js';
import { decimalCommaIn } from '../verdict/manuscript.js';
import { perContent, type Slip } from './blockwise.js';
import { tabledIn, type TabledFigure } from './tabled.js';
import { toldIn, type TellSetting, type Told, type ToldFigure } from './told.js';

/** A figure that a manuscript gives twice, and not alike. The span is the second place's. */
export interface RepeatedSlip extends Slip {
  /** `4.8%` */
  readonly printed: string;
  /** The figure as the first place has it: `4.1%`. */
  readonly expected: string;
  /** The first place, and its sentence or, for a cell, its row and column. */
  readonly first: { readonly place: 'abstract' | 'text' | 'table'; readonly span: Span; readonly quote: string };
}

/**
 * Figures that a manuscript gives twice and not alike: the abstract against the rest, the text against its tables.
 *
 * Two figures are held to be one when they are told in the same words, or in sentences that share another figure and
 * their subject, or when the sentence names row and column of the cell; when one is a slip of the pen away from the other
 * (a digit, a swap, a point); and when neither of the two numbers stands where the other does: a number that the
 * manuscript also has elsewhere is somebody else's.
 */
export function repeatedSlips(document: Document): readonly RepeatedSlip[] {
  const setting = settingOf(document);
  return [...abstractSlips(document, setting), ...tableSlips(document, setting)];
}

function abstractSlips(document: Document, setting: TellSetting): readonly RepeatedSlip[] {
  const { abstract, body } = partsOf(document);
  if (abstract.length === 0 || body.length === 0) return [];
  const lonely = abstract.flatMap(({ content, start }) => toldIn(content, setting).flatMap((told) => (told.cites ? [] : told.figures.filter(({ quantity }) => isResult(quantity)).map((figure) => ({ told, figure, start })))));
  if (lonely.length > MOST_FIGURES) return [];
  const orphans = lonely.filter(({ figure }) => !body.some(({ content }) => numbersIn(content).has(figure.quantity.value)));
  if (orphans.length === 0) return [];
  const wanted = orphans.map(({ figure }) => figure.quantity.value.printed).join(' ');
  const candidates = body.filter(({ content }) => content.kind === 'paragraph' && mayHoldSlip(content, wanted))
    .flatMap(({ content, start }) => toldIn(content, setting).flatMap((told) => told.figures.map((figure) => ({ told, figure, start }))))
    .filter(({ figure }) => isResult(figure.quantity) && !abstract.some(({ content }) => numbersIn(content).has(figure.quantity.value)));
  return orphans.flatMap(({ told, figure, start }): readonly RepeatedSlip[] => {
    const twins = candidates.filter((other) => isTwin(figure, told, other.figure, other.told));
    if (twins.length !== 1) return [];
    const [twin] = twins as [(typeof twins)[number]];
    return [{
      span: shift(twin.figure.span, twin.start),
      printed: twin.figure.quantity.text,
      expected: figure.quantity.text,
      first: { place: 'abstract', span: shift(figure.span, start), quote: told.text },
    }];
  });
}

/** Paragraphs that speak of a table, against the author's own tables. */
function tableSlips(document: Document, setting: TellSetting): readonly RepeatedSlip[] {
  const tables = document.blocks.filter(({ content }) => tabledIn(content, setting).length > 0);
  if (tables.length === 0) return [];
  return document.blocks.filter(({ content }) => speaksOfTable(content)).flatMap(({ content, start }) =>
    toldIn(content, setting).flatMap((told) => (told.cites ? [] : told.figures.flatMap((figure): readonly RepeatedSlip[] => {
      const { quantity } = figure;
      if (!isResult(quantity) || tables.some((table) => numbersIn(table.content).has(quantity.value))) return [];
      const cells = tables.flatMap((table) => tabledIn(table.content, setting).filter((cell) => isCellOf(cell, told, quantity) && !numbersIn(content).has(cell.quantity.value)).map((cell) => ({ cell, start: table.start })));
      if (cells.length !== 1) return [];
      const [{ cell, start: tableStart }] = cells as [(typeof cells)[number]];
      const inText = { span: shift(figure.span, start), printed: quantity.text };
      const inTable = { span: shift(cell.span, tableStart), printed: cell.quantity.text };
      return [start > tableStart
        ? { ...inText, expected: inTable.printed, first: { place: 'table', span: inTable.span, quote: cell.name } }
        : { ...inTable, expected: inText.printed, first: { place: 'text', span: inText.span, quote: told.text } }];
    }))));
}

const speaksOfTable = perContent((content) => content.kind === 'paragraph' && content.role !== 'caption' && /\b(?:Tables?|Tab\.|tbl)(?!\p{L})/u.test(content.prose.text));

/** Whether a sentence names the cell's row and column, and its figure may be a slip of the cell's. */
function isCellOf({ row, column, quantity }: TabledFigure, told: Told, figure: Quantity): boolean {
  return quantity.kind === 'value' && unitOf(quantity) === unitOf(figure) && quantity.value.decimals === figure.value.decimals
    && slipOf(figure.value.printed, quantity.value.printed) !== undefined
    && [...row, ...column].every((concept) => told.concepts.has(concept));
}

/** What tells more is no abstract. */
const MOST_FIGURES = 80;
const ABSTRACT = /^\s*(?:abstract|summary|highlights|synopsis|key points|zusammenfassung|résumé)\b/iu;

function partsOf(document: Document): { readonly abstract: readonly Block[]; readonly body: readonly Block[] } {
  const abstract: Block[] = [];
  const body: Block[] = [];
  let level: number | undefined;
  for (const block of document.blocks) {
    const { content } = block;
    if (content.kind === 'heading') {
      if (ABSTRACT.test(content.prose.text)) level = content.level;
      else if (level !== undefined && content.level <= level) level = undefined;
    } else if (content.kind === 'paragraph' || content.kind === 'table') {
      const summary = level !== undefined || (content.kind === 'paragraph' && (content.role === 'abstract' || ABSTRACT.test(content.prose.text.slice(0, 24))));
      (summary ? abstract : body).push(block);
    }
  }
  return { abstract, body };
}

/** The numbers that a block prints, each as it is and rounded to one place less. */
interface Numbers {
  readonly printed: readonly string[];
  /** Whether the number, or one that it is a rounding of or that is a rounding of it, stands here. */
  has(number: { readonly value: number; readonly decimals: number }): boolean;
}

const numbersIn = perContent((content): Numbers => {
  const printed = prosesOf(content).flatMap(({ text }) => text.match(/\d{1,9}(?:,\d{3}){0,3}(?:[.·]\d{1,9})?|[.·]\d{1,9}/gu) ?? []);
  const exact = new Set<string>();
  const rounded = new Set<string>();
  for (const number of printed) {
    const plain = number.replace(/,/gu, '').replace('·', '.');
    const decimals = plain.split('.')[1]?.length ?? 0;
    exact.add(`${decimals} ${Number(plain)}`);
    if (decimals > 0) rounded.add(`${decimals - 1} ${Number(Number(plain).toFixed(decimals - 1))}`);
  }
  return {
    printed,
    has({ value, decimals }) {
      const size = Math.abs(value);
      return exact.has(`${decimals} ${size}`) || rounded.has(`${decimals} ${size}`) || (decimals > 0 && exact.has(`${decimals - 1} ${Number(size.toFixed(decimals - 1))}`));
    },
  };
});

const slippery = new WeakMap<Content, { readonly wanted: string; readonly found: boolean }>();

/** Whether a number of the block is a slip of the pen away from one of the wanted. */
function mayHoldSlip(content: Content, wanted: string): boolean {
  let memory = slippery.get(content);
  if (memory?.wanted !== wanted) {
    const numbers = wanted.split(' ');
    slippery.set(content, (memory = { wanted, found: numbersIn(content).printed.some((printed) => numbers.some((number) => slipOf(printed, number.replace(/^[-−–+]/u, '')) !== undefined)) }));
  }
  return memory.found;
}

let latest: TellSetting | undefined;

function settingOf(document: Document): TellSetting {
  const found = document.blocks.flatMap(({ content }) => abbreviationsIn(content));
  const decimalComma = decimalCommaIn(document);
  const key = `${decimalComma}|${found.map(({ short, long }) => `${short}=${long}`).join(';')}`;
  if (latest?.key !== key) latest = { dictionary: dictionary(found), decimalComma, key };
  return latest;
}

/** A value with two digits at least; counts of things, and durations that say when, are no results. */
function isResult({ kind, value, unit, timePoint, hedge, relation }: Quantity): boolean {
  return kind === 'value' && !value.inWords && !timePoint && hedge === 'none' && relation === '=' && (value.decimals > 0 || (unit !== undefined && value.value >= 10));
}

function isTwin(a: ToldFigure, inA: Told, b: ToldFigure, inB: Told): boolean {
  const [one, other] = [a.quantity, b.quantity];
  if (unitOf(one) !== unitOf(other) || one.value.decimals !== other.value.decimals) return false;
  if (one.label && other.label && one.label !== other.label) return false;
  if (one.direction && other.direction && one.direction !== other.direction) return false;
  if (!slipOf(other.value.printed, one.value.printed)) return false;
  if (a.clause === b.clause && a.clause.includes(' ')) return true;
  const shared = [...inA.concepts].filter((concept) => inB.concepts.has(concept)).length;
  return shared >= 2 && !inB.cites && shareFigure(a, inA, b, inB);
}

/** Another figure that both sentences give alike, and that is no chance: `from .44 to .58`, `.56 … than .44`. */
function shareFigure(a: ToldFigure, inA: Told, b: ToldFigure, inB: Told): boolean {
  return inA.figures.some((one) => one !== a && isResult(one.quantity) && inB.figures.some((other) =>
    other !== b && isResult(other.quantity) && unitOf(one.quantity) === unitOf(other.quantity) && one.quantity.value.value === other.quantity.value.value));
}

function unitOf({ unit }: Quantity): string {
  return unit?.canonical ?? '';
}
