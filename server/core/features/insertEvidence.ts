import type { Format } from '../document/document.js';
import { t } from '../text/language.js';
import type { Quotable } from './evidenceOutline.js';
import { insertCitation, setApart, type Insertion } from './insertCitation.js';
import type { ManuscriptView } from './manuscriptView.js';
import type { FormatReference } from './referenceCard.js';

/**
 * The edits that put a source's words or figure in at an offset, with its citation as the manuscript cites: a sentence
 * without its full stop, so that the author's own sentence goes on. Without a key only the words are put in, and that is told.
 */
export function insertEvidence(view: Omit<ManuscriptView, 'figures'>, offset: number, { text, keys }: Quotable, format?: FormatReference): Insertion {
  const { document, citations } = view;
  const within = citations.find(({ span }) => span.start < offset && offset < span.end);
  const at = within?.span.end ?? offset;
  const words = written(text.replace(/\.$/, ''), document.format);
  if (keys.length === 0) return { edits: [{ span: { start: at, end: at }, text: setApart(document.text, at, words, document.format) }], problem: t`No entry of a bibliography stands for this source, so that nothing could be cited.` };
  const { edits, problem } = insertCitation(view, at, { works: keys.map((key) => ({ key })), form: 'parenthetical' }, format);
  const [citation, ...others] = edits;
  if (!citation || words === '') return { edits, ...(problem === undefined ? {} : { problem }) };
  const cited = citation.text.trim().replace(/^~/, '');
  const joint = cited.startsWith('^') ? '' : document.format === 'latex' ? '~' : ' ';
  const put = setApart(document.text, at, `${words}${joint}${cited}`, document.format).replace(/^~/, ' ');
  return { edits: [{ span: { start: at, end: at }, text: put }, ...others] };
}

/** Plain words in the markup of a format. */
function written(text: string, format: Format): string {
  if (format === 'latex') return text.replace(/[\\{}]/g, '').replace(/[&%$#_]/g, '\\$&').replace(/~/g, '\\textasciitilde{}').replace(/\^/g, '\\textasciicircum{}');
  if (format === 'typst') return text.replace(/[\\#*_@$`<>[\]]/g, '\\$&');
  return format === 'plaintext' ? text : text.replace(/[\\`*[\]<]|(?<!\w)_|_(?!\w)/g, '\\$&');
}
