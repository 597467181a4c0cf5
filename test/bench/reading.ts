import { markdownReader } from '../../server/core/document/markdown/reader.ts';
import { plaintextReader } from '../../server/core/document/plaintext/reader.ts';
import { sentences } from '../../server/core/text/sentences.ts';
import { measureReading, type ReadingTimes } from './measureReading.ts';

/** Reads a Markdown manuscript of 50,000 words, then types into it, a letter at a time, all over the text. */
export function readingMarkdown(words = 50_000): ReadingTimes {
  return measureReading(markdownReader('manuscript.md', 'markdown'), markdownManuscript(words));
}

/** The same text, read as if it came out of a PDF. */
export function readingPlainText(words = 50_000): ReadingTimes {
  return measureReading(plaintextReader('paper.txt'), markdownManuscript(words));
}

/** Megabytes of text a second that are parted into sentences, the best of some runs. */
export function sentencesPerSecond(words = 50_000, runs = 8): number {
  const text = markdownManuscript(words);
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    sentences(text);
    best = Math.min(best, performance.now() - start);
  }
  return text.length / 1000 / best;
}

/** A manuscript of about so many words: prose with citations, maths, lists, tables and headings; no two paragraphs alike. */
export function markdownManuscript(words: number): string {
  const parts: string[] = ['---\ntitle: A long manuscript\nbibliography: refs.bib\n---\n'];
  for (let i = 1, written = 0; written < words; i++) {
    const part = i % 40 === 0 ? `## Section ${i}\n` : i % 25 === 0 ? table(i) : i % 12 === 0 ? list(i) : paragraph(i);
    written += part.split(/\s+/).length;
    parts.push(part);
  }
  return parts.join('\n');
}

function table(i: number): string {
  return `Table ${i}: Values of run ${i}\n\n| Arm | Median, months | Hazard ratio (95% CI) |\n|---|---:|---|\n| One | ${i / 10} | 0.47 (0.32--0.71) |\n| Two | ${i / 20} | 1.00 |\n\nData from run ${i} [@key${i}].\n`;
}

function list(i: number): string {
  return `- First point of ${i} [@key${i}; @other${i}]\n- Second point, **${i}.5%** of ${i * 3} patients\n`;
}

function paragraph(i: number): string {
  return `In run ${i} the median was ${i / 10} months (95% CI ${i / 20}--${i / 5}) in the first arm and *much* shorter in the second one [see @key${i}, p. ${i}]. As @other${i} found, ${i} of ${i * 4} samples ($p<0.0${i % 9}1$) differed, which held for every site but the ${i}th, where the rate was ${i % 100}.${i % 10}%.\n`;
}
