import type { Content } from '../document/document.js';
import { sentences } from '../text/sentences.js';
import { textOffset } from '../text/plainText.js';
import type { CheckedFigure } from '../verdict/verdict.js';
import { figureAt } from '../verdict/manuscriptFigures.js';
import type { Manuscript } from './rule.js';
import { oneLine, saidBy } from './wording.js';

/**
 * Figures that agreed with a source, each by its words and those of its sentence: so it is found again after edits
 * elsewhere, and on another day. A sentence that was rewritten makes other figures of its own.
 */
export type Verified = Readonly<Record<string, Rested>>;

/** What a figure rested on. */
export interface Rested {
  /** The source's name in the library. */
  readonly source: string;
  /** `Table 1 of the guide sleep (“Mean daily rest, Day workers: 41.5 minutes”)`. */
  readonly words: string;
}

/** A figure that no longer agrees, though its own words stayed: its source changed. */
export interface Stale {
  /** With its span in the file. */
  readonly figure: CheckedFigure;
  readonly rested: Rested;
}

/** The figures of a manuscript that agree with a source. `besides`: those that are the same in another version are left out. */
export function verifiedIn({ document, figures, library }: Manuscript, besides?: Manuscript): Verified {
  const same = new Set(besides?.figures.blocks.map((block) => block.figures));
  const contents = contentsByStart(document.blocks);
  const verified: Record<string, Rested> = {};
  for (const { start, figures: some } of figures.blocks) {
    if (same.has(some)) continue;
    const names = namesOf(some, contents.get(start));
    for (const [i, { verdict: { verdict, evidence: [best] } }] of some.entries()) {
      if (verdict !== 'supported' || !best) continue;
      const { place, quote } = saidBy(best, library);
      verified[names[i]!] = { source: best.source.name, words: `${place} (“${quote}”)` };
    }
  }
  return verified;
}

/** Those figures that agree with nothing now, and agreed once with a source that is still at hand and cited. In the order of the text. */
export function staleIn({ document, figures, library }: Omit<Manuscript, 'stale'>, verified: Verified): readonly Stale[] {
  if (Object.keys(verified).length === 0) return [];
  const contents = contentsByStart(document.blocks);
  const sources = new Set(library.sources.map(({ name }) => name));
  return figures.blocks.flatMap(({ start, figures: some }) => {
    const open = some.some(({ verdict: { verdict } }) => verdict !== 'supported');
    const names = open ? namesOf(some, contents.get(start)) : [];
    return names.flatMap((name, i): readonly Stale[] => {
      const rested = some[i]!.verdict.verdict === 'supported' || !Object.hasOwn(verified, name) ? undefined : verified[name];
      return rested && sources.has(rested.source) && stillCites(some[i]!, rested, library) ? [{ figure: figureAt(some[i]!, start), rested }] : [];
    });
  });
}

/** Whether the figure's citation still names the source: a key that no longer does is another matter. Numbers name what the manuscript's own list says. */
function stillCites({ keys }: CheckedFigure, { source }: Rested, library: Manuscript['library']): boolean {
  return keys.some((key) => /^\d+$/u.test(key) || (library.reference(key) && library.answers(library.reference(key)!).some((answer) => answer.source.name === source)));
}

/** What is still to be known of a manuscript another day: what agrees now, and what did and stands there unchanged. */
export function toKeep(manuscript: Manuscript, verified: Verified): Verified {
  const contents = contentsByStart(manuscript.document.blocks);
  const names = manuscript.figures.blocks.flatMap(({ start, figures }) => namesOf(figures, contents.get(start)));
  return { ...Object.fromEntries(names.flatMap((name) => (Object.hasOwn(verified, name) ? [[name, verified[name]!]] : []))), ...verifiedIn(manuscript) };
}

function contentsByStart(blocks: Manuscript['document']['blocks']): ReadonlyMap<number, Content> {
  return new Map(blocks.filter(({ content: { kind } }) => kind === 'paragraph' || kind === 'table').map(({ start, content }) => [start, content]));
}

/** Names for the figures of a block, remembered with them: a block that did not change has the very same figures. */
function namesOf(figures: readonly CheckedFigure[], content: Content | undefined): readonly string[] {
  let names = known.get(figures);
  if (names) return names;
  const seen = new Map<string, number>();
  names = figures.map(({ text, keys, span }) => {
    const name = [oneLine(text), keys.join(','), content ? wordsAround(content, span.start) : ''].join(' | ');
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    // The second of two alike in one sentence.
    return before === 0 ? name : `${name} | ${before + 1}`;
  });
  known.set(figures, names);
  return names;
}

const known = new WeakMap<readonly CheckedFigure[], readonly string[]>();

/** The sentence, or the row of a table, that a place of a block lies in. */
function wordsAround(content: Content, at: number): string {
  if (content.kind === 'table') {
    const row = content.rows.find((cells) => cells.some(({ span }) => span.start <= at && at < span.end));
    return oneLine(row?.map(({ prose }) => prose.text).join(' | ') ?? '');
  }
  if (content.kind !== 'paragraph') return '';
  const { text } = content.prose;
  const place = textOffset(content.prose, at);
  const sentence = sentencesOf(content).find(({ start, end }) => start <= place && place < end);
  return oneLine(sentence ? text.slice(sentence.start, sentence.end) : text);
}

const parted = new WeakMap<Content, ReturnType<typeof sentences>>();

function sentencesOf(content: Extract<Content, { readonly kind: 'paragraph' }>): ReturnType<typeof sentences> {
  let spans = parted.get(content);
  if (!spans) parted.set(content, (spans = sentences(content.prose.text)));
  return spans;
}
