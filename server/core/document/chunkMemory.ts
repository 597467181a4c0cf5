import type { Span } from '../text/span.js';

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
}

/** Remembers what the chunks of a file were read as, so that only those are read again that changed. */
export class ChunkMemory<R extends ReadChunk, A extends Answers> {
  private remembered: readonly Remembered<R>[] = [];

  constructor(private readonly read: (source: string, setting: string, answers: A) => R) {}

  /** Reads all chunks. Those before and behind an edit are found again by their order; only what lies between is looked up, or read. */
  readAll(text: string, chunks: readonly Chunk[], answers: A): readonly R[] {
    const before = this.remembered;
    const now = new Array<Remembered<R>>(chunks.length);
    let from = 0;
    while (from < chunks.length && from < before.length && isSame(before[from]!, text, chunks[from]!, answers)) now[from] = before[from++]!;
    let to = chunks.length;
    let toBefore = before.length;
    while (to > from && toBefore > from && isSame(before[toBefore - 1]!, text, chunks[to - 1]!, answers)) now[--to] = before[--toBefore]!;
    const known = new Map(before.slice(from, toBefore).map((chunk) => [`${chunk.setting}\n${chunk.source}`, chunk]));
    for (let i = from; i < to; i++) {
      const { start, end, setting } = chunks[i]!;
      const key = `${setting}\n${text.slice(start, end)}`;
      const same = known.get(key);
      // The source is cut from the key, a string of its own: what is remembered keeps no old version of the whole text alive.
      const source = key.slice(setting.length + 1);
      now[i] = same && holds(same, answers) ? same : { source, setting, read: this.read(source, setting, answers), answers };
    }
    this.remembered = now;
    return now.map(({ read }) => read);
  }
}

function isSame<R extends ReadChunk>(chunk: Remembered<R>, text: string, { start, end, setting }: Chunk, answers: Answers): boolean {
  return chunk.source.length === end - start && chunk.setting === setting && chunk.source === text.slice(start, end) && holds(chunk, answers);
}

/** Whether all that was asked would be answered as it was. */
function holds<R extends ReadChunk>(chunk: Remembered<R>, answers: Answers): boolean {
  if (chunk.answers === answers) return true;
  for (const [question, answer] of chunk.read.asked) if (answers.answer(question) !== answer) return false;
  chunk.answers = answers;
  return true;
}
