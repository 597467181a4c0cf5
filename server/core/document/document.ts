import type { PlainText } from '../text/plainText.js';
import type { Span } from '../text/span.js';

/**
 * What every file is read into, whatever its format: a guide, a paper, a manuscript.
 *
 * Offsets inside a block count from the block's start, so that an edit elsewhere moves no block's content:
 * readers keep the very same `content` object for a stretch of text that did not change, and everything
 * that is computed from a content can be remembered by it.
 */
export interface Document {
  readonly path: string;
  readonly format: Format;
  readonly text: string;
  readonly metadata: Metadata;
  /** Ascending by start. A comment or note inside a paragraph is a block of its own that lies within the paragraph's. */
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
}

export type Format = 'markdown' | 'quarto' | 'latex' | 'typst' | 'plaintext';

export interface Block {
  /** Offset in the file from which the content's own offsets count. */
  readonly start: number;
  readonly end: number;
  readonly content: Content;
}

export type Content = Heading | Paragraph | Table | ReferenceEntry | Opaque | Directive | Inclusion;

export interface Heading {
  readonly kind: 'heading';
  /** 1 for the document's title or a part, 2 for a section … */
  readonly level: number;
  readonly prose: Prose;
  /** `{#sec-x}`, `\label{…}`, `<label>`. */
  readonly label?: string;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly role: 'text' | 'list-item' | 'quote' | 'footnote' | 'caption' | 'abstract';
  readonly prose: Prose;
  /** Nesting of a list item, 0 for the outermost. */
  readonly depth?: number;
}

export interface Table {
  readonly kind: 'table';
  readonly caption?: Prose;
  readonly label?: string;
  /** Rows of equal length; a cell that spans several columns or rows stands in each of its places (the same object). */
  readonly rows: readonly (readonly Cell[])[];
  /** How many rows at the top are headers (0 when the table has none). */
  readonly headerRows: number;
  /** Notes under the table, and "Data from … [3]" lines that belong to it. */
  readonly notes: readonly Prose[];
}

export interface Cell {
  readonly prose: Prose;
  /** Place of the cell in the source, counted from the block's start. */
  readonly span: Span;
}

/** One entry of a document's own numbered or labelled reference list. */
export interface ReferenceEntry {
  readonly kind: 'reference';
  /** The number as cited (`3`), or the label of a `\bibitem`; empty in a list without numbers. */
  readonly key: string;
  readonly keySpan: Span;
  readonly prose: Prose;
}

/** Code, display maths, raw markup: kept so that nothing is lost, never read as prose. */
export interface Opaque {
  readonly kind: 'opaque';
  readonly what: 'code' | 'maths' | 'diagram' | 'raw' | 'comment';
  readonly language?: string;
  readonly span: Span;
}

/** `claimcheck-disable-next-line figure/value` in a comment of the format. */
export interface Directive {
  readonly kind: 'directive';
  readonly action: 'disable-next-line' | 'disable-line' | 'disable' | 'enable';
  /** Codes as written; empty means all. */
  readonly codes: readonly string[];
  readonly span: Span;
}

/** `\input{chapter}`, `{{< include x.qmd >}}`, `#include "x.typ"`. */
export interface Inclusion {
  readonly kind: 'inclusion';
  readonly target: string;
  readonly span: Span;
}

/** Running text, free of markup. */
export interface Prose extends PlainText {
  /** Ascending by place. Each stands in `text` as one CITATION_MARK; a narrative citation stands there too. */
  readonly citations: readonly Citation[];
  /** Stretches of `text` set off by their author: **bold**, *italic*, `code`. */
  readonly marks: readonly Mark[];
  readonly links: readonly Link[];
}

export interface Mark {
  readonly kind: 'strong' | 'emphasis' | 'code' | 'maths';
  /** In `text`. */
  readonly span: Span;
}

export interface Link {
  /** In `text`. */
  readonly span: Span;
  readonly target: string;
}

export interface Citation {
  /** Offset of its CITATION_MARK in the prose's text. */
  readonly at: number;
  /** The whole citation in the source, brackets included, counted from the block's start. */
  readonly span: Span;
  /**
   * `parenthetical` `[@a; @b]` `\citep{a,b}`; `narrative` `@a` `\citet{a}`; `numeric` `[3]`, `[1–3]`, `^1,2^`;
   * `full` a command that prints the whole reference; `nocite` lists without citing (it has no mark; `at` is where it stood).
   */
  readonly mode: 'parenthetical' | 'narrative' | 'numeric' | 'full' | 'nocite';
  readonly items: readonly CitationItem[];
}

export interface CitationItem {
  /** As written, without sigil or braces; for a numeric citation the number (`[1–3]` gives 1, 2 and 3). */
  readonly key: string;
  /** The key in the source, counted from the block's start, without `@` or braces. */
  readonly span: Span;
  readonly prefix: string;
  readonly locator: string;
  readonly suffix: string;
  /** `[-@key]`, `\citeyear{key}`. */
  readonly authorSuppressed: boolean;
}

/** What a document says of itself: front matter, preamble, first heading. */
export interface Metadata {
  readonly title?: string;
  readonly doi?: string;
  readonly language?: string;
  /** Bibliography files as named, each with its place in the file. */
  readonly bibliography: readonly Named[];
  readonly csl?: Named;
  /** Entries given in the document itself: `references:` of YAML front matter (CSL-JSON items). */
  readonly references: readonly unknown[];
  readonly abstract?: Span;
  /** Citation commands beside the known ones, for a format that has such. */
  readonly citationCommands?: readonly string[];
}

export interface Named {
  readonly name: string;
  readonly span: Span;
}

/** Something that could not be read, at its place; without a span it concerns the whole file. */
export interface Problem {
  readonly message: string;
  readonly span?: Span;
}
