import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Files by name, as they are to stand on the disk. */
export type FolderFiles = Readonly<Record<string, string | Uint8Array>>;

export interface TestFolder {
  readonly path: string;
  write(name: string, content: string | Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
  uri(name: string): string;
  dispose(): Promise<void>;
}

/** A folder of its own on the disk. */
export async function openFolder(files: FolderFiles): Promise<TestFolder> {
  const path = await mkdtemp(join(tmpdir(), 'claimcheck-'));
  const folder: TestFolder = {
    path,
    async write(name, content) {
      await mkdir(dirname(join(path, name)), { recursive: true });
      await writeFile(join(path, name), content);
    },
    remove: (name) => rm(join(path, name), { recursive: true, force: true }),
    uri: (name) => pathToFileURL(join(path, name)).href,
    dispose: () => rm(path, { recursive: true, force: true }),
  };
  for (const [name, content] of Object.entries(files)) await folder.write(name, content);
  return folder;
}
