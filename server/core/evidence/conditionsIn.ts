import type { Block, Prose } from '../document/document.js';
import { sourceSpan } from '../text/plainText.js';
import { shift } from '../text/span.js';
import { conceptsOf, type Concept, type Dictionary } from './concepts.js';
import type { Measurement } from './measurement.js';
import { quoteOf } from './proseMeasurements.js';
import type { Statement } from './statement.js';

/**
 * What some sentences set, and found not: `a clearance below 15 mL/min was excluded`, `calcined at 780 °C`. Conditions tell
 * whom or what a finding is of and are no findings themselves; each has the words of its sentence.
 */
export function conditionsIn(path: string, block: Block, prose: Prose, list: readonly Statement[], dictionary: Dictionary): readonly Measurement[] {
  return list.flatMap((statement) => {
    if (statement.conditions.length === 0) return [];
    const label: ReadonlySet<Concept> = new Set(conceptsOf(statement.words, dictionary));
    return statement.conditions.map((quantity): Measurement => ({
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
