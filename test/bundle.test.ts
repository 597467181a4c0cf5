import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { describe, expect, test } from 'vitest';

/** What is shipped: `npm test` has built it before. */
const bundles = readdirSync('dist').filter((name) => /\.c?js$/.test(name));

/** Node's modules that speak to other machines, except `net`: over its pipes an editor and the server talk. */
const networks = ['http', 'https', 'http2', 'tls', 'dns', 'dns/promises', 'dgram'];

describe('nothing that is shipped can ask a network', () => {
  test.each(bundles)('%s', (name) => {
    const code = readFileSync(`dist/${name}`, 'utf8');
    expect(modulesOf(code).filter((module) => networks.includes(module.replace(/^node:/, '')))).toEqual([]);
    // `XMLHttpRequest` is not looked for: citeproc names it as a way to parse XML in browsers, and Node has none.
    expect(code.match(/(?<![\w$.])(?:globalThis\.)?fetch\(|new (?:WebSocket|EventSource)\(/g) ?? []).toEqual([]);
  });
});

test('modules are found in every way in which a bundle asks for them', () => {
  const code = 'import*as a from"node:fs";import"os";var b=require("http"),c=__require("tls");await import("https");';
  expect(modulesOf(code)).toEqual(['node:fs', 'os', 'http', 'tls', 'https']);
});

/** Node's own modules that a piece of code imports or requires, as it writes them. */
function modulesOf(code: string): string[] {
  const asked = [...code.matchAll(/(?:\bfrom|\bimport|\bimport\(|require\()\s*["']([\w:/]+)["']/g)].map(([, module]) => module!);
  return asked.filter((module) => builtinModules.includes(module.replace(/^node:/, '')));
}

test('What runs when VS Code activates the extension is small', () => {
  expect(readFileSync('dist/client.cjs').length).toBeLessThan(16_000);
});
