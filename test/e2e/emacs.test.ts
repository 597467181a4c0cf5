import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const cli = here('../../dist/cli.js');

/** Whether Emacs is there with packages, which are Debian's or its own. */
const has = (...packages: readonly string[]): boolean => spawnSync('emacs', ['-q', '--batch', '--eval', `(progn (package-initialize) ${packages.map((name) => `(require '${name})`).join(' ')})`]).status === 0;
const hasEglot = has('eglot', 'markdown-mode');
const hasLspMode = has('lsp-mode', 'markdown-mode');

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
  const [eglot, lspMode] = [...(await readFile(here('../../docs/editors/emacs.md'), 'utf8')).matchAll(/^```elisp\n([^]*?)^```$/gm)].map(([, lines]) => lines!);
  // The hooks are asked for by the test instead, so that it knows when it is connected.
  const withoutHooks = (lines: string): string => lines.replace(/^\(add-hook .*\)$/gm, '');
  await writeFile(join(home, 'eglot.el'), withoutHooks(eglot!));
  await writeFile(join(home, 'lsp-mode.el'), withoutHooks(lspMode!));
});

afterAll(() => rm(home, { recursive: true, force: true }));

function run(command: string, args: readonly string[], more: NodeJS.ProcessEnv = {}) {
  const env = { ...process.env, HOME: home, PATH: [join(home, 'bin'), process.env.PATH].join(delimiter), ...more };
  return spawnSync(command, args, { cwd: folder, encoding: 'utf8', timeout: 90_000, env });
}

function findings(): readonly Finding[] {
  const found: readonly Finding[] = JSON.parse(run(process.execPath, [cli, 'check', '--format', 'json', 'review.md']).stdout).manuscripts[0].findings;
  expect(found.length).toBeGreaterThan(0);
  return found;
}

/** What Emacs prints when `script` has opened the manuscript with the lines of the page. */
function inEmacs(script: string, page: string, expected: number): { readonly stdout: string; readonly stderr: string } {
  const done = run('emacs', ['-q', '--batch', '-l', here(script), join(folder, 'review.md')], { CLAIMCHECK_PAGE: join(home, page), CLAIMCHECK_EXPECTED: String(expected), CLAIMCHECK_TERM: 'M2-CM' });
  expect(done.stdout, done.stderr).not.toBe('');
  return done;
}

test.skipIf(!hasEglot && !process.env.CI)('Emacs with Eglot, set up as the page says, shows what the command line finds', () => {
  const found = findings();
  const { stdout } = inEmacs('emacs.el', 'eglot.el', found.length);
  const { diagnostics, hover } = JSON.parse(stdout) as { readonly diagnostics: readonly { readonly text: string; readonly message: string }[]; readonly hover: string };
  expect(diagnostics.map(({ message }) => message.replace(/^ClaimCheck \[[\w/-]+\]: /, '')).sort()).toEqual(found.map(({ message }) => message).sort());
  expect(diagnostics.map(({ text }) => text)).toContain('38.4 months');
  expect(hover).toMatch(/M2 macrophage-conditioned medi/);
});

test.skipIf(!hasLspMode && !process.env.CI)('Emacs with lsp-mode, set up as the page says, shows the same, its evidence and its fixes', () => {
  const found = findings();
  const { stdout, stderr } = inEmacs('emacs-lsp.el', 'lsp-mode.el', found.length);
  const { diagnostics, hover, actions } = JSON.parse(stdout) as { readonly diagnostics: readonly Finding[]; readonly hover: string; readonly actions: readonly string[] };
  const told = ({ code, message }: Finding): string => `${code}: ${message}`;
  expect(diagnostics.map(told).sort()).toEqual(found.map(told).sort());
  expect(hover).toMatch(/M2 macrophage-conditioned medi/);
  expect(actions[0]).toMatch(/^Change to 34\.8 months/);
  // An editor warns of what it does not know.
  expect(stderr).not.toMatch(/unknown notification/i);
});
