/** English words → the user's: `{ 'Cite {0}': '引用 {0}' }`. In both, `{0}` is the first value filled in. */
export type Translations = Readonly<Record<string, string>>;

let translations: Translations = {};
/** Looked up once for each place in the code. */
let parted = new WeakMap<TemplateStringsArray, Parted>();

/**
 * Lets all that is said from now on be in another language; `{}` is English. For the process that serves one editor, once,
 * before anything is said: what is worded already stays. The command line never calls it.
 */
export function speak(other: Translations): void {
  translations = other;
  parted = new WeakMap();
}

/**
 * What a person is to read, in the user's language; in English where there is no translation. Each is a whole sentence, or
 * a phrase that stands alone, so that another language may order the values as it needs: t`Add ${key} to ${file}`.
 * Never for what goes into a manuscript, nor at a module's top level, where the language is not known yet.
 */
export function t(english: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  const { words, order } = parted.get(english) ?? part(english);
  let text = words[0]!;
  for (let i = 0; i < order.length; i++) text += `${values[order[i]!]}${words[i + 1]!}`;
  return text;
}

/** A translation, ready to be filled in. */
interface Parted {
  readonly words: readonly string[];
  /** Which value stands behind each of the words but the last. */
  readonly order: readonly number[];
}

function part(english: TemplateStringsArray): Parted {
  const key = english.reduce((text, words, i) => `${text}{${i - 1}}${words}`);
  const translated = translations[key];
  const found = translated === undefined
    ? { words: [...english], order: english.slice(1).map((_, i) => i) }
    : { words: translated.split(/\{\d\}/), order: [...translated.matchAll(/\{(\d)\}/g)].map(([, place]) => Number(place)) };
  parted.set(english, found);
  return found;
}
