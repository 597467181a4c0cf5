import { describe, expect, test } from 'vitest';
import { evidenceOutline, filtered, nodeOf, type OutlineNode } from '../../../server/core/features/evidenceOutline.js';
import { insertEvidence } from '../../../server/core/features/insertEvidence.js';
import { filesOf, serviceOf } from '../../support/fixture.js';
import { readCursor } from '../../support/marked.js';
import { literature } from './literature.js';

const view = (text = 'As known [@weiss1999].', path = 'review.md') => serviceOf([...filesOf(literature), { path, text }]).view(path)!;
const { library } = view();
const outline = evidenceOutline(library);

/** A line a node, with its kind, indented as it stands. */
function lines(nodes: readonly OutlineNode[], depth = 0): readonly string[] {
  return nodes.flatMap(({ kind, label, detail, children }) => [`${'  '.repeat(depth)}${kind} ${label}${detail === '' ? '' : ` | ${detail}`}`, ...lines(children, depth + 1)]);
}

test('sources, their sections, claims and tables with their figures, terms and references', () => {
  const shown = lines(outline);
  expect(shown.filter((line) => /^(?:source|  section|    claim)/.test(line)).slice(0, 5)).toEqual([
    'source Coastal fever: a short guide | fever',
    '  section Coastal fever: a short guide',
    '    claim Veloxin shortens the illness, as three trials agree. | [1, 2]',
    '    claim Relapses of coastal fever (CF) are rare in children. | [2]',
    '    claim Macrophages of the M2 kind clear the parasite, and M2-conditioned medium (M2-CM) slows it. | [1]',
  ]);
  expect(shown).toContain('    table Table 1: Outcomes in the HARBOR trial');
  expect(shown.find((line) => line.includes('34.8 days'))).toMatch(/^ {6}figure 34\.8 days \| Median time to recovery · Veloxin.* \[1\]$/);
  expect(shown).toContain('    term M2-CM | M2-conditioned medium: Medium in which M2 macrophages were kept.');
  expect(shown.find((line) => line.endsWith('| fever:2'))).toMatch(/^ {4}reference .*Relapses of coastal fever in children/);
});

describe('a filter', () => {
  test.each([
    ['words of a claim', 'rare children', ['Relapses of coastal fever (CF) are rare in children.']],
    ['a figure and the group that it is of', '51.2 standard', ['51.2 days']],
    ['a term', 'ligand', ['PD-L1']],
    ['nothing that is there', 'zebra', []],
  ])('finds %s, and what leads there', (_, filter, leaves) => {
    const leavesOf = (nodes: readonly OutlineNode[]): readonly string[] => nodes.flatMap((node) => (node.children.length > 0 ? leavesOf(node.children) : [node.label]));
    const found = leavesOf(filtered(outline, filter));
    for (const leaf of leaves) expect(found).toContain(leaf);
    if (leaves.length === 0) expect(found).toEqual([]);
    else expect(found.length).toBeLessThan(6);
  });

  test('keeps the ids, so that a node is found again', () => {
    let node = filtered(outline, '51.2')[0]!;
    while (node.children.length > 0) node = node.children[0]!;
    expect(nodeOf(outline, node.id)?.label).toBe(node.label);
    expect(nodeOf(outline, 'fever/99/1')).toBeUndefined();
  });
});

describe('what is found is inserted with its citation', () => {
  function inserted(marked: string, label: string, path = 'review.md'): string {
    const { text, cursor } = readCursor(marked);
    const all = (nodes: readonly OutlineNode[]): readonly OutlineNode[] => nodes.flatMap((node) => [node, ...all(node.children)]);
    const here = view(text, path);
    const node = all(evidenceOutline(here.library)).find((each) => each.label.startsWith(label))!;
    const { edits } = insertEvidence(here, cursor!, node.insert!);
    return [...edits].sort((a, b) => b.span.start - a.span.start).reduce((done, { span, text: put }) => done.slice(0, span.start) + put + done.slice(span.end), text);
  }

  test.each([
    ['a claim', 'It is known that |.', 'Relapses', 'review.md', 'It is known that Relapses of coastal fever (CF) are rare in children [@fever:2].'],
    ['a figure, by the author’s own key', 'After |, they were well.', '34.8', 'review.md', 'After 34.8 days [@harbor], they were well.'],
    ['in LaTeX', 'After |, they', '34.8', 'review.tex', 'After 34.8 days~\\cite{harbor}, they'],
    ['in Typst', 'After |, they', '34.8', 'review.typ', 'After 34.8 days @harbor, they'],
    ['behind a citation that the cursor is in', 'After [@weiss1999|] they', '34.8', 'review.md', 'After [@weiss1999] 34.8 days [@harbor] they'],
  ])('%s', (_, before, label, path, after) => expect(inserted(before, label, path)).toBe(after));
});

test('diagrams are called by their captions, and found by what stands in them', () => {
  const text = ['# Rest', '', '## Course', '', '```mermaid', 'flowchart LR', '  nurse[Night nurse] --> rest', '```', '', 'Figure 1: How nurses come to rest. See above.', '', '## Other', '', '~~~dot', 'digraph { a -> b }', '~~~'].join('\n');
  const service = serviceOf([{ path: 'guides/rest/guide.md', text }, { path: 'a.md', text: 'x' }]);
  const found = evidenceOutline(service.library('a.md'));
  expect(lines(found).filter((line) => line.includes('diagram '))).toEqual(['    diagram Figure 1: How nurses come to rest.', '    diagram Other']);
  expect(lines(filtered(found, 'night nurse'))).toHaveLength(3);
  const [diagram] = filtered(found, 'night nurse')[0]!.children[0]!.children;
  expect(diagram!.drawing).toEqual({ language: 'mermaid', text: 'flowchart LR\n  nurse[Night nurse] --> rest' });
});
