import colors from 'picocolors';
import { readBibliography } from '../core/bibliography/readBibliography.js';
import { briefOf } from '../core/bibliography/brief.js';
import type { Document } from '../core/document/document.js';
import type { Evidence } from '../core/evidence/evidence.js';
import type { Measurement } from '../core/evidence/measurement.js';
import { cslOfEntry } from '../core/bibliography/printedEntry.js';
import { openService } from '../core/openService.js';
import { lineIndex } from '../core/text/lineIndex.js';
import type { Span } from '../core/text/span.js';
import { diskFiles } from '../files.js';
import { kindOf } from '../formats.js';
import { printed, rangeOf, type Range } from './json.js';
import type { Outcome } from './outcome.js';
import { namedFiles, shown } from './paths.js';
import { clean } from './excerpt.js';

/** What `inspect --format json` prints of a file. */
interface Inspected {
  readonly path: string;
  readonly title: string | null;
  readonly sections: readonly { readonly title: string; readonly level: number; readonly range: Range }[];
  readonly claims: readonly { readonly text: string; readonly range: Range; readonly references: readonly string[] }[];
  readonly measurements: readonly InspectedMeasurement[];
  readonly tables: readonly { readonly caption: string; readonly range: Range; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }[];
  readonly terms: readonly { readonly term: string; readonly expansion: string; readonly definition: string; readonly range: Range }[];
  readonly citations: readonly { readonly range: Range; readonly key: string; readonly mode: string; readonly prefix: string; readonly locator: string; readonly suffix: string }[];
  readonly references: readonly { readonly key: string; readonly title: string; readonly range: Range }[];
  readonly problems: readonly { readonly message: string; readonly range?: Range }[];
}

interface InspectedMeasurement {
  readonly text: string;
  readonly range: Range;
  readonly value: number;
  readonly unit: string | null;
  readonly measure: string;
  readonly group: string;
  readonly population: string;
  readonly study: string;
  readonly statistic: string;
  readonly references: readonly string[];
}

/** `claimcheck inspect`: what was read of each file, whatever its role. */
export async function inspect(names: readonly string[], { format }: { readonly format: 'pretty' | 'json' }): Promise<Outcome> {
  const files = diskFiles();
  const errors: string[] = [];
  const documents: Inspected[] = [];
  for (const path of await namedFiles(names)) {
    const { text, problem } = await files.read(path);
    if (text === undefined) {
      errors.push(`${shown(path)}: ${problem?.message ?? 'This file could not be read.'}`);
      if (problem) documents.push({ ...NOTHING, path: shown(path), problems: [{ message: problem.message }] });
      continue;
    }
    const inspected = inspectText(path, text);
    const problems = problem ? [{ message: problem.message, range: rangeOf(lineIndex(text), { start: problem.at, end: problem.at + 1 }) }] : [];
    documents.push({ ...inspected, problems: [...problems, ...inspected.problems] });
  }
  return { output: format === 'json' ? printed({ version: 1, documents }) : documents.map(prettyDocument).join('\n'), errors, exitCode: errors.length > 0 ? 2 : 0 };
}

const NOTHING: Omit<Inspected, 'path' | 'problems'> = { title: null, sections: [], claims: [], measurements: [], tables: [], terms: [], citations: [], references: [] };

function inspectText(path: string, text: string): Inspected {
  const lines = lineIndex(text);
  const range = (span: Span): Range => rangeOf(lines, span);
  const kind = kindOf(path, 'plaintext')!;
  if (kind === 'bibliography') {
    const { references, problems } = readBibliography(path, text);
    return { ...NOTHING, path: shown(path), references: references.map((reference) => ({ key: reference.key, title: briefOf(reference).title, range: range(reference.span) })), problems: placed(problems, range) };
  }
  const { document, evidence } = openService().inspect(path, kind, text);
  return { path: shown(path), ...inspectedDocument(document, evidence, range) };
}

function inspectedDocument(document: Document, evidence: Evidence, range: (span: Span) => Range): Omit<Inspected, 'path'> {
  return {
    title: document.metadata.title ?? null,
    sections: evidence.sections.map(({ title, level, span }) => ({ title, level, range: range(span) })),
    claims: evidence.claims.map(({ text, place, references }) => ({ text, range: range(place.span), references })),
    measurements: evidence.measurements.map((measurement) => inspectedMeasurement(measurement, range)),
    tables: evidence.tables.map(({ caption, span, columns, rows }) => ({ caption, range: range(span), columns, rows })),
    terms: evidence.terms.map(({ term, expansion, definition, place }) => ({ term, expansion, definition, range: range(place.span) })),
    citations: evidence.citations.flatMap(({ citation, span }) => citation.items.map((item) => {
      const start = span.start - citation.span.start;
      return { range: range({ start: start + item.span.start, end: start + item.span.end }), key: item.key, mode: citation.mode, prefix: item.prefix, locator: item.locator, suffix: item.suffix };
    })),
    references: evidence.references.map(({ key, text, span }) => ({ key, title: cslOfEntry(key, text).title ?? text, range: range(span) })),
    problems: placed(document.problems, range),
  };
}

function inspectedMeasurement({ quantity, place, measure, group, population, study, statistic, references }: Measurement, range: (span: Span) => Range): InspectedMeasurement {
  return { text: quantity.text, range: range(place.span), value: quantity.value.value, unit: quantity.unit?.symbol ?? null, measure, group, population, study, statistic, references };
}

function placed(problems: readonly { readonly message: string; readonly span?: Span }[], range: (span: Span) => Range): Inspected['problems'] {
  return problems.map(({ message, span }) => ({ message, ...(span ? { range: range(span) } : {}) }));
}

function prettyDocument(document: Inspected): string {
  const { path, title, sections, claims, measurements, tables, terms, citations, references, problems } = document;
  const list = (heading: string, items: readonly string[]): readonly string[] => (items.length === 0 ? [] : ['', colors.bold(`${items.length} ${items.length === 1 ? heading.slice(0, -1) : heading}`), ...items.map((item) => `  ${clean(item)}`)]);
  const cited = (keys: readonly string[]): string => (keys.length === 0 ? '' : ` [${keys.join(', ')}]`);
  return [
    `${colors.bold(path)}${title === null ? '' : `  ${clean(title)}`}`,
    ...list('sections', sections.map((section) => `${'  '.repeat(Math.max(0, section.level - 1))}${section.title}`)),
    ...list('tables', tables.map(({ caption, columns, rows }) => `${caption || '(no caption)'}: ${rows.length} × ${columns.length}`)),
    ...list('measurements', measurements.map((each) => `${each.text}  ${[each.measure, each.group, each.population, each.study].filter((part) => part !== '').join(' · ')}${cited(each.references)}`)),
    ...list('claims', claims.map(({ text, references: keys }) => `${text.length > 150 ? `${text.slice(0, 150)}…` : text}${cited(keys)}`)),
    ...list('terms', terms.map(({ term, expansion, definition }) => [term, expansion, definition].filter((part) => part !== '').join(': '))),
    ...list('references', references.map(({ key, title: name }) => `${key}  ${name}`)),
    ...list('citations', citations.map(({ key, mode, prefix, locator, suffix, range: { start } }) => `${start.line + 1}:${start.character + 1}  ${key}  ${mode}${[prefix, locator, suffix].some((part) => part !== '') ? `  ${[prefix, '@', locator, suffix].filter((part) => part !== '').join(' ')}` : ''}`)),
    ...list('problems', problems.map(({ message, range }) => `${range ? `${range.start.line + 1}:${range.start.character + 1}  ` : ''}${message}`)),
    '',
  ].join('\n');
}
