import { fold } from '../bibliography/fold.js';
import { briefOf } from '../bibliography/brief.js';
import { shortLabel } from '../bibliography/shortLabel.js';
import type { Reference } from '../bibliography/reference.js';
import type { Document, Opaque } from '../document/document.js';
import type { Claim } from '../evidence/evidence.js';
import type { Measurement } from '../evidence/measurement.js';
import type { Library } from '../library/library.js';
import type { Source } from '../library/source.js';
import { oneLine } from '../rules/wording.js';
import { t } from '../text/language.js';
import { CITATION_MARK } from '../text/plainText.js';
import { sentences } from '../text/sentences.js';
import type { Span } from '../text/span.js';
import type { FilePlace } from './definitions.js';

/** Something that a source says, in the tree of all that the sources say. */
export interface OutlineNode {
  /** Finds the node again as long as its source is the same: the source's name, and the way down. */
  readonly id: string;
  readonly kind: 'source' | 'section' | 'claim' | 'figure' | 'table' | 'diagram' | 'terms' | 'term' | 'references' | 'reference';
  readonly label: string;
  /** What stands beside the label: a figure's measure and group. */
  readonly detail: string;
  readonly place?: FilePlace;
  readonly children: readonly OutlineNode[];
  /** Inserted with its citation. */
  readonly insert?: Quotable;
  /** Of a diagram: what it is drawn from, in the language of its kind. A filter looks there, too. */
  readonly drawing?: Drawing;
}

/** What a diagram is drawn from. */
export interface Drawing {
  /** `mermaid`. */
  readonly language: string;
  readonly text: string;
}

/** A text of a source and the keys that it is cited by. */
export interface Quotable {
  readonly text: string;
  readonly keys: readonly string[];
}

/** The sources with all that they say, in the order of the library; abstracts are left out. */
export function evidenceOutline(library: Library): readonly OutlineNode[] {
  return library.sources.filter(({ kind }) => kind !== 'abstract').map((source) => outlineOfSource(source, library));
}

/**
 * The nodes that have all words of a filter, in themselves or together with what stands above them, and what leads to them;
 * a node that has them keeps all below it. An empty filter leaves everything.
 */
export function filtered(nodes: readonly OutlineNode[], filter: string): readonly OutlineNode[] {
  const words = fold(filter).split(/\s+/).filter((word) => word !== '');
  return words.length === 0 ? nodes : nodes.flatMap((node) => matching(node, words) ?? []);
}

/** The node of an id, looked for among nodes that were not filtered. */
export function nodeOf(nodes: readonly OutlineNode[], id: string): OutlineNode | undefined {
  for (const node of nodes) {
    if (node.id === id) return node;
    if (id.startsWith(`${node.id}/`)) return nodeOf(node.children, id);
  }
  return undefined;
}

function matching(node: OutlineNode, words: readonly string[]): OutlineNode | undefined {
  const text = foldedOf(node);
  const missing = words.filter((word) => !text.includes(word));
  if (missing.length === 0) return node;
  const children = node.children.flatMap((child) => matching(child, missing) ?? []);
  return children.length > 0 ? { ...node, children } : undefined;
}

const folded = new WeakMap<OutlineNode, string>();

function foldedOf(node: OutlineNode): string {
  let text = folded.get(node);
  if (text === undefined) folded.set(node, (text = fold(`${node.label} ${node.detail} ${node.drawing?.text ?? ''}`)));
  return text;
}

const known = new WeakMap<Source, { readonly library: Library; readonly node: OutlineNode }>();

function outlineOfSource(source: Source, library: Library): OutlineNode {
  const memory = known.get(source);
  if (memory?.library === library) return memory.node;
  const node = withIds({
    id: source.name, kind: 'source', label: source.kind === 'guide' ? briefOf(source.work).title || source.name : titleOf(source), detail: source.kind === 'guide' ? source.name : '',
    place: { path: source.documents[0]?.path ?? source.name, span: NOWHERE },
    children: [...sections(source, library), ...terms(source), ...references(source, library)],
  });
  known.set(source, { library, node });
  return node;
}

const NOWHERE: Span = { start: 0, end: 0 };

function titleOf({ work, name }: Source): string {
  return briefOf(work).title || name.slice(name.lastIndexOf('/') + 1);
}

/** Each child is found by its number below its parent. */
function withIds(node: OutlineNode): OutlineNode {
  return { ...node, children: node.children.map((child, i) => withIds({ ...child, id: `${node.id}/${i}` })) };
}

type Unnumbered = OutlineNode;

function sections(source: Source, library: Library): readonly Unnumbered[] {
  const { claims, measurements } = source.evidence;
  const nodes: Unnumbered[] = [];
  for (const document of source.documents) {
    const { path, blocks } = document;
    const own = claims.filter(({ place }) => place.path === path);
    const figures = measurements.filter(({ place }) => place.path === path);
    let heading: Unnumbered | undefined;
    let children: Unnumbered[] = [];
    const close = (): void => {
      if (children.length === 0) return;
      if (heading) nodes.push({ ...heading, children });
      else nodes.push(...children);
      children = [];
    };
    for (const [i, { start, end, content }] of blocks.entries()) {
      const within = ({ place: { span } }: { readonly place: { readonly span: Span } }): boolean => start <= span.start && span.start < end;
      if (content.kind === 'heading') {
        close();
        heading = { id: '', kind: 'section', label: plain(content.prose.text), detail: '', place: { path, span: { start, end } }, children: [] };
      } else if (content.kind === 'table') {
        const cells = figures.filter(within).map((figure) => figureNode(figure, source, library));
        children.push({ id: '', kind: 'table', label: plain(content.caption?.text ?? '') || plain(content.rows[0]?.map(({ prose }) => prose.text).join(' · ') ?? ''), detail: '', place: { path, span: { start, end } }, children: cells });
      } else if (content.kind === 'opaque' && content.what === 'diagram') {
        children.push(diagramNode(document, i, plain(heading?.label ?? '')));
      } else if (content.kind === 'paragraph') {
        const said = own.filter(within);
        const nodes = said.map((claim) => claimNode(claim, figures, source, library));
        // A caption that a diagram is called by stands there already.
        const diagram = children.at(-1)?.kind === 'diagram' ? children.at(-1)!.label : undefined;
        children.push(...nodes.filter(({ label }) => label !== diagram));
        const loose = figures.filter((figure) => within(figure) && !said.some(({ place: { span } }) => span.start <= figure.place.span.start && figure.place.span.end <= span.end));
        children.push(...loose.map((figure) => figureNode(figure, source, library)));
      }
    }
    close();
  }
  return nodes;
}

/** A diagram is called by its caption below or above it, else by the heading that it stands under. */
function diagramNode({ path, blocks, text }: Document, i: number, heading: string): Unnumbered {
  const { start, end, content } = blocks[i]!;
  const isDiagram = (block: Document['blocks'][number] | undefined): boolean => block?.content.kind === 'opaque' && block.content.what === 'diagram';
  // What stands below another diagram is that one's.
  const captions = [blocks[i + 1], isDiagram(blocks[i - 2]) ? undefined : blocks[i - 1]].map((block) => (block?.content.kind === 'paragraph' ? plain(block.content.prose.text) : ''));
  const caption = captions.find((words) => /^(?:fig(?:ure|\.)|diagram|scheme|chart)/i.test(words)) ?? '';
  const [first] = sentences(caption);
  const { language = '', span } = content as Opaque;
  const drawn = text.slice(start + span.start, start + span.end).replace(/^[`~]{3,20}[^\n]{0,200}\n/, '').replace(/\n[ \t]{0,9}[`~]{3,20}[ \t]{0,9}$/, '');
  return { id: '', kind: 'diagram', label: first ? caption.slice(first.start, first.end) : heading || t`Diagram`, detail: '', place: { path, span: { start, end } }, children: [], drawing: { language, text: drawn } };
}

/** Without the marks that stand for citations. */
const plain = (text: string): string => oneLine(text.replaceAll(CITATION_MARK, ''));

function claimNode(claim: Claim, figures: readonly Measurement[], source: Source, library: Library): Unnumbered {
  const { text, place, references: own } = claim;
  const within = figures.filter(({ place: { span } }) => place.span.start <= span.start && span.end <= place.span.end);
  return {
    id: '', kind: 'claim', label: oneLine(text), detail: own.length > 0 ? `[${own.join(', ')}]` : '', place,
    children: within.map((figure) => figureNode(figure, source, library)),
    insert: { text: oneLine(text), keys: keysFor(own, source, library) },
  };
}

function figureNode({ quantity, measure, group, population, study, place, references: own }: Measurement, source: Source, library: Library): Unnumbered {
  const context = [...new Set([measure, group, population, study].map(oneLine))].filter((part) => part !== '').join(' · ');
  return {
    id: '', kind: 'figure', label: oneLine(quantity.text), detail: `${context}${own.length > 0 ? ` [${own.join(', ')}]` : ''}`, place, children: [],
    insert: { text: oneLine(quantity.text), keys: keysFor(own, source, library) },
  };
}

/** The keys that the author cites a source's words by: of the works it gives for them, else its own. */
function keysFor(own: readonly string[], source: Source, library: Library): readonly string[] {
  const cited = source.kind === 'guide' ? own.flatMap((number) => library.reference(`${source.name}:${number}`) ?? []) : [];
  if (cited.length === 0) return [library.keyOf(source)].filter((key) => key !== undefined);
  return [...new Set(cited.map((reference) => ownKey(reference, library)))];
}

/** An entry of the author's goes before the guide's. */
function ownKey(reference: Reference, library: Library): string {
  const held = library.sameWorks(reference).find((same) => same.key !== '' && library.bibliographies.some(({ references: some }) => some.includes(same)));
  return (held ?? reference).key;
}

function terms(source: Source): readonly Unnumbered[] {
  const list = source.evidence.terms.map(({ term, expansion, definition, place }): Unnumbered => ({ id: '', kind: 'term', label: term, detail: [expansion, definition].filter((part) => part !== '').join(': '), place, children: [] }));
  return list.length === 0 ? [] : [{ id: '', kind: 'terms', label: t`Terms`, detail: String(list.length), children: list }];
}

function references(source: Source, library: Library): readonly Unnumbered[] {
  const list = source.references.map((reference): Unnumbered => ({
    id: '', kind: 'reference', label: shortLabel(reference, 200), detail: reference.key, place: { path: reference.path, span: reference.span }, children: [],
    insert: { text: '', keys: [ownKey(reference, library)] },
  }));
  return list.length === 0 ? [] : [{ id: '', kind: 'references', label: t`References`, detail: String(list.length), children: list }];
}
