import type { Code, Finding } from '../rules/finding.js';
import type { Span } from '../text/span.js';
import { addGuideReference } from './addGuideReference.js';
import { citeSource } from './citeSource.js';
import type { Desk } from './desk.js';
import type { FileEdit } from './fileEdit.js';
import { mergeEntries } from './mergeEntries.js';
import { silencing } from './silence.js';

/** Something that can be done at a place, in one step that can be undone. */
export interface Action {
  /** `Add fever:2 to refs.bib`. */
  readonly title: string;
  readonly edits: readonly FileEdit[];
  /** The code of the finding that it mends. */
  readonly mends?: Code;
}

/**
 * What can be done at a stretch of a file besides the fixes of its findings. Editors ask wherever the cursor goes, so that
 * the whole desk is looked at only where something concerns it.
 */
export function actionsIn(own: Desk, whole: () => Desk, path: string, span: Span, findings: readonly Finding[]): readonly Action[] {
  const view = own.manuscripts.find(({ document }) => document.path === path);
  return [
    ...(view ? citeSource(view, span) : []),
    ...addGuideReference(own, path, span),
    ...mergeEntries(own, whole, path, span),
    ...(view ? silencing(findings, view.document, span) : []),
  ];
}
