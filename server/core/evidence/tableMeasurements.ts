import type { Block, Prose, Table } from '../document/document.js';
import { CITATION_MARK, sourceSpan } from '../text/plainText.js';
import { shift } from '../text/span.js';
import { words } from '../text/words.js';
import { axesOf, type Axes } from './axis.js';
import { conceptsIn, type Concept, type Dictionary } from './concepts.js';
import { contrast, type Contrast, type Member } from './contrast.js';
import { isGeneric, isUnmarked } from './lexicon.js';
import type { Measurement } from './measurement.js';
import { measured, type Surroundings } from './measured.js';
import { tableGrid, type TableCell } from './tableCells.js';

export interface TableEvidence {
  readonly measurements: readonly Measurement[];
  readonly contrasts: readonly Contrast[];
}

/** The figures of a table, each with what its headers, caption and notes say of it. */
export function tableMeasurements(
  path: string,
  block: Block,
  table: Table,
  around: Surroundings,
  known: { readonly dictionary: Dictionary; readonly groups: ReadonlySet<Concept>; readonly decimalComma: boolean },
): TableEvidence {
  const grid = tableGrid(table, known.decimalComma);
  const caption = clean(table.caption?.text ?? '');
  const axes = axesOf(grid, known.dictionary, known.groups, caption);
  const rowContrast = axisContrast(axes, 'rows', known.dictionary);
  const columnContrast = axisContrast(axes, 'columns', known.dictionary);
  const captionConcepts = conceptsIn(caption, known.dictionary);
  const noteConcepts = conceptsIn(table.notes.map((note) => clean(note.text)).join(' '), known.dictionary);
  const references = [...(table.caption ? keysOf(table.caption) : []), ...table.notes.flatMap(keysOf)];
  const study = studyNamed(caption) || studyNamed(table.notes.map((note) => note.text).join(' ')) || around.study;
  const measurements: Measurement[] = [];
  for (const cell of grid.cells) {
    const rowName = axes.rows.names.get(cell.row) ?? '';
    const columnName = axes.columns.names.get(cell.column) ?? '';
    const facets = new Map<Contrast, Member>();
    for (const [set, name] of [[rowContrast, rowName], [columnContrast, columnName]] as const) {
      const member = set?.members.find((candidate) => candidate.name === name);
      if (set && member) facets.set(set, member);
    }
    const label = new Set([...conceptsIn(rowName, known.dictionary), ...conceptsIn(columnName, known.dictionary)]);
    const weights = new Map<Concept, number>();
    const add = (concepts: Iterable<Concept>, weight: number): void => {
      for (const concept of concepts) if ((weights.get(concept) ?? 0) < weight) weights.set(concept, weight);
    };
    add(label, 1);
    add(captionConcepts, 0.5);
    add(noteConcepts, 0.2);
    add(around.concepts, 0.2);
    const own = [...new Set([...cell.rowHeaders.flatMap((header) => keysOf(header.prose)), ...keysOf(cell.cell.prose)])];
    const place = { path, span: shift(cell.cell.span, block.start), quote: quoteOf(caption, rowName, columnName, cell) };
    const words = wordsFor(axes, cell, caption, rowName, columnName, study);
    for (const quantity of cell.quantities) {
      const at = shift(sourceSpan(cell.cell.prose, quantity.span), block.start);
      measurements.push(
        ...measured(quantity, {
          place: { ...place, span: at.end > at.start ? at : place.span },
          locate: (span) => shift(sourceSpan(cell.cell.prose, span), block.start),
          context: { weights, label, facets },
          references: own.length > 0 ? own : references,
          ...words,
        }),
      );
    }
  }
  return { measurements, contrasts: [rowContrast, columnContrast].filter((set) => set !== undefined) };
}

function keysOf(prose: Prose): readonly string[] {
  return prose.citations.flatMap((citation) => citation.items.map((item) => item.key));
}

function clean(text: string): string {
  return text.replaceAll(CITATION_MARK, '').replace(/\s+/gu, ' ').trim();
}

function axisContrast(axes: Axes, which: 'rows' | 'columns', dictionary: Dictionary): Contrast | undefined {
  const axis = axes[which];
  return contrast(axis.kind, [...axis.names.values()].map((name) => ({ name, concepts: conceptsIn(name, dictionary) })));
}

/** `Table 1 · Median PFS (Overall) · Alectinib Arm: 34.8 months`. */
function quoteOf(caption: string, row: string, column: string, cell: TableCell): string {
  const number = /^(?:supplementary |extended data )?(?:table|tab\.)\s*[\dA-Z.]+\d*/iu.exec(caption)?.[0];
  const head = number ?? (caption.length > 60 ? `${caption.slice(0, 57)}…` : caption);
  return `${[head, row, column].filter((part) => part !== '').join(' · ')}: ${cell.cell.prose.text.trim()}`;
}

/** The words for people: which header is the measure, which the group, and what a bracket adds to a measure. */
function wordsFor(axes: Axes, cell: TableCell, caption: string, row: string, column: string, study: string): Pick<Measurement, 'measure' | 'group' | 'population' | 'study' | 'statistic'> {
  const result = { measure: '', group: '', population: '', study, statistic: '' };
  for (const [axis, name] of [[axes.rows, row], [axes.columns, column]] as const) {
    const part = axis.kind === 'measure' ? 'measure' : axis.kind === 'group' ? 'group' : 'population';
    result[part] = [result[part], name].filter((text) => text !== '').join(', ');
  }
  // `Median PFS (Overall)`: what stands in brackets and is no unit tells the population.
  const bracket = /^(.*\S)\s*\(([^()]*)\)$/u.exec(result.measure);
  if (bracket && result.population === '' && words(bracket[2]!).some((word) => !word.function && word.text.length > 2) && !/%|\bCI\b|\bSD\b|\bSE\b|\bIQR\b/u.test(bracket[2]!)) {
    result.measure = bracket[1]!;
    result.population = bracket[2]!;
  }
  // A row of a study's own name and its patients: the name is the study.
  if (cell.rowHeaders.length > 1 && axes.rows.kind !== 'measure') {
    const named = cell.rowHeaders.map((header) => header.prose.text.trim());
    const isStudy = named.findIndex((name) => /\d/u.test(name) && !/\s/u.test(name));
    if (isStudy >= 0 && study === '') {
      result.study = named[isStudy]!;
      result.population = named.filter((_, index) => index !== isStudy).join(', ');
      if (axes.rows.kind === 'group') result.group = '';
    }
  }
  const statistic = /\b(?:median|mean|hazard ratio|odds ratio|risk ratio|rate ratio|relative risk|HR|OR|RR|IRR|p[- ]?value)\b/iu.exec(`${result.measure} ${column} ${caption}`);
  result.statistic = statistic?.[0].toLowerCase() ?? '';
  return result;
}

/** `the ALEX trial`, `(ALEX Trial: …)`, `study NP28673`: a name in capitals or with digits beside the word. */
export function studyNamed(text: string): string {
  const after = /(?<![\p{L}\p{N}-])(\p{Lu}[\p{L}\p{N}]*(?:-[\p{L}\p{N}]+)*)\s+(?:trial|study|cohort|survey|registry|dataset|experiment|programme|program)\b/iu.exec(text);
  if (after && /^\p{Lu}[\p{Lu}\p{N}-]|\d/u.test(after[1]!)) return after[1]!;
  const before = /\b(?:trial|study|cohort|survey|registry|dataset)\s+(\p{Lu}[\p{Lu}\p{N}]+(?:-[\p{L}\p{N}]+)*)(?![\p{L}\p{N}])/u.exec(text);
  return before?.[1] ?? '';
}

/** Concepts that tell a label from others: generic and unmarked words set aside. */
export function telling(concepts: Iterable<Concept>): readonly Concept[] {
  return [...concepts].filter((concept) => !isGeneric(concept) && !isUnmarked(concept));
}
