import { afterEach, expect, test } from 'vitest';
import { speak, t } from '../../../server/core/text/language.js';

afterEach(() => speak({}));

const adding = (key: string, file: string): string => t`Add ${key} to ${file}`;

test('English stands in the code', () => expect(adding('lind2021', 'refs.bib')).toBe('Add lind2021 to refs.bib'));

test('another language puts the values where it needs them', () => {
  speak({ 'Add {0} to {1}': '{1} ← {0}!' });
  expect(adding('lind2021', 'refs.bib')).toBe('refs.bib ← lind2021!');
});

test('what is not translated is said in English', () => {
  speak({ 'Take {0} out': 'Nimm {0} heraus' });
  expect(adding('lind2021', 'refs.bib')).toBe('Add lind2021 to refs.bib');
});

test('a value is filled in as it is, whatever it looks like', () => {
  speak({ 'Add {0} to {1}': '{1} ← {0}' });
  expect(adding('{1}', '{0}')).toBe('{0} ← {1}');
});

test('the language may change', () => {
  speak({ 'Add {0} to {1}': '{1} ← {0}' });
  adding('a', 'b');
  speak({});
  expect(adding('a', 'b')).toBe('Add a to b');
});
