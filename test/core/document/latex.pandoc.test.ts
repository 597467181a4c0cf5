import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { latexReader } from '../../../server/core/document/latex/reader.ts';
import type { Citation, Prose } from '../../../server/core/document/document.ts';

const hasPandoc = spawnSync('pandoc', ['--version']).status === 0;

/** Citations that LaTeX authors write, each in a sentence of its own. */
const PAGE = String.raw`
One \cite{a}. Two \citep[see][p.~33]{a,b}. Three \citet[33]{a}. Four \citet*{a}. Five \citep*{a}.

Six \parencite[see][4]{a,b}. Seven \textcite{a}. Eight \autocite[chap. 2]{a}. Nine \smartcite[33--35]{a}. Ten \supercite{a}.

Eleven \parencites[a][b]{x}{y}. Twelve \textcites[see][3]{a}[4]{b}. Thirteen \autocites{a}{b}.

Fourteen \citeyear{a}. Fifteen \citeyearpar[p. 2]{a}. Sixteen \parencite*{a}. Seventeen \citeauthor{a}. Eighteen \citealp{a}.

Nineteen \cite{ a , b }. Twenty \Textcite{a}. Twenty-one \Parencite{a:b/c_d}. \emph{Twenty-two \citep{a}}.

Twenty-three \citep[e.g.,][]{a}. Twenty-four \citep[][12]{a}. Twenty-five \citep{Müller2020}.
`;

describe.skipIf(!hasPandoc && !process.env.CI)('LaTeX citations, beside those that Pandoc reads', () => {
  it('names the same works, in the same mode, with the same words around', () => {
    expect(ours(PAGE)).toEqual(pandocs(PAGE));
  });
});

interface Item {
  readonly key: string;
  readonly mode: 'narrative' | 'parenthetical' | 'suppressed';
  readonly before: string;
  readonly behind: string;
}

function ours(source: string): Item[][] {
  const proses = latexReader('page.tex').read(source).blocks.flatMap(({ content }): Prose[] => (content.kind === 'paragraph' ? [content.prose] : []));
  return proses.flatMap(({ citations }) => citations).map((citation) => citation.items.map((item, i) => ({
    key: item.key,
    mode: item.authorSuppressed ? 'suppressed' : isNarrative(citation, i) ? 'narrative' : 'parenthetical',
    before: item.prefix,
    behind: [item.locator, item.suffix].filter((part) => part !== '').join(', '),
  })));
}

/** In a group that is named in the text, Pandoc calls only the first so. */
function isNarrative(citation: Citation, index: number): boolean {
  return citation.mode === 'narrative' && index === 0;
}

interface Node {
  readonly t?: string;
  readonly c?: unknown;
}

const MODES = { AuthorInText: 'narrative', NormalCitation: 'parenthetical', SuppressAuthor: 'suppressed' } as const;

function pandocs(source: string): Item[][] {
  const { stdout } = spawnSync('pandoc', ['-f', 'latex', '-t', 'json'], { input: source, encoding: 'utf8' });
  const found: Item[][] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { t, c } = node as Node;
    if (t === 'Cite') {
      const [citations] = c as [{ citationId: string; citationMode: { t: keyof typeof MODES }; citationPrefix: unknown; citationSuffix: unknown }[]];
      found.push(citations.map(({ citationId, citationMode, citationPrefix, citationSuffix }) => ({ key: citationId, mode: MODES[citationMode.t], before: plain(citationPrefix), behind: plain(citationSuffix) })));
    } else Object.values(node).forEach(visit);
  };
  visit((JSON.parse(stdout) as { blocks: unknown }).blocks);
  return found;
}

function plain(node: unknown): string {
  if (Array.isArray(node)) return node.map(plain).join('').trim();
  const { t, c } = node as Node;
  if (t === 'Str') return (c as string).replace(/\u00A0/g, ' ');
  if (t === 'Space' || t === 'SoftBreak') return ' ';
  return plain(c ?? []);
}
