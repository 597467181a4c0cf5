import { conceptsOf, type Concept, type Dictionary } from '../evidence/concepts.js';
import type { Source } from '../library/source.js';
import { words } from '../text/words.js';
import { announcesOwn } from './ownership.js';

/** What the headings above a block say of its figures. */
export interface Section {
  readonly concepts: readonly Concept[];
  /** The section tells what the author did. */
  readonly methods: boolean;
  /** It announces the author's own matter. */
  readonly own: boolean;
}

/** The section under some headings, the outermost first. */
export function sectionUnder(headings: readonly string[], dictionary: Dictionary): Section {
  return { concepts: conceptsOf(words(headings.join(' ')), dictionary), methods: headings.some((heading) => METHODS.test(heading)), own: headings.some((heading, at) => announcesOwn(heading) && (at > 0 || headings.length === 1 && !MIXED.test(heading))) };
}

/** `A review with measurements of our own`: a title tells of others' matter too. */
const MIXED = /\b(?:with|and|review)\b/iu;

const METHODS = /^(?:\d[\d.]*\s+)?(?:(?:materials?|patients?|subjects?|participants?) and )?(?:methods?|methodology|experimental (?:section|setup|methods?)|procedures?|study design)\b/iu;

/** Whether figures mean the same in both: their headings differ in no word that one of the sources, those they were sought in, uses of its figures. */
export function meansTheSame(a: Section, b: Section, sources: Iterable<Source>): boolean {
  if (a === b) return true;
  if (a.methods !== b.methods || a.own !== b.own) return false;
  for (const source of sources) {
    const used = conceptsUsedBy(source);
    const telling = ({ concepts }: Section): string => concepts.filter((concept) => used.has(concept)).join(' ');
    if (telling(a) !== telling(b)) return false;
  }
  return true;
}

const used = new WeakMap<Source, ReadonlySet<Concept>>();

/** The concepts that a source says of its figures, or sets against each other; to all others its figures are deaf. */
export function conceptsUsedBy(source: Source): ReadonlySet<Concept> {
  const known = used.get(source);
  if (known) return known;
  const { measurements, contrasts } = source.evidence;
  const found = new Set<Concept>();
  for (const { weights, label } of new Set(measurements.map((measurement) => measurement.context))) for (const concept of [...weights.keys(), ...label]) found.add(concept);
  for (const { members } of contrasts) for (const { concepts } of members) for (const concept of concepts) found.add(concept);
  used.set(source, found);
  return found;
}
