/** A computed number for people: three significant places or so. */
export function short(value: number, decimals?: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (decimals !== undefined) return String(Number(value.toFixed(decimals)));
  const size = Math.abs(value);
  if (size >= 1000) return String(Math.round(value));
  return String(Number(value.toPrecision(size >= 100 ? 4 : 3)));
}
