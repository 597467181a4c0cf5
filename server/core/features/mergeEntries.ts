import type { Field } from '../bibliography/bib/entry.js';
import { bibEntryOf } from '../bibliography/bib/read.js';
import { duplicateKeys, duplicateWorks } from '../bibliography/duplicates.js';
import type { Bibliography, Reference } from '../bibliography/reference.js';
import { t } from '../text/language.js';
import { overlaps, shift, type Span } from '../text/span.js';
import type { Action } from './actions.js';
import { citedTwice } from './citedTwice.js';
import type { Desk } from './desk.js';
import type { FileEdit } from './fileEdit.js';
import { entryOf, keyPlaces } from './keyPlaces.js';
import { writtenAt } from './rename.js';

/**
 * To an entry of a `.bib` that another duplicates, by key or as a work: the first stays and gets the fields that only the
 * others have, the others go, and what cites them cites the first, once in each citation.
 */
export function mergeEntries(own: Desk, whole: () => Desk, path: string, span: Span): readonly Action[] {
  const bibliography = own.bibliographies.find((one) => one.path === path);
  const chosen = bibliography?.references.find(({ keySpan }) => overlaps(keySpan, span));
  if (!bibliography || !chosen) return [];
  const same = [...duplicateKeys(bibliography.references).values(), ...duplicateWorks(bibliography.references)].find((group) => group.includes(chosen)) ?? [];
  const [kept, ...others] = same;
  if (!kept || others.length === 0 || kept.key === '') return [];
  const added = addedFields(kept, others, bibliography);
  const redirected = redirections(kept, others, whole());
  if (!added || !redirected) return [];
  const title = others.every(({ key }) => key === kept.key) ? t`Merge the ${same.length} entries of ${kept.key} into the first` : t`Merge ${others.map(({ key }) => key).reduce((some, other) => t`${some} and ${other}`)} into ${kept.key}`;
  return [{ title, edits: [...added, ...others.map(({ span: whole }) => ({ path, span: withBlankLines(whole, bibliography.text), text: '' })), ...redirected], mends: 'citation/duplicate' }];
}

/** Undefined where an entry does not stand in the file as an entry of BibTeX. */
function addedFields(kept: Reference, others: readonly Reference[], { path, text }: Bibliography): readonly FileEdit[] | undefined {
  const own = bibEntryOf(kept);
  const written = others.map(bibEntryOf);
  if (!own || written.some((one) => !one)) return undefined;
  const names = new Set(own.entry.fields.map(meaning));
  const lines = written.flatMap((other) => other!.entry.fields.flatMap((field) => {
    if (names.has(meaning(field))) return [];
    names.add(meaning(field));
    return [text.slice(other!.start + field.nameSpan.start, other!.start + field.valueSpan.end)];
  }));
  if (lines.length === 0) return [];
  const last = own.entry.fields[own.entry.fields.length - 1];
  const at = own.start + (last?.valueSpan.end ?? own.entry.keySpan.end);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const indentation = last ? indentationAt(own.start + last.nameSpan.start, text) : '  ';
  return [{ path, span: { start: at, end: at }, text: lines.map((line) => `,${newline}${indentation}${line}`).join('') }];
}

/** The blanks between the line's start and a place; two where something else stands there. */
function indentationAt(place: number, text: string): string {
  const before = text.slice(text.lastIndexOf('\n', place - 1) + 1, place);
  return before !== '' && before.trim() === '' ? before : '  ';
}

/** BibTeX's and biblatex's names of one field. */
function meaning({ name }: Field): string {
  return SYNONYMS[name] ?? name;
}

const SYNONYMS: Readonly<Record<string, string>> = { journal: 'journaltitle', year: 'date', address: 'location', school: 'institution', annote: 'annotation', archiveprefix: 'eprinttype', key: 'sortkey', pdf: 'file' };

/** Undefined where a citation can't be redirected. */
function redirections(kept: Reference, others: readonly Reference[], desk: Desk): readonly FileEdit[] | undefined {
  const gone = new Set(others.map(entryOf));
  const within = (path: string, { start }: Span): boolean => others.some((other) => other.path === path && other.span.start <= start && start < other.span.end);
  const places = keyPlaces(desk).filter(({ path, span, what, entry, key }) => gone.has(entry) && what !== 'number' && key !== kept.key && !within(path, span));
  const edits = places.map((place) => ({ place, text: writtenAt(place, kept.key, desk) }));
  if (!edits.every(({ text }) => typeof text === 'string')) return undefined;
  const repeats = desk.manuscripts.flatMap(({ document: { path, text }, citations }) => citations.flatMap((place) => {
    if (!place.items.some(({ reference }) => reference && gone.has(entryOf(reference)))) return [];
    return citedTwice(text, place, ({ item, reference }) => (reference && gone.has(entryOf(reference)) ? kept.key : item.key)).map((span) => ({ path, span, text: '' }));
  }));
  const left = edits.filter(({ place }) => !repeats.some(({ path, span }) => path === place.path && overlaps(span, place.span)));
  return [...left.map(({ place: { path, span }, text }) => ({ path, span, text: text as string })), ...repeats];
}

/** With the blank lines behind it; at the end of the file, those before it. */
function withBlankLines(span: Span, text: string): Span {
  const behind = /^[ \t]*(?:\r?\n|\r|$)\s*/.exec(text.slice(span.end))?.[0].length ?? 0;
  if (span.end + behind < text.length) return shift({ start: 0, end: span.end - span.start + behind }, span.start);
  const before = text.slice(0, span.start).trimEnd().length;
  return before === 0 ? { start: 0, end: text.length } : { start: before, end: span.end };
}
