import type { Measurement } from '../evidence/measurement.js';
import { sameValue } from './candidate.js';
import type { Verdict } from './verdict.js';

/**
 * The measurements that some figures of a sentence surely are. Nobody says one thing twice in a breath: in `they recovered
 * within 50 hours, and a fourth were ill for more than 96 hours`, the first is not what should have been the second.
 */
export function spokenFor(verdicts: readonly Verdict[]): readonly Measurement[] {
  return verdicts.flatMap(({ verdict, firm, derivation, evidence: [evident] }) => (verdict === 'supported' && firm && derivation === undefined && evident ? [evident.measurement] : []));
}

/** Whether a measurement is one of these, or says the same beside one of them. */
export function isOneOf(taken: readonly Measurement[], measurement: Measurement): boolean {
  return taken.some((one) => one === measurement || (one.home === measurement.home && sameValue(one.quantity, measurement.quantity)));
}
