import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { wordingsIn } from './support/wordings.js';

const read = (path: string): Record<string, string> => JSON.parse(readFileSync(path, 'utf8'));
const bundle = read('l10n/bundle.l10n.zh-cn.json');

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

const codeOf = (folder: string): readonly string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(`${folder}/${name}`, 'utf8'));

test('every text of the client and the server is translated, and no other', () => {
  const ofClient = codeOf('client').flatMap((code) => [...code.matchAll(/(?:\bl10n\.|\b)t\('((?:[^'\\]|\\.)*)'/g)].map(([, text]) => text!));
  const ofServer = codeOf('server').filter((code) => code.includes('t`')).flatMap(wordingsIn);
  expect(ofServer.length).toBeGreaterThan(300);
  expect(Object.keys(bundle).sort()).toEqual([...new Set([...ofClient, ...ofServer])].sort());
});

test('a translation fills in what its original does', () => {
  const places = (text: string): readonly string[] => [...text.matchAll(/\{\d\}/g)].map(([place]) => place).sort();
  for (const [text, translated] of Object.entries(bundle)) expect(places(translated), text).toEqual(places(text));
});
