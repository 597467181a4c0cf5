import { describe, expect, test } from 'vitest';
import { filesOf, serviceOf } from '../../support/fixture.js';
import { readCursor } from '../../support/marked.js';
import { literature } from './literature.js';

/** What is offered at the cursor: label and description. */
function offered(marked: string, path = 'review.md') {
  const { text, cursor } = readCursor(marked);
  const service = serviceOf([...filesOf(literature), { path, text }]);
  return { text, service, path, completions: service.completions(path, cursor!) };
}

/** The text after the first offer is taken. */
function taken(marked: string, path = 'review.md', at = 0): string | undefined {
  const { text, completions } = offered(marked, path);
  const edit = completions[at]?.edit;
  return edit && text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
}

describe('a figure is completed', () => {
  test.each([
    ['behind the words that ask for it', 'The median time to recovery with veloxin was ‸', 'review.md', 'The median time to recovery with veloxin was 34.8 days [@harbor]'],
    ['of the other group', 'The median time to recovery with standard care was ‸', 'review.md', 'The median time to recovery with standard care was 51.2 days [@harbor]'],
    ['from its first digits', 'The median time to recovery was 5‸', 'review.md', 'The median time to recovery was 51.2 days [@harbor]'],
    ['in LaTeX', 'The median time to recovery with veloxin was ‸', 'review.tex', 'The median time to recovery with veloxin was 34.8 days~\\cite{harbor}'],
    ['in Typst', 'The median time to recovery with veloxin was ‸', 'review.typ', 'The median time to recovery with veloxin was 34.8 days @harbor'],
    ['without a citation that the sentence has', 'The median time to recovery with veloxin was ‸ [@harbor].', 'review.md', 'The median time to recovery with veloxin was 34.8 days [@harbor].'],
  ])('%s', (_, marked, path, expected) => {
    expect(taken(marked, path)).toBe(expected);
  });

  test.each([
    ['where no figure is to follow', 'The median time to ‸recovery'],
    ['in the middle of a word', 'The median time to recovery wa‸s'],
    ['of what the sources do not speak of', 'The price of coffee was ‸'],
    ['in code', 'Run `median time to recovery = ‸` now.'],
  ])('not %s', (_, marked) => {
    expect(offered(marked).completions.filter(({ kind }) => kind === 'figure')).toEqual([]);
  });

  test('with what it is, and its source', () => {
    const { completions, service, path } = offered('The median time to recovery with veloxin was ‸');
    expect(completions.map(({ label, detail }) => `${label}: ${detail}`)).toEqual([
      '34.8 days: Median time to recovery · Veloxin · HARBOR · the guide fever · @harbor',
      '51.2 days: Median time to recovery · Standard care · HARBOR · the guide fever · @harbor',
    ]);
    expect(service.completionDetail(path, completions[0]!.id)).toContain('> Table 1 · Median time to recovery · Veloxin: 34.8 days');
  });
});

describe('a term is completed', () => {
  test.each([
    ['with its expansion at first', 'They express PD-L‸', 'They express programmed death-ligand 1 (PD-L1)'],
    ['by its short form from then on', 'Programmed death-ligand 1 (PD-L1) is common. They express PD-L‸', 'Programmed death-ligand 1 (PD-L1) is common. They express PD-L1'],
    ['from its expansion', 'They express progr‸', 'They express programmed death-ligand 1 (PD-L1)'],
  ])('%s', (_, marked, expected) => {
    expect(taken(marked)).toBe(expected);
  });

  test.each([['in a key', 'As [@M‸'], ['in a command', '\\M2‸'], ['from one letter', 'Cells in M‸'], ['inside a word', 'Cells in M2‸C']])('not %s', (_, marked) => {
    expect(offered(marked).completions.filter(({ kind }) => kind === 'term')).toEqual([]);
  });
});
