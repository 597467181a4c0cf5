import type { Block, Cell, Document, Table } from '../document/document.js';
import { shift } from '../text/span.js';
import { sourceSpan } from '../text/plainText.js';
import type { Place } from './measurement.js';

/** A term that a source explains. */
export interface Term {
  readonly term: string;
  /** What the abbreviation stands for; empty for a term that is none. */
  readonly expansion: string;
  readonly definition: string;
  readonly place: Place;
}

/** The terms of a document's glossary tables: a header that says `Term` or `Abbreviation`, one row a term. */
export function termsOf(document: Document): readonly Term[] {
  return document.blocks.flatMap((block) => (block.content.kind === 'table' ? glossaryTerms(document.path, block, block.content) : []));
}

function glossaryTerms(path: string, block: Block, table: Table): readonly Term[] {
  const header = table.rows[0];
  if (!header || table.headerRows === 0) return [];
  const column = (pattern: RegExp): number => header.findIndex((cell) => pattern.test(cell.prose.text.trim()));
  const term = column(/^(?:terms?|abbreviations?|acronyms?|symbols?)$/iu);
  const expansion = column(/^(?:expansion|stands for|long form|full (?:form|name)|meaning)$/iu);
  const definition = column(/^(?:definitions?|description|explanation)$/iu);
  if (term < 0 || (expansion < 0 && definition < 0)) return [];
  const text = (cell: Cell | undefined): string => (cell?.prose.text ?? '').trim().replace(/^[–—-]$/u, '');
  return table.rows.slice(table.headerRows).flatMap((row) => {
    const cell = row[term];
    const name = text(cell);
    if (!cell || name === '') return [];
    const place = { path, span: shift(sourceSpan(cell.prose, { start: 0, end: cell.prose.text.length }), block.start), quote: text(row[definition]) || text(row[expansion]) };
    return [{ term: name, expansion: text(row[expansion]), definition: text(row[definition]), place }];
  });
}
