import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFlowchart } from '../../../server/core/features/diagram/flowchart.js';
import { flowchartPicture } from '../../../server/core/features/diagram/flowchartPicture.js';
import { flowchartWords } from '../../../server/core/features/diagram/flowchartWords.js';
import { diagramPage } from '../../../server/core/report/diagramPage.js';

const drawn = (text: string) => readFlowchart(text) && flowchartWords(readFlowchart(text)!);
const palette = { text: 'black', line: 'gray', box: 'white', page: 'white', cross: 'red' };

describe('a flowchart is read as Mermaid reads it', () => {
  test.each<[string, readonly string[]]>([
    ['flowchart TD\n  a[Nurse] --> b(Rest)', ['From Nurse to Rest']],
    ['graph LR; a-->b; b-->c;', ['From a to b', 'From b to c']],
    ['graph\na -- eases --> b -->|slows| c', ['From a to b: eases', 'From b to c: slows']],
    ['flowchart LR\na --x b\nb --o c\nc --- d\nd <--> a', ['From a to b, ending in a cross', 'From b to c, ending in a circle', 'From c to d, without an arrow', 'From d to a, and back']],
    ['flowchart LR\na -.-> b\na -. now and then .-> c\na ==> d\na == always ==> e', ['From a to b, dotted', 'From a to c, dotted: now and then', 'From a to d, in bold', 'From a to e, in bold: always']],
    ['flowchart LR\na & b --> c & d', ['From a to c', 'From a to d', 'From b to c', 'From b to d']],
    ['flowchart LR\na["A (draft) --> #35;1"] --> b{"Yes?"}\nb --> c{{six}} & d((round)) & e([pill]) & f[/slant/] & g[[sub]] & h[(store)]:::green', ['From A (draft) --> #1 to Yes?', 'From Yes? to six', 'From Yes? to round', 'From Yes? to pill', 'From Yes? to slant', 'From Yes? to sub', 'From Yes? to store']],
    ['flowchart LR\na[two<br/>lines] --> b', ['From two lines to b']],
    ['---\ntitle: Rest\n---\nflowchart LR\n%% a remark\nclassDef green fill:#0f0\na --> b\nstyle a fill:red', ['From a to b']],
    ['flowchart LR\na --> x1\nsubgraph night [Night shift]\n  direction TB\n  x1 --> y\nend\nnight --> z', ['From a to x1', 'From x1 to y', 'From Night shift to z', 'Night shift holds x1, y']],
    ['flowchart LR\nsubgraph Two words\nsubgraph inner\na\nend\nend', ['a stands alone', 'Two words holds inner', 'inner holds a']],
    ['flowchart LR\na ~~~ b', ['a stands alone', 'b stands alone']],
    ['flowchart LR\nSchläfer --> 夜班', ['From Schläfer to 夜班']],
  ])('%j', (text, words) => expect(drawn(text)).toEqual(words));

  test.each(['', 'sequenceDiagram\na->>b: x', 'pie\n"a": 1', 'flowchart LR', 'flowchart LR\na -->', 'flowchart LR\na[open --> b', 'flowchart LR\nsubgraph x\na', 'flowchart LR\na --> b\nend', 'flowchart LR\na@{ shape: rect } --> b', 'flowchart LR\n--> b', `flowchart LR\n${'a --> b\n'.repeat(121)}`, `flowchart LR\na[${'x'.repeat(20_000)}]`])('not so %j', (text) => {
    expect(readFlowchart(text)).toBeUndefined();
  });

  test('in time that grows with the text alone', () => {
    const begin = performance.now();
    for (const text of ['a'.repeat(19_000), `a${'-'.repeat(19_000)}`, `a -- ${'-x '.repeat(6_000)}`, `a[${'<'.repeat(19_000)}`, `a${'[('.repeat(9_000)}`, `${'a & '.repeat(4_000)}b --> c`, 'subgraph '.repeat(2_000), 'a-.'.repeat(6_000), '#1'.repeat(9_000)]) readFlowchart(`flowchart LR\n${text}`);
    expect(performance.now() - begin).toBeLessThan(1_000);
  });
});

describe('the bundled guide’s diagrams', () => {
  const texts = [...readFileSync('data/alectinib-tme/figures.md', 'utf8').matchAll(/```mermaid\n([^]*?)```/g)].map(([, text]) => text!);

  test.each(texts.map((text, i) => [i + 1, text] as const))('figure %i is drawn with every box, within its frame', (_, text) => {
    const chart = readFlowchart(text)!;
    const { svg, width, height, alt } = flowchartPicture(chart, palette);
    expect(svg.match(/<rect [^>]*fill="white" stroke="gray"/g)).toHaveLength(chart.nodes.length);
    const xs = [...svg.matchAll(/<rect x="(-?[\d.]+)" y="(-?[\d.]+)" width="([\d.]+)" height="([\d.]+)"/g)].map(([, ...numbers]) => numbers.map(Number) as [number, number, number, number]);
    for (const [x, y, w, h] of xs) expect(x >= 0 && y >= 0 && x + w <= width && y + h <= height).toBe(true);
    expect(alt).toBe(flowchartWords(chart).join('. '));
  });

  test('boxes do not overlap', () => {
    for (const text of texts) {
      const { svg } = flowchartPicture(readFlowchart(text)!, palette);
      const boxes = [...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"[^>]*fill="white" stroke/g)].map(([, ...numbers]) => numbers.map(Number) as [number, number, number, number]);
      for (const [i, [x, y, w, h]] of boxes.entries()) for (const [u, v, a, b] of boxes.slice(i + 1)) expect(x + w <= u || u + a <= x || y + h <= v || v + b <= y).toBe(true);
    }
  });
});

describe('the page', () => {
  test('escapes what a source says, and holds no script', () => {
    const page = diagramPage('<b>Rest</b>', { language: 'mermaid', text: 'flowchart LR\na["<script>alert(1)</script>&"] --> b["#60;i#62;"]' }, { href: 'command:x?"', words: 'a.md:1' })!;
    expect(page).toContain('<h1>&lt;b&gt;Rest&lt;/b&gt;</h1>');
    expect(page).toContain('href="command:x?&quot;"');
    expect(page).toContain('<li>From alert(1)&amp; to &lt;i&gt;</li>');
    expect(page).not.toMatch(/<script|<i>/);
  });

  test('there is none for what is not a flowchart', () => {
    expect(diagramPage('Rest', { language: 'dot', text: 'digraph { a -> b }' }, { href: '', words: '' })).toBeUndefined();
  });

  test('any chart that is read is drawn, whatever lies in what', () => {
    const line = fc.oneof(
      fc.tuple(fc.nat(5), fc.nat(5), fc.boolean()).map(([a, b, toGroup]) => `n${a} -->|words of it| ${toGroup ? 'g' : 'n'}${b}`),
      fc.constantFrom('open', 'end'),
    );
    fc.assert(fc.property(fc.constantFrom('LR', 'TB', 'RL', 'BT'), fc.array(line, { minLength: 1, maxLength: 20 }), (direction, lines) => {
      let [groups, depth] = [0, 0];
      const nested = lines.flatMap((each) => (each === 'open' ? (depth++, [`subgraph g${groups++}`]) : each !== 'end' ? [each] : depth > 0 ? (depth--, ['end']) : []));
      const chart = readFlowchart([`flowchart ${direction}`, ...nested, ...Array<string>(depth).fill('end')].join('\n'));
      if (chart) expect(flowchartPicture(chart, palette).svg).not.toMatch(/NaN|undefined|Infinity/);
    }), { numRuns: 200 });
  });

  test('any chart that is read is drawn: lines to groups and to itself, empty groups', () => {
    for (const text of ['flowchart LR\na --> a', 'flowchart TD\nsubgraph g\nend\na --> g', 'flowchart RL\nsubgraph g\nsubgraph h\na --> b\nend\nend\nh --> g\ng --> a\na --> g', 'flowchart BT\na --> b --> a\na --> b']) {
      expect(diagramPage('x', { language: 'mermaid', text }, { href: '', words: '' }), text).toContain('<svg');
    }
  });
});
