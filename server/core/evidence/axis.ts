import { CITATION_MARK } from '../text/plainText.js';
import type { Quantity } from '../quantity/quantity.js';
import { conceptsIn, type Concept, type Dictionary } from './concepts.js';
import type { FacetKind } from './contrast.js';
import { kindOfWord } from './lexicon.js';
import { strataIn } from './strata.js';
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
  const rows = likelihood([...rowNames.values()], dictionary, groups);
  const columns = likelihood([...columnNames.values()], dictionary, groups);
  const stub = likelihood([grid.stub], dictionary, NO_GROUPS);
  for (const kind of KINDS) rows[kind] += 1.5 * stub[kind];
  if (rowsVary && !columnsVary) rows.measure += 2;
  if (columnsVary && !rowsVary) columns.measure += 2;
  // `Booked (n = 4,635)` is a group's column.
  if (namesSizes(columnNames)) columns.group += 0.8;
  if (captionCompares(caption)) rows.population += 0.4;
  for (const [names, kinds] of [[rowNames, rows], [columnNames, columns]] as const) if (nameStrata(names)) kinds.population += 1;
  let best: { readonly rows: FacetKind; readonly columns: FacetKind; readonly score: number } | undefined;
  for (const [rowKind, columnKind, prior] of PAIRS) {
    const score = rows[rowKind] + columns[columnKind] + prior;
    if (!best || score > best.score) best = { rows: rowKind, columns: columnKind, score };
  }
  return { rows: { kind: best!.rows, names: rowNames }, columns: { kind: best!.columns, names: columnNames } };
}

/** Whether most names of an axis tell the size of a group: `Booked (n = 4,635)`. */
export function namesSizes(names: Axis['names']): boolean {
  return [...names.values()].filter((name) => /\bn\s?=\s?\d/iu.test(name)).length * 2 > names.size;
}

/** Whether most names of an axis are parts by a bound or a range: `≤ 10 mm`, `11–20 mm`, `> 20 mm`. */
function nameStrata(names: Axis['names']): boolean {
  return [...names.values()].filter((name) => strataIn(name).length > 0).length * 2 > names.size;
}

const KINDS: readonly FacetKind[] = ['group', 'population', 'measure'];
const NO_GROUPS: ReadonlySet<Concept> = new Set();

/** How the axes of tables go together, the commonest a little ahead; two axes of one kind are rare. */
const PAIRS: readonly (readonly [FacetKind, FacetKind, number])[] = [
  ['measure', 'group', 0.25],
  ['group', 'measure', 0.2],
  ['population', 'group', 0.15],
  ['group', 'population', 0.15],
  ['population', 'measure', 0.1],
  ['measure', 'population', 0.1],
  ['population', 'population', -0.6],
  ['group', 'group', -0.6],
  ['measure', 'measure', -0.8],
];

function namesOf(cells: readonly TableCell[], axis: 'row' | 'column'): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const cell of cells) {
    if (names.has(cell[axis])) continue;
    const headers = axis === 'row' ? cell.rowHeaders : cell.columnHeaders;
    names.set(cell[axis], headers.map((header) => header.prose.text.replaceAll(CITATION_MARK, '').trim()).join(' · '));
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

/** The part of the names in which a word tells the kind; a group's own name tells more than a general word. */
function likelihood(names: readonly string[], dictionary: Dictionary, groups: ReadonlySet<Concept>): Record<FacetKind, number> {
  const count = { group: 0, population: 0, measure: 0 };
  for (const name of names) {
    const concepts = [...conceptsIn(name, dictionary)];
    const kinds = concepts.map((concept) => kindOfWord(concept));
    for (const kind of KINDS) if (kinds.includes(kind)) count[kind] += 1;
    if (concepts.some((concept) => groups.has(concept))) count.group += 1.2;
  }
  const total = Math.max(1, names.length);
  return { group: count.group / total, population: count.population / total, measure: count.measure / total };
}

/** `Efficacy by PD-L1 expression`, `across sites`: the rows are what the caption divides by. */
function captionCompares(caption: string): boolean {
  return /\b(?:by|according to|stratified|across|per)\s/iu.test(caption);
}
