import { greekName, isGreekName } from './greek.js';

/** How a long form answers for a short one: where it begins, and how far-fetched the answer is. */
export interface LongForm {
  /** Offset in the searched text. */
  readonly start: number;
  /** 0 where each letter begins a word (`progression-free survival`, PFS); more for each liberty taken. */
  readonly cost: number;
}

/**
 * The stretch at the end of `text` that `short` most plausibly abbreviates; undefined where there is none.
 *
 * Every letter of the short form is dealt, in order, to the words of the text. A word that gives letters gives its first
 * one, and more from its inside; a word that gives none is skipped. Each liberty has a cost, small for skipping `of`,
 * large for skipping a content word. The cheapest deal wins, and none is made that costs more than the length of the
 * short form excuses: that the trust in a strategy depends on that length is the finding of Sohn et al. (2008),
 * "Abbreviation definition identification based on automatic precision estimates".
 *
 * Takes time in proportion to the text's length times the short form's; give it a bounded window.
 */
export function longFormAtEnd(short: string, text: string): LongForm | undefined {
  const parts = partsOf(text);
  const letters = lettersOf(short);
  const straight = cheapest(letters, parts);
  const turned = turnedAround(short);
  const other = turned === undefined ? undefined : cheapest(lettersOf(turned), parts);
  const best = other && (!straight || other.cost + COST.turned < straight.cost) ? { ...other, cost: other.cost + COST.turned } : straight;
  return best && best.cost <= excused(letters) ? best : undefined;
}

/** A name and what qualifies it, the other way round: `T(a)` for `ambient temperature`, `IFN-γ` for `gamma interferon`. */
function turnedAround(short: string): string | undefined {
  const match = /^(\p{L}{1,5})(?:[([](\p{L}{1,2})[)\]]|[- ]?(alpha|beta|gamma|delta|[α-ω]))$/u.exec(short);
  return match ? `${match[2] ?? match[3]} ${match[1]}` : undefined;
}

function cheapest(letters: readonly Letter[], parts: readonly Part[]): LongForm | undefined {
  if (letters.length === 0) return undefined;
  // behind[i]: the least cost of dealing the letters from the i-th on to the parts behind the current one.
  let behind: readonly number[] = letters.reduceRight((costs, letter) => [costs[0]! + (letter.plural ? 0 : letter.digits ? COST.unsaid : Infinity), ...costs], [0]);
  let best: LongForm | undefined;
  for (let at = parts.length - 1; at >= 0; at--) {
    const part = parts[at]!;
    const skipped = skipCost(part, at === parts.length - 1);
    const here = behind.map((cost) => cost + skipped);
    for (let from = letters.length - 1; from >= 0; from--) {
      const costs = dealt(letters, from, part);
      costs.forEach((cost, index) => {
        const total = cost + behind[from + index + 1]!;
        if (total < here[from]!) here[from] = total;
        if (from === 0 && begins(part, letters[0]!)) {
          const start = beginning(parts, at);
          const all = total + (start === part.start && part.inner ? COST.middle : 0);
          if (!best || all < best.cost) best = { start, cost: all };
        }
      });
    }
    for (let from = letters.length - 1; from > 0; from--) if (letters[from]!.digits) here[from] = Math.min(here[from]!, here[from + 1]! + COST.unsaid);
    behind = here;
  }
  return best;
}

/** What the liberties cost. */
const COST = {
  /** A second letter straight behind the first (`Dex`, dexamethasone), and one further on (`Hcy`, homocysteine); capitals rather mark words. */
  next: { capital: 0.15, small: 0.05 },
  further: { capital: 0.4, small: 0.2 },
  /** The word's own first letter is not among those it gives: V of `potyvirus`. */
  headless: 1,
  /** `3` for `three`. */
  spelled: 0.1,
  /** A number that the long form leaves out: `nitrous oxide (N2O)`. */
  unsaid: 0.5,
  /** Words that give nothing. */
  skip: { function: 0.1, number: 0.2, inner: 0.3, content: 1 },
  /** … and stand last, right before the bracket. */
  last: -0.3,
  comma: 0.2,
  /** The long form begins behind a hyphen. */
  middle: 0.3,
  turned: 0.1,
} as const;

function excused(letters: readonly Letter[]): number {
  const weight = letters.filter((letter) => !letter.plural).length;
  return weight === 1 ? 0.1 : 0.5 * weight - 0.2;
}

/** One thing that a long form has to answer for: a letter, a number, or a word that the short form spells out. */
interface Letter {
  /** Folded: `p`, `450`, `alpha`, `cell`. */
  readonly text: string;
  readonly capital: boolean;
  readonly digits: boolean;
  /** The `s` of `PPIs`: the long form need not have it. */
  readonly plural: boolean;
}

/** `TNF-α` → t n f alpha; `CYP450` → c y p 450; `MEF cells` → m e f cells. */
function lettersOf(short: string): readonly Letter[] {
  const pieces = short.match(/\p{L}+|\p{N}+/gu) ?? [];
  return pieces.flatMap((piece, index): readonly Letter[] => {
    if (/^\p{N}/u.test(piece)) return [{ text: piece.normalize('NFKC'), capital: true, digits: true, plural: false }];
    if (pieces.length > 1 && /^\p{Ll}{3,}$/u.test(piece)) return [{ text: fold(piece), capital: false, digits: false, plural: false }];
    const characters = [...piece];
    return characters.map((character, at) => ({
      text: fold(character),
      capital: character !== character.toLowerCase(),
      digits: false,
      plural: character === 's' && at > 0 && at === characters.length - 1 && index === pieces.length - 1 && /\p{Lu}/u.test(piece),
    }));
  });
}

/** A run of letters or of digits in a text. */
interface Part {
  readonly text: string;
  readonly start: number;
  /** Something other than a space stands before it: `free` in `progression-free`. */
  readonly inner: boolean;
  readonly kind: 'function' | 'number' | 'content';
  readonly comma: boolean;
}

function partsOf(text: string): readonly Part[] {
  return Array.from(text.matchAll(/\p{L}[\p{L}\p{M}]*|\p{N}+/gu), (match) => {
    const [printed] = match;
    const end = match.index + printed.length;
    const kind = /^\p{N}/u.test(printed) ? 'number' : FUNCTION_WORDS.has(printed.toLowerCase()) ? 'function' : 'content';
    return { text: fold(printed), start: match.index, inner: match.index > 0 && !/\s/u.test(text[match.index - 1]!), kind, comma: /[,;:]/u.test(text[end] ?? '') && /\s/u.test(text[end + 1] ?? ' ') };
  });
}

const FUNCTION_WORDS: ReadonlySet<string> = new Set('a an the of in on at by for from to with and or per via plus type class de la du und der'.split(' '));

function skipCost(part: Part, last: boolean): number {
  const cost = part.kind === 'content' && part.inner ? COST.skip.inner : COST.skip[part.kind];
  return cost + (part.comma ? COST.comma : 0) + (last && part.kind === 'content' && !part.inner ? COST.last : 0);
}

/** The costs of dealing one, two, three … letters, from the given one on, to a part. */
function dealt(letters: readonly Letter[], from: number, part: Part): readonly number[] {
  const costs: number[] = [];
  const comma = part.comma ? COST.comma : 0;
  let position = 0;
  let cost = comma;
  for (let index = from; index < letters.length; index++) {
    const { text, capital } = letters[index]!;
    if (index === from && spelledOut(part, text)) {
      costs.push(cost + COST.spelled);
      break;
    }
    const found = part.text.indexOf(text, position);
    if (found < 0) break;
    if (index === from) cost += found === 0 ? 0 : COST.headless;
    else cost += (found === position ? COST.next : COST.further)[capital ? 'capital' : 'small'];
    costs.push(cost);
    position = found + text.length;
  }
  return costs;
}

function begins(part: Part, letter: Letter): boolean {
  return part.text.startsWith(letter.text) || spelledOut(part, letter.text);
}

/** `3` by `three`, `2D` by `two-dimensional`. */
function spelledOut(part: Part, digits: string): boolean {
  return NUMBER_WORDS.get(digits)?.some((word) => part.text.startsWith(word)) ?? false;
}

const NUMBER_WORDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['1', ['one', 'first', 'mono', 'single', 'uni']], ['2', ['two', 'second', 'bi', 'di', 'double']], ['3', ['three', 'third', 'tri', 'triple']],
  ['4', ['four', 'tetra', 'quadr']], ['5', ['five', 'fifth', 'penta']], ['6', ['six', 'hexa']], ['7', ['seven']], ['8', ['eight', 'octa']], ['9', ['nine', 'ninth']], ['10', ['ten']],
]);

/** Where a long form begins whose first letter the part gives: locants in front belong to it, `12-O-tetradecanoylphorbol`. */
function beginning(parts: readonly Part[], at: number): number {
  let first = at;
  while (parts[first]!.inner && first > 0) {
    const before = parts[first - 1]!;
    if (before.kind !== 'number' && before.text.length > 1 && !isGreekName(before.text)) return parts[at]!.start;
    first--;
  }
  return parts[first]!.start;
}

/** Lower case, no accents, Greek letters by name. */
function fold(text: string): string {
  return greekName(text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase());
}
