import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../server/core/document/document.ts';
import { typstManuscript } from '../../bench/readingTypst.ts';
import { typstReader } from '../../../server/core/document/typst/reader.ts';
import { render } from './render.ts';

const ODD = ['\\', '[', ']', '(', ')', '{', '}', '$', '"', '`', '```', '/*', '*/', '//', '#', '#figure(', '#table(columns: 3, ', '#let x = [', '#let y = [#y]', '#y', '#cite(<', '@', '@key[', '<', '<a>', '*', '_', '= ', '\n= ', '\n\n', '\n- ', ',', ':', ';',
  '#footnote[', '#quote(block: true)[', '#set text(', '#show: a.with(', 'table.cell(rowspan: 99)[', '#if x [', '\r\n', '\u{1F600}', '#super[', 'https://'];

const SAMPLE = typstManuscript(600);

/** Cuts and insertions anywhere in a manuscript. */
const edits = fc.array(fc.record({ at: fc.nat(SAMPLE.length), cut: fc.oneof(fc.constant(0), fc.nat(60)), insert: fc.oneof(fc.constant(''), fc.constantFrom(...ODD), fc.string({ maxLength: 5 })) }), { minLength: 1, maxLength: 6 });

describe('reading Typst, whatever is typed', () => {
  it('never throws, and keeps every place inside its block and file', () => {
    fc.assert(fc.property(edits, (made) => {
      const text = made.reduce((now, { at, cut, insert }) => now.slice(0, at) + insert + now.slice(at + cut), SAMPLE);
      const { blocks } = typstReader('a.typ').read(text);
      expect(blocks.flatMap((block) => misplaced(block, text.length))).toEqual([]);
    }), { numRuns: 40 });
  }, 60_000);

  it('reads an edited text as it reads it afresh', () => {
    fc.assert(fc.property(edits, (made) => {
      const reader = typstReader('a.typ');
      reader.read(SAMPLE);
      let now = SAMPLE;
      for (const { at, cut, insert } of made) {
        now = now.slice(0, at) + insert + now.slice(at + cut);
        expect(render(reader.read(now))).toBe(render(typstReader('a.typ').read(now)));
      }
    }), { numRuns: 40 });
  }, 60_000);
});

/** What is wrong with a block's places: each run follows the last, in the text and in the source, and stays in the file. */
function misplaced({ start, end, content }: Block, length: number): string[] {
  if (start < 0 || end > length || start > end) return [`block ${start}–${end}`];
  if (content.kind !== 'paragraph' && content.kind !== 'heading') return [];
  const { text, runs } = content.prose;
  let at = 0;
  let sourceAt = 0;
  for (const run of runs) {
    if (run.at !== at || run.sourceAt < sourceAt || start + run.sourceAt + run.sourceLength > length) return [`run ${JSON.stringify(run)} of ${text}`];
    at += run.length;
    sourceAt = run.sourceAt;
  }
  return at === text.length ? [] : [`${at} of ${text.length} characters in runs: ${text}`];
}
