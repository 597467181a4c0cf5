import type { Span } from '../text/span.js';
import type { NumeralAt } from './numeralAt.js';
import type { Currency, Page } from './page.js';
import type { Hedge, Relation } from './quantity.js';
import { currencyUnit } from './units.js';

/** What stands to the left of a number and belongs to it. */
export interface Left {
  /** Where all of it begins. */
  readonly start: number;
  readonly sign?: Span;
  readonly negative: boolean;
  readonly currency?: Currency;
  readonly relation: Relation;
  readonly relationSpan?: Span;
  readonly hedge: Hedge;
  readonly label?: Span;
  readonly pValue: boolean;
  /** `CI`, `IQR`, `range` right before the number: the interval's name. */
  readonly intervalName?: Span;
  readonly between: boolean;
  readonly from?: Span;
  /** A preposition that makes a duration a point in time: `at 12 months`, `within 3 weeks`. */
  readonly timePoint: boolean;
}

const SIGNS: Readonly<Record<string, Relation | 'about'>> = {
  '<': '<', '>': '>', '≤': '≤', '≥': '≥', '⩽': '≤', '⩾': '≥', '≦': '≤', '≧': '≥', '=': '=', '≈': 'about', '~': 'about', '∼': 'about', '≃': 'about', '≅': 'about', '˜': 'about',
};

/** By its last word: phrase, relation, hedge. The longest phrase first. */
const WORDS: Readonly<Record<string, readonly (readonly [string, Relation | undefined, Hedge | undefined])[]>> = {
  than: [
    ['not more than', '≤', undefined], ['no more than', '≤', undefined], ['not less than', '≥', undefined], ['no less than', '≥', undefined], ['no fewer than', '≥', undefined], ['not fewer than', '≥', undefined],
    ['slightly more than', undefined, 'just over'], ['little more than', undefined, 'just over'], ['slightly less than', undefined, 'nearly'], ['little less than', undefined, 'nearly'],
    ['no longer than', '≤', undefined], ['no older than', '≤', undefined], ['longer than', '>', undefined], ['older than', '>', undefined], ['shorter than', '<', undefined], ['younger than', '<', undefined],
    ...['larger', 'bigger', 'heavier', 'thicker', 'deeper', 'wider', 'taller'].map((word) => [`${word} than`, '>', undefined] as const), ...['smaller', 'lighter', 'thinner', 'shallower', 'narrower'].map((word) => [`${word} than`, '<', undefined] as const),
    ['more than', '>', undefined], ['greater than', '>', undefined], ['less than', '<', undefined], ['fewer than', '<', undefined],
  ],
  to: [['up to', '≤', undefined], ['close to', undefined, 'about'], ['equal to', '=', undefined], ['less than or equal to', '≤', undefined], ['greater than or equal to', '≥', undefined], ['more than or equal to', '≥', undefined]],
  least: [['at least', '≥', undefined]],
  most: [['at most', '≤', undefined]],
  over: [['just over', undefined, 'just over'], ['slightly over', undefined, 'just over'], ['over', '>', undefined]],
  above: [['just above', undefined, 'just over'], ['slightly above', undefined, 'just over'], ['above', '>', undefined]],
  exceeding: [['exceeding', '>', undefined]],
  exceeded: [['exceeded', '>', undefined]],
  exceeds: [['exceeds', '>', undefined]],
  exceed: [['exceed', '>', undefined]],
  surpassing: [['surpassing', '>', undefined]],
  beyond: [['beyond', '>', undefined]],
  below: [['just below', undefined, 'nearly'], ['slightly below', undefined, 'nearly'], ['below', '<', undefined]],
  under: [['just under', undefined, 'nearly'], ['slightly under', undefined, 'nearly'], ['under', '<', undefined]],
  of: [['a minimum of', '≥', undefined], ['minimum of', '≥', undefined], ['a maximum of', '≤', undefined], ['maximum of', '≤', undefined], ['in excess of', '>', undefined], ['upwards of', '≥', undefined], ['the order of', undefined, 'about'], ['the region of', undefined, 'about']],
  about: [['about', undefined, 'about']],
  approximately: [['approximately', undefined, 'about']],
  approx: [['approx', undefined, 'about']],
  around: [['around', undefined, 'about']],
  roughly: [['roughly', undefined, 'about']],
  circa: [['circa', undefined, 'about']],
  ca: [['ca', undefined, 'about']],
  some: [['some', undefined, 'about']],
  near: [['near', undefined, 'about']],
  estimated: [['an estimated', undefined, 'about']],
  nearly: [['nearly', undefined, 'nearly']],
  almost: [['almost', undefined, 'nearly']],
  within: [['within', '≤', undefined]],
  geq: [['\\geq', '≥', undefined]],
  ge: [['\\ge', '≥', undefined]],
  leq: [['\\leq', '≤', undefined]],
  le: [['\\le', '≤', undefined]],
  sim: [['\\sim', undefined, 'about']],
  minimum: [['minimum', '≥', undefined]],
  maximum: [['maximum', '≤', undefined]],
};

/** Names that stand right before their number without a sign: `HR 0.47`, `OR, 2.1`, `hazard ratio of 0.47`. */
const STATISTICS = new Set(['hr', 'ahr', 'or', 'aor', 'rr', 'arr', 'irr', 'airr', 'smr', 'sir', 'md', 'smd', 'wmd', 'nnt', 'nnh', 'auc', 'auroc', 'icc', 'ratio', 'ratios', 'risk', 'difference', 'ph', 'r²', 'r2', 'r', 'β', 'κ', 'α', 'ρ', 'η²', 'd', 'z', 't', 'f', 'or:', 'p', 'beta', 'coefficient', 'sd', 'se', 'sem', 'mean', 'median', 'rd', 'pr', 'apr', 'por', 'shr', 'mr', 'f1', 'rmse', 'mae', 'bleu', 'm', 'mdn', 'n']);
const INTERVAL_NAMES = new Set(['ci', 'cis', 'ic', 'iqr', 'range', 'cri', 'pi', 'ui', 'hdi', 'hpd']);

/** Reads leftwards from a number; `free` is where what was read before ends. */
export function leftOf(p: Page, token: NumeralAt, free: number): Left {
  const { text } = p;
  let at = token.span.start;
  let sign: Span | undefined;
  let negative = false;
  let currency = currencyBefore(text, at, free);
  if (currency) at = currency.span.start;
  const signed = signBefore(text, at, free);
  if (signed) {
    sign = { start: signed.start, end: token.span.start };
    negative = signed.negative;
    at = signed.start;
    if (currency) sign = undefined;
    if (currency && negative) sign = { start: signed.start, end: token.span.start };
    currency ??= currencyBefore(text, at, free);
    if (currency && currency.span.start < at) at = currency.span.start;
  }
  let relation: Relation = '=';
  let relationSpan: Span | undefined;
  let hedge: Hedge = 'none';
  let label: Span | undefined;
  let pValue = false;
  let signSeen = false;
  // Most numbers stand behind `(` or a space; only signs and words are worth a look.
  for (let round = 0; round < 3; round++) {
    const edge = skipBack(text, at, free);
    const mark = text[edge - 1];
    if (edge > free && mark !== undefined && SIGNS[mark] !== undefined && !signSeen) {
      let start = edge - 1;
      let value = SIGNS[mark]!;
      const two = text[edge - 2];
      const or = mark === '=' ? /([<>])[ ]?or[ ]?=$/.exec(text.slice(Math.max(free, edge - 7), edge)) : null;
      if (or) { value = or[1] === '<' ? '≤' : '≥'; start = edge - or[0].length; }
      else if (mark === '=' && (two === '<' || two === '>')) { value = two === '<' ? '≤' : '≥'; start--; }
      else if ((mark === '<' || mark === '>') && two === '=') { value = mark === '<' ? '≤' : '≥'; start--; }
      if (value === 'about') { hedge = 'about'; relationSpan ??= { start, end: edge }; at = start; continue; }
      relation = value;
      relationSpan = { start, end: edge };
      signSeen = true;
      at = start;
      break;
    }
    const phrase = phraseBefore(text, edge, free);
    if (!phrase) break;
    const [words, means, softens] = phrase;
    const start = edge - words.length;
    // `the mean over 5 seeds`
    if (words === 'over' && /(?:mean|average|averaged|averages|median|sum|results|evaluated|reported|repeated|pooled|integrated|aggregated|taken|calculated|computed) $/i.test(text.slice(Math.max(free, start - 12), start))) break;
    if (means !== undefined && relation === '=') { relation = means; relationSpan = { start, end: edge }; }
    if (softens !== undefined) { hedge = softens; relationSpan ??= { start, end: edge }; }
    at = start;
  }
  const span = labelBefore(text, at, free, signSeen, relation === '=', relationSpan !== undefined && !signSeen);
  if (span) {
    const name = text.slice(span.start, span.end);
    if (isPValue(name)) pValue = true;
    label = span;
  }
  const c = { start: label?.start ?? at };
  let word = wordBefore(text, skipBack(text, at, free), free);
  if (word && /^(?:the|an?|about|approximately|first|median)$/i.test(word.text)) word = wordBefore(text, skipBack(text, word.span.start, free), free) ?? word;
  const lower = word?.text.toLowerCase();
  return {
    start: Math.min(c.start, at), sign, negative, currency, relation, relationSpan, hedge, label, pValue,
    intervalName: lower !== undefined && INTERVAL_NAMES.has(lower) ? word!.span : undefined,
    between: lower === 'between',
    from: lower === 'from' ? word!.span : undefined,
    timePoint: lower === 'and' && /baseline,? and$/i.test(text.slice(Math.max(free, word!.span.end - 13), word!.span.end)) || lower !== undefined && TIME_PREPOSITIONS.has(lower) || relation === '≤' && relationSpan !== undefined && text.slice(relationSpan.start, relationSpan.end) === 'within',
  };
}

const TIME_PREPOSITIONS = new Set(['at', 'after', 'by', 'until', 'every', 'post', 'over', 'during', 'throughout', 'through', 'for', 'past', 'next', 'first', 'last', 'before', 'than', 'previous', 'preceding', 'within', 'in', 'following', 'additional', 'another', 'another', 'further']);

function isPValue(name: string): boolean {
  return /^[*]?[Pp](?:['’]?s|[- ]?values?|[-_ ]?(?:adj|trend|int|interaction|heterogeneity))?(?:[ ](?:for|of)[ ][A-Za-z-]+(?:[ ][A-Za-z-]+)?)?$/.test(name);
}

function currencyBefore(text: string, at: number, free: number): Currency | undefined {
  const c = text[at - 1];
  if (c === '$' || c === '€' || c === '£' || c === '¥' || c === '₹') {
    let start = at - 1;
    while (start > free && at - start < 4 && /[A-Z]/.test(text[start - 1]!)) start--;
    const unit = currencyUnit(text.slice(start, at)) ?? currencyUnit(c);
    if (!currencyUnit(text.slice(start, at))) start = at - 1;
    return unit && start >= free ? { unit, span: { start, end: at } } : undefined;
  }
  const code = /(?:^|[^A-Za-z])((?:USD|EUR|GBP|CHF|AUD|CAD|JPY|CNY|RMB|INR|Rs|US\$)[ \u00a0]?|[€£][ \u00a0])$/.exec(text.slice(Math.max(free, at - 6), at));
  if (!code || c === undefined) return undefined;
  const printed = code[1]!.trimEnd();
  const start = at - code[1]!.length;
  const unit = currencyUnit(printed);
  return unit ? { unit, span: { start, end: start + printed.length } } : undefined;
}

/** `−`, `-`, `+` or a dash right before the number, where it is no hyphen and no range. */
function signBefore(text: string, at: number, free: number): { start: number; negative: boolean } | undefined {
  let start = at - 1;
  if (start < free) return undefined;
  const c = text[start]!;
  if (c === ' ' && text[start - 1] === '−' && start - 1 >= free && !/[\w)%]\s?$/.test(text.slice(Math.max(0, start - 3), start - 1))) return { start: start - 1, negative: true };
  if (c !== '−' && c !== '-' && c !== '–' && c !== '+') {
    const word = /(?:^|[^A-Za-z])(minus|negative) $/i.exec(text.slice(Math.max(free, at - 10), at));
    return word ? { start: at - word[1]!.length - 1, negative: true } : undefined;
  }
  if (c === '-' && text[start - 1] === '-' && start - 1 >= free) start--;
  const before = text[start - 1];
  if (before === undefined || /[\s([{<>=≤≥≈~,;:/±|$€£\uFFFC"“]/.test(before)) {
    // `12 –5`: a range with a stray space
    if (c === '–' && before === ' ' && /\d$/.test(text.slice(0, 0) + (text[start - 2] ?? ''))) return undefined;
    return { start, negative: c !== '+' };
  }
  return undefined;
}

function skipBack(text: string, at: number, free: number): number {
  let edge = at;
  while (edge > free && at - edge < 4) {
    const c = text.charCodeAt(edge - 1);
    if (c !== 0x20 && c !== 0xa0 && c !== 0x0a && c !== 0x09 && c !== 0x2009 && c !== 0x202f && c !== 0x0d) break;
    edge--;
  }
  return edge;
}

interface Word {
  readonly text: string;
  readonly span: Span;
}

export function wordBefore(text: string, edge: number, free: number): Word | undefined {
  let start = edge;
  while (start > free && edge - start < 24 && isWordy(text.charCodeAt(start - 1))) start--;
  return start === edge ? undefined : { text: text.slice(start, edge), span: { start, end: edge } };
}

function isWordy(c: number): boolean {
  return c >= 0x61 && c <= 0x7a || c >= 0x41 && c <= 0x5a || c >= 0xc0 && c <= 0x24f && c !== 0xd7 || c >= 0x370 && c <= 0x3ff || c === 0xb2 || c === 0xb3;
}

function phraseBefore(text: string, edge: number, free: number): readonly [string, Relation | undefined, Hedge | undefined] | undefined {
  const dotted = text[edge - 1] === '.' && /(?:approx|ca|c)\.$/i.test(text.slice(Math.max(free, edge - 7), edge));
  const word = wordBefore(text, dotted ? edge - 1 : edge, free);
  if (!word) return undefined;
  const phrases = WORDS[word.text.toLowerCase()];
  if (!phrases) return dotted && word.text === 'c' ? ['c.', undefined, 'about'] : undefined;
  if (dotted) return [`${word.text}.`, undefined, 'about'];
  const slice = text.slice(Math.max(free, edge - 26), edge).toLowerCase().replace(/\s/g, ' ');
  for (const phrase of phrases) {
    if (slice.endsWith(phrase[0]) && !/[a-z]/.test(slice[slice.length - phrase[0].length - 1] ?? ' ')) return phrase;
  }
  return undefined;
}

/** The name that a number carries: before a sign any short name, otherwise only the name of a statistic. */
function labelBefore(text: string, at: number, free: number, signed: boolean, equal: boolean, softened: boolean): Span | undefined {
  let edge = skipBack(text, at, free);
  if (edge <= free) return undefined;
  if (!signed) {
    const link = /(?:[,:]| of| was| is| were)$/.exec(text.slice(Math.max(free, edge - 5), edge));
    if (link) edge = skipBack(text, edge - link[0].length, free);
    else if (softened) return pNameBefore(text, edge, free);
    else if (edge === at) return undefined;
  }
  if (signed) {
    const p = pNameBefore(text, edge, free);
    if (p) return p;
    let start = edge;
    while (start > free && edge - start < 20 && isLabel(text[start - 1]!)) start--;
    if (start < edge && text[start] === ')' ) return undefined;
    while (start < edge && /[-.'’]/.test(text[start]!)) start++;
    const name = text.slice(start, edge);
    return start < edge && /[^\d.,%+-]/.test(name) && (equal || !/^[a-zA-Z]?[a-z]{2,}$/.test(name)) && !NO_LABEL.has(name.toLowerCase()) ? { start, end: edge } : undefined;
  }
  const word = wordBefore(text, edge, free);
  if (!word) return undefined;
  const lower = word.text.toLowerCase();
  if (!STATISTICS.has(lower)) {
    const value = lower === 'value' || lower === 'values' ? /(?<![A-Za-z])[Pp][- ]values?$/.exec(text.slice(Math.max(free, edge - 9), edge)) : null;
    return value ? { start: edge - value[0].length, end: edge } : undefined;
  }
  // A lone small word is a name only beside a comma or `of`: `or 2.1` is no odds ratio.
  if (lower === 'or' && word.text !== 'OR' || word.text.length === 1 && word.text !== 'P' && word.text !== 'p' || lower === 'arr' && word.text === 'arr') return undefined;
  if (lower === 'ratio' || lower === 'ratios' || lower === 'risk' || lower === 'difference' || lower === 'coefficient') {
    const two = /(?<![A-Za-z-])(?:[A-Za-z-]{1,16} ){1,2}$/.exec(text.slice(Math.max(free, word.span.start - 24), word.span.start));
    const first = two && /(?:(?:adjusted|pooled|incidence|standardi[sz]ed) )?(?:hazards?|odds|risk|rate|relative|incidence|prevalence|mean|likelihood|response|mortality|correlation|risk) $/i.exec(two[0]);
    return first ? { start: word.span.start - first[0].length, end: edge } : undefined;
  }
  return word.span;
}

function pNameBefore(text: string, edge: number, free: number): Span | undefined {
  const p = /(?<![A-Za-z])[Pp](?:[- ]?values?|['’]?s)?(?:[ ](?:for|of)[ ](?:the[ ])?[A-Za-z-]{2,20}(?:[ ][A-Za-z-]{2,16})?)?$/.exec(text.slice(Math.max(free, edge - 48), edge));
  return p ? { start: edge - p[0].length, end: edge } : undefined;
}

/** Words before a sign that name nothing: `for ≥20 years`. */
const NO_LABEL = new Set(['for', 'of', 'with', 'was', 'is', 'were', 'are', 'and', 'or', 'in', 'at', 'to', 'than', 'by', 'from', 'as', 'a', 'an', 'the', 'be', 'on', 'had', 'has', 'have', 'if', 'when', 'all', 'but', 'not', 'that', 'whose', 'between', 'vs', 'versus', 'patients', 'aged', 'only', 'those', 'after', 'within', 'until', 'reached', 'lasting', 'including', 'who', 'which']);

function isLabel(c: string): boolean {
  return /[A-Za-z0-9_²³⁺'’.\u0370-\u03ff\u2080-\u209c%/-]/.test(c);
}
