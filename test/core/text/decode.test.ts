import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../../../server/core/text/decode.js';

const bytes = (...parts: (string | number[])[]) => new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)));
const utf16 = (text: string, high: 0 | 1) => [...text].flatMap((c) => (high === 0 ? [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255] : [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]));

describe('text', () => {
  const cases: Record<string, [bytes: Uint8Array, text: string, encoding: string, problem?: RegExp]> = {
    'UTF-8': [bytes('Müller ≥ 💯'), 'Müller ≥ 💯', 'utf-8'],
    'UTF-8 with byte order mark': [bytes([0xef, 0xbb, 0xbf], '@misc{ä}'), '@misc{ä}', 'utf-8'],
    'UTF-16, both ways, with mark': [bytes([0xff, 0xfe], utf16('aé', 1)), 'aé', 'utf-16le'],
    'big-endian': [bytes([0xfe, 0xff], utf16('aé', 0)), 'aé', 'utf-16be'],
    'UTF-16 without mark': [bytes(utf16('plain text', 1)), 'plain text', 'utf-16le', /does not say/],
    'Latin-1': [bytes('M', [0xfc], 'ller'), 'Müller', 'windows-1252', /Windows-1252/],
    'Windows-1252, with its own quotes': [bytes([0x93], 'so', [0x94], ' ', [0x8a]), '“so” Š', 'windows-1252', /Windows-1252/],
    'one bad byte among good UTF-8': [bytes('äöü ', [0xff], ' ß'), 'äöü \uFFFD ß', 'utf-8', /One byte here/],
    'cut off within a character': [bytes('end ä', [0xc3]), 'end ä\uFFFD', 'utf-8', /cut off/],
    'nothing': [bytes(), '', 'utf-8'],
  };
  for (const [name, [given, text, encoding, problem]] of Object.entries(cases)) {
    test(name, () => {
      const decoded = decode(given);
      expect([decoded.text, decoded.encoding]).toEqual([text, encoding]);
      if (problem) expect(decoded.problem?.message).toMatch(problem);
      else expect(decoded.problem).toBeUndefined();
    });
  }
});

test('the place of the first byte that was guessed', () => {
  expect(decode(bytes('M', [0xfc], 'ller')).problem?.at).toBe(1);
  expect(decode(bytes('äö', [0xff], 'ü')).problem?.at).toBe(2);
});

describe('what is no text is named', () => {
  const cases: [bytes: Uint8Array, message: RegExp][] = [
    [bytes('%PDF-1.7\n'), /a PDF/],
    [bytes([0x50, 0x4b, 3, 4, 0, 0]), /Word, EPUB or ZIP/],
    [bytes([0x89, 0x50, 0x4e, 0x47]), /PNG/],
    [bytes(Array.from({ length: 500 }, (_, i) => (i * 7) % 256)), /binary/],
  ];
  for (const [given, message] of cases) {
    test(String(message), () => expect([decode(given).text, decode(given).encoding, decode(given).problem?.message]).toEqual(['', 'binary', expect.stringMatching(message)]));
  }
});

test('never throws, and reads back all that was written as UTF-8', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (given) => void decode(given)));
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'ä', '≥', '💯', '\n', ' ') }), (text) => {
      expect(decode(bytes(text)).text).toBe(text);
    }),
  );
});
