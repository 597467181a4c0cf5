import type { Quantity } from '../quantity/quantity.js';
import type { Span } from '../text/span.js';
import type { Concept } from './concepts.js';
import type { Measurement, Role } from './measurement.js';

/** What stands around a block: headings, title. */
export interface Surroundings {
  readonly concepts: ReadonlySet<Concept>;
  /** The study that the document or section is about, if it says so. */
  readonly study: string;
}

type Told = Omit<Measurement, 'quantity' | 'role' | 'estimate' | 'companions'> & {
  /** The place in the file of a span of the text that holds the quantity. */
  readonly locate: (span: Span) => Span;
};

/** A quantity and what is printed with it, as measurements that share one context; the estimate comes first. */
export function measured(quantity: Quantity, told: Told): readonly Measurement[] {
  const { locate, ...shared } = told;
  const companions: Measurement[] = [];
  const estimate: Measurement = { ...shared, quantity, role: roleOf(quantity), companions };
  for (const companion of quantity.companions) {
    companions.push({ ...shared, place: { ...shared.place, span: locate(companion.span) }, quantity: companion, role: roleOf(companion), estimate, companions: [] });
  }
  return [estimate, ...companions];
}

function roleOf(quantity: Quantity): Role {
  switch (quantity.kind) {
    case 'interval':
    case 'spread':
    case 'fraction':
    case 'p-value':
      return quantity.kind;
    case 'statistic':
      return 'other';
    default:
      return 'estimate';
  }
}
