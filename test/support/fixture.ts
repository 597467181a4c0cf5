import { formatOf } from '../../server/core/document/open.js';
import { openService } from '../../server/core/openService.js';
import type { CoreSettings, Service } from '../../server/core/service.js';

export interface FixtureFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Parts a fixture into its files:
 *
 *     --- file: refs.bib
 *     @misc{a, title = {A work}}
 *     --- file: review.md
 *     As shown [@a].
 */
export function filesOf(fixture: string): readonly FixtureFile[] {
  const parts = fixture.replace(/^\n/, '').split(/^--- file: (.+)\n/m);
  return parts.slice(1).flatMap((path, i) => (i % 2 === 0 ? [{ path: path.trim(), text: parts[i + 2]! }] : []));
}

/** Whether a fixture's file is a manuscript: not a bibliography, and not in one of the folders of the literature. */
export function isManuscript(path: string): boolean {
  return formatOf(path) !== undefined && !/^(?:sources|guides)\//.test(path);
}

/** A service that knows the files: `.bib` as bibliographies, `sources/` as papers, `guides/<name>/` as guides, the rest as manuscripts. */
export function serviceOf(files: readonly FixtureFile[], settings: Partial<CoreSettings> = {}): Service {
  const service = openService();
  service.setSettings({ rules: {}, style: 'apa', ...settings });
  const guides = new Map<string, FixtureFile[]>();
  for (const { path, text } of files) {
    const guide = /^guides\/([^/]+)\//.exec(path)?.[1];
    const format = formatOf(path);
    if (guide !== undefined) guides.set(guide, [...(guides.get(guide) ?? []), { path, text }]);
    else if (path.endsWith('.bib')) service.setBibliography(path, text);
    else if (path.startsWith('sources/')) service.setSource(path, text);
    else if (format) service.setManuscript(path, { format, text });
  }
  // There are no others than these.
  service.setOthers([]);
  for (const [name, texts] of guides) service.setGuide(name, { manifest: { name }, files: texts });
  return service;
}
