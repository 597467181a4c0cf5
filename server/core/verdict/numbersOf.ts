import type { Measurement } from '../evidence/measurement.js';
import type { Source } from '../library/source.js';
import { numberIndex, type NumberIndex } from '../quantity/numberIndex.js';

/** The figures of a source by their numbers; made once a source. */
export function numbersOf(source: Source): NumberIndex<Measurement> {
  let index = numbers.get(source);
  if (!index) numbers.set(source, (index = numberIndex(source.evidence.measurements, ({ quantity }) => quantity)));
  return index;
}

const numbers = new WeakMap<Source, NumberIndex<Measurement>>();
