import type { Library } from '../library/library.js';
import { t } from '../text/language.js';
import type { CheckedFigure } from '../verdict/verdict.js';
import { workName } from './wording.js';

/** Why a figure has no evidence, in a sentence; undefined where it has some. */
export function unanswered({ verdict, keys }: CheckedFigure, library: Library): string | undefined {
  if (verdict.evidence.length > 0) return undefined;
  if (keys.length === 0) return t`No work is cited for it.`;
  const cited = keys.map((key) => workName(key, undefined, library)).join(', ');
  if (verdict.verdict === 'unsupported') return t`Nothing in ${cited} can be compared with it.`;
  return isAtHand(keys, library) ? t`No figure of ${cited} clearly answers it.` : t`The text of ${cited} is not at hand.`;
}

function isAtHand(keys: readonly string[], library: Library): boolean {
  return keys.some((key) => {
    const reference = library.reference(key);
    return reference !== undefined && library.answers(reference).length > 0;
  });
}
