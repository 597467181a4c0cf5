import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CitationItem } from '../../../server/core/document/document.js';
import { markdownReader } from '../../../server/core/document/markdown/reader.js';
import { prosesOf } from './invariants.js';

const hasPandoc = spawnSync('pandoc', ['--version']).status === 0;

/** Odd cases, one a paragraph; `pandoc -t json` reads the same page. */
const PAGE = [
  'Blah blah [see @doe99, pp. 33-35; also @smith04, chap. 1].',
  'Blah blah [@doe99, pp. 33-35, 38-39 and *passim*].',
  'Blah blah [@smith04; @doe99].',
  'Smith says blah [-@smith04].',
  '@smith04 says blah.',
  '@smith04 [p. 33] says blah.',
  '@smith04\n[p. 33; see also @doe99, p. 4] says blah.',
  '@smith04 [-@doe99] says, @smith04 [@doe99].',
  '[@smith{ii, A, D-Z}, with a suffix]',
  '[@smith, {pp. iv, vi-xi, (xv)-(xvii)} with suffix here]',
  '[@smith{}, 99 years later]',
  '[@smith, 33]',
  '[@smith p. 33]',
  '[@smith: note]',
  '[see @a; not *really* @b, sec. 3; -@c]',
  '[@a and @b]',
  '[see; @a] and [@a;] and [@a; b]',
  '[@a](http://x.org) and [@a]{.x}',
  'x[@a]y and (@a) and “@a” and --@a and x-@a',
  '[x-@a] and [-@a] and [ -@a] and [see -@a]',
  '@{https://example.com/bib?name=foobar&date=2000} and [@{a.b}, p. 3]',
  '@Foo_bar.baz. and @a:b/c-d+e#f%g&h?i<j>k~l, @a--b, @a.-b, @a://b, @a:',
  '@müller2019 and @作者2020 and @Ивáнов21 and @2020x and @_x',
  'me@example.org and a.@b and `@code` and ``[@code]`` and \\@no',
  '<me@example.org> and <https://x.org/@y>',
  '[@*] and @a{x} and @a\'s',
  '[*see* **also** @a, `p. 3`]',
  '[see [link](http://x.org) @a, $x<3$]',
  '[[see @a]] and [@a [in brackets]]',
  '*[@a]* and **@b [p. 3]** and _see @c_',
  '# Heading @a [p. 1]',
  '- item [@a]\n- item @b',
  '> quote [@a; @b]',
  'Note.^[Inline @a [p. 3].]',
  '[@a, vol. 3, p. 4, fig. 2] and [@b, §§ 3--4] and [@c, ch. IV]',
].join('\n\n');

/** `mode key prefix|rest`, the rest being locator and suffix, all without space and markup. */
interface Flat {
  readonly key: string;
  readonly mode: 'narrative' | 'parenthetical' | 'suppressed';
  readonly prefix: string;
  readonly rest: string;
}

type Node = { readonly t?: string; readonly c?: unknown };

function words(inlines: unknown): string {
  if (Array.isArray(inlines)) return inlines.map(words).join('');
  if (inlines === null || typeof inlines !== 'object') return '';
  const { t, c } = inlines as Node;
  switch (t) {
    case 'Str':
      return c as string;
    case 'Code':
    case 'Math':
      return (c as [unknown, string])[1];
    case 'Cite':
      return words((c as [unknown, unknown])[1]);
    case 'Link':
      return words((c as [unknown, unknown])[1]);
    default:
      return c === undefined ? '' : words(c);
  }
}

function squeezed(text: string): string {
  return text.replace(/[\s,{}[\]()$`*\u00A0]|http:\/\/x.org/g, '').replace(/--|–/g, '-');
}

function pandocCitations(node: unknown, found: Flat[] = []): Flat[] {
  if (Array.isArray(node)) for (const child of node) pandocCitations(child, found);
  else if (node !== null && typeof node === 'object') {
    const { t, c } = node as Node;
    if (t === 'Cite') {
      type Item = { citationId: string; citationMode: { t: string }; citationPrefix: unknown; citationSuffix: unknown };
      for (const item of (c as [Item[]])[0]) {
        const mode = item.citationMode.t === 'AuthorInText' ? 'narrative' : item.citationMode.t === 'SuppressAuthor' ? 'suppressed' : 'parenthetical';
        found.push({ key: item.citationId, mode, prefix: squeezed(words(item.citationPrefix)), rest: squeezed(words(item.citationSuffix)) });
        // `[@a and @b]`: Pandoc keeps the second one inside the suffix; we list it as well.
        for (const inner of pandocCitations(item.citationSuffix)) found.push({ ...inner, mode: 'parenthetical' });
      }
    } else for (const child of Object.values(node)) pandocCitations(child, found);
  }
  return found;
}

function ownCitations(text: string): Flat[] {
  const flat: Flat[] = [];
  for (const { content } of markdownReader('x.md', 'markdown').read(text).blocks) {
    for (const prose of prosesOf(content)) {
      for (const citation of prose.citations) {
        if (citation.mode === 'numeric') continue;
        citation.items.forEach((item: CitationItem, i) => {
          const mode = item.authorSuppressed ? 'suppressed' : citation.mode === 'narrative' && i === 0 ? 'narrative' : 'parenthetical';
          flat.push({ key: item.key, mode, prefix: squeezed(item.prefix), rest: squeezed(`${item.locator}${item.suffix}`) });
        });
      }
    }
  }
  return flat;
}

describe.skipIf(!hasPandoc && !process.env.CI)('Citations as Pandoc reads them', () => {
  it.each(PAGE.split('\n\n').map((paragraph) => [paragraph] as const))('%s', (paragraph) => {
    const { stdout } = spawnSync('pandoc', ['-f', 'markdown-smart', '-t', 'json'], { input: paragraph, encoding: 'utf8' });
    expect(ownCitations(paragraph)).toEqual(pandocCitations(JSON.parse(stdout)));
  });

  const examples = ['test/example/review.md', ...readdirSync('test/accuracy/dev', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('manuscript.md')).map((name) => `test/accuracy/dev/${name}`)]
    .filter((path) => /\[-?@|@\w/.test(readFileSync(path, 'utf8')));

  it.each(examples)('in %s', (path) => {
    const text = readFileSync(path, 'utf8');
    const { stdout } = spawnSync('pandoc', ['-f', 'markdown-smart', '-t', 'json'], { input: text, encoding: 'utf8' });
    const own = ownCitations(text);
    expect(own.length).toBeGreaterThan(0);
    expect(own).toEqual(pandocCitations((JSON.parse(stdout) as { blocks: unknown }).blocks));
  });
});
