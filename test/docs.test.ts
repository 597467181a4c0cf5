import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkExample } from './support/checkExample.js';
import { readPage } from './support/page.js';

const pages = ['README.md', ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md')).map((name) => join('docs', name))];
const read = (path: string): string => readFileSync(path, 'utf8');

describe.each(pages)('%s', (page) => {
  const text = read(page);

  test('leads to files that are there', () => {
    const targets = [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, target]) => join(dirname(page), target!));
    expect(targets.filter((target) => !existsSync(target))).toEqual([]);
  });

  test('shows JSON and YAML that can be read', () => {
    for (const [, language, block] of text.matchAll(/^```(json|yaml)\n([\s\S]*?)^```$/gm)) expect(() => (language === 'json' ? JSON.parse(block!) : parse(block!))).not.toThrow();
  });

  test('names commands and options that there are', () => {
    const calls = [...text.matchAll(/\bclaimcheck (check|inspect|references|serve|mcp)((?:[^\S\n]+(?!\|)[^\s`|>]+)*)/g)];
    const unknown = calls.flatMap(([, command, rest]) => [...rest!.matchAll(/--[a-z-]+/g)].map(([option]) => ({ command, option }))).filter(({ command, option }) => !help(command!).includes(option));
    expect(unknown).toEqual([]);
  });
});

describe('the guide of docs/your-own-guide.md', () => {
  const { files, examples } = readPage(read('docs/your-own-guide.md'));
  test.each(examples.filter(({ path }) => path.endsWith('.md')))('$name', (example) => checkExample(example, files));
});

const known = new Map<string, string>();

function help(command: string): string {
  let text = known.get(command);
  if (text === undefined) known.set(command, (text = spawnSync(process.execPath, ['dist/cli.js', command, '--help'], { encoding: 'utf8' }).stdout));
  return text;
}
