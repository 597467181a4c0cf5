import { expect, test } from 'vitest';
import { insertBibliography, referencesToList } from '../../../server/core/features/insertBibliography.js';
import { filesOf, serviceOf } from '../../support/fixture.js';
import { literature } from './literature.js';

interface Options {
  readonly path?: string;
  readonly style?: string;
  readonly numeric?: boolean;
}

/** The text after the list of references is written, each reference as its title; or what hinders it. */
function listed(text: string, { path = 'review.md', style = 'vancouver', numeric = true }: Options = {}): string {
  const view = serviceOf([...filesOf(literature), { path, text }]).view(path)!;
  const entries = referencesToList(view).map((reference, i) => ({ reference, number: numeric ? `${i + 1}. ` : '', text: `${reference.csl.title}.` }));
  const { edits, problem } = insertBibliography(view, { style, numeric, entries });
  return problem ?? [...edits].sort((a, b) => b.span.start - a.span.start).reduce((done, { span, text: put }) => done.slice(0, span.start) + put + done.slice(span.end), text);
}

const HARBOR = 'Veloxin or standard care in coastal fever: the HARBOR trial.';

test('at the end, under a heading of its own, in the order of citation', () => {
  expect(listed('# Fever\n\nPorts [@weiss1999], fevers [@harbor; @fever:2].\n')).toBe(`# Fever

Ports [@weiss1999], fevers [@harbor; @fever:2].

# References

<!-- claimcheck-bibliography vancouver -->

1. Ports of the north.

2. ${HARBOR}

3. Relapses of coastal fever in children.

<!-- /claimcheck-bibliography -->
`);
});

test('under the empty heading that waits for it', () => {
  expect(listed('Ports [@weiss1999].\n\n## Bibliography\n\n## Thanks\n\nTo all.\n', { numeric: false, style: 'apa' })).toBe(`Ports [@weiss1999].

## Bibliography

<!-- claimcheck-bibliography apa -->

Ports of the north.

<!-- /claimcheck-bibliography -->

## Thanks

To all.
`);
});

test('is written anew where it stands, and nothing else is touched', () => {
  const once = listed('A [@weiss1999].\n\nB.\n');
  const more = once.replace('B.', 'B [@harbor].');
  const twice = listed(more);
  expect(twice).toContain(`1. Ports of the north.\n\n2. ${HARBOR}\n\n<!-- /`);
  expect(twice.split('<!--')[0]).toBe(more.split('<!--')[0]);
  expect(listed(twice)).toBe(twice);
});

test('a work that goes by two keys stands once', () => {
  expect(listed('A [@fever:1], B [@harbor].\n').match(/HARBOR/g)).toHaveLength(1);
});

test('keeps the line ends of the file', () => {
  expect(listed('A [@weiss1999].\r\n').replaceAll('\r\n', '')).not.toContain('\n');
});

test('a numbered list that the manuscript keeps itself is formatted at its places', () => {
  const text = 'A [2], B [1].\n\n# References\n\n1. Nobody. A work of which no file knows.\n2. Lind et al, veloxin or standard care in coastal fever: the HARBOR trial, 2021\n';
  expect(listed(text)).toBe(text.replace(/2\. Lind.*/, `2. ${HARBOR}`));
});

test('LaTeX finds its citations in it, by every key that they use', () => {
  expect(listed('\\usepackage{natbib}\nA \\citep{harbor}, B \\citet{fever:1}.\n\\end{document}\n', { path: 'review.tex', style: 'apa', numeric: false })).toBe(`\\usepackage{natbib}
A \\citep{harbor}, B \\citet{fever:1}.

% claimcheck-bibliography apa
\\begin{thebibliography}{9}
\\bibitem[{Lind et al.}(2021)]{harbor} ${HARBOR}

\\bibitem[{Lind et al.}(2021)]{fever:1} ${HARBOR}
\\end{thebibliography}
% /claimcheck-bibliography
\\end{document}
`);
});

test('a list that LaTeX makes itself stands alone', () => {
  expect(listed('A \\cite{harbor}.\n\\bibliography{refs}\n', { path: 'review.tex' })).toBe('\\bibliography makes the list of references of this manuscript. Take it out to have one that is formatted here.');
});

test('Typst is told the file and the style', () => {
  expect(listed('A @harbor.\n', { path: 'review.typ', style: 'ama' })).toBe('A @harbor.\n\n= References\n\n// claimcheck-bibliography ama\n#bibliography("refs.bib", style: "american-medical-association")\n// /claimcheck-bibliography\n');
});

test('Typst needs entries that are in a file', () => {
  expect(listed('A @fever:2.\n', { path: 'review.typ' })).toBe('Typst needs an entry of its own for fever:2: add it to the bibliography.');
});

test('nothing cited, nothing listed', () => {
  expect(listed('A.\n')).toBe('The manuscript cites no work that a bibliography or a guide has.');
});
