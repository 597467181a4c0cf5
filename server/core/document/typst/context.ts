import { nameEnd, stringEnd } from './lexis.js';

/** What a Typst document says to its parts: the labels in it, and the text of `#let` names. */
export class Context {
  private readonly labels: ReadonlySet<string>;
  private readonly lets = new Map<string, string>();
  /** Equal signatures, equal answers. */
  readonly signature: string;

  constructor(labels: readonly string[], definitions: readonly Definition[]) {
    this.labels = new Set(labels);
    for (const { name, value } of definitions) this.lets.set(name, value);
    this.signature = [...labels, '', ...definitions.map(({ name, value }) => `${name}=${value}`)].join('\n');
  }

  /** For `label x`, whether `<x>` stands in the document; for `let x`, the source of its value. */
  answer(question: string): string | undefined {
    if (question.startsWith('label ')) return this.labels.has(question.slice(6)) ? 'yes' : undefined;
    return this.lets.get(question.slice(4));
  }
}

/** `#let name = [text]`, `"text"` or a number. */
export interface Definition {
  readonly name: string;
  readonly value: string;
}

/** Reads the `#let` at `at`; undefined where its value is no text. */
export function readDefinition(text: string, at: number): Definition | undefined {
  let i = spaces(text, at + '#let'.length);
  const end = nameEnd(text, i);
  const name = text.slice(i, end);
  i = spaces(text, end);
  if (name === '' || text[i] !== '=') return undefined;
  i = spaces(text, i + 1);
  const valueEnd = text[i] === '"' ? stringEnd(text, i) : text[i] === '[' ? contentEnd(text, i) : i + (/^[-+]?\d{1,20}(?:\.\d{1,20})?(?=\s|;|$)/.exec(text.slice(i, i + 45))?.[0].length ?? 0);
  return valueEnd > i && valueEnd - i < 1000 ? { name, value: text.slice(i, valueEnd) } : undefined;
}

function spaces(text: string, at: number): number {
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

function contentEnd(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < Math.min(text.length, open + 1000); i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '[') depth++;
    else if (text[i] === ']' && --depth === 0) return i + 1;
  }
  return open;
}
