import type { Reference } from '../bibliography/reference.js';
import type { Claim } from '../evidence/evidence.js';
import type { Library, SourceTerm } from '../library/library.js';
import { words } from '../text/words.js';
import { escaped } from './markdown.js';

const MOST = 3;

/** At most three claims of guides that cite the work, those first that share words with `near`, the sentence around. */
export function claimsCiting(reference: Reference, library: Library, near = ''): readonly Claim[] {
  return nearest(library.claimsCiting(reference), near);
}

/** At most three claims that use a term, of the sources that explain it first. */
export function claimsUsing({ term, source }: SourceTerm, library: Library, near = ''): readonly Claim[] {
  const names = [term.term, term.expansion].filter((name) => name.length > 1).map((name) => name.toLowerCase());
  const uses = (claim: Claim): boolean => names.some((name) => standsIn(name, claim.text.toLowerCase()));
  const own = source.evidence.claims.filter(uses);
  const found = own.length >= MOST ? own : [...own, ...library.sources.filter((other) => other !== source).flatMap((other) => other.evidence.claims.filter(uses))];
  return nearest(found, near);
}

/** A claim as an item of a Markdown list, with the references it gives. */
export function claimItem({ text, references }: Claim): string {
  return `- ${escaped(text)}${references.length > 0 ? ` \\[${escaped(references.join(', '))}\\]` : ''}`;
}

function standsIn(name: string, text: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test((text[at + name.length] ?? ' ').replace(/s/, ' '))) return true;
  }
  return false;
}

/** Most shared words first, then those with references, then as they stand. */
function nearest(claims: readonly Claim[], near: string): readonly Claim[] {
  const stems = new Set(words(near).filter((word) => !word.function).map((word) => word.stem));
  const shared = (claim: Claim): number => (stems.size === 0 ? 0 : new Set(words(claim.text).map((word) => word.stem).filter((stem) => stems.has(stem))).size);
  return claims
    .map((claim) => ({ claim, rank: shared(claim) + (claim.references.length > 0 ? 0.5 : 0) }))
    .sort((a, b) => b.rank - a.rank)
    .slice(0, MOST)
    .map(({ claim }) => claim);
}
