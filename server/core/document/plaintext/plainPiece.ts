/** A block of plain text, not yet read: which lines make it. */
export interface PlainPiece {
  readonly kind: 'title' | 'heading' | 'paragraph' | 'item' | 'reference' | 'table' | 'furniture';
  /** Lines by index; furniture between them is left out. */
  readonly lines: readonly number[];
  readonly level?: number;
  readonly section: 'text' | 'abstract' | 'references';
  /** Parts of a table, by line. */
  readonly table?: { readonly caption: readonly number[]; readonly rows: readonly number[]; readonly notes: readonly (readonly number[])[] };
}
