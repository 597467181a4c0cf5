import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readManifest, settingsOf } from '../scripts/manifest.mjs';
import { withTables } from '../scripts/readme.mjs';
import { rules } from '../server/core/rules/index.js';

const read = (path: string): string => readFileSync(path, 'utf8');
const manifest = readManifest();
const pages = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'test/example/README.md'];

test('the README’s tables are those of the manifest; `node scripts/readme.mjs` writes them', () => {
  expect(read('README.md')).toBe(withTables(read('README.md'), manifest));
});

test('the manifest says of each rule what the rule says itself', () => {
  const told = settingsOf(manifest)['claimcheck.rules'].properties;
  for (const { code, severity, summary } of rules) expect(told[code], code).toMatchObject({ default: severity, description: summary });
});

describe('what a page points to is there', () => {
  test.each(pages)('%s', (page) => {
    const text = read(page);
    const folder = page.includes('/') ? page.slice(0, page.lastIndexOf('/') + 1) : '';
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, target]) => `${folder}${target}`);
    expect(links.filter((target) => !existsSync(target))).toEqual([]);
    const commands = [...text.matchAll(/`npm run ([\w:-]+)/g)].map(([, script]) => script!);
    expect(commands.filter((script) => !(script in manifest.scripts))).toEqual([]);
  });

  test('the README leads to the page of every rule', () => {
    const codes = [...read('README.md').matchAll(/\[`(\w+\/[\w-]+)`\]\(docs\/rules/g)].map(([, code]) => code);
    expect(codes).toEqual(rules.map(({ code }) => code));
  });
});
