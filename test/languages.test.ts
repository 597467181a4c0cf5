import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string): Record<string, string> => JSON.parse(readFileSync(path, 'utf8'));

test('every text that the manifest leaves to the languages is there in each', () => {
  const manifest = readFileSync('package.json', 'utf8');
  const keys = [...manifest.matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key!).sort();
  expect(keys.length).toBeGreaterThan(20);
  for (const file of ['package.nls.json', 'package.nls.zh-cn.json']) expect(Object.keys(read(file)).sort()).toEqual([...new Set(keys)]);
});

test('links of a text are the same in each language', () => {
  const links = (text: string): readonly string[] => [...text.matchAll(/\]\((command:[^)]+)\)/g)].map(([, link]) => link!);
  const chinese = read('package.nls.zh-cn.json');
  for (const [key, text] of Object.entries(read('package.nls.json'))) expect(links(chinese[key]!), key).toEqual(links(text));
});

test('every text of the client is translated, and no other', () => {
  const files = readdirSync('client', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const texts = files.flatMap((name) => [...readFileSync(`client/${name}`, 'utf8').matchAll(/(?:\bl10n\.|\b)t\('((?:[^'\\]|\\.)*)'/g)].map(([, text]) => text!));
  expect(Object.keys(read('l10n/bundle.l10n.zh-cn.json')).sort()).toEqual([...new Set(texts)].sort());
});

test('a translation fills in what its original does', () => {
  const places = (text: string): readonly string[] => [...text.matchAll(/\{\d\}/g)].map(([place]) => place).sort();
  for (const [text, translated] of Object.entries(read('l10n/bundle.l10n.zh-cn.json'))) expect(places(translated), text).toEqual(places(text));
});
