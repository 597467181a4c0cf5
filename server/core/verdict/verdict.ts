import type { Measurement } from '../evidence/measurement.js';
import type { Quantity } from '../quantity/quantity.js';
import type { Source } from '../library/source.js';
import type { Span } from '../text/span.js';

/** What the library says of a figure of a manuscript. */
export interface Verdict {
  readonly verdict: 'supported' | 'contradicted' | 'unsupported' | 'unchecked';
  /** For a supported figure: it is surely this measurement, so that what is printed with both can be compared. */
  readonly firm?: boolean;
  /** For a contradiction, the rule that names the difference; for a supported figure a remark on its rounding. */
  readonly code?: FigureCode;
  /** What the source gives, as the manuscript would print it. */
  readonly expected?: string;
  /** How the figure follows from the source's: `1 − 0.47 = 53%`. */
  readonly derivation?: string;
  /** The measurements that answer, the best first. */
  readonly evidence: readonly Evident[];
  /** Where the figure truly stands, when it is the source's figure of something else. */
  readonly mistaken?: Evident;
  /** In words, why: `Table 1 gives 34.8 months for …`. */
  readonly reason?: string;
  /** For `figure/reference`: the key whose source holds the figure. */
  readonly rightKey?: string;
}

export type FigureCode =
  | 'figure/value'
  | 'figure/arm'
  | 'figure/population'
  | 'figure/measure'
  | 'figure/unit'
  | 'figure/interval'
  | 'figure/comparator'
  | 'figure/reference'
  | 'figure/uncited'
  | 'figure/unsupported'
  | 'figure/rounding';

export interface Evident {
  readonly measurement: Measurement;
  readonly source: Source;
  /** The key under which the source answers. */
  readonly key: string;
}

/** A figure of the manuscript and what became of it. Spans count from its block's start. */
export interface CheckedFigure {
  readonly span: Span;
  /** Of number and unit alone, without what is printed with it. */
  readonly quantity: Quantity;
  readonly text: string;
  /** Keys of the citations that stand for it; empty for the author's own. */
  readonly keys: readonly string[];
  readonly verdict: Verdict;
}
