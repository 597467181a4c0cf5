const SIMPLE = /@([\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])|[:/](?=\/))*|\*)/uy;
const BRACED = /@\{([^{}\n]{1,200})\}/y;
const CROSS_REFERENCE = /^(?:fig|tbl|sec|eq|lst|thm)[-:]/;
const QUARTO_CROSS_REFERENCE = /^(?:fig|tbl|lst|tip|nte|wrn|imp|cau|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|eq|sec|apx|vid|supp)-/;

export interface CitationKey {
  readonly key: string;
  /** Of the key alone. */
  readonly start: number;
  readonly end: number;
  /** Behind the key and its closing brace. */
  readonly next: number;
}

/**
 * The citation key at an `@`, after Pandoc's manual (Citation syntax): a letter, digit or `_`, then letters, digits
 * and single inner punctuation `:.#$%&-+?<>~/`; or anything in braces. Returns undefined where none stands, so in
 * `someone@example.org`. Unlike Pandoc, a key in braces may hold spaces, as keys of real .bib files do.
 */
export function readCitationKey(text: string, at: number): CitationKey | undefined {
  if (at > 0 && /[\p{L}\p{N}./@]/u.test(text[at - 1]!)) return undefined;
  SIMPLE.lastIndex = BRACED.lastIndex = at;
  const simple = SIMPLE.exec(text);
  if (simple) return { key: simple[1]!, start: at + 1, end: at + simple[0].length, next: at + simple[0].length };
  const braced = BRACED.exec(text);
  if (braced) return { key: braced[1]!, start: at + 2, end: at + braced[0].length - 1, next: at + braced[0].length };
  return undefined;
}

/** `@fig-flow`, `@tbl:efficacy`: a place in the document itself, not a work. */
export function isCrossReference(key: string, quarto: boolean): boolean {
  return CROSS_REFERENCE.test(key) || quarto && QUARTO_CROSS_REFERENCE.test(key);
}
