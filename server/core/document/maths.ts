import type { PlainTextBuilder } from '../text/plainText.js';
import { superscript } from './superscript.js';

/**
 * Reads simple TeX maths as a person would say it in running text, and appends it to `builder`.
 *
 * `p < 0.001` stays, `1.2\times10^{-3}` becomes `1.2×10⁻³`, `\geq 50\%` becomes `≥ 50%`, `IC_{50}` becomes `IC50`,
 * `\frac{163}{270}` becomes `163/270`, `\mathrm{CI}` becomes `CI`. What is too intricate to be read so is still given,
 * flattened; nothing throws. `source[start, end)` is the maths without its dollars.
 */
export function mathsText(source: string, start: number, end: number, builder: PlainTextBuilder, expand?: Expand): void {
  readMaths({ source, builder, expand }, start, end, 0);
}

/** What the author's own command stands for: `\hr` → `HR`; undefined for a command that is not the author's. */
export type Expand = (name: string) => string | undefined;

interface Maths {
  readonly source: string;
  readonly builder: PlainTextBuilder;
  readonly expand: Expand | undefined;
}

const DEEPEST = 6;

function readMaths(maths: Maths, start: number, end: number, depth: number): void {
  const { source, builder } = maths;
  let at = start;
  while (at < end) {
    const code = source.charCodeAt(at);
    if (code === BACKSLASH) at = readCommand(maths, at, end, depth);
    else if (code === CARET || code === UNDERSCORE) at = readScript(maths, at, end, depth);
    else if (code === OPEN || code === CLOSE || code === AMPERSAND) at++;
    else if (code === PERCENT) at = afterComment(source, at, end);
    else if (code === TILDE) builder.rewrite(' ', at, ++at);
    else if (code === PRIME) builder.rewrite('′', at, ++at);
    else if (isSpace(code)) {
      const from = at;
      while (at < end && isSpace(source.charCodeAt(at))) at++;
      builder.rewrite(' ', from, at);
    } else {
      const from = at;
      do at++;
      while (at < end && !stops(source.charCodeAt(at)));
      builder.copy(source, from, at);
    }
  }
}

function readCommand(maths: Maths, start: number, end: number, depth: number): number {
  const { source, builder } = maths;
  let at = start + 1;
  while (at < end && isLetter(source.charCodeAt(at))) at++;
  if (at === start + 1) {
    at = Math.min(end, start + 2);
    const written = source.slice(start + 1, at);
    builder.rewrite(SIGNS[written] ?? written, start, at);
    return at;
  }
  const name = source.slice(start + 1, at);
  const symbol = SYMBOLS[name];
  if (symbol !== undefined) {
    builder.rewrite(symbol, start, at);
    return afterSpaces(source, at, end);
  }
  if (depth > DEEPEST) return at;
  switch (name) {
    case 'text': case 'textrm': case 'mathrm': case 'mbox': case 'operatorname': case 'textit': case 'textbf': case 'mathit': case 'mathbf': {
      const argument = group(source, at, end);
      // Spaces inside text count, so the spaces before it were only for the author's eye.
      readMaths(maths, argument.start, argument.end, depth + 1);
      return argument.after;
    }
    case 'frac': case 'dfrac': case 'tfrac': case 'nicefrac': case 'sfrac': {
      const over = group(source, at, end);
      const under = group(source, over.after, end);
      readFactor(maths, over, depth);
      builder.rewrite('/', over.end, Math.max(over.end, under.start));
      readFactor(maths, under, depth);
      return under.after;
    }
    case 'sqrt':
      builder.rewrite('√', start, at);
      return at;
    case 'phantom': case 'hspace': case 'vspace': case 'label': case 'tag': case 'color':
      return group(source, at, end).after;
  }
  const expansion = maths.expand?.(name);
  if (expansion !== undefined) {
    builder.rewrite(expansion, start, at);
    return afterSpaces(source, at, end);
  }
  if (FUNCTIONS.has(name)) builder.copy(source, start + 1, at);
  return afterSpaces(source, at, end);
}

/** A part of a fraction: `a + b` gets brackets, `163` none. */
function readFactor(maths: Maths, part: Group, depth: number): void {
  const compound = /[\s+=<>-]/.test(maths.source.slice(part.start, Math.min(part.end, part.start + 200)).trim());
  if (compound) maths.builder.rewrite('(', part.start, part.start);
  readMaths(maths, part.start, part.end, depth + 1);
  if (compound) maths.builder.rewrite(')', part.end, part.end);
}

/** `^{-3}` → `⁻³`, `^\circ` → `°`, `_{50}` → `50`: scripts as they come out of a printed page. */
function readScript(maths: Maths, start: number, end: number, depth: number): number {
  const { source, builder } = maths;
  const raised = source.charCodeAt(start) === CARET;
  if (depth > DEEPEST) return start + 1;
  const argument = group(source, start + 1, end);
  if (!raised) {
    readMaths(maths, argument.start, argument.end, depth + 1);
    return argument.after;
  }
  const written = source.slice(argument.start, Math.min(argument.end, argument.start + 40)).trim();
  if (written === '\\circ' || written === '\\degree') builder.rewrite('°', start, argument.after);
  else if (written === '\\prime') builder.rewrite('′', start, argument.after);
  else {
    const small = superscript(written);
    if (small !== undefined) builder.rewrite(small, start, argument.after);
    else {
      builder.copy(source, start, start + 1);
      readFactor(maths, argument, depth);
    }
  }
  return argument.after;
}

interface Group {
  readonly start: number;
  readonly end: number;
  readonly after: number;
}

/** The argument at `at`: a group in braces, a command, or one character. An open group ends with the maths. */
function group(source: string, at: number, end: number): Group {
  const start = afterSpaces(source, at, end);
  if (start >= end) return { start: end, end, after: end };
  const code = source.charCodeAt(start);
  if (code === OPEN) {
    let open = 0;
    for (let i = start; i < end; i++) {
      const here = source.charCodeAt(i);
      if (here === BACKSLASH) i++;
      else if (here === OPEN) open++;
      else if (here === CLOSE && --open === 0) return { start: start + 1, end: i, after: i + 1 };
    }
    return { start: start + 1, end, after: end };
  }
  let after = start + 1;
  if (code === BACKSLASH) {
    while (after < end && isLetter(source.charCodeAt(after))) after++;
    if (after === start + 1) after = Math.min(end, after + 1);
  }
  return { start, end: after, after };
}

function afterSpaces(source: string, at: number, end: number): number {
  while (at < end && isSpace(source.charCodeAt(at))) at++;
  return at;
}

function afterComment(source: string, at: number, end: number): number {
  const newline = source.indexOf('\n', at);
  return newline < 0 || newline >= end ? end : newline + 1;
}

const BACKSLASH = 92, CARET = 94, UNDERSCORE = 95, OPEN = 123, CLOSE = 125, AMPERSAND = 38, PERCENT = 37, TILDE = 126, PRIME = 39;

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function stops(code: number): boolean {
  return code === BACKSLASH || code === CARET || code === UNDERSCORE || code === OPEN || code === CLOSE
    || code === AMPERSAND || code === PERCENT || code === TILDE || code === PRIME || isSpace(code);
}

/** Commands of one sign: `\%`, `\,`. */
const SIGNS: Readonly<Record<string, string>> = {
  ',': '\u2009', ':': '\u2009', ';': ' ', '>': '\u2009', ' ': ' ', '!': '', '/': '', '\\': ' ', '\n': ' ', '|': '‖', '-': '', '(': '', ')': '', '[': '', ']': '',
};

const SYMBOLS: Readonly<Record<string, string | undefined>> = Object.assign(Object.create(null) as object, {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', varepsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ', vartheta: 'ϑ',
  iota: 'ι', kappa: 'κ', lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ', varrho: 'ϱ', sigma: 'σ', varsigma: 'ς', tau: 'τ',
  upsilon: 'υ', phi: 'φ', varphi: 'φ', chi: 'χ', psi: 'ψ', omega: 'ω',
  Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Xi: 'Ξ', Pi: 'Π', Sigma: 'Σ', Upsilon: 'Υ', Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω',
  pm: '±', mp: '∓', times: '×', div: '÷', cdot: '·', ast: '*', star: '⋆', bullet: '•', circ: '∘', degree: '°', celsius: '°C',
  leq: '≤', le: '≤', leqslant: '≤', geq: '≥', ge: '≥', geqslant: '≥', neq: '≠', ne: '≠', approx: '≈', simeq: '≃', cong: '≅', equiv: '≡', sim: '~',
  ll: '≪', gg: '≫', lt: '<', gt: '>', propto: '∝', in: '∈', notin: '∉', subset: '⊂', subseteq: '⊆', cup: '∪', cap: '∩',
  infty: '∞', partial: '∂', nabla: '∇', sum: '∑', prod: '∏', int: '∫', prime: '′', dagger: '†', ddagger: '‡', ell: 'ℓ', hbar: 'ħ',
  to: '→', rightarrow: '→', longrightarrow: '→', Rightarrow: '⇒', implies: '⇒', leftarrow: '←', gets: '←', Leftarrow: '⇐',
  leftrightarrow: '↔', Leftrightarrow: '⇔', iff: '⇔', uparrow: '↑', downarrow: '↓', mapsto: '↦', rightleftharpoons: '⇌',
  ldots: '…', dots: '…', cdots: '⋯', vdots: '⋮', colon: ':', mid: '|', vert: '|', lvert: '|', rvert: '|', Vert: '‖', parallel: '∥', perp: '⊥', angle: '∠',
  langle: '⟨', rangle: '⟩', lfloor: '⌊', rfloor: '⌋', lceil: '⌈', rceil: '⌉', lbrace: '{', rbrace: '}', lbrack: '[', rbrack: ']',
  land: '∧', wedge: '∧', lor: '∨', vee: '∨', neg: '¬', lnot: '¬', forall: '∀', exists: '∃', emptyset: '∅', varnothing: '∅', checkmark: '✓',
  quad: ' ', qquad: ' ', space: ' ', thinspace: '\u2009', textpm: '±', textmu: 'µ', textdegree: '°', textless: '<', textgreater: '>', textendash: '–',
  left: '', right: '', big: '', Big: '', bigl: '', bigr: '', Bigl: '', Bigr: '', bigg: '', Bigg: '', middle: '',
});

/** Names that are themselves what is printed. */
const FUNCTIONS: ReadonlySet<string> = new Set([
  'log', 'ln', 'lg', 'exp', 'sin', 'cos', 'tan', 'cot', 'sinh', 'cosh', 'tanh', 'arcsin', 'arccos', 'arctan',
  'min', 'max', 'sup', 'inf', 'lim', 'det', 'dim', 'arg', 'deg', 'gcd', 'Pr', 'mod', 'bmod',
]);
