import type { Statement } from '../evidence/statement.js';
import { agree, isRight, mayBeSame } from '../quantity/compare.js';
import type { Quantity } from '../quantity/quantity.js';
import { level } from './bound.js';
import { inOneDimension } from './counterpart.js';
import type { Cited } from './references.js';
import { sharing } from './sharing.js';
import type { Verdict } from './verdict.js';

/**
 * A condition of the manuscript (`peaked at 4.7 W`) whose very number a cited work has in another unit of the kind, in a
 * sentence that shares a telling word, and nowhere in this one. Undefined where nothing can be said: a round number may
 * be of anything.
 */
export function conditionUnitVerdict(condition: Quantity, statement: Statement, cited: readonly Cited[]): Verdict | undefined {
  if (!condition.unit || isRound(condition)) return undefined;
  const measured = cited.flatMap(({ key, answers }) => answers.flatMap(({ source }) => {
    const shares = sharing(statement, source);
    return [...source.evidence.bounds, ...source.evidence.measurements].map((measurement) => ({ measurement, source, key, shares }));
  }));
  const other = measured.find(({ measurement, shares }) => mayBeSame(condition, measurement.quantity) && inOneDimension(condition, measurement.quantity) && agree(level(condition), level(measurement.quantity)).kind === 'unit' && shares(measurement));
  if (!other || measured.some(({ measurement }) => isRight(agree(level(condition), level(measurement.quantity))))) return undefined;
  const { measurement, source, key } = other;
  return { verdict: 'contradicted', code: 'figure/unit', expected: measurement.quantity.text, reason: agree(level(condition), level(measurement.quantity)).reason, evidence: [{ measurement, source, key }] };
}

/** `30`, `600`: one digit that tells. */
function isRound({ value: { printed } }: Quantity): boolean {
  return (printed.match(/[1-9]/gu) ?? []).length < 2;
}
