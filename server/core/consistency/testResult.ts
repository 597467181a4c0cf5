import type { Span } from '../text/span.js';
import { degreesNeeded, type TestName } from './testStatistic.js';

/** A test with its p-value as printed: `t(66) = 2.96, p = .004`. Spans count in the text that was read. */
export interface TestResult {
  readonly span: Span;
  readonly name: TestName;
  readonly degrees: readonly number[];
  readonly relation: '=' | '<' | '>';
  readonly statistic: Printed;
  readonly p: PrintedP;
}

export interface Printed {
  readonly value: number;
  readonly decimals: number;
}

export interface PrintedP extends Printed {
  /** `p = .004`, `ns`. */
  readonly span: Span;
  /** The number's own place; empty for `ns`. */
  readonly number: Span;
  readonly relation: '=' | '<' | '>' | 'ns';
  /** `.004` rather than `0.004`. */
  readonly bare: boolean;
}

/**
 * The results of tests in a text, in the order of the text, in the manner of APA and its many variants:
 * `t(66) = 2.96, p = .004`, `F(1, 236) = 0.40, MSE = 3.1, p > .5`, `χ²(2, N = 120) = 7.1, p < .05`, `F1,24 = 4.1 (P = 0.05)`,
 * `z = 2.79, p = .005`, `t(16) < 1, ns`. What is between statistic and p-value may only be other numbers with names.
 * Takes time linear in the text.
 */
export function testResults(text: string): readonly TestResult[] {
  const found: TestResult[] = [];
  STATISTIC.lastIndex = 0;
  for (let match = STATISTIC.exec(text); match !== null; match = STATISTIC.exec(text)) {
    const name = nameOf(match.groups!['name']!);
    const { inside, below, relation, value } = match.groups as Record<string, string | undefined>;
    const degrees = degreesIn(inside ?? below ?? '', name);
    const end = match.index + match[0].length;
    if (degrees.length !== degreesNeeded(name) || (name === 'z' && (inside ?? below) !== undefined)) continue;
    const p = pValueBehind(text, end);
    if (!p) continue;
    found.push({ span: { start: match.index, end: p.span.end }, name, degrees, relation: relationOf(relation!), statistic: printed(value!), p });
    STATISTIC.lastIndex = p.span.end;
  }
  return found;
}

const NUMBER = String.raw`[-−–+]?(?:\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,8})?|\d{0,9}[.,·]\d{1,8}|\d{1,9})`;
const SPACE = String.raw`[ \u00a0\u2009\u202f\n]{0,2}`;
const RELATION = String.raw`(?:=|<|>|≤|≥|≈)`;
const STATISTIC = new RegExp(
  // `χ²` may come apart or lose its letter on the way out of a PDF: `χ 2(1)`, `2(1, N = 118)`.
  String.raw`(?<![\p{L}\p{N}_.])(?<name>(?:[χΧX]|[Cc]hi)[- ]?(?:[²2]|\^2|squared?)|[Cc]hi2|G[²2]|2(?=\(\d{1,4},${SPACE}[Nn]${SPACE}=)|[tFrzZQH])${SPACE}`
  + String.raw`(?:[([]${SPACE}(?<inside>[^()[\]]{1,40})[)\]]|_?(?<below>[₀-₉\d]{1,5}(?:[.,]\d{1,4})?(?:[,;]${SPACE}[₀-₉\d]{1,7}(?:\.\d{1,4})?)?))?`
  + String.raw`${SPACE}(?<relation>${RELATION})${SPACE}(?<value>${NUMBER})(?![\p{L}\d%])`,
  'gu',
);

function nameOf(printed: string): TestName {
  if (printed === 't' || printed === 'F' || printed === 'r') return printed;
  return /^[zZ]$/u.test(printed) ? 'z' : 'chi2';
}

/** `1, 236`, `df = 12`, `2, N = 120`: the sample's size is no degree of freedom. */
function degreesIn(inside: string, name: TestName): readonly number[] {
  const plain = inside.replace(/[₀-₉]/gu, (digit) => String(digit.charCodeAt(0) - 0x2080)).replace(/(?:[,;]\s*)?\b[Nn]\s*=\s*\d[\d,]*/u, '').replace(/\bdfs?\s*=?/giu, '');
  const pieces = plain.split(name === 'F' ? /[,;]/u : /[;]|,\s/u).map((piece) => piece.trim());
  return pieces.every((piece) => /^\d[\d,]*(?:\.\d+)?$/u.test(piece)) ? pieces.map((piece) => Number(piece.replace(/,/gu, ''))) : [];
}

function relationOf(printed: string): '=' | '<' | '>' {
  return printed === '<' || printed === '≤' ? '<' : printed === '>' || printed === '≥' ? '>' : '=';
}

/** A printed number; a comma with other than three digits behind it is a decimal point. */
function printed(number: string): Printed {
  const plain = number.replace(/[−–]/u, '-').replace(/·/u, '.');
  const point = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.|$)/u.test(plain) ? plain.replace(/,/gu, '') : plain.replace(',', '.');
  return { value: Number(point), decimals: point.split('.')[1]?.length ?? 0 };
}

const FURTHEST_P = 120;
const P_VALUE = new RegExp(
  String.raw`(?<![\p{L}\p{N}_])(?:(?:[pP](?:s|[-‐‑ ]?values?)?)${SPACE}(?<relation>${RELATION}|≪|≫)${SPACE}(?<number>\d?[.,·]\d{1,20}|[01])(?![\d.]\d|[%\p{L}])(?<power>${SPACE}(?:[×x·*]${SPACE}10|[eE](?=[-−–]\d)))?|(?<ns>n\.s\.|ns|NS|N\.S\.)(?![\p{L}\p{N}]))`,
  'u',
);

function pValueBehind(text: string, from: number): PrintedP | undefined {
  const stretch = text.slice(from, from + FURTHEST_P);
  const match = P_VALUE.exec(stretch);
  if (!match || match.groups!['power'] !== undefined || !onlyNamedNumbers(stretch.slice(0, match.index))) return undefined;
  const span = { start: from + match.index, end: from + match.index + match[0].length };
  const { number, relation } = match.groups as Record<string, string | undefined>;
  if (number === undefined) return { span, number: { start: span.end, end: span.end }, relation: 'ns', value: 0.05, decimals: 2, bare: true };
  const at = span.start + match[0].lastIndexOf(number);
  return { span, number: { start: at, end: at + number.length }, relation: relationOf(relation!.replace('≪', '<').replace('≫', '>')), bare: /^[.,·]/u.test(number), ...printed(number) };
}

/** Between a statistic and its p-value: `, MSE = 3.1, `, ` (two-tailed `, `, 95% CI [0.1, 0.4], d = 0.3, `. */
function onlyNamedNumbers(text: string): boolean {
  if (!/^[\s,;()[\]]/u.test(text) && text !== '') return false;
  const rest = text
    .replace(/\d{2}%\s?(?:CIs?|CrI|confidence interval)\s?[=:]?\s?[([]?[-−–+\d.,·\s;to]{1,24}[)\]]?/gu, '')
    .replace(/(?<![\p{L}\p{N}])(?:dfs?|MS[eE]?|SE|SD|M|[dgfnNbBβVφ]|[ηω]\S{0,4}|Cohen['’]?s\s[dfw]|BF\S{0,4}|partial\s[ηω]\S{0,3})\s?[=<>]\s?[-−–+]?[\d.,·]{1,12}/gu, '')
    .replace(/\b(?:two|one|2|1)[- ]?(?:tailed|sided)\b|\b(?:with|and|exact|uncorrected|associated|a|test|significant)\b/giu, '');
  return !/[\p{L}\p{N}=<>.]/u.test(rest);
}
