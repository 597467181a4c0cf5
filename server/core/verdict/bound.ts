import type { Statement } from '../evidence/statement.js';
import { agree } from '../quantity/compare.js';
import type { Quantity } from '../quantity/quantity.js';
import { t } from '../text/language.js';
import type { Cited } from './references.js';
import { sharing } from './sharing.js';
import type { Verdict } from './verdict.js';

/**
 * A bound of the manuscript (`patients with a clearance above 15 mL/min were excluded`) against those of the cited works:
 * contradicted where a work sets the very bound the other way round in a sentence that shares a telling word, and
 * nowhere the same way. Undefined where nothing can be said.
 */
export function boundVerdict(bound: Quantity, statement: Statement, cited: readonly Cited[]): Verdict | undefined {
  if (bound.relation === '=') return undefined;
  const found = cited.flatMap(({ key, answers }) => answers.flatMap(({ source }) => {
    const shares = sharing(statement, source);
    return [...source.evidence.conditions, ...source.evidence.measurements]
      .filter((measurement) => measurement.quantity.relation !== '=' && agree(level(bound), level(measurement.quantity)).kind === 'same')
      .map((measurement) => ({ evident: { measurement, source, key }, way: wayOf(measurement.quantity), shares: shares(measurement) > 0 }));
  }));
  const same = found.find(({ way }) => way === wayOf(bound));
  if (same) return same.shares ? { verdict: 'supported', evidence: [same.evident] } : undefined;
  // `light was cut below 420 nm` says what `light above 420 nm` says.
  const turned = found.find(({ shares, evident }) => shares && EXCLUDES.test(statement.text) === EXCLUDES.test(evident.measurement.place.quote));
  if (!turned) return undefined;
  return { verdict: 'contradicted', code: 'figure/comparator', expected: bound.text, reason: t`the source sets the bound the other way round`, evidence: [turned.evident] };
}

const EXCLUDES = /\b(?:exclu\w+|cut|remov\w+|reject\w*|filter\w*|omit\w*|discard\w*|block\w*|dropp\w+|barred|ceas\w+|stopp?\w*|not|no|never|without|until|unless)\b/iu;

/** The number of a bound, whichever way it goes. */
export function level(quantity: Quantity): Quantity {
  return { ...quantity, relation: '=' };
}

function wayOf({ relation }: Quantity): 'up' | 'down' {
  return relation === '>' || relation === '≥' ? 'up' : 'down';
}
