import type { Service } from './core/service.js';
import { diskFiles, isAbsolute, isInside, folderOf } from './files.js';
import { rootOf, type Root } from './root.js';
import { openWorkspace, type Configured, type Workspace } from './workspace.js';

/** All folders of an editor's window, each a workspace of its own, and the loose files. */
export interface Workspaces {
  /** The workspace of a file: its deepest folder's; for an unsaved file the first; for a loose one, that of its own folder. */
  of(path: string): Workspace;
  /** Those in which something was opened. */
  opened(): readonly Workspace[];
}

export interface WorkspacesOptions {
  readonly folders: readonly string[];
  /** False in Restricted Mode: then nothing outside the folders is read. */
  readonly trusted: boolean;
  readonly guidesPath: string;
  readonly openService: () => Service;
  /** What the editor's settings say for a folder. */
  readonly configured: (root: Root) => Promise<Configured>;
  readonly onChange: (workspace: Workspace) => void;
}

export function openWorkspaces({ folders, trusted, guidesPath, openService, configured, onChange }: WorkspacesOptions): Workspaces {
  const onDisk = folders.filter(isAbsolute).sort((a, b) => b.length - a.length);
  const opened = new Map<string, Workspace>();
  const files = diskFiles(trusted ? undefined : [...onDisk, guidesPath]);

  /** Where nothing is at hand but the bundled guides: files that lie on no disk, loose files in Restricted Mode. */
  const nowhere: Root = { path: `${guidesPath}/.nowhere`, isProject: false };

  function rootFor(path: string): Root {
    const folder = onDisk.find((each) => isInside(each, path)) ?? (isAbsolute(path) ? undefined : folders.find(isAbsolute));
    if (folder !== undefined) return { path: folder, isProject: true };
    return isAbsolute(path) && trusted ? rootOf(path, folderOf(path)) : nowhere;
  }

  return {
    of(path) {
      const root = rootFor(path);
      const known = opened.get(root.path);
      if (known) return known;
      const workspace: Workspace = openWorkspace({ root: root.path, isProject: root.isProject, service: openService(), files, guidesPath, configured: () => configured(root), onChange: () => onChange(workspace) });
      opened.set(root.path, workspace);
      void workspace.refresh();
      return workspace;
    },
    opened: () => [...opened.values()],
  };
}
