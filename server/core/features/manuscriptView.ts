import type { Document } from '../document/document.js';
import type { CitedPlace } from '../library/cited.js';
import type { Library } from '../library/library.js';
import type { Stale } from '../rules/verified.js';
import type { ManuscriptFigures } from '../verdict/manuscriptFigures.js';

/** One version of a manuscript as the features see it: what was read, cited and checked. */
export interface ManuscriptView {
  readonly document: Document;
  readonly library: Library;
  readonly figures: ManuscriptFigures;
  readonly citations: readonly CitedPlace[];
  /** Figures that agreed with a source until that changed. */
  readonly stale?: readonly Stale[];
  /** The main file that this one is a part of, as its text is now; absent where it stands alone. */
  readonly main?: { readonly path: string; readonly text: string } | undefined;
}
