/** What the reading of a stretch depends on besides its own text. Part of the key by which its content is remembered. */
export interface Context {
  /** Whether `@fig-x` and all of Quarto's other cross-references are meant as such. */
  readonly quarto: boolean;
  /** How numbers cite: not at all, in brackets where plausible, or also raised, for there is a numbered list of references. */
  readonly numeric: 'none' | 'brackets' | 'list';
  /** Under a heading such as “References”, under “Abstract”, or elsewhere. */
  readonly section: 'text' | 'abstract' | 'references';
  /** Labels of link definitions, `[label]: url`, and of numbered examples, `(@label)`, in lower case. */
  readonly labels: ReadonlySet<string>;
}
