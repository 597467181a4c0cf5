import { openReader } from '../../server/core/document/open.js';
import type { Format } from '../../server/core/document/document.js';
import { sentences } from '../../server/core/text/sentences.js';

export interface ReadingTimes {
  readonly words: number;
  /** Milliseconds. */
  readonly first: number;
  readonly rereadMedian: number;
  readonly rereadP95: number;
}

/** Times a first reading, and readings after one key press each, at places spread over the text. */
export function timeReading(text: string, format: Format = 'markdown', presses = 200): ReadingTimes {
  const reader = openReader(`manuscript.${format}`, format);
  const start = performance.now();
  reader.read(text);
  const first = performance.now() - start;
  const times: number[] = [];
  let now = text;
  for (let i = 0; i < presses; i++) {
    const at = Math.floor(((i * 7919) % presses) / presses * now.length);
    now = `${now.slice(0, at)}${'etaoin'[i % 6]!}${now.slice(at)}`;
    // Typing leaves a rope; the editor hands over a flat text.
    now.charCodeAt(now.length >> 1);
    const before = performance.now();
    reader.read(now);
    times.push(performance.now() - before);
  }
  times.sort((a, b) => a - b);
  return { words: text.split(/\s+/).length, first, rereadMedian: times[presses >> 1]!, rereadP95: times[Math.floor(presses * 0.95)]! };
}

/** A manuscript of about that many words: prose with citations, lists, tables and headings; no two paragraphs alike. */
export function manuscriptOf(words: number): string {
  const parts: string[] = ['---\ntitle: A long manuscript\nbibliography: refs.bib\n---\n'];
  let count = 0;
  for (let i = 1; count < words; i++) {
    const paragraph =
      i % 40 === 0
        ? `## Section ${i}\n`
        : i % 25 === 0
          ? `Table ${i}: Values of run ${i}\n\n| Arm | Median, months | Hazard ratio (95% CI) |\n|---|---:|---|\n| One | ${i / 10} | 0.47 (0.32--0.71) |\n| Two | ${i / 20} | 1.00 |\n\nData from run ${i} [@key${i}].\n`
          : i % 12 === 0
            ? `- First point of ${i} [@key${i}; @other${i}]\n- Second point, **${i}.5%** of ${i * 3} patients\n`
            : `In run ${i} the median was ${i / 10} months (95% CI ${i / 20}--${i / 5}) in the first arm and *much* shorter in the second one [see @key${i}, p. ${i}]. As @other${i} found, ${i} of ${i * 4} samples ($p<0.0${i % 9}1$) differed, which held for every site but the ${i}th, where the rate was ${i % 100}.${i % 10}%.\n`;
    parts.push(paragraph);
    count += paragraph.split(/\s+/).length;
  }
  return parts.join('\n');
}

/** Megabytes of text a second that are parted into sentences. */
export function timeSentences(text: string): number {
  const start = performance.now();
  sentences(text);
  return text.length / 1e3 / (performance.now() - start);
}
