import { wrongPValue } from '../../server/core/consistency/pValue.js';
import { testResults } from '../../server/core/consistency/testResult.js';

/** A result as printed in an article, and what statcheck says of it (Nuijten et al. 2016). */
export interface StatisticCase {
  readonly raw: string;
  readonly gold_error: boolean;
  readonly gold_decision_error: boolean;
  /** The article speaks of one-tailed tests. */
  readonly one_tailed_in_txt: boolean;
}

export interface StatisticAgreement {
  readonly cases: number;
  /** Share of the cases of which we say the same: that the p-value is wrong, or is not. */
  readonly error: number;
  /** … that it stands on the wrong side of .05. */
  readonly decision: number;
  readonly differing: readonly string[];
}

export function statisticAgreement(cases: readonly StatisticCase[]): StatisticAgreement {
  const differing: string[] = [];
  let error = 0;
  let decision = 0;
  for (const { raw, gold_error, gold_decision_error, one_tailed_in_txt } of cases) {
    const [result] = testResults(raw);
    const wrong = result && wrongPValue(result, one_tailed_in_txt);
    if (result && (wrong !== undefined) === gold_error) error++;
    else differing.push(`${raw}: ${result ? `${gold_error ? 'wrong' : 'right'} by statcheck, ${wrong ? 'wrong' : 'right'} by us` : 'not read'}`);
    if (result && (wrong?.decision ?? false) === gold_decision_error) decision++;
  }
  return { cases: cases.length, error: error / cases.length, decision: decision / cases.length, differing };
}
