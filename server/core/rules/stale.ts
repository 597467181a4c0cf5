import { t } from '../text/language.js';
import type { Finding } from './finding.js';
import type { Manuscript } from './rule.js';
import type { Severities } from './run.js';
import type { Stale } from './verified.js';
import { oneLine } from './wording.js';

/**
 * Tells of figures that agreed with their source until it changed: in what is found on them already, else as
 * `figure/unsupported`, for information, unless the user turned that off.
 */
export function tellStale(findings: readonly Finding[], { stale = [] }: Manuscript, severities: Severities): readonly Finding[] {
  if (stale.length === 0) return findings;
  const severity = severities['figure/unsupported'] ?? 'information';
  const told = new Map<Stale, Finding>();
  const all = findings.map((finding) => {
    const about = stale.find(({ figure: { span } }) => finding.code.startsWith('figure/') && span.start === finding.span.start && span.end === finding.span.end);
    if (!about || told.has(about)) return finding;
    const worded = { ...finding, message: t`The source has changed. ${finding.message} Before, this was supported by ${about.rested.words}.` };
    told.set(about, worded);
    return worded;
  });
  if (severity === 'off') return all;
  const others = stale.filter((each) => !told.has(each)).map((each): Finding => ({
    code: 'figure/unsupported', severity, span: each.figure.span,
    message: t`The source has changed. ${oneLine(each.figure.text)} was supported by ${each.rested.words} and no longer is: look it up again.`,
    evidence: [], fixes: [],
  }));
  return [...all, ...others].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
