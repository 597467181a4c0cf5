import type { Cell, Content, Table } from '../document/document.js';
import { prosesOf } from '../document/prose.js';
import { conceptsIn, type Concept } from '../evidence/concepts.js';
import { isGeneric } from '../evidence/lexicon.js';
import { tableGrid } from '../evidence/tableCells.js';
import type { Quantity } from '../quantity/quantity.js';
import { sourceSpan } from '../text/plainText.js';
import type { Span } from '../text/span.js';
import type { TellSetting } from './told.js';

/** A cell of the author's own table: what its row and its column are called, and its figure. */
export interface TabledFigure {
  readonly quantity: Quantity;
  /** Counted from the block's start. */
  readonly span: Span;
  readonly row: ReadonlySet<Concept>;
  readonly column: ReadonlySet<Concept>;
  /** `Recall, with feedback` */
  readonly name: string;
}

const remembered = new WeakMap<Content, { readonly key: string; readonly cells: readonly TabledFigure[] }>();

/** The figures of a table that cites nobody, in rows and columns with names of their own; none of any other content. */
export function tabledIn(content: Content, setting: TellSetting): readonly TabledFigure[] {
  if (content.kind !== 'table') return [];
  let memory = remembered.get(content);
  if (memory?.key !== setting.key) remembered.set(content, (memory = { key: setting.key, cells: cellsOf(content, setting) }));
  return memory.cells;
}

const MOST_CELLS = 400;

function cellsOf(table: Table, { dictionary, decimalComma }: TellSetting): readonly TabledFigure[] {
  if (table.headerRows === 0 || table.rows.length * (table.rows[0]?.length ?? 0) > MOST_CELLS || prosesOf(table).some(({ citations }) => citations.length > 0)) return [];
  const words = (cells: readonly Cell[], joint: string): string => cells.map(({ prose }) => prose.text.trim()).join(joint);
  const names = (cells: readonly Cell[]): ReadonlySet<Concept> => new Set([...conceptsIn(words(cells, ' '), dictionary)].filter((concept) => !isGeneric(concept) && !/^\p{N}/u.test(concept)));
  const cells = tableGrid(table, decimalComma).cells.map((cell) => ({ ...cell, names: { row: names(cell.rowHeaders), column: names(cell.columnHeaders) } }));
  const [rows, columns] = [ownNames(cells.map(({ row, names }) => [row, names.row])), ownNames(cells.map(({ column, names }) => [column, names.column]))];
  return cells.flatMap(({ cell, row, column, quantities, rowHeaders, columnHeaders, names }): readonly TabledFigure[] => {
    const [quantity] = quantities;
    if (!quantity || !rows.has(row) || !columns.has(column)) return [];
    return [{ quantity, span: sourceSpan(cell.prose, quantity.span), row: names.row, column: names.column, name: words([...rowHeaders, ...columnHeaders], ', ') }];
  });
}

/** Which rows (or columns) have a name that no other has. */
function ownNames(named: readonly (readonly [line: number, name: ReadonlySet<Concept>])[]): ReadonlySet<number> {
  const lines = new Map<string, Set<number>>();
  for (const [line, name] of named) {
    const key = [...name].sort().join(' ');
    lines.set(key, (lines.get(key) ?? new Set()).add(line));
  }
  return new Set([...lines].flatMap(([key, same]) => (key !== '' && same.size === 1 ? [...same] : [])));
}
