import type { Span } from '../text/span.js';
import type { Edit } from './edit.js';

/** A stretch of a file that can be read on its own, knowing only its setting, e.g. `list-item 1`. */
export interface Chunk extends Span {
  readonly setting: string;
}

/** What reading a chunk gave, and everything it depended on beyond its own source. */
export interface ReadChunk {
  /** Every question that was put to the document around it, e.g. `macro drug`, and the answer. */
  readonly asked: ReadonlyMap<string, string | undefined>;
}

/** What the document says to chunks that ask. */
export interface Answers {
  answer(question: string): string | undefined;
}

interface Remembered<R> {
  readonly source: string;
  readonly setting: string;
  readonly read: R;
  /** The answers under which it is known to read so. */
  answers: Answers;
  /** Where it stood last time. */
  start: number;
}

/** Remembers what the chunks of a file were read as, so that only those are read again that changed. */
export class ChunkMemory<R extends ReadChunk, A extends Answers> {
  private remembered: readonly Remembered<R>[] = [];

  constructor(private readonly read: (source: string, setting: string, answers: A) => R) {}

  /** Reads all chunks. Those before and behind the edit that led to the text are taken as they are; the others are looked up, or read. */
  readAll(text: string, edit: Edit, chunks: readonly Chunk[], answers: A): readonly Placed<R>[] {
    const before = this.remembered;
    const by = edit.nowEnd - edit.beforeEnd;
    const now = new Array<Remembered<R>>(chunks.length);
    let from = 0;
    for (; from < chunks.length && from < before.length; from++) {
      const [was, is] = [before[from]!, chunks[from]!];
      if (is.end > edit.start || was.start !== is.start || !fits(was, is, answers)) break;
      now[from] = was;
    }
    let to = chunks.length;
    let toBefore = before.length;
    for (; to > from && toBefore > from; to--, toBefore--) {
      const [was, is] = [before[toBefore - 1]!, chunks[to - 1]!];
      if (is.start < edit.nowEnd || was.start + by !== is.start || !fits(was, is, answers)) break;
      was.start = is.start;
      now[to - 1] = was;
    }
    const known = new Map(before.slice(from, toBefore).map((chunk) => [`${chunk.setting}\n${chunk.source}`, chunk]));
    for (let i = from; i < to; i++) {
      const { start, end, setting } = chunks[i]!;
      const key = `${setting}\n${text.slice(start, end)}`;
      const same = known.get(key);
      // The source is cut from the key, a string of its own: what is remembered keeps no old version of the whole text alive.
      const source = key.slice(setting.length + 1);
      const read = same && holds(same, answers) ? same.read : this.read(source, setting, answers);
      now[i] = { source, setting, read, answers, start };
    }
    this.remembered = now;
    return now;
  }
}

/** What a chunk was read as, and where the chunk stands. */
export interface Placed<R> {
  readonly read: R;
  readonly start: number;
}

function fits<R extends ReadChunk>(was: Remembered<R>, { start, end, setting }: Chunk, answers: Answers): boolean {
  return was.source.length === end - start && was.setting === setting && holds(was, answers);
}

/** Whether all that was asked would be answered as it was. */
function holds<R extends ReadChunk>(chunk: Remembered<R>, answers: Answers): boolean {
  if (chunk.answers === answers) return true;
  for (const [question, answer] of chunk.read.asked) if (answers.answer(question) !== answer) return false;
  chunk.answers = answers;
  return true;
}
