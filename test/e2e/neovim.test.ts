import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const script = fileURLToPath(new URL('neovim.lua', import.meta.url));
const example = fileURLToPath(new URL('../example', import.meta.url));

interface Finding {
  readonly code: string;
  readonly message: string;
  readonly range: unknown;
}

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimcheck-neovim-'));
  await cp(example, folder, { recursive: true });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('Neovim shows what the command line finds', () => {
  test.each(['review.md', 'chapter.tex'])('%s', (file) => {
    const found = commandLine(file);
    expect(found.length).toBeGreaterThan(0);

    const { published, shown } = neovim(file, found.length);
    expect(published.map(plain)).toEqual(found.map(plain));
    expect(shown).toBe(found.length);
  });
});

function commandLine(file: string): Finding[] {
  const { stdout } = run(process.execPath, [cli, 'check', '--format', 'json', file]);
  return JSON.parse(stdout).manuscripts[0].findings;
}

function neovim(file: string, expected: number): { published: Finding[]; shown: number } {
  const { stdout, stderr } = run('nvim', ['--headless', '-u', 'NONE', '-n', file, '-c', `luafile ${script}`], {
    CLAIMCHECK_SERVER: cli,
    CLAIMCHECK_NODE: process.execPath,
    CLAIMCHECK_EXPECTED: String(expected),
  });
  expect(stdout, stderr).not.toBe('');
  return JSON.parse(stdout);
}

function run(command: string, args: string[], env: Record<string, string> = {}) {
  return spawnSync(command, args, { cwd: folder, env: { ...process.env, ...env }, encoding: 'utf8', timeout: 60_000 });
}

const plain = ({ code, message, range }: Finding) => ({ code, message, range });
