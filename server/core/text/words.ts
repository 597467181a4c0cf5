import { stemmer } from 'stemmer';
import type { Span } from './span.js';

/** A word of a text and the form under which it is compared with others. */
export interface Word {
  readonly span: Span;
  /** As printed, compatibility characters folded: `CO₂` → `CO2`. */
  readonly text: string;
  /** Lower case, spelling variants and endings folded: `Tumours` → `tumor`; numbers without grouping: `1,200` → `1200`. */
  readonly stem: string;
  /** Function words (`the`, `of`, `was`): they carry structure, no meaning of their own. Negations are not among them. */
  readonly function: boolean;
}

/**
 * The words of a text, in order; hyphens and slashes part words, decimal points and digit groups do not.
 * Linear in the text's length.
 */
export function words(text: string): readonly Word[] {
  const found: Word[] = [];
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match !== null; match = WORD.exec(text)) {
    const printed = match[0];
    const span = { start: match.index, end: match.index + printed.length };
    const named = letterName(text, span, found[found.length - 1]);
    found.push({ span, text: printed, ...(named === undefined ? fold(printed) : { stem: named, function: false }), ...(isPrefix(text, span) ? { function: false } : {}) });
  }
  return found;
}

/** `Cohort A`, `unit B`: a letter that names is part of the name, and `A` no article. */
function letterName(text: string, span: Span, before: Word | undefined): string | undefined {
  if (span.end - span.start !== 1 || !before || before.function || before.text.length < 3 || before.span.end + 1 !== span.start) return undefined;
  if (text[before.span.end] !== ' ' || text[span.end] === '.' || !/\p{Lu}/u.test(text[span.start]!) || !/^\p{L}+$/u.test(before.text)) return undefined;
  return `${before.stem}_${text[span.start]!.toLowerCase()}`;
}

/** The `off` of `off-peak` and the `in` of `in-person` tell them from their opposites. */
function isPrefix(text: string, { start, end }: Span): boolean {
  return text[end] === '-' && /\p{L}/u.test(text[end + 1] ?? '') && /^(?:in|on|off|out|up|down|over|under)$/iu.test(text.slice(start, end));
}

/** The stem of one word; see {@link Word.stem}. */
export function stem(word: string): string {
  return fold(word).stem;
}

// A number with its decimals and groups, or letters with digits (CXCL10, CD8+), or Greek and other scripts' letters.
const WORD = /\p{N}+(?:[.,·]\p{N}+)*(?:\p{L}+\p{N}*)?|[\p{L}\p{M}](?:[\p{L}\p{M}\p{N}]|['’](?=\p{L}))*\+?/gu;

interface Folded {
  readonly stem: string;
  readonly function: boolean;
}

const folded = new Map<string, Folded>();

function fold(printed: string): Folded {
  const known = folded.get(printed);
  if (known) return known;
  if (folded.size > 50_000) folded.clear();
  const result = foldAnew(printed);
  folded.set(printed, result);
  return result;
}

function foldAnew(printed: string): Folded {
  const plain = printed.normalize('NFKC').replace(/['’]s?$/u, '').replace(/[’']/gu, '');
  if (/^\p{N}/u.test(plain)) return { stem: plain.replace(/[,](?=\d{3}(?!\d))/gu, '').replace(/[·,]/gu, '.').toLowerCase(), function: false };
  const lower = plain.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  // `AM` is before noon.
  if (FUNCTION_WORDS.has(lower) && plain !== 'AM') return { stem: lower, function: true };
  // Capitals with digits and short capitals are names: OS is no plural of O.
  if (/\p{N}/u.test(plain)) return { stem: lower, function: false };
  if (plain.length <= 5 && plain === plain.toUpperCase()) return { stem: lower, function: false };
  if (/^\p{Lu}{2,}s$/u.test(plain)) return { stem: lower.slice(0, -1), function: false };
  const number = NUMBER_WORDS.get(lower);
  if (number !== undefined) return { stem: number, function: false };
  const stemmed = stemmer(american(lower));
  return { stem: IRREGULAR.get(lower) ?? RELATED.get(stemmed) ?? stemmed, function: false };
}

/** British endings in their American spelling, so that tumour = tumor, hospitalisation = hospitalization. */
function american(word: string): string {
  if (word.length < 5) return word;
  return word
    .replace(/our(s|ed|ing|al|able)?$/u, 'or$1')
    .replace(/is(e|ed|es|ing|ation|ations|er|ers)$/u, 'iz$1')
    .replace(/ys(e|ed|es|ing)$/u, 'yz$1')
    .replace(/([bcdfgkpt])re(s|d)?$/u, '$1er$2')
    .replace(/ll(ed|ing|er)$/u, 'l$1')
    .replace(/ogue$/u, 'og')
    .replace(/^(?:ae|oe)/u, 'e')
    .replace(/(?<=[bcdfghlmnprst])(?:ae|oe)(?=[a-z]{2})/u, 'e');
}

const NUMBER_WORDS: ReadonlyMap<string, string> = new Map(
  ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'].map((word, value) => [word, String(value)]),
);

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['without', 'no'], ['non', 'no'], ['men', 'man'], ['women', 'woman'], ['children', 'child'], ['mice', 'mouse'], ['people', 'person'], ['persons', 'person'], ['feet', 'foot'],
  ['died', 'death'], ['die', 'death'], ['dies', 'death'], ['dead', 'death'], ['deaths', 'death'], ['dying', 'death'], ['mortality', 'death'],
  ['fell', 'fall'], ['rose', 'rise'], ['grew', 'grow'], ['grown', 'grow'], ['losses', 'lose'],
  ['analyses', 'analysi'], ['criteria', 'criterion'], ['species', 'species'], ['longer', 'long'], ['higher', 'high'], ['lower', 'low'],
  ['older', 'old'], ['younger', 'young'], ['annual', 'year'], ['annually', 'year'], ['yearly', 'year'], ['monthly', 'month'], ['weekly', 'week'], ['daily', 'day'],
  ['controls', 'control'], ['survive', 'surviv'], ['survived', 'surviv'], ['survival', 'surviv'], ['alive', 'surviv'],
  ['responder', 'respons'], ['responders', 'respons'], ['responded', 'respons'], ['respond', 'respons'], ['responding', 'respons'],
  ['accurate', 'accuraci'], ['strong', 'strength'], ['heavier', 'weight'], ['weighed', 'weight'], ['weigh', 'weight'],
  ['costs', 'cost'], ['costing', 'cost'], ['lasted', 'durat'], ['lasting', 'durat'], ['widths', 'width'], ['metastases', 'metastasi'], ['mets', 'metastasi'], ['metastatic', 'metastasi'],
  ['northern', 'north'], ['southern', 'south'], ['eastern', 'east'], ['western', 'west'], ['elderly', 'old'], ['pupil', 'student'], ['pupils', 'student'],
  ['smoker', 'smoke'], ['smokers', 'smoke'], ['drinker', 'drink'], ['drinkers', 'drink'], ['stop', 'discontinu'], ['stopped', 'discontinu'], ['stopping', 'discontinu'], ['ceased', 'discontinu'], ['quit', 'discontinu'],
  ['withdrew', 'withdraw'], ['withdrawn', 'withdraw'], ['withdrawal', 'withdraw'], ['began', 'start'], ['begin', 'start'], ['begun', 'start'], ['beginning', 'start'], ['onset', 'start'],
  ['rapid', 'fast'], ['rapidly', 'fast'], ['quick', 'fast'], ['quickly', 'fast'], ['quicker', 'fast'], ['faster', 'fast'], ['slower', 'slow'], ['cheap', 'cost'], ['cheaper', 'cost'], ['expensive', 'cost'], ['priced', 'price'],
  ['built', 'build'], ['bought', 'buy'], ['ate', 'eat'], ['eaten', 'eat'], ['drank', 'drink'], ['kept', 'keep'], ['held', 'hold'], ['born', 'birth'], ['births', 'birth'], ['wider', 'wide'], ['deeper', 'deep'], ['taller', 'tall'], ['warmer', 'warm'], ['colder', 'cold'], ['drier', 'dry'], ['wetter', 'wet'], ['safer', 'safe'],
  ['male', 'man'], ['males', 'man'], ['female', 'woman'], ['females', 'woman'],
]);

/** Nouns whose verb has another stem: `reduction` and `reduced`. */
const RELATED: ReadonlyMap<string, string> = new Map([
  ['reduct', 'reduc'], ['product', 'produc'], ['absorpt', 'absorb'], ['retent', 'retain'], ['emiss', 'emit'], ['convers', 'convert'], ['growth', 'grow'], ['width', 'wide'],
  ['length', 'long'], ['height', 'high'], ['depth', 'deep'], ['thick', 'thick'], ['loss', 'lose'], ['lost', 'lose'], ['hotter', 'hot'], ['sold', 'sale'], ['sell', 'sale'],
  ['spent', 'spend'], ['paid', 'pai'], ['death', 'death'], ['bled', 'bleed'], ['slept', 'sleep'], ['chosen', 'choic'], ['choos', 'choic'], ['discontinu', 'discontinu'], ['inhibitor', 'inhibit'],
]);

/**
 * English function words. `no`, `not`, `without`, `non` are left out on purpose: they part a group from its opposite.
 */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (`a an the this that these those it its they them their there he she his her hers we us our ours i my you your who whom whose which what where when why how
  is are was were be been being am do does did done have has had having can could may might shall should will would must
  of in on at by for from to with into onto upon over under between among amongst within during through throughout across against about as than per via
  and or but nor so yet if then else whether while whereas although though because since unless until once either each every
  also only just even still already again further furthermore moreover however therefore thus hence here there very more most less least much many few fewer some any all other another such same own
  respectively i.e e.g ie eg et al etc vs versus compared comparison relative
  up down out off`).split(/\s+/u),
);
