import { expect } from 'vitest';
import type { Citation, Content, Document, Prose } from '../../../server/core/document/document.js';
import { CITATION_MARK } from '../../../server/core/text/plainText.js';

/** All prose of a content. */
export function prosesOf(content: Content): readonly Prose[] {
  switch (content.kind) {
    case 'heading':
    case 'paragraph':
    case 'reference':
      return [content.prose];
    case 'table':
      return [...(content.caption ? [content.caption] : []), ...content.rows.flat().map((cell) => cell.prose), ...content.notes];
    default:
      return [];
  }
}

/** What holds for any document, whatever the text: places lie in the file, and text and source go in step. */
export function expectSound(document: Document): void {
  let last = 0;
  for (const { start, end, content } of document.blocks) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(document.text.length);
    last = start;
    const source = document.text.slice(start, end);
    for (const prose of prosesOf(content)) expectProse(prose, source);
    if (content.kind === 'table') {
      expect(new Set(content.rows.map((row) => row.length)).size).toBeLessThanOrEqual(1);
      expect(content.headerRows).toBeLessThanOrEqual(content.rows.length);
    }
  }
  for (const { span } of document.problems) if (span) expect(span.end).toBeLessThanOrEqual(document.text.length);
}

function expectProse(prose: Prose, source: string): void {
  let at = 0;
  let sourceAt = 0;
  for (const run of prose.runs) {
    expect(run.at).toBe(at);
    expect(run.sourceAt).toBeGreaterThanOrEqual(sourceAt);
    at += run.length;
    sourceAt = run.sourceAt + run.sourceLength;
    expect(sourceAt).toBeLessThanOrEqual(source.length);
  }
  expect(at).toBe(prose.text.length);
  let before = -1;
  for (const citation of prose.citations) {
    expect(citation.at).toBeGreaterThanOrEqual(before);
    before = citation.at;
    expectCitation(citation, prose, source);
  }
  for (const { span } of [...prose.marks, ...prose.links]) {
    expect(span.start).toBeLessThan(span.end);
    expect(span.end).toBeLessThanOrEqual(prose.text.length);
  }
}

function expectCitation(citation: Citation, prose: Prose, source: string): void {
  if (citation.mode !== 'nocite') expect(prose.text[citation.at]).toBe(CITATION_MARK);
  expect(citation.items.length).toBeGreaterThan(0);
  for (const item of citation.items) {
    expect(item.span.start).toBeGreaterThanOrEqual(citation.span.start);
    expect(item.span.end).toBeLessThanOrEqual(citation.span.end);
    if (citation.mode !== 'numeric') expect(source.slice(item.span.start, item.span.end)).toBe(item.key);
  }
}
