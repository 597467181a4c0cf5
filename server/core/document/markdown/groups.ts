import { isTableNote, tableCaption } from '../tableText.js';
import type { Piece } from './pieces.js';

/** Pieces that are read together: one, or a table with its caption and notes. */
export interface Group {
  readonly pieces: readonly Piece[];
  /** Which of the pieces is the table, and which its caption. */
  readonly table?: number;
  readonly caption?: number;
}

const MAX_NOTES = 12;

/** Brings tables together with their captions, before or after them, and with the notes below them. */
export function groupTables(pieces: readonly Piece[], source: string): readonly Group[] {
  const groups: Group[] = [];
  const text = (piece: Piece): string => source.slice(piece.start, Math.min(piece.end, piece.start + 1600));
  for (let i = 0; i < pieces.length; ) {
    if (!isTable(pieces[i]!)) {
      const before = captionBefore(pieces, i, text);
      if (before === 0) {
        groups.push({ pieces: [pieces[i]!] });
        i++;
        continue;
      }
      const table = i + before;
      const end = notesEnd(pieces, table + 1, text);
      const caption = pieces.slice(i, table).findIndex((piece) => piece.kind !== 'boundary');
      groups.push({ pieces: pieces.slice(i, end), table: before, caption: caption < 0 ? 0 : caption });
      i = end;
      continue;
    }
    const after = captionAfter(pieces, i, text);
    const end = notesEnd(pieces, i + 1 + (after ? 1 : 0), text);
    groups.push({ pieces: pieces.slice(i, end), table: 0, caption: after ? 1 : undefined });
    i = end;
  }
  return groups;
}

export function isTable(piece: Piece | undefined): boolean {
  return piece !== undefined && piece.kind.endsWith('Table');
}

/** How many pieces before the table its caption takes, if it begins at `i`; 0 when no caption does. */
function captionBefore(pieces: readonly Piece[], i: number, text: (piece: Piece) => string): number {
  const piece = pieces[i]!;
  if (piece.kind === 'boundary') {
    const words = text(piece);
    if (/^(?:`{3,}|~{3,}|:{3,})\s*\{table\}\s*\S/.test(words)) {
      let table = i + 1;
      while (pieces[table]?.kind === 'boundary' && table - i < 8) table++;
      return isTable(pieces[table]) ? table - i : 0;
    }
    const divided = /^:{3,}\s*(?:\{[^}]{0,100}\.)?caption\b/.test(words) && /^(?:paragraph|heading)$/.test(pieces[i + 1]?.kind ?? '') && pieces[i + 2]?.kind === 'boundary';
    return divided && isTable(pieces[i + 3]) ? 3 : 0;
  }
  if (!isTable(pieces[i + 1])) return 0;
  return isCaption(piece, text) ? 1 : 0;
}

function isCaption(piece: Piece, text: (piece: Piece) => string): boolean {
  if (piece.kind === 'definition') return true;
  // A heading of the lowest levels right above a table names it.
  if (piece.kind === 'heading' && text(piece).startsWith('#####')) return true;
  if (piece.kind === 'heading') return tableCaption(text(piece).replace(/^#+\s*/, '')) > 0;
  return (piece.kind === 'paragraph' || piece.kind === 'setext') && tableCaption(text(piece)) > 0;
}

function captionAfter(pieces: readonly Piece[], i: number, text: (piece: Piece) => string): boolean {
  const next = pieces[i + 1];
  if (!next || next.kind === 'heading') return false;
  if (isCaption(next, text)) return !isTable(pieces[i + 2]) || next.kind === 'definition' || /^Table:/.test(text(next));
  // Quarto: the last paragraph of a `::: {#tbl-x}` div is its table's caption.
  return next.kind === 'paragraph' && pieces[i + 2]?.kind === 'boundary' && pieces[i - 1]?.kind === 'boundary' && /#tbl-/.test(text(pieces[i - 1]!));
}

function notesEnd(pieces: readonly Piece[], from: number, text: (piece: Piece) => string): number {
  let end = from;
  while (end < pieces.length && end - from < MAX_NOTES && isNote(pieces, end, text)) end++;
  return end;
}

function isNote(pieces: readonly Piece[], index: number, text: (piece: Piece) => string): boolean {
  const piece = pieces[index]!;
  const words = text(piece);
  if (piece.kind === 'item') return /^\*\s+\S/.test(words) && !/^\*\s+\*/.test(words) && pieces[index + 1]?.kind !== 'item' && /[\w%)]\*(?!\*)/.test(text(pieces[index - 1]!));
  if (piece.kind !== 'paragraph' && piece.kind !== 'quote') return false;
  return tableCaption(words) === 0 && isTableNote(piece.kind === 'quote' ? words.replace(/^>\s?/, '') : words);
}
