import type { Cell, Prose, Table } from '../document/document.js';
import { conceptsOf, type Concept } from '../evidence/concepts.js';
import { contrastsTouched, membersNamed, type Contrast, type Member } from '../evidence/contrast.js';
import type { Context } from '../evidence/measurement.js';
import { tableGrid, type TableCell } from '../evidence/tableCells.js';
import type { Source } from '../library/source.js';
import type { Quantity } from '../quantity/quantity.js';
import { words } from '../text/words.js';
import { citedIn, figuresOf, keysOf, merged, UNCHECKED, type Setting } from './manuscript.js';
import { areAlike, ofCompanions, sameWorks, worksOf, type Work } from './judgedStatement.js';
import { isSureOf, type Neighbour } from './neighbours.js';
import { judgeByReferences, type Cited, type JudgedVerdict } from './references.js';
import { announcesOwn } from './ownership.js';
import { meansTheSame, type Section } from './section.js';
import type { CheckedFigure } from './verdict.js';

export interface TableFigures {
  readonly figures: readonly CheckedFigure[];
  /** The sources in which they were sought. */
  readonly asked: ReadonlySet<Source>;
  readonly cells: JudgedCells;
}

/** Cells that were judged, by what they and their headers say, for the next version of the table. */
export type JudgedCells = ReadonlyMap<string, KnownCell>;

/** A figure of a cell as it was judged on its own, and what that rests on besides the cell's words. */
interface KnownCell {
  readonly quantity: Quantity;
  readonly works: readonly Work[];
  readonly section: Section;
  readonly asked: readonly Source[];
  readonly verdict: JudgedVerdict;
}

function verdictAgain(known: KnownCell | undefined, quantity: Quantity, cited: readonly Cited[], section: Section): JudgedVerdict | undefined {
  const holds = known && areAlike(known.quantity, quantity, 0) && sameWorks(known.works, cited) && meansTheSame(known.section, section, known.asked);
  return holds ? ofCompanions(known.verdict, known.quantity, quantity) : undefined;
}

/**
 * The figures of a manuscript's table. A cell's citations are its own, else its row's, else its column's, else those of
 * caption and notes; where there are none, the table is the author's own. Cells that are `known`, and of which nothing
 * has changed, are judged on their own no more.
 */
export function tableFigures(table: Table, setting: Setting, known: readonly JudgedCells[] = []): TableFigures {
  const asked = new Set<Source>();
  const cells = new Map<string, KnownCell>();
  const grid = tableGrid(table, setting.decimalComma);
  // `| [@key] | Latency | Energy |`: a citation in the corner is the table's.
  const corner = table.headerRows > 0 ? (table.rows[0]?.[0]?.prose.citations ?? []) : [];
  const general = [...(table.caption?.citations ?? []), ...table.notes.flatMap((note) => note.citations), ...corner];
  const caption = table.caption?.text ?? '';
  const judged = grid.cells.flatMap((cell): readonly JudgedCell[] => {
    // `This study` beside the columns of others.
    const isOwn = [...cell.rowHeaders, ...cell.columnHeaders].some((header) => header.prose.citations.length === 0 && announcesOwn(text(header)));
    const nearest = [cell.cell.prose.citations, cell.rowHeaders.flatMap((header) => header.prose.citations), cell.columnHeaders.flatMap((header) => header.prose.citations), general];
    const citations = isOwn ? [] : (nearest.find((list) => list.length > 0) ?? []);
    const cited = citedIn(citations, setting);
    const name = [caption, ...cell.rowHeaders.map(text), '', ...cell.columnHeaders.map(text), '', text(cell.cell)].join('\n');
    return cell.quantities.map((quantity, index) => {
      const contexts = new Map<Source, Context>();
      const contextFor = (source: Source): Context => {
        asked.add(source);
        let context = contexts.get(source);
        if (!context) contexts.set(source, (context = cellContext(cell, caption, source, setting)));
        return context;
      };
      const ask = (neighbours: readonly Neighbour[]): JudgedVerdict =>
        cited.length === 0 ? UNCHECKED : judgeByReferences({ quantity, clause: '', counted: '', direct: true, others: [], listed: [], numerals: NO_NUMERALS, observe: setting.observe, neighbours, contextFor }, cited, setting.library);
      const id = `${name}\n${index}`;
      const before = known.find((table) => table.has(id))?.get(id);
      const again = verdictAgain(before, quantity, cited, setting.section);
      const verdict = again ?? ask([]);
      const askedNow = again ? before!.asked : [...contexts.keys()];
      for (const source of askedNow) asked.add(source);
      cells.set(id, { quantity, works: worksOf(cited), section: setting.section, asked: askedNow, verdict });
      return { cell, quantity, keys: keysOf(citations), verdict, ask };
    });
  });
  const rows = judged.length <= MOST_SECOND_LOOKS ? judged.map((one) => lookedAtAgain(one, judged)) : judged;
  return { figures: rows.flatMap(({ cell, quantity, keys, verdict }) => figuresOf(cell.cell.prose, quantity, keys, verdict)), asked, cells };
}

interface JudgedCell {
  readonly cell: TableCell;
  readonly quantity: Quantity;
  readonly keys: readonly string[];
  readonly verdict: JudgedVerdict;
  readonly ask: (neighbours: readonly Neighbour[]) => JudgedVerdict;
}

/** Those of a table's headers are part of its cells' contexts. */
const NO_NUMERALS: ReadonlySet<Concept> = new Set();

/** A table is looked at twice up to this size; a larger one is data. */
const MOST_SECOND_LOOKS = 1_000;

/** A table copied from a source has its cells where the source has them: row and column tell what an odd cell should hold. */
function lookedAtAgain(one: JudgedCell, all: readonly JudgedCell[]): JudgedCell {
  const { cell, verdict, keys } = one;
  if (keys.length === 0 || verdict.verdict === 'contradicted' || verdict.firm) return one;
  const along = (line: 'row' | 'column'): readonly Neighbour[] =>
    all
      .filter((other) => other !== one && other.cell[line] === cell[line] && other.keys.join() === keys.join() && isSureOf(other.quantity, other.verdict))
      .map((other) => ({ quantity: other.quantity, measurement: other.verdict.evidence[0]!.measurement, listed: true, line }));
  const [row, column] = [along('row'), along('column')];
  return row.length === 0 || column.length === 0 ? one : { ...one, verdict: one.ask([...row, ...column]) };
}

function cellContext(cell: TableCell, caption: string, source: Source, setting: Setting): Context {
  const dictionary = merged(setting.dictionary, source);
  const concepts = (text: string): readonly Concept[] => conceptsOf(words(text), dictionary, true);
  const rows = cell.rowHeaders.flatMap((header) => concepts(text(header)));
  const columns = cell.columnHeaders.flatMap((header) => concepts(text(header)));
  const label = new Set([...rows, ...columns]);
  const weights = new Map<Concept, number>();
  const around: readonly (readonly [readonly Concept[], number])[] = [[[...label], 1], [concepts(caption), 0.6], [setting.section.concepts, 0.25]];
  for (const [list, weight] of around) for (const concept of list) if ((weights.get(concept) ?? 0) < weight) weights.set(concept, weight);
  const facets = new Map<Contrast, Member>();
  const said = [[...label], concepts(caption)];
  for (const set of contrastsTouched(source.evidence.contrasts, said)) {
    for (const list of said) {
      const named = membersNamed(set, list);
      if (named.length === 1) facets.set(set, named[0]!);
      if (named.length > 0) break;
    }
  }
  return { weights, label, facets, sure: true };
}

function text(cell: Cell): string {
  return cell.prose.text;
}

export type { Prose };
