// Libraries of references: `node --expose-gc scripts/run.mjs test/bench/library.ts`.
import { openBib } from '../../server/core/bibliography/bib/read.js';
import { referenceIndex } from '../../server/core/bibliography/search.js';
import { openService } from '../../server/core/openService.js';
import { bundledStyles } from '../../server/styles.js';
import { benchBibliography } from './bibliography.js';
import { cost, print, type Row } from './row.js';
import { bigBib } from './tenThousand.js';

const LARGE = 5_000_000;

print('A library of 10,000 references', [...(await benchBibliography(bundledStyles)).map(({ name, value, bar }): Row => ({ name, median: value, ...(bar === undefined ? {} : { bar }) })), inUse()]);
print('A library beyond all measure', growth());

/** Of a service that has checked a manuscript, completed in it and checked the library itself. */
function inUse(): Row {
  const text = bigBib(10_000);
  const service = openService();
  service.setManuscript('/work/review.md', { format: 'markdown', text: 'As known [@a].' });
  const before = heap();
  service.setBibliography('/work/refs.bib', text);
  service.check('/work/review.md');
  service.completions('/work/review.md', 12);
  service.check('/work/refs.bib');
  return { name: '… in use: manuscript checked and completed, library checked', median: heap() - before, unit: 'MB', bar: 120 };
}

/** Entries of nothing but a key, of which a file of some size has the most. */
function* growth(): Generator<Row> {
  const [once, twice] = [LARGE, 2 * LARGE].map((length) => {
    let text = '';
    for (let i = 0; text.length < length; i++) text += `@a{k${i},t={x}}\n`;
    const before = heap();
    let kept: unknown;
    const time = cost(() => {
      const { references } = openBib('refs.bib').read(text);
      const index = referenceIndex(references);
      index.search('k1', 50);
      kept = [references, index];
    });
    return { time, memory: heap() - before, kept };
  }) as readonly Grown[] as readonly [Grown, Grown];
  yield { name: `read and indexed: ${LARGE / 1e6} MB of entries of 18 bytes`, median: once.time };
  yield { name: '… twice as much, times as long', median: twice.time / once.time, unit: 'times', bar: 3 };
  yield { name: '… memory', median: once.memory, unit: 'MB' };
  yield { name: '… twice as much, times the memory', median: twice.memory / once.memory, unit: 'times', bar: 3 };
}

interface Grown {
  readonly time: number;
  readonly memory: number;
  /** So that it counts. */
  readonly kept: unknown;
}

function heap(): number {
  (globalThis as { readonly gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}
