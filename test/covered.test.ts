import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readManifest, settingsOf } from '../scripts/manifest.mjs';

// What the manifest promises is tried in the real editor, as its user would: by the title of a command, by the name of a setting.
const manifest = readManifest();
const tests = readdirSync('test/e2e').filter((name) => name.endsWith('.test.ts')).map((name) => readFileSync(`test/e2e/${name}`, 'utf8')).join('\n');

/** `editor.command('ClaimCheck: Verify Manuscript')`, or a button of a view, which is labelled like its command. */
const isRun = ({ category, title }: { readonly category: string; readonly title: string }): boolean =>
  tests.includes(`command('${category}: ${title}')`) || tests.includes(`[aria-label^="${title.replace('…', '')}"]`);

test('every command is run by an end-to-end test', () => {
  const { commands } = manifest.contributes;
  expect(commands.length).toBeGreaterThan(10);
  expect(commands.filter((command: { category: string; title: string }) => !isRun(command)).map(({ title }: { title: string }) => title)).toEqual([]);
});

test('every setting is set by an end-to-end test', () => {
  const names = Object.keys(settingsOf(manifest));
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !tests.includes(`{ '${name}': `) && !tests.includes(`, '${name}': `))).toEqual([]);
});
