import { openService } from '../../server/core/openService.js';
import { formatOf } from '../../server/core/document/open.js';
import { casesOf, type Labelled, type Mark } from './cases.js';

/** What became of one labelled figure. */
export interface Outcome {
  readonly case: string;
  readonly path: string;
  readonly line: number;
  readonly mark: Mark;
  /** For a right figure: silent or a false alarm; for a wrong one: explained, caught with another code, or missed. */
  readonly result: 'silent' | 'false alarm' | 'explained' | 'wrongly explained' | 'missed';
  readonly code: string;
  readonly message: string;
  /** The expected value was offered. */
  readonly offered: boolean;
  /** The engine recognised a figure there at all, and what it said. */
  readonly verdict: string;
}

export interface Score {
  readonly outcomes: readonly Outcome[];
  /** Findings that touch no mark. */
  readonly strays: readonly { readonly case: string; readonly path: string; readonly line: number; readonly code: string; readonly text: string; readonly message: string }[];
}

/** Checks every manuscript of a part against its labels. */
export function score(part: string, only?: string): Score {
  const outcomes: Outcome[] = [];
  const strays: Score['strays'][number][] = [];
  for (const item of casesOf(part, only)) {
    const service = openService();
    for (const { path, text } of item.sources) service.setSource(path, text);
    for (const { path, text } of item.bibliographies) service.setBibliography(path, text);
    for (const manuscript of item.manuscripts) {
      service.setManuscript(manuscript.path, { format: formatOf(manuscript.path)!, text: manuscript.text });
      const { findings, figures } = service.check(manuscript.path);
      const judged = findings.filter(({ code }) => /^(?:figure|statistic|manuscript)\//u.test(code) && code !== 'figure/uncited' && code !== 'figure/unsupported');
      const taken = new Set<(typeof judged)[number]>();
      for (const wrong of [true, false]) {
        for (const mark of manuscript.marks) {
          if ((mark.codes.length > 0) !== wrong) continue;
          const here = judged.filter((finding) => touches(finding.span, mark) && (wrong || !taken.has(finding)));
          const twin = !wrong && manuscript.marks.some((other) => other.codes.includes('manuscript/inconsistent'));
          const counted = wrong ? here : here.filter((finding) => !(twin && finding.code === 'manuscript/inconsistent'));
          for (const finding of here) taken.add(finding);
          const best = counted.find((finding) => mark.codes.includes(finding.code)) ?? counted[0];
          const figure = figures.filter(({ span }) => touches(span, mark)).sort((a, b) => (b.verdict.verdict === 'contradicted' ? 1 : 0) - (a.verdict.verdict === 'contradicted' ? 1 : 0))[0];
          outcomes.push({
            case: item.name,
            path: manuscript.path,
            line: lineOf(manuscript, mark.start),
            mark,
            result: wrong ? (best ? (mark.codes.includes(best.code) ? 'explained' : 'wrongly explained') : 'missed') : best ? 'false alarm' : 'silent',
            code: best?.code ?? '',
            message: best?.message ?? '',
            offered: best !== undefined && offers(best.expected ?? '', mark.expected),
            verdict: figure ? `${figure.verdict.verdict}${figure.keys.length === 0 ? ' (own or uncited)' : ''}` : 'no figure',
          });
        }
      }
      for (const finding of judged) {
        if (taken.has(finding)) continue;
        strays.push({ case: item.name, path: manuscript.path, line: lineOf(manuscript, finding.span.start), code: finding.code, text: manuscript.text.slice(finding.span.start, finding.span.end), message: finding.message });
      }
    }
  }
  return { outcomes, strays };
}

function touches(span: { readonly start: number; readonly end: number }, mark: Mark): boolean {
  return span.start < mark.end && mark.start < span.end;
}

function lineOf(manuscript: Labelled, at: number): number {
  return manuscript.text.slice(0, at).split('\n').length;
}

/** Whether the offered text gives the expected value: the same numbers in the same order, whatever the spelling of the unit. */
function offers(offered: string, expected: string): boolean {
  const numbers = (text: string): string => (text.replace(/(?<=\d)[,\u2009\u202f](?=\d{3})/gu, '').replace(/·/gu, '.').match(/\d+(?:\.\d+)?|\.\d+/gu) ?? []).map(Number).join(' ');
  if (expected === '') return true;
  if (expected.startsWith('@')) return offered.replace(/^@/u, '') === expected.slice(1);
  const want = numbers(expected);
  return want === '' ? offered !== '' : numbers(offered).includes(want);
}

/** One line a code and field, and the lists behind them. */
export function report(part: string, { outcomes, strays }: Score, verbose: boolean): string {
  const right = outcomes.filter(({ mark }) => mark.codes.length === 0);
  const wrong = outcomes.filter(({ mark }) => mark.codes.length > 0);
  const count = (list: readonly Outcome[], result: Outcome['result']): number => list.filter((outcome) => outcome.result === result).length;
  const lines: string[] = [`## Figures, ${part} part: ${outcomes.length} labelled, ${right.length} right, ${wrong.length} wrong`, ''];
  const row = (name: string, list: readonly Outcome[]): void => {
    const explained = count(list, 'explained');
    const otherwise = count(list, 'wrongly explained');
    const caught = explained + otherwise;
    lines.push(`${name.padEnd(26)} ${String(list.length).padStart(4)}  caught ${percent(caught, list.length)}  explained ${percent(explained, caught)}  offered ${percent(list.filter((one) => one.offered && one.result !== 'missed').length, caught)}  missed ${count(list, 'missed')}`);
  };
  for (const code of [...new Set(wrong.map(({ mark }) => mark.codes[0]!))].sort()) row(code, wrong.filter(({ mark }) => mark.codes[0] === code));
  row('all wrong figures', wrong);
  lines.push('');
  for (const label of [...new Set(right.map(({ mark }) => mark.right))].sort()) {
    const list = right.filter(({ mark }) => mark.right === label);
    lines.push(`${label.padEnd(26)} ${String(list.length).padStart(4)}  false alarms ${count(list, 'false alarm')}  recognised ${percent(list.filter((one) => one.verdict !== 'no figure').length, list.length)}  supported ${percent(list.filter((one) => one.verdict.startsWith('supported')).length, list.length)}`);
  }
  lines.push(`${'all right figures'.padEnd(26)} ${String(right.length).padStart(4)}  false alarms ${count(right, 'false alarm')} (${percent(count(right, 'false alarm'), right.length)}), strays on unmarked text ${strays.length}`, '');
  if (verbose) {
    for (const outcome of outcomes) {
      if (outcome.result === 'silent' || (outcome.result === 'explained' && outcome.offered)) continue;
      lines.push(`${outcome.result}${outcome.result === 'explained' ? ', not offered' : ''}: ${outcome.path}:${outcome.line} ${JSON.stringify(outcome.mark.text)} [${outcome.mark.right || outcome.mark.codes.join(', ')} → ${outcome.mark.expected}] (${outcome.verdict}) ${outcome.code} ${outcome.message}`);
    }
    for (const stray of strays) lines.push(`stray: ${stray.path}:${stray.line} ${JSON.stringify(stray.text)} ${stray.code} ${stray.message}`);
  }
  return lines.join('\n');
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '   –' : `${((100 * part) / whole).toFixed(1)}%`;
}
