import type { Format } from '../../server/core/document/document.js';
import { openService } from '../../server/core/openService.js';
import { cost, quantile, type Row } from './row.js';

const RUNS = 3;
/** Twice the text may take so many times as long; linear is 2, and a machine is noisy. */
const MOST = 3;

/** What nobody writes and a converter may: that it takes time in proportion to its length, and no more. */
export function* badInput(): Generator<Row> {
  yield* growth('a paragraph of 200,000 characters', (size) => sentences(200_000 * size));
  yield* growth('… of 10,000, without a full stop or a blank line', (size) => 'the rate was 12.4% and then 7.1 months, '.repeat((10_000 * size) / 40));
  yield* growth('… of digits', (size) => '1234567890'.repeat(20_000 * size));
  yield* growth('… of open brackets', (size) => '[('.repeat(100_000 * size));
  yield* growth('a table of 10,000 columns', (size) => table(10_000 * size));
  yield* growth('… in LaTeX', (size) => `\\begin{tabular}{l}\n${'7.1 & '.repeat(10_000 * size)} 1 \\\\\n${'12.4 & '.repeat(10_000 * size)} 1 \\\\\n\\end{tabular}`, 'latex');
}

function* growth(name: string, text: (size: number) => string, format: Format = 'markdown'): Generator<Row> {
  const [once, twice] = [1, 2].map((size) => {
    const long = text(size);
    return quantile(Array.from({ length: RUNS }, () => checked(long, format)), 0.2);
  }) as [number, number];
  yield { name: `read and checked: ${name}`, median: once };
  yield { name: '… twice as much, times as long', median: twice / once, unit: 'times', bar: MOST };
}

function checked(text: string, format: Format): number {
  const service = openService();
  service.setBibliography('refs.bib', '@article{rest2021, title = {Rest after night shifts in two hospitals}}');
  service.setSource('sources/rest.md', '---\ntitle: Rest after night shifts in two hospitals\n---\n\nThe error rate was 12.4% with night shifts and 7.1% with day shifts.\n');
  return cost(() => {
    service.setManuscript('review', { format, text });
    service.check('review');
  });
}

function sentences(length: number): string {
  const sentence = 'The error rate was 12.4% with night shifts and 9.1% with day shifts [@rest2021]. ';
  return sentence.repeat(Math.ceil(length / sentence.length));
}

function table(columns: number): string {
  const row = (cell: string): string => `|${` ${cell} |`.repeat(columns)}\n`;
  return `${row('Night')}${row('---')}${row('12.4')}${row('7.1')}`;
}
