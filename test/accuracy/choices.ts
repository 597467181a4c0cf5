/** What is to be chosen from, each with its signs; one or more of the options are meant. */
export interface Choice {
  readonly options: readonly { readonly signs: readonly number[]; readonly meant: boolean }[];
}

/**
 * Weights of the signs under which the options that are meant are the most likely: a conditional logit model
 * (McFadden 1974), with an L2 penalty on weights in units of a sign's spread. Gradient ascent; the same for the same choices.
 */
export function learned(choices: readonly Choice[]): readonly number[] {
  const spread = spreads(choices);
  const scaled = choices.map(({ options }) => options.map(({ signs, meant }) => ({ signs: Float64Array.from(signs, (sign, i) => sign / spread[i]!), meant })));
  const weights = new Float64Array(spread.length);
  const speed = new Float64Array(spread.length);
  for (let step = 0; step < STEPS; step++) {
    const slope = new Float64Array(spread.length);
    for (const options of scaled) addSlope(slope, options, weights);
    for (let i = 0; i < weights.length; i++) {
      speed[i] = MOMENTUM * speed[i]! + RATE * (slope[i]! / choices.length - PENALTY * weights[i]!);
      weights[i] = weights[i]! + speed[i]!;
    }
  }
  return [...weights].map((weight, i) => weight / spread[i]!);
}

/** How many choices come out right under weights learned from the other folds. */
export function heldOut<T extends Choice>(choices: readonly T[], folds: number, foldOf: (choice: T) => number): number {
  return Array.from({ length: folds }, (_, fold) => {
    const weights = learned(choices.filter((choice) => foldOf(choice) !== fold));
    return choices.filter((choice) => foldOf(choice) === fold && isRightUnder(weights, choice)).length;
  }).reduce((sum, right) => sum + right, 0);
}

const STEPS = 300;
const RATE = 0.3;
const MOMENTUM = 0.9;
const PENALTY = 0.01;

function isRightUnder(weights: readonly number[], { options }: Choice): boolean {
  const scores = options.map(({ signs }) => product(signs, weights));
  return options[scores.indexOf(Math.max(...scores))]!.meant;
}

/** Adds the gradient of log P(one that is meant). */
function addSlope(slope: Float64Array, options: readonly { readonly signs: Float64Array; readonly meant: boolean }[], weights: Float64Array): void {
  const scores = options.map(({ signs }) => product(signs, weights));
  const most = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - most));
  const all = odds.reduce((sum, one) => sum + one, 0);
  const meant = odds.reduce((sum, one, at) => (options[at]!.meant ? sum + one : sum), 0);
  options.forEach((option, at) => {
    const by = (option.meant ? odds[at]! / meant : 0) - odds[at]! / all;
    for (let i = 0; i < slope.length; i++) slope[i] = slope[i]! + by * option.signs[i]!;
  });
}

function product(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function spreads(choices: readonly Choice[]): readonly number[] {
  const all = choices.flatMap(({ options }) => options.map(({ signs }) => signs));
  return (all[0] ?? []).map((_, i) => {
    const mean = all.reduce((sum, signs) => sum + signs[i]!, 0) / all.length;
    return Math.sqrt(all.reduce((sum, signs) => sum + (signs[i]! - mean) ** 2, 0) / all.length) || 1;
  });
}
