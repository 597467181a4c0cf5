import type { Reference } from '../bibliography/reference.js';
import type { Block, Citation, CitationItem, Content, Document, Prose, Table } from '../document/document.js';
import { prosesOf } from '../document/prose.js';
import { abbreviationsIn } from '../evidence/contentAbbreviations.js';
import { scopeOf } from '../evidence/citationScope.js';
import { dictionary, mergedDictionary, type Dictionary } from '../evidence/concepts.js';
import type { Labels } from '../evidence/condition.js';
import { contextOf } from '../evidence/context.js';
import type { Context } from '../evidence/measurement.js';
import { statements, type Statement } from '../evidence/statement.js';
import type { Library } from '../library/library.js';
import { resolver, type Resolve } from '../library/resolve.js';
import type { Source } from '../library/source.js';
import { usesDecimalComma } from '../quantity/decimalComma.js';
import type { Quantity } from '../quantity/quantity.js';
import { sourceSpan } from '../text/plainText.js';
import { shift, type Span } from '../text/span.js';
import { judgeByReferences, type Cited } from './references.js';
import { changedMeanings, mentions } from './mention.js';
import { ownership } from './ownership.js';
import { meansTheSame, sectionUnder, type Section } from './section.js';
import { tableFigures } from './tableFigures.js';
import type { CheckedFigure, Verdict } from './verdict.js';

/** A manuscript's figures and what the library says of them. */
export interface ManuscriptFigures {
  /** In the order of the text; spans in the file. */
  readonly all: readonly CheckedFigure[];
}

/**
 * Checks the figures of the successive versions of one manuscript. What depends on nothing that changed is not computed
 * again: an edit in one paragraph costs that paragraph.
 */
export interface FigureChecker {
  check(document: Document, library: Library): ManuscriptFigures;
}

/** What a block's verdicts depend on besides its own text. */
export interface Setting {
  readonly library: Library;
  readonly resolve: Resolve;
  readonly dictionary: Dictionary;
  readonly decimalComma: boolean;
  readonly section: Section;
}

export function openFigureChecker(): FigureChecker {
  const remembered = new WeakMap<Content, Memory[]>();
  let version: Version | undefined;
  return {
    check(document, library) {
      const before = version;
      const now = (version = nextVersion(before, library, dictionary(document.blocks.flatMap(({ content }) => abbreviationsIn(content))), decimalCommaIn(document)));
      const changed = before && before !== now && before.library === library && before.decimalComma === now.decimalComma ? changedMeanings(before.dictionary, now.dictionary) : undefined;
      const resolve = resolver(document, library);
      const all: CheckedFigure[] = [];
      const headings: string[] = [];
      let section = sectionIn(now, []);
      for (const block of document.blocks) {
        const { content } = block;
        if (content.kind === 'heading') {
          headings.length = Math.max(0, content.level - 1);
          headings[content.level - 1] = content.prose.text;
          section = sectionIn(now, headings.filter((heading) => heading !== undefined));
        }
        if (content.kind !== 'paragraph' && content.kind !== 'table') continue;
        const memories = remembered.get(content) ?? [];
        const holds = ({ version: of }: Memory): boolean => of === now || (of === before && changed !== undefined && !mentions(content, changed));
        let memory = memories.find((one) => holds(one) && meansTheSame(one.section, section, library) && one.cited.every(({ citation, item, reference }) => resolve(citation, item) === reference));
        if (memory) {
          memory.version = now;
          memory.section = section;
        } else {
          const setting: Setting = { library, resolve, dictionary: now.dictionary, decimalComma: now.decimalComma, section };
          const figures = content.kind === 'table' ? tableFigures(content, setting) : proseFigures(content.prose, setting);
          const cited = figures.length === 0 ? [] : prosesOf(content).flatMap(({ citations }) => citations.flatMap((citation) => citation.items.map((item) => ({ citation, item, reference: resolve(citation, item) }))));
          memory = { version: now, section, cited, figures, start: 0, placed: figures };
          remembered.set(content, [memory, ...memories.filter(holds)].slice(0, MOST_MEMORIES));
        }
        if (memory.start !== block.start) {
          memory.placed = memory.figures.map((figure) => ({ ...figure, span: shift(figure.span, block.start) }));
          memory.start = block.start;
        }
        all.push(...memory.placed);
      }
      return { all };
    },
  };
}

/** The same paragraph may stand in several sections, as boilerplate does. */
const MOST_MEMORIES = 16;

/** What all verdicts of a document depend on. */
interface Version {
  readonly library: Library;
  readonly dictionary: Dictionary;
  readonly decimalComma: boolean;
  /** By the headings above. */
  readonly sections: Map<string, Section>;
}

/** The same object as long as nothing in it changed. */
function nextVersion(before: Version | undefined, library: Library, known: Dictionary, decimalComma: boolean): Version {
  const same = before && before.library === library && before.decimalComma === decimalComma && changedMeanings(before.dictionary, known).length === 0;
  return same ? before : { library, dictionary: known, decimalComma, sections: new Map() };
}

function sectionIn({ sections, dictionary }: Version, headings: readonly string[]): Section {
  const key = headings.join('\n');
  let section = sections.get(key);
  if (!section) sections.set(key, (section = sectionUnder(headings, dictionary)));
  return section;
}

interface Memory {
  version: Version;
  section: Section;
  /** What its citations named. */
  readonly cited: readonly { readonly citation: Citation; readonly item: CitationItem; readonly reference: Reference | undefined }[];
  /** Counted from the block's start. */
  readonly figures: readonly CheckedFigure[];
  /** The same where the block stood last. */
  start: number;
  placed: readonly CheckedFigure[];
}

/** Sentences further up in a paragraph that still lend their words. */
const MOST_EARLIER = 8;

const commaIn = new WeakMap<Content, string>();

/** Whether a document writes `0,47`; blocks that did not change are not read again. */
export function decimalCommaIn(document: Document): boolean {
  let answer = commaOf.get(document);
  if (answer === undefined) commaOf.set(document, (answer = readsDecimalComma(document)));
  return answer;
}

const commaOf = new WeakMap<Document, boolean>();

function readsDecimalComma(document: Document): boolean {
  // Only texts with digits around a comma can tell; the rest is not worth joining.
  const texts = document.blocks.map(({ content }) => {
    let text = commaIn.get(content);
    if (text === undefined) {
      const all = content.kind === 'paragraph' ? content.prose.text : content.kind === 'table' ? content.rows.flat().map((cell) => cell.prose.text).join('\n') : '';
      text = (all.match(/\d[\d.,]*/gu) ?? []).filter((number) => /\d[.,]\d/u.test(number)).join(' ');
      commaIn.set(content, text);
    }
    return text;
  });
  return usesDecimalComma(texts.filter((text) => text !== '').join(' '));
}

function proseFigures(prose: Prose, setting: Setting): readonly CheckedFigure[] {
  const cited = citedIn(prose.citations, setting);
  const list = statements(prose, { labels: labelsOf(cited), decimalComma: setting.decimalComma });
  const figures: CheckedFigure[] = [];
  const section = setting.section.own;
  let own = section;
  list.forEach((statement, at) => {
    const owned = ownership(statement, own);
    own = section || owned.carries;
    statement.segments.forEach((segment, index) => {
      const { quantity } = segment;
      const direct = scopeOf(statement, quantity);
      const citations = direct.length > 0 ? direct : owned.own(segment) ? [] : neighbouring(list, at);
      const mine = owned.own(segment) || (setting.section.methods && direct.length === 0);
      const contexts = new Map<Source, Context>();
      const verdict = mine
        ? UNCHECKED
        : judgeByReferences(
            {
              quantity,
              clause: clauseOf(statement, segment.span, quantity.span),
              counted: countedBy(statement, quantity),
              direct: direct.length > 0,
              contextFor(source) {
                let context = contexts.get(source);
                if (!context) {
                  context = contextOf(statement, index, { dictionary: merged(setting.dictionary, source), contrasts: source.evidence.contrasts, keepShort: true, unspelled: source.evidence.unspelled }, { previous: list[at - 1], earlier: list.slice(Math.max(0, at - MOST_EARLIER), Math.max(0, at - 1)), headings: setting.section.concepts });
                  contexts.set(source, context);
                }
                return context;
              },
            },
            citedIn(citations, setting),
            setting.library,
          );
      figures.push(...figuresOf(prose, quantity, mine ? [] : keysOf(citations), verdict));
    });
    for (const condition of statement.conditions) figures.push(...figuresOf(prose, condition, [], UNCHECKED));
  });
  return figures.sort((a, b) => a.span.start - b.span.start);
}

export const UNCHECKED: Verdict = { verdict: 'unchecked', evidence: [] };

/** A figure and its companions, each an entry of its own: the verdict on an interval is the interval's. */
export function figuresOf(prose: Prose, quantity: Quantity, keys: readonly string[], verdict: Verdict & { readonly companions?: ReadonlyMap<Quantity, Verdict> }): readonly CheckedFigure[] {
  const one = (part: Quantity, said: Verdict): CheckedFigure => ({ span: sourceSpan(prose, part.span), quantity: part, text: part.text, keys, verdict: said });
  const { companions, ...main } = verdict;
  return [one(quantity, main), ...quantity.companions.map((companion) => one(companion, companions?.get(companion) ?? (main.verdict === 'contradicted' ? UNCHECKED : { verdict: main.verdict, evidence: main.evidence })))];
}

export function keysOf(citations: readonly Citation[]): readonly string[] {
  return [...new Set(citations.flatMap((citation) => citation.items.map((item) => item.key)))];
}

/** The works that some citations name, and what is at hand of each. */
export function citedIn(citations: readonly Citation[], setting: Setting): readonly Cited[] {
  const found = new Map<string, Cited>();
  for (const citation of citations) {
    for (const item of citation.items) {
      if (found.has(item.key)) continue;
      const reference: Reference | undefined = setting.resolve(citation, item);
      found.set(item.key, { key: item.key, reference, answers: reference ? setting.library.answers(reference) : [] });
    }
  }
  return [...found.values()];
}

export function labelsOf(cited: readonly Cited[]): Labels {
  return new Set(cited.flatMap(({ answers }) => answers.flatMap(({ source }) => [...source.evidence.labels])));
}

/**
 * A sentence that cites nothing goes on about what the one before cited, as long as that was one work; at a
 * paragraph's start it may announce what the next sentence cites.
 */
function neighbouring(list: readonly Statement[], at: number): readonly Citation[] {
  for (let before = at - 1; before >= Math.max(0, at - 3); before--) {
    const { citations } = list[before]!;
    if (citations.length > 0) {
      const last = citations[citations.length - 1]!;
      return keysOf(citations).length === 1 || keysOf([last]).length === 1 ? [last] : [];
    }
  }
  const next = list[at + 1]?.citations ?? [];
  return keysOf(next).length === 1 ? next : [];
}

/** The figure's segment, from the last semicolon before it to the next comma behind it. */
function clauseOf(statement: Statement, span: Span, figure: Span): string {
  const at = (offset: number): number => offset - statement.span.start;
  const before = statement.text.slice(at(span.start), at(figure.start));
  const after = statement.text.slice(at(figure.end), at(span.end));
  return before.slice(before.lastIndexOf(';') + 1) + statement.text.slice(at(figure.start), at(figure.end)) + after.split(/[,;](?=\s)/u)[0]!;
}

/** The noun behind a bare number. */
function countedBy(statement: Statement, quantity: Quantity): string {
  const next = statement.words.find((word) => word.span.start >= quantity.span.end);
  if (!next || next.function || !/^\s+$/u.test(statement.text.slice(quantity.span.end - statement.span.start, next.span.start - statement.span.start))) return '';
  return next.stem;
}

const mergedFor = new WeakMap<Dictionary, WeakMap<Source, Dictionary>>();

/** The manuscript's abbreviations first, then the source's. */
export function merged(own: Dictionary, source: Source): Dictionary {
  const bySource = mergedFor.get(own) ?? new WeakMap<Source, Dictionary>();
  mergedFor.set(own, bySource);
  let both = bySource.get(source);
  if (!both) bySource.set(source, (both = mergedDictionary(own, source.evidence.dictionary)));
  return both;
}

export type { Block, Table };
