import type { Block, Prose, Table } from '../document/document.js';
import { CITATION_MARK, sourceSpan } from '../text/plainText.js';
import { shift } from '../text/span.js';
import { words } from '../text/words.js';
import { headerOf } from '../quantity/cell.js';
import { axesOf, namesSizes, type Axes, type Axis } from './axis.js';
import { conceptsIn, type Concept, type Dictionary } from './concepts.js';
import { axisContrasts, type Contrast, type FacetKind, type Member } from './contrast.js';
import { isGeneric, isUnmarked, kindOfWord } from './lexicon.js';
import { headerSymbols } from './headerSymbols.js';
import type { Measurement } from './measurement.js';
import { measured, type Surroundings } from './measured.js';
import { isStratum, strataIn } from './strata.js';
import { tableGrid, type TableCell } from './tableCells.js';

export interface TableEvidence {
  readonly measurements: readonly Measurement[];
  readonly contrasts: readonly Contrast[];
}

/** What the document's prose says of its groups: what it calls so, and what it tells figures of. */
export interface KnownGroups {
  readonly dictionary: Dictionary;
  readonly groups: ReadonlySet<Concept>;
  readonly told: ReadonlySet<Concept>;
}

/** The figures of a table, each with what its headers, caption and notes say of it. */
export function tableMeasurements(
  path: string,
  block: Block,
  table: Table,
  around: Surroundings,
  known: KnownGroups & { readonly decimalComma: boolean },
): TableEvidence {
  const grid = tableGrid(table, known.decimalComma);
  const caption = clean(table.caption?.text ?? '');
  const axes = axesOf(grid, known.dictionary, known.groups, caption);
  const byName = new Map<string, ReadonlySet<Concept>>();
  const headed = (name: string): ReadonlySet<Concept> => {
    const concepts = byName.get(name) ?? headerConcepts(name, known.dictionary);
    byName.set(name, concepts);
    return concepts;
  };
  const contrasts = [axes.rows, axes.columns].flatMap((axis) => contrastsOf(axis, known, headed)).map((set) => ({ ...set, home: table }));
  const captionConcepts = conceptsIn(caption, known.dictionary);
  const noteConcepts = conceptsIn(table.notes.map((note) => clean(note.text)).join(' '), known.dictionary);
  const references = [...(table.caption ? keysOf(table.caption) : []), ...table.notes.flatMap(keysOf)];
  const study = studyNamed(caption) || studyNamed(table.notes.map((note) => note.text).join(' ')) || around.study;
  const symbols = headerSymbols([...axes.rows.names.values(), ...axes.columns.names.values()].flatMap(symbolsOf), [caption, ...table.notes.map((note) => clean(note.text))].join(' '));
  const measurements: Measurement[] = [];
  for (const cell of grid.cells) {
    const rowName = axes.rows.names.get(cell.row) ?? '';
    const columnName = axes.columns.names.get(cell.column) ?? '';
    const row = headed(rowName);
    // `Any` under `Adverse events`: what there is any of, the caption says.
    const named = axes.rows.kind === 'measure' && [...row].every(isUnmarked) ? [...row, ...captionConcepts] : row;
    const axis = { row: new Set(named), column: headed(columnName) };
    const label = new Set([...axis.row, ...axis.column]);
    const explained = symbols.size === 0 ? [] : [rowName, columnName].flatMap(symbolsOf).flatMap((symbol) => symbols.get(symbol) ?? []);
    for (const { name } of explained) for (const concept of name) label.add(concept);
    const weights = new Map<Concept, number>();
    const add = (concepts: Iterable<Concept>, weight: number): void => {
      for (const concept of concepts) if ((weights.get(concept) ?? 0) < weight) weights.set(concept, weight);
    };
    add(label, 1);
    for (const { of } of explained) add(of, 0.6);
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
          home: table,
          cell: { row: cell.row, column: cell.column },
          locate: (span) => shift(sourceSpan(cell.cell.prose, span), block.start),
          context: { weights, label, axes: axis, facets: NO_FACETS, sure: true },
          references: own.length > 0 ? own : references,
          ...words,
        }),
      );
    }
  }
  return { measurements, contrasts };
}

function keysOf(prose: Prose): readonly string[] {
  return prose.citations.flatMap((citation) => citation.items.map((item) => item.key));
}

function clean(text: string): string {
  return text.replaceAll(CITATION_MARK, '').replace(/\s+/gu, ' ').trim();
}

/** Facets are given when all contrasts of the document are known. */
const NO_FACETS: ReadonlyMap<Contrast, Member> = new Map();

function contrastsOf(axis: Axis, known: KnownGroups, headed: (name: string) => ReadonlySet<Concept>): readonly Contrast[] {
  const names = [...new Set(axis.names.values())].map((name) => ({ name, concepts: headed(name) }));
  const sized = namesSizes(axis.names);
  return axisContrasts(names, (members, shared) => {
    const qualifies = shared.length > 0;
    const count = { group: 0, population: 0, measure: 0 };
    for (const member of members) {
      const kinds = new Set([...spoken(member)].map((concept) => (known.groups.has(concept) || known.told.has(concept) ? 'group' : isUnmarked(concept) ? 'population' : kindOfWord(concept))));
      for (const kind of kinds) if (kind) count[kind]++;
    }
    const [first, second] = (Object.entries(count) as [FacetKind, number][]).sort((a, b) => b[1] - a[1]);
    if (members.filter((member) => [...member].some(isStratum)).length * 2 > members.length) return 'population';
    // `25 °C | 850 °C`, `at 250 MPa | at 350 MPa`: conditions; `40 mg | 20 mg`: doses, and so groups.
    const numbered = members.filter((member) => [...member].some((concept) => /^\p{N}/u.test(concept)));
    if (numbered.length * 2 > members.length && (qualifies || axis.kind !== 'measure')) {
      const dosed = [...members.flatMap((member) => [...member]), ...shared].some((concept) => DOSES.has(concept));
      // `LPX-0 | LPX-4` are names; `day 7 | day 28` qualify what stands beside them.
      const named = axis.kind === 'group' && qualifies && shared.every((concept) => !CONDITIONS.has(concept) && !isGeneric(concept) && kindOfWord(concept) !== 'population');
      return dosed || named ? 'group' : qualifies || numbered.every((member) => [...member].some((concept) => CONDITIONS.has(concept))) ? 'population' : axis.kind;
    }
    // Words of the kinds decide only where they agree; a table's axis lists one kind of thing.
    if (first![1] > second![1] && first![1] * 2 > members.length) return first![0];
    return !(sized && axis.kind === 'group') && first![0] === 'population' && first![1] > second![1] && first![1] * 2 >= members.length ? 'population' : axis.kind;
  });
}

const DOSES: ReadonlySet<string> = new Set(['mg', 'g', 'kg', 'μg', 'µg', 'ml', 'dose', 'iu', 'mmol', 'nm', 'μm', 'µm', 'wt', 'vol', 'mol']);
const CONDITIONS: ReadonlySet<string> = new Set(['c', '°c', 'k', 'h', 'hour', 'min', 'minut', 'week', 'month', 'year', 'dai', 'hz', 'db', 'bar', 'mpa', 'kpa', 'age', 'old', 'young']);

/** Without the words of an abbreviation's long form, which nobody spoke: the `system` of `CNS`. */
function spoken(member: ReadonlySet<Concept>): readonly Concept[] {
  const forms = [...member].filter((concept) => concept.endsWith('#')).flatMap((form) => form.slice(0, -1).split('_'));
  return [...member].filter((concept) => !forms.includes(concept));
}

function symbolsOf(name: string): readonly string[] {
  return name.split(' · ').map((part) => headerOf(part).label.trim());
}

function headerConcepts(name: string, dictionary: Dictionary): ReadonlySet<Concept> {
  return new Set([...conceptsIn(bareHeader(name), dictionary), ...strataIn(name)]);
}

/** A header without unit, form and size of group: `Median PFS, months (95% CI)` → `Median PFS`, `Docetaxel (n = 209)` → `Docetaxel`. */
function bareHeader(name: string): string {
  return name
    .split(' · ')
    .map((part) => headerOf(part.replace(/[([]?\b[nN]\s*=\s*[\d,\s]+[)\]]?/gu, ' ')).label.replace(/[([]?\d{1,3}\s?%\s?(?:CI|CrI|PI)[)\]]?/gu, ' '))
    .join(' · ');
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
