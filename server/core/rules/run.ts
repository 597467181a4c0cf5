import type { Code, Finding, Severity } from './finding.js';
import { rules } from './index.js';
import type { BibliographyView, Found, Manuscript, Rule } from './rule.js';
import type { Each } from './moved.js';
import { tellStale } from './stale.js';
import { suppressions, suppressionsInBibliography } from './suppression.js';

/** What the user has set: code → severity or off. What is not named has its rule's own. */
export type Severities = Readonly<Partial<Record<Code, Severity | 'off'>>>;

/** The findings of all rules that are on, in the order of the text, less those that the author has suppressed. */
export function findingsIn(manuscript: Manuscript, severities: Severities): readonly Finding[] {
  const isSuppressed = suppressions(manuscript.document);
  return tellStale(findings(severities, (rule) => rule.check?.(manuscript)), manuscript, severities).filter((finding) => !isSuppressed(finding));
}

/** The same for a bibliography's own entries. */
export function findingsInBibliography(view: BibliographyView, severities: Severities): readonly Finding[] {
  const isSuppressed = suppressionsInBibliography(view.bibliography);
  return findings(severities, (rule) => rule.checkBibliography?.(view)).filter((finding) => !isSuppressed(finding));
}

function findings(severities: Severities, run: (rule: Rule) => readonly Found[] | undefined): Finding[] {
  return rules
    .flatMap((rule): readonly Finding[] => {
      const severity = severities[rule.code] ?? rule.severity;
      if (severity === 'off') return [];
      const set = severities[rule.code] !== undefined;
      return (run(rule) ?? []).map((found) => findingOf(found, rule.code, set ? severity : found.severity ?? severity));
    })
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function findingOf({ span, message, expected, evidence, fixes }: Found, code: Code, severity: Severity): Each<Finding> {
  return { code, severity, span, message, expected, evidence, fixes };
}
