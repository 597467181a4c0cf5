import { conceptsOf } from '../evidence/concepts.js';
import { OF_ITS_SENTENCE } from '../evidence/context.js';
import { isFiller, isGeneric } from '../evidence/lexicon.js';
import type { Measurement } from '../evidence/measurement.js';
import type { Statement } from '../evidence/statement.js';
import type { Source } from '../library/source.js';

/** Counts, of a source's measurements, the telling words that the sentence of one shares with a sentence of the manuscript. */
export function sharing(statement: Statement, { evidence: { dictionary } }: Source): (measurement: Measurement) => number {
  const telling = [...new Set(conceptsOf(statement.words, dictionary))].filter((concept) => !isFiller(concept) && !isGeneric(concept) && !/^\p{N}/u.test(concept));
  return ({ context }) => telling.filter((concept) => (context.weights.get(concept) ?? 0) >= OF_ITS_SENTENCE).length;
}
