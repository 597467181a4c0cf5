import type { Document } from '../document/document.js';
import { proseAt } from '../document/prose.js';
import type { Measurement } from '../evidence/measurement.js';
import type { Library } from '../library/library.js';
import type { Source } from '../library/source.js';
import { oneLine, workName } from '../rules/wording.js';
import { textOffset } from '../text/plainText.js';
import { words } from '../text/words.js';
import { citationText } from './citationSyntax.js';
import type { Completion } from './completion.js';
import { setApart } from './insertCitation.js';
import type { ManuscriptView } from './manuscriptView.js';
import { keysToCite } from './literatureSearch.js';

/** A figure that a source gives, and the source. */
interface Known {
  readonly measurement: Measurement;
  readonly source: Source;
  readonly stems: ReadonlySet<string>;
}

interface Index {
  readonly figures: readonly Known[];
  readonly holding: ReadonlyMap<string, readonly number[]>;
}

const MOST = 12;
/** Of the sentence's words that the sources know, weighed by how rare they are, so much must be said of a figure. */
const SHARE = 0.5;
const LOOK_BACK = 600;

/**
 * The figures of sources that may follow a sentence that asks for one, `Median PFS of |` or `HR = 0.4|`, those first of
 * which most of its words are said. Each is inserted with its citation, unless the sentence cites that work already.
 */
export function figureCompletions({ document, library, citations }: Omit<ManuscriptView, 'figures'>, offset: number): readonly Completion[] {
  const before = slotBefore(document, offset);
  if (!before) return [];
  const { figures, holding } = indexOf(library);
  const asked = [...new Set(asksFor(before.sentence, library))].flatMap((stem) => {
    const found = holding.get(stem);
    return found ? [{ found, rarity: Math.log(1 + figures.length / found.length) }] : [];
  }).sort((a, b) => b.rarity - a.rarity);
  const least = SHARE * asked.reduce((sum, { rarity }) => sum + rarity, 0);
  const scores = new Map<number, number>();
  let left = least / SHARE;
  for (const { found, rarity } of asked) {
    // What the rarer words have not brought in, the common ones alone cannot.
    const isLate = left < least;
    left -= rarity;
    for (const at of found) {
      const score = scores.get(at);
      if (score !== undefined || !isLate) scores.set(at, (score ?? 0) + rarity);
    }
  }
  const span = { start: offset - before.typed.length, end: offset };
  const cited = new Set(citations.filter((place) => place.span.start >= offset && !/\n\s*\n|[.!?]\s/.test(document.text.slice(offset, place.span.start))).flatMap(({ items }) => items.flatMap(({ reference }) => reference?.key ?? [])));
  const seen = new Set<string>();
  return [...scores]
    .filter(([at, score]) => score >= least && figures[at]!.measurement.quantity.text.startsWith(before.typed))
    .sort(([a, one], [b, other]) => other - one || a - b)
    .flatMap(([at]): readonly (readonly [Known, string])[] => {
      const known = figures[at]!;
      const id = idOf(known.measurement);
      const row = `${known.measurement.quantity.text} ${contextOf(known.measurement)}`;
      return seen.has(row) || seen.size >= MOST ? [] : (seen.add(row), [[known, id]]);
    })
    .map(([{ measurement, source }, id], rank) => {
      const keys = keysToCite(source, measurement.references, library);
      const figure = oneLine(measurement.quantity.text);
      const citation = keys.length > 0 && !keys.some((key) => cited.has(key)) ? citationText([{ key: keys[0]! }], 'parenthetical', document, citations) : undefined;
      return {
        id,
        label: figure,
        detail: [contextOf(measurement), workName(library.keyOf(source) ?? source.name, source, library), ...(keys[0] ? [`@${keys[0]}`] : [])].filter((part) => part !== '').join(' · '),
        typed: before.typed,
        filter: `${before.typed} ${figure}`,
        edit: { span, text: citation === undefined ? figure : `${figure}${setApart(figure, figure.length, citation, document.format)}` },
        order: String(rank).padStart(3, '0'),
        kind: 'figure',
      };
    });
}

/** The measurement that a completion's id names. */
export function figureOfCompletion(id: string, library: Library): { readonly measurement: Measurement; readonly source: Source } | undefined {
  return id.startsWith(PREFIX) ? indexOf(library).figures.find(({ measurement }) => idOf(measurement) === id) : undefined;
}

const PREFIX = 'figure ';

const idOf = ({ place: { path, span }, quantity }: Measurement): string => `${PREFIX}${path} ${span.start} ${quantity.span.start} ${quantity.text}`;

const contextOf = ({ measure, group, population, study }: Measurement): string => [...new Set([measure, group, population, study].map(oneLine))].filter((part) => part !== '').join(' · ');

/** A place where a figure is to follow: behind `of`, `was`, `=` and such, or behind the first digits of one. */
function slotBefore(document: Document, offset: number): { readonly sentence: string; readonly typed: string } | undefined {
  const line = document.text.slice(document.text.lastIndexOf('\n', offset - 1) + 1, offset);
  // A blank at the end of a line is no part of the prose, but it was typed.
  const last = offset - (line.length - line.trimEnd().length);
  const place = proseAt(document, last);
  if (!place || /[\p{L}\p{N}]/u.test(document.text[offset] ?? '')) return undefined;
  const at = textOffset(place.prose, last - place.start);
  if (place.prose.marks.some(({ kind, span }) => (kind === 'code' || kind === 'maths') && span.start < at && at <= span.end)) return undefined;
  const typed = /\d[\d.,]{0,11}$/.exec(line)?.[0] ?? '';
  const lead = line.slice(0, line.length - typed.length);
  if (/[\p{L}\p{N}@[{<-]$/u.test(lead) || !SLOT.test(lead.trimEnd()) && typed === '') return undefined;
  if (typed !== '' && !/[\s(=~]$/.test(lead)) return undefined;
  const text = place.prose.text.slice(Math.max(0, at - typed.length - LOOK_BACK), Math.max(0, at - typed.length));
  const sentence = text.slice(Math.max(text.lastIndexOf('. '), text.lastIndexOf('? '), text.lastIndexOf('! ')) + 1);
  return { sentence, typed };
}

const SLOT = /(?:\b(?:of|was|were|is|are|by|to|at|reached|averaged|with|had|about|nearly|approximately|only|than|and|vs\.?|versus|HR|OR|RR)|[=:,(≈<>≤≥])$/iu;

/** The stems of a sentence's words, and of what else its terms are called. */
function asksFor(sentence: string, library: Library): readonly string[] {
  const all = words(sentence);
  const expanded = all.flatMap((word) => (word.function ? [] : library.term(word.text).flatMap(({ term }) => (term.expansion === '' ? [] : [stemsKnown(term.expansion)]))));
  return [...all.filter((word) => !word.function && !/^\d/.test(word.text)).map(({ stem }) => stem), ...expanded.flat()];
}

function stemsKnown(text: string): readonly string[] {
  return words(text).filter((word) => !word.function).map(({ stem }) => stem);
}

const indexes = new WeakMap<Library, Index>();
const figuresOfSource = new WeakMap<Source, readonly Known[]>();

function indexOf(library: Library): Index {
  let index = indexes.get(library);
  if (!index) {
    const figures = library.sources.flatMap(figuresOf);
    const holding = new Map<string, number[]>();
    for (const [at, { stems }] of figures.entries()) {
      for (const stem of stems) {
        const known = holding.get(stem);
        if (known) known.push(at);
        else holding.set(stem, [at]);
      }
    }
    indexes.set(library, (index = { figures, holding }));
  }
  return index;
}

function figuresOf(source: Source): readonly Known[] {
  let known = figuresOfSource.get(source);
  if (!known) {
    const figures = source.evidence.measurements.filter(({ role, quantity }) => (role === 'estimate' || role === 'fraction') && !quantity.timePoint);
    figuresOfSource.set(source, (known = figures.map((measurement) => ({ measurement, source, stems: new Set(stemsKnown(`${contextOf(measurement)} ${measurement.statistic} ${measurement.quantity.label ?? ''}`)) }))));
  }
  return known;
}
