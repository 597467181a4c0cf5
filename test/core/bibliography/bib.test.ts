import { describe, expect, test } from 'vitest';
import { readBib } from '../../../server/core/bibliography/bib/read.js';

/** What was read, a line each: `article peters2017 | year = 2017`, and problems with the text they stand at. */
function read(bib: string): string[] {
  const { references, problems } = readBib('refs.bib', bib);
  return [
    ...references.map(({ key, type, fields }) => [`${type} ${key}`, ...[...fields!].map(([name, value]) => `${name} = ${value}`)].join(' | ')),
    ...problems.map(({ message, span }) => `! ${message} [${bib.slice(span!.start, span!.end)}]`),
  ];
}

const WELL_FORMED: Record<string, [bib: string, ...read: string[]]> = {
  'braces, quotes and numbers': [
    '@article{peters2017, title = {On {ALK}}, journal = "N Engl {J} Med", year = 2017}',
    'article peters2017 | title = On {ALK} | journal = N Engl {J} Med | year = 2017',
  ],
  'upper case types and names': ['@ARTICLE{Peters2017, TITLE = {A}}', 'article Peters2017 | title = A'],
  'round braces': ['@book(b, title = "a (b) c", note = {)}) @misc{m}', 'book b | title = a (b) c | note = )', 'misc m'],
  'strings, put together': [
    '@string{ser = "Lecture Notes"}\n@book{b, series = ser # { in } # "Physics", month = jan}',
    'book b | series = Lecture Notes in Physics | month = jan',
  ],
  'strings made of strings, whatever their case': ['@STRING(A = "x") @string{b = a # "y"} @misc{m, note = B}', 'misc m | note = xy'],
  'a name that no string defines stands for itself': ['@misc{m, journal = apj}', 'misc m | journal = apj'],
  'preambles and comments hold no entries': [
    '@preamble{"\\def\\x{@misc{no}}"}\n@comment{\n  @article{no, title = {a}}\n}\n@misc{yes}',
    'misc yes',
  ],
  'text between entries': ['Written by joe@example.org (joe@example {home}).\n@misc{a} junk } { " @ @misc{b}', 'misc a', 'misc b'],
  'commented out lines': ['% @misc{no,\n%  title = {a}\n% }\n@misc{a, % the first\n  % title = {no},\n  note = {50\\% of 100%} % said he }\n}', 'misc a | note = 50\\% of 100%'],
  'an entry behind a %, which BibTeX reads, unless a live one has its key': [
    '%@misc{a, year = 1}\n% or @misc{b,\n  year = 2\n}\n@misc{b, year = 3}',
    'misc a | year = 1', 'misc b | year = 3',
  ],
  'keys that other programs break on': [
    '@misc{DBLP:conf/x-1_2.3+4}@misc{10.1002%2Fabc, year=1}@misc{Müller2001}@misc{王2001}@misc{o"neill}',
    'misc DBLP:conf/x-1_2.3+4', 'misc 10.1002%2Fabc | year = 1', 'misc Müller2001', 'misc 王2001', 'misc o"neill',
  ],
  'keys with blanks and braces': ['@misc{van der Berg 2001, year = 1}@misc{a{b}c, year = 2}', 'misc van der Berg 2001 | year = 1', 'misc a{b}c | year = 2'],
  'several on one line, none after another': ['@misc{a}@misc{b}@misc{c}', 'misc a', 'misc b', 'misc c'],
  'a final comma, and none at all': ['@misc{a, year = 1,}\n@misc{b,}\n@misc{c}', 'misc a | year = 1', 'misc b', 'misc c'],
  'an address in a value is no entry': ['@misc{a, note = {write to\n@home{me} or me@example.org}}', 'misc a | note = write to\n@home{me} or me@example.org'],
  'the first of repeated fields counts': ['@misc{a, year = 1, year = 2}', 'misc a | year = 1'],
  'two entries of one key are both there': ['@misc{a, year = 1}\n@misc{a, year = 2}', 'misc a | year = 1', 'misc a | year = 2'],
  'a byte order mark': ['\uFEFF@misc{a}', 'misc a'],
  'Windows line ends': ['@misc{a,\r\n  year = 1,\r\n  note = {x}\r\n}\r\n', 'misc a | year = 1 | note = x'],
};

const BROKEN: Record<string, [bib: string, ...read: string[]]> = {
  'a brace too few ends at the next entry': [
    '@article{a, title = {Never closed,\n  year = 2017\n}\n\n@misc{b}',
    'article a | title = Never closed | year = 2017', 'misc b',
    '! This { is never closed. [{]',
  ],
  'an entry without its last brace': [
    '@misc{a, year = 1\n@misc{b}',
    'misc a | year = 1', 'misc b', '! This @misc is not closed: a } is missing. It was read up to here. [@misc{]',
  ],
  'a brace too many': [
    '@misc{a, title = {A}}, year = 2017}\n@misc{b}',
    'misc a | title = A | year = 2017', 'misc b', '! One closing brace too many: for BibTeX the entry ends here. [}]',
  ],
  'a quote never closed': [
    '@misc{a, title = "A,\n  year = {2017}\n}\n@misc{b}',
    'misc a | title = A | year = 2017', 'misc b', '! This " is never closed. ["]',
  ],
  'a field without =': [
    '@misc{a, author 💯 {B and C}, year = 1}',
    'misc a | year = 1', '! The field author has no value: expected =. [author]',
  ],
  'a field without value': ['@misc{a, title = , year = 1}', 'misc a | year = 1', '! The field title has no value. [title]'],
  'a missing comma': ['@misc{a, title = {A}\n  year = 1}', 'misc a | title = A | year = 1', '! A comma is missing after the field title. []'],
  'no comma behind the key': ['@misc{a\n  title = {A}}', 'misc a | title = A', '! A comma is missing after the key. []'],
  'no key': ['@misc{title = {A}, year = 1}', 'misc  | title = A | year = 1', '! This @misc has no key: write one before the first field, as in @misc{key, …}. [@misc{]'],
  'an empty key': ['@misc{, year = 1}', 'misc  | year = 1', '! This @misc has no key, so that nothing can cite it. [@misc{]'],
  'no type': ['@{a, year = 1}', ' a | year = 1', '! This entry has no type: write one behind the @, as in @article{…}. [@{]'],
  'a semicolon behind the key': ['@misc{a; year = 1}', 'misc a | year = 1', '! A comma is missing after the key. []'],
  'one brace for another': ['@misc(a, year = 1}', 'misc a | year = 1', '! This entry begins with ( and so must end with ). [}]'],
  'a comment never closed': ['@comment{ open { \n@misc{a}\n@misc{b}', 'misc a', 'misc b'],
};

describe('well-formed', () => {
  for (const [name, [bib, ...expected]] of Object.entries(WELL_FORMED)) {
    test(name, () => expect(read(bib)).toEqual(expected));
  }
});

describe('broken', () => {
  for (const [name, [bib, ...expected]] of Object.entries(BROKEN)) test(name, () => expect(read(bib)).toEqual(expected));
});

test('places: the entry and its key', () => {
  const bib = 'x\n@article{ peters2017 ,\n  year = 2017 }\n';
  const { span, keySpan } = readBib('refs.bib', bib).references[0]!;
  expect(bib.slice(span.start, span.end)).toBe('@article{ peters2017 ,\n  year = 2017 }');
  expect(bib.slice(keySpan.start, keySpan.end)).toBe('peters2017');
});

test('aliases and files', () => {
  const [one] = readBib('refs.bib', '@misc{a, ids = {b, c:d}, file = {Full Text:files/7/a\\;b.pdf:application/pdf;:c.pdf:PDF;C:\\papers\\d.pdf;plain.md}}').references;
  expect(one!.aliases).toEqual(['b', 'c:d']);
  expect(one!.files).toEqual(['files/7/a;b.pdf', 'c.pdf', 'C:\\papers\\d.pdf', 'plain.md']);
});

test('a file cut at any place keeps every entry before the cut', () => {
  const bib = [
    '@string{j = "A Journal"}\n',
    '@article{a, title = {One {T}wo}, journal = j # "x", year = 2001}\n',
    '% a comment with a } brace\n@comment{ kept { out } }\n',
    '@book(b, title = "Three \\"{u}", note = {(})})\n',
    '@misc{c d,\n  author = {{A Group} and others},\n  title = {F\\{our}},\n}\n\n',
    '@online{e, url = {https://example.org/%20?a=b}, date = {2001-02-03}}',
  ];
  const whole = bib.join('');
  const all = readBib('refs.bib', whole).references;
  expect(all.map(({ key }) => key)).toEqual(['a', 'b', 'c d', 'e']);
  for (let cut = 0; cut <= whole.length; cut++) {
    const before = all.filter(({ span }) => span.end <= cut);
    const read = readBib('refs.bib', whole.slice(0, cut)).references;
    expect(read.slice(0, before.length).map(({ key, span, fields }) => [key, span, [...fields!]])).toEqual(before.map(({ key, span, fields }) => [key, span, [...fields!]]));
  }
});

const INHERITANCE: Record<string, [bib: string, key: string, fields: Record<string, string | undefined>]> = {
  'a chapter takes its book': [
    '@inbook{c, author = {A}, title = {Chapter}, crossref = {b}}\n@book{b, title = {Book}, author = {B}, publisher = {P}, year = 1999}',
    'c', { author: 'A', title: 'Chapter', booktitle: 'Book', bookauthor: 'B', publisher: 'P', year: '1999' },
  ],
  'a paper takes its proceedings, found whatever the case of the key': [
    '@inproceedings{p, title = {Paper}, crossref = {PROC}}\n@proceedings{proc, title = {Proceedings}, editor = {E}}',
    'p', { title: 'Paper', booktitle: 'Proceedings', editor: 'E' },
  ],
  'xdata, by alias, one in another': [
    '@xdata{x, ids = {xx}, xdata = {y}, publisher = {P}}\n@xdata{y, location = {L}, publisher = {not this}}\n@book{b, xdata = {xx, missing}, title = {T}}',
    'b', { title: 'T', publisher: 'P', location: 'L', ids: undefined },
  ],
  'loops end': [
    '@book{a, crossref = {b}, xdata = {x}, note = {A}}\n@book{b, crossref = {a}, publisher = {B}}\n@xdata{x, xdata = {x}, year = 1}',
    'a', { note: 'A', publisher: 'B', year: '1' },
  ],
};

describe('inheritance', () => {
  for (const [name, [bib, key, fields]] of Object.entries(INHERITANCE)) {
    test(name, () => {
      const found = readBib('refs.bib', bib).references.find((reference) => reference.key === key)!;
      expect(Object.fromEntries(Object.keys(fields).map((field) => [field, found.fields!.get(field)]))).toEqual(fields);
    });
  }
});
