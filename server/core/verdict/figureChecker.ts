import type { Reference } from '../bibliography/reference.js';
import type { Block, Citation, CitationItem, Content, Document } from '../document/document.js';
import { wholeCommand } from '../document/latex/wholeCommand.js';
import { prosesOf } from '../document/prose.js';
import { decimalCommaIn, dictionaryOf } from '../evidence/conventions.js';
import type { Dictionary } from '../evidence/concepts.js';
import type { Answer, Library } from '../library/library.js';
import { resolver, type Resolve } from '../library/resolve.js';
import type { Source } from '../library/source.js';
import { shift } from '../text/span.js';
import { sameAnswers, type JudgedStatement } from './judgedStatement.js';
import { proseFigures, type Setting } from './manuscript.js';
import { manuscriptFigures, type BlockFigures, type ManuscriptFigures } from './manuscriptFigures.js';
import { changedMeanings, mentions, type Meaning } from './mention.js';
import { meansTheSame, sectionUnder, type Section } from './section.js';
import { tableFigures, type JudgedCells } from './tableFigures.js';
import type { Observe } from './candidate.js';
import type { CheckedFigure } from './verdict.js';

/**
 * Checks the figures of the successive versions of one manuscript. What depends on nothing that changed is not computed
 * again: an edit in one paragraph costs that paragraph.
 */
export interface FigureChecker {
  check(document: Document, library: Library): ManuscriptFigures;
}

export function openFigureChecker(observe?: Observe): FigureChecker {
  const remembered = new WeakMap<Content, Memory[]>();
  let version: Version | undefined;
  let last: readonly Block[] = [];
  return {
    check(document, library) {
      const before = version;
      const now = (version = nextVersion(before, library, dictionaryOf(document), decimalCommaIn(document)));
      const changed = before && before !== now && before.literature === now.literature && before.decimalComma === now.decimalComma ? changedMeanings(before.dictionary, now.dictionary) : undefined;
      const resolve = resolver(document, library);
      const gone = goneBetween(last, document.blocks).flatMap((content) => remembered.get(content) ?? []);
      last = document.blocks;
      const blocks: BlockFigures[] = [];
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
        const isHolding = (one: Memory): boolean => isOf(one, now, before, changed, content);
        const memories = remembered.get(content) ?? [];
        let memory = memories.find((one) => isHolding(one) && meansTheSame(one.section, section, one.asked) && citesTheSame(one, resolve, library));
        if (memory) {
          memory.version = now;
          memory.section = section;
          if (memory.library !== library) {
            memory.library = library;
            memory.cited = memory.cited.map(({ citation, item }) => lookedUp(citation, item, resolve, library));
          }
        } else {
          const held = memories.filter(isHolding);
          const known = [...held, ...gone.filter(isHolding)];
          const judged = judge(block, document, { library, resolve, dictionary: now.dictionary, decimalComma: now.decimalComma, section, observe }, known);
          memory = { version: now, library, section, cited: judged.figures.length === 0 ? [] : worksCited(content, resolve, library), ...judged };
          remembered.set(content, [memory, ...held].slice(0, MOST_MEMORIES));
        }
        if (memory.figures.length > 0) blocks.push({ start: block.start, figures: memory.figures });
      }
      return manuscriptFigures(blocks);
    },
  };
}

/** The same paragraph may stand in several sections, as boilerplate does. */
const MOST_MEMORIES = 16;

/** What became of a block's figures. */
interface Judgement {
  /** Counted from the block's start. */
  readonly figures: readonly CheckedFigure[];
  /** Its sentences or cells, for a version of it of which not all have changed. */
  readonly statements: readonly JudgedStatement[];
  readonly cells: JudgedCells;
  /** The sources in which its figures were sought: what headings mean to others is all one. */
  readonly asked: ReadonlySet<Source>;
}

function judge({ content, start }: Block, document: Document, setting: Setting, known: readonly Judgement[]): Judgement {
  const judged = judgedIn(content, setting, known);
  // A figure that ends within a command of LaTeX is marked with all of it.
  return document.format === 'latex' ? { ...judged, figures: judged.figures.map((figure) => ({ ...figure, span: shift(wholeCommand(document.text, shift(figure.span, start)), -start) })) } : judged;
}

function judgedIn(content: Content, setting: Setting, known: readonly Judgement[]): Judgement {
  if (content.kind === 'table') return { ...NOTHING, ...tableFigures(content, setting, known.map(({ cells }) => cells)) };
  return content.kind === 'paragraph' ? { ...NOTHING, ...proseFigures(content.prose, setting, known.flatMap(({ statements }) => statements)) } : NOTHING;
}

const NOTHING: Judgement = { figures: [], statements: [], cells: new Map(), asked: new Set() };

/** The contents of the blocks between the first and the last that changed, as they were before. */
function goneBetween(before: readonly Block[], now: readonly Block[]): readonly Content[] {
  const least = Math.min(before.length, now.length);
  let head = 0;
  while (head < least && before[head]!.content === now[head]!.content) head++;
  let tail = 0;
  while (tail < least - head && before[before.length - 1 - tail]!.content === now[now.length - 1 - tail]!.content) tail++;
  return before.slice(head, before.length - tail).map(({ content }) => content);
}

/** What all verdicts of a document depend on. */
interface Version {
  readonly literature: Literature;
  readonly dictionary: Dictionary;
  readonly decimalComma: boolean;
  /** By the headings above. */
  readonly sections: Map<string, Section>;
}

/** The same object as long as nothing in it changed. */
function nextVersion(before: Version | undefined, library: Library, known: Dictionary, decimalComma: boolean): Version {
  const literature = literatureOf(library, before?.literature);
  const same = before && before.literature === literature && before.decimalComma === decimalComma && (before.dictionary === known || changedMeanings(before.dictionary, known).length === 0);
  return same ? before : { literature, dictionary: known, decimalComma, sections: new Map() };
}

/** What verdicts depend on in a library, its references aside: these each block asks for by what it cites. */
interface Literature {
  library: Library;
  readonly sources: readonly Source[];
  /** The key under which each source can be cited. */
  readonly keys: readonly (string | undefined)[];
}

/** The same object as before where a bibliography was edited and all texts, and their keys, are as they were. */
function literatureOf(library: Library, before: Literature | undefined): Literature {
  if (before?.library === library) return before;
  const { sources } = library;
  const keys = sources.map((source) => library.keyOf(source));
  if (!before || !sameList(before.sources, sources) || !sameList(before.keys, keys)) return { library, sources, keys };
  before.library = library;
  return before;
}

function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}

function sectionIn({ sections, dictionary }: Version, headings: readonly string[]): Section {
  const key = headings.join('\n');
  let section = sections.get(key);
  if (!section) sections.set(key, (section = sectionUnder(headings, dictionary)));
  return section;
}

interface Memory extends Judgement {
  version: Version;
  library: Library;
  section: Section;
  cited: readonly WorkCited[];
}

/** What a citation named, and what was at hand of it. */
interface WorkCited {
  readonly citation: Citation;
  readonly item: CitationItem;
  readonly reference: Reference | undefined;
  readonly answers: readonly Answer[];
  /** It may come to name another work while the library stays the same. */
  readonly isOpen: boolean;
}

/** Whether a memory is of this version, or of the one before and untouched by what abbreviations came to mean. */
function isOf({ version }: Memory, now: Version, before: Version | undefined, changed: readonly Meaning[] | undefined, content: Content): boolean {
  return version === now || (version === before && changed !== undefined && !mentions(content, changed));
}

function worksCited(content: Content, resolve: Resolve, library: Library): readonly WorkCited[] {
  return prosesOf(content).flatMap(({ citations }) => citations.flatMap((citation) => citation.items.map((item) => lookedUp(citation, item, resolve, library))));
}

function lookedUp(citation: Citation, item: CitationItem, resolve: Resolve, library: Library): WorkCited {
  const reference = resolve(citation, item);
  // A number names what the document's own list says, and so does a key that the library doesn't know.
  const isOpen = citation.mode === 'numeric' || library.reference(item.key) === undefined;
  return { citation, item, reference, answers: reference ? library.answers(reference) : [], isOpen };
}

/** Whether all that a block cites is what it was, as far as verdicts go. */
function citesTheSame({ library: of, cited }: Memory, resolve: Resolve, library: Library): boolean {
  if (of === library) return cited.every(({ citation, item, reference, isOpen }) => !isOpen || resolve(citation, item) === reference);
  return cited.every(({ citation, item, reference, answers }) => {
    const now = resolve(citation, item);
    return now?.key === reference?.key && sameAnswers(now ? library.answers(now) : [], answers);
  });
}
