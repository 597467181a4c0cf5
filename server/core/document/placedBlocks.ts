import type { Block } from './document.js';

/** A chunk's blocks, counted from the chunk's start, and where the chunk stands in the file. */
interface ChunkBlocks {
  readonly read: { readonly blocks: readonly Block[] };
  readonly start: number;
}

/** Gives the blocks of chunks their places in the file. For a chunk that did not move, they are the very same objects again. */
export class PlacedBlocks {
  private readonly known = new WeakMap<object, { readonly start: number; readonly blocks: readonly Block[] }>();

  of({ read, start }: ChunkBlocks): readonly Block[] {
    const known = this.known.get(read);
    if (known?.start === start) return known.blocks;
    const blocks = read.blocks.map((block) => ({ start: start + block.start, end: start + block.end, content: block.content }));
    this.known.set(read, { start, blocks });
    return blocks;
  }
}
