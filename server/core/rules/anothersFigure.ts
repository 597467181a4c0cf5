import { t } from '../text/language.js';
import type { Told } from './aboutFigures.js';
import { gives, ofWhat, type Said } from './wording.js';

/** The message for a figure that is the source's, of something else: `82.9% belongs to another group: … . For …, it gives 75.5%.` */
export function anothersFigure(what: string): (told: Told) => string {
  return ({ text, expected, right, mistaken }) => {
    const whose = mistaken ? t`${text} belongs to ${what}: ${ofWhat(mistaken)}` : t`${text} belongs to ${what}`;
    return t`${whose}. ${here(right, mistaken, expected)}. Take ${expected}, or say what ${text} is the figure of.`;
  };
}

/** The right figure; what was just quoted is not quoted again. */
function here(right: Said | undefined, mistaken: Said | undefined, expected: string): string {
  if (!right) return t`Here, the source gives ${expected}`;
  if (right.place === mistaken?.place && right.subject !== '') return t`For ${right.subject}, it gives ${expected}`;
  return right.quote === mistaken?.quote ? t`Here, it gives ${expected}` : t`Here, ${gives(right, expected)}`;
}
