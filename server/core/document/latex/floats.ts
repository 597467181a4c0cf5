import type { Cell, Prose } from '../document.js';
import { shapeTable } from '../tableShape.js';
import type { Span } from '../../text/span.js';
import { trimEnd } from './flow.js';
import { environmentKind } from './environments.js';
import { CellFlow, readTabular } from './tabular.js';
import type { Argument, Flow, Walk } from './walk.js';

/**
 * Reads a table or figure, `\begin{table} … \end{table}`, or a tabular on its own: every tabular in it becomes a table
 * block with the caption and label found beside it, and the text around it its notes; a float without a tabular
 * gives its captions as paragraphs.
 */
export function readFloat(walk: Walk, name: string, start: number, close: Span): void {
  const flow = new FloatFlow(start, environmentKind(name) === 'figure');
  const kind = environmentKind(name);
  if (kind === 'tabular') {
    // The float walk meets the `\begin` again and reads it as a tabular.
    walk.aside({ start, end: close.end }, flow);
  } else {
    walk.skipEnvironmentArguments(name);
    walk.aside({ start: Math.min(walk.at, close.start), end: close.start }, flow);
  }
  flow.emit(walk, close.end);
}

interface Grid {
  readonly rows: readonly (readonly Cell[])[];
  readonly headerRows: number;
  readonly end: number;
}

class FloatFlow implements Flow {
  private readonly captions: { readonly prose: Prose; readonly start: number; readonly end: number }[] = [];
  private readonly notes: { readonly prose: Prose; readonly start: number; readonly end: number }[] = [];
  private readonly grids: Grid[] = [];
  private name: string | undefined;

  constructor(private readonly start: number, private readonly isFigure: boolean) {}

  paragraph(walk: Walk, end: number): void {
    const { prose, start } = walk;
    if (prose.empty) return;
    const read = prose.prose(this.start);
    if (/[\p{L}\d]/u.test(read.text) || read.citations.length > 0) {
      this.notes.push({ prose: read, start, end: trimEnd(walk.source, start, end) });
    }
  }

  section(): void {}

  item(walk: Walk, start: number): void {
    this.paragraph(walk, start);
    walk.restart(start);
    const label = walk.option();
    if (!label) return walk.swallowSpaces();
    walk.through(label);
    walk.prose.space(label.end, label.end + 1);
  }

  bibitem(): void {}

  caption(walk: Walk, argument: Argument): void {
    const { prose } = walk.aside(argument, new CellFlow(this));
    if (!prose.empty) this.captions.push({ prose: prose.prose(this.start), start: argument.start, end: argument.end });
  }

  label(name: string): void {
    this.name ??= name;
  }

  environment(walk: Walk, name: string, start: number): boolean {
    const kind = environmentKind(name);
    if (kind === 'float' || kind === 'figure') {
      // A threeparttable or subtable in a table: what is in it belongs to the float.
      walk.skipEnvironmentArguments(name);
      walk.restartIfEmpty();
      return true;
    }
    if (kind !== 'tabular') return false;
    const close = walk.piece.structure.environments.get(start);
    const end = close && close.end <= walk.end ? close : { start: walk.end, end: walk.end };
    const source = walk.source.slice(start, end.end);
    // A tabular of pictures is a layout.
    if (!(this.isFigure && /\\(?:includegraphics|subfloat|subfigure|begin\{tikz)/.test(source))) {
      walk.paragraphBreak(start, start);
      const { rows, headerRows, notes } = readTabular(walk, name, end.start, this.start, this);
      const shaped = shapeTable(rows, headerRows);
      if (shaped.rows.length > 0) this.grids.push({ ...shaped, end: end.end });
      for (const note of notes) this.notes.push({ prose: note.prose, start: this.start + note.span.start, end: this.start + note.span.end });
    }
    walk.at = end.end;
    walk.restart(walk.at);
    return true;
  }

  emit(walk: Walk, end: number): void {
    const { start } = this;
    const [first] = this.grids;
    if (!first) {
      for (const { prose, start: at, end: to } of [...this.captions, ...this.notes]) {
        const role = this.captions.some((caption) => caption.start === at) ? 'caption' : 'text';
        walk.emit({ kind: 'paragraph', role, prose: moved(prose, start - at) }, at, to);
      }
      return;
    }
    const label = this.name === undefined ? {} : { label: this.name };
    const captions = [...this.captions];
    if (captions.length > this.grids.length) {
      // One caption more than there are tables: it is that of all of them, and stands first or last.
      const before = captions.filter((caption) => caption.start < first.end).length;
      const [all] = captions.splice(before > 1 ? 0 : captions.length - 1, 1);
      if (all) walk.emit({ kind: 'paragraph', role: 'caption', prose: moved(all.prose, start - all.start) }, all.start, all.end);
    }
    this.grids.forEach((grid, i) => {
      const caption = captions[i] ? { caption: captions[i].prose } : {};
      const notes = i === 0 ? this.notes.map(({ prose }) => prose) : [];
      walk.emit({ kind: 'table', ...caption, ...label, rows: grid.rows, headerRows: grid.headerRows, notes }, start, end);
    });
  }
}

/** The prose with its places moved by `by`. */
function moved(prose: Prose, by: number): Prose {
  if (by === 0) return prose;
  const shift = (span: Span): Span => ({ start: span.start + by, end: span.end + by });
  return {
    ...prose,
    runs: prose.runs.map((run) => ({ ...run, sourceAt: run.sourceAt + by })),
    citations: prose.citations.map((citation) => ({ ...citation, span: shift(citation.span), items: citation.items.map((item) => ({ ...item, span: shift(item.span) })) })),
  };
}

