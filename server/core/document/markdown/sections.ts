import type { Context } from './context.js';
import type { Chunk } from './chunks.js';

export interface Sections {
  /** One for each chunk. */
  readonly of: readonly Context['section'][];
  /** Whether a list of references has numbers to cite by. */
  readonly numberedList: boolean;
}

/**
 * Which chunks stand under “References” or “Abstract”, and whether the references are numbered. Paragraphs `[1] …` and
 * `[2] …` after each other are a list of references even without a heading.
 */
export function findSections(chunks: readonly Chunk[]): Sections {
  const of: Context['section'][] = [];
  let section: Context['section'] = 'text';
  let level = 0;
  let numberedList = false;
  chunks.forEach(({ kind, opening }, i) => {
    const { heading, number } = opening;
    if (heading && (kind !== 'paragraph' || section === 'text')) {
      if (section === 'text' || heading.level <= level) ({ section, level } = heading);
    } else if (kind === 'paragraph' && number === '1' && section !== 'references' && (opening.startsList || follows(chunks[i + 1], '2'))) {
      section = 'references';
      level = 6;
    }
    of.push(section);
    numberedList ||= number !== undefined && section === 'references' || opening.label !== undefined && /^\d{1,4}$/.test(opening.label);
  });
  return { of, numberedList };
}

function follows(chunk: Chunk | undefined, number: string): boolean {
  return chunk?.kind === 'paragraph' && chunk.opening.number === number;
}
