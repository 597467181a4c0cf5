import { shortLabel } from '../bibliography/shortLabel.js';
import type { Reference } from '../bibliography/reference.js';
import type { Document, Prose } from '../document/document.js';
import { proseAt } from '../document/prose.js';
import { comparisonOf, type Comparison } from '../features/figureComparison.js';
import { citedPlaces } from '../library/cited.js';
import type { Library } from '../library/library.js';
import type { Code, Finding, Severity } from '../rules/finding.js';
import { unanswered } from '../rules/unanswered.js';
import { oneLine, workName } from '../rules/wording.js';
import { t } from '../text/language.js';
import { CITATION_MARK, textOffset } from '../text/plainText.js';
import { sentences } from '../text/sentences.js';
import { overlaps, type Span } from '../text/span.js';
import type { CheckedFigure, Evident, Verdict } from '../verdict/verdict.js';

/** What was checked of some manuscripts, and with what result, for co-authors and reviewers. Plain data, in the order of the text. */
export interface Report {
  /** `ClaimCheck 0.1.0`. */
  readonly tool: string;
  readonly manuscripts: readonly ReportedManuscript[];
}

export interface ReportedManuscript {
  readonly path: string;
  /** As the manuscript gives it, else its path. */
  readonly title: string;
  readonly figures: readonly ReportedFigure[];
  /** Findings that are not about a figure and its source: citations, statistics, terms. */
  readonly remarks: readonly ReportedRemark[];
  /** Every work that it cites, in the order of first citation. */
  readonly works: readonly ReportedWork[];
  /** Keys that no bibliography, list or guide has. */
  readonly unknownKeys: readonly string[];
}

export interface ReportedFigure {
  /** Counts from one. */
  readonly line: number;
  readonly text: string;
  /** The sentence that it stands in, without citations, before and behind it; in a table, its headers before it. */
  readonly before: string;
  readonly after: string;
  readonly verdict: Verdict['verdict'];
  readonly code?: Code;
  readonly expected?: string;
  readonly derivation?: string;
  /** The finding's message; for a figure without evidence, why it has none. */
  readonly words: string;
  readonly evidence: readonly ReportedEvidence[];
  readonly comparison?: Comparison;
  /** The author has set the finding aside, in a comment or in the settings; the reason, or empty. */
  readonly setAside?: string;
}

export interface ReportedEvidence {
  /** As the source prints it. */
  readonly value: string;
  readonly quote: string;
  /** `the guide alectinib-tme [3]`, `Okoro 2021`. */
  readonly work: string;
  readonly place: ReportedPlace;
}

/** Where something stands: a path as it is to be shown, and a line that counts from one. */
export interface ReportedPlace {
  readonly path: string;
  readonly line?: number;
}

export interface ReportedRemark {
  readonly line: number;
  readonly code: Code;
  readonly severity: Severity;
  readonly text: string;
  readonly message: string;
}

export interface ReportedWork {
  readonly key: string;
  readonly label: string;
  /** What of it was at hand: `sources/okoro.md`, `the guide alectinib-tme`, `its abstract`; empty when nothing was. */
  readonly atHand: readonly string[];
}

/** All that a report is made of. */
export interface Reported {
  readonly path: string;
  readonly document: Document;
  readonly library: Library;
  readonly figures: readonly CheckedFigure[];
  readonly findings: readonly Finding[];
  /** How a file is called in the report. */
  readonly shown: (path: string) => string;
  /** The zero-based line of an offset in a file; undefined for a file that is not at hand. */
  readonly lineOf: (path: string, offset: number) => number | undefined;
  /** Why the author set a finding on these words aside, as far as a reason was given. */
  readonly reasonFor: (figure: CheckedFigure) => string | undefined;
}

/** Tells what was checked of one manuscript. */
export function reportOf(reported: Reported): ReportedManuscript {
  const { path, document, library, figures, findings, shown } = reported;
  const cited = citedPlaces(document, library).flatMap(({ citation, items }) => (citation.mode === 'nocite' ? [] : items));
  return {
    path: shown(path),
    title: oneLine(document.metadata.title ?? '') || shown(path),
    figures: figures.map((figure) => figureOf(figure, reported)),
    remarks: findings.filter((finding) => !isAboutVerdict(finding, figures)).map(({ code, severity, span, message }) => ({
      line: lineIn(reported, span), code, severity, text: oneLine(document.text.slice(span.start, span.end)), message,
    })),
    works: worksOf(cited.flatMap(({ reference }) => reference ?? []), library, shown),
    unknownKeys: [...new Set(cited.flatMap(({ item, reference }) => (reference || item.key === '' ? [] : [item.key])))],
  };
}

function isAboutVerdict({ code, span }: Finding, figures: readonly CheckedFigure[]): boolean {
  return code.startsWith('figure/') && figures.some((figure) => overlaps(figure.span, span));
}

function figureOf(figure: CheckedFigure, reported: Reported): ReportedFigure {
  const { verdict, span, text } = figure;
  const { findings, document, library } = reported;
  const finding = findings.find((one) => one.code === verdict.code && overlaps(one.span, span));
  const comparison = comparisonOf(figure);
  const isSetAside = verdict.verdict === 'contradicted' && !finding;
  return {
    line: lineIn(reported, span),
    text: oneLine(text),
    ...around(document, span),
    verdict: verdict.verdict,
    ...(verdict.code ? { code: verdict.code } : {}),
    ...(verdict.expected === undefined ? {} : { expected: oneLine(verdict.expected) }),
    ...(verdict.derivation === undefined ? {} : { derivation: verdict.derivation }),
    words: finding?.message ?? unanswered(figure, library) ?? '',
    evidence: [...verdict.evidence, ...(verdict.mistaken ? [verdict.mistaken] : [])].map((evident) => evidenceOf(evident, reported)),
    ...(comparison ? { comparison } : {}),
    ...(isSetAside ? { setAside: reported.reasonFor(figure) ?? '' } : {}),
  };
}

function evidenceOf({ measurement: { quantity, place, references }, source, key }: Evident, { library, shown, lineOf }: Reported): ReportedEvidence {
  const numbers = source.kind === 'guide' && references.length > 0 ? ` [${references.join(', ')}]` : '';
  const line = lineOf(place.path, place.span.start);
  return {
    value: oneLine(quantity.text),
    quote: oneLine(place.quote),
    work: `${workName(key, source, library)}${numbers}`,
    place: { path: shown(place.path), ...(line === undefined ? {} : { line: line + 1 }) },
  };
}

const lineIn = ({ path, lineOf }: Reported, { start }: Span): number => (lineOf(path, start) ?? 0) + 1;

/** The words of the sentence or table cell around a figure. */
function around(document: Document, span: Span): { readonly before: string; readonly after: string } {
  const place = proseAt(document, span.start);
  if (!place) return { before: '', after: '' };
  const { prose, start } = place;
  const headers = headersOf(document, prose);
  const at = { start: textOffset(prose, span.start - start), end: textOffset(prose, span.end - start) };
  const sentence = sentences(prose.text).find((one) => one.start <= at.start && at.start < one.end) ?? { start: 0, end: prose.text.length };
  const words = (from: number, to: number): string => prose.text.slice(from, to).replaceAll(CITATION_MARK, '').replace(/\s+/gu, ' ').replace(/ (?=[.,;:)](?:\s|$))/gu, '');
  return { before: `${headers}${words(sentence.start, at.start).trimStart()}`, after: words(at.end, Math.max(at.end, sentence.end)).trimEnd() };
}

/** What stands above a cell of a table and before it: `Positive · ORR: `; empty for running text. */
function headersOf({ blocks }: Document, prose: Prose): string {
  for (const { content } of blocks) {
    if (content.kind !== 'table') continue;
    const row = content.rows.findIndex((cells) => cells.some((cell) => cell.prose === prose));
    if (row < 0) continue;
    const column = content.rows[row]!.findIndex((cell) => cell.prose === prose);
    const above = content.rows.slice(0, Math.min(row, content.headerRows)).map((cells) => cells[column]!);
    const headers = [...new Set([...(column > 0 ? [content.rows[row]![0]!] : []), ...above])].map((cell) => oneLine(cell.prose.text.replaceAll(CITATION_MARK, ''))).filter((words) => words !== '');
    return headers.length > 0 ? `${headers.join(' · ')}: ` : '';
  }
  return '';
}

function worksOf(references: readonly Reference[], library: Library, shown: (path: string) => string): readonly ReportedWork[] {
  return [...new Set(references)].map((reference) => ({
    key: reference.key,
    label: shortLabel(reference, 160),
    atHand: [...new Set(library.answers(reference).map(({ source }) => (source.kind === 'guide' ? t`the guide ${source.name}` : source.kind === 'abstract' ? t`its abstract` : shown(source.name))))],
  }));
}
