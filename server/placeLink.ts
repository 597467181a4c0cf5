import { uriOf } from './convert.js';
import type { OpenPlace } from './protocol.js';

/** The address by which a page in the editor opens a line, counted from zero, of a file. */
export function placeLink(path: string, line: number): string {
  return `command:claimcheck.openPlace?${encodeURIComponent(JSON.stringify([uriOf(path), line] satisfies OpenPlace))}`;
}
