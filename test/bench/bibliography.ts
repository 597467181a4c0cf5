import Fuse from 'fuse.js';
import utensils from 'latex-utensils';
import { openBib } from '../../server/core/bibliography/bib/read.js';
import { briefOf } from '../../server/core/bibliography/brief.js';
import { formatReferences } from '../../server/core/bibliography/format/format.js';
import type { StyleFiles } from '../../server/core/bibliography/format/style.js';
import { referenceIndex } from '../../server/core/bibliography/search.js';
import { bigBib } from './tenThousand.js';

/** One line of the bench: what was measured, in milliseconds unless the name says otherwise, and what it must stay below. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly bar?: number;
}

/** Reading, finding and formatting with a `.bib` of 10,000 entries. All in one process, medians of several runs. */
export async function benchBibliography(files: StyleFiles): Promise<Measurement[]> {
  const text = bigBib(10_000);
  const before = heap();
  const reader = openBib('big.bib');
  const { references } = reader.read(text);
  referenceIndex(references);
  const memory = (heap() - before) / 1e6;

  const ready = median(5, () => referenceIndex(openBib('big.bib').read(text).references));
  const theirs = median(3, () => utensils.bibtexParser.parse(text));
  let edited = text;
  const edit = median(21, (i) => {
    const at = 5_000_000 + i * 31;
    edited = `${edited.slice(0, at)}x${edited.slice(at)}`;
    referenceIndex(reader.read(edited).references);
  });

  const index = referenceIndex(references);
  const fuse = new Fuse(references.map((reference) => ({ key: reference.key, ...briefOf(reference) })), { keys: ['key', 'authors', 'title', 'year'], ignoreLocation: true });
  const queries = typedQueries(references.filter((_, i) => i % 500 === 7).map((reference) => ({ key: reference.key, ...briefOf(reference) })));
  const found = queries.map((query) => time(() => index.search(query, 50))).sort((a, b) => a - b);
  const fused = queries.filter((_, i) => i % 10 === 0).map((query) => time(() => fuse.search(query, { limit: 50 }))).sort((a, b) => a - b);

  const style = { style: 'vancouver', format: 'text', files } as const;
  const first = await timeOf(() => formatReferences(references.slice(0, 1), style));
  const hundred = await timeOf(() => formatReferences(references.slice(100, 200), style));
  return [
    { name: '10,000-entry .bib read and indexed', value: ready, bar: theirs / 3 },
    { name: '… latex-utensils, parsed only', value: theirs },
    { name: '… times faster than latex-utensils', value: theirs / ready },
    { name: '… read and indexed again after a keystroke', value: edit },
    { name: '… memory, MB', value: memory, bar: 120 },
    { name: 'completion over 10,000 entries, p95', value: quantile(found, 0.95), bar: 16 },
    { name: '… median', value: quantile(found, 0.5), bar: quantile(fused, 0.5) / 10 },
    { name: '… Fuse.js over all, median', value: quantile(fused, 0.5) },
    { name: '… times faster than Fuse.js', value: quantile(fused, 0.5) / quantile(found, 0.5) },
    { name: 'first reference formatted', value: first },
    { name: '100 references formatted', value: hundred, bar: 1000 },
  ];
}

/** What authors type: keys, names, words of titles, each letter by letter, some with a typo. */
function typedQueries(works: readonly { readonly key: string; readonly authors: readonly string[]; readonly title: string; readonly year: string }[]): string[] {
  return works.flatMap(({ key, authors, title, year }) => {
    const [name = 'a', word = 'b', other = 'c'] = [authors[0]?.toLowerCase(), ...title.toLowerCase().split(' ').slice(1)];
    const whole = [key, name, `${name} ${year}`, `${word} ${other}`];
    const typo = name.length > 4 ? [`${name.slice(0, 3)}${name.slice(4)}`, `${name.slice(0, 2)}x${name.slice(3)}`] : [];
    return [...whole.flatMap((query) => Array.from({ length: Math.min(12, query.length) }, (_, i) => query.slice(0, i + 1))), ...typo];
  });
}

function median(runs: number, run: (i: number) => unknown): number {
  return quantile(Array.from({ length: runs }, (_, i) => time(() => run(i))).sort((a, b) => a - b), 0.5);
}

function quantile(sorted: readonly number[], at: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))]!;
}

function time(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

function heap(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed;
}
