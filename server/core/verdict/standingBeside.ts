import type { Measurement } from '../evidence/measurement.js';
import type { Source } from '../library/source.js';
import type { Quantity } from '../quantity/quantity.js';
import { digitsOf } from './candidate.js';
import { numbersOf } from './numbersOf.js';

/** How many of the figures beside a figure have their very number beside a measurement of a source, itself aside. */
export interface Beside {
  /** In its table or sentence. */
  inHome(measurement: Measurement): number;
  inRow(measurement: Measurement): number;
  inSentence(measurement: Measurement): number;
  /** On the same side of it as of the figure. */
  inOrder(measurement: Measurement): number;
}

export function standingBeside(figure: Quantity, others: readonly Quantity[], source: Source): Beside {
  const found = others.flatMap((other) => {
    const hits = digitsOf(other) < 2 ? [] : numbersOf(source).near(other).filter(({ quantity, role }) => quantity.value.value === other.value.value && role !== 'interval' && quantity.kind === other.kind && (quantity.unit === undefined || other.unit?.canonical === quantity.unit.canonical));
    return hits.length > 0 ? [{ hits, isBefore: other.span.start < figure.span.start }] : [];
  });
  const count = (measurement: Measurement, stands: (hit: Measurement, isBefore: boolean) => boolean): number =>
    found.reduce((sum, { hits, isBefore }) => sum + +hits.some((hit) => hit.home === measurement.home && hit !== measurement && stands(hit, isBefore)), 0);
  if (found.length === 0) return NOTHING;
  return {
    inHome: (measurement) => count(measurement, () => true),
    inRow: (measurement) => (measurement.cell ? count(measurement, ({ cell }) => cell?.row === measurement.cell!.row) : 0),
    inSentence: (measurement) => (measurement.cell ? 0 : count(measurement, ({ place }) => place.quote === measurement.place.quote)),
    inOrder: (measurement) => count(measurement, ({ place }, isBefore) => place.span.start < measurement.place.span.start === isBefore),
  };
}

const NOTHING: Beside = { inHome: () => 0, inRow: () => 0, inSentence: () => 0, inOrder: () => 0 };
