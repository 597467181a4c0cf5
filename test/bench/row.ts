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

/** The table as text, in the order given; a row over its bar is marked. */
export function tableOf(title: string, rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length), title.length);
  const number = (value: number | undefined): string => (value === undefined ? '' : value >= 1000 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2)).padStart(9);
  const lines = rows.map(({ name, median, p95, unit, bar, least }) => {
    const said = p95 ?? median;
    const missed = bar !== undefined && (least ? said < bar : !(said <= bar));
    return `${name.padEnd(width)} ${number(median)} ${number(p95)} ${(unit ?? 'ms').padEnd(7)} ${bar === undefined ? '' : `${least ? '≥' : '≤'} ${number(bar).trim()}`.padEnd(9)} ${bar === undefined ? '' : missed ? 'MISSED' : 'met'}`.trimEnd();
  });
  return [`${title.padEnd(width)} ${'median'.padStart(9)} ${'p95'.padStart(9)} ${' '.repeat(7)} bar`, ...lines, ''].join('\n');
}
