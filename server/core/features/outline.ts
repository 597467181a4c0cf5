import { briefOf } from '../bibliography/brief.js';
import type { Bibliography } from '../bibliography/reference.js';
import { shortLabel } from '../bibliography/shortLabel.js';
import type { Span } from '../text/span.js';

/** An entry in the outline of a bibliography: `lind2021`, `Lind & Sato 2021: Coastal fever in two harbors`. */
export interface OutlineItem {
  readonly name: string;
  readonly detail: string;
  readonly span: Span;
  readonly keySpan: Span;
}

/** The entries of a bibliography, in the order of the file; one without a key goes by its title, or its type. */
export function outlineOf({ references }: Bibliography): readonly OutlineItem[] {
  return references.map((reference) => {
    const name = [reference.key, briefOf(reference).title, reference.type ?? ''].find((part) => part.trim() !== '') ?? 'entry';
    return { name, detail: shortLabel(reference), span: reference.span, keySpan: reference.keySpan };
  });
}

/** What can be folded in a bibliography: each entry. */
export function foldsOf({ references }: Bibliography): readonly Span[] {
  return references.map(({ span }) => span);
}
