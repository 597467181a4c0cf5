import type { Quantity } from '../quantity/quantity.js';
import { quantities } from '../quantity/recognise.js';
import type { Concept } from './concepts.js';

/**
 * The concept of a stratum, a part of a population by a bound or a range: `≤ 10 mm`, `10 mm or less` and `up to 10 mm` are
 * `<10`, `65 years or older` is `>65`, `11–20 mm` is `11-20`. Whether the bound itself belongs to it, texts seldom agree on.
 * Undefined for a figure that bounds nothing.
 */
export function stratumOf({ kind, relation, value, upper }: Quantity): Concept | undefined {
  if (kind === 'range') return upper && `${value.value}-${upper.value}`;
  if (kind !== 'value' || relation === '=') return undefined;
  return `${relation === '<' || relation === '≤' ? '<' : '>'}${value.value}`;
}

/** Whether a concept is a stratum: it tells one part from another, and its number is a word of its own besides. */
export function isStratum(concept: Concept): boolean {
  return /^[<>]|^-?[\d.]+-/u.test(concept);
}

/** The strata that a table's header names: `< 65 years`, `11–20 mm`. */
export function strataIn(header: string): readonly Concept[] {
  return /\d/u.test(header) ? quantities(header).flatMap((quantity) => stratumOf(quantity) ?? []) : [];
}
