/**
 * What was made of a value, remembered as long as the value lives. It is kept in the value itself: a `WeakMap` with a
 * million entries halts the collector of garbage for seconds.
 */
export interface Memory<Key extends object, Made> {
  get(key: Key): Made | undefined;
  set(key: Key, made: Made): void;
}

export function memory<Key extends object, Made>(): Memory<Key, Made> {
  const slot = Symbol();
  return {
    get: (key) => (key as { readonly [slot]?: Made })[slot],
    set: (key, made) => void ((key as { [slot]?: Made })[slot] = made),
  };
}
