const RAISED = new Map(Object.entries({
  '0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹',
  '+': '⁺', '-': '⁻', '−': '⁻', '–': '⁻', '=': '⁼', '(': '⁽', ')': '⁾',
  a: 'ᵃ', b: 'ᵇ', c: 'ᶜ', d: 'ᵈ', e: 'ᵉ', f: 'ᶠ', g: 'ᵍ', h: 'ʰ', i: 'ⁱ', j: 'ʲ', k: 'ᵏ', l: 'ˡ', m: 'ᵐ',
  n: 'ⁿ', o: 'ᵒ', p: 'ᵖ', r: 'ʳ', s: 'ˢ', t: 'ᵗ', u: 'ᵘ', v: 'ᵛ', w: 'ʷ', x: 'ˣ', y: 'ʸ', z: 'ᶻ',
}));

const ORDINAL = new Set(['st', 'nd', 'rd', 'th']);
const STANDING = /^[*†‡§¶#°′″ ,]+$/;

/**
 * What stands raised in print, in characters that are raised themselves: `-3` → `⁻³`, `a` → `ᵃ`, so that the note
 * letter of `12^a^` or the exponent of `m^2^` never runs into a number. Ordinals (`25^th^`) and note signs (`*`, `†`)
 * stay as they are; what has no raised form is set behind a caret (`0.5` → `^0.5`).
 */
export function superscript(text: string): string {
  if (ORDINAL.has(text) || STANDING.test(text)) return text;
  let raised = '';
  for (const char of text) {
    const up = char === ',' || char === ' ' ? char : RAISED.get(char);
    if (up === undefined) return `^${text}`;
    raised += up;
  }
  return raised;
}
