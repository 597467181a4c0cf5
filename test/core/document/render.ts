import type { CitationItem, Content, Document, Prose } from '../../../server/core/document/document.js';
import { CITATION_MARK } from '../../../server/core/text/plainText.js';

/**
 * A document as a few lines that a person can read: kind and text of each block, citations in their places.
 *
 *     text: Survival was longer {a p. 3; b} than before.
 *
 * `{…}` is a parenthetical citation, `<…>` a narrative one, `#…#` a numeric one.
 */
export function render(document: Document): string {
  return document.blocks.map(({ content }) => renderContent(content, document)).join('\n');
}

function renderContent(content: Content, document: Document): string {
  switch (content.kind) {
    case 'heading':
      return `${'#'.repeat(content.level)} ${renderProse(content.prose)}${content.label ? ` {#${content.label}}` : ''}`;
    case 'paragraph':
      return `${content.role}${content.depth ? ` ${content.depth}` : ''}: ${renderProse(content.prose)}`;
    case 'reference':
      return `reference ${content.key || '-'}: ${renderProse(content.prose)}`;
    case 'table': {
      const rows = content.rows.map((row, i) => `  ${i < content.headerRows ? '=' : '|'} ${row.map((cell) => renderProse(cell.prose)).join(' | ')}`);
      const notes = content.notes.map((note) => `  note: ${renderProse(note)}`);
      return [`table${content.label ? ` {#${content.label}}` : ''}:${content.caption ? ` ${renderProse(content.caption)}` : ''}`, ...rows, ...notes].join('\n');
    }
    case 'opaque':
      return `${content.what}${content.language ? ` ${content.language}` : ''}`;
    case 'directive':
      return `directive: ${content.action} ${content.codes.join(' ')}`.trimEnd();
    case 'inclusion':
      return `inclusion: ${content.target}`;
  }
  void document;
}

export function renderProse(prose: Prose): string {
  let out = '';
  let at = 0;
  for (const citation of prose.citations) {
    out += prose.text.slice(at, citation.at);
    at = citation.mode === 'nocite' ? citation.at : citation.at + CITATION_MARK.length;
    const items = citation.items.map(renderItem);
    if (citation.mode === 'numeric') out += `#${items.join(' ')}#`;
    else if (citation.mode === 'narrative') out += `<${items.join('; ')}>`;
    else out += citation.mode === 'parenthetical' ? `{${items.join('; ')}}` : `{${citation.mode} ${items.join('; ')}}`;
  }
  return out + prose.text.slice(at);
}

function renderItem(item: CitationItem): string {
  return [item.prefix, `${item.authorSuppressed ? '-' : ''}${item.key}`, item.locator && `@ ${item.locator}`, item.suffix && `+ ${item.suffix}`].filter(Boolean).join(' ');
}
