/** What a command gives back: 0 nothing to report, 1 findings, 2 a named file that cannot be read. */
export interface Outcome {
  readonly output: string;
  /** For standard error, a line each. */
  readonly errors: readonly string[];
  readonly exitCode: 0 | 1 | 2;
}
