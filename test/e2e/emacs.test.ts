import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const cli = here('../../dist/cli.js');

/** Emacs with the packages `eglot` and `markdown-mode`, which are Debian's or its own. */
const hasEglot = spawnSync('emacs', ['-q', '--batch', '--eval', "(progn (package-initialize) (require 'eglot) (require 'markdown-mode))"]).status === 0;

interface Finding {
  readonly code: string;
  readonly message: string;
}

let home: string;
let folder: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'claimcheck-emacs-'));
  folder = join(home, 'example');
  await cp(here('../example'), folder, { recursive: true });
  // Emacs takes the folder of a repository for the project.
  spawnSync('git', ['init', '-q', folder]);
  await mkdir(join(home, 'bin'));
  await writeFile(join(home, 'bin/claimcheck'), `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n`);
  await chmod(join(home, 'bin/claimcheck'), 0o755);
  const [, lines] = /^```elisp\n([^]*?)^```$/m.exec(await readFile(here('../../docs/editors/emacs.md'), 'utf8'))!;
  // Asked for below instead, so that the test knows when it is connected.
  await writeFile(join(home, 'page.el'), lines!.replace(/^\(add-hook .*\)$/gm, ''));
});

afterAll(() => rm(home, { recursive: true, force: true }));

function run(command: string, args: readonly string[], expected = 0) {
  const env = { ...process.env, PATH: [join(home, 'bin'), process.env.PATH].join(delimiter), CLAIMCHECK_PAGE: join(home, 'page.el'), CLAIMCHECK_EXPECTED: String(expected), CLAIMCHECK_TERM: 'M2-CM' };
  return spawnSync(command, args, { cwd: folder, encoding: 'utf8', timeout: 90_000, env });
}

test.skipIf(!hasEglot && !process.env.CI)('Emacs, set up as the page says, shows what the command line finds', () => {
  const found: readonly Finding[] = JSON.parse(run(process.execPath, [cli, 'check', '--format', 'json', 'review.md']).stdout).manuscripts[0].findings;
  expect(found.length).toBeGreaterThan(0);

  const { stdout, stderr } = run('emacs', ['-q', '--batch', '-l', here('emacs.el'), join(folder, 'review.md')], found.length);
  expect(stdout, stderr).not.toBe('');
  const { diagnostics, hover } = JSON.parse(stdout) as { readonly diagnostics: readonly { readonly text: string; readonly message: string }[]; readonly hover: string };
  expect(diagnostics.map(({ message }) => message.replace(/^ClaimCheck \[[\w/-]+\]: /, '')).sort()).toEqual(found.map(({ message }) => message).sort());
  expect(diagnostics.map(({ text }) => text)).toContain('38.4 months');
  expect(hover).toMatch(/M2 macrophage-conditioned medi/);
});
