import type { Span } from '../text/span.js';

/**
 * A work that can be cited, and the entry that describes it.
 *
 * References read from a file compute `csl`, `brief`, `fields`, `span` … when first asked: read properties, don't spread (`{ ...reference }`).
 */
export interface Reference {
  /** What the author cites it by: `peters2017`, `alectinib-tme:3`. Empty when the entry gives none: then nothing can cite it. */
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
  /** The entry's type as it stands, for formats that have one: `article`, `inproceedings`. */
  readonly type?: string;
  /** The entry's fields after inheritance, as written (TeX), for formats that have such. Names are in lower case. */
  readonly fields?: ReadonlyMap<string, string>;
  /** Read through `briefOf(reference)`. The same object as long as nothing in it changed, so it can key a memory. */
  readonly brief?: Brief;
}

/** What lists, pickers and indexes need of a work, as plain text; far cheaper than the whole `csl`. */
export interface Brief {
  /** Family names, or names of groups, of the authors, else of the editors. */
  readonly authors: readonly string[];
  /** The list of authors ends in "and others". */
  readonly others: boolean;
  readonly title: string;
  /** `2017`, `-0350`; empty when unknown. */
  readonly year: string;
  /** Journal, book or proceedings that it is in. */
  readonly container: string;
  readonly doi: string;
  readonly pmid: string;
  readonly pmcid: string;
  readonly url: string;
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
  /** What was read; for references in a front matter, the whole document. */
  readonly text: string;
  /** In the order of the file; an entry whose key another has too is there as well. */
  readonly references: readonly Reference[];
  readonly problems: readonly { readonly message: string; readonly span?: Span }[];
}
