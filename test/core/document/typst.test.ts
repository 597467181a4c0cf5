import { describe, expect, it, test } from 'vitest';
import { typstReader } from '../../../server/core/document/typst/reader.ts';
import { sourceSpan } from '../../../server/core/text/plainText.ts';
import { render } from './render.ts';

const read = (source: string) => typstReader('paper.typ').read(source);

/** What is written, and what is read; `~` is a space that does not break. */
function reads(cases: Readonly<Record<string, string>>): void {
  for (const [source, expected] of Object.entries(cases)) test(source, () => expect(render(read(source)).replaceAll('\u00A0', '~')).toBe(expected));
}

describe('Typst: citations', () => {
  reads({
    'Longer @peters2017, and @odd-key_2.b: so @a:b/c.': 'text: Longer {peters2017}, and {odd-key_2.b}: so {a:b}/c.',
    'See @a[p.~33, and more] @b[chap. 2].': 'text: See {a @ p. 33 + and more} {b @ chap. 2}.',
    '#cite(<a>) #cite(<a>, supplement: [Table 1]) #cite(label("b/c"), form: "prose") says': 'text: {a} {a @ Table 1} <b/c> says',
    '#cite(<a>, form: "year") #cite(<a>, form: "author") #cite(<a>, form: "full") #cite(<a>, form: none)': 'text: {-a} <a> {full a}{nocite a}',
    '= Intro <intro>\nSee @intro, @fig-flow, @tbl:one and @key.': '## Intro {#intro}\ntext: See , , and {key}.',
    'Not a\\@b.com, `@raw`, "https://x.org/@no", /* @no */ or // @no\n@yes.': 'text: Not a@b.com, @raw, “https://x.org/@no”, or {yes}.',
    '#quote(block: true, attribution: <smith>)[Said so.]': 'quote: Said so.\ntext: {smith}',
  });

  it('places citation and key in the source', () => {
    const source = '*In* @one[p. 3].';
    const { content } = read(source).blocks[0]!;
    const [citation] = content.kind === 'paragraph' ? content.prose.citations : [];
    expect(source.slice(citation!.span.start, citation!.span.end)).toBe('@one[p. 3]');
    expect(citation!.items.map(({ span }) => source.slice(span.start, span.end))).toEqual(['one']);
  });
});

describe('Typst: text', () => {
  reads({
    '*34.8~months* _or_ snake_case -- so --- "quoted", it\'s ...': 'text: 34.8~months or snake_case – so — “quoted”, it\'s …',
    '\\# \\@ \\u{2264} end \\\nline. soft-?hyphen': 'text: # @ ≤ end line. softhyphen',
    '$p < 0.001$, $1.2 times 10^(-3)$, $gt.eq 50%$, $"IC"_50$, $84 plus.minus 1$, $frac(163, 270)$, $R^2 = .5$': 'text: p < 0.001, 1.2 × 10⁻³, ≥ 50%, IC50, 84 ± 1, 163/270, R² = .5',
    'm#super[2], CO#sub[2], #strong[b] #emph("e") #text(fill: red)[t] #underline[u #highlight[v]] #box(width: 1em, [w])': 'text: m², CO2, b e t u v w',
    '#link("https://x.org")[the _link_] https://x.org/a#b.': 'text: the link https://x.org/a#b.',
    '#let drug = [*alectinib*]\n#let n = 152\n#drug gave, in #n; patients, #unknown #drug.': 'text: alectinib gave, in 152 patients, alectinib.',
    '#if x [yes @a] else [no]\n#for y in (1, 2) [z]': 'text: yes {a}no z',
    '#qty("34.8", "months"), #num("1.2e-3"), #qty(5, "%")': 'text: 34.8 months, 1.2 × 10⁻³, 5%',
    'Brackets [3] and (4) and #(1 + 2) stay': 'text: Brackets [3] and (4) and 1 + 2 stay',
  });

  it('maps text to its own place', () => {
    const source = 'was *34.8*~months';
    const { content } = read(source).blocks[0]!;
    const { prose } = content as Extract<typeof content, { kind: 'paragraph' }>;
    const span = sourceSpan(prose, { start: 4, end: 8 });
    expect([prose.text.slice(4, 8), source.slice(span.start, span.end)]).toEqual(['34.8', '34.8']);
  });
});

describe('Typst: blocks', () => {
  reads({
    '= One\nText.\n== Two _x_ <two>\nMore.\n\nLast.': '## One\ntext: Text.\n### Two x {#two}\ntext: More.\ntext: Last.',
    '- A\n  - B\n    goes on\n- C\n+ one\n/ Term: said': 'list-item: A\nlist-item 1: B goes on\nlist-item: C\nlist-item: one\nlist-item: Term: said',
    'Before#footnote[A note @a.] after.': 'text: Before after.\nfootnote: A note {a}.',
    '```py\n@no\n```\n$ x = 1 $\n```mermaid\ngraph\n```': 'code py\nmaths\ndiagram mermaid',
    '// claimcheck-disable-next-line figure/value\nIt is 5.': 'directive: disable-next-line figure/value\ntext: It is 5.',
    'A\n#include "chapter.typ"\n#import "x.typ": y\n#set page(width: 3cm)': 'text: A\ninclusion: chapter.typ',
    '#set document(title: [On _ALK_])\nText.': '# On ALK\ntext: Text.',
    '#show: paper.with(title: "On ALK", abstract: [Short.\n\nTwo.], bibliography: bibliography("r.bib"))': '# On ALK\nabstract: Short.\nabstract: Two.',
    '#figure(image("a.png"), caption: [Of 5%.]) <fig>': 'caption: Of 5%.',
  });

  it('knows what the document says of itself', () => {
    const { metadata } = read('#set document(title: "T")\n#set text(lang: "en", region: "gb")\n#bibliography(("refs.bib", "more.yml"), style: "x.csl")');
    expect([metadata.title, metadata.language, metadata.csl?.name]).toEqual(['T', 'en-GB', 'x.csl']);
    expect(metadata.bibliography.map(({ name }) => name)).toEqual(['refs.bib', 'more.yml']);
  });
});

describe('Typst: tables', () => {
  test.each([
    ['in a figure, with spans', `
      #figure(
        table(
          columns: (auto, 1fr, 1fr),
          table.header([Endpoint], table.cell(colspan: 2)[Arm]),

          [PFS, months], [*34.8* (17.7--NE)], [10.9],
          table.cell(rowspan: 2)[ORR], [82.9%], "75.5",
          $84 plus.minus 1$, [76 @x],
        ),
        caption: [Efficacy @a.],
      ) <tab:e>`, `
      table {#tab:e}: Efficacy {a}.
        = Endpoint | Arm | Arm
        | PFS, months | 34.8 (17.7–NE) | 10.9
        | ORR | 82.9% | 75.5
        | ORR | 84 ± 1 | 76 {x}`],
    ['on its own, its head set off by a line', `
      #table(columns: 2, [Drug], [n], table.hline(), [A], [1], [B], [2])`, `
      table:
        = Drug | n
        | A | 1
        | B | 2`],
    ['aligned, columns by repetition', `
      #figure(align(center, table(columns: (1fr,) * 2, table.header[A][B], [1], [2])), caption: [C])`, `
      table: C
        = A | B
        | 1 | 2`],
  ])('%s', (_name, source, expected) => {
    expect(render(read(source.replace(/^ {6}/gm, '').trim()))).toBe(expected.replace(/^ {6}/gm, '').trim());
  });
});

describe('Typst: half-typed text spoils its own paragraph only', () => {
  const before = 'First @a.\n\n';
  const after = '\n\nNext _para_ @b, 5%.\n\n= S\n- X @c';
  const rest = 'text: Next para {b}, 5%.\n## S\nlist-item: X {c}';
  test.each([
    ['Now #footnote[open @x', 'text: Now open {x}'],
    ['Now #figure(\n  caption: [C', 'text: Now\ntext: caption: [C'],
    ['Now #cite(<ab', 'text: Now {ab}'],
    ['Now #cite(<ab, form: "pr', 'text: Now {ab}'],
    ['Now *bold and @x', 'text: Now bold and {x}'],
    ['Now $p < 0.05', 'text: Now p < 0.05'],
    ['Now `raw', 'text: Now `raw'],
    ['Now @', 'text: Now @'],
    ['Now #', 'text: Now #'],
    ['#let x = "open', ''],
    ['Now /* open', 'text: Now / open'],
    ['Now ] and )', 'text: Now ] and )'],
  ])('%s', (typed, expected) => {
    expect(render(read(before + typed + after))).toBe(['text: First {a}.', ...(expected ? [expected] : []), rest].join('\n'));
  });

  it('keeps the contents of all other paragraphs the very same', () => {
    const reader = typstReader('paper.typ');
    const text = before + 'Now here.' + after;
    const first = reader.read(text).blocks;
    const second = reader.read(text.replace('Now here', 'Now #emph[there')).blocks;
    expect(second.map(({ content }, i) => content === first[i]!.content)).toEqual([true, false, true, true, true]);
  });

  it('reads again what refers to a label that came, and nothing else', () => {
    const reader = typstReader('paper.typ');
    const first = reader.read('See @one.\n\nNone.\n\n= Two');
    const second = reader.read('See @one.\n\nNone.\n\n= Two <one>');
    expect([render(first).split('\n')[0], render(second).split('\n')[0]]).toEqual(['text: See {one}.', 'text: See .']);
    expect(second.blocks[1]!.content).toBe(first.blocks[1]!.content);
  });
});
