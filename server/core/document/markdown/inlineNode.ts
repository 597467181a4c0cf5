import type { Citation, CitationItem, Mark } from '../document.js';

/** What the inline reader finds, in the order of the source; written out once all pairs are known. */
export type Node = Verbatim | Rewritten | Delimiter | Edge | Cited | KeyNode | Maths | Bracket;

/** Text that stands so. */
export interface Verbatim {
  readonly kind: 'text';
  readonly start: number;
  readonly end: number;
}

/** An escape, an entity, a line break. */
export interface Rewritten {
  readonly kind: 'rewrite';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A run of `*` or `_`: becomes emphasis, or stays as text as far as `left` counts. */
export interface Delimiter {
  readonly kind: 'delimiter';
  readonly start: number;
  readonly end: number;
  readonly char: string;
  readonly opens: boolean;
  readonly closes: boolean;
  left: number;
  /** Marks that end before, and begin behind this run. */
  readonly ends: Mark['kind'][];
  readonly begins: Mark['kind'][];
  previous: Delimiter | undefined;
  next: Delimiter | undefined;
}

/** Where a link or a mark of an HTML tag begins or ends. */
export interface Edge {
  readonly kind: 'edge';
  readonly start: number;
  readonly end: number;
  readonly opens: boolean;
  readonly what: Mark['kind'] | 'link';
  readonly target?: string;
}

export interface Cited {
  readonly kind: 'citation';
  readonly start: number;
  readonly end: number;
  readonly mode: Citation['mode'];
  readonly items: readonly CitationItem[];
}

/** `@key`, not yet known to stand in brackets or in the sentence. */
export interface KeyNode {
  readonly kind: 'key';
  readonly start: number;
  readonly end: number;
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
}

export interface Maths {
  readonly kind: 'maths';
  readonly start: number;
  readonly end: number;
  /** Inside the dollars. */
  readonly from: number;
  readonly to: number;
}

/** An opening bracket; text, unless its partner makes it a link or a citation. */
export interface Bracket {
  readonly kind: 'bracket';
  readonly start: number;
  readonly end: number;
  readonly image: boolean;
  /** The last delimiter before it. */
  readonly delimiter: Delimiter | undefined;
}
