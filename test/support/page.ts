import type { FixtureFile } from './fixture.js';

/** A page of examples, as `docs/rules/` has them, and as further ones stand in `test/specs/`. */
export interface Page {
  /** `figure/value`. */
  readonly title: string;
  /** The first paragraph. */
  readonly summary: string;
  readonly text: string;
  /** Files that all examples share. */
  readonly files: readonly FixtureFile[];
  readonly examples: readonly Example[];
}

export interface Example {
  /** The heading that it stands under, and its line. */
  readonly name: string;
  readonly path: string;
  readonly text: string;
  /** The messages quoted under it. */
  readonly messages: readonly string[];
  /** The text after all preferred fixes, where the page shows it. */
  readonly fixed?: string;
}

const ENDINGS: Readonly<Record<string, string>> = { md: 'md', markdown: 'md', qmd: 'qmd', tex: 'tex', latex: 'tex', typ: 'typ', typst: 'typ', bib: 'bib', bibtex: 'bib', text: 'txt' };

/**
 * Reads a page. A fence whose info string names a file (```` ```md sources/trial.md ````) gives a file to all examples;
 * one that says `fixed` gives the example above after its fixes; any other is an example. `> …` under it is a message.
 */
export function readPage(page: string): Page {
  const files: FixtureFile[] = [];
  const examples: { -readonly [K in keyof Example]: Example[K] }[] = [];
  let heading = '';
  const lines = page.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (/^#{2,} /.test(line)) heading = line.replace(/^#+ /, '');
    const fence = /^```(\w+)(?:\s+(\S+))?\s*$/.exec(line);
    if (fence) {
      const first = i + 1;
      while (++i < lines.length && lines[i] !== '```');
      const text = `${lines.slice(first, i).join('\n')}\n`;
      if (fence[2] === 'fixed') examples[examples.length - 1]!.fixed = text;
      else if (fence[2]) files.push({ path: fence[2], text });
      else examples.push({ name: `${heading}, line ${first}`, path: `example.${ENDINGS[fence[1]!] ?? fence[1]}`, text, messages: [] });
    } else if (line.startsWith('> ')) {
      const example = examples[examples.length - 1];
      if (example) example.messages = [...example.messages, line.slice(2)];
    }
  }
  return { title: /^# (.+)$/m.exec(page)?.[1] ?? '', summary: /^# .+\n\n(.+)$/m.exec(page)?.[1] ?? '', text: page, files, examples };
}
