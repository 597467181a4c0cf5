import type { Library } from '../library/library.js';
import { t } from '../text/language.js';
import type { CheckedFigure } from '../verdict/verdict.js';
import type { ManuscriptView } from './manuscriptView.js';
import { citedWorks } from './citedWorks.js';
import { escaped } from './markdown.js';

/** What could not be read, by file. */
export interface Unread {
  readonly path: string;
  readonly message: string;
}

/** A page in Markdown on all that was read for a manuscript: itself, its bibliographies, its sources, and what could not be. */
export function whatWasRead({ document, library, figures, citations }: ManuscriptView, unread: readonly Unread[], nameOf: (path: string) => string): string {
  const verdicts = new Map<CheckedFigure['verdict']['verdict'], number>();
  for (const { verdict } of figures.all) verdicts.set(verdict.verdict, (verdicts.get(verdict.verdict) ?? 0) + 1);
  const { works, unknown } = citedWorks({ citations, library });
  const headings = document.blocks.flatMap(({ content }) => (content.kind === 'heading' ? [`${'  '.repeat(Math.max(0, content.level - 1))}- ${escaped(content.prose.text)}`] : []));
  const cited = citations.length === 1 ? t`${1} citation of ${counted.works(works.length)}` : t`${citations.length} citations of ${counted.works(works.length)}`;
  const missing = unknown.map((key) => `\`${key.replaceAll('`', '')}\``).join(', ');
  const found = [...verdicts].map(([verdict, count]) => counted[verdict](count)).join(', ');
  const parts = [
    `# ${t`What was read for ${escaped(nameOf(document.path))}`}`,
    `- ${verdicts.size > 0 ? t`${counted.figures(figures.all.length)}: ${found}` : counted.figures(figures.all.length)}\n- ${unknown.length > 0 ? t`${cited}; no bibliography has ${missing}` : cited}`,
    ...(headings.length > 0 ? [`## ${t`Sections`}`, headings.join('\n')] : []),
    `## ${t`Bibliographies`}`,
    listed(library.bibliographies.map(({ path, references }) => t`${escaped(nameOf(path))}: ${counted.references(references.length)}`), t`None. Name one in the manuscript, or put a \`.bib\` file beside it.`),
    `## ${t`Sources`}`,
    listed(sources(library, nameOf), t`None. Put texts into a folder \`sources\`, or name them in the settings.`),
    ...(unread.length > 0 ? [`## ${t`Not read, or not all of it`}`, unread.map(({ path, message }) => `- ${t`${escaped(nameOf(path))}: ${escaped(message)}`}`).join('\n')] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function sources({ sources: all }: Library, nameOf: (path: string) => string): readonly string[] {
  return all.filter(({ kind }) => kind !== 'abstract').map(({ kind, name, evidence: { claims, measurements, tables, terms, references } }) => {
    const parts = [counted.claims(claims.length), counted.figures(measurements.length), counted.tables(tables.length), counted.terms(terms.length), counted.references(references.length)];
    return t`${kind === 'guide' ? t`the guide ${escaped(name)}` : escaped(nameOf(name))}: ${parts.join(', ')}`;
  });
}

const listed = (items: readonly string[], none: string): string => (items.length === 0 ? none : items.map((item) => `- ${item}`).join('\n'));

const counted = {
  works: (n: number) => (n === 1 ? t`${n} work` : t`${n} works`),
  figures: (n: number) => (n === 1 ? t`${n} figure` : t`${n} figures`),
  claims: (n: number) => (n === 1 ? t`${n} claim` : t`${n} claims`),
  tables: (n: number) => (n === 1 ? t`${n} table` : t`${n} tables`),
  terms: (n: number) => (n === 1 ? t`${n} term` : t`${n} terms`),
  references: (n: number) => (n === 1 ? t`${n} reference` : t`${n} references`),
  supported: (n: number) => t`${n} supported`,
  contradicted: (n: number) => t`${n} contradicted`,
  unsupported: (n: number) => t`${n} unsupported`,
  unchecked: (n: number) => t`${n} unchecked`,
} as const;
