import type { Reference } from '../bibliography/reference.js';
import type { Citation, CitationItem, Content, Document } from '../document/document.js';
import { conceptsIn, NO_ABBREVIATIONS } from '../evidence/concepts.js';
import { isGeneric } from '../evidence/lexicon.js';
import type { Library } from './library.js';
import { cslOfEntry } from '../bibliography/printedEntry.js';
import type { Source } from './source.js';

/** Finds the work that a citation of one document names; undefined where nothing has that key. */
export type Resolve = (citation: Citation, item: CitationItem) => Reference | undefined;

/**
 * A key names a bibliography's entry or a guide's reference. A number names an entry of the document's own reference list;
 * only where it has none, the reference of the one guide that the document cites or whose subject it shares.
 */
export function resolver(document: Document, library: Library): Resolve {
  const own = new Map<string, Reference>();
  for (const { start, end, content } of document.blocks) {
    if (content.kind !== 'reference' || own.has(content.key)) continue;
    let memory = printed.get(content);
    if (memory?.library !== library) {
      const span = { start, end };
      const keySpan = { start: start + content.keySpan.start, end: start + content.keySpan.end };
      const reference = library.titled(content.prose.text) ?? { key: content.key, aliases: [], csl: cslOfEntry(content.key, content.prose.text), path: document.path, span, keySpan, files: [] };
      printed.set(content, (memory = { library, reference }));
    }
    own.set(content.key, memory.reference);
  }
  let guide: Source | undefined | null = null;
  return (citation, item) => {
    const named = own.get(item.key);
    if (citation.mode !== 'numeric') return library.reference(item.key) ?? named;
    if (own.size > 0) return named;
    if (guide === null) guide = guideOf(document, library);
    return guide ? library.reference(`${guide.name}:${item.key}`) : undefined;
  };
}

/** What a printed reference was found to be; to look for its title among thousands is no work for every key press. */
const printed = new WeakMap<Content, { readonly library: Library; readonly reference: Reference }>();

function guideOf(document: Document, library: Library): Source | undefined {
  const guides = library.sources.filter((source) => source.kind === 'guide');
  const cited = guides.filter((guide) => document.text.includes(`${guide.name}:`) || new RegExp(`@${guide.name.replace(/[^\w-]/gu, '.')}\\b`, 'u').test(document.text));
  if (cited.length === 1) return cited[0];
  const shared = guides.filter((guide) => sharesSubject(document, guide));
  return cited.length === 0 && shared.length === 1 ? shared[0] : undefined;
}

/** A document shares a guide's subject when most of the telling words of the guide's title come up in it. */
function sharesSubject(document: Document, guide: Source): boolean {
  const subject = [...conceptsIn(guide.work.csl.title ?? '', NO_ABBREVIATIONS)].filter((concept) => !isGeneric(concept));
  const start = document.blocks.slice(0, 40).map(({ content }) => ('prose' in content ? content.prose.text : '')).join(' ');
  const said = conceptsIn(start, NO_ABBREVIATIONS);
  return subject.length > 1 && subject.filter((concept) => said.has(concept)).length * 2 >= subject.length;
}
