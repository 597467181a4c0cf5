import type { Block, Prose } from '../document/document.js';
import { sourceSpan } from '../text/plainText.js';
import { shift } from '../text/span.js';
import { conceptsOf, type Concept, type Dictionary } from './concepts.js';
import type { Measurement } from './measurement.js';
import { quoteOf } from './proseMeasurements.js';
import type { Statement } from './statement.js';

/**
 * The bounds that some sentences set: `a clearance below 15 mL/min was excluded`. They tell whom or what a finding is of
 * and are no findings themselves; each has the words of its sentence.
 */
export function boundsIn(path: string, block: Block, prose: Prose, list: readonly Statement[], dictionary: Dictionary): readonly Measurement[] {
  return list.flatMap((statement) => {
    const bounds = statement.conditions.filter(({ relation }) => relation !== '=');
    if (bounds.length === 0) return [];
    const label: ReadonlySet<Concept> = new Set(conceptsOf(statement.words, dictionary));
    return bounds.map((quantity): Measurement => ({
      quantity,
      role: 'other',
      companions: [],
      place: { path, span: shift(sourceSpan(prose, quantity.span), block.start), quote: quoteOf(statement) },
      home: statement,
      context: { weights: new Map([...label].map((concept) => [concept, 1])), label, facets: new Map(), sure: true },
      references: [],
      measure: '',
      group: '',
      population: '',
      study: '',
      statistic: '',
    }));
  });
}
