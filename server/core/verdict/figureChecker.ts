import type { Reference } from '../bibliography/reference.js';
import type { Block, Citation, CitationItem, Content, Document } from '../document/document.js';
import { wholeCommand } from '../document/latex/wholeCommand.js';
import { prosesOf } from '../document/prose.js';
import { decimalCommaIn, dictionaryOf } from '../evidence/conventions.js';
import type { Dictionary } from '../evidence/concepts.js';
import type { Library } from '../library/library.js';
import { resolver, type Resolve } from '../library/resolve.js';
import { shift } from '../text/span.js';
import { proseFigures } from './manuscript.js';
import { manuscriptFigures, type BlockFigures, type ManuscriptFigures } from './manuscriptFigures.js';
import { changedMeanings, mentions, type Meaning } from './mention.js';
import { meansTheSame, sectionUnder, type Section } from './section.js';
import { tableFigures } from './tableFigures.js';
import type { CheckedFigure } from './verdict.js';

/**
 * Checks the figures of the successive versions of one manuscript. What depends on nothing that changed is not computed
 * again: an edit in one paragraph costs that paragraph.
 */
export interface FigureChecker {
  check(document: Document, library: Library): ManuscriptFigures;
}

export function openFigureChecker(): FigureChecker {
  const remembered = new WeakMap<Content, Memory[]>();
  let version: Version | undefined;
  return {
    check(document, library) {
      const before = version;
      const now = (version = nextVersion(before, library, dictionaryOf(document), decimalCommaIn(document)));
      const changed = before && before !== now && before.library === library && before.decimalComma === now.decimalComma ? changedMeanings(before.dictionary, now.dictionary) : undefined;
      const resolve = resolver(document, library);
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
        const memories = remembered.get(content) ?? [];
        let memory = memories.find((one) => isOf(one, now, before, changed, content) && meansTheSame(one.section, section, library) && one.cited.every(({ citation, item, reference }) => resolve(citation, item) === reference));
        if (memory) {
          memory.version = now;
          memory.section = section;
        } else {
          const figures = figuresOf(block, document, { library, resolve, dictionary: now.dictionary, decimalComma: now.decimalComma, section });
          memory = { version: now, section, cited: figures.length === 0 ? [] : openlyCited(content, resolve, library), figures };
          remembered.set(content, [memory, ...memories.filter((one) => isOf(one, now, before, changed, content))].slice(0, MOST_MEMORIES));
        }
        if (memory.figures.length > 0) blocks.push({ start: block.start, figures: memory.figures });
      }
      return manuscriptFigures(blocks);
    },
  };
}

/** The same paragraph may stand in several sections, as boilerplate does. */
const MOST_MEMORIES = 16;

function figuresOf({ content, start }: Block, document: Document, setting: Parameters<typeof proseFigures>[1]): readonly CheckedFigure[] {
  if (content.kind !== 'paragraph' && content.kind !== 'table') return [];
  const figures = content.kind === 'table' ? tableFigures(content, setting) : proseFigures(content.prose, setting);
  // A figure that ends within a command of LaTeX is marked with all of it.
  return document.format === 'latex' ? figures.map((figure) => ({ ...figure, span: shift(wholeCommand(document.text, shift(figure.span, start)), -start) })) : figures;
}

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
  const same = before && before.library === library && before.decimalComma === decimalComma && (before.dictionary === known || changedMeanings(before.dictionary, known).length === 0);
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
  /** What those of its citations named that may come to name another work while the library stays the same. */
  readonly cited: readonly OpenlyCited[];
  /** Counted from the block's start. */
  readonly figures: readonly CheckedFigure[];
}

interface OpenlyCited {
  readonly citation: Citation;
  readonly item: CitationItem;
  readonly reference: Reference | undefined;
}

/** Whether a memory is of this version, or of the one before and untouched by what abbreviations came to mean. */
function isOf({ version }: Memory, now: Version, before: Version | undefined, changed: readonly Meaning[] | undefined, content: Content): boolean {
  return version === now || (version === before && changed !== undefined && !mentions(content, changed));
}

/** A number names what the document's own list says, and so does a key that the library doesn't know. */
function openlyCited(content: Content, resolve: Resolve, library: Library): readonly OpenlyCited[] {
  return prosesOf(content).flatMap(({ citations }) => citations.flatMap((citation) => citation.items
    .filter((item) => citation.mode === 'numeric' || library.reference(item.key) === undefined)
    .map((item) => ({ citation, item, reference: resolve(citation, item) }))));
}
