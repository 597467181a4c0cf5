import type { Block, CitationItem, Format, Metadata } from '../document.js';
import { detached, type Memory, NOTHING, recall, type Stretch } from '../memory.js';
import type { Reader } from '../reader.js';
import { EMPTY_PROSE } from '../tableShape.js';
import { isAbstractHeading, isReferenceHeading } from '../tableText.js';
import { numericItem } from '../numericCitation.js';
import { readCitationKey } from './citationKey.js';
import { type Chunk, type Split, splitChunks } from './chunks.js';
import type { Context } from './context.js';
import { type FrontMatter, readFrontMatter } from './frontMatter.js';
import { dedent, linesOf } from './lines.js';
import { readProse } from './inline.js';
import { readGroup, readLines } from './readGroup.js';
import { findSections } from './sections.js';

/**
 * Reads Markdown: CommonMark and GFM, with Pandoc's, Quarto's, R Markdown's and MyST's citations, tables and blocks.
 *
 * The whole text is split into blocks at each reading, which is cheap; a block whose text was read before is not read
 * again, so that after a key press only the edited block is, and every other content is the same object as before.
 */
export function markdownReader(path: string, format: Format): Reader {
  let memory: Memory<readonly Block[]> = NOTHING;
  let circumstances = '';
  let front: { readonly text: string; readonly value: FrontMatter } | undefined;
  let head: readonly Block[] | undefined;
  let split: Split | undefined;
  return {
    read(text) {
      if (!front || !text.startsWith(front.text) || front.text === '') {
        const value = readFrontMatter(text);
        front = { text: detached(text.slice(0, value.end)), value };
        head = undefined;
      }
      const { metadata, problems, end } = front.value;
      split = splitChunks(text, end, split);
      const { chunks } = split;
      const sections = findSections(chunks);
      const numeric = sections.numberedList ? 'list' : metadata.bibliography.length > 0 || text.includes('[@') ? 'none' : 'brackets';
      const labels = labelsOf(chunks);
      const contexts = contextsOf({ quarto: format === 'quarto', numeric, labels });
      const now = [numeric, ...labels].join('\n');
      if (now !== circumstances) {
        memory = NOTHING;
        head = undefined;
      }
      circumstances = now;
      const stretches = chunks.map((chunk, i): Stretch => ({ start: chunk.start, end: chunk.end, kind: SECTIONS[sections.of[i]!] + chunk.kind }));
      memory = recall(memory, text, stretches, (source, i) => {
        const { group, lines } = chunks[i]!;
        return readGroup(group, lines ? { source, ...lines } : linesOf(source, 0, source.length), contexts[sections.of[i]!]);
      });
      head ??= headBlocks(front, contexts.abstract);
      const blocks = [...head];
      memory.values.forEach((read, i) => {
        const { start } = stretches[i]!;
        for (const block of read) blocks.push({ start: block.start + start, end: block.end + start, content: block.content });
      });
      return { path, format, text, metadata: withTitle(metadata, blocks), blocks, problems };
    },
  };
}

const SECTIONS: Readonly<Record<Context['section'], string>> = { text: '', abstract: 'abstract ', references: 'references ' };

function contextsOf(base: Omit<Context, 'section'>): Readonly<Record<Context['section'], Context>> {
  return { text: { ...base, section: 'text' }, abstract: { ...base, section: 'abstract' }, references: { ...base, section: 'references' } };
}

/** Labels of link definitions; Markdown compares them without case. */
function labelsOf(chunks: readonly Chunk[]): ReadonlySet<string> {
  const labels = new Set<string>();
  for (const { opening } of chunks) if (opening.label !== undefined) labels.add(opening.label);
  return labels;
}

/** What the front matter says in prose: the abstract, and works that are listed without being cited. */
function headBlocks(front: { readonly text: string; readonly value: FrontMatter }, context: Context): Block[] {
  const { metadata, nocite, abstractIsBlock } = front.value;
  const blocks: Block[] = [];
  if (metadata.abstract) {
    const { start, end } = metadata.abstract;
    const lines = linesOf(front.text, start, end);
    const starts = abstractIsBlock ? lines.starts.map((at, i) => dedent(front.text, at, lines.ends[i]!, 80)) : lines.starts;
    blocks.push(...readLines({ ...lines, starts }, context, 'abstract'));
  }
  if (nocite) {
    const items: CitationItem[] = [];
    for (let at = front.text.indexOf('@', nocite.start); at >= 0 && at < nocite.end; at = front.text.indexOf('@', at + 1)) {
      const key = readCitationKey(front.text, at);
      if (key) items.push(numericItem(key.key, key.start - nocite.start, key.end - nocite.start));
    }
    const span = { start: 0, end: nocite.end - nocite.start };
    const prose = { ...EMPTY_PROSE, citations: [{ at: 0, span, mode: 'nocite' as const, items }] };
    if (items.length > 0) blocks.push({ ...nocite, content: { kind: 'paragraph', role: 'text', prose } });
  }
  return blocks.sort((a, b) => a.start - b.start);
}

const PLAIN: Context = { quarto: false, numeric: 'none', section: 'text', labels: new Set() };

/** Without a title in the front matter, the first heading of the highest level is the title, if it stands before all text. */
function withTitle(metadata: Metadata, blocks: readonly Block[]): Metadata {
  if (metadata.title !== undefined) return { ...metadata, title: readProse(metadata.title, 0, metadata.title.length, PLAIN).prose.text.trim() };
  for (const { content } of blocks) {
    if (content.kind === 'directive' || content.kind === 'opaque') continue;
    if (content.kind !== 'heading' || content.level !== 1) return metadata;
    const title = content.prose.text.trim();
    return title === '' || title.length > 300 || isAbstractHeading(title) || isReferenceHeading(title) || /^introduction$/i.test(title) ? metadata : { ...metadata, title };
  }
  return metadata;
}
