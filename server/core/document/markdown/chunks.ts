import { changeBetween } from '../change.js';
import { type Group, groupTables } from './groups.js';
import { type Lines, linesOf, partRunOnLines } from './lines.js';
import { openingOf, type Opening } from './opening.js';
import { type Piece, splitPieces } from './pieces.js';

/** A stretch of the text that is read as one: a block, or a table with its caption and notes. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
  /** The kinds of its pieces. */
  readonly kind: string;
  /** Pieces and lines count from the chunk's start. */
  readonly group: Group;
  readonly opening: Opening;
  /** Its lines, where they are not simply those of its text. */
  readonly lines?: Pick<Lines, 'starts' | 'ends'>;
}

/** A text, split into chunks. */
export interface Split {
  readonly text: string;
  readonly from: number;
  readonly chunks: readonly Chunk[];
  /** Whether each chunk depends on no text but its own and its neighbours', so that an edit changes only what is near it. */
  readonly local: boolean;
}

/** Chunks on each side of an edit that are split again, since a block may depend on what follows it. */
const MARGIN = 5;

/**
 * Splits a text from `from` on. Given how an earlier version was split, only the surroundings of the change are looked
 * at, and if the chunks behind it come out as before, all others are kept.
 */
export function splitChunks(text: string, from: number, before?: Split): Split {
  if (before?.local && before.from === from) {
    const chunks = around(text, from, before);
    if (chunks) return { text, from, chunks, local: true };
  }
  return { text, from, ...split(text, from, text.length) };
}

function split(text: string, from: number, to: number): Pick<Split, 'chunks' | 'local'> {
  const plain = linesOf(text, from, to);
  const lines = partRunOnLines(plain);
  const { pieces, local } = splitPieces(lines);
  const parted = lines !== plain;
  return { chunks: groupTables(pieces, text).map((group) => chunkOf(group, lines, parted)), local: local && !parted };
}

function around(text: string, from: number, before: Split): readonly Chunk[] | undefined {
  const old = before.chunks;
  const { sameUpTo, sameFrom } = changeBetween(before.text, text);
  const shift = text.length - before.text.length;
  const first = Math.max(0, firstWith(old, (chunk) => chunk.end >= sameUpTo) - MARGIN);
  const behind = firstWith(old, (chunk) => chunk.start + shift > sameFrom);
  const last = behind + MARGIN;
  if (first === 0 && last >= old.length) return undefined;
  const start = first === 0 ? from : old[first]!.start;
  const end = last >= old.length ? text.length : old[last]!.start + shift;
  const now = split(text.slice(0, end), start, end);
  if (!now.local) return undefined;
  const kept = last >= old.length ? 0 : MARGIN;
  for (let i = 1; i <= kept; i++) {
    const [a, b] = [old[last - i], now.chunks[now.chunks.length - i]];
    if (!a || !b || a.start + shift !== b.start || a.end + shift !== b.end || a.kind !== b.kind) return undefined;
  }
  const tail = last >= old.length ? [] : shift === 0 ? old.slice(last) : old.slice(last).map((chunk) => moved(chunk, shift));
  return [...old.slice(0, first), ...now.chunks, ...tail];
}

function moved(chunk: Chunk, by: number): Chunk {
  return { start: chunk.start + by, end: chunk.end + by, kind: chunk.kind, group: chunk.group, opening: chunk.opening };
}

/** The index of the first chunk for which `holds`, which once true stays so. */
function firstWith(chunks: readonly Chunk[], holds: (chunk: Chunk) => boolean): number {
  let [low, high] = [0, chunks.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(chunks[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function chunkOf(group: Group, lines: Lines, parted: boolean): Chunk {
  const { pieces } = group;
  const first = pieces[0]!.first;
  const last = pieces[pieces.length - 1]!.last;
  const start = lines.starts[first]!;
  const end = pieces[pieces.length - 1]!.end;
  return {
    start,
    end,
    kind: pieces.length === 1 ? pieces[0]!.kind : pieces.map((piece) => piece.kind).join(),
    group: {
      ...group,
      pieces: pieces.map((piece): Piece => ({
        kind: piece.kind, first: piece.first - first, last: piece.last - first, start: piece.start - start, end: piece.end - start,
      })),
    },
    opening: openingOf(group, lines.source),
    ...(parted ? { lines: { starts: lines.starts.slice(first, last + 1).map((at) => at - start), ends: lines.ends.slice(first, last + 1).map((at) => Math.min(at, end) - start) } } : {}),
  };
}
