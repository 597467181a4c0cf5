import type { Bibliography } from '../bibliography/reference.js';
import type { Document, Named } from '../document/document.js';
import type { CitedPlace } from '../library/cited.js';
import type { Library } from '../library/library.js';
import type { ManuscriptFigures } from '../verdict/manuscriptFigures.js';
import type { Code, Finding, Severity } from './finding.js';
import type { Stale } from './verified.js';

/**
 * A rule: its declaration, and what it finds in a manuscript or a bibliography. One file a rule; `index.ts` lists them all.
 * Its page in `docs/rules/` is made of examples that run as tests.
 */
export interface Rule {
  readonly code: Code;
  /** One line, as it stands in the list of rules and the settings. */
  readonly summary: string;
  /** Unless the user sets another; `off` is not run. */
  readonly severity: Severity | 'off';
  check?(manuscript: Manuscript): readonly Found[];
  checkBibliography?(view: BibliographyView): readonly Found[];
}

/**
 * A finding as its rule gives it; code and severity come with the rule. `severity` where this one is graver or milder
 * than the rule's others; what the user sets goes before it.
 */
export type Found = Omit<Finding, 'code' | 'severity'> & { readonly severity?: Severity };

/** All that a rule may ask of a bibliography. */
export interface BibliographyView {
  readonly bibliography: Bibliography;
  /** All manuscripts of the workspace; undefined where not all of them are known. */
  readonly manuscripts: readonly Pick<Manuscript, 'document' | 'library' | 'citations'>[] | undefined;
  /** Bibliographies that an open manuscript names together with this one. */
  readonly besides: readonly Bibliography[];
  /** CSL variables that the citation style in use prints; undefined where the style is not known. */
  readonly variables: ReadonlySet<string> | undefined;
}

/** All that a rule may ask of a manuscript. */
export interface Manuscript {
  readonly document: Document;
  readonly library: Library;
  /** The document's figures with their verdicts: computed once, whatever rules run. */
  readonly figures: ManuscriptFigures;
  readonly citations: readonly CitedPlace[];
  /** Bibliographies that the manuscript names and that are not at hand. */
  readonly unreadBibliographies: readonly Named[];
  /** Figures that agreed with a source until that changed. */
  readonly stale?: readonly Stale[];
}
