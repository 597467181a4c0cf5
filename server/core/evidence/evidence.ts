import type { Block, Citation, Document, Prose, Table } from '../document/document.js';
import { usesDecimalComma } from '../quantity/decimalComma.js';
import { sourceSpan } from '../text/plainText.js';
import { shift, type Span } from '../text/span.js';
import { words } from '../text/words.js';
import { conditionsIn } from './conditionsIn.js';
import { abbreviations, type Abbreviation } from './abbreviations.js';
import { conceptsIn, conceptsOf, dictionary, type Concept, type Dictionary } from './concepts.js';
import { NO_LABELS, labelOf, type Labels } from './condition.js';
import { contrastsTouched, exclusive, membersNamed, type Contrast, type Member } from './contrast.js';
import { groupMentions } from './groupMentions.js';
import { isGeneric, kindOfWord } from './lexicon.js';
import type { Surroundings } from './measured.js';
import type { Measurement, Place } from './measurement.js';
import { proseContrasts } from './proseContrasts.js';
import { proseMeasurements, quoteOf, referencesAt } from './proseMeasurements.js';
import { statements, type Statement } from './statement.js';
import { studyNamed, tableMeasurements } from './tableMeasurements.js';
import { termsOf, type Term } from './terms.js';

/** What a source says: all that the library indexes of it. */
export interface Evidence {
  readonly sections: readonly Section[];
  readonly claims: readonly Claim[];
  readonly measurements: readonly Measurement[];
  /** What its sentences set, and found not. */
  readonly conditions: readonly Measurement[];
  readonly tables: readonly TableSummary[];
  readonly terms: readonly Term[];
  /** Works that it cites, by its own keys or numbers, each at its place. */
  readonly citations: readonly { readonly citation: Citation; readonly span: Span }[];
  /** Its own reference list. */
  readonly references: readonly OwnReference[];
  readonly contrasts: readonly Contrast[];
  readonly dictionary: Dictionary;
  /** Short forms in its table headers that it never spells out, in lower case. */
  readonly unspelled: ReadonlySet<string>;
  readonly labels: Labels;
  /** Numbers with units that it reports as found and nowhere sets as a condition. */
  readonly findings: Labels;
}

export interface Section {
  readonly title: string;
  readonly level: number;
  readonly span: Span;
}

/** A sentence of a source, with the references that it gives. */
export interface Claim {
  readonly text: string;
  readonly place: Place;
  readonly references: readonly string[];
  readonly section: string;
  readonly concepts: readonly Concept[];
}

export interface TableSummary {
  readonly caption: string;
  readonly span: Span;
  readonly columns: readonly string[];
  /** Cell texts, header rows left out. */
  readonly rows: readonly (readonly string[])[];
}

export interface OwnReference {
  readonly key: string;
  readonly text: string;
  readonly path: string;
  readonly span: Span;
}

/** Reads the documents of one source as evidence. Never throws; what it can't make sense of is left out. */
export function evidenceOf(documents: readonly Document[]): Evidence {
  const proses = documents.flatMap((document) => document.blocks).flatMap(({ content }) => ('prose' in content && content.kind !== 'reference' ? [content.prose] : content.kind === 'table' ? tableProses(content) : []));
  const decimalComma = usesDecimalComma(proses.map((prose) => prose.text).join('\n'));
  const found: Abbreviation[] = proses.flatMap((prose) => [...abbreviations(prose.text)]);
  const terms = documents.flatMap(termsOf);
  const known = dictionary([...found, ...terms.filter((term) => term.expansion !== '').map((term) => ({ short: term.term, long: term.expansion }))]);
  const labels = labelsOf(documents.flatMap((document) => document.blocks), decimalComma);
  const read = new Map<Prose, readonly Statement[]>();
  const statementsOf = (prose: Prose): readonly Statement[] => {
    const list = read.get(prose) ?? statements(prose, { labels, decimalComma });
    read.set(prose, list);
    return list;
  };

  const { contrasts: spoken, groups } = proseContrasts(proses.map((prose) => prose.text), known);
  const told = toldGroups(documents.flatMap(({ blocks }) => blocks).flatMap(({ content }) => (content.kind === 'paragraph' ? statementsOf(content.prose) : [])), known);
  const tabledContrasts: Contrast[] = [];
  const tabled: Measurement[] = [];
  const conditions: Measurement[] = [];
  const claims: Claim[] = [];
  const sections: Section[] = [];
  const tables: TableSummary[] = [];
  const citations: { citation: Citation; span: Span }[] = [];
  const title = documents.find((document) => document.metadata.title !== undefined)?.metadata.title ?? '';
  const titleConcepts = conceptsOf(words(title), known);

  walk(documents, title, (document, block, around, headings) => {
    if (block.content.kind !== 'table') return;
    const cells = tableMeasurements(document.path, block, block.content, { concepts: new Set(conceptsOf(words(headings.join(' ')), known)), study: around }, { dictionary: known, groups, told, decimalComma });
    tabled.push(...cells.measurements);
    tabledContrasts.push(...cells.contrasts);
    tables.push(summaryOf(block, block.content));
    for (const prose of tableProses(block.content)) for (const citation of prose.citations) citations.push({ citation, span: shift(citation.span, block.start) });
  });
  const contrasts = exclusive([...tabledContrasts, ...spoken], [...new Set(tabled.map(({ context }) => context.label))]);
  const measurements = withAllFacets(tabled, contrasts, known);

  walk(documents, title, (document, block, study, headings) => {
    const { content } = block;
    if (content.kind === 'heading') {
      sections.push({ title: content.prose.text, level: content.level, span: { start: block.start, end: block.end } });
    } else if (content.kind === 'paragraph') {
      const list = statementsOf(content.prose);
      const around: Surroundings = { concepts: new Set(), study };
      const above = [...titleConcepts, ...conceptsOf(words(headings.join(' ')), known)];
      measurements.push(...proseMeasurements(document.path, block, content.prose, list, { dictionary: known, contrasts }, around, above));
      conditions.push(...conditionsIn(document.path, block, content.prose, list, known));
      list.forEach((statement, at) => claims.push(...claimOf(document.path, block, content.prose, statement, referencesAt(list, at), headings, known)));
      for (const citation of content.prose.citations) citations.push({ citation, span: shift(citation.span, block.start) });
    }
  });
  return { sections, claims, measurements, conditions, tables, terms: [...terms, ...definedTerms(documents, terms)], citations, references: ownReferences(documents), contrasts, dictionary: known, unspelled: unspelledIn(documents, known), labels, findings: findingsIn(measurements, [...read.values()].flat(), labels) };
}

/** What more than one sentence tells figures of: `4.6% with ruxoserpib`, `assigned to aspirin`. */
function toldGroups(list: readonly Statement[], known: Dictionary): ReadonlySet<Concept> {
  const counts = new Map<Concept, number>();
  for (const statement of list) {
    for (const concept of new Set(groupMentions(statement).flatMap(({ name }) => [...conceptsIn(name, known)]))) counts.set(concept, (counts.get(concept) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([concept, count]) => (count > 1 && !isGeneric(concept) && kindOfWord(concept) === undefined && !/^\p{N}/u.test(concept) ? [concept] : [])));
}

/**
 * A cell knows its place in its own table; here it learns its members of all other contrast sets, so that a figure of
 * another table about the other arm is seen to be one.
 */
function withAllFacets(measurements: readonly Measurement[], contrasts: readonly Contrast[], known: Dictionary): Measurement[] {
  const made = new Map<Measurement['context'], Measurement['context']>();
  return measurements.map((measurement) => {
    const { context } = measurement;
    let full = made.get(context);
    if (!full) {
      const facets = new Map(context.facets);
      const label = [...context.label];
      const around = [...context.weights].filter(([, weight]) => weight >= 0.5).map(([concept]) => concept);
      for (const set of contrastsTouched(contrasts, [label, around])) {
        if (facets.has(set)) continue;
        const named = membersNamed(set, label).filter((member) => set.home === measurement.home || namesItAlone(measurement, member, known));
        const told = named.length > 0 || set.kind === 'measure' ? named : membersNamed(set, around);
        if (told.length === 1) facets.set(set, told[0]!);
      }
      made.set(context, (full = { ...context, facets }));
    }
    return { ...measurement, context: full };
  });
}

function findingsIn(measurements: readonly Measurement[], list: readonly Statement[], labels: Labels): Labels {
  const conditions = new Set(list.flatMap((statement) => statement.conditions.map(labelOf)));
  const found = measurements.filter(({ quantity, role }) => role === 'estimate' && quantity.kind === 'value' && quantity.unit).map(({ quantity }) => labelOf(quantity));
  return new Set(found.filter((label) => !conditions.has(label) && !labels.has(label)));
}

/** The reference lists of documents; all else of their evidence takes far longer to read. */
export function ownReferences(documents: readonly Document[]): readonly OwnReference[] {
  return documents.flatMap(({ path, blocks }) => blocks.flatMap(({ start, end, content }) => (content.kind === 'reference' ? [{ key: content.key, text: content.prose.text.trim(), path, span: { start, end } }] : [])));
}

/** Whether some header says the member and nothing more: `Crizotinib Arm` does, `Crizotinib-pretreated` speaks of something else. */
function namesItAlone({ measure, group, population, study }: Measurement, member: Member, known: Dictionary): boolean {
  const parts = [measure, group, population, study].flatMap((text) => text.split(/ · |,\s|\s\(|\)/u));
  return parts.some((part) => {
    const concepts = [...conceptsIn(part, known)].filter((concept) => !isGeneric(concept));
    return concepts.length > 0 && concepts.every((concept) => member.concepts.has(concept)) && concepts.some((concept) => member.own.has(concept));
  });
}

function unspelledIn(documents: readonly Document[], known: Dictionary): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { content } of documents.flatMap((document) => document.blocks)) {
    if (content.kind !== 'table') continue;
    for (const cell of new Set([...content.rows.slice(0, content.headerRows).flat(), ...content.rows.map((row) => row[0]!)])) {
      for (const [short] of (cell?.prose.text ?? '').matchAll(/(?<![\p{L}\p{N}-])\p{Lu}{2,5}(?![\p{L}\p{N}-])/gu)) if (!known.short.has(short)) found.add(short.toLowerCase());
    }
  }
  return found;
}

/** Visits the blocks in order with the headings above each and the study that its section is about. */
function walk(documents: readonly Document[], title: string, visit: (document: Document, block: Block, study: string, headings: readonly string[]) => void): void {
  for (const document of documents) {
    const headings: string[] = [];
    for (const block of document.blocks) {
      const { content } = block;
      if (content.kind === 'heading') {
        headings.length = Math.max(0, content.level - 1);
        headings[content.level - 1] = content.prose.text;
      }
      const above = headings.filter((heading) => heading !== undefined);
      visit(document, block, studyNamed(above[above.length - 1] ?? '') || studyNamed(title), above);
    }
  }
}

function tableProses(table: Table): readonly Prose[] {
  return [...(table.caption ? [table.caption] : []), ...new Set(table.rows.flat().map((cell) => cell.prose)), ...table.notes];
}

function summaryOf(block: Block, table: Table): TableSummary {
  const texts = table.rows.map((row) => row.map((cell) => cell.prose.text.trim()));
  const headers = texts.slice(0, table.headerRows);
  const columns = (texts[0] ?? []).map((_, column) => [...new Set(headers.map((row) => row[column] ?? ''))].filter((text) => text !== '').join(' · '));
  return { caption: table.caption?.text.trim() ?? '', span: { start: block.start, end: block.end }, columns, rows: texts.slice(table.headerRows) };
}

function claimOf(path: string, block: Block, prose: Prose, statement: Statement, references: readonly string[], headings: readonly string[], known: Dictionary): readonly Claim[] {
  const content = statement.words.filter((word) => !word.function);
  if (content.length < 3) return [];
  const text = quoteOf(statement);
  return [{ text, place: { path, span: shift(sourceSpan(prose, statement.span), block.start), quote: text }, references, section: headings[headings.length - 1] ?? '', concepts: [...new Set(conceptsOf(statement.words, known))] }];
}

/**
 * Numbers with units that name things in this document: those in table headers and row names (`Tavorisib 40 mg`),
 * and those that its prose repeats.
 */
function labelsOf(blocks: readonly Block[], decimalComma: boolean): Labels {
  const labels = new Set<string>();
  const times = new Map<string, number>();
  for (const { content } of blocks) {
    if (content.kind === 'table') {
      const heads = [...content.rows.slice(0, content.headerRows).flat(), ...content.rows.slice(content.headerRows).flatMap((row) => row.slice(0, 1))];
      for (const cell of new Set(heads)) for (const { conditions, segments } of statements(cell.prose, { labels: NO_LABELS, decimalComma })) {
        for (const quantity of [...conditions, ...segments.map((segment) => segment.quantity)]) {
          if (quantity.unit && quantity.unit.canonical !== '%' && /\p{L}/u.test(cell.prose.text.replace(quantity.text, ''))) labels.add(labelOf(quantity));
        }
      }
    } else if (content.kind === 'paragraph') {
      for (const { conditions, segments } of statements(content.prose, { labels: NO_LABELS, decimalComma })) {
        const here = new Set([...conditions, ...segments.map((segment) => segment.quantity)].filter((quantity) => quantity.unit && quantity.unit.canonical !== '%').map(labelOf));
        for (const label of here) times.set(label, (times.get(label) ?? 0) + 1);
      }
    }
  }
  for (const [label, count] of times) if (count >= 4) labels.add(label);
  return labels;
}

function definedTerms(documents: readonly Document[], have: readonly Term[]): readonly Term[] {
  const known = new Set(have.map((term) => term.term));
  const result: Term[] = [];
  for (const document of documents) {
    for (const block of document.blocks) {
      if (!('prose' in block.content) || block.content.kind === 'reference') continue;
      const { prose } = block.content;
      for (const { short, long, shortSpan } of abbreviations(prose.text)) {
        if (known.has(short)) continue;
        known.add(short);
        result.push({ term: short, expansion: long, definition: '', place: { path: document.path, span: shift(sourceSpan(prose, shortSpan), block.start), quote: `${long} (${short})` } });
      }
    }
  }
  return result;
}
