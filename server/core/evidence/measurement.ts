import type { Quantity } from '../quantity/quantity.js';
import type { Span } from '../text/span.js';
import type { Concept } from './concepts.js';
import type { Contrast, Member } from './contrast.js';

/** A quantity in its context: 34.8 months, of median PFS, in the alectinib arm, overall, in ALEX, attributed to reference 3. */
export interface Measurement {
  readonly quantity: Quantity;
  /** What the printed text around says the figure is: the estimate itself, or what is printed with an estimate. */
  readonly role: Role;
  /** For a companion (an interval, a p-value), the estimate that it was printed with. */
  readonly estimate?: Measurement;
  readonly companions: readonly Measurement[];
  readonly place: Place;
  /** The table or sentence in which it stands: what parts two figures of one home is told by its own words. */
  readonly home: object;
  /** Its row and column, for a figure of a table. */
  readonly cell?: { readonly row: number; readonly column: number };
  readonly context: Context;
  /** Keys of the document's own references that stand for it (`3`), as the document has them. */
  readonly references: readonly string[];
  /** In words, for people: what, of whom, in which. Empty where the text does not say. */
  readonly measure: string;
  readonly group: string;
  readonly population: string;
  readonly study: string;
  readonly statistic: string;
}

export type Role = 'estimate' | 'interval' | 'spread' | 'fraction' | 'p-value' | 'other';

/** Where a thing stands in a source, and the words that stand there. */
export interface Place {
  readonly path: string;
  /** In the file's text. */
  readonly span: Span;
  /** The sentence; for a table cell, its row and column: `Table 1 · Median PFS (Overall) · Alectinib Arm: 34.8 months`. */
  readonly quote: string;
}

/** What surrounds a figure, as far as it says what the figure is. */
export interface Context {
  /** How strongly each concept belongs to the figure: 1 in its own clause or header, less further away. */
  readonly weights: ReadonlyMap<Concept, number>;
  /** The concepts that name it: its headers, or the words of its own clause. */
  readonly label: ReadonlySet<Concept>;
  /** For a figure of a table, what its row's header says and what its column's does. */
  readonly axes?: { readonly row: ReadonlySet<Concept>; readonly column: ReadonlySet<Concept> };
  /** Whether the words are surely this figure's: false for a figure of a list that could not be dealt out. */
  readonly sure: boolean;
  /** Measures of which its words name several, `death, infarction or stroke`: the figure of one of them is not its counterpart. */
  readonly either?: ReadonlySet<Contrast>;
  /** Whether it is what something changed from, or to; absent where the sentence tells of no change. */
  readonly state?: 'before' | 'after' | undefined;
  /** Which way the sentence says it went: `rose to 8.0%`, `23% lower`. */
  readonly trend?: 'up' | 'down';
  /** The member it has of each contrast set that its document knows. */
  readonly facets: ReadonlyMap<Contrast, Member>;
}
