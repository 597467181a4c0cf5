const RAISED: Readonly<Record<string, string>> = {
  '0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹',
  '+': '⁺', '-': '⁻', '−': '⁻', '–': '⁻', '(': '⁽', ')': '⁾',
};

/**
 * The raised form of digits and signs, as in `10⁻³`, `m²`, `Ca²⁺`; undefined where one of the characters has none
 * (`1^st`, `x^{n+1}`), or nothing is there.
 */
export function superscript(written: string): string | undefined {
  let raised = '';
  for (const character of written) {
    const small = RAISED[character];
    if (small === undefined) return undefined;
    raised += small;
  }
  return raised === '' ? undefined : raised;
}
