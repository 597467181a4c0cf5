import type { Citation, Document, Format, Problem } from './document/document.js';
import type { Evidence } from './evidence/evidence.js';
import type { Completion } from './features/completion.js';
import type { Action } from './features/actions.js';
import type { FilePlace } from './features/definitions.js';
import type { Link } from './features/documentLinks.js';
import type { FileEdit } from './features/fileEdit.js';
import type { FigureHint } from './features/figureHints.js';
import type { Theme } from './features/figurePicture.js';
import type { Hover } from './features/hover.js';
import type { ManuscriptView } from './features/manuscriptView.js';
import type { Needs } from './features/needs.js';
import type { OtherManuscript } from './features/otherManuscripts.js';
import type { OutlineItem } from './features/outline.js';
import type { Use } from './features/references.js';
import type { FormatReference } from './features/referenceCard.js';
import type { Refusal } from './features/rename.js';
import type { Bibliography } from './bibliography/reference.js';
import type { GuideFiles } from './library/shelf.js';
import type { Library } from './library/library.js';
import type { Code, Finding, Fix, Severity } from './rules/finding.js';
import type { Verified } from './rules/verified.js';
import type { Span } from './text/span.js';
import type { CheckedFigure } from './verdict/verdict.js';

/** The façade: the server and the command line ask it, and nothing below it. It is handed texts; it touches no disk. */
export interface Service {
  /** Takes or replaces a file; `undefined` forgets it. Nothing is read until something is asked that needs it. */
  setSource(path: string, text: string | undefined): void;
  setBibliography(path: string, text: string | undefined): void;
  setGuide(name: string, guide: GuideFiles | undefined): void;
  /** A file of the library that could not be read; shown in `problems` until the file is set. */
  setProblem(path: string, message: string | undefined): void;
  /** Opens a manuscript, or gives its next version. `bibliographies` are those that hold for it; absent = all known. `style` is its own, in place of the settings'; `main` the file that includes it. */
  setManuscript(path: string, manuscript: { readonly format: Format; readonly text: string; readonly bibliographies?: readonly string[]; readonly style?: string; readonly main?: MainFile } | undefined): void;
  /** The manuscripts of the workspace that are not open, for what concerns every file; undefined: not known. Replaces those given before. */
  setOthers(manuscripts: readonly OtherManuscript[] | undefined): void;
  setSettings(settings: CoreSettings): void;

  /** Files that a manuscript names and relies on, as written, with their places. */
  needs(path: string): Needs;
  /** An open manuscript as it was read; undefined for any other path. */
  document(path: string): Document | undefined;
  /** Figures of an open manuscript that agree with their sources, or did before these changed. */
  verified(path: string): Verified;
  /** Tells what agreed on another day, so that what no longer does is known as stale. */
  recall(path: string, verified: Verified): void;
  /** The whole check of a manuscript or a .bib that was set; empty for a path that wasn't. */
  check(path: string): Check;
  /** With pictures for an editor that shows them in this theme, in words alone without one. */
  hover(path: string, offset: number, theme?: Theme): Hover | undefined;
  /** Marks behind the figures of a stretch that agree with their sources. */
  figureHints(path: string, within: Span): readonly FigureHint[];
  completions(path: string, offset: number): readonly Completion[];
  /** The documentation of one completion, made when it is shown; of its claims, those that share words with `typed` first. Markdown. */
  completionDetail(path: string, id: string, typed?: string): string;
  /** Where the thing under the cursor is described: entry of a key, claim or cell of a figure, glossary row of a term. */
  definitions(path: string, offset: number): readonly FilePlace[];
  /** The keys that an open manuscript cites, each once, in alphabetical order; without checking it. */
  citedKeys(path: string): readonly string[];
  /** Where a work is cited, a claim of a source used: in all manuscripts, open or not, and all bibliographies. */
  references(path: string, offset: number): readonly Use[];
  /** The places in this file that mean the work of the key at an offset. */
  highlights(path: string, offset: number): readonly Span[];
  keyToRename(path: string, offset: number): { readonly span: Span; readonly key: string } | Refusal;
  rename(path: string, offset: number, key: string): { readonly edits: readonly FileEdit[] } | Refusal;
  /** What can be done at a place besides the fixes of its findings. */
  actions(path: string, span: Span): readonly Action[];
  /** Of a bibliography: where its fields lead, its entries. Empty for any other file. */
  links(path: string): readonly Link[];
  outline(path: string): readonly OutlineItem[];
  folds(path: string): readonly Span[];
  /** Reads the library so far unread, one source a step: yields after each, so that the caller can pause or cancel. */
  index(): Generator<{ readonly done: number; readonly total: number; readonly name: string }, void>;
  /** What is known of the library as a whole. */
  summary(path?: string): LibrarySummary;
  /** One version of an open manuscript, for the features that write into it; undefined for any other path. */
  view(path: string): ManuscriptView | undefined;
  /** The citation style of a manuscript, its own or the settings': a bundled one's name, or the text of a `.csl` file. */
  styleOf(path: string): string;
  /** Formats references in that style as Markdown, if they were formatted before. */
  formatterOf(path: string): FormatReference;
  /** What was read of any file, for `inspect`. */
  inspect(path: string, format: Format, text: string): { readonly document: Document; readonly evidence: Evidence };
  library(path?: string): Library;
}

/** The file that others are parts of. Its text is asked for when it is needed, as it may change without them. */
export interface MainFile {
  readonly path: string;
  text(): string | undefined;
}

export interface CoreSettings {
  /** Code → severity or off; what is not named has the rule's own. */
  readonly rules: Readonly<Partial<Record<Code, Severity | 'off'>>>;
  /** Name of a bundled CSL style, or the text of a `.csl` file. */
  readonly style: string;
  /** Citation commands of LaTeX that are the user's own, each with a known one that it is like. */
  readonly citationCommands?: Readonly<Record<string, string>>;
  /** Globs of `ignore` are the workspace's concern; these are texts of figures to leave alone. */
}

export interface Check {
  readonly figures: readonly CheckedFigure[];
  readonly citations: readonly { readonly citation: Citation; readonly span: Span; readonly resolved: readonly boolean[]; readonly itemSpans: readonly Span[] }[];
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

export interface LibrarySummary {
  readonly sources: number;
  readonly references: number;
  readonly measurements: number;
  readonly indexed: boolean;
  readonly problems: readonly { readonly path: string; readonly message: string; readonly span?: Span }[];
}

export type { Action, Bibliography, Completion, FigureHint, FileEdit, FilePlace, Finding, Fix, GuideFiles, Hover, Link, Needs, OtherManuscript, OutlineItem, Refusal, Theme, Use, Verified };
