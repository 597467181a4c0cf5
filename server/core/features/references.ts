import { touches, overlaps, type Span } from '../text/span.js';
import type { FilePlace } from './definitions.js';
import type { Desk } from './desk.js';
import { entryOf, keyAt, keyPlaces, placesInFile, sameEntry, type KeyPlace } from './keyPlaces.js';

/** A place that uses a thing; where the thing itself stands, `declares`. */
export interface Use extends FilePlace {
  readonly declares: boolean;
}

/**
 * Where the thing at an offset is used, in all files of the desk: a key wherever its work is cited, under other keys too;
 * a claim or a table's cell of a source, and a figure, wherever a figure rests on it. Empty where nothing of these stands.
 */
export function usesIn(desk: Desk, path: string, offset: number): readonly Use[] {
  const key = keyAt(path, offset, desk);
  const uses = key ? usesOfWork(key, desk) : usesOfEvidence(desk, path, offset);
  return [...uses].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.span.start - b.span.start));
}

/** The places in the same file that mean the same work as the key at an offset, to be lit up together. */
export function highlightsIn(desk: Desk, path: string, offset: number): readonly Span[] {
  const key = keyAt(path, offset, desk);
  return key ? placesInFile(path, desk).filter((place) => sameEntry(key, place)).map(({ span }) => span) : [];
}

function usesOfWork(key: KeyPlace, desk: Desk): readonly Use[] {
  const same = new Set(key.reference ? [key.reference, ...desk.library.sameWorks(key.reference)].map(entryOf) : []);
  return keyPlaces(desk)
    .filter((place) => sameEntry(key, place) || (place.entry !== '' && same.has(place.entry)))
    .map((place) => ({ path: place.path, span: place.span, declares: place.declares }));
}

function usesOfEvidence(desk: Desk, path: string, offset: number): readonly Use[] {
  const places = evidenceAt(desk, path, offset);
  if (places.length === 0) return [];
  const rests = (place: FilePlace): boolean => places.some((one) => one.path === place.path && overlaps(one.span, place.span));
  const figures = desk.manuscripts.flatMap(({ document, figures: { all } }) =>
    all.filter(({ verdict }) => verdict.evidence.some(({ measurement }) => rests(measurement.place))).map(({ span }) => ({ path: document.path, span, declares: false })));
  return [...places.map((place) => ({ ...place, declares: true })), ...figures];
}

/** What of the sources is meant: the sentence or cell at the offset of a source, or what the figure there rests on. */
function evidenceAt({ library, manuscripts }: Desk, path: string, offset: number): readonly FilePlace[] {
  const source = library.sources.find(({ documents }) => documents.some((document) => document.path === path));
  if (source) {
    const { claims, measurements } = source.evidence;
    const here = [...claims, ...measurements].map(({ place }) => place).filter((place) => place.path === path && touches(place.span, offset));
    // A claim is a whole sentence; in a table there are cells alone.
    return here.sort((a, b) => length(b.span) - length(a.span)).slice(0, 1).map(({ span }) => ({ path, span }));
  }
  const view = manuscripts.find(({ document }) => document.path === path);
  const figure = view?.figures.all.find(({ span, verdict }) => touches(span, offset) && verdict.evidence.length > 0);
  return figure?.verdict.evidence.slice(0, 1).map(({ measurement: { place } }) => ({ path: place.path, span: place.span })) ?? [];
}

function length({ start, end }: Span): number {
  return end - start;
}
