/** Numbers that look random and are the same on every run. */
export interface Random {
  /** A whole number from 0 up to, and without, the given one. */
  below(limit: number): number;
  between(low: number, high: number, decimals?: number): number;
  pick<T>(from: readonly T[]): T;
}

/** A linear congruential generator (Park and Miller, 1988). */
export function random(seed: number): Random {
  let state = seed;
  const below = (limit: number): number => (state = (state * 48_271) % 2_147_483_647) % limit;
  return {
    below,
    between: (low, high, decimals = 0) => Number((low + (below(1_000_000) / 1_000_000) * (high - low)).toFixed(decimals)),
    pick: (from) => from[below(from.length)]!,
  };
}
