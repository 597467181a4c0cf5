import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { openEditor, type Editor } from './editor.ts';

/** The packaged extension. */
export const extension = fileURLToPath(new URL('../../claimcheck.vsix', import.meta.url));
const example = fileURLToPath(new URL('../example', import.meta.url));

export interface OpenExample {
  readonly editor: Editor;
  /** A copy of the example, which tests may change, in a folder of its own. */
  readonly folder: string;
}

/**
 * Opens the example, with some files more, in the real editor for all tests of a file; a test that fails leaves a
 * screenshot. `opened` is handed what the tests use before the first of them runs.
 */
export function exampleInEditor(files: Readonly<Record<string, string>>, opened: (example: OpenExample) => void | Promise<void>): void {
  let home: string;
  let editor: Editor | undefined;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'claimcheck-e2e-'));
    const folder = join(home, 'example');
    await cp(example, folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    editor = await openEditor({ extensions: [extension], folder });
    await opened({ editor, folder });
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await editor?.screenshot(`failed: ${task.name}`);
  });

  afterAll(async () => {
    await editor?.close();
    await rm(home, { recursive: true, force: true });
  });
}
