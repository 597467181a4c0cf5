import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownReader } from '../../../server/core/document/markdown/reader.js';
import { sourceSpan } from '../../../server/core/text/plainText.js';
import { expectSound } from './invariants.js';
import { render } from './render.js';

function read(text: string, format: 'markdown' | 'quarto' = 'markdown') {
  return markdownReader('x.md', format).read(text);
}

/** Each case: what it shows, the source, the document. Lines are joined; a leading bar stands for the margin. */
const cases: readonly (readonly [name: string, source: string, rendered: string])[] = [
  ['headings', '# One {#sec-a .x}\n\nTwo\n---\n\n### Three ###\n#not one', '# One {#sec-a}\n## Two\n### Three\ntext: #not one'],
  ['emphasis and escapes', 'A **bold *both*** x\\_y 3\\% snake_case_word &ge; &#8805;', 'text: A bold both x_y 3% snake_case_word ≥ ≥'],
  ['maths that reads as text', 'With $p<0.001$, $34.8 \\pm 1.2$, $1.2 \\times 10^{-3}$, $\\mu$m, $10\\,000$ and $R^2 = 0.4$.', 'text: With p<0.001, 34.8 ± 1.2, 1.2 × 10⁻³, µm, 10\u2009000 and R² = 0.4.'],
  ['money is no maths', 'It costs $5 and $10, not $x.', 'text: It costs $5 and $10, not $x.'],
  ['super- and subscripts', 'CO~2~, m^2^, 10^-3^, 25^th^, ~~old~~ H<sub>2</sub>O, cm<sup>2</sup>, 153^a^', 'text: CO2, m², 10⁻³, 25th, old H2O, cm², 153ᵃ'],
  ['dashes', '50--64 h --- or `--x` and --option', 'text: 50–64 h — or --x and --option'],
  ['code holds no citations', '`@a` and `` [@b] ` `` \n\n    @c\n\n```r\n@d\n```', 'text: @a and [@b] `\ncode\ncode r'],
  ['addresses hold none', 'mail me@example.org, <you@example.org>, https://x.org/@user_a_b, [l](http://y.org/@z)', 'text: mail me@example.org, you@example.org, https://x.org/@user_a_b, l'],
  ['lists', '- one [@a]\n  more\n  - two\n- [ ] three\n\n  para\n\n7. four', 'list-item: one {a} more\nlist-item 1: two\nlist-item: three\nlist-item: para\nlist-item: four'],
  ['quotes', '> said @a\n> more\nlazy\n\n> > deep\n> - item', 'quote: said <a> more lazy\nquote: deep\nlist-item: item'],
  ['a list after a paragraph', 'Intro:\n- a\n- b\n2020. is no item', 'text: Intro:\nlist-item: a\nlist-item: b\nlist-item: is no item'],
  ['comments and directives', '<!-- claimcheck-disable-next-line figure/value -->\nMedian 3 <!-- note --> months <!-- claimcheck-disable-line figure/unit, figure/arm -- erratum/x -->.\n\n<!-- more\n\nlines -->', 'directive: disable-next-line figure/value\ntext: Median 3 months .\ndirective: disable-line figure/unit figure/arm\ncomment'],
  ['footnotes', 'Text[^1] and^[inline @b].\n\n[^1]: Note of @a.\n\n    More.', 'text: Text and.\nfootnote: inline <b>\nfootnote: Note of <a>.\nfootnote: More.'],
  ['a pipe table', 'Table 1: Values [@a]\n\n| Arm | `a|b` | n |\n|:--|--:|:-:|\n| A \\| b | **34.8** | 3\n| B | 10.9 |\n\nNote: from the trial [@b].\n\nProse.', 'table: Table 1: Values {a}\n  = Arm | a|b | n\n  | A | b | 34.8 | 3\n  | B | 10.9 | \n  note: Note: from the trial {b}.\ntext: Prose.'],
  ['a table behind its caption without a blank line', '**Table 2.** Values\n| a | b |\n|---|---|\n| 1 | 2 |\nData from x [@c].', 'table: Table 2. Values\n  = a | b\n  | 1 | 2\n  note: Data from x {c}.'],
  ['Pandoc captions behind tables', '| a | b |\n|---|---|\n| 1 | 2 |\n\n: Caption {#tbl-x}\n\nTable: Before\n\n| c | d |\n|---|---|\n| 3 | 4 |', 'table {#tbl-x}: Caption\n  = a | b\n  | 1 | 2\ntable: Before\n  = c | d\n  | 3 | 4'],
  ['prose about a table is no caption', 'Table 1 shows that [@a]\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nProse again.', 'text: Table 1 shows that {a}\ntable:\n  = a | b\n  | 1 | 2\ntext: Prose again.'],
  ['a simple table', '  Arm     Median   n (%)\n  ------- -------- ---------\n  One     34.8     12 (40)\n  Two     10.9     \n\nTable: Simple.', 'table: Simple.\n  = Arm | Median | n (%)\n  | One | 34.8 | 12 (40)\n  | Two | 10.9 | '],
  ['a multiline table', '----------------------------\nArm      Median    Share\n         months\n-------- --------- ---------\nOne      34.8      12 of\n                   30\n\nTwo      10.9      4\n----------------------------', 'table:\n  = Arm | Median months | Share\n  | One | 34.8 | 12 of 30\n  | Two | 10.9 | 4'],
  ['a grid table', '+-----+-------+\n| Arm | PFS   |\n+=====+=======+\n| One | 34.8  |\n|     | mo    |\n+-----+-------+\n| both        |\n+-----+-------+', 'table:\n  = Arm | PFS\n  | One | 34.8 mo\n  | both | both'],
  ['an HTML table', '<table>\n<tr><th>Arm</th><th colspan="2">PFS</th></tr>\n<tr><td rowspan=2>One</td><td>1</td><td>2</td></tr>\n<tr><td>3</td><td>4 [@a]</td></tr>\n</table>', 'table:\n  = Arm | PFS | PFS\n  | One | 1 | 2\n  | One | 3 | 4 {a}'],
  ['headers of two rows', '| | Arm A | | Arm B | |\n|---|---|---|---|---|\n| | n | % | n | % |\n| x | 1 | 2 | 3 | 4 |', 'table:\n  =  | Arm A | Arm A | Arm B | Arm B\n  =  | n | % | n | %\n  | x | 1 | 2 | 3 | 4'],
  ['a first row of values is no header', '| | A | B |\n|---|---|---|\n| x | 3 | NR |\n| y | 4 | 5 |', 'table:\n  =  | A | B\n  | x | 3 | NR\n  | y | 4 | 5'],
  ['numeric citations', 'Longer [3]. Also [1, 5] and [1–3].[2][4] Or [1]–[3], [\\[21\\]](#)[\\[22\\]](#), see [[7](#ref)].', 'text: Longer #3#. Also #1 5# and #1 2 3#.#2 4# Or #1 2 3 21 22#, see #7#.'],
  ['brackets that are none', '- [ ] task\n\nTable [2], 95% CI [12, 34], 12 [8–15], [1.17], [0, 1], [14%], a [link](x), [2](http://x.org)', 'list-item: task\ntext: Table [2], 95% CI [12, 34], 12 [8–15], [1.17], [0, 1], [14%], a link, 2'],
  ['numeric citations with a place', 'Longer [2, Table 2]. Also [1, 3, p. 14], but not [2, Tabby].', 'text: Longer #2 @ Table 2#. Also #1 3 @ p. 14#, but not [2, Tabby].'],
  ['no numbers where keys cite', 'A [@a] and [3].', 'text: A {a} and [3].'],
  ['a numbered reference list', 'It held.^1,2^ So in voles<sup>3</sup> and mice²; 5 m^2^ and χ².\n\n## References\n\n1. Smith A. Title. J. 2017;1:2.\n2. <a id="b"></a>Jones B. Other.\n- 3. Third one.', 'text: It held.#1 2# So in voles#3# and mice#2#; 5 m² and χ².\n## References\nreference 1: Smith A. Title. J. 2017;1:2.\nreference 2: Jones B. Other.\nreference 3: Third one.'],
  ['a reference list without marks', 'Shown [2].\n\n**References**\n\n[1] Smith A. Title.\n[2] Jones B.\nOther.', 'text: Shown #2#.\n## References\nreference 1: Smith A. Title.\nreference 2: Jones B. Other.'],
  ['link definitions with numbers', 'Seen [1].\n\n[1]: https://doi.org/10.1/x "T"\n[2]: Smith. Title.', 'text: Seen #1#.\nreference 1: https://doi.org/10.1/x "T"\nreference 2: Smith. Title.'],
  ['reference links', 'A [text][lab] and [lab] and [other].\n\n[lab]: http://x.org', 'text: A text and lab and [other].\nraw'],
  ['abstract', '# Abstract\n\nIt was so.\n\n# Introduction\n\nIt is.', '# Abstract\nabstract: It was so.\n# Introduction\ntext: It is.'],
  ['figures', '![Flow of 45 patients](x.png){#fig-a}\n\nFigure 2: Drawn.\n\nText ![icon](y.png) here.', 'caption: Flow of 45 patients\ncaption: Figure 2: Drawn.\ntext: Text here.'],
  ['blocks that are no prose', '$$\nx = 3\n$$ {#eq-x}\n\n\\begin{align}\nx\n\\end{align}\n\n```mermaid\ngraph LR\n```\n\n\\newpage\n\n***\n\n{{< pagebreak >}}', 'maths\nmaths\ndiagram mermaid\nraw'],
  ['Quarto', '::: {.callout-note}\nInside [@a]\n:::\n\n{{< include _x.qmd >}}\n\n```{r}\n#| label: fig-x\nx <- 3\n```', 'text: Inside {a}\ninclusion: _x.qmd\ncode r'],
  ['MyST', 'As {cite:t}`a` and {cite:p}`{see}b{p. 3},c`, {math}`x<3`, {ref}`sec`.\n\n```{note}\nInside @d\n```\n\n```{table} Of [@e]\n:name: t\n| a | b |\n|---|---|\n| 1 | 2 |\n```\n\n```{include} other.md\n```', 'text: As <a> and {see b @ p. 3; c}, x<3, sec.\ntext: Inside <d>\ntable: Of {e}\n  = a | b\n  | 1 | 2\ninclusion: other.md'],
  ['definitions', 'ALK\n:   anaplastic lymphoma kinase [@a]\n\nTKI\n\n: tyrosine kinase inhibitor', 'text: ALK\nlist-item: anaplastic lymphoma kinase {a}\ntext: TKI\nlist-item: tyrosine kinase inhibitor'],
  ['cross-references are no citations', 'See @fig-x, [@tbl:y] and @smith.', 'text: See fig-x, [tbl:y] and <smith>.'],
  ['numbered examples are no citations', '(@good) An example.\n\nAs (@good) shows, not (@bad).\n\n[@a]: so it is.', 'text: (@good) An example.\ntext: As (@good) shows, not (<bad>).\ntext: {a}: so it is.'],
  ['blocks glued to one line', `# Results ## Patients A total of 340 patients were assigned. ${'More of it. '.repeat(20)}:::: ## Safety None died.`, `# Results\ntext: Patients A total of 340 patients were assigned. ${'More of it. '.repeat(20).trim()}\n## Safety None died.`],
];

describe('Markdown', () => {
  it.each(cases)('%s', (_, source, rendered) => {
    const document = read(source);
    expect(render(document)).toBe(rendered);
    expectSound(document);
  });

  it('gives the place of a text in the file', () => {
    const source = '> Median **34.8** months\\_x\n> was $1.2 \\times 10^{-3}$ [@a].\n';
    const document = read(source);
    const { start, content } = document.blocks[0]!;
    if (content.kind !== 'paragraph') throw new Error(content.kind);
    const place = (words: string): string => {
      const at = content.prose.text.indexOf(words);
      const span = sourceSpan(content.prose, { start: at, end: at + words.length });
      return source.slice(start + span.start, start + span.end);
    };
    expect(place('34.8')).toBe('34.8');
    expect(place('34.8 months_x')).toBe('34.8** months\\_x');
    expect(place('1.2 × 10⁻³')).toBe('1.2 \\times 10^{-3');
    expect(place('\uFFFC')).toBe('[@a]');
  });

  it('reads front matter', () => {
    const source = '---\ntitle: "On *x*: a study"\ndoi: https://doi.org/10.1000/x1\nlang: en-GB\nbibliography: [a.bib, "b.bib"]\ncsl: apa.csl\nabstract: |\n  It took 3 months [@a].\n\n  Second.\nnocite: "@b, @c"\nreferences:\n  - id: d\n    title: T\n---\n\nText.\n';
    const { metadata, blocks, problems } = read(source);
    expect(problems).toEqual([]);
    expect({ ...metadata, abstract: undefined }).toEqual({
      title: 'On x: a study', doi: '10.1000/x1', language: 'en-GB', csl: { name: 'apa.csl', span: expect.anything() },
      bibliography: [{ name: 'a.bib', span: expect.anything() }, { name: 'b.bib', span: expect.anything() }],
      references: [{ id: 'd', title: 'T' }], abstract: undefined,
    });
    expect(metadata.bibliography.map(({ span }) => source.slice(span.start, span.end))).toEqual(['a.bib', 'b.bib']);
    expect(render({ ...read(source), blocks })).toBe('abstract: It took 3 months {a}.\nabstract: Second.\ntext: {nocite b; c}\ntext: Text.');
    expectSound(read(source));
  });

  it('reports broken front matter at its place, and reads on', () => {
    const source = '---\ntitle: "open\nbibliography: refs.bib\n---\n\nText @a.\n';
    const document = read(source);
    expect(document.problems.length).toBeGreaterThan(0);
    expect(document.problems[0]!.message).toContain('front matter is not valid YAML');
    expect(document.problems[0]!.span!.end).toBeLessThanOrEqual(source.indexOf('Text'));
    expect(render(document)).toContain('text: Text <a>.');
    expect(read('---\ntitle: x\n\nText').problems[0]!.message).toContain('not closed');
  });

  it('keeps the content of what did not change', () => {
    const source = `---\ntitle: x\nabstract: So it was.\n---\n\n${Array.from({ length: 60 }, (_, i) => (i % 7 === 3 ? `- item ${i} [@a]\n- other ${i}` : i % 11 === 5 ? `| a | b |\n|---|---|\n| ${i} | 2 |` : `Paragraph ${i} with @key${i}.`)).join('\n\n')}`;
    const reader = markdownReader('x.md', 'markdown');
    const before = reader.read(source);
    const at = source.indexOf('Paragraph 30') + 4;
    const after = reader.read(`${source.slice(0, at)}XX${source.slice(at)}`);
    const changed = after.blocks.filter((block, i) => block.content !== before.blocks[i]!.content);
    expect(changed.length).toBe(1);
    expect(after).toEqual(read(after.text));
  });

  it('never throws, and gives the same document with and without memory', () => {
    const piece = fc.constantFrom('a', 'Word ', '[', ']', '(', ')', '@', '@key', '[@a]', '*', '**', '_', '`', '```\n', '$', '$$\n', '\n', '\n\n', '> ', '- ', '1. ', '#', '## ', '|', '|---|\n', '---\n', '  ', '    ', '<', '<!--', '-->', '<table>', '<td>', '&ge;', '^', '~', '{', '}', '{#x}', ':::', ': ', '[^1]', '[^1]: ', '[1]: ', 'Table 1: ', '\\', '!', ';', ',', '+--+', '----- ----\n', '\t', '\r\n', 'é', '𝒳', '\u0000', 'References\n', '{{< include x >}}', '::::');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 50 }), fc.nat(), piece, (pieces, where, inserted) => {
        const text = pieces.join('');
        const reader = markdownReader('x.md', 'quarto');
        expectSound(reader.read(text));
        const at = where % (text.length + 1);
        const edited = `${text.slice(0, at)}${inserted}${text.slice(at)}`;
        const document = reader.read(edited);
        expectSound(document);
        expect(document).toEqual(markdownReader('x.md', 'quarto').read(edited));
      }),
      { numRuns: 200 },
    );
  });

  it('reads a long text after many edits as if for the first time', () => {
    const page = cases.map(([, source]) => source).filter((source) => !source.includes('::::'));
    const edit = fc.record({ at: fc.nat(), remove: fc.nat({ max: 40 }), insert: fc.constantFrom('', 'x', '\n', '\n\n', '```', '```\n', '<!--', '-->', '$$', '|', '- ', '# ', '\n# ', ' ', '    ', '> ', ':::', '\n---\n', '[1]: x\n', '<table>', '</table>', '\n: ', '1. ', '@a', '[', ']') });
    fc.assert(
      fc.property(fc.array(fc.nat({ max: page.length - 1 }), { minLength: 15, maxLength: 40 }), fc.array(edit, { minLength: 1, maxLength: 6 }), (order, edits) => {
        let text = order.map((i) => page[i]!).join('\n\n');
        const reader = markdownReader('x.md', 'markdown');
        reader.read(text);
        for (const { at, remove, insert } of edits) {
          const from = at % (text.length + 1);
          text = text.slice(0, from) + insert + text.slice(from + remove);
          expect(reader.read(text)).toEqual(read(text));
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('takes time linear in the text', () => {
    const long: readonly (readonly [string, string])[] = [
      ['a long paragraph', 'Word [3] and [@a, p. 3], **x** of $p<0.05$. '.repeat(5000)],
      ['open brackets', '['.repeat(200_000)],
      ['closing brackets', '*]'.repeat(100_000)],
      ['nested brackets', `${'['.repeat(50_000)}@a${']'.repeat(50_000)}`],
      ['stars', '*a _b '.repeat(40_000)],
      ['both', '**a *b'.repeat(30_000)],
      ['dollars', '$5 '.repeat(60_000)],
      ['ticks', Array.from({ length: 600 }, (_, i) => '`'.repeat(i)).join(' ')],
      ['tags', '<a '.repeat(60_000)],
      ['comments', '<!-- '.repeat(40_000)],
      ['links', '[a]('.repeat(50_000)],
      ['quotes', '>'.repeat(50_000)],
      ['quoted lines', '> a\n'.repeat(20_000)],
      ['items', '- a\n'.repeat(30_000)],
      ['nested items', Array.from({ length: 300 }, (_, i) => `${' '.repeat(2 * i)}- a`).join('\n')],
      ['columns', `|${'a|'.repeat(10_000)}\n|${'-|'.repeat(10_000)}\n|${'1|'.repeat(10_000)}`],
      ['ticks in a table', `|${'`a|'.repeat(10_000)}\n|${'-|'.repeat(10_000)}`],
      ['rulers', '--- ---\na\n'.repeat(10_000)],
      ['borders', '-----------\na\n'.repeat(10_000)],
      ['fences', '```\n'.repeat(30_001)],
      ['maths', '$$ a\n\n'.repeat(10_000)],
      ['keys', '@a '.repeat(60_000)],
      ['suffixes', `[@a ${'; '.repeat(60_000)}]`],
      ['emails', 'a@b.c '.repeat(40_000)],
      ['carets', '^a'.repeat(80_000)],
      ['entities', '&a'.repeat(80_000)],
      ['braces', '{#'.repeat(80_000)],
      ['colons', ':::'.repeat(60_000)],
      ['heading glued', `# ${'a # B'.repeat(30_000)}`],
      ['spaces', ' '.repeat(200_000)],
      ['definitions', '[a]: b\n'.repeat(20_000)],
    ];
    for (const [name, text] of long) {
      const start = performance.now();
      read(text);
      expect(performance.now() - start, name).toBeLessThan(4000);
    }
  }, 60_000);
});
