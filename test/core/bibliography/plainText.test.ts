import { describe, expect, test } from 'vitest';
import { familyName, splitNames } from '../../../server/core/bibliography/bib/names.js';
import { readBib } from '../../../server/core/bibliography/bib/read.js';
import { texToText } from '../../../server/core/bibliography/bib/tex.js';
import { shortLabel } from '../../../server/core/bibliography/shortLabel.js';

describe('TeX as plain text', () => {
  const cases: [tex: string, text: string][] = [
    [`{\\'E}t\\"ude, Erd\\H{o}s, Fran\\c{c}ois, \\~nandu, \\v Cap, na\\"{\\i}ve, \\'{}a`, 'Étüde, Erdős, François, ñandu, Čap, naïve, a'],
    ['\\o re, \\AA ngstr\\"om, stra{\\ss}e, \\L{}\\\'od\\\'z, {\\OE}uvre', 'øre, Ångström, straße, Łódź, Œuvre'],
    ['The \\textit{ALK} {\\em fusion} \\textbf{{gene}}', 'The ALK fusion gene'],
    ['CO$_2$ and 10$^{-3}$ of $\\alpha$-{TGF}', 'CO₂ and 10⁻³ of α-TGF'],
    ['5\\% \\& more \\_ \\# \\$', '5% & more _ # $'],
    ["pp.~3--4 --- ``so'' it\\,is", 'pp. 3–4 — “so” it is'],
    ['\\href{https://example.org}{Example} \\url{https://example.org/a_b}', 'Example https://example.org/a_b'],
    ['many\n   lines\tand   blanks ', 'many lines and blanks'],
    ['{unclosed \\', 'unclosed'],
    ['$p \\leq 0.05$, $5 \\pm 2^\\circ$C, $10 \\times 10$', 'p ≤ 0.05, 5 ± 2°C, 10 × 10'],
    ['\\unknown{kept}', 'kept'],
  ];
  for (const [tex, text] of cases) test(tex, () => expect(texToText(tex)).toBe(text));
});

describe('names', () => {
  const cases: [names: string, ...families: string[]][] = [
    ['Solange Peters and D. Ross Camidge', 'Peters', 'Camidge'],
    ['Peters, Solange AND Shaw, Alice T.', 'Peters', 'Shaw'],
    ['{World Health Organization and Others} and Knuth, D.', 'World Health Organization and Others', 'Knuth'],
    ['Ludwig van Beethoven and van der Berg, Jan and de la Cruz, Jr., A.', 'van Beethoven', 'van der Berg', 'de la Cruz'],
    ['family=Berg, given=Jan, prefix=van der', 'van der Berg'],
    ['Band, Anderson', 'Band'],
    ['M{\\"u}ller, K.\n  and\n  Cher', 'Müller', 'Cher'],
    ['{Barnes} {and Noble}', 'and Noble'],
  ];
  for (const [names, ...families] of cases) test(names, () => expect(splitNames(names).map(familyName)).toEqual(families));
});

describe('a label of one line', () => {
  const cases: [bib: string, label: string][] = [
    ['@article{k, author = {Peters, S. and Camidge, D. and Shaw, A.}, title = {Alectinib versus {C}rizotinib}, year = 2017}', 'Peters et al. 2017: Alectinib versus Crizotinib'],
    ['@article{k, author = {Peters, S. and Camidge, D.}, date = {2017-06-06}}', 'Peters and Camidge 2017'],
    ['@article{k, author = {Peters, S. and others}, title = {A}}', 'Peters et al.: A'],
    ['@book{k, editor = {Erbriss, E.}, title = {Graphs}, subtitle = {A {T}our}}', 'Erbriss: Graphs: A Tour'],
    ['@misc{k}', 'k'],
    [`@misc{k, title = {${'word '.repeat(30)}}}`, `${'word '.repeat(19).trim()}…`],
  ];
  for (const [bib, label] of cases) test(label, () => expect(shortLabel(readBib('refs.bib', bib).references[0]!)).toBe(label));
});
