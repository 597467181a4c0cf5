import type { Measurement } from '../evidence/measurement.js';
import type { Statement } from '../evidence/statement.js';
import type { Library } from '../library/library.js';
import type { Source } from '../library/source.js';
import { agree, isRight, mayBeSame } from '../quantity/compare.js';
import { inStyleOf } from '../quantity/format.js';
import type { Quantity } from '../quantity/quantity.js';
import { level } from './bound.js';
import { digitsOf, slipBetween } from './candidate.js';
import { inOneDimension } from './counterpart.js';
import { conditionsOf, numbersOf } from './numbersOf.js';
import type { Cited } from './references.js';
import { sharing } from './sharing.js';
import type { Evident, FigureCode, Verdict } from './verdict.js';

/**
 * A condition of the manuscript (`calcined at 780 °C`) whose number the cited works do not have: contradicted where one of
 * them has it in another unit of the kind or with two digits swapped, or where another work sets the very condition, in a
 * sentence that shares telling words. Undefined where nothing can be said: a round number may be of anything.
 */
export function conditionVerdict(condition: Quantity, statement: Statement, cited: readonly Cited[], library: Library): Verdict | undefined {
  if (!isTelling(condition)) return undefined;
  const works = cited.flatMap(({ key, answers }) => answers.map(({ source }) => ({ key, source })));
  if (works.some(({ source }) => saidNear(condition, source).some((measurement) => isRight(compared(condition, measurement))))) return undefined;
  const said = works.flatMap(({ key, source }) => [...source.evidence.conditions, ...source.evidence.measurements].map((measurement) => ({ measurement, source, key })));
  const shares = (found: Evident, least: number): boolean => sharing(statement, found.source)(found.measurement) >= least;
  const inOtherUnit = said.find((one) => condition.unit && isSameElsewise(condition, one.measurement) && shares(one, 1));
  if (inOtherUnit) return contradicted('figure/unit', condition, inOtherUnit);
  const swapped = said.find((one) => isSwapped(condition, one.measurement.quantity) && shares(one, 1));
  if (swapped) return contradicted('figure/value', condition, swapped);
  if (works.length === 0 || cited.some(({ answers }) => answers.length === 0)) return undefined;
  const elsewhere = library.sources.filter((source) => source.kind !== 'guide' && works.every((work) => work.source !== source)).flatMap((source) => {
    const key = library.keyOf(source);
    const measurement = key === undefined ? undefined : saidNear(condition, source).find((one) => compared(condition, one).kind === 'same' && one.quantity.unit?.canonical === condition.unit?.canonical && shares({ measurement: one, source, key: source.name }, MOST_TELLING));
    return key !== undefined && measurement ? [{ measurement, source, key }] : [];
  });
  const [only] = elsewhere;
  return only && elsewhere.length === 1 ? { ...contradicted('figure/reference', condition, only), expected: only.key, rightKey: only.key } : undefined;
}

/** So many words a sentence of another work must share: one alone is chance. */
const MOST_TELLING = 2;

/** What a source sets or finds that may be the same number. */
function saidNear(condition: Quantity, source: Source): readonly Measurement[] {
  return [...conditionsOf(source).near(level(condition)), ...numbersOf(source).near(level(condition))];
}

function compared(condition: Quantity, { quantity }: Measurement): ReturnType<typeof agree> {
  return agree(level(condition), level(quantity));
}

function isSameElsewise(condition: Quantity, measurement: Measurement): boolean {
  return mayBeSame(condition, measurement.quantity) && inOneDimension(condition, measurement.quantity) && compared(condition, measurement).kind === 'unit';
}

function isSwapped(mine: Quantity, theirs: Quantity): boolean {
  return mine.unit?.canonical === theirs.unit?.canonical && digitsOf(mine) >= 3 && slipBetween(mine, theirs) === 'sure';
}

/** `30`, `600`: one digit tells nothing. */
function isTelling({ value: { printed } }: Quantity): boolean {
  return (printed.match(/[1-9]/gu) ?? []).length >= 2;
}

function contradicted(code: FigureCode, condition: Quantity, { measurement, source, key }: Evident): Verdict {
  return { verdict: 'contradicted', code, expected: code === 'figure/value' ? inStyleOf(measurement.quantity, condition) : measurement.quantity.text, reason: compared(condition, measurement).reason, evidence: [{ measurement, source, key }] };
}
