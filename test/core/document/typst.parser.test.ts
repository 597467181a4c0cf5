import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { prosesOf } from '../../../server/core/document/prose.ts';
import { typstReader } from '../../../server/core/document/typst/reader.ts';
import { typstManuscript } from '../../bench/readingTypst.ts';
import { typstParser, type TypstNode } from './typstParser.ts';

let parse: (text: string) => TypstNode;
beforeAll(async () => {
  parse = await typstParser();
});

/** Odd pieces of Typst, each well-formed on its own. */
const PIECES = [
  'Text @key and @odd-key_2.b: end. ', '@a[p. 3] @b, @c. ', 'mail a\\@b.com ', '`raw @no` ', '```py\n@no ` $\n``` ', '```@no``` ', '// comment @no\n', 'https://x.org/a//@no(b) ', '/* @no /* nested */ @no */ ',
  '*bold @d* _em @e_ ', 'snake_case a*b ', '$x_1 = "@no" @$ ', '$ x $ ', '#footnote[Note @f] ', '#emph[#strong[@g]] ', '#text(red)[@h "quoted"] ', '#figure(image("x(.png"), caption: [Cap @i]) <fig> ',
  '#table(columns: 2, [@j], [a], table.cell(colspan: 2)[@k]) ', '#cite(<l>) ', '#cite(<m>, form: "prose", supplement: [p. 3]) ', '#quote(block: true)[@o] ', '#let v = [x]\n', '#v; ', '#v.at("k") ', '#(1 + 2) ', '#[@p [q]] ',
  '[@q] ', '(@r) ', '#set text(lang: "en")\n', '#show heading: it => [#it.body]\n', '\n\n', '\n= Heading @s <lab>\n', '\n== Two\n', '\n- item @t\n', '\n  + deep @u\n', '\n/ Term: text @v\n', '"quoted @w" ', 'it\'s ', '1 < 2 > 3 ', '~--- ... -? ', '\\u{41} \\\\ \\# ',
  '#box(width: 1em)[@x] ', '#link("https://x.org")[@y] ', '#align(center)[@z] ', '#if true [@aa] else [@ab]\n', '#for x in (1, 2) [@ac]\n', '#{ let a = "]"; [@ad] } ', 'é @über ', '#h(1fr)@ae ', 'end@af.', '#super[2] ', '#raw("@no") ', '= no heading ', 'a/b ', '#include "a.typ"\n',
];

const manuscripts = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(''));

describe('Typst, beside what its own parser sees', () => {
  it('finds the same references in pages of odd pieces', () => {
    fc.assert(fc.property(manuscripts, (text) => {
      const tree = parse(text);
      fc.pre(!all(tree).some(({ kind }) => kind === 'Error'));
      expect(ours(text)).toEqual(theirs(text, tree));
    }), { numRuns: 100 });
  }, 60_000);

  it('finds the same references and headings in a manuscript', () => {
    const text = typstManuscript(3000);
    const tree = parse(text);
    expect(ours(text)).toEqual(theirs(text, tree));
    const headings = typstReader('a.typ').read(text).blocks.flatMap(({ start, content }) => (content.kind === 'heading' && text[start] === '=' ? [start] : []));
    expect(headings).toEqual(all(tree).flatMap(({ kind, start }) => (kind === 'Heading' ? [start] : [])));
  });
});

function all(node: TypstNode): readonly TypstNode[] {
  return [node, ...node.children.flatMap(all)];
}

/** `12 key`: the place and name of every citation. */
function ours(text: string): string[] {
  const { blocks } = typstReader('a.typ').read(text);
  const found = blocks.flatMap(({ start, content }) => prosesOf(content).flatMap(({ citations }) => citations.flatMap(({ items }) => items.map(({ key, span }) => `${start + span.start} ${key}`))));
  return [...new Set(found)].sort();
}

/** The same, as the tree has it: `@key` and `<key>` in `cite(…)`; not what is a label of the document. */
function theirs(text: string, tree: TypstNode): string[] {
  const found: string[] = [];
  const labels = new Set<string>();
  const visit = (node: TypstNode, inCite: boolean, inCode: boolean): void => {
    const said = text.slice(node.start, node.end);
    if (node.kind === 'RefMarker') found.push(`${node.start + 1} ${said.slice(1)}`);
    else if (node.kind === 'Label' && inCite) found.push(`${node.start + 1} ${said.slice(1, -1)}`);
    else if (node.kind === 'Label' && !inCode) labels.add(said.slice(1, -1));
    const cites = node.kind === 'FuncCall' && /^cite\b/.test(said);
    for (const child of node.children) visit(child, node.kind === 'ContentBlock' ? false : inCite || cites, node.kind === 'ContentBlock' ? false : inCode || node.kind === 'Args');
  };
  visit(tree, false, false);
  return found.filter((one) => !labels.has(one.split(' ')[1]!)).sort();
}
