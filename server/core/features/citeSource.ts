import { proseAt } from '../document/prose.js';
import { t } from '../text/language.js';
import { CITATION_MARK, sourceSpan, textOffset } from '../text/plainText.js';
import { sentences } from '../text/sentences.js';
import { overlaps, type Span } from '../text/span.js';
import type { Action } from './actions.js';
import { insertCitation } from './insertCitation.js';
import type { ManuscriptView } from './manuscriptView.js';

/** To a figure that a source gives and nothing is cited for: the citation of that source, at the end of the sentence. */
export function citeSource(view: ManuscriptView, chosen: Span): readonly Action[] {
  return view.figures.all.flatMap(({ span, verdict: { code, rightKey } }): readonly Action[] => {
    if (code !== 'figure/uncited' || rightKey === undefined || !overlaps(span, chosen)) return [];
    const at = sentenceEnd(view, span);
    const { edits } = at === undefined ? { edits: [] } : insertCitation(view, at, { works: [{ key: rightKey }], form: 'parenthetical' });
    return edits.length === 0 ? [] : [{ title: t`Cite ${rightKey}`, edits: edits.map((edit) => ({ path: view.document.path, ...edit })), mends: code }];
  });
}

/** Behind the last word of a figure's sentence, before the mark that ends it. */
function sentenceEnd({ document }: ManuscriptView, figure: Span): number | undefined {
  const place = proseAt(document, figure.start);
  if (!place) return undefined;
  const { prose, start } = place;
  const at = textOffset(prose, figure.start - start);
  const sentence = sentences(prose.text).find((one) => one.start <= at && at < one.end);
  if (!sentence) return undefined;
  const words = prose.text.slice(sentence.start, sentence.end).replace(ENDING, '');
  const last = Math.max(figure.end, start + sourceSpan(prose, { start: sentence.start, end: sentence.start + words.length }).end);
  // Behind what closes around the last word: `*412 hours*`, `\emph{412 hours}`.
  return last + (/^[*_}]{1,4}/.exec(document.text.slice(last, last + 4))?.[0].length ?? 0);
}

const ENDING = new RegExp(`[\\s.!?…${CITATION_MARK}]{1,20}$`, 'u');
