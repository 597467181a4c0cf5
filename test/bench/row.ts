/** One line of the table. Times in milliseconds unless `unit` says otherwise. */
export interface Row {
  readonly name: string;
  readonly median: number;
  readonly p95?: number;
  readonly unit?: string;
  /** What it must not exceed (`least`: fall below); of p95 where there is one. */
  readonly bar?: number;
  readonly least?: boolean;
}

/** The row of some times, with their median and their 95th percentile. */
export function timesRow(name: string, times: readonly number[], bar?: number): Row {
  return { name, median: quantile(times, 0.5), p95: quantile(times, 0.95), ...(bar === undefined ? {} : { bar }) };
}

export function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? Number.NaN;
}

/**
 * Processor time of a piece of work, all threads of this process together, in milliseconds: what else the machine does
 * counts for nothing, what the garbage collector and the compiler do beside the work counts in full.
 */
export function cost(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

export function repeated(runs: number, work: (run: number) => unknown): number[] {
  return Array.from({ length: runs }, (_, run) => cost(() => work(run)));
}

/** Prints the table row by row, each as soon as it is measured; a row over its bar says so. Returns how many missed theirs. */
export function print(title: string, rows: Iterable<Row>): number {
  let missed = 0;
  console.log(line(title, 'median', 'p95', '', 'bar', ''));
  for (const { name, median, p95, unit, bar, least } of rows) {
    const said = p95 ?? median;
    const met = bar === undefined || (least ? said >= bar : said <= bar);
    if (!met) missed++;
    console.log(line(`  ${name}`, number(median), p95 === undefined ? '' : number(p95), unit ?? 'ms', bar === undefined ? '' : `${least ? '≥' : '≤'} ${number(bar)}`, bar === undefined ? '' : met ? 'met' : 'MISSED'));
  }
  console.log('');
  return missed;
}

function line(name: string, median: string, p95: string, unit: string, bar: string, verdict: string): string {
  return `${name.padEnd(86)} ${median.padStart(9)} ${p95.padStart(9)} ${unit.padEnd(8)} ${bar.padEnd(9)} ${verdict}`.trimEnd();
}

function number(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
}
