import type { Block, Document } from '../document/document.js';
import type { Library } from '../library/library.js';
import type { CheckedFigure } from './verdict.js';

/** A manuscript's figures and what the library says of them. */
export interface ManuscriptFigures {
  /** In the order of the text; spans in the file. */
  readonly all: readonly CheckedFigure[];
}

/**
 * Checks the figures of the successive versions of one manuscript. What depends on nothing that changed is not computed
 * again: an edit in one paragraph costs that paragraph.
 */
export interface FigureChecker {
  check(document: Document, library: Library): ManuscriptFigures;
}

export type { Block };
