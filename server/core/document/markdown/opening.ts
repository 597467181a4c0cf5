import { detached } from '../memory.js';
import { entryNumber, isAbstractHeading, isBoldReferenceHeading, isReferenceHeading } from '../tableText.js';
import type { Context } from './context.js';
import type { Group } from './groups.js';

/** What a chunk's first words say about the section it stands in. */
export interface Opening {
  /** A heading: its level, and what it opens. */
  readonly heading?: { readonly level: number; readonly section: Context['section'] };
  /** The number with which an entry of a reference list would begin here. */
  readonly number?: string;
  /** Whether entries 1 and 2 of a reference list stand in this paragraph. */
  readonly startsList?: boolean;
  /** The label of a link definition, or `(@label)` of one of Pandoc's numbered examples. */
  readonly label?: string;
}

const NONE: Opening = {};

export function openingOf(group: Group, source: string): Opening {
  const piece = group.pieces[0]!;
  const text = (length: number): string => source.slice(piece.start, Math.min(piece.end, piece.start + length));
  switch (piece.kind) {
    case 'heading':
    case 'setext': {
      if (group.table !== undefined) return NONE;
      const line = text(200);
      const level = piece.kind === 'heading' ? /^#+/.exec(line)![0].length : /\n=+\s*$/.test(source.slice(piece.start, piece.end)) ? 1 : 2;
      const words = (line.split('\n', 1)[0] ?? '').replace(/^#{1,6}/, '').replace(/#{1,6}\s?$/, '').replace(/\{[^{}]{0,120}\}\s?$/, '').trim();
      return { heading: { level, section: isReferenceHeading(words) ? 'references' : isAbstractHeading(words) ? 'abstract' : 'text' } };
    }
    case 'label':
      return { label: detached(source.slice(piece.start + 1, source.indexOf(']:', piece.start)).trim().toLowerCase()) };
    case 'item': {
      const words = text(240);
      const number = /^(\d{1,9})[.)]/.exec(words)?.[1] ?? entryNumber(words.replace(/^[-+*]\s+/, ''))?.number;
      return number === undefined ? NONE : { number };
    }
    case 'paragraph': {
      const words = text(240);
      const example = /^\(@[\w-]{1,60}\)(?=\s)/.exec(words);
      if (example) return { label: detached(example[0].toLowerCase()) };
      if (isBoldReferenceHeading(words)) return { heading: { level: 6, section: 'references' } };
      const number = entryNumber(words.replace(/^(?:<a\b[^<>]{0,200}>(?:<\/a>)?\s*){1,2}/, ''))?.number;
      if (number === undefined) return NONE;
      const startsList = /^\\?\[1\\?\]\s/.test(words) && /\n\s{0,3}\\?\[2\\?\]\s/.test(text(4000));
      return { number, startsList };
    }
    default:
      return NONE;
  }
}
