/** Which file includes which: `main.tex` → [`chapters/one.tex`, …]. */
export type Inclusions = ReadonlyMap<string, readonly string[]>;

/** The files that include `path`, directly or through others, the nearest first; without `path` itself. */
export function includersOf(path: string, inclusions: Inclusions): readonly string[] {
  const found = new Set<string>([path]);
  for (const part of found) {
    for (const [file, targets] of inclusions) if (targets.includes(part)) found.add(file);
  }
  found.delete(path);
  return [...found];
}

/**
 * If including `to` from `from` leads back to `from`, the way round: [a, b, a] for a → b → a.
 * The shortest there is.
 */
export function cycleThrough(from: string, to: string, inclusions: Inclusions): readonly string[] | undefined {
  const cameFrom = new Map<string, string>([[to, from]]);
  for (const [file] of cameFrom) {
    if (file === from) return wayTo(from, cameFrom);
    for (const target of inclusions.get(file) ?? []) if (!cameFrom.has(target)) cameFrom.set(target, file);
  }
  return undefined;
}

function wayTo(start: string, cameFrom: ReadonlyMap<string, string>): readonly string[] {
  const way = [start];
  for (let at = cameFrom.get(start)!; at !== start; at = cameFrom.get(at)!) way.unshift(at);
  return [start, ...way];
}
