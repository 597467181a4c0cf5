import type { PlainTextBuilder } from '../../text/plainText.js';
import { superscript } from '../superscript.js';
import { nameEnd, stringEnd } from './lexis.js';

/**
 * Writes Typst maths, given without its `$`, as readable text: `p < 0.001` stays, `1.2 times 10^(-3)` becomes
 * `1.2 × 10⁻³`, `plus.minus` `±`, `gt.eq 50%` `≥ 50%`, `"IC"_50` `IC50`, `frac(163, 270)` `163/270`.
 *
 * Returns whether it reads like text; for what has structure of its own (sums, matrices) the source is written as it
 * stands, and the caller sets a `maths` mark on it.
 */
export function typstMathsText(source: string, start: number, end: number, builder: PlainTextBuilder): boolean {
  const pieces: Piece[] = [];
  const reader = new MathsReader(source, pieces);
  reader.read(start, end, 0);
  if (reader.intricate) {
    builder.copy(source, start, end);
    return false;
  }
  for (const { start: from, end: to, text } of pieces) {
    if (text === undefined) builder.copy(source, from, to);
    else builder.rewrite(text, from, to);
  }
  return true;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  /** What it is rewritten as; copied without. */
  readonly text?: string;
}

const DEEPEST = 8;

class MathsReader {
  intricate = false;

  constructor(private readonly source: string, private readonly pieces: Piece[]) {}

  read(start: number, end: number, depth: number): void {
    let at = start;
    while (at < end && !this.intricate) at = this.step(at, end, depth);
  }

  private step(at: number, end: number, depth: number): number {
    const { source } = this;
    const char = source[at]!;
    if (depth > DEEPEST || char === '&') return this.fail(end);
    if (/\s/.test(char)) {
      let next = at + 1;
      while (next < end && /\s/.test(source[next]!)) next++;
      this.add(at, next, ' ');
      return next;
    }
    if (char === '"') {
      const close = Math.min(end, stringEnd(source, at));
      this.add(at + 1, Math.max(at + 1, source[close - 1] === '"' ? close - 1 : close));
      return close;
    }
    if (char === '\\') {
      if (/\s/.test(source[at + 1] ?? ' ')) this.add(at, at + 1, ' ');
      else this.add(at + 1, Math.min(end, at + 2));
      return Math.min(end, at + 2);
    }
    if (char === '^' || char === '_') return this.script(at, end, depth);
    if (char === '#') return at + 1;
    if (/[\p{L}]/u.test(char)) return this.word(at, end, depth);
    for (const [sign, text] of SIGNS) {
      if (!source.startsWith(sign, at) || at + sign.length > end) continue;
      this.add(at, at + sign.length, text);
      return at + sign.length;
    }
    this.add(at, at + 1);
    return at + 1;
  }

  /** `times`, `plus.minus`, `frac(1, 2)`; a word that is not known is what it says. */
  private word(at: number, end: number, depth: number): number {
    const { source } = this;
    let next = Math.min(end, wordEnd(source, at));
    while (source[next] === '.' && next + 1 < end && /[a-z]/.test(source[next + 1]!)) next = Math.min(end, wordEnd(source, next + 1));
    const name = source.slice(at, next);
    if (source[next] === '(' && next < end && name.length > 1) {
      const close = closing(source, next, end);
      if (INTRICATE.has(name)) return this.fail(end);
      if (name === 'frac' || name === 'binom') {
        const comma = topComma(source, next + 1, close);
        if (comma < 0 || name === 'binom') return this.fail(end);
        this.read(next + 1, comma, depth + 1);
        this.add(comma, comma + 1, '/');
        let under = comma + 1;
        while (/\s/.test(source[under] ?? '')) under++;
        this.read(under, close, depth + 1);
        return Math.min(end, close + 1);
      }
      if (name === 'sqrt') this.add(at, next, '√');
      if (name === 'sqrt' || PLAIN_CALLS.has(name)) {
        this.read(next + 1, close, depth + 1);
        return Math.min(end, close + 1);
      }
    }
    if (INTRICATE.has(name)) return this.fail(end);
    const symbol = SYMBOLS.get(name) ?? SYMBOLS.get(name.split('.')[0]!);
    if (symbol !== undefined) this.add(at, next, symbol);
    else this.add(at, next);
    return next;
  }

  /** `^(-3)` → `⁻³`, `_50` → `50`. */
  private script(at: number, end: number, depth: number): number {
    const { source } = this;
    let from = at + 1;
    while (from < end && source[from] === ' ') from++;
    let to: number;
    let next: number;
    if (source[from] === '(') {
      to = closing(source, from, end);
      next = Math.min(end, to + 1);
      from++;
    } else if (source[from] === '"') {
      next = Math.min(end, stringEnd(source, from));
      to = Math.max(from + 1, next - 1);
      from++;
    } else {
      const sign = source[from] === '-' || source[from] === '+' ? from + 1 : from;
      const number = /^\d{1,20}(?:\.\d{1,20})?/.exec(source.slice(sign, Math.min(end, sign + 42)))?.[0].length ?? 0;
      to = next = Math.min(end, number > 0 ? sign + number : Math.max(from + 1, wordEnd(source, from)));
    }
    if (source[at] === '_') {
      this.read(from, to, depth + 1);
      return next;
    }
    const inner: Piece[] = [];
    const reader = new MathsReader(source, inner);
    reader.read(from, to, depth + 1);
    if (reader.intricate) return this.fail(end);
    const text = inner.map((piece) => piece.text ?? source.slice(piece.start, piece.end)).join('').trim();
    if (text !== '') this.add(at, next, text === '∘' || text === '°' ? '°' : superscript(text));
    return next;
  }

  private add(start: number, end: number, text?: string): void {
    if (end > start) this.pieces.push(text === undefined ? { start, end } : { start, end, text });
  }

  private fail(end: number): number {
    this.intricate = true;
    return end;
  }
}

function wordEnd(source: string, at: number): number {
  const end = nameEnd(source, at);
  for (let i = at; i < end; i++) if (source[i] === '_' || source[i] === '-') return i;
  return end;
}

function closing(source: string, open: number, end: number): number {
  let depth = 0;
  for (let i = open; i < end; i++) {
    if (source[i] === '(') depth++;
    else if (source[i] === ')' && --depth === 0) return i;
  }
  return end;
}

function topComma(source: string, start: number, end: number): number {
  let depth = 0;
  for (let i = start; i < end; i++) {
    const char = source[i];
    if (char === '(') depth++;
    else if (char === ')') depth--;
    else if (char === ',' && depth === 0) return i;
  }
  return -1;
}

const SIGNS: readonly (readonly [string, string])[] = [['<=', '≤'], ['>=', '≥'], ['!=', '≠'], ['=>', '⇒'], ['->', '→'], ['<-', '←'], ['<<', '≪'], ['>>', '≫'], ['...', '…'], ['-', '−'], ['~', '\u00A0'], ["'", '′'], ['*', '·']];

const PLAIN_CALLS: ReadonlySet<string> = new Set(['text', 'upright', 'italic', 'bold', 'serif', 'sans', 'mono', 'op', 'hat', 'tilde', 'macron', 'overline', 'accent', 'display', 'inline', 'cancel', 'underline']);
const INTRICATE: ReadonlySet<string> = new Set(['sum', 'product', 'integral', 'lim', 'mat', 'vec', 'cases', 'binom', 'underbrace', 'overbrace', 'attach', 'root']);

const SYMBOLS: ReadonlyMap<string, string> = new Map(Object.entries({
  times: '×', 'plus.minus': '±', 'minus.plus': '∓', plus: '+', minus: '−', dot: '·', 'dot.op': '·', 'dot.c': '·', div: '÷', ast: '*', slash: '/',
  eq: '=', 'eq.not': '≠', lt: '<', gt: '>', 'lt.eq': '≤', 'gt.eq': '≥', 'lt.double': '≪', 'gt.double': '≫', approx: '≈', 'tilde.op': '~', tilde: '~', 'tilde.eq': '≃', equiv: '≡', prop: '∝',
  infinity: '∞', oo: '∞', degree: '°', percent: '%', permille: '‰', circle: '∘', 'circle.small': '∘', compose: '∘', prime: '′', diff: '∂', partial: '∂', nabla: '∇', ell: 'ℓ', planck: 'ħ', ohm: 'Ω', angstrom: 'Å',
  arrow: '→', 'arrow.r': '→', 'arrow.l': '←', 'arrow.t': '↑', 'arrow.b': '↓', 'arrow.l.r': '↔', in: '∈', 'in.not': '∉', subset: '⊂', union: '∪', sect: '∩', inter: '∩', emptyset: '∅', and: '∧', or: '∨', not: '¬', forall: '∀', exists: '∃',
  dots: '…', 'dots.h': '…', 'dots.c': '⋯', comma: ',', colon: ':', bar: '|', 'bar.v': '|', dagger: '†', bullet: '•', star: '⋆', space: ' ', quad: ' ', wide: ' ', thin: ' ', med: ' ', thick: ' ',
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ', iota: 'ι', kappa: 'κ', lambda: 'λ', mu: 'µ', nu: 'ν', xi: 'ξ', omicron: 'ο', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', upsilon: 'υ', phi: 'φ', chi: 'χ', psi: 'ψ', omega: 'ω',
  Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Xi: 'Ξ', Pi: 'Π', Sigma: 'Σ', Upsilon: 'Υ', Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω',
}));
