import type { Told } from './aboutFigures.js';
import { gives, ofWhat } from './wording.js';

/** The message for a figure that is the source's, of something else: `82.9% is the figure of another group: …; for this one, …`. */
export function anothersFigure(what: string): (told: Told) => string {
  return ({ text, expected, right, mistaken }) => {
    const whose = mistaken ? `${text} is the figure of ${what}, ${ofWhat(mistaken)}` : `${text} is the figure of ${what}`;
    return `${whose}. Here ${right ? gives(right, expected) : `the source gives ${expected}`}. Take ${expected}, or say what ${text} is the figure of.`;
  };
}
