import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { markdownReader } from '../../../server/core/document/markdown/reader.js';
import { plaintextReader } from '../../../server/core/document/plaintext/reader.js';
import { expectSound } from './invariants.js';

const PACK = new URL('../../../data/alectinib-tme/', import.meta.url);
const files = readdirSync(PACK).filter((name) => name.endsWith('.md')).map((name) => readFileSync(new URL(name, PACK), 'utf8'));

/** A file cut anywhere, or with a piece cut out, as it is while somebody edits it or a download broke off. */
const cut = fc.tuple(fc.constantFrom(...files), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })).map(([text, a, b]) => {
  const [from, to] = [Math.floor(Math.min(a, b) * text.length), Math.floor(Math.max(a, b) * text.length)];
  return [text.slice(0, from), text.slice(from, to), text.slice(0, from) + text.slice(to)];
});

describe('Real files, cut', () => {
  it('are read as Markdown and as plain text without a throw, and soundly', () => {
    fc.assert(
      fc.property(cut, (parts) => {
        for (const part of parts) {
          expectSound(markdownReader('x.md', 'markdown').read(part));
          expectSound(plaintextReader('x.txt').read(part));
        }
      }),
      { numRuns: 30 },
    );
  }, 60_000);
});
