import type { Span } from '../text/span.js';
import { editBetween, type Edit } from './edit.js';

/** A stretch of a text, usually a section, that is cut up without regard to what stands around it. */
export interface Part extends Span {
  /** Something in it is open that text far behind it may close (verbatim text, a comment). */
  readonly waits: boolean;
}

/**
 * Cuts a text into parts from `start` on, which is where a part begins (or the text), up to the first beginning of a part
 * that is `known`, or the end of the text.
 */
export type CutParts<P extends Part> = (text: string, start: number, known: (at: number) => boolean) => readonly P[];

/** How near behind the beginning of a part an edit may change that it begins there: `\section` → `\sections`. */
const NAME_ROOM = 40;

/** Keeps the parts of the successive versions of a text: those before and behind an edit are taken as they were cut before. */
export class Parts<P extends Part> {
  private text = '';
  private parts: readonly P[] = [];
  /** What made the last text out of the one before. */
  edit: Edit = { start: 0, beforeEnd: 0, nowEnd: 0 };

  constructor(private readonly cut: CutParts<P>) {}

  of(text: string): readonly P[] {
    const edit = (this.edit = editBetween(this.text, text));
    const before = this.parts.some((part) => part.waits) ? [] : this.parts;
    const kept = before.filter((part) => part.end + NAME_ROOM <= edit.start);
    const by = text.length - this.text.length;
    const behind = before.filter((part) => part.start >= edit.beforeEnd).map((part) => ({ ...part, start: part.start + by, end: part.end + by }));
    const starts = new Set(behind.map(({ start }) => start));
    const cut = this.cut(text, kept[kept.length - 1]?.end ?? 0, (at) => at >= edit.nowEnd && starts.has(at));
    const end = cut[cut.length - 1]?.end ?? 0;
    this.parts = [...kept, ...cut, ...behind.filter(({ start }) => start >= end)];
    this.text = text;
    return this.parts;
  }
}
