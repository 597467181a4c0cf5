import { describe, expect, test } from 'vitest';
import type { Completion } from '../../../server/core/service.js';
import { filesOf, serviceOf } from '../../support/fixture.js';
import { readCursor } from '../../support/marked.js';
import { literature } from './literature.js';

function completions(marked: string, path = 'review.md'): { readonly text: string; readonly list: readonly Completion[] } {
  const { text, cursor } = readCursor(marked);
  return { text, list: serviceOf([...filesOf(literature), { path, text }]).completions(path, cursor!) };
}

/** The text after the best completion is taken, with the cursor behind it. */
function taken(marked: string, path?: string): string {
  const { text, list } = completions(marked, path);
  const [best] = list;
  if (!best) return 'nothing is offered';
  const { span, text: inserted } = best.edit;
  return `${text.slice(0, span.start)}${inserted}|${text.slice(span.end)}`;
}

describe('a key is completed', () => {
  test.each([
    ['behind an at sign', 'review.md', 'As @har|', 'As @harbor|'],
    ['in brackets that are not closed', 'review.md', 'As shown [see @a; -@har|', 'As shown [see @a; -@harbor|'],
    ['in brackets that are', 'review.md', 'As shown [@har|].', 'As shown [@harbor|].'],
    ['before a word', 'review.md', 'As [@har|M2-CM', 'As [@harbor|M2-CM'],
    ['with braces where it needs them', 'review.md', 'As [@blank|]', 'As [@{odd key}|]'],
    ['within braces', 'review.md', 'As [@{odd|}]', 'As [@{odd key|}]'],
    ['in Quarto', 'review.qmd', 'As [@har|]', 'As [@harbor|]'],
    ['in a role of MyST', 'review.md', 'As {cite:p}`weiss1999,har|`', 'As {cite:p}`weiss1999,harbor|`'],
    ['in LaTeX', 'review.tex', 'As~\\citep{har|}', 'As~\\citep{harbor|}'],
    ['behind a comma', 'review.tex', 'As~\\parencite[see][3]{weiss1999, har|', 'As~\\parencite[see][3]{weiss1999, harbor|'],
    ['in a list of LaTeX citations', 'review.tex', 'As \\textcites[1]{weiss1999}[2]{har|}', 'As \\textcites[1]{weiss1999}[2]{harbor|}'],
    ['in a starred command', 'review.tex', '\\Citet*{har|}', '\\Citet*{harbor|}'],
    ['with a label of the document’s own list', 'review.tex', 'As \\cite{oka|}.\n\\begin{thebibliography}{9}\n\\bibitem{okafor15} B. Okafor. Harbors and health.\n\\end{thebibliography}', 'As \\cite{okafor15|}.\n\\begin{thebibliography}{9}\n\\bibitem{okafor15} B. Okafor. Harbors and health.\n\\end{thebibliography}'],
    ['in Typst', 'review.typ', 'As @har| tells', 'As @harbor| tells'],
    ['in a function of Typst', 'review.typ', 'As #cite(<har|>)', 'As #cite(<harbor|>)'],
  ])('%s', (_, path, before, after) => {
    expect(taken(before, path)).toBe(after);
  });
});

describe('a work is found by', () => {
  test.each([
    ['its author', '@okafor|', 'harbor'],
    ['its year', '@1999|', 'weiss1999'],
    ['its title', '@ports|', 'weiss1999'],
    ['a claim that cites it', '@children|', 'fever:2'],
    ['a word with a slip', '@okafro|', 'harbor'],
    ['a guide’s number', '@fever:2|', 'fever:2'],
    ['the guide’s name', '@fever|', 'fever'],
  ])('%s', (_, typed, key) => {
    expect(completions(typed).list[0]?.id).toBe(key);
  });

  test('nothing typed: all, those the manuscript cites first', () => {
    const ids = completions('As known [@weiss1999].\n\nAs @|').list.map(({ id }) => id);
    expect(ids[0]).toBe('weiss1999');
    expect(ids).toHaveLength(6);
  });
});

describe('before anything is typed, first comes the work', () => {
  test.each([
    ['that gives the sentence’s figure', 'With veloxin, patients recovered in 34.8 days [@|].', 'harbor'],
    ['whose title speaks of the same', 'The ports of the north grew [@|].', 'weiss1999'],
    ['of which the guide says so', 'In children, relapses are rare [@|].', 'fever:2'],
  ])('%s', (_, text, key) => {
    expect(completions(text).list[0]?.id).toBe(key);
  });
});

describe('no key is completed', () => {
  test.each([
    ['in an address', 'review.md', 'Write to lind@har|'],
    ['in a web address', 'review.md', 'See https://example.org/@har|'],
    ['in code', 'review.md', 'Run `x @har|` now'],
    ['in a block of code', 'review.md', '```\n@har|\n```\n'],
    ['in prose', 'review.md', 'The har|'],
    ['in another command', 'review.tex', 'As~\\ref{har|}'],
    ['behind the braces', 'review.tex', 'As~\\cite{harbor} har|'],
    ['in a comment of Typst', 'review.typ', 'As known. // @har|'],
    ['in a comment of LaTeX', 'review.tex', 'As known. % \\cite{har|}'],
    ['in raw text of Typst', 'review.typ', 'As `@har|`'],
  ])('%s', (_, path, text) => {
    expect(completions(text, path).list).toEqual([]);
  });
});

test('a key is completed in a command that the settings name', () => {
  const service = serviceOf([...filesOf(literature), { path: 'review.tex', text: 'As~\\seealso[3]{har' }], { citationCommands: { seealso: 'parencite' } });
  expect(service.completions('review.tex', 19)[0]?.id).toBe('harbor');
});

test('each comes with its work in a line, and its card when it is looked at', () => {
  const service = serviceOf([...filesOf(literature), { path: 'review.md', text: '@har' }]);
  const [best] = service.completions('review.md', 4);
  expect(best).toMatchObject({ label: 'harbor', detail: 'Lind et al. 2021: Veloxin or standard care in coastal fever: the HARBOR trial', kind: 'reference' });
  expect(service.completionDetail('review.md', best!.id)).toContain('[DOI]');
});

test('of what cites it, the card tells first what was typed', () => {
  const service = serviceOf([...filesOf(literature), { path: 'review.md', text: '@rare-children' }]);
  const [best] = service.completions('review.md', '@rare-children'.length);
  const card = service.completionDetail('review.md', best!.id, best!.typed);
  expect(card.split('\n').find((line) => line.startsWith('- '))).toContain('are rare in children');
});
