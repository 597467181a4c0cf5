import { keyMentions } from '../bibliography/bib/mentions.js';
import type { Bibliography, Reference } from '../bibliography/reference.js';
import type { CitationItem } from '../document/document.js';
import type { CitedItem } from '../library/cited.js';
import { touches } from '../text/span.js';
import type { FilePlace } from './definitions.js';
import type { Desk } from './desk.js';
import type { ManuscriptView } from './manuscriptView.js';

/** A place where the key of a work stands, and which entry it means there. */
export interface KeyPlace extends FilePlace {
  /** As it stands: an alias, for one. */
  readonly key: string;
  /**
   * `citation` `[@lind2021]`; `number` `[3]`, and the 3 of a printed list; `entry` the key of `@article{lind2021, …}`, of `\bibitem`;
   * `mention` in another entry, as in `crossref = {lind2021}`, or among the entry's own `ids`.
   */
  readonly what: 'citation' | 'number' | 'entry' | 'mention';
  /** Tells entries apart, however often they were read; empty for a key that nothing has. */
  readonly entry: string;
  /** The entry stands here: at its key in a bibliography, in a front matter, in the document's own list. */
  readonly declares: boolean;
  /** Undefined for a key that nothing has. */
  readonly reference: Reference | undefined;
}

/** Every place on the desk where a key stands, each once. */
export function keyPlaces(desk: Desk): readonly KeyPlace[] {
  const places = new Map<string, KeyPlace>();
  const listed = desk.library.sources.filter(({ kind }) => kind === 'guide').flatMap(({ references }) => references.map((reference): KeyPlace => ({ ...ownKey(reference), what: 'number' })));
  for (const place of [...desk.manuscripts.flatMap(placesInManuscript), ...desk.bibliographies.flatMap((bibliography) => placesInBibliography(bibliography, desk.bibliographies)), ...listed]) {
    const id = `${place.path}:${place.span.start}:${place.entry}`;
    if (!places.has(id)) places.set(id, place);
  }
  return [...places.values()];
}

/** The key at an offset of a file; undefined where none stands. */
export function keyAt(path: string, offset: number, desk: Desk): KeyPlace | undefined {
  const bibliography = desk.bibliographies.find((one) => one.path === path);
  // Of thousands of entries only the one around is looked at.
  const around = bibliography?.references.filter(({ span }) => touches(span, offset));
  const places = around ? placesOf(around, bibliography!, desk.bibliographies) : placesInFile(path, desk);
  return places.find(({ span }) => touches(span, offset));
}

/** The places of one file, in the order of its text. */
export function placesInFile(path: string, { manuscripts, bibliographies }: Desk): readonly KeyPlace[] {
  const view = manuscripts.find(({ document }) => document.path === path);
  if (view) return placesInManuscript(view);
  const bibliography = bibliographies.find((one) => one.path === path);
  return bibliography ? placesInBibliography(bibliography, bibliographies) : [];
}

/** Whether two places mean one entry, by whatever of its keys; of keys that nothing has, the same key. */
export function sameEntry(a: KeyPlace, b: KeyPlace): boolean {
  return a.entry === '' ? b.entry === '' && a.key === b.key : a.entry === b.entry;
}

/** {@link KeyPlace.entry} of a reference. */
export function entryOf({ path, keySpan }: Reference): string {
  return `${path}:${keySpan.start}`;
}

function placesInManuscript({ document: { path, format, blocks }, library, citations }: ManuscriptView): readonly KeyPlace[] {
  const guide = library.sources.find((source) => source.kind === 'guide' && source.documents.some((document) => document.path === path));
  const own = new Map<string, KeyPlace>();
  for (const { start, content } of blocks) {
    if (content.kind !== 'reference' || content.key === '' || own.has(content.key)) continue;
    const span = { start: start + content.keySpan.start, end: start + content.keySpan.end };
    const reference = guide && library.reference(`${guide.name}:${content.key}`);
    const what = format === 'latex' ? 'entry' : 'number';
    own.set(content.key, { path, span, key: content.key, what, declares: true, entry: reference ? entryOf(reference) : `${path}:${span.start}`, reference });
  }
  const inFrontMatter = library.bibliographies.filter((bibliography) => bibliography.path === path).flatMap(({ references }) => references);
  const cited = citations.flatMap(({ citation: { mode }, items }) => items.map((item): KeyPlace => ({
    path, span: item.span, key: item.item.key, what: mode === 'numeric' ? 'number' : 'citation', declares: false, ...meantBy(item, own),
  })));
  return [...inFrontMatter.filter(({ keySpan }) => keySpan.end > 0).map(ownKey), ...own.values(), ...cited];
}

/** A key of the document's own list goes by its place there, though the work stands in a bibliography too. */
function meantBy({ item, reference }: CitedItem, own: ReadonlyMap<string, KeyPlace>): Pick<KeyPlace, 'entry' | 'reference'> {
  const listed = own.get(item.key);
  if (listed && !(reference && names(item, reference))) return { entry: listed.entry, reference: listed.reference ?? reference };
  return { entry: reference ? entryOf(reference) : '', reference };
}

function names({ key }: CitationItem, reference: Reference): boolean {
  return reference.key === key || reference.aliases.includes(key);
}

function ownKey(reference: Reference): KeyPlace {
  return { path: reference.path, span: reference.keySpan, key: reference.key, what: 'entry', declares: true, entry: entryOf(reference), reference };
}

function placesInBibliography(bibliography: Bibliography, all: readonly Bibliography[]): readonly KeyPlace[] {
  return placesOf(bibliography.references, bibliography, all);
}

/** Of some of a bibliography's entries. */
function placesOf(references: readonly Reference[], bibliography: Bibliography, all: readonly Bibliography[]): readonly KeyPlace[] {
  const own = references.filter(({ key }) => key !== '').map(ownKey);
  const mentioned = keyMentions({ ...bibliography, references }).map(({ key, span, reference, field }): KeyPlace => {
    const meant = field === 'ids' ? reference : find(key, bibliography) ?? all.map((other) => find(key, other)).find((found) => found !== undefined);
    return { path: bibliography.path, span, key, what: 'mention', declares: false, entry: meant ? entryOf(meant) : '', reference: meant };
  });
  return [...own, ...mentioned];
}

const indexes = new WeakMap<Bibliography, ReadonlyMap<string, Reference>>();

/** The entry of a key or alias; as BibTeX has it, of any case where none has just this one. */
function find(key: string, bibliography: Bibliography): Reference | undefined {
  let index = indexes.get(bibliography);
  if (!index) {
    const made = new Map<string, Reference>();
    for (const fold of [(text: string) => text, (text: string) => text.toLowerCase()]) {
      for (const reference of bibliography.references) for (const one of [reference.key, ...reference.aliases]) if (!made.has(fold(one))) made.set(fold(one), reference);
    }
    indexes.set(bibliography, (index = made));
  }
  return index.get(key) ?? index.get(key.toLowerCase());
}
