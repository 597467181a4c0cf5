import { describe, expect, test } from 'vitest';
import type { WorkToCite } from '../../../server/core/features/citationSyntax.js';
import { insertCitation } from '../../../server/core/features/insertCitation.js';
import { filesOf, serviceOf } from '../../support/fixture.js';
import { readCursor } from '../../support/marked.js';
import { literature } from './literature.js';

/** Keys as a person would name them, with words before and the place in the work behind: `see > harbor, 4`. */
function works(words: string): readonly WorkToCite[] {
  return words.split('; ').map((word) => {
    const [prefix, own] = word.includes(' > ') ? (word.split(' > ') as [string, string]) : [undefined, word];
    const [key, ...locator] = own.split(', ');
    return { key: key!, ...(prefix === undefined ? {} : { prefix }), ...(locator.length > 0 ? { locator: locator.join(', ') } : {}) };
  });
}

/** The text after works are cited at its cursor; or what hinders it. */
function cited(marked: string, words: string, { path = 'review.md', narrative = false } = {}): string {
  const { text, cursor } = readCursor(marked);
  const view = serviceOf([...filesOf(literature), { path, text }]).view(path)!;
  const { edits, problem } = insertCitation(view, cursor!, { works: works(words), form: narrative ? 'narrative' : 'parenthetical' }, ({ csl }) => `${csl.title}.`);
  return problem ?? [...edits].sort((a, b) => b.span.start - a.span.start).reduce((done, { span, text: put }) => done.slice(0, span.start) + put + done.slice(span.end), text);
}

describe('Markdown', () => {
  test.each([
    ['one work', 'It shortens|.', 'harbor', 'It shortens [@harbor].'],
    ['several, the last with a page', 'It shortens |.', 'fever:2; harbor, 4', 'It shortens [@fever:2; @harbor, p. 4].'],
    ['pages', 'It |', 'harbor, 33-35', 'It [@harbor, pp. 33–35]'],
    ['a chapter', 'It |', 'harbor, chap. 3', 'It [@harbor, chap. 3]'],
    ['a key that needs braces', 'It |', 'odd key', 'It [@{odd key}]'],
    ['before a word', 'It |shortens', 'harbor', 'It [@harbor] shortens'],
    ['in brackets that cite already', 'It [@weiss1999|] shortens', 'harbor, 4', 'It [@weiss1999; @harbor, p. 4] shortens'],
    ['in place of what is typed', 'It [@har|] shortens', 'harbor; weiss1999', 'It [@harbor; @weiss1999] shortens'],
    ['… without brackets', 'It @har| shortens', 'harbor; weiss1999', 'It [@harbor; @weiss1999] shortens'],
    ['… in the middle of a word', 'It @ha|rbo shortens', 'weiss1999', 'It [@weiss1999] shortens'],
    ['words before', 'It |', 'see > harbor, 4; cf. > weiss1999', 'It [see @harbor, p. 4; cf. @weiss1999]'],
    ['words that Pandoc would misread', 'It |', 'see [1]; @x > harbor'.replace('; ', ' ,'), 'It [see \\[1\\] ,\\@x @harbor]'],
    ['as the manuscript’s roles do', 'As {cite:p}`weiss1999`, it |', 'harbor; fever', 'As {cite:p}`weiss1999`, it {cite:p}`harbor,fever`'],
    ['in a role', 'As {cite:p}`weiss1999|`', 'harbor', 'As {cite:p}`weiss1999,harbor`'],
  ])('%s', (_, before, words, after) => expect(cited(before, words)).toBe(after));

  test('as a part of the sentence', () => expect(cited('| show that', 'harbor, 4', { narrative: true })).toBe('@harbor [p. 4] show that'));
});

describe('Markdown with a numbered list of its own', () => {
  const list = '\n\n# References\n\n1. Lind M. Veloxin or standard care in coastal fever: the HARBOR trial. 2021.\n2. Somebody else. Another work.\n';
  const longer = `${list.trimEnd()}\n3. Ports of the north.\n`;
  test.each([
    ['a work that it has', `Ports [2] and harbours|.${list}`, 'harbor', `Ports [2] and harbours [1].${list}`],
    ['one that it lacks is added', `Ports [1], fevers|.${list}`, 'weiss1999', `Ports [1], fevers [3].${longer}`],
    ['both, in the order of numbers', `Ports [1], fevers|.${list}`, 'weiss1999; harbor', `Ports [1], fevers [1, 3].${longer}`],
    ['in brackets that cite already', `Ports [2|].${list}`, 'harbor', `Ports [1, 2].${list}`],
    ['a work under another key', `Ports [2|].${list}`, 'fever:1', `Ports [1, 2].${list}`],
    ['raised, as the others are', `Ports^2^ and harbours|.${list}`, 'harbor', `Ports^2^ and harbours^1^.${list}`],
    ['with words before', `Ports [2] and harbours|.${list}`, 'see > harbor', `Ports [2] and harbours see [1].${list}`],
    ['with a page', `Ports [2] and harbours|.${list}`, 'harbor, 7', `Ports [2] and harbours [1] (p. 7).${list}`],
  ])('%s', (_, before, words, after) => expect(cited(before, words)).toBe(after));

  test('in the list’s own way of numbering', () => {
    const entries = 'References\n\n[1] Veloxin or standard care in coastal fever: the HARBOR trial.\n\n[2] Other.\n';
    expect(cited(`As [1] says|.\n\n${entries}`, 'weiss1999')).toBe(`As [1] says [3].\n\n${entries}\n[3] Ports of the north.\n`);
  });

  test('a manuscript that cites by keys does so, whatever its list', () => {
    expect(cited(`As @weiss1999 says|.${list}`, 'harbor')).toBe(`As @weiss1999 says [@harbor].${list}`);
  });
});

describe('LaTeX', () => {
  const natbib = '\\documentclass{article}\\usepackage[numbers]{natbib}\n\\begin{document}\n';
  const biblatex = '\\usepackage[style=apa]{biblatex}\n\n';
  test.each([
    ['without a package', 'It shortens|.', 'harbor', 'It shortens~\\cite{harbor}.'],
    ['natbib', `${natbib}It |`, 'harbor; fever:2', `${natbib}It \\citep{harbor,fever:2}`],
    ['natbib with a page', `${natbib}It |`, 'weiss1999; harbor, 4', `${natbib}It \\citep[p.~4]{weiss1999,harbor}`],
    ['biblatex with a page', `${biblatex}It |`, 'harbor, p. 4', `${biblatex}It \\parencite[4]{harbor}`],
    ['biblatex with two pages', `${biblatex}It |`, 'weiss1999, 2-3; harbor, 4', `${biblatex}It \\parencites[2--3]{weiss1999}[4]{harbor}`],
    ['natbib with words before', `${natbib}It |`, 'see > weiss1999; harbor, 4', `${natbib}It \\citep[see][p.~4]{weiss1999,harbor}`],
    ['natbib with words before and no page', `${natbib}It |`, 'see > harbor', `${natbib}It \\citep[see][]{harbor}`],
    ['biblatex with words before each', `${biblatex}It |`, 'see > weiss1999; cf. > harbor, 4', `${biblatex}It \\parencites[see][]{weiss1999}[cf.][4]{harbor}`],
    ['words before, without a package', 'It|.', 'see > harbor, 4', 'It see~\\cite[p.~4]{harbor}.'],
    ['the command that the manuscript uses', 'As \\footcite{a} and \\footcite{b}, \\parencite{c} it |', 'harbor', 'As \\footcite{a} and \\footcite{b}, \\parencite{c} it \\footcite{harbor}'],
    ['natbib’s, in a chapter that does not name the package', 'As \\citep{a} says, it |', 'harbor', 'As \\citep{a} says, it \\citep{harbor}'],
    ['the one for several, where it uses that', 'As \\parencites{a}{b}, it |', 'harbor', 'As \\parencites{a}{b}, it \\parencite{harbor}'],
    ['in a command that cites already', 'As \\citep[4]{weiss1999|} it', 'harbor', 'As \\citep[4]{weiss1999,harbor} it'],
    ['in place of what is typed', 'As \\citep{weiss1999,har|} it', 'harbor; fever', 'As \\citep{weiss1999,harbor,fever} it'],
    ['no key that LaTeX cannot take', 'It |', 'odd key', 'LaTeX cannot cite the key “odd key” here. Give its entry a key of letters, digits and hyphens.'],
  ])('%s', (_, before, words, after) => expect(cited(before, words, { path: 'review.tex' })).toBe(after));

  test('as a part of the sentence', () => expect(cited(`${natbib}| show`, 'harbor', { path: 'review.tex', narrative: true })).toBe(`${natbib}\\citet{harbor} show`));
});

describe('Typst', () => {
  test.each([
    ['one work', 'It shortens|.', 'fever:2', 'It shortens @fever:2.'],
    ['several, the last with a page', 'It |shortens', 'fever:2; harbor, 4', 'It @fever:2 @harbor[p. 4] shortens'],
    ['words before', 'It |', 'see > harbor, 4', 'It see @harbor[p. 4]'],
    ['a key that is no label', 'It |', 'odd key', 'It #cite(label("odd key"))'],
    ['in place of what is typed', 'It @har| shortens', 'harbor; weiss1999', 'It @harbor @weiss1999 shortens'],
  ])('%s', (_, before, words, after) => expect(cited(before, words, { path: 'review.typ' })).toBe(after));

  test('as a part of the sentence', () => expect(cited('| show', 'harbor', { path: 'review.typ', narrative: true })).toBe('#cite(<harbor>, form: "prose") show'));
});
