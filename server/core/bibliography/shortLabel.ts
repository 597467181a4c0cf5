import { briefOf } from './brief.js';
import type { Reference } from './reference.js';

/**
 * One line that tells a reader which work it is: `Peters et al. 2017: Alectinib versus crizotinib in …`.
 *
 * Cheap (no citation style is loaded). At most `length` UTF-16 units, cut between words; what is unknown is left out.
 */
export function shortLabel(reference: Reference, length = 100): string {
  const { title, year } = briefOf(reference);
  const who = [byline(reference), year].filter((part) => part !== '').join(' ');
  const label = [who, title].filter((part) => part !== '').join(': ');
  return label === '' ? reference.key : shortened(label, length);
}

/** `Peters`, `Peters and Camidge`, `Peters et al.`; empty when nobody is named. */
export function byline(reference: Reference): string {
  const { authors, others } = briefOf(reference);
  if (authors.length === 0) return '';
  if (authors.length > 2 || others) return `${authors[0]} et al.`;
  return authors.join(' and ');
}

function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, Math.max(1, length - 1));
  const blank = cut.lastIndexOf(' ');
  return `${(blank > length / 2 ? cut.slice(0, blank) : cut).replace(/[\s,;:.–-]{1,5}$/, '')}…`;
}
