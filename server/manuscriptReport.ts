import { reportOf, type ReportedManuscript } from './core/report/report.js';
import { isInside, relativePath } from './files.js';
import { bundledData } from './ownPlace.js';
import type { Workspace } from './workspace.js';

/** The report on an open manuscript; undefined for any other file. `shown` is how a file is called in it, but for the bundled guides'. */
export function reportOn(path: string, workspace: Workspace, shown: (path: string) => string): ReportedManuscript | undefined {
  const document = workspace.service.document(path);
  if (!document) return undefined;
  const { figures, findings } = workspace.check(path);
  return reportOf({
    path,
    document,
    library: workspace.service.library(path),
    figures,
    findings,
    // Where this program is installed is nobody's concern.
    shown: (file) => (isInside(bundledData, file) ? relativePath(bundledData, file) : shown(file)),
    lineOf: (file, offset) => workspace.lines(file)?.position(offset).line,
    reasonFor: ({ verdict: { code }, span }) => code && workspace.reasonFor(path, { code, span }),
  });
}
