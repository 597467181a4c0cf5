/** Lists by key. Where most keys have one value, a million lists of one each are spared. Values are no arrays. */
export type Multimap<Key, Value extends object> = Map<Key, Value | Value[]>;

/** Adds a value behind those that the key has. */
export function addTo<Key, Value extends object>(map: Multimap<Key, Value>, key: Key, value: Value): void {
  const before = map.get(key);
  if (before === undefined) map.set(key, value);
  else if (Array.isArray(before)) before.push(value);
  else map.set(key, [before, value]);
}

/** The values of a key in the order they were added; none where the key has none. */
export function listOf<Key, Value extends object>(map: ReadonlyMap<Key, Value | Value[]>, key: Key): readonly Value[] {
  const values = map.get(key);
  return values === undefined ? [] : Array.isArray(values) ? values : [values];
}
