import { overlaps } from '../text/span.js';
import type { Finding, Fix } from './finding.js';

/** The fixes that an editor may apply unseen: each leaves what the text says as it is. None meets another. */
export function safeFixes(findings: readonly Finding[]): readonly Fix[] {
  return apart(findings.flatMap(({ fixes }) => fixes.find(({ preferred, safe }) => preferred && safe) ?? []));
}

/** The fixes that give every figure its source's value: for an author who has read the findings. */
export function figureValueFixes(findings: readonly Finding[]): readonly Fix[] {
  return apart(findings.flatMap(({ code, fixes }) => (code.startsWith('figure/') && code !== 'figure/reference' ? fixes.find(({ preferred }) => preferred) ?? [] : [])));
}

function apart(fixes: readonly Fix[]): readonly Fix[] {
  return fixes.reduce<readonly Fix[]>((kept, fix) => (kept.some((other) => overlaps(other.span, fix.span)) ? kept : [...kept, fix]), []);
}
