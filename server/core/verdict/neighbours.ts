import type { Measurement } from '../evidence/measurement.js';
import type { Quantity } from '../quantity/quantity.js';

/** A figure of the same sentence or table that is surely one of a source's measurements. */
export interface Neighbour {
  readonly quantity: Quantity;
  readonly measurement: Measurement;
  /** Named in one breath with the figure, or in one row with it. */
  readonly listed: boolean;
}

/**
 * Whether a measurement stands with all of these in its source: in their sentence, or in one row or column of their table.
 * Authors copy a sentence or a row as a whole, so the figure that agrees with none of them is rather the one left over.
 */
export function standsWith(measurement: Measurement, neighbours: readonly Neighbour[]): boolean {
  const beside = (same: (other: Measurement) => boolean): boolean => neighbours.every((neighbour) => neighbour.measurement.home === measurement.home && same(neighbour.measurement));
  const { cell } = measurement;
  if (!cell) return beside((other) => other.cell === undefined && other.place.quote === measurement.place.quote);
  return beside((other) => other.cell?.row === cell.row) || beside((other) => other.cell?.column === cell.column);
}
