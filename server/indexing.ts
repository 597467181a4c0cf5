import { setTimeout } from 'node:timers/promises';
import type { Service } from './core/service.js';

export interface IndexingProgress {
  readonly done: number;
  readonly total: number;
  readonly name: string;
}

/** Work between two pauses, in milliseconds: what the editor asks meanwhile waits no longer than this and one source. */
const SLICE = 8;
/** A message takes several turns of the event loop to be read, answered and written. */
const PAUSE = 4;

/**
 * Reads the unread part of the library, a slice at a time, so that requests are answered between.
 *
 * @returns whether it came to the end; false when it was cancelled
 */
export async function indexInSlices(service: Service, report: (progress: IndexingProgress) => void, isCancelled: () => boolean): Promise<boolean> {
  let sliceStart = performance.now();
  for (const progress of service.index()) {
    if (isCancelled()) return false;
    if (performance.now() - sliceStart < SLICE) continue;
    report(progress);
    await setTimeout(PAUSE);
    if (isCancelled()) return false;
    sliceStart = performance.now();
  }
  return true;
}
