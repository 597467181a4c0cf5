import type { Bibliography } from '../bibliography/reference.js';
import type { Library } from '../library/library.js';
import type { ManuscriptView } from './manuscriptView.js';

/** All that a workspace holds, for questions that concern every file: who cites this, what must a rename change. */
export interface Desk {
  /** Open or not; their figures are checked when they are asked for. */
  readonly manuscripts: readonly ManuscriptView[];
  readonly bibliographies: readonly Bibliography[];
  /** With all sources and bibliographies. */
  readonly library: Library;
}
