import type { Document, Format } from './document.js';

/**
 * Reads the successive versions of one file.
 *
 * `read` never throws. It is pure as far as anyone can see: the same text gives the same document; only speed
 * depends on what was read before, since the content of an unchanged stretch is the very same object again.
 */
export interface Reader {
  read(text: string): Document;
}

export type OpenReader = (path: string, format: Format) => Reader;
