import { conceptsOf } from '../evidence/concepts.js';
import { OF_ITS_SENTENCE } from '../evidence/context.js';
import { isFiller, isGeneric } from '../evidence/lexicon.js';
import type { Measurement } from '../evidence/measurement.js';
import type { Statement } from '../evidence/statement.js';
import type { Source } from '../library/source.js';

/** Tells of a source's measurements whether the sentence of one shares a telling word with a sentence of the manuscript. */
export function sharing(statement: Statement, { evidence: { dictionary } }: Source): (measurement: Measurement) => boolean {
  const telling = conceptsOf(statement.words, dictionary).filter((concept) => !isFiller(concept) && !isGeneric(concept) && !/^\p{N}/u.test(concept));
  return ({ context }) => telling.some((concept) => (context.weights.get(concept) ?? 0) >= OF_ITS_SENTENCE);
}
