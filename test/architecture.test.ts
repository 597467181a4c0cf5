import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { forbidden } from '../scripts/architecture.mjs';

/** `import type { A } from './a.js'`, `export * from './a.js'`, `import './a.js'` */
const importStatement = /^(?:import|export)\s+(?<type>type\s)?(?:[^'";]*?\sfrom\s)?\s*['"](?<specifier>[^'"]+)['"]/gm;

describe('the arrows between the rooms run one way', () => {
  const files = globSync(['client/**/*.ts', 'server/**/*.ts'], { expandDirectories: false });

  test.each(files)('%s', (file) => {
    const imports = [...readFileSync(file, 'utf8').matchAll(importStatement)].map(({ groups }) => groups!);
    const reasons = imports.map(({ specifier, type }) => forbidden(file, specifier!, type !== undefined));
    expect(reasons.filter((reason) => reason)).toEqual([]);
  });
});

describe('an arrow is refused', () => {
  test.each([
    ['server/core/text/span.ts', '../rules/index.js', 'server/core/text stands below server/core/rules'],
    ['server/core/evidence/claim.ts', '../bibliography/reference.js', 'server/core/evidence stands beside server/core/bibliography'],
    ['server/core/library/library.ts', 'node:fs', 'core imports nothing of Node'],
    ['server/core/library/library.ts', 'fs/promises', 'core imports nothing of Node'],
    ['server/core/features/hover.ts', 'vscode-languageserver', 'core knows nothing of editors and their protocol'],
    ['server/server.ts', './cli.js', 'server stands below server/cli.ts'],
    ['client/extension.ts', '../server/server.js', 'the client shares types with server/protocol.ts, nothing else'],
    ['client/extension.ts', '../server/protocol.js', 'the client shares types with server/protocol.ts, nothing else'],
    ['server/core/text/span.ts', '../../../test/support/x.js', 'test/support/x.ts is in no room of the house'],
  ])('%s may not import %s', (file, specifier, reason) => {
    expect(forbidden(file, specifier)).toBe(reason);
  });
});

describe('an arrow is allowed', () => {
  test.each([
    ['server/cli.ts', './core/service.js'],
    ['server/core/service.ts', './features/hover.js'],
    ['server/core/rules/figureValue.ts', '../text/span.js'],
    ['server/core/bibliography/bib/entries.ts', '../reference.js'],
    ['server/server.ts', 'vscode-languageserver'],
    ['client/extension.ts', 'vscode'],
  ])('%s may import %s', (file, specifier) => {
    expect(forbidden(file, specifier)).toBeUndefined();
  });

  test('types of the protocol, into the client', () => {
    expect(forbidden('client/extension.ts', '../server/protocol.js', true)).toBeUndefined();
  });
});
