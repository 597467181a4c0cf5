/** A text with its Greek letters by name: `β-hcg` → `beta-hcg`. Give it in lower case. */
export function greekName(text: string): string {
  return text.replace(/[αβγδεζηθικλμνξοπρστυφχψως]/gu, (letter) => NAMES.get(letter) ?? letter);
}

/** Whether a lower-case word is the name of a Greek letter. */
export function isGreekName(word: string): boolean {
  return WORDS.has(word);
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['α', 'alpha'], ['β', 'beta'], ['γ', 'gamma'], ['δ', 'delta'], ['ε', 'epsilon'], ['ζ', 'zeta'], ['η', 'eta'], ['θ', 'theta'], ['ι', 'iota'], ['κ', 'kappa'],
  ['λ', 'lambda'], ['μ', 'mu'], ['ν', 'nu'], ['ξ', 'xi'], ['ο', 'omicron'], ['π', 'pi'], ['ρ', 'rho'], ['σ', 'sigma'], ['ς', 'sigma'], ['τ', 'tau'], ['υ', 'upsilon'],
  ['φ', 'phi'], ['χ', 'chi'], ['ψ', 'psi'], ['ω', 'omega'],
]);

const WORDS: ReadonlySet<string> = new Set(NAMES.values());
