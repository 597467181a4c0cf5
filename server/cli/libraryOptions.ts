import type { PartialSettings } from '../settings.js';
import { fromHere } from './paths.js';

/** The options by which a command is told its literature, in place of the workspace's. */
export interface LibraryOptions {
  readonly source?: readonly string[];
  readonly bibliography?: readonly string[];
  /** Names; false for `--no-guides`, true when nothing is said. */
  readonly guide?: readonly string[];
  readonly guides: boolean;
}

/** What the options set, over the settings of the workspace. */
export function overridesOf({ source, bibliography, guide, guides }: LibraryOptions): PartialSettings {
  return {
    ...(source ? { sources: source.map(fromHere) } : {}),
    ...(bibliography ? { bibliography: bibliography.map(fromHere) } : {}),
    ...(!guides ? { guides: [] } : guide ? { guides: guide } : {}),
  };
}
