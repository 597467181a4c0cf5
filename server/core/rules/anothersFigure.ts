import type { Told } from './aboutFigures.js';
import { gives, ofWhat } from './wording.js';

/** The message for a figure that is the source's, of something else: `82.9% belongs to another group: … . For …, it gives 75.5%.` */
export function anothersFigure(what: string): (told: Told) => string {
  return ({ text, expected, right, mistaken }) => {
    const whose = `${text} belongs to ${what}${mistaken ? `: ${ofWhat(mistaken)}` : ''}`;
    const samePlace = right && right.subject !== '' && right.place === mistaken?.place;
    const here = samePlace ? `For ${right.subject}, it gives ${expected}` : right ? `Here, ${gives(right, expected)}` : `Here, the source gives ${expected}`;
    return `${whose}. ${here}. Take ${expected}, or say what ${text} is the figure of.`;
  };
}
