import type { Block, Content, Document, Prose } from '../document/document.js';
import type { Abbreviation } from '../evidence/abbreviations.js';
import { abbreviationsIn } from '../evidence/contentAbbreviations.js';
import { sourceSpan } from '../text/plainText.js';
import { shift, type Span } from '../text/span.js';
import { words } from '../text/words.js';
import { perContent } from './blockwise.js';

/** An abbreviation that stands where its reader cannot know it. */
export interface UndefinedTerm {
  /** Of its first use. */
  readonly span: Span;
  readonly short: string;
  /** Where the manuscript explains it, and as what. */
  readonly definition: { readonly span: Span; readonly long: string };
}

/** A second definition that does not agree with the first. */
export interface RedefinedTerm {
  readonly span: Span;
  /** As defined here. */
  readonly short: string;
  readonly long: string;
  readonly first: { readonly span: Span; readonly short: string; readonly long: string };
}

/**
 * Abbreviations that a document uses before it explains them. Headings, captions and tables are not looked at; what every
 * reader knows, or a list of abbreviations explains, needs no explanation first. An abbreviation that is never explained
 * is left alone: names of studies, genes and products look the same.
 */
export function undefinedTerms(document: Document): readonly UndefinedTerm[] {
  const definitions = new Map<string, { readonly definition: Definition; readonly at: number }>();
  const listed = new Set<string>();
  const told: Block[] = [];
  let list = false;
  for (const block of document.blocks) {
    const { content } = block;
    if (content.kind === 'heading') list = opensList(content);
    if (list || opensList(content)) {
      for (const { short } of definedIn(content)) listed.add(short);
      continue;
    }
    for (const definition of definedIn(content)) if (!definitions.has(definition.short)) definitions.set(definition.short, { definition, at: told.length });
    told.push(block);
  }
  return [...definitions].flatMap(([short, { definition: { span: own, long }, at }]) => {
    if (listed.has(short) || KNOWN.has(short)) return [];
    // Only what stands before the definition can be a use before it.
    const block = told.slice(0, at + 1).find(({ content }) => capitalsIn(content).has(short));
    if (!block) return [];
    const [span, definition] = [shift(capitalsIn(block.content).get(short)!, block.start), { span: shift(own, told[at]!.start), long }];
    return span.end < definition.span.start ? [{ span, short, definition }] : [];
  });
}

/** A heading or the first words of a paragraph that announce explanations. */
const opensList = perContent((content) => LIST.test(content.kind === 'heading' ? content.prose.text : runningText(content)?.text.slice(0, 40) ?? ''));

const LIST = /^\s*(?:\d[\d.]*\s+)?(?:list of )?(?:abbreviations|acronyms|glossary|nomenclature|symbols|terms)\b/iu;

const KNOWN: ReadonlySet<string> = new Set('SD SE SEM CI IQR RR OR HR ANOVA DNA RNA PCR HIV AIDS MRI CT UK US USA EU UN WHO GDP CPU GPU PDF URL API UV IR LED TV AM PM BC AD ID IQ CO NO OK VS'.split(' '));

/** Definitions that a document contradicts itself in: one short form for two things, or two short forms for one. */
export function redefinedTerms(document: Document): readonly RedefinedTerm[] {
  type Known = { readonly span: Span; readonly short: string; readonly long: string; readonly concepts: ReadonlySet<string> };
  const byShort = new Map<string, Known>();
  const byLong = new Map<string, Known>();
  const found: RedefinedTerm[] = [];
  for (const { content, start } of document.blocks) {
    for (const { short, long, span, concepts, id } of definedIn(content)) {
      const here: Known = { span: shift(span, start), short, long, concepts };
      const [same, twin] = [byShort.get(short), byLong.get(id)];
      if (same && unlike(same.concepts, concepts)) found.push({ span: here.span, short, long, first: same });
      else if (twin && otherForm(twin.short, short)) found.push({ span: here.span, short, long, first: twin });
      if (!same) byShort.set(short, here);
      if (!twin) byLong.set(id, here);
    }
  }
  return found;
}

interface Definition {
  /** The short form's, counted from the block's start. */
  readonly span: Span;
  readonly short: string;
  readonly long: string;
  readonly concepts: ReadonlySet<string>;
  /** The concepts in one order. */
  readonly id: string;
}

/** Definitions of running text; those in notes under a table hold for the table. */
const definedIn = perContent((content): readonly Definition[] => {
  const prose = runningText(content);
  if (!prose) return [];
  return abbreviationsIn(content).filter(isAcronym).map(({ short, long, shortSpan }) => {
    const concepts = new Set(words(long).filter((word) => !word.function).map((word) => word.stem));
    return { span: sourceSpan(prose, shortSpan), short: singular(short), long, concepts, id: [...concepts].sort().join(' ') };
  });
});

/** Words of capitals in running text, each where it comes first. */
const capitalsIn = perContent((content): ReadonlyMap<string, Span> => {
  const first = new Map<string, Span>();
  const prose = runningText(content);
  if (!prose) return first;
  const code = prose.marks.filter(({ kind }) => kind !== 'strong' && kind !== 'emphasis');
  for (const { 0: text, index: at } of prose.text.matchAll(/(?<![\p{L}\p{N}_\-‑–/.@#])\p{Lu}{2,7}(?=s?(?![\p{L}\p{N}_/@]))/gu)) {
    if (!first.has(text) && !code.some(({ span }) => span.start <= at && at < span.end)) first.set(text, sourceSpan(prose, { start: at, end: at + text.length }));
  }
  return first;
});

function runningText(content: Content): Prose | undefined {
  return content.kind === 'paragraph' && content.role !== 'caption' && content.role !== 'footnote' ? content.prose : undefined;
}

/** Two letters at least, most of them capitals: `OS`, `eGFR`; one letter stands for another thing in every formula. */
function isAcronym({ short }: Abbreviation): boolean {
  return /^\p{L}[\p{L}\p{N}-]{1,11}$/u.test(short) && (short.match(/\p{Lu}/gu) ?? []).length >= 2;
}

function singular(short: string): string {
  return /\p{Lu}s$/u.test(short) ? short.slice(0, -1) : short;
}

/** Whether two long forms say different things: fewer than half of the shorter one's words stand in the other. */
function unlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((concept) => b.has(concept)).length;
  return shared * 2 < Math.min(a.size, b.size);
}

/** Whether two short forms are more than spellings of one: `ELISA`, `Elisa`, `E-LISA`. */
function otherForm(a: string, b: string): boolean {
  const plain = (short: string): string => short.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return plain(a) !== plain(b);
}
