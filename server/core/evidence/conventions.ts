import type { Content, Document } from '../document/document.js';
import { decimalSigns, prefersComma, type DecimalSigns } from '../quantity/decimalComma.js';
import type { Abbreviation } from './abbreviations.js';
import { abbreviationsIn } from './contentAbbreviations.js';
import { dictionary, type Dictionary } from './concepts.js';

// What a document holds to throughout. Blocks that did not change are not read again.

/** The abbreviations that a document defines, in the order of its text; the very same list as long as no block with one changes. */
export function abbreviationsOf(document: Document): readonly Abbreviation[] {
  const lists = document.blocks.map(({ content }) => abbreviationsIn(content)).filter((list) => list.length > 0);
  const [first] = lists;
  if (!first) return NONE;
  const known = beginningWith.get(first);
  if (known && known.lists.length === lists.length && lists.every((list, i) => list === known.lists[i])) return known.all;
  const all = lists.flat();
  beginningWith.set(first, { lists, all });
  return all;
}

const NONE: readonly Abbreviation[] = [];
const beginningWith = new WeakMap<readonly Abbreviation[], { readonly lists: readonly (readonly Abbreviation[])[]; readonly all: readonly Abbreviation[] }>();

/** The same as a dictionary. */
export function dictionaryOf(document: Document): Dictionary {
  const all = abbreviationsOf(document);
  let made = dictionaries.get(all);
  if (!made) dictionaries.set(all, (made = dictionary(all)));
  return made;
}

const dictionaries = new WeakMap<readonly Abbreviation[], Dictionary>();

/** Whether a document writes `0,47`; counted once, whoever asks. */
export function decimalCommaIn(document: Document): boolean {
  let known = withComma.get(document);
  if (known === undefined) withComma.set(document, (known = prefersComma(signsOfDocument(document))));
  return known;
}

const withComma = new WeakMap<Document, boolean>();

function signsOfDocument(document: Document): DecimalSigns {
  let commas = 0;
  let points = 0;
  for (const { content } of document.blocks) {
    const signs = signsIn(content);
    commas += signs.commas;
    points += signs.points;
  }
  return { commas, points };
}

const signsOf = new WeakMap<Content, DecimalSigns>();

function signsIn(content: Content): DecimalSigns {
  let signs = signsOf.get(content);
  if (!signs) {
    const text = content.kind === 'paragraph' ? content.prose.text : content.kind === 'table' ? content.rows.flat().map((cell) => cell.prose.text).join('\n') : '';
    // Each number alone, so that what stands around it does not count.
    signsOf.set(content, (signs = decimalSigns((text.match(/\d[\d.,]*/gu) ?? []).filter((number) => /\d[.,]\d/u.test(number)).join(' '))));
  }
  return signs;
}
