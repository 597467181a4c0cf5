import type { Document, Prose } from '../document/document.js';
import { prosesOf } from '../document/prose.js';
import { sentences } from '../text/sentences.js';
import { sourceSpan } from '../text/plainText.js';
import { blockwise, perContent, type PlacedSlip, type Slip } from './blockwise.js';
import { wrongPValue, type WrongPValue } from './pValue.js';
import { testResults, type TestResult } from './testResult.js';

/** A p-value that is not that of its test: `t(76) = 1.88, p = .006`. The span is the p-value's, the edit's its number. */
export interface PValueSlip extends Slip, WrongPValue {
  /** `t(76) = 1.88` */
  readonly test: string;
  /** `p = .006` */
  readonly printed: string;
  readonly expected: string;
}

/**
 * The p-values of a document that do not follow from the test printed with them. Where a correction for many tests is
 * spoken of in the sentence or before it in the paragraph, nothing is said; where a sentence without results announces it
 * anywhere in the document, only p-values that are too small are told, for corrections make them larger. Where the document speaks of one-tailed
 * tests, one-tailed p-values are right.
 */
export function pValueSlips(document: Document): readonly PlacedSlip<PValueSlip>[] {
  let oneTailed = false;
  let corrected = false;
  for (const { content } of document.blocks) {
    const said = manner(content);
    oneTailed ||= said.oneTailed;
    corrected ||= said.corrected;
  }
  return slipsIn(document, `${oneTailed ? 'one-tailed' : 'two-tailed'}${corrected ? ' corrected' : ''}`);
}

type Setting = `${'one-tailed' | 'two-tailed'}${' corrected' | ''}`;

const ONE_TAILED = /\b(?:one|1|single)[-‐‑ ](?:tailed|sided|tail)\b|\bdirectional (?:test|hypothes)/iu;
const CORRECTED = /\b(?:Bonferroni|Holm|[SŠ]id[aá]k|Tukey|Scheff[eé]|Dunnett|Dunn['’]s|Games[-–]Howell|Hochberg|Hommel|Benjamini|Yekutieli|Newman[-–]Keuls|Duncan['’]s|FDR|FWER?|false discovery|family-?wise|multiple (?:comparisons?|testing|tests|hypotheses)|multiplicity|Greenhouse|Huynh|sphericity|permutations?|permuted|bootstrap\w{0,6}|Monte Carlo|randomi[sz]ation tests?|exact (?:test|p)|(?:adjusted|corrected) p)\b|\bp[_ -]?(?:adj|corr|FDR|FWE|perm|boot|bonf|holm|tukey)/iu;

const manner = perContent((content) => {
  const proses = prosesOf(content);
  return { oneTailed: proses.some(({ text }) => ONE_TAILED.test(text)), corrected: proses.some(({ text }) => announcesCorrection(text)) };
});

/** `p-values are Holm-adjusted`: a sentence that itself has a result speaks of this one. */
function announcesCorrection(text: string): boolean {
  return CORRECTED.test(text) && sentences(text).some(({ start, end }) => {
    const sentence = text.slice(start, end);
    return CORRECTED.test(sentence) && testResults(sentence).length === 0;
  });
}

const slipsIn = blockwise((content, setting: Setting) => prosesOf(content).flatMap((prose) => inProse(prose, setting)));

function inProse(prose: Prose, setting: Setting): readonly PValueSlip[] {
  const { text } = prose;
  const results = testResults(text);
  if (results.length === 0) return [];
  const silentFrom = sentences(text).find(({ start, end }) => CORRECTED.test(text.slice(start, end)))?.start ?? Infinity;
  return results.flatMap((result): readonly PValueSlip[] => {
    if (result.span.start >= silentFrom) return [];
    const wrong = wrongPValue(result, setting.startsWith('one-tailed'));
    if (!wrong) return [];
    if (setting.endsWith('corrected') && (result.p.relation === 'ns' || result.p.value >= wrong.computed)) return [];
    const letter = text[result.p.span.start] === 'P' ? 'P' : 'p';
    const expected = `${letter} ${printedLike(result, wrong.computed)}`;
    return [{
      ...wrong,
      span: sourceSpan(prose, result.p.span),
      ...(result.p.relation === '=' && expected.includes('=') ? { edit: sourceSpan(prose, result.p.number) } : {}),
      expected,
      test: text.slice(result.span.start, result.p.span.start).replace(/[\s,;([]{1,6}$/u, ''),
      printed: text.slice(result.p.span.start, result.p.span.end),
    }];
  });
}

/** `= .064`, `< .001`, with or without the zero as the author prints it. */
function printedLike({ p }: TestResult, value: number): string {
  const zero = (number: string): string => (p.bare ? number.replace(/^0/u, '') : number);
  if (value < 0.001) return `< ${zero('0.001')}`;
  return `= ${zero(value.toFixed(value < 0.1 ? Math.max(3, Math.min(p.decimals, 5)) : Math.max(2, Math.min(p.decimals, 5))))}`;
}
