/** A place in a snippet where the author types: `${1:dose}`, `${2|days,weeks|}`, a repetition `$2`, or the last place `$0`. */
export interface TabStop {
  readonly number: number;
  readonly kind: 'placeholder' | 'choice' | 'repetition';
  /** The placeholder's text, or the choices; empty for a repetition. */
  readonly options: readonly string[];
}

/** A snippet's text as it is first inserted, with its tab stops in the order of the text. */
export interface Snippet {
  readonly text: string;
  readonly stops: readonly TabStop[];
}

/**
 * Reads the part of VS Code's snippet syntax that our snippets use.
 *
 * Throws on anything else that begins with `$`, so that a slip such as `$(1:dose}` is noticed.
 * https://code.visualstudio.com/docs/editing/userdefinedsnippets#_snippet-syntax
 */
export function readSnippet(body: string): Snippet {
  const stops: TabStop[] = [];
  const first = new Map<number, string>();
  let text = '';
  for (const [token, escaped, number, placeholder, choices, repeated] of body.matchAll(
    /\\([$}\\])|\$\{(\d+)(?::((?:[^$}\\]|\\[$}\\])*)|\|((?:[^|\\]|\\[,|\\])*)\|)\}|\$(\d+)|[^$]|\$/g,
  )) {
    if (token === '$') throw new Error(`a stray $ after "${text.slice(-40)}"`);
    if (escaped !== undefined) text += escaped;
    else if (repeated !== undefined) {
      stops.push({ number: Number(repeated), kind: 'repetition', options: [] });
      text += first.get(Number(repeated)) ?? '';
    } else if (number !== undefined) {
      const options = choices === undefined ? [placeholder!] : choices.split(/(?<!\\),/).map((choice) => choice.replace(/\\([,|\\])/g, '$1'));
      stops.push({ number: Number(number), kind: choices === undefined ? 'placeholder' : 'choice', options });
      first.set(Number(number), options[0]!);
      text += options[0]!;
    } else text += token;
  }
  return { text, stops };
}
