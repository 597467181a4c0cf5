import { t } from '../../text/language.js';
import type { Block, Cell, Content, Prose } from '../document.js';
import { type Memory, NOTHING, recall, type Stretch } from '../memory.js';
import type { Reader } from '../reader.js';
import { shapeTable } from '../tableShape.js';
import { entryNumber, isFigureCaption } from '../tableText.js';
import { type PageLine, pageLines } from './pageLines.js';
import { type PlainContext, readPlain, type Stretch as Line } from './plainInline.js';
import { listMark } from './plainLine.js';
import type { PlainPiece } from './plainPiece.js';
import { plainPieces } from './plainPieces.js';
import { columnsOf, spacedFields, tabFields } from './plainTable.js';

/**
 * Reads plain text as it comes out of a PDF: headings without marks, wrapped lines and parted words, tables as lines with
 * tabs or gaps, a numbered reference list, running headers and page numbers between.
 */
export function plaintextReader(path: string): Reader {
  let memory: Memory<Content> = NOTHING;
  let known: PlainContext | undefined;
  return {
    read(text) {
      const lines = pageLines(text);
      const pieces = plainPieces(lines, text);
      const context = contextOf(pieces, lines, text);
      if (context.hasList !== known?.hasList || context.glued !== known.glued) memory = NOTHING;
      known = context;
      const stretches = pieces.map((piece): Stretch => ({ start: lineStart(piece, lines), end: lastLine(piece, lines).end, kind: keyOf(piece, lines) }));
      memory = recall(memory, text, stretches, (source, i) => readPiece(pieces[i]!, moved(pieces[i]!, lines, stretches[i]!.start), source, context));
      const blocks = memory.values.map((content, i): Block => ({ start: lines[pieces[i]!.lines[0]!]!.start, end: stretches[i]!.end, content }));
      const title = pieces.findIndex((piece) => piece.kind === 'title');
      const heading = blocks[title]?.content;
      return {
        path,
        format: 'plaintext',
        text,
        metadata: { title: heading?.kind === 'heading' ? heading.prose.text.trim() : undefined, doi: ownDoi(lines), bibliography: [], references: [] },
        blocks,
        problems: text.includes('\u0000') ? [{ message: t`This file is not text: it holds NUL characters.` }] : [],
      };
    },
  };
}

function lastLine(piece: PlainPiece, lines: readonly PageLine[]): PageLine {
  return lines[piece.lines[piece.lines.length - 1]!]!;
}

/** Table rows by where their columns stand count white space before the first line, too. */
function lineStart(piece: PlainPiece, lines: readonly PageLine[]): number {
  const line = lines[piece.lines[0]!]!;
  return piece.kind === 'table' ? line.start - line.indent : line.start;
}

/** What the reading of a piece depends on besides its text. */
function keyOf(piece: PlainPiece, lines: readonly PageLine[]): string {
  if (piece.kind === 'paragraph' && piece.lines.length === 1) return piece.section;
  const { start } = lines[piece.lines[0]!]!;
  const stretches = piece.lines.length === 1 ? '' : piece.lines.map((line) => lines[line]!.start - start).join();
  const parts = piece.table ? `${piece.table.caption.length},${piece.table.rows.length},${piece.table.notes.map((note) => note.length).join('+')}` : '';
  return `${piece.kind};${piece.section}${piece.level ?? ''};${stretches};${parts};`;
}

function contextOf(pieces: readonly PlainPiece[], lines: readonly PageLine[], text: string): PlainContext {
  let highest = 0;
  for (const piece of pieces) {
    if (piece.kind !== 'reference') continue;
    const number = entryOf(lines[piece.lines[0]!]!.text);
    if (number) highest = Math.max(highest, Number(number.number));
  }
  return { hasList: highest > 0, glued: highest > 0 && !citesInBrackets(text) ? highest : 0 };
}

/** Whether numbers in brackets cite anywhere; then no number glued to a word does. */
function citesInBrackets(text: string): boolean {
  const numbers = /\[\d{1,3}(?:[,–-] ?\d{1,3}){0,20}\\?\]/y;
  for (let at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) {
    numbers.lastIndex = at;
    if (numbers.test(text) && /[\p{L}.,)\]] ?\\?$/u.test(text.slice(Math.max(0, at - 3), at))) return true;
  }
  return false;
}

/** The number of an entry behind its list mark. */
function entryOf(text: string): ReturnType<typeof entryNumber> {
  const mark = /^[-•*]\s+/.exec(text)?.[0].length ?? 0;
  const rest = text.slice(mark, mark + 24);
  const bare = /^(\d{1,4})\s+(?=\p{Lu})/u.exec(rest);
  const found = entryNumber(rest) ?? (bare ? { number: bare[1]!, start: 0, end: bare[1]!.length, next: bare[0].length } : undefined);
  return found && { number: found.number, start: found.start + mark, end: found.end + mark, next: found.next + mark };
}

/** The lines of a piece, by their index in the page, with places counted from `from`. */
function moved(piece: PlainPiece, lines: readonly PageLine[], from: number): ReadonlyMap<number, PageLine> {
  return new Map(piece.lines.map((index) => [index, { ...lines[index]!, start: lines[index]!.start - from, end: lines[index]!.end - from }]));
}

function readPiece(piece: PlainPiece, lines: ReadonlyMap<number, PageLine>, source: string, context: PlainContext): Content {
  const first = lines.get(piece.lines[0]!)!;
  const { start } = first;
  const read = (rows: readonly number[], skip = 0, by = context): Prose => readPlain(source, stretchesOf(rows, lines, skip), start, by);
  switch (piece.kind) {
    case 'title':
    case 'heading':
      return { kind: 'heading', level: piece.level ?? 2, prose: read(piece.lines) };
    case 'furniture':
      return { kind: 'opaque', what: 'raw', span: { start: 0, end: source.length - start } };
    case 'item':
      return { kind: 'paragraph', role: 'list-item', depth: 0, prose: read(piece.lines, listMark(first.text)) };
    case 'reference': {
      const number = entryOf(first.text);
      const prose = read(piece.lines, number?.next ?? listMark(first.text), { hasList: false, glued: 0 });
      return { kind: 'reference', key: number?.number ?? '', keySpan: { start: number?.start ?? 0, end: number?.end ?? 0 }, prose };
    }
    case 'table':
      return readTable(piece, lines, source, start, context, read);
    default: {
      const role = isFigureCaption(first.text) ? 'caption' : piece.section === 'abstract' ? 'abstract' : 'text';
      return { kind: 'paragraph', role, prose: read(piece.lines) };
    }
  }
}

function stretchesOf(rows: readonly number[], lines: ReadonlyMap<number, PageLine>, skip: number): readonly Line[] {
  return rows.map((row, i) => ({ start: lines.get(row)!.start + (i === 0 ? skip : 0), end: lines.get(row)!.end }));
}

function readTable(piece: PlainPiece, lines: ReadonlyMap<number, PageLine>, text: string, start: number, context: PlainContext, read: (rows: readonly number[]) => Prose): Content {
  const { caption, rows, notes } = piece.table!;
  const rowLines = rows.map((row) => lines.get(row)!);
  const tabbed = rowLines.some((line) => line.text.includes('\t'));
  const fields = rowLines.map((line) => (tabbed ? tabFields(text, line) : spacedFields(text, line)));
  const dealt = tabbed ? fields : columnsOf(fields, rowLines);
  const cells = dealt.map((row, i): Cell[] =>
    row.map((field) => {
      const at = field ?? { start: rowLines[i]!.end, end: rowLines[i]!.end };
      return { prose: readPlain(text, [at], start, context), span: { start: at.start - start, end: at.end - start } };
    }),
  );
  return {
    kind: 'table',
    ...(caption.length > 0 ? { caption: read(caption) } : {}),
    ...shapeTable(cells, 1),
    notes: notes.map((note) => read(note)),
  };
}

/** A DOI on the first page, before the abstract, is the document's own. */
function ownDoi(lines: readonly PageLine[]): string | undefined {
  for (const { text } of lines.slice(0, 40)) {
    if (/^(?:abstract|summary|introduction)\b/i.test(text)) return undefined;
    const match = /\b10\.\d{4,9}\/[^\s"<>]{1,200}/.exec(text);
    if (match) return match[0].replace(/[.,;)]{1,4}$/, '');
  }
  return undefined;
}
