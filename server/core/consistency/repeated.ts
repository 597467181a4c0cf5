import type { Block, Content, Document } from '../document/document.js';
import { prosesOf } from '../document/prose.js';
import type { Abbreviation } from '../evidence/abbreviations.js';
import type { Numeral, Quantity } from '../quantity/quantity.js';
import { slipOf } from '../quantity/slip.js';
import { shift, type Span } from '../text/span.js';
import { abbreviationsOf, decimalCommaIn, dictionaryOf } from '../evidence/conventions.js';
import { perContent, type PlacedSlip, type Slip } from './blockwise.js';
import { tabledIn, type TabledFigure } from './tabled.js';
import { toldIn, type TellSetting, type Told, type ToldFigure } from './told.js';

/** A figure that a manuscript gives twice, and not alike. It is placed where the second stands. */
export interface RepeatedSlip extends Slip {
  /** `4.8%` */
  readonly printed: string;
  /** The figure as the first place has it: `4.1%`. */
  readonly expected: string;
  /** The first place, counted in the file, and its sentence or, for a cell, its row and column. */
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
export function repeatedSlips(document: Document): readonly PlacedSlip<RepeatedSlip>[] {
  const setting = settingOf(document);
  return [...abstractSlips(document, setting), ...tableSlips(document, setting)];
}

function abstractSlips(document: Document, setting: TellSetting): readonly PlacedSlip<RepeatedSlip>[] {
  const { abstract, body } = partsOf(document);
  if (abstract.length === 0 || body.length === 0) return [];
  const lonely = abstract.flatMap(({ content, start }) => toldIn(content, setting).flatMap((told) => (told.cites ? [] : told.figures.filter(({ quantity }) => isResult(quantity)).map((figure) => ({ told, figure, start })))));
  if (lonely.length > MOST_FIGURES) return [];
  const orphans = lonely.filter(({ figure }) => {
    const looks = looksOf(figure);
    return !body.some(({ content }) => holdsOne(numbersIn(content), looks));
  });
  if (orphans.length === 0) return [];
  const sought = soughtBy(orphans.map(({ figure }) => figure), orphans.map(({ told }) => told), abstract.map(({ content }) => content), setting);
  const twins = orphans.map((): { readonly figure: ToldFigure; readonly start: number }[] => []);
  for (const { content, start } of body) for (const { orphan, figure } of twinsIn(content, sought)) twins[orphan]!.push({ figure, start });
  return orphans.flatMap(({ told, figure, start }, i): readonly PlacedSlip<RepeatedSlip>[] => {
    if (twins[i]!.length !== 1) return [];
    const [twin] = twins[i] as [{ readonly figure: ToldFigure; readonly start: number }];
    const first = { place: 'abstract' as const, span: shift(figure.span, start), quote: told.text };
    return [{ slip: { span: twin.figure.span, printed: twin.figure.quantity.text, expected: figure.quantity.text, first }, start: twin.start }];
  });
}

/** Figures of the abstract that stand nowhere else. */
interface Sought {
  readonly orphans: readonly ToldFigure[];
  readonly told: readonly Told[];
  readonly abstract: readonly Content[];
  readonly setting: TellSetting;
}

interface Twin {
  /** Its place among the orphans. */
  readonly orphan: number;
  readonly figure: ToldFigure;
}

let latestSought: Sought | undefined;

/** The very same object as before while the same figures are sought, so that it can be remembered by. */
function soughtBy(orphans: readonly ToldFigure[], told: readonly Told[], abstract: readonly Content[], setting: TellSetting): Sought {
  const last = latestSought;
  if (last?.setting.key === setting.key && sameList(last.orphans, orphans) && sameList(last.abstract, abstract)) return last;
  return (latestSought = { orphans, told, abstract, setting });
}

const twinsOf = new WeakMap<Content, { readonly sought: Sought; readonly twins: readonly Twin[] }>();

/** The figures of a paragraph that may be a slip of one that is sought. */
function twinsIn(content: Content, sought: Sought): readonly Twin[] {
  if (content.kind !== 'paragraph') return [];
  let memory = twinsOf.get(content);
  if (memory?.sought !== sought) twinsOf.set(content, (memory = { sought, twins: findTwins(content, sought) }));
  return memory.twins;
}

function findTwins(content: Content, { orphans, told, abstract, setting }: Sought): readonly Twin[] {
  if (!mayHoldSlip(content, orphans)) return [];
  return toldIn(content, setting).flatMap((other) => other.figures.flatMap((figure) => {
    if (!isResult(figure.quantity) || abstract.some((block) => numbersIn(block).has(figure.quantity.value))) return [];
    return orphans.flatMap((orphan, i) => (isTwin(orphan, told[i]!, figure, other) ? [{ orphan: i, figure }] : []));
  }));
}

/** Whether a number of the block is a slip of the pen away from one of the orphans. */
function mayHoldSlip(content: Content, orphans: readonly ToldFigure[]): boolean {
  return numbersIn(content).printed.some((printed) => orphans.some(({ quantity }) => slipOf(printed, quantity.value.printed.replace(/^[-−–+]/u, '')) !== undefined));
}

function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}

/** Paragraphs that speak of a table, against the author's own tables. */
function tableSlips(document: Document, setting: TellSetting): readonly PlacedSlip<RepeatedSlip>[] {
  const starts = new Map<Content, number>();
  for (const { content, start } of document.blocks) if (tabledIn(content, setting).length > 0) starts.set(content, start);
  if (starts.size === 0) return [];
  const tables = indexOf([...starts.keys()], setting);
  return document.blocks.filter(({ content }) => speaksOfTable(content)).flatMap(({ content, start }) => mistaken(content, tables, setting).map(({ told, figure, cell, table }): PlacedSlip<RepeatedSlip> => {
    const tableStart = starts.get(table)!;
    const inText = { span: figure.span, printed: figure.quantity.text };
    const inTable = { span: cell.span, printed: cell.quantity.text };
    return start > tableStart
      ? { slip: { ...inText, expected: inTable.printed, first: { place: 'table', span: shift(inTable.span, tableStart), quote: cell.name } }, start }
      : { slip: { ...inTable, expected: inText.printed, first: { place: 'text', span: shift(inText.span, start), quote: told.text } }, start: tableStart };
  }));
}

interface Mistaken {
  readonly told: Told;
  readonly figure: ToldFigure;
  readonly cell: TabledFigure;
  readonly table: Content;
}

const mistakenIn = new WeakMap<Content, { readonly tables: TableIndex; readonly key: string; readonly found: readonly Mistaken[] }>();

/** The figures of a paragraph that are a slip away from the one cell that they tell; remembered while nothing of it changes. */
function mistaken(content: Content, tables: TableIndex, setting: TellSetting): readonly Mistaken[] {
  const memory = mistakenIn.get(content);
  if (memory?.tables === tables && memory.key === setting.key) return memory.found;
  const found = toldIn(content, setting).flatMap((told) => (told.cites ? [] : told.figures.flatMap((figure): readonly Mistaken[] => {
    const { quantity } = figure;
    if (!isResult(quantity) || tables.numbers.has(quantity.value)) return [];
    const cells = [...told.concepts].flatMap((concept) => tables.byConcept.get(concept) ?? [])
      .filter(({ cell }) => isCellOf(cell, told, quantity) && !numbersIn(content).has(cell.quantity.value));
    return cells.length === 1 ? [{ told, figure, ...cells[0]! }] : [];
  })));
  mistakenIn.set(content, { tables, key: setting.key, found });
  return found;
}

/** All own tables of a manuscript: their numbers, and their cells by one concept of their row. */
interface TableIndex {
  readonly contents: readonly Content[];
  readonly key: string;
  readonly numbers: Numbers;
  readonly byConcept: ReadonlyMap<string, readonly { readonly cell: TabledFigure; readonly table: Content }[]>;
}

let latestIndex: TableIndex | undefined;

/** The very same index as before while the tables are the same, so that it can be remembered by. */
function indexOf(contents: readonly Content[], setting: TellSetting): TableIndex {
  const last = latestIndex;
  if (last?.key === setting.key && sameList(last.contents, contents)) return last;
  const byConcept = new Map<string, { cell: TabledFigure; table: Content }[]>();
  for (const table of contents) {
    for (const cell of tabledIn(table, setting)) {
      const [concept] = cell.row;
      if (concept === undefined) continue;
      const same = byConcept.get(concept);
      if (same) same.push({ cell, table });
      else byConcept.set(concept, [{ cell, table }]);
    }
  }
  return (latestIndex = { contents, key: setting.key, numbers: numbersOf(contents.flatMap((content) => numbersIn(content).printed)), byConcept });
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

const announcesAbstract = perContent((content) => (content.kind === 'heading' ? ABSTRACT.test(content.prose.text) : content.kind === 'paragraph' && (content.role === 'abstract' || ABSTRACT.test(content.prose.text.slice(0, 24)))));

function partsOf(document: Document): { readonly abstract: readonly Block[]; readonly body: readonly Block[] } {
  const abstract: Block[] = [];
  const body: Block[] = [];
  let level: number | undefined;
  for (const block of document.blocks) {
    const { content } = block;
    if (content.kind === 'heading') {
      if (announcesAbstract(content)) level = content.level;
      else if (level !== undefined && content.level <= level) level = undefined;
    } else if (content.kind === 'paragraph' || content.kind === 'table') {
      const summary = level !== undefined || announcesAbstract(content);
      (summary ? abstract : body).push(block);
    }
  }
  return { abstract, body };
}

/** The numbers that a block prints, each as it is and rounded to one place less. */
interface Numbers {
  readonly printed: readonly string[];
  readonly exact: ReadonlySet<string>;
  readonly rounded: ReadonlySet<string>;
  /** Whether the number, or one that it is a rounding of or that is a rounding of it, stands here. */
  has(number: Pick<Numeral, 'value' | 'decimals'>): boolean;
}

const numbersIn = perContent((content) => numbersOf(prosesOf(content).flatMap(({ text }) => text.match(/\d{1,9}(?:,\d{3}){0,3}(?:[.·]\d{1,9})?|[.·]\d{1,9}/gu) ?? [])));

function numbersOf(printed: readonly string[]): Numbers {
  const exact = new Set<string>();
  const rounded = new Set<string>();
  for (const number of printed) {
    const plain = number.replace(/,/gu, '').replace('·', '.');
    const decimals = plain.split('.')[1]?.length ?? 0;
    exact.add(`${decimals} ${Number(plain)}`);
    if (decimals > 0) rounded.add(`${decimals - 1} ${Number(Number(plain).toFixed(decimals - 1))}`);
  }
  const numbers: Numbers = { printed, exact, rounded, has: (number) => holdsOne(numbers, looksOfNumber(number)) };
  return numbers;
}

/** How a number may stand elsewhere: as it is, and rounded to one place less. */
interface Looks {
  readonly whole: string;
  readonly shorter: string | undefined;
}

function looksOfNumber({ value, decimals }: Pick<Numeral, 'value' | 'decimals'>): Looks {
  const size = Math.abs(value);
  return { whole: `${decimals} ${size}`, shorter: decimals > 0 ? `${decimals - 1} ${Number(size.toFixed(decimals - 1))}` : undefined };
}

const looks = new WeakMap<ToldFigure, Looks>();

/** The same, of a figure that is looked for in every block. */
function looksOf(figure: ToldFigure): Looks {
  let known = looks.get(figure);
  if (!known) looks.set(figure, (known = looksOfNumber(figure.quantity.value)));
  return known;
}

function holdsOne({ exact, rounded }: Numbers, { whole, shorter }: Looks): boolean {
  return exact.has(whole) || rounded.has(whole) || (shorter !== undefined && exact.has(shorter));
}

function settingOf(document: Document): TellSetting {
  const found = abbreviationsOf(document);
  const decimalComma = decimalCommaIn(document);
  let known = settings.get(found);
  if (known?.decimalComma !== decimalComma) {
    const key = `${decimalComma}|${found.map(({ short, long }) => `${short}=${long}`).join(';')}`;
    settings.set(found, (known = { dictionary: dictionaryOf(document), decimalComma, key }));
  }
  return known;
}

const settings = new WeakMap<readonly Abbreviation[], TellSetting>();

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
