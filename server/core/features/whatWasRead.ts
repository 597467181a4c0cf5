import type { Library } from '../library/library.js';
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
  const verdicts = new Map<string, number>();
  for (const { verdict } of figures.all) verdicts.set(verdict.verdict, (verdicts.get(verdict.verdict) ?? 0) + 1);
  const { works, unknown } = citedWorks({ citations, library });
  const headings = document.blocks.flatMap(({ content }) => (content.kind === 'heading' ? [`${'  '.repeat(Math.max(0, content.level - 1))}- ${escaped(content.prose.text)}`] : []));
  const cited = `${counted(citations.length, 'citation')} of ${counted(works.length, 'work')}${unknown.length > 0 ? `; no bibliography has ${unknown.map((key) => `\`${key.replaceAll('`', '')}\``).join(', ')}` : ''}`;
  const parts = [
    `# What was read for ${escaped(nameOf(document.path))}`,
    `- ${counted(figures.all.length, 'figure')}${verdicts.size > 0 ? `: ${[...verdicts].map(([verdict, count]) => `${count} ${verdict}`).join(', ')}` : ''}\n- ${cited}`,
    ...(headings.length > 0 ? ['## Sections', headings.join('\n')] : []),
    '## Bibliographies',
    listed(library.bibliographies.map(({ path, references }) => `${escaped(nameOf(path))}: ${counted(references.length, 'reference')}`), 'None. Name one in the manuscript, or put a `.bib` file beside it.'),
    '## Sources',
    listed(sources(library, nameOf), 'None. Put texts into a folder `sources`, or name them in the settings.'),
    ...(unread.length > 0 ? ['## Not read, or not all of it', unread.map(({ path, message }) => `- ${escaped(nameOf(path))}: ${escaped(message)}`).join('\n')] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function sources({ sources: all }: Library, nameOf: (path: string) => string): readonly string[] {
  return all.filter(({ kind }) => kind !== 'abstract').map(({ kind, name, evidence: { claims, measurements, tables, terms, references } }) => {
    const parts = [counted(claims.length, 'claim'), counted(measurements.length, 'figure'), counted(tables.length, 'table'), counted(terms.length, 'term'), counted(references.length, 'reference')];
    return `${kind === 'guide' ? `the guide ${escaped(name)}` : escaped(nameOf(name))}: ${parts.join(', ')}`;
  });
}

const listed = (items: readonly string[], none: string): string => (items.length === 0 ? none : items.map((item) => `- ${item}`).join('\n'));

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
