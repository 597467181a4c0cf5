import type { Span } from '../text/span.js';

/** What a rule has to say of a place in a manuscript or a bibliography. Plain data: what, why, what to do. */
export interface Finding {
  readonly code: Code;
  readonly severity: Severity;
  /** In the file's text. */
  readonly span: Span;
  /** What is wrong, why (the source's words and place), what to do. Plain text, one to three sentences. */
  readonly message: string;
  /** What the source gives instead, as the manuscript would print it. */
  readonly expected?: string;
  /** Places that show it, the best first. */
  readonly evidence: readonly EvidencePlace[];
  readonly fixes: readonly Fix[];
}

export interface EvidencePlace {
  readonly path: string;
  readonly span: Span;
  /** The source's words. */
  readonly text: string;
  /** The key of the reference that stands for it. */
  readonly reference?: string;
}

/** One edit that mends the finding, in the manuscript's own syntax. */
export interface Fix {
  /** `Change to 34.8 months (alectinib-tme:3)`. */
  readonly title: string;
  readonly span: Span;
  readonly text: string;
  /** The one to apply when asked for the best. */
  readonly preferred: boolean;
  /** It leaves what the text says as it is, so that an editor may apply all such at once, on saving say. */
  readonly safe?: boolean;
}

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** All codes of the public contract. */
export type Code =
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
  | 'figure/rounding'
  | 'citation/undefined'
  | 'citation/duplicate'
  | 'citation/incomplete'
  | 'citation/unused'
  | 'bibliography/syntax'
  | 'statistic/interval'
  | 'statistic/percentage'
  | 'statistic/p-value'
  | 'term/undefined'
  | 'term/inconsistent'
  | 'manuscript/inconsistent';
