import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../server/core/rules/index.js';
import { checkExample } from '../support/checkExample.js';
import { readPage } from '../support/page.js';

const read = (path: string): string => readFileSync(path, 'utf8');

describe.each(rules.map((rule) => [rule.code, rule] as const))('%s', (code, { summary, severity }) => {
  const name = code.replace('/', '-');
  const path = `docs/rules/${name}.md`;
  const documentation = readPage(existsSync(path) ? read(path) : '');
  const folder = join('test/specs', name);
  const further = existsSync(folder) ? readdirSync(folder).map((file) => readPage(read(join(folder, file)))) : [];

  test('has a page', () => expect(existsSync(path)).toBe(true));

  test('its page says what it is', () => {
    expect(documentation.title).toBe(code);
    expect(documentation.summary).toBe(summary);
    expect(documentation.text).toContain(`Severity: ${severity}`);
  });

  test('its page shows wrong and right', () => {
    const marked = documentation.examples.filter(({ text }) => /^ *\^/m.test(text));
    expect(marked.length).toBeGreaterThan(0);
    expect(documentation.examples.length).toBeGreaterThan(marked.length);
  });

  describe.each([documentation, ...further])('$title', ({ files, examples }) => {
    test.each(examples)('$name', (example) => checkExample(example, files, severity === 'off' ? { rules: { [code]: 'warning' } } : {}));
  });
});
