import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const path = join(process.env.CLAIMCHECK_SHARED ?? '../shared', 'seed', 'guide.txt');

/**
 * The guide that the pack restates, as plain text, or `undefined` where it is not at hand:
 * the original is not part of this repository.
 */
export const original: string | undefined = existsSync(path) ? readFileSync(path, 'utf8') : undefined;

/** The one line that says why nothing is held beside the original. */
export const absent = `${path} is absent: the pack is not held beside its original`;
