import { reportOf, type ReportedManuscript } from './core/report/report.js';
import { isInside, relativePath } from './files.js';
import { bundledData } from './ownPlace.js';
import type { Workspace } from './workspace.js';

/**
 * The report on an open manuscript; undefined for any other file. `shown` is how a file is called in it, but for the bundled
 * guides'; `named` hears of every file that is.
 */
export function reportOn(path: string, workspace: Workspace, shown: (path: string) => string, named: (shown: string, path: string) => void = () => {}): ReportedManuscript | undefined {
  const document = workspace.service.document(path);
  if (!document) return undefined;
  const { figures, findings } = workspace.check(path);
  return reportOf({
    path,
    document,
    library: workspace.service.library(path),
    figures,
    findings,
    shown(file) {
      // Where this program is installed is nobody's concern.
      const name = isInside(bundledData, file) ? relativePath(bundledData, file) : shown(file);
      named(name, file);
      return name;
    },
    lineOf: (file, offset) => workspace.lines(file)?.position(offset).line,
    reasonFor: ({ verdict: { code }, span }) => code && workspace.reasonFor(path, { code, span }),
  });
}
