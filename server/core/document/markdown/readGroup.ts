import type { Block, Cell, Content, Opaque, Paragraph, Prose } from '../document.js';
import { readDirective } from '../directive.js';
import { entryNumber, isBoldReferenceHeading, isFigureCaption } from '../tableText.js';
import { EMPTY_PROSE, shapeTable } from '../tableShape.js';
import { trailingAttributes } from './attributes.js';
import type { Context } from './context.js';
import { groupTables, type Group } from './groups.js';
import { readProse } from './inline.js';
import { dedent, firstOf, indentOf, type Lines } from './lines.js';
import { splitPieces, type Piece } from './pieces.js';
import { type Grid, readGridTable, readHtmlTable, readPipeTable, readRulerTable } from './tables.js';

interface Scope {
  readonly context: Context;
  readonly role: Paragraph['role'];
  /** Nesting of list items; -1 outside of lists. */
  readonly depth: number;
  readonly nesting: number;
}

const MAX_NESTING = 16;

/** Reads one group of pieces; the blocks' offsets count from the start of the lines' source. */
export function readGroup(group: Group, lines: Lines, context: Context): readonly Block[] {
  const role = context.section === 'abstract' ? 'abstract' : 'text';
  return readIn(group, lines, { context, role, depth: -1, nesting: 0 });
}

/** Reads all that a stretch of lines holds, as the inside of front matter's `abstract`. */
export function readLines(lines: Lines, context: Context, role: Paragraph['role']): readonly Block[] {
  return readInside(lines, { context, role, depth: -1, nesting: 1 });
}

function readInside(lines: Lines, scope: Scope): Block[] {
  return groupTables(splitPieces(lines).pieces, lines.source).flatMap((group) => readIn(group, lines, scope));
}

function readIn(group: Group, lines: Lines, scope: Scope): readonly Block[] {
  if (group.table !== undefined) return readTable(group, lines, scope.context);
  return readPiece(group.pieces[0]!, lines, scope);
}

function readPiece(piece: Piece, lines: Lines, scope: Scope): readonly Block[] {
  const { source } = lines;
  const { start, end } = piece;
  const view = source.slice(start, end);
  switch (piece.kind) {
    case 'heading': {
      const marks = /^#+/.exec(view)![0].length;
      return heading(start, view, marks, withoutClosing(view), marks, scope.context);
    }
    case 'setext': {
      const underline = view.lastIndexOf('\n');
      return heading(start, view, 0, view.slice(0, underline).trimEnd().length, view.slice(underline).trim().startsWith('=') ? 1 : 2, scope.context);
    }
    case 'quote':
      return container(quoteLines(lines, piece), { ...scope, role: scope.role === 'text' ? 'quote' : scope.role }, piece);
    case 'item':
      return item(piece, lines, scope);
    case 'definition':
      return container(itemLines(lines, piece, start + 1), { ...scope, role: 'list-item', depth: Math.max(0, scope.depth) }, piece);
    case 'footnote':
      return container(itemLines(lines, piece, start + view.indexOf(']:') + 2), { ...scope, role: 'footnote' }, piece);
    case 'label':
      return label(start, view, scope.context);
    case 'fence':
      return fence(start, end, view);
    case 'comment': {
      const span = { start: 0, end: end - start };
      const directive = readDirective(view.replace(/^<!--/, ''), span);
      return [{ start, end, content: directive ?? { kind: 'opaque', what: 'comment', span } }];
    }
    case 'inclusion': {
      const target = /include\s+["']?([^"'>\s]+)/.exec(view);
      const at = target ? view.indexOf(target[1]!, target.index + 7) : 0;
      return [{ start, end, content: { kind: 'inclusion', target: target?.[1] ?? '', span: { start: at, end: at + (target?.[1]!.length ?? 0) } } }];
    }
    case 'indented':
      return [opaque(start, end, 'code')];
    case 'maths':
      return [opaque(start, end, 'maths')];
    case 'raw':
      return [opaque(start, end, 'raw')];
    case 'boundary':
    case 'rule':
      return [];
    default:
      return paragraph(start, view, scope);
  }
}

function opaque(start: number, end: number, what: Opaque['what'], language?: string): Block {
  return { start, end, content: { kind: 'opaque', what, ...(language ? { language } : {}), span: { start: 0, end: end - start } } };
}

function heading(start: number, view: string, from: number, to: number, level: number, context: Context): readonly Block[] {
  const attributes = trailingAttributes(view.slice(0, to));
  let first = from;
  while (first < attributes.end && /\s/.test(view[first]!)) first++;
  const { prose } = readProse(view, first, Math.max(first, attributes.end), context);
  return [{ start, end: start + view.length, content: { kind: 'heading', level, prose, ...(attributes.label ? { label: attributes.label } : {}) } }];
}

/** Where a heading's text ends before its closing `##`, which must stand behind a space. */
function withoutClosing(view: string): number {
  const end = view.trimEnd().length;
  let at = end;
  while (at > 0 && view[at - 1] === '#') at--;
  return at < end && at > 0 && /[ \t]/.test(view[at - 1]!) ? at : end;
}

function paragraph(start: number, view: string, scope: Scope): readonly Block[] {
  if (scope.context.section === 'references' && scope.role !== 'footnote') {
    return isBoldReferenceHeading(view) ? heading(start, view, 0, view.length, 2, scope.context) : references(start, view, scope.context);
  }
  const image = loneImage(view);
  const { prose, directives, notes } = image ? readProse(view, image.start, image.end, scope.context) : readProse(view, 0, view.length, scope.context);
  const blocks: Block[] = [];
  if (prose.text.trim() !== '' || prose.citations.length > 0) {
    const role = image || scope.role === 'text' && isFigureCaption(view) ? 'caption' : scope.role;
    blocks.push({ start, end: start + view.length, content: { kind: 'paragraph', role, prose, ...(scope.role === 'list-item' ? { depth: Math.max(0, scope.depth) } : {}) } });
  }
  for (const directive of directives) {
    const { start: from, end: to } = directive.span;
    blocks.push({ start: start + from, end: start + to, content: { ...directive, span: { start: 0, end: to - from } } });
  }
  for (const note of notes) {
    const inside = view.slice(note.start, note.end);
    blocks.push({ start: start + note.start, end: start + note.end, content: { kind: 'paragraph', role: 'footnote', prose: readProse(inside, 0, inside.length, scope.context).prose } });
  }
  return blocks.sort((a, b) => a.start - b.start);
}

/** The inside of the brackets of `![Caption](image.png){#fig-x}` standing alone. */
function loneImage(view: string): { readonly start: number; readonly end: number } | undefined {
  if (!view.startsWith('![')) return undefined;
  let depth = 0;
  for (let i = 1; i < view.length; i++) {
    if (view[i] === '\\') i++;
    else if (view[i] === '[') depth++;
    else if (view[i] === ']' && --depth === 0) {
      return /^(?:\([^\n]{0,2000}\)|\[[^\n]{0,200}\])?(?:\{[^{}\n]{0,400}\})?\s*$/.test(view.slice(i + 1)) ? { start: 2, end: i } : undefined;
    }
  }
  return undefined;
}

/** Entries of a reference list in one paragraph: one, or one a line where each line has its number. */
function references(start: number, view: string, context: Context): readonly Block[] {
  const starts = [0];
  for (let at = view.indexOf('\n'); at >= 0; at = view.indexOf('\n', at + 1)) {
    let next = at + 1;
    while (view[next] === ' ') next++;
    if (entryNumber(view.slice(next, next + 24))) starts.push(next);
  }
  return starts.map((from, i) => {
    const part = view.slice(from, starts[i + 1] ?? view.length).trimEnd();
    return entry(start + from, part, entryNumber(part), context);
  });
}

/** One entry; unnumbered ones have an empty key. */
function entry(start: number, view: string, number: ReturnType<typeof entryNumber>, context: Context): Block {
  const anchor = /^(?:<a\b[^<>]{0,200}>(?:<\/a>)?\s*){1,2}/.exec(view)?.[0].length ?? 0;
  const found = number ?? (anchor > 0 ? entryNumber(view.slice(anchor, anchor + 24)) : undefined);
  const skip = number ? 0 : anchor;
  const { prose } = readProse(view, found ? skip + found.next : skip, view.length, { ...context, numeric: 'none' });
  const keySpan = found ? { start: skip + found.start, end: skip + found.end } : { start: 0, end: 0 };
  return { start, end: start + view.length, content: { kind: 'reference', key: found?.number ?? '', keySpan, prose } };
}

function label(start: number, view: string, context: Context): readonly Block[] {
  const close = view.indexOf(']:');
  const key = view.slice(1, close);
  if (!/^\d{1,4}$/.test(key)) return [opaque(start, start + view.length, 'raw')];
  const { prose } = readProse(view, Math.min(view.length, close + 2), view.length, { ...context, numeric: 'none' });
  return [{ start, end: start + view.length, content: { kind: 'reference', key, keySpan: { start: 1, end: close }, prose } }];
}

function fence(start: number, end: number, view: string): readonly Block[] {
  const info = /^[`~]+[ \t]*([^\n\r]{0,400})/.exec(view)?.[1]?.trim() ?? '';
  const include = /^\{include\}\s*(\S+)/.exec(info);
  if (include) {
    const at = view.indexOf(include[1]!);
    return [{ start, end, content: { kind: 'inclusion', target: include[1]!, span: { start: at, end: at + include[1]!.length } } }];
  }
  const language = /^\{?[=.]?([\w+#-]+)/.exec(info)?.[1]?.toLowerCase();
  if (info.startsWith('{=') || language === 'bibliography') return [opaque(start, end, 'raw', language)];
  if (language === 'math') return [opaque(start, end, 'maths')];
  if (language === 'mermaid' || language === 'dot' || language === 'graphviz' || language === 'plantuml') return [opaque(start, end, 'diagram', language)];
  return [opaque(start, end, 'code', language)];
}

function item(piece: Piece, lines: Lines, scope: Scope): readonly Block[] {
  const { source } = lines;
  const marker = /^(?:[-+*]|(\d{1,9})[.)])[ \t]*(?:\[[ xX]\][ \t]+)?/.exec(source.slice(piece.start, piece.start + 40))!;
  const from = piece.start + marker[0].length;
  if (scope.context.section === 'references' && scope.nesting === 0) {
    const view = source.slice(piece.start, piece.end);
    const inner = entryNumber(view.slice(marker[0].length, marker[0].length + 24));
    if (!inner && marker[1] !== undefined) return [entry(piece.start, view, { number: marker[1], start: 0, end: marker[1].length, next: marker[0].length }, scope.context)];
    const shift = marker[0].length;
    if (inner) return [entry(piece.start, view, { number: inner.number, start: inner.start + shift, end: inner.end + shift, next: inner.next + shift }, scope.context)];
    return [entry(from, source.slice(from, piece.end), undefined, scope.context)];
  }
  return container(itemLines(lines, piece, from), { ...scope, role: scope.role === 'footnote' ? 'footnote' : 'list-item', depth: scope.depth + 1 }, piece);
}

function container(inside: Lines, scope: Scope, piece: Piece): readonly Block[] {
  if (scope.nesting >= MAX_NESTING) return [opaque(piece.start, piece.end, 'raw')];
  return readInside(inside, { ...scope, nesting: scope.nesting + 1 });
}

/** The lines of a list item or note behind its mark, which ends at `from`. */
function itemLines(lines: Lines, piece: Piece, from: number): Lines {
  const { source } = lines;
  const columns = Math.max(2, indentOf(lines, piece.first) + from - firstOf(lines, piece.first));
  const starts: number[] = [];
  const ends: number[] = [];
  for (let i = piece.first; i <= piece.last; i++) {
    starts.push(i === piece.first ? Math.min(from, lines.ends[i]!) : dedent(source, lines.starts[i]!, lines.ends[i]!, columns));
    ends.push(lines.ends[i]!);
  }
  return { source, starts, ends };
}

/** The lines of a quote with every `>` at their start made a space, so that no reader meets it. */
function quoteLines(lines: Lines, piece: Piece): Lines {
  const starts: number[] = [];
  const ends: number[] = [];
  const parts: string[] = [];
  let done = 0;
  for (let i = piece.first; i <= piece.last; i++) {
    const at = firstOf(lines, i);
    ends.push(lines.ends[i]!);
    if (lines.source[at] !== '>' || at >= lines.ends[i]!) {
      starts.push(lines.starts[i]!);
      continue;
    }
    parts.push(lines.source.slice(done, at), ' ');
    done = at + 1;
    starts.push(lines.source[at + 1] === ' ' ? at + 2 : at + 1);
  }
  parts.push(lines.source.slice(done));
  return { source: parts.join(''), starts, ends };
}

function readTable(group: Group, lines: Lines, context: Context): readonly Block[] {
  const { pieces } = group;
  const table = pieces[group.table!]!;
  // Columns count from the line's own start, so an indented table keeps its first indentation.
  const start = Math.min(pieces[0]!.start, lines.starts[table.first]!);
  const end = pieces[pieces.length - 1]!.end;
  const view = lines.source.slice(start, end);
  const inside: Lines = {
    source: view,
    starts: lines.starts.slice(table.first, table.last + 1).map((at) => at - start),
    ends: lines.ends.slice(table.first, table.last + 1).map((at) => Math.min(at - start, view.length)),
  };
  const blocks: Block[] = [];
  const readPart = (from: number, to: number): Prose => {
    const { prose, directives } = readProse(view, from, to, context);
    for (const directive of directives) {
      const { span } = directive;
      blocks.push({ start: start + span.start, end: start + span.end, content: { ...directive, span: { start: 0, end: span.end - span.start } } });
    }
    return prose;
  };
  const captionPiece = group.caption === undefined ? undefined : pieces[group.caption];
  const caption = captionPiece && captionSpan(captionPiece, view.slice(captionPiece.start - start, captionPiece.end - start), start);
  const notes = pieces
    .filter((piece, i) => i > group.table! && piece !== captionPiece && piece.kind !== 'boundary')
    .map((piece) => readPart(piece.start - start + (piece.kind === 'quote' ? 1 : 0), piece.end - start))
    .filter((prose) => prose.text !== '');
  const { grid, offset } = readGrid(table, inside, view, start, context);
  const rows = offset === 0 ? grid.rows : grid.rows.map((row) => row.map((cell) => moved(cell, offset)));
  const divLabel = pieces.slice(0, group.table).map((piece) => /#(tbl[-:][^\s}]+)/.exec(lines.source.slice(piece.start, piece.end))?.[1]).find(Boolean);
  const tableLabel = caption?.label ?? divLabel;
  const content: Content = {
    kind: 'table',
    ...(caption ? { caption: caption.end > caption.start ? readPart(caption.start, caption.end) : EMPTY_PROSE } : {}),
    ...(tableLabel ? { label: tableLabel } : {}),
    ...shapeTable(rows, grid.headerRows),
    notes,
  };
  return [{ start, end, content }, ...blocks];
}

function readGrid(table: Piece, inside: Lines, view: string, start: number, context: Context): { readonly grid: Grid; readonly offset: number } {
  switch (table.kind) {
    case 'pipeTable':
      return { grid: readPipeTable(inside, context), offset: 0 };
    case 'gridTable':
      return { grid: readGridTable(inside, context), offset: 0 };
    case 'htmlTable':
      return { grid: readHtmlTable(view.slice(table.start - start, table.end - start), context), offset: table.start - start };
    default:
      return { grid: readRulerTable(inside, context), offset: 0 };
  }
}

function moved(cell: Cell, offset: number): Cell {
  const { prose } = cell;
  return {
    span: { start: cell.span.start + offset, end: cell.span.end + offset },
    prose: {
      ...prose,
      runs: prose.runs.map((run) => ({ ...run, sourceAt: run.sourceAt + offset })),
      citations: prose.citations.map((citation) => ({
        ...citation,
        span: { start: citation.span.start + offset, end: citation.span.end + offset },
        items: citation.items.map((one) => ({ ...one, span: { start: one.span.start + offset, end: one.span.end + offset } })),
      })),
    },
  };
}

/** The caption's words without `Table:` or the `:` of Pandoc; a number stays, `Table 1: Efficacy`. */
function captionSpan(piece: Piece, text: string, origin: number): { readonly start: number; readonly end: number; readonly label?: string } {
  const at = piece.start - origin;
  const attributes = trailingAttributes(text);
  const skip = piece.kind === 'definition' ? /^:\s*/ : piece.kind === 'heading' ? /^#+\s*/ : piece.kind === 'boundary' ? /^[`~:]+\s*\{table\}\s*/ : /^(?:Table)?:\s*/;
  const lead = skip.exec(text)?.[0].length ?? 0;
  return { start: at + Math.min(lead, attributes.end), end: at + attributes.end, label: attributes.label };
}

