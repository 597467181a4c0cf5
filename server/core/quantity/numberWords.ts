/** Number words of English, each with what it adds or multiplies. */

export const SMALL: Readonly<Record<string, number>> = {
  zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14,
  fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19,
};

export const TENS: Readonly<Record<string, number>> = {
  twenty: 20, thirty: 30, forty: 40, fourty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
};

export const SCALES: Readonly<Record<string, number>> = { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };

/** `1.2 million`, `$13 bn`: what may stand behind digits. */
export const SCALES_AFTER_DIGITS: Readonly<Record<string, number>> = { ...SCALES, millions: 1e6, billions: 1e9, mn: 1e6, mln: 1e6, bn: 1e9, lakh: 1e5, crore: 1e7 };

/** Denominators in words; the plural with `s`. */
export const DENOMINATORS: Readonly<Record<string, number>> = {
  half: 2, halves: 2, third: 3, fourth: 4, quarter: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10, twelfth: 12, twentieth: 20, hundredth: 100, thousandth: 1000,
};

/** Words that say a fold without a number beside them: value and way. */
export const FOLDS: Readonly<Record<string, readonly [number, 'up' | 'down' | undefined]>> = {
  doubled: [2, 'up'], doubles: [2, 'up'], doubling: [2, 'up'], twofold: [2, undefined], twice: [2, 'up'], thrice: [3, 'up'],
  tripled: [3, 'up'], triples: [3, 'up'], tripling: [3, 'up'], trebled: [3, 'up'], trebling: [3, 'up'], quadrupled: [4, 'up'], quadrupling: [4, 'up'], quintupled: [5, 'up'],
  halved: [0.5, 'down'], halves: [0.5, 'down'], halving: [0.5, 'down'],
};
