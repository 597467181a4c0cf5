import type { Span } from '../text/span.js';

/** A work that can be cited, and the entry that describes it. */
export interface Reference {
  /** What the author cites it by: `peters2017`, `alectinib-tme:3`. */
  readonly key: string;
  /** biblatex `ids`, a guide's other names for it. */
  readonly aliases: readonly string[];
  /** CSL-JSON, as far as the source gives it; nothing invented. */
  readonly csl: CslItem;
  /** The file that holds the entry, and the entry's and its key's place in it. */
  readonly path: string;
  readonly span: Span;
  readonly keySpan: Span;
  /** Files of the full text that the entry names (`file = {…}`), as written. */
  readonly files: readonly string[];
  /** The entry as it stands, for formats that have one. */
  readonly type?: string;
}

/** A CSL-JSON item (https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types). */
export interface CslItem {
  readonly id: string;
  readonly type: string;
  readonly title?: string;
  readonly author?: readonly CslName[];
  readonly editor?: readonly CslName[];
  readonly issued?: CslDate;
  readonly DOI?: string;
  readonly PMID?: string;
  readonly PMCID?: string;
  readonly URL?: string;
  readonly abstract?: string;
  readonly 'container-title'?: string;
  readonly [field: string]: unknown;
}

export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
  readonly 'non-dropping-particle'?: string;
  readonly 'dropping-particle'?: string;
  readonly suffix?: string;
}

export interface CslDate {
  readonly 'date-parts'?: readonly (readonly (number | string)[])[];
  readonly raw?: string;
  readonly literal?: string;
}

/** What one bibliography file holds. Entries that could not be read are problems; they hide no other. */
export interface Bibliography {
  readonly path: string;
  readonly references: readonly Reference[];
  readonly problems: readonly { readonly message: string; readonly span?: Span }[];
}
