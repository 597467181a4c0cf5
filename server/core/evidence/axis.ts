import type { Quantity } from '../quantity/quantity.js';
import { conceptsIn, type Concept, type Dictionary } from './concepts.js';
import type { FacetKind } from './contrast.js';
import { kindOfWord } from './lexicon.js';
import type { TableCell, TableGrid } from './tableCells.js';

/** One axis of a table: a name for each of its rows or columns, and what kind of thing they are. */
export interface Axis {
  readonly kind: FacetKind;
  /** By row or column index. */
  readonly names: ReadonlyMap<number, string>;
}

export interface Axes {
  readonly rows: Axis;
  readonly columns: Axis;
}

/**
 * Tells what a table's axes list. An axis whose cells differ in unit lists measures; one whose cells share a unit
 * compares groups or populations. Where units do not tell, the words of the headers do, and groups that the
 * document names elsewhere.
 */
export function axesOf(grid: TableGrid, dictionary: Dictionary, groups: ReadonlySet<Concept>, caption: string): Axes {
  const rowNames = namesOf(grid.cells, 'row');
  const columnNames = namesOf(grid.cells, 'column');
  const rowsVary = varies(grid.cells, 'row');
  const columnsVary = varies(grid.cells, 'column');
  const rowWords = votes([...rowNames.values()], dictionary, groups);
  const columnWords = votes([...columnNames.values()], dictionary, groups);
  const stub = strongest(votes([grid.stub], dictionary, new Set()), true);
  let rows: FacetKind | undefined = rowsVary && !columnsVary ? 'measure' : undefined;
  let columns: FacetKind | undefined = columnsVary && !rowsVary ? 'measure' : undefined;
  rows ??= stub ?? undefined;
  if (rows === undefined || columns === undefined) {
    const columnGuess = strongest(columnWords, columns === undefined && rows !== 'measure');
    const rowGuess = strongest(rowWords, rows === undefined && columns !== 'measure');
    columns ??= columnGuess;
    rows ??= rowGuess;
  }
  if (rows === undefined) rows = columns === 'group' ? (captionCompares(caption, dictionary) ? 'population' : 'measure') : 'group';
  if (columns === undefined) columns = rows === 'measure' ? 'group' : rows === 'group' ? 'population' : 'measure';
  if (rows === 'measure' && columns === 'measure' && !columnsVary) columns = 'group';
  return { rows: { kind: rows, names: rowNames }, columns: { kind: columns, names: columnNames } };
}

function namesOf(cells: readonly TableCell[], axis: 'row' | 'column'): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const cell of cells) {
    if (names.has(cell[axis])) continue;
    const headers = axis === 'row' ? cell.rowHeaders : cell.columnHeaders;
    names.set(cell[axis], headers.map((header) => header.prose.text.trim()).join(' · '));
  }
  return names;
}

/** Whether the unit changes along the axis while it holds across it. */
function varies(cells: readonly TableCell[], axis: 'row' | 'column'): boolean {
  const unitOf = new Map<number, Map<string, number>>();
  for (const cell of cells) {
    const counts = unitOf.get(cell[axis]) ?? new Map<string, number>();
    unitOf.set(cell[axis], counts);
    const unit = dimensionOf(cell.quantities[0]!);
    counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  const usual = [...unitOf.values()].map((counts) => [...counts].sort((a, b) => b[1] - a[1])[0]![0]);
  return new Set(usual).size > 1;
}

function dimensionOf(quantity: Quantity): string {
  if (quantity.kind === 'p-value') return 'p';
  return quantity.unit?.dimension ?? (quantity.kind === 'fraction' ? 'proportion' : '1');
}

type Votes = Readonly<Record<FacetKind, number>>;

function votes(names: readonly string[], dictionary: Dictionary, groups: ReadonlySet<Concept>): Votes {
  const count = { group: 0, population: 0, measure: 0 };
  for (const name of names) {
    for (const concept of conceptsIn(name, dictionary)) {
      const kind = groups.has(concept) ? 'group' : kindOfWord(concept);
      if (kind) count[kind]++;
    }
  }
  return count;
}

function strongest(count: Votes, measureAllowed: boolean): FacetKind | undefined {
  const kinds: readonly FacetKind[] = measureAllowed ? ['group', 'population', 'measure'] : ['group', 'population'];
  const [best, second] = kinds.map((kind) => ({ kind, votes: count[kind] })).sort((a, b) => b.votes - a.votes);
  return best!.votes > 0 && best!.votes > second!.votes ? best!.kind : undefined;
}

/** `Efficacy by PD-L1 expression`, `across sites`: the rows are what the caption divides by. */
function captionCompares(caption: string, dictionary: Dictionary): boolean {
  return /\b(?:by|according to|stratified|across|per)\s/iu.test(caption) && conceptsIn(caption, dictionary).size > 0;
}
