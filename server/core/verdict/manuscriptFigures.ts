import { shift } from '../text/span.js';
import type { CheckedFigure } from './verdict.js';

/** A manuscript's figures and what the library says of them. */
export interface ManuscriptFigures {
  /** Block by block, in the order of the text, without those that have none. A block that did not change has the very same figures again. */
  readonly blocks: readonly BlockFigures[];
  /** All of them, spans in the file; made when they are first asked for. */
  readonly all: readonly CheckedFigure[];
}

/** The figures of one block. */
export interface BlockFigures {
  /** Offset in the file from which the spans of the figures count. */
  readonly start: number;
  readonly figures: readonly CheckedFigure[];
}

export function manuscriptFigures(blocks: readonly BlockFigures[]): ManuscriptFigures {
  let all: readonly CheckedFigure[] | undefined;
  return {
    blocks,
    get all() {
      return (all ??= blocks.flatMap(inFile));
    },
  };
}

/** A block's figures where they stand in the file; the same objects as long as the block stays where it is. */
function inFile({ start, figures }: BlockFigures): readonly CheckedFigure[] {
  let memory = placed.get(figures);
  if (memory?.start !== start) placed.set(figures, (memory = { start, figures: figures.map((figure) => figureAt(figure, start)) }));
  return memory.figures;
}

const placed = new WeakMap<readonly CheckedFigure[], { readonly start: number; readonly figures: readonly CheckedFigure[] }>();

/** A figure of a block that begins at `start`, with its span in the file. */
export function figureAt(figure: CheckedFigure, start: number): CheckedFigure {
  return { ...figure, span: shift(figure.span, start) };
}
