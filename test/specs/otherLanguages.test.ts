import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rules } from '../../server/core/rules/index.js';
import { speak } from '../../server/core/text/language.js';
import { serviceOf } from '../support/fixture.js';
import { readCarets } from '../support/marked.js';
import { readPage } from '../support/page.js';

/** A language in which all that is translated stands in brackets: ⟦Change to ⟦…⟧⟧. */
beforeAll(() => speak(new Proxy({}, { get: (_, english) => `⟦${String(english)}⟧` })));
afterAll(() => speak({}));

const BRACKETED = /^⟦.*⟧$/s;

describe.each(rules.map(({ code, severity }) => [code, severity] as const))('what is said of %s', (code, severity) => {
  const name = code.replace('/', '-');
  const folder = join('test/specs', name);
  const texts = [join('docs/rules', `${name}.md`), ...(existsSync(folder) ? readdirSync(folder).map((file) => join(folder, file)) : [])].map((path) => readFileSync(path, 'utf8'));
  const examples = texts.map(readPage).flatMap(({ files, examples: some }) => some.map((example) => ({ files, example })));

  test('is all in the language of the editor', () => {
    let found = 0;
    for (const { files, example: { path, text: marked } } of examples) {
      const { text } = readCarets(marked);
      const service = serviceOf([...files, { path, text }], severity === 'off' ? { rules: { [code]: 'warning' } } : {});
      const { findings, figures } = service.check(path);
      for (const { message, span, fixes } of findings) {
        expect(message).toMatch(BRACKETED);
        for (const { title } of [...fixes, ...service.actions(path, span)]) expect(title).toMatch(BRACKETED);
        found++;
      }
      for (const { verdict: { derivation = '' } } of figures) expect(englishIn(derivation, files), derivation).toEqual([]);
    }
    expect(found).toBeGreaterThan(0);
  });
});

/** The words outside brackets, but for those of the sources, such as units: `12.5 weeks − 4 weeks = 8.5 weeks`. */
function englishIn(derivation: string, files: readonly { readonly text: string }[]): readonly string[] {
  const words = derivation.replace(/⟦.*⟧/s, '').match(/[a-z]{3,}/g) ?? [];
  return words.filter((word) => !files.some(({ text }) => text.includes(word)));
}
