import type { Measurement } from '../evidence/measurement.js';
import { agree, isRight } from '../quantity/compare.js';
import type { Quantity } from '../quantity/quantity.js';
import type { Verdict } from './verdict.js';

/** A figure of the same sentence or table that is surely one of a source's measurements. */
export interface Neighbour {
  readonly quantity: Quantity;
  readonly measurement: Measurement;
  /** Named in one breath with the figure, or in one row with it. */
  readonly listed: boolean;
  /** In a table of the manuscript, whether it shares the figure's row or its column. */
  readonly line?: 'row' | 'column';
}

/**
 * Whether a measurement stands with all of these in its source: in their sentence, or in one row or column of their table.
 * Authors copy a sentence or a row as a whole, so the figure that agrees with none of them is rather the one left over.
 */
export function standsWith(measurement: Measurement, neighbours: readonly Neighbour[]): boolean {
  return (['row', 'column', undefined] as const).every((line) => standsInLine(measurement, neighbours.filter((neighbour) => neighbour.line === line)));
}

/** Whether a verdict is sure enough to tell of a figure's neighbours. */
export function isSureOf(quantity: Quantity, { verdict, firm, evidence }: Verdict): boolean {
  const [evident] = evidence;
  return evident !== undefined && verdict === 'supported' && (firm === true || evidence.length === 1) && isRight(agree(quantity, evident.measurement.quantity));
}

function standsInLine(measurement: Measurement, neighbours: readonly Neighbour[]): boolean {
  const beside = (same: (other: Measurement) => boolean): boolean => neighbours.every((neighbour) => neighbour.measurement.home === measurement.home && same(neighbour.measurement));
  const { cell } = measurement;
  if (!cell) return beside((other) => other.cell === undefined && other.place.quote === measurement.place.quote);
  return beside((other) => other.cell?.row === cell.row) || beside((other) => other.cell?.column === cell.column);
}
