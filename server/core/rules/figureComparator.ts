import type { Relation } from '../quantity/quantity.js';
import { t } from '../text/language.js';
import type { CheckedFigure } from '../verdict/verdict.js';
import { foundAt, withCode, type Told } from './aboutFigures.js';
import type { Rule } from './rule.js';
import { gives } from './wording.js';

export const figureComparator: Rule = {
  code: 'figure/comparator',
  summary: 'The relation is wrong: more or less than, at least or at most, increase or decrease.',
  severity: 'warning',
  check: (manuscript) =>
    withCode(manuscript.figures, 'figure/comparator').map((placed) => foundAt(placed, manuscript, message, withRelation(placed.figure))),
};

function message({ text, expected, right, figure: { quantity, verdict } }: Told): string {
  const said = quantity.relation !== '=' ? `${IN_WORDS[quantity.relation]} ${text}` : quantity.direction ? changing(text, quantity.direction) : text;
  if (expected === '') return t`${said}: ${verdict.reason ?? t`the relation is not the source’s`}. Turn the word or the two figures round.`;
  const given = right ? gives(right, expected) : t`it gives ${expected}`;
  // `lowered it to 47.9 MPa` of a source that says `raised it to 47.9 MPa`.
  if (said === expected) return t`${said} goes the other way in the source: ${given}. Turn the word round.`;
  return said === text && verdict.reason
    ? t`${said}: the relation is not the source’s (${verdict.reason}); ${given}. Say ${expected}, or turn the sentence round.`
    : t`${said}: the relation is not the source’s; ${given}. Say ${expected}, or turn the sentence round.`;
}

const changing = (text: string, way: 'up' | 'down'): string => (way === 'up' ? t`${text}, an increase` : t`${text}, a decrease`);

/** In the words that a manuscript takes; what is said of it quotes them. */

const CHANGES = { up: 'an increase', down: 'a decrease' } as const;
const IN_WORDS: Readonly<Record<Relation, string>> = { '=': '', '<': 'less than', '>': 'more than', '≤': 'at most', '≥': 'at least' };

/** What the source gives with the source's relation: `more than 4 years`, `an increase of 23%`. */
function withRelation({ quantity, verdict: { evidence, expected } }: CheckedFigure): string | undefined {
  const source = evidence[0]?.measurement.quantity;
  if (!source || expected === undefined) return expected;
  const relation = /^[<>≤≥=]/.test(expected) || source.relation === quantity.relation ? '' : IN_WORDS[source.relation];
  const change = source.direction && quantity.direction && source.direction !== quantity.direction ? `${CHANGES[source.direction]} of` : '';
  return [relation || change, expected].filter((part) => part !== '').join(' ');
}
