import type { FilePlace } from './definitions.js';

/** Text to put in the place of a stretch of a file, open or not. */
export interface FileEdit extends FilePlace {
  readonly text: string;
  /** The file is not there yet: the edit creates it. */
  readonly isNew?: boolean;
}
