import type { Measurement } from '../evidence/measurement.js';
import type { Source } from '../library/source.js';
import { numberIndex, type NumberIndex } from '../quantity/numberIndex.js';

/** The figures of a source by their numbers; made once a source. */
export function numbersOf(source: Source): NumberIndex<Measurement> {
  return indexed(numbers, source, source.evidence.measurements);
}

/** What a source sets as conditions, by their numbers; made once a source. */
export function conditionsOf(source: Source): NumberIndex<Measurement> {
  return indexed(conditions, source, source.evidence.conditions);
}

type Indexes = WeakMap<Source, NumberIndex<Measurement>>;
const numbers: Indexes = new WeakMap();
const conditions: Indexes = new WeakMap();

function indexed(indexes: Indexes, source: Source, list: readonly Measurement[]): NumberIndex<Measurement> {
  let index = indexes.get(source);
  if (!index) indexes.set(source, (index = numberIndex(list, ({ quantity }) => quantity)));
  return index;
}
