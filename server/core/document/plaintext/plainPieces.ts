import { isAbstractHeading, isReferenceHeading, isFigureCaption, isTableNote, tableCaption } from '../tableText.js';
import { goesOn, headingLevel, isCitationsOnly, isNames, listMark } from './plainLine.js';
import type { PageLine } from './pageLines.js';
import type { PlainPiece } from './plainPiece.js';
import { spacedFields, tabFields } from './plainTable.js';

/** Splits the lines of a page-like text into blocks. */
export function plainPieces(lines: readonly PageLine[], source: string): readonly PlainPiece[] {
  return new PlainSplitter(lines, source).split();
}

const ENTRY = /^(?:[-•*]\s+)?(?:\\?\[(\d{1,4})\\?\]|\((\d{1,4})\)|(\d{1,4})[.)](?=\s)|(\d{1,4})(?=\s+\p{Lu}))/u;
const LOOK_AHEAD = 60;

class PlainSplitter {
  private readonly pieces: PlainPiece[] = [];
  private section: PlainPiece['section'] = 'text';
  private readonly width: number;

  constructor(
    private readonly lines: readonly PageLine[],
    private readonly source: string,
  ) {
    this.width = wrapWidth(lines);
  }

  split(): readonly PlainPiece[] {
    const { lines } = this;
    let i = this.title(this.nextText(0));
    while (i < lines.length) {
      const line = lines[i]!;
      if (line.text === '') i++;
      else if (line.furniture) {
        this.add({ kind: 'furniture', lines: [i] });
        i++;
      } else if (this.section === 'references') i = this.referenceEntry(i);
      else i = this.block(i);
    }
    return this.pieces;
  }

  private add(piece: Omit<PlainPiece, 'section'>): void {
    const { kind, lines, level, table } = piece;
    this.pieces.push({ kind, lines, level, table, section: this.section });
  }

  /** The first line at or behind `from` that holds text. */
  private nextText(from: number): number {
    let i = from;
    while (i < this.lines.length && (this.lines[i]!.text === '' || this.lines[i]!.furniture)) i++;
    return i;
  }

  private textAt(i: number): string {
    return this.lines[i]?.text ?? '';
  }

  /** The title is the first line, or lines, behind a running header such as `Journal 12 (2018) 201–209`. */
  private title(first: number): number {
    let i = first;
    if (i < this.lines.length && /\b\d{1,4}\s?(?:\(\d{1,4}\)|\((?:19|20)\d\d\))|\bdoi\b|\bISSN\b|^(?:Article|Original (?:article|research)|Research (?:article|paper)|Review)$|^https?:|\b(?:19|20)\d\d;\s?\d/i.test(this.textAt(i)) && this.textAt(i + 1) === '') {
      this.add({ kind: 'paragraph', lines: [i] });
      i = this.nextText(i + 1);
    }
    if (i >= this.lines.length || this.rowFields(i) > 1 || headingLevel(this.textAt(i), true, '') > 0 && /^(?:\d|abstract|introduction|summary)/i.test(this.textAt(i))) return i;
    const rows = [i];
    while (rows.length < 4 && this.textAt(i + 1) !== '' && !this.lines[i + 1]!.furniture && this.textAt(i).length < 120 && !this.textAt(i).endsWith('.') && !isNames(this.textAt(i + 1))) rows.push(++i);
    if (rows.map((row) => this.textAt(row)).join(' ').length > 300 || rows.length === 4) return rows[0]!;
    this.add({ kind: 'title', lines: rows, level: 1 });
    return i + 1;
  }

  private block(i: number): number {
    const text = this.textAt(i);
    const table = this.table(i);
    if (table > i) return table;
    const level = this.isHeading(i);
    if (level > 0) {
      const words = text.replace(/^[\d.]+\s+/, '').replace(/:$/, '');
      this.section = isReferenceHeading(words) ? 'references' : isAbstractHeading(words) ? 'abstract' : 'text';
      this.add({ kind: 'heading', lines: [i], level });
      return i + 1;
    }
    return this.running(i, listMark(text) > 0 ? 'item' : 'paragraph');
  }

  private isHeading(i: number): number {
    const text = this.textAt(i);
    if (listMark(text) > 0 || isFigureCaption(text)) return 0;
    const alone = this.textAt(i - 1) === '' && this.textAt(i + 1) === '' || this.pieces[this.pieces.length - 1]?.kind === 'heading' && this.textAt(i + 1) === '';
    return headingLevel(text, alone, this.textAt(this.nextText(i + 1)));
  }

  /** A paragraph or list item with its wrapped lines, on over blank lines and page breaks where a sentence goes on. */
  private running(first: number, kind: 'paragraph' | 'item'): number {
    const rows = [first];
    let last = first;
    for (;;) {
      const next = this.nextText(last + 1);
      if (next >= this.lines.length) break;
      const [before, after] = [this.textAt(last), this.textAt(next)];
      const adjacent = next === last + 1;
      if (listMark(after) > 0 || this.rowFields(next) > 1 || tableCaption(after) > 0 || isFigureCaption(after)) break;
      if (adjacent ? this.endsParagraph(last, next) : !goesOn(before, after) || this.isHeading(next) > 0) break;
      rows.push(next);
      last = next;
    }
    this.add({ kind, lines: rows });
    return last + 1;
  }

  /** Without a blank line between, a paragraph ends at a heading, or at a short line with a full stop. */
  private endsParagraph(last: number, next: number): boolean {
    const [before, after] = [this.textAt(last), this.textAt(next)];
    if (isCitationsOnly(after)) return false;
    if (this.isHeading(next) > 0 && /[.!?\])]$/.test(before)) return true;
    if (this.width === 0) return /[.!?:\])]$/.test(before) && before.length > 200;
    return before.length < this.width * 0.75 && /[.!?:]["”')\]]{0,3}$/.test(before) && /^[\p{Lu}\d"“(]/u.test(after);
  }

  private rowFields(i: number): number {
    const line = this.lines[i];
    if (!line || line.text === '' || line.furniture) return 0;
    if (line.parted === 'tabs') return tabFields(this.source, line).filter((field) => field.end > field.start).length;
    return 1;
  }

  /** A table with the caption before it and the notes below, if one begins here. */
  private table(i: number): number {
    const caption: number[] = [];
    let at = i;
    if (tableCaption(this.textAt(i)) > 0) {
      while (at < this.lines.length && caption.length < 8 && this.textAt(at) !== '' && !this.startsRows(at)) caption.push(at++);
      const bare = caption.length === 1 && /^\S+\s+\S+[.:]?$/.test(this.textAt(caption[0]!));
      at = this.nextText(at);
      // `Table 1` on a line of its own, its title behind a blank line.
      if (bare && at < this.lines.length && !this.startsRows(at) && this.textAt(at).length < 250 && this.startsRows(this.nextText(at + 1))) {
        caption.push(at);
        at = this.nextText(at + 1);
      }
    }
    if (at >= this.lines.length || !this.startsRows(at)) return i;
    const rows = this.rows(at);
    const notes = this.splitNotes(rows);
    let last = Math.max(rows[rows.length - 1]!, ...notes.flat());
    for (let next = this.nextText(last + 1); notes.length < 12 && next < this.lines.length; next = this.nextText(last + 1)) {
      const text = this.textAt(next);
      const cites = isCitationsOnly(text);
      if (!cites && (!isTableNote(text) || tableCaption(text) > 0 || listMark(text) > 0 && !/^\*/.test(text) || this.isHeading(next) > 0 || this.startsRows(next))) break;
      const note = [next];
      last = next;
      while (!cites && this.textAt(last + 1) !== '' && !this.endsParagraph(last, last + 1) && !isTableNote(this.textAt(last + 1)) && tableCaption(this.textAt(last + 1)) === 0 && listMark(this.textAt(last + 1)) === 0) note.push(++last);
      const cited = cites ? notes[notes.length - 1] : undefined;
      if (cited) cited.push(next);
      else notes.push(note);
    }
    this.add({ kind: 'table', lines: [...caption, ...rows, ...notes.flat()], table: { caption, rows, notes } });
    return last + 1;
  }

  /** Two lines after one another with tabs, or with three gaps of spaces in line. */
  private startsRows(i: number): boolean {
    if (i >= this.lines.length) return false;
    if (this.rowFields(i) > 1) {
      const next = this.nextText(i + 1);
      return next < this.lines.length && (this.rowFields(next) > 1 || this.rowFields(this.nextText(next + 1)) > 1 && this.textAt(next).length < 80);
    }
    return this.isSpacedRow(i) && (this.isSpacedRow(i + 1) || this.isSpacedRow(i + 2) && this.textAt(i + 1) !== '');
  }

  private isSpacedRow(i: number): boolean {
    const line = this.lines[i];
    if (line?.parted !== 'gaps' || line.furniture) return false;
    const fields = spacedFields(this.source, line);
    return fields.length >= 3 && line.text.length / fields.length < 45 || fields.length === 2 && line.text.length < 70 && /\d/.test(this.source.slice(fields[1]!.start, fields[1]!.end)) && fields.every((field) => field.end - field.start < 45);
  }

  private rows(first: number): number[] {
    const tabbed = this.rowFields(first) > 1;
    const isRow = (i: number): boolean => (tabbed ? this.rowFields(i) > 1 : this.isSpacedRow(i));
    const rows = [first];
    for (let i = first + 1; i < this.lines.length; i++) {
      const line = this.lines[i]!;
      if (line.text === '' || line.furniture) {
        // Rows go on behind a page break when they have as many fields.
        const next = this.nextText(i);
        if (next >= this.lines.length || !isRow(next) || this.fieldCount(next, tabbed) !== this.fieldCount(rows[rows.length - 1]!, tabbed)) break;
        i = next - 1;
        continue;
      }
      if (isRow(i) || this.source.slice(line.end, line.end + 1) === '\t' && tabbed) {
        rows.push(i);
        continue;
      }
      // A row of one field names the group of the rows below.
      if (line.text.length > 70 || /[.:;]$/.test(line.text) || tableCaption(line.text) > 0 || isTableNote(line.text) || !isRow(i + 1) || this.textAt(i + 1) === '') {
        if (!(line.text.length <= 70 && !/[.;]$/.test(line.text) && tableCaption(line.text) === 0 && i + 1 < this.lines.length && isRow(i + 1))) break;
      }
      rows.push(i);
    }
    return rows;
  }

  private fieldCount(i: number, tabbed: boolean): number {
    return (tabbed ? tabFields : spacedFields)(this.source, this.lines[i]!).length;
  }

  /** Takes notes off the end of the rows: `Data from the trial.[3]` in a row of its own. */
  private splitNotes(rows: number[]): number[][] {
    const notes: number[][] = [];
    while (rows.length > 1) {
      const last = rows[rows.length - 1]!;
      const text = this.textAt(last);
      if (this.rowFields(last) > 1 || spacedFields(this.source, this.lines[last]!).length > 1) break;
      if (!isTableNote(text) && !isCitationsOnly(text) && !/[.\])]$/.test(text)) break;
      notes.unshift([last]);
      rows.pop();
    }
    return notes;
  }

  /** One entry of the reference list: from its number to the next one's. */
  private referenceEntry(i: number): number {
    const number = entryNumberAt(this.textAt(i));
    if (number === undefined) {
      if (this.isHeading(i) > 0 || listMark(this.textAt(i)) > 0 || /:$/.test(this.textAt(i)) || this.previousEntry() !== undefined) {
        this.section = 'text';
        return this.block(i);
      }
      let last = i;
      while (this.textAt(last + 1) !== '' && !this.lines[last + 1]!.furniture && entryNumberAt(this.textAt(last + 1)) === undefined && !(/[.)\d/]$/.test(this.textAt(last)) && isNames(this.textAt(last + 1)))) last++;
      this.add({ kind: 'reference', lines: range(i, last) });
      return last + 1;
    }
    const rows = [i];
    let at = i + 1;
    let gap = false;
    for (; at < this.lines.length; at++) {
      const line = this.lines[at]!;
      if (line.text === '' || line.furniture) {
        gap ||= line.text === '';
        continue;
      }
      if (entryNumberAt(line.text) === number + 1) break;
      if (gap && !this.entryAhead(at, number + 1)) break;
      if (listMark(line.text) > 0 && !this.entryAhead(at, number + 1)) break;
      rows.push(at);
      gap = false;
    }
    this.add({ kind: 'reference', lines: rows });
    return rows[rows.length - 1]! + 1;
  }

  private previousEntry(): PlainPiece | undefined {
    for (let i = this.pieces.length - 1; i >= 0; i--) {
      const piece = this.pieces[i]!;
      if (piece.kind === 'reference') return entryNumberAt(this.textAt(piece.lines[0]!)) === undefined ? undefined : piece;
      if (piece.kind !== 'furniture') return undefined;
    }
    return undefined;
  }

  private entryAhead(from: number, number: number): boolean {
    const limit = Math.min(this.lines.length, from + LOOK_AHEAD);
    for (let i = from; i < limit; i++) if (entryNumberAt(this.textAt(i)) === number) return true;
    return false;
  }
}

function entryNumberAt(text: string): number | undefined {
  const match = ENTRY.exec(text.slice(0, 24));
  const number = match?.[1] ?? match?.[2] ?? match?.[3] ?? match?.[4];
  return number === undefined ? undefined : Number(number);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** The width to which lines are wrapped; 0 when paragraphs stand on one line each. */
function wrapWidth(lines: readonly PageLine[]): number {
  const lengths = lines.filter((line, i) => line.text !== '' && line.parted !== 'tabs' && (lines[i + 1]?.text ?? '') !== '').map((line) => line.text.length);
  if (lengths.length < 4) return 0;
  lengths.sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.9)]!;
  return width < 40 || width > 160 ? 0 : width;
}
