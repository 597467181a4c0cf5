/** Fields of one entry, values joined and `@string`s put in, still TeX. */
export type Fields = ReadonlyMap<string, string>;

export interface Parent {
  readonly type: string;
  readonly fields: Fields;
}

/**
 * An entry's fields with what it inherits through `crossref` and `xdata`; its own fields come first.
 *
 * Data inheritance is biblatex's default setup (biblatex manual, appendix B): the title of a `book` becomes the
 * `booktitle` of its `inbook`, the author its `bookauthor`. Parents that are not there, and loops, give nothing.
 */
export function inherit(type: string, own: Fields, parentOf: (key: string) => Parent | undefined): Fields {
  if (!own.has('crossref') && !own.has('xdata')) return own;
  // More than any work in a part of a volume of a series needs, and an end to chains made to have none.
  let visits = 100;
  const take = (key: string) => (visits-- > 0 ? parentOf(key) : undefined);
  return inherited(type, own, take, new Set([own]));
}

function inherited(type: string, own: Fields, parentOf: (key: string) => Parent | undefined, seen: ReadonlySet<Fields>): Fields {
  const fields = new Map(own);
  for (const key of keysIn(own.get('xdata'))) {
    const parent = parentOf(key);
    if (!parent || seen.has(parent.fields)) continue;
    for (const [name, value] of inherited(parent.type, parent.fields, parentOf, new Set(seen).add(parent.fields))) {
      if (name !== 'ids' && name !== 'xdata' && !fields.has(name)) fields.set(name, value);
    }
  }
  for (const key of keysIn(fields.get('crossref')).slice(0, 1)) {
    const parent = parentOf(key);
    if (!parent || seen.has(parent.fields)) continue;
    for (const [name, value] of inherited(parent.type, parent.fields, parentOf, new Set(seen).add(parent.fields))) {
      for (const target of targets(name, parent.type, type)) if (!fields.has(target)) fields.set(target, value);
    }
  }
  return fields;
}

/** `a, b` → both; as `ids`, `xdata` and `related` are written. */
export function keysIn(value: string | undefined): string[] {
  return value === undefined ? [] : value.split(',').map((key) => key.trim()).filter((key) => key !== '');
}

const OWN_ONLY = new Set(['ids', 'crossref', 'xref', 'xdata', 'entryset', 'entrysubtype', 'execute', 'label', 'options', 'presort', 'related', 'relatedoptions', 'relatedstring', 'relatedtype', 'shorthand', 'shorthandintro', 'sortkey']);
const TITLES = new Set(['title', 'subtitle', 'titleaddon']);
const SHORT_TITLES = new Set(['shorttitle', 'sorttitle', 'indextitle', 'indexsorttitle']);

const BOOK_PARTS = ['inbook', 'bookinbook', 'suppbook'];
const COLLECTION_PARTS = ['incollection', 'inreference', 'suppcollection'];
const TITLE_BECOMES: Readonly<Record<string, { readonly prefix: string; readonly in: readonly string[] }>> = {
  mvbook: { prefix: 'main', in: ['book', ...BOOK_PARTS] },
  mvcollection: { prefix: 'main', in: ['collection', 'reference', ...COLLECTION_PARTS] },
  mvreference: { prefix: 'main', in: ['collection', 'reference', ...COLLECTION_PARTS] },
  mvproceedings: { prefix: 'main', in: ['proceedings', 'inproceedings', 'conference'] },
  book: { prefix: 'book', in: BOOK_PARTS },
  collection: { prefix: 'book', in: COLLECTION_PARTS },
  reference: { prefix: 'book', in: COLLECTION_PARTS },
  proceedings: { prefix: 'book', in: ['inproceedings', 'conference'] },
  periodical: { prefix: 'journal', in: ['article', 'suppperiodical'] },
};

/** The names that a parent's field has in its child. */
function targets(name: string, parentType: string, childType: string): readonly string[] {
  if (OWN_ONLY.has(name)) return [];
  const rule = Object.hasOwn(TITLE_BECOMES, parentType) ? TITLE_BECOMES[parentType] : undefined;
  if (rule?.in.includes(childType)) {
    if (TITLES.has(name)) return rule.prefix === 'journal' && name === 'titleaddon' ? [] : [rule.prefix + name];
    if (SHORT_TITLES.has(name)) return [];
  }
  if (name === 'author' && (parentType === 'book' || parentType === 'mvbook') && BOOK_PARTS.includes(childType)) return ['author', 'bookauthor'];
  return [name];
}
