import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readManifest, settingsOf } from '../scripts/manifest.mjs';

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const manifest = readManifest();
const schema = read('schemas/claimcheck.schema.json');
const { contributes } = manifest;

const settings: Record<string, Record<string, unknown>> = settingsOf(manifest);
const shared = Object.entries(settings).filter(([name]) => name !== 'claimcheck.trace.server');

describe('a setting of the editor and its twin in claimcheck.json', () => {
  test.each(shared)('%s', (name, { markdownDescription, order: _order, scope: _scope, ...meaning }) => {
    const { description, ...twin } = schema.properties[name.replace('claimcheck.', '')];
    expect(twin).toEqual(meaning);
    expect(description).toBe(markdownDescription);
  });

  test('no other', () => {
    const names = Object.keys(schema.properties).filter((name) => name !== '$schema');
    expect(names).toEqual(shared.map(([name]) => name.replace('claimcheck.', '')));
  });
});

test.each(Object.entries(settings))('%s has a scope and says what it does', (_, { scope, markdownDescription }) => {
  expect(scope).toMatch(/^(?:window|resource)$/);
  expect(markdownDescription).toMatch(/\.$/);
});

test('the editor leaves out the settings of an untrusted workspace that name files', () => {
  const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
  expect(supported).toBe('limited');
  // The others hold rules, commands of LaTeX, marks, and globs of what is not checked.
  const harmless = ['rules', 'ignore', 'citationCommands', 'figureHints', 'trace.server'].map((name) => `claimcheck.${name}`);
  expect([...restrictedConfigurations, ...harmless].sort()).toEqual(Object.keys(settings).sort());
});

test('every file the manifest names is there', () => {
  const files = [
    manifest.icon,
    ...contributes.viewsContainers.activitybar.map(({ icon }: { icon: string }) => icon),
    ...contributes.snippets.map(({ path }: { path: string }) => path),
    ...contributes.jsonValidation.map(({ url }: { url: string }) => url),
    ...contributes.walkthroughs.flatMap(({ steps }: { steps: { media: { svg: string } }[] }) => steps.map(({ media }) => media.svg)),
  ];
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});

test('it activates for manuscripts and bibliographies only, and declares no language', () => {
  expect(manifest.activationEvents.every((event: string) => /^onLanguage:\w+$/.test(event))).toBe(true);
  expect(contributes.languages).toBeUndefined();
});

test('every command is in the palette under the product’s name', () => {
  for (const { command, category } of contributes.commands) {
    expect(command).toMatch(/^claimcheck\./);
    expect(category).toBe('ClaimCheck');
  }
});
