import type { Told } from './aboutFigures.js';
import { gives, ofWhat, type Said } from './wording.js';

/** The message for a figure that is the source's, of something else: `82.9% belongs to another group: … . For …, it gives 75.5%.` */
export function anothersFigure(what: string): (told: Told) => string {
  return ({ text, expected, right, mistaken }) => {
    const whose = `${text} belongs to ${what}${mistaken ? `: ${ofWhat(mistaken)}` : ''}`;
    return `${whose}. ${here(right, mistaken, expected)}. Take ${expected}, or say what ${text} is the figure of.`;
  };
}

/** The right figure; what was just quoted is not quoted again. */
function here(right: Said | undefined, mistaken: Said | undefined, expected: string): string {
  if (!right) return `Here, the source gives ${expected}`;
  if (right.place === mistaken?.place && right.subject !== '') return `For ${right.subject}, it gives ${expected}`;
  return right.quote === mistaken?.quote ? `Here, it gives ${expected}` : `Here, ${gives(right, expected)}`;
}
