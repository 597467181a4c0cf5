import { htmlReport } from '../core/report/html.js';
import { markdownReport } from '../core/report/markdown.js';
import type { Report } from '../core/report/report.js';
import { reportOn } from '../manuscriptReport.js';
import { version } from '../ownPlace.js';
import type { CheckedManuscript } from './check.js';
import { shown } from './paths.js';

/** A report on the manuscripts for co-authors and reviewers, as one page of HTML or as Markdown. A `.bib` has no figures to report. */
export function report(manuscripts: readonly CheckedManuscript[], format: 'html' | 'markdown'): string {
  const whole: Report = {
    tool: `ClaimCheck ${version()}`,
    manuscripts: manuscripts.flatMap(({ path, workspace }) => reportOn(path, workspace, shown) ?? []),
  };
  return format === 'html' ? htmlReport(whole) : markdownReport(whole);
}
