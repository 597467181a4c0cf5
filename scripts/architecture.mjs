// The rooms of the house and the direction of the arrows between them; the lint rule and a test keep to it.
import { builtinModules } from 'node:module';
import { dirname, join, normalize } from 'node:path/posix';

/** From top to bottom: a room may import what stands in its own room and in any room below, never beside or above. */
const floors = [
  ['client', 'server/main.ts', 'server/cli.ts'],
  ['server'],
  ['server/core/openService.ts'],
  ['server/core/service.ts'],
  ['server/core/report'],
  ['server/core/features'],
  ['server/core/rules'],
  ['server/core/consistency'],
  ['server/core/verdict'],
  ['server/core/library'],
  ['server/core/evidence', 'server/core/bibliography'],
  ['server/core/document', 'server/core/quantity'],
  ['server/core/text'],
];

/**
 * Why `file` may not import `specifier`, or undefined if it may.
 *
 *     forbidden('server/core/text/span.ts', '../rules/index.js')  // "server/core/text stands below server/core/rules"
 *
 * @param {string} file path from the root of the repository, with forward slashes
 * @param {string} specifier as written in the import
 * @param {boolean} typeOnly `import type`
 */
export function forbidden(file, specifier, typeOnly = false) {
  const from = roomOf(file);
  if (!from) return undefined;
  if (!specifier.startsWith('.')) return from.startsWith('server/core') ? forbiddenInCore(specifier) : undefined;

  const target = normalize(join(dirname(file), specifier)).replace(/\.js$/, '.ts');
  const to = roomOf(target);
  if (!to) return `${target} is in no room of the house`;
  if (from === to) return undefined;
  if (from === 'client') return target === 'server/protocol.ts' && typeOnly ? undefined : 'the client shares types with server/protocol.ts, nothing else';
  if (floorOf(from) < floorOf(to)) return undefined;
  return `${from} stands ${floorOf(from) === floorOf(to) ? 'beside' : 'below'} ${to}`;
}

/** Core is handed text and gives back values: it touches no disk, no clock, no editor. */
function forbiddenInCore(specifier) {
  const name = specifier.replace(/^node:/, '');
  if (builtinModules.includes(name)) return 'core imports nothing of Node';
  if (/^vscode/.test(specifier)) return 'core knows nothing of editors and their protocol';
  return undefined;
}

/** The longest room that holds the file: server/core/text/span.ts is of server/core/text, not of server. */
function roomOf(file) {
  return floors.flat()
    .filter((room) => file === room || file.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];
}

const floorOf = (room) => floors.findIndex((rooms) => rooms.includes(room));
