import type { Quantity } from './quantity.js';

/** Finds, among thousands of figures, those that may be the same number as another. */
export interface NumberIndex<T> {
  /**
   * All things whose figure agrees as `same` or `converted` (see {@link agree}) with the given one, in their order, and
   * some that don't: it looks at numbers alone, in their own and in base units.
   */
  near(quantity: Quantity): readonly T[];
}

export function numberIndex<T>(things: readonly T[], quantityOf: (thing: T) => Quantity): NumberIndex<T> {
  const buckets = new Map<number, Entry[]>();
  /** Those that any number might be near. */
  const always: number[] = [];
  things.forEach((thing, at) => {
    const quantity = quantityOf(thing);
    const readings = [quantity, ...quantity.companions.filter(({ kind }) => kind === 'fraction' || kind === 'value')].flatMap(readingsOf);
    if (quantity.hedge !== 'none' || readings.some(isWide)) {
      always.push(at);
      return;
    }
    for (const { low, high } of readings) {
      for (let bucket = bucketOf(low); bucket <= bucketOf(high); bucket++) {
        const entry = { low, high, at };
        const known = buckets.get(bucket);
        if (known) known.push(entry);
        else buckets.set(bucket, [entry]);
      }
    }
  });
  return {
    near(quantity) {
      if (sought?.quantity !== quantity) sought = { quantity, readings: readingsOf(quantity) };
      const { readings } = sought;
      // `more than 50%` agrees with any greater share.
      if (quantity.relation !== '=' || quantity.hedge !== 'none' || readings.some(isWide)) return things;
      const found = new Set(always);
      for (const { low, high } of readings) {
        for (let bucket = bucketOf(low); bucket <= bucketOf(high); bucket++) {
          for (const entry of buckets.get(bucket) ?? []) if (entry.low <= high && low <= entry.high) found.add(entry.at);
        }
      }
      return [...found].sort((a, b) => a - b).map((at) => things[at]!);
    },
  };
}

/** One figure is sought in one index after the other. */
let sought: { readonly quantity: Quantity; readonly readings: readonly Reading[] } | undefined;

/** What a printed number may be at least and at most, its sign aside. */
interface Reading {
  readonly low: number;
  readonly high: number;
}

interface Entry extends Reading {
  readonly at: number;
}

/** A figure as printed, as a share of one, and in the base unit of what it measures. */
function readingsOf({ value: { value, tolerance }, unit, denominator }: Quantity): readonly Reading[] {
  const size = Math.abs(value);
  const around = (middle: number, reach: number): Reading => ({ low: (middle - reach) * (1 - DUST), high: (middle + reach) * (1 + DUST) });
  const readings = [around(size, tolerance)];
  if (denominator && denominator.value !== 0) readings.push(around(size / denominator.value, 0));
  if (unit) {
    readings.push(around(size * unit.factor, tolerance * unit.factor + size * unit.factor * unit.band));
    if (unit.offset !== undefined) readings.push(around(Math.abs(value * unit.factor + unit.offset), tolerance * unit.factor));
    if (unit.canonical === '%') readings.push(around(size / 100, tolerance / 100));
  }
  return readings;
}

const DUST = 1e-6;

function isWide({ low, high }: Reading): boolean {
  return !(low > 0) || !(high < Infinity) || bucketOf(high) - bucketOf(low) > MOST_BUCKETS;
}

const MOST_BUCKETS = 12;

/** Buckets grow with the numbers in them: the last number of one is a fifth more than its first. */
function bucketOf(value: number): number {
  return Math.floor(Math.log2(value) * 4);
}
