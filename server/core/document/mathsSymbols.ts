/** LaTeX maths commands that are one character in print. */
export const MATHS_SYMBOLS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    pm: '±', mp: '∓', times: '×', cdot: '·', div: '÷', ast: '*', star: '*', bullet: '•', circ: '∘', degree: '°',
    leq: '≤', le: '≤', leqslant: '≤', geq: '≥', ge: '≥', geqslant: '≥', lt: '<', gt: '>', neq: '≠', ne: '≠',
    ll: '≪', gg: '≫', approx: '≈', sim: '~', simeq: '≃', cong: '≅', equiv: '≡', propto: '∝', lesssim: '≲', gtrsim: '≳',
    to: '→', rightarrow: '→', leftarrow: '←', leftrightarrow: '↔', Rightarrow: '⇒', uparrow: '↑', downarrow: '↓', mapsto: '↦',
    infty: '∞', partial: '∂', nabla: '∇', in: '∈', notin: '∉', subset: '⊂', cup: '∪', cap: '∩', mid: '|', vert: '|', Vert: '‖', parallel: '∥', perp: '⊥',
    alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', varepsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ', vartheta: 'ϑ',
    iota: 'ι', kappa: 'κ', lambda: 'λ', mu: 'µ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', upsilon: 'υ',
    phi: 'φ', varphi: 'φ', chi: 'χ', psi: 'ψ', omega: 'ω', micro: 'µ', upmu: 'µ',
    Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Xi: 'Ξ', Pi: 'Π', Sigma: 'Σ', Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω', ohm: 'Ω',
    dagger: '†', ddagger: '‡', S: '§', P: '¶', ell: 'ℓ', hbar: 'ℏ', prime: '′', ldots: '…', dots: '…', cdots: '⋯', colon: ':',
    lbrace: '{', rbrace: '}', oplus: '⊕', odot: '⊙', langle: '⟨', rangle: '⟩', lfloor: '⌊', rfloor: '⌋', lceil: '⌈', rceil: '⌉', angstrom: 'Å', AA: 'Å',
    '%': '%', '&': '&', '$': '$', '#': '#', '_': '_', '{': '{', '}': '}', '|': '‖', textdegree: '°', textpm: '±', textmu: 'µ', texttimes: '×',
    ln: 'ln', log: 'log', exp: 'exp', min: 'min', max: 'max', sin: 'sin', cos: 'cos', tan: 'tan', Pr: 'Pr', backslash: '\\',
  }),
);
