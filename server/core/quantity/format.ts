import type { Numeral, Quantity } from './quantity.js';
import { short } from './short.js';
import type { Unit } from './unit.js';
import { convert, convertible } from './units.js';

/**
 * A source's figure printed as the manuscript prints its own: its decimal sign, grouping, minus, spelling of the unit, dash of a
 * range. It keeps the source's decimals, unless it had to be converted. `34.8 months` becomes `34,8 mo` beside `38,4 mo`.
 * Where the manuscript's unit is the mistake, the source's unit stands.
 */
export function inStyleOf(source: Quantity, manuscript: Quantity): string {
  const wrongUnit = isWrongUnit(source, manuscript);
  const to = manuscript.unit;
  const from = source.unit;
  // 41.2 mÅ is no 0.0 m.
  const keepsDigits = (unit: Unit): boolean => source.value.value === 0 || /10|[eE]/.test(manuscript.value.printed) || Math.abs(convert(source.value.value, from!, unit) ?? 0) >= 0.5 / 10 ** Math.max(0, manuscript.value.decimals);
  const convertsTo = to && from && !wrongUnit && from.canonical !== to.canonical && convertible(to, from) && keepsDigits(to) ? to : undefined;
  const number = (numeral: Numeral, style: Numeral): string => {
    const value = convertsTo ? convert(numeral.value, from!, convertsTo)! : numeral.value;
    const text = printed(value, numeral, style, convertsTo !== undefined);
    // 34.80 for 34.8 and 1.00 for 0.996: with the manuscript's own decimals there would be nothing to mend.
    return text === style.printed && !convertsTo && numeral.value !== style.value ? printed(value, numeral, { ...style, decimals: numeral.decimals }, false) : text;
  };
  const sameShape = manuscript.kind === source.kind && !manuscript.upper === !source.upper && !manuscript.denominator === !source.denominator && !source.openEnd === !manuscript.openEnd;
  if (manuscript.kind === 'fold' && manuscript.value.inWords) return source.text;
  // 163 where the source has 60% (163/270)
  const counted = source.kind === 'fraction' ? source : source.companions.find((companion) => companion.kind === 'fraction');
  if (counted?.denominator && manuscript.kind === 'value' && !to && manuscript.value.decimals === 0) return replaced(manuscript, [[manuscript.value, printed(counted.value.value, counted.value, manuscript.value, false)]], undefined);
  if (!sameShape) {
    // 163/270 where the manuscript has a percentage
    if (source.kind === 'fraction' && source.denominator && to?.canonical === '%') {
      const share = 100 * source.value.value / source.denominator.value;
      return replaced(manuscript, [[manuscript.value, printed(share, { ...manuscript.value, decimals: 9 }, manuscript.value, true)]], undefined);
    }
    const view = source.companions.find((companion) => companion.kind === manuscript.kind && companion.unit?.canonical === to?.canonical);
    return view ? inStyleOf(view, manuscript) : source.text;
  }
  // 0.53 where the manuscript has 53%
  if (to?.canonical === '%' && !from && Math.abs(source.value.value) <= 1 && source.value.decimals >= 2) {
    return replaced(manuscript, [[manuscript.value, printed(source.value.value * 100, { ...source.value, decimals: source.value.decimals - 2 }, manuscript.value, false)]], undefined);
  }
  const parts: [Numeral, string][] = [[manuscript.value, number(source.value, manuscript.value)]];
  if (manuscript.upper && source.upper) parts.push([manuscript.upper, number(source.upper, manuscript.upper)]);
  if (manuscript.denominator && source.denominator) parts.push([manuscript.denominator, number(source.denominator, manuscript.denominator)]);
  const unit = wrongUnit || !convertsTo && to && from && from.canonical !== to.canonical ? from?.symbol ?? '' : undefined;
  const text = replaced(manuscript, parts, unit);
  const relation = source.relation !== '=' && manuscript.relationSpan === undefined && source.relation !== manuscript.relation ? `${source.relation} ` : '';
  return relation + text;
}

/** The number is the source's and the unit is not. */
function isWrongUnit(source: Quantity, manuscript: Quantity): boolean {
  if (!source.unit || !manuscript.unit || source.unit.canonical === manuscript.unit.canonical) return false;
  return Math.abs(source.value.value - manuscript.value.value) <= 1e-9 * Math.abs(source.value.value) || !convertible(source.unit, manuscript.unit);
}

/** The manuscript's text with its numbers, and its unit if one is given, exchanged. */
function replaced(manuscript: Quantity, parts: readonly (readonly [Numeral, string])[], unit: string | undefined): string {
  const { start } = manuscript.span;
  const edits = parts.map(([numeral, text]) => ({ start: numeral.span.start - start, end: numeral.span.end - start, text }));
  if (unit !== undefined && manuscript.unitSpan && manuscript.unitSpan.start >= start && manuscript.unitSpan.end <= manuscript.span.end) {
    const spaced = /[%‰°]/.test(unit) ? /[ \u00a0-]?$/.exec(manuscript.text.slice(0, manuscript.unitSpan.start - start))![0].length : 0;
    const before = manuscript.unitSpan.start - start - spaced;
    edits.push({ start: before, end: manuscript.unitSpan.end - start, text: unit });
  }
  edits.sort((a, b) => b.start - a.start);
  let text = manuscript.text;
  for (const edit of edits) {
    if (edit.start < 0 || edit.end > text.length) continue;
    text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  }
  return text;
}

const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

function printed(value: number, source: Numeral, style: Numeral, converted: boolean): string {
  if (style.inWords && Number.isInteger(value) && WORDS[value] !== undefined && /^[A-Za-z]+$/.test(style.printed) && WORDS.includes(style.printed.toLowerCase())) {
    const word = WORDS[value]!;
    return /^[A-Z]/.test(style.printed) ? word[0]!.toUpperCase() + word.slice(1) : word;
  }
  if (!converted && value === style.value && source.decimals === style.decimals) return style.printed;
  if (converted && style.inWords) return short(value);
  if (style.inWords || source.inWords && !converted) return source.printed;
  const raised = converted ? /^([−–+-]?[\d.,·]{1,20})(\s?[×x·⋅*]\s?10[^\d].*|[eE][-+−]?\d{1,3}|\s?(?:million|billion|trillion|thousand|bn))$/.exec(style.printed) : null;
  if (raised) {
    const mantissa = Number(raised[1]!.replace(/[−–]/, '-').replace(/[,·]/, '.'));
    if (mantissa) return rounded(value / (style.value / mantissa), style.decimals) + raised[2]!;
  }
  const power = /[×x·⋅*]\s?10|[eE]|10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻^]/.exec(style.printed) ?? /[×x·⋅*]\s?10|[eE]|10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻^]/.exec(source.printed);
  const scaled = /(?:million|billion|trillion|thousand|bn|[kKMBT])$/.exec(style.printed) ?? /(?:million|billion|trillion|thousand|bn|[kKMBT])$/.exec(source.printed);
  // `$1.2–1.5 million`: the 1.2 is a million, too
  const scale = Math.abs(source.value) / (Number(source.printed.replace(/^[−–+-]/, '')) || Math.abs(source.value));
  // A cell under `EUR thousand`: `61 thousand` for `61 million`, `61,000` for `16,000`.
  const word = /^[\d.,\s]+$/.test(source.printed) ? SCALES.get(Math.round(scale)) : undefined;
  if (word && scaled && !converted) return `${source.printed} ${word}`;
  if ((power || scaled || (scale > 10 && !word)) && !converted) return source.printed;
  const decimals = converted ? Math.max(style.decimals, 0) : word ? Math.max(0, source.decimals - Math.round(Math.log10(scale))) : source.decimals;
  let text = rounded(Math.abs(value), decimals);
  if (/^[^\d]*[.·,]\d/.test(style.printed) && text.startsWith('0.')) text = text.slice(1);
  const point = /\d([.,·∙])\d{1,12}$/.exec(style.printed.slice(-14))?.[1];
  const [whole = '', part] = text.split('.');
  const group = (style.decimals === 0 ? /\d([., \u00a0\u2009\u202f’'])\d{3}/ : /\d([, \u00a0\u2009\u202f’'])\d{3}/).exec(style.printed)?.[1] ?? (whole.length > 4 ? /\d([, \u00a0\u2009\u202f’'])\d{3}/.exec(source.printed)?.[1] : undefined);
  const grouped = group && style.decimals === 0 ? inGroups(whole, group) : whole;
  const sign = value < 0 ? /^[−–-]/.exec(style.printed)?.[0] ?? /^[−–-]/.exec(source.printed)?.[0] ?? '−' : /^\+/.exec(style.printed) ? '+' : '';
  return sign + grouped + (part === undefined ? '' : (style.decimals > 0 && point ? point : '.') + part);
}

const SCALES: ReadonlyMap<number, string> = new Map([[1e3, 'thousand'], [1e6, 'million'], [1e9, 'billion']]);

/** `1234567` → `1,234,567` */
function inGroups(digits: string, sign: string): string {
  const parts: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) parts.unshift(digits.slice(Math.max(0, end - 3), end));
  return parts.join(sign);
}

/** Half up on the decimal digits, so that 0.285 becomes 0.29 whatever its binary neighbour is. */
function rounded(value: number, decimals: number): string {
  const shifted = Number(`${value}e${decimals}`);
  return Number.isFinite(shifted) && !/e/.test(String(value)) ? (Math.round(shifted) / 10 ** decimals).toFixed(decimals) : value.toFixed(Math.min(decimals, 20));
}
