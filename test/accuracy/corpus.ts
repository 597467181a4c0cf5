import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The records of a public corpus that the repository does not hold, from the folder that `CORPORA` names, else from
 * `../shared/corpora`; undefined, with a line that says so, where it is not there. Under CI it has to be there.
 */
export function corpus<T>(file: string): readonly T[] | undefined {
  const path = join(process.env['CORPORA'] ?? '../shared/corpora', file);
  if (existsSync(path)) return readFileSync(path, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as T);
  if (process.env['CI'] === 'true') throw new Error(`No corpus at ${path}.`);
  console.log(`No corpus at ${path}: not measured.`);
  return undefined;
}
