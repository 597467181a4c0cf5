/**
 * Signs that authors write by commands and that citation-js' tables lack: `$\pm$` → `±`. Names as LaTeX, AMS and textcomp
 * have them.
 */
export const SIGNS: ReadonlyMap<string, string> = new Map(Object.entries({
  AA: 'Å', aa: 'å', S: '§', P: '¶', pounds: '£', euro: '€', texteuro: '€', degree: '°', celsius: '°C', micro: 'µ', ohm: 'Ω', percent: '%',
  times: '×', div: '÷', pm: '±', mp: '∓', cdot: '·', ast: '∗', star: '⋆', circ: '∘', bullet: '•', prime: '′', sqrt: '√', infty: '∞',
  leq: '≤', le: '≤', leqslant: '≤', geq: '≥', ge: '≥', geqslant: '≥', neq: '≠', ne: '≠', approx: '≈', sim: '∼', simeq: '≃', cong: '≅', equiv: '≡', propto: '∝', ll: '≪', gg: '≫', lt: '<', gt: '>',
  to: '→', rightarrow: '→', leftarrow: '←', leftrightarrow: '↔', Rightarrow: '⇒', Leftarrow: '⇐', Leftrightarrow: '⇔', rightleftharpoons: '⇌', uparrow: '↑', downarrow: '↓', mapsto: '↦',
  sum: '∑', prod: '∏', int: '∫', partial: '∂', nabla: '∇', in: '∈', notin: '∉', subset: '⊂', subseteq: '⊆', supset: '⊃', cup: '∪', cap: '∩', emptyset: '∅', forall: '∀', exists: '∃', neg: '¬', wedge: '∧', vee: '∨', oplus: '⊕', otimes: '⊗',
  perp: '⊥', parallel: '∥', angle: '∠', triangle: '△', langle: '⟨', rangle: '⟩', ell: 'ℓ', hbar: 'ℏ', aleph: 'ℵ', mid: '|', vert: '|',
  dagger: '†', ddagger: '‡', dag: '†', ddag: '‡', ldots: '…', dots: '…', cdots: '⋯', textellipsis: '…', slash: '/', textmu: 'µ', textdegree: '°',
  quad: ' ', qquad: ' ', space: ' ', nobreakspace: ' ', thinspace: ' ', enspace: ' ', newline: ' ', linebreak: ' ', TeX: 'TeX', LaTeX: 'LaTeX', BibTeX: 'BibTeX', LaTeXe: 'LaTeX2e',
}));

/** The sign of a command as it is written, with the blank behind it where that is to be seen: `\leq 5` → `≤ 5`, `\AA ngstrom` → `Ångstrom`. */
export function signOf(name: string, written: string): string {
  const sign = SIGNS.get(name)!;
  return /\s$/.test(written) && !/[\p{L}°\s]$/u.test(sign) ? `${sign} ` : sign;
}
