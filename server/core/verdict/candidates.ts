import type { Measurement } from '../evidence/measurement.js';
import { agreeAlone, mayAgree } from '../quantity/compare.js';
import type { Quantity } from '../quantity/quantity.js';
import type { Candidate } from './candidate.js';
import type { Fit } from './fit.js';

/** The measurements that a figure can be compared with, what fits best first. */
export function candidatesFor(figure: Quantity, measurements: readonly Measurement[], fitOf: (measurement: Measurement) => Fit): readonly Candidate[] {
  const { of, kinds } = kindsOf(measurements);
  const may = kinds.map((kind) => mayAgree(figure, kind));
  const candidates: Candidate[] = [];
  for (let i = 0; i < measurements.length; i++) {
    if (!may[of[i]!]) continue;
    const measurement = measurements[i]!;
    const agreement = agreeAlone(figure, measurement.quantity);
    if (agreement.kind !== 'incomparable') candidates.push({ measurement, fit: fitOf(measurement), agreement });
  }
  return candidates.sort((a, b) => b.fit.score - a.fit.score);
}

/** What kinds of figures, by unit, some measurements are of: hundreds of figures are of a dozen kinds. */
interface Kinds {
  readonly kinds: readonly Pick<Quantity, 'kind' | 'unit'>[];
  /** The number of each measurement's kind. */
  readonly of: readonly number[];
}

const known = new WeakMap<readonly Measurement[], Kinds>();

function kindsOf(measurements: readonly Measurement[]): Kinds {
  let found = known.get(measurements);
  if (!found) {
    const numbers = new Map<string, number>();
    const kinds: Pick<Quantity, 'kind' | 'unit'>[] = [];
    const of = measurements.map(({ quantity: { kind, unit } }) => {
      const id = `${kind}|${unit ? `${unit.canonical}|${unit.dimension}` : ''}`;
      let number = numbers.get(id);
      if (number === undefined) {
        numbers.set(id, (number = kinds.length));
        kinds.push({ kind, ...(unit ? { unit } : {}) });
      }
      return number;
    });
    known.set(measurements, (found = { kinds, of }));
  }
  return found;
}
