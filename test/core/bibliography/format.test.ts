import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readBib } from '../../../server/core/bibliography/bib/read.js';
import { formatCitation, formatReferences } from '../../../server/core/bibliography/format/format.js';
import { fromHtml } from '../../../server/core/bibliography/format/markup.js';
import { findStyle, STYLE_NAMES, type StyleFiles, variablesOf } from '../../../server/core/bibliography/format/style.js';

const files: StyleFiles = {
  style: (name) => textOf(`data/styles/${name}.csl`),
  locale: (name) => textOf(`data/locales/${name}.xml`),
};

function textOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

const OWN_STYLE = '\uFEFF<?xml version="1.0"?>\n<!-- <style> --><style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text" default-locale="de-DE"><info><title>Own</title></info><citation><layout prefix="[" suffix="]"><text variable="title"/></layout></citation><bibliography><layout><text variable="title"/><text term="et-al" prefix=" "/></layout></bibliography></style>';

// Works that do not exist.
const { references } = readBib('refs.bib', `
@article{okeke2021, author = {Okeke, Ada and Halvorsen, Bo and Lindqvist, C. D. and Moreau, Eve and Novak, Filip and Osei, Gad and Park, Hana}, title = {Night work and {BMI} in 1,000 nurses}, journal = {Journal of Invented Epidemiology}, year = 2021, month = mar, volume = 12, number = 3, pages = {101--110}, doi = {10.99999/jie.2021.3}}
@book{berg2001, author = {van der Berg, Jan and {Invented Society}}, title = {Trees \\& forests}, publisher = {Nowhere Press}, address = {Berlin}, year = 2001, url = {https://example.org/a_b}}
`);

const VANCOUVER = [
  '1. Okeke A, Halvorsen B, Lindqvist CD, Moreau E, Novak F, Osei G, et al. Night work and BMI in 1,000 nurses. Journal of Invented Epidemiology. 2021 Mar;12(3):101–10.',
  '2. van der Berg J, Invented Society. Trees & forests [Internet]. Berlin: Nowhere Press; 2001. Available from: https://example.org/a_b',
];

test('a list in the order of citation', async () => {
  const list = await formatReferences(references, { style: 'Vancouver', format: 'text', files });
  expect(list.entries.map(({ text }) => text)).toEqual(VANCOUVER);
  expect(list.text).toBe(VANCOUVER.join('\n\n'));
  expect(list.problems).toEqual([]);
});

test('a list in the order of authors', async () => {
  const list = await formatReferences([...references].reverse(), { style: 'apa', format: 'markdown', files });
  expect(list.entries.map(({ reference }) => reference.key)).toEqual(['okeke2021', 'berg2001']);
  expect(list.entries[0]!.text).toBe('Okeke, A., Halvorsen, B., Lindqvist, C. D., Moreau, E., Novak, F., Osei, G., & Park, H. (2021). Night work and BMI in 1,000 nurses. *Journal of Invented Epidemiology*, *12*(3), 101–110. https://doi.org/10.99999/jie.2021.3');
});

describe('odd entries, as an author would want them', () => {
  const cases: [bib: string, style: string, text: string][] = [
    ['@article{a, author = {Lee, Ada and others}, title = {Nets}, journal = {Rivers}, year = 2001, volume = 3}', 'vancouver', '1. Lee A, et al. Nets. Rivers. 2001;3.'],
    ['@article{a, author = {Lee, Ada and Poe, Bo and others}, title = {Nets}, journal = {Rivers}, year = 2001, volume = 3}', 'apa', 'Lee, A., Poe, B., et al. (2001). Nets. Rivers, 3.'],
    ['@article{a, author = {Lee, Ada and Poe, Bo and others}, title = {Nets}, journal = {Rivers}, volume = 3, year = 2001}', 'jco', '1. Lee A, Poe B, et al: Nets. Rivers 3, 2001'],
    ['@misc{a, author = {Lee, Ada}, title = {A leaflet}, howpublished = {By hand}}', 'lancet', '1 Lee A. A leaflet.'],
    ['@article{a, author = {Lee, Ada}, title = {Nets}, journal = {Rivers}, year = 2001}', 'vancouver', '1. Lee A. Nets. Rivers. 2001.'],
    ['@misc{a, title = {A leaflet}, howpublished = {PMC}}', 'vancouver', '1. A leaflet. PMC.'],
    ['@misc{a, title = {A page}, howpublished = {\\url{https://example.org}}, note = {Accessed: 2022-03-01}}', 'apa', 'A page. (n.d.). Retrieved March 1, 2022, from https://example.org'],
    ['@phdthesis{a, author = {van Beethoven, Ludwig}, title = {On deafness}, school = {Nowhere}, year = 1810}', 'vancouver', '1. van Beethoven L. On deafness [PhD thesis]. Nowhere; 1810.'],
    ['@article{a, author = {Толстой, Лев Николаевич}, title = {Война и мир}, journal = {Русский вестник}, year = 1869}', 'chicago', 'Толстой, Лев Николаевич. 1869. “Война и мир.” Русский вестник.'],
    ['@misc{a, author = {Ng, Ada}, title = {A {GPU} study}, eprint = {2101.00001}, archiveprefix = {arXiv}, year = 2021}', 'nature', '1. Ng, A. A GPU study. Preprint at https://arxiv.org/abs/2101.00001 (2021).'],
  ];
  for (const [bib, style, text] of cases) {
    test(`${style}: ${text}`, async () => expect((await formatReferences(readBib('refs.bib', bib).references, { style, format: 'text', files })).entries[0]!.text).toBe(text));
  }

  test('a list that goes on, in another language', async () => {
    const { references: [lee] } = readBib('refs.bib', '@book{a, author = {Lee, Ada and Poe, Bo and others}, title = {Netze}, year = 2001}');
    expect((await formatReferences([lee!], { style: 'apa', locale: 'de', format: 'text', files })).entries[0]!.text).toBe('Lee, A., Poe, B., et al. (2001). Netze.');
    expect((await formatReferences([lee!], { style: 'vancouver', locale: 'de', format: 'text', files })).entries[0]!.text).toBe('1. Lee A, Poe B, u.\u00a0a. Netze. 2001.');
    expect((await formatCitation([{ reference: lee! }], { style: 'ieee', format: 'text', files })).text).toBe('[1]');
  });
});

test('no text becomes markup', async () => {
  const { references: [odd] } = readBib('refs.bib', '@book{a, title = {<script>alert(1)</script> costs 5\\$ to 10\\$, a_b*c [d] ~ x\\^{}y \\& z | p < 0.05 $\\beta$}}');
  const titles = await Promise.all((['text', 'html', 'markdown', 'latex'] as const).map(async (format) => (await formatReferences([odd!], { style: 'vancouver', format, files })).entries[0]!.text));
  expect(titles).toMatchSnapshot();
});

describe('markup', () => {
  const cases = {
    text: 'van der Berg, J. & Invented Society. (2001). Trees & forests. Nowhere Press. https://example.org/a_b',
    markdown: 'van der Berg, J. & Invented Society. (2001). *Trees & forests*. Nowhere Press. https://example.org/a_b',
    latex: 'van der Berg, J. \\& Invented Society. (2001). \\textit{Trees \\& forests}. Nowhere Press. https://example.org/a\\_b',
    html: '<div class="csl-entry">van der Berg, J. &#38; Invented Society. (2001). <i>Trees &#38; forests</i>. Nowhere Press. https://example.org/a_b</div>',
  } as const;
  for (const [format, text] of Object.entries(cases)) {
    test(format, async () => expect((await formatReferences([references[1]!], { style: 'apa', format: format as keyof typeof cases, files })).entries[0]!.text).toBe(text));
  }
});

describe('citations in the text', () => {
  const [okeke, berg] = references as [(typeof references)[0], (typeof references)[0]];
  const cases: Record<string, [style: string, items: Parameters<typeof formatCitation>[0], text: string, before?: typeof references]> = {
    'by author and year': ['apa', [{ reference: okeke }], '(Okeke et al., 2021)'],
    'with prefix, locator and suffix': ['apa', [{ reference: berg, prefix: 'see', locator: 'chap. 3', suffix: 'for trees' }], '(see van der Berg & Invented Society, 2001, Chapter 3 for trees)'],
    'without its author': ['apa', [{ reference: okeke, authorSuppressed: true }], '(2021)'],
    'several': ['chicago', [{ reference: okeke }, { reference: berg }], '(Okeke et al. 2021; van der Berg and Invented Society 2001)'],
    'by number, the first': ['vancouver', [{ reference: berg }], '(1)'],
    'by number, after others': ['vancouver', [{ reference: berg }], '(2)', [okeke]],
    'by number, once more': ['ieee', [{ reference: okeke }, { reference: berg }], '[1], [2]', [okeke, okeke, berg]],
    'raised': ['nature', [{ reference: berg }], '²', [okeke]],
  };
  for (const [name, [style, items, text, before]] of Object.entries(cases)) {
    test(name, async () => expect(await formatCitation(items, { style, format: 'text', files, ...(before ? { before } : {}) })).toEqual({ text }));
  }
});

describe('every style that comes along', () => {
  for (const style of Object.keys(STYLE_NAMES)) {
    test(style, async () => {
      const list = await formatReferences(references, { style, format: 'text', files });
      expect(list.problems).toEqual([]);
      const okeke = list.entries.find(({ reference }) => reference.key === 'okeke2021')!.text;
      for (const part of ['Okeke', 'Night', '2021']) expect(okeke).toContain(part);
      expect((await formatCitation([{ reference: references[0]! }], { style, format: 'text', files })).problem).toBeUndefined();
    });
  }
});

describe('locales', () => {
  for (const [locale, text] of Object.entries({ de: 'u. a.', 'fr-FR': 'et al.', 'nb-NO': 'mfl.', 'xx-YY': 'et al.', 'zh-CN': '等' })) {
    test(locale, async () => expect((await formatReferences(references, { style: 'vancouver', locale, format: 'text', files })).entries[0]!.text).toContain(text));
  }
  // Loading each into the formatter takes too long for every run.
  for (const file of readdirSync('data/locales').filter((name) => name.endsWith('.xml'))) {
    test(`${file} is a locale of that name`, () => {
      const text = readFileSync(`data/locales/${file}`, 'utf8');
      expect(/<locale [^>]*xml:lang="([^"]+)"/.exec(text)?.[1]).toBe(file.replace('.xml', ''));
      expect(text).toMatch(/<term name="et-al">[^<]+<\/term>/);
      expect(text.trimEnd()).toMatch(/<\/locale>$/);
    });
  }
});

const DEPENDENT = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><link href="http://www.zotero.org/styles/PARENT" rel="independent-parent"/></info></style>';

describe("an author's own style", () => {
  test('independent, with a byte order mark and a locale of its own', async () => {
    expect((await formatReferences([references[1]!], { style: OWN_STYLE, format: 'text', files })).text).toBe('Trees & forests u. a.');
    expect(await formatCitation([{ reference: references[1]! }], { style: OWN_STYLE, format: 'text', files })).toEqual({ text: '[Trees & forests]' });
  });
  test('dependent on one that is at hand', async () => {
    expect((await formatReferences(references, { style: DEPENDENT.replace('PARENT', 'vancouver'), format: 'text', files })).entries.map(({ text }) => text)).toEqual(VANCOUVER);
  });

  const unusable: [style: string, problem: RegExp][] = [
    ['no-such-style', /There is no citation style "no-such-style"\. Known are apa,/],
    ['<html><body>Not found</body></html>', /not a CSL style/],
    ['<!-- only a comment', /not a CSL style/],
    [OWN_STYLE.slice(0, -20), /cut off/],
    [OWN_STYLE.replace('<citation>', '<citation><layout'), /could not be loaded|could not be formatted/],
    [DEPENDENT.replace('PARENT', 'unheard-of'), /unheard-of, that is not at hand/],
    ['<style xmlns="x"></style>', /no <citation> element/],
  ];
  for (const [style, problem] of unusable) {
    test(`unusable: ${String(problem)}`, async () => {
      const list = await formatReferences(references, { style, format: 'text', files });
      expect(list.problems[0]).toMatch(problem);
      expect(list.entries.map(({ text }) => text)).toEqual(['Okeke et al. 2021: Night work and BMI in 1,000 nurses', 'van der Berg and Invented Society 2001: Trees & forests']);
      const citation = await formatCitation([{ reference: references[0]! }], { style, format: 'text', files });
      expect([citation.text, citation.problem]).toEqual(['(Okeke et al. 2021: Night work and BMI…)', expect.stringMatching(problem)]);
    });
  }
});

test('one entry that cannot be formatted hides no other', async () => {
  const broken = { ...references[0]!, key: 'broken', aliases: [], files: [], path: '', span: { start: 0, end: 0 }, keySpan: { start: 0, end: 0 }, csl: { id: 'broken', type: 'book', title: 'Odd', author: [null], issued: { 'date-parts': [null] } } as never };
  const list = await formatReferences([references[0]!, broken, references[1]!], { style: 'apa', format: 'text', files });
  expect(list.entries).toHaveLength(3);
  expect(list.text).toContain('Okeke');
  expect(list.text).toContain('van der Berg');
  expect(list.text).toContain('Odd');
});

test('what a style prints', () => {
  const found = findStyle('nature', files);
  const variables = 'style' in found ? variablesOf(found.style.text) : new Set();
  expect(['title', 'author', 'container-title', 'PMID'].map((name) => variables.has(name))).toEqual([true, true, true, false]);
});

test('HTML in other markup', () => {
  const html = '<div class="csl-left-margin">1.</div><div class="csl-right-inline">A <i>b <b>c</b></i> x<sup>2,3</sup> y<sup>th</sup> <span style="font-variant:small-caps;">D</span> <a href="https://e.org/">e</a> &lt;&amp;&#38; 5 &percnt; *</div>';
  expect(fromHtml(html, 'text')).toBe('1. A b c x²,³ yth D e <&& 5 &percnt; *');
  expect(fromHtml(html, 'markdown')).toBe('1. A *b **c*** x^2,3^ y^th^ [D]{.smallcaps} [e](https://e.org/) \\<&& 5 \\&percnt; \\*');
  expect(fromHtml(html, 'latex')).toBe('1. A \\textit{b \\textbf{c}} x\\textsuperscript{2,3} y\\textsuperscript{th} \\textsc{D} \\href{https://e.org/}{e} \\textless{}\\&\\& 5 \\&percnt; *');
});
