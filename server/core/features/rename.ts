import { safeKey } from '../bibliography/edit.js';
import type { Document, Format } from '../document/document.js';
import type { Library } from '../library/library.js';
import { citedKey, labelKey } from '../rules/keyFix.js';
import { t } from '../text/language.js';
import type { Span } from '../text/span.js';
import type { Desk } from './desk.js';
import type { FileEdit } from './fileEdit.js';
import { keyAt, keyPlaces, sameEntry, type KeyPlace } from './keyPlaces.js';

/** Why something is not done, as the author should read it. */
export interface Refusal {
  readonly refusal: string;
}

/** The key that a rename at an offset would change, and its place; or why none can be. */
export function keyToRename(desk: Desk, path: string, offset: number): { readonly span: Span; readonly key: string } | Refusal {
  const place = keyAt(path, offset, desk);
  if (!place) return { refusal: t`There is no citation key here.` };
  const refusal = unchangeable(place, desk);
  return refusal === undefined ? { span: place.span, key: place.key } : { refusal };
}

/**
 * Every edit that gives an entry another key: in its entry, in other entries that name it, and in the citations of all
 * manuscripts for which it holds, each in its format's own syntax. Only the key at the offset changes: of an entry with
 * `ids`, the others stay. Refused as a whole where one place can't be changed.
 */
export function renameIn(desk: Desk, path: string, offset: number, to: string): { readonly edits: readonly FileEdit[] } | Refusal {
  const here = keyAt(path, offset, desk);
  if (!here) return { refusal: t`There is no citation key here.` };
  const refusal = unchangeable(here, desk);
  if (refusal !== undefined) return { refusal };
  const key = to.trim();
  if (key === '') return { refusal: t`A key cannot be empty.` };
  if (key === here.key) return { edits: [] };
  const places = keyPlaces(desk).filter((place) => sameEntry(here, place) && isSameKey(place, here));
  const taken = takenBy(key, here, places, desk);
  if (taken !== undefined) return { refusal: taken };
  const edits: FileEdit[] = [];
  for (const place of places) {
    const written = writtenAt(place, key, desk);
    if (typeof written !== 'string') return written;
    edits.push({ path: place.path, span: place.span, text: written });
  }
  return { edits };
}

/** BibTeX finds the parent of an entry by a key of any case. */
function isSameKey(place: KeyPlace, { key }: KeyPlace): boolean {
  return place.key === key || (place.what === 'mention' && place.key.toLowerCase() === key.toLowerCase());
}

/** Why the key at a place is not to be changed; undefined where it may be. */
function unchangeable({ path, what, key, reference }: KeyPlace, { library, manuscripts }: Desk): string | undefined {
  const guide = library.sources.find((source) => source.kind === 'guide' && reference !== undefined && (source.work === reference || source.references.includes(reference)));
  if (guide) return t`${key} is given by the guide ${guide.name}, which is read only. Add the reference to your own bibliography to cite it by another key.`;
  if (library.sources.some(({ kind, documents }) => kind !== 'abstract' && documents.some((document) => document.path === path))) return t`${nameOf(path)} is a source, which is read only.`;
  if (what === 'number') return t`${key} is the number of a reference in a list, not a key that could be renamed.`;
  if (reference && !stands(reference.path, reference.keySpan, reference.key, [...manuscripts.map(({ document }) => document), ...library.bibliographies])) return t`The key ${key} does not stand in ${nameOf(reference.path)} as it is cited, so that it cannot be changed there.`;
  return undefined;
}

function stands(path: string, { start, end }: Span, key: string, files: readonly { readonly path: string; readonly text: string }[]): boolean {
  const file = files.find((one) => one.path === path);
  return file === undefined || file.text.slice(start, end) === key;
}

function takenBy(key: string, here: KeyPlace, places: readonly KeyPlace[], { manuscripts, library }: Desk): string | undefined {
  const paths = new Set(places.map(({ path }) => path));
  const libraries: readonly Library[] = [library, ...manuscripts.filter(({ document }) => paths.has(document.path)).map((view) => view.library)];
  for (const each of libraries) {
    const other = each.reference(key);
    // An alias may become the entry's key, and the other way round.
    if (other && (other.path !== here.reference?.path || other.keySpan.start !== here.reference.keySpan.start)) return t`${key} is already the key of another entry, in ${nameOf(other.path)}.`;
  }
  return undefined;
}

/** What stands at a place when its key becomes another; or why it cannot. */
export function writtenAt({ path, span, what }: KeyPlace, key: string, { manuscripts }: Desk): string | Refusal {
  const document = manuscripts.find((view) => view.document.path === path)?.document;
  if (document && what === 'citation') return citedAt(document, span, key) ?? { refusal: t`“${key}” cannot be cited in ${nameOf(path)}: ${ruleOf(document.format)}.` };
  const isPlain = document?.format === 'latex' ? labelKey(key, 'latex') !== undefined : safeKey(key) === key && !/\p{Cc}|:$|^(?!_)[\p{P}\p{S}]/u.test(key);
  return isPlain ? key : { refusal: t`“${key}” cannot be a key in ${nameOf(path)}: use letters, digits, and - _ . : between them, such as ${suggested(key)}.` };
}

/** A key in the place of another, in the syntax that stands around it. */
function citedAt({ text, format }: Document, { start }: Span, key: string): string | undefined {
  const before = text[start - 1];
  if (before === '@') return citedKey(key, format);
  if (before === '{' || before === '<' || format === 'latex' || format === 'typst') return labelKey(key, format);
  // In a list, or in a role of MyST: {cite}`a,b`.
  return /[\s`,;{}]/.test(key) ? undefined : key;
}

function ruleOf(format: Format): string {
  switch (format) {
    case 'latex':
      return t`LaTeX takes no blanks, commas, braces, and none of \\ % # ~ in a key`;
    case 'typst':
      return t`Typst takes letters, digits, and _ - . : between them`;
    default:
      return t`it may have no braces and no line end`;
  }
}

function suggested(key: string): string {
  return safeKey(key).replace(/^[\p{P}\p{S}]{1,200}|:{1,200}$/gu, '') || 'author2020';
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
