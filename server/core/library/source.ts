import type { CslItem, Reference } from '../bibliography/reference.js';
import type { Document } from '../document/document.js';
import { evidenceOf, ownReferences, type Evidence, type OwnReference } from '../evidence/evidence.js';
import type { Place } from '../evidence/measurement.js';
import { cslOfEntry } from '../bibliography/printedEntry.js';

/** A work whose text is at hand: a guide of one or more files, a paper, an abstract. */
export interface Source {
  /** A guide's name (`alectinib-tme`), else the path of its file. */
  readonly name: string;
  readonly kind: 'guide' | 'paper' | 'abstract';
  readonly documents: readonly Document[];
  /** The work itself; a guide's can be cited by the guide's name, a paper's is cited through somebody's entry of the same work. */
  readonly work: Reference;
  /** Computed when first asked for; the same object from then on. */
  readonly evidence: Evidence;
  /** A guide's own references, by its numbers: `alectinib-tme:3`. */
  readonly references: readonly Reference[];
}

/** What a guide's manifest says of it; all but the name may be missing. */
export interface GuideManifest {
  readonly name: string;
  readonly title?: string;
  readonly author?: string;
  readonly publisher?: string;
  readonly year?: number;
  readonly url?: string;
  readonly doi?: string;
}

/** A paper or any other text as a source of its own. */
export function paperSource(document: Document): Source {
  const { title, doi } = document.metadata;
  return source(document.path, 'paper', [document], { id: document.path, type: 'document', ...(title ? { title } : {}), ...(doi ? { DOI: doi } : {}) });
}

/** A guide: its documents as one source, its reference list citable as `<guide>:<number>`. */
export function guideSource(manifest: GuideManifest, documents: readonly Document[]): Source {
  const { name } = manifest;
  const title = manifest.title ?? documents.find((document) => document.metadata.title)?.metadata.title;
  return source(name, 'guide', documents, {
    id: name,
    type: 'report',
    ...(title ? { title } : {}),
    ...(manifest.author ? { author: [{ literal: manifest.author }] } : {}),
    ...(manifest.publisher ? { publisher: manifest.publisher } : {}),
    ...(manifest.year ? { issued: { 'date-parts': [[manifest.year]] } } : {}),
    ...(manifest.url ? { URL: manifest.url } : {}),
    ...(manifest.doi ? { DOI: manifest.doi } : {}),
  });
}

/** An entry's abstract, read, as a source. Its places are the entry's place, since an abstract is rewritten on reading. */
export function abstractSource(reference: Reference, document: Document): Source {
  const read = source(`${reference.path}#${reference.key}`, 'abstract', [document], reference.csl);
  let evidence: Evidence | undefined;
  return {
    name: read.name,
    kind: 'abstract',
    documents: read.documents,
    work: reference,
    references: [],
    get evidence() {
      return (evidence ??= placedAt(read.evidence, reference));
    },
  };
}

function placedAt(evidence: Evidence, { path, span }: Reference): Evidence {
  const at = <T extends { readonly place: Place }>(item: T): T => ({ ...item, place: { ...item.place, path, span } });
  const measurements = evidence.measurements.map((measurement) => ({ ...at(measurement), companions: measurement.companions.map(at) }));
  return { ...evidence, measurements, conditions: evidence.conditions.map(at), claims: evidence.claims.map(at), terms: evidence.terms.map(at) };
}

function source(name: string, kind: Source['kind'], documents: readonly Document[], csl: CslItem): Source {
  const nowhere = { start: 0, end: 0 };
  const work: Reference = { key: name, aliases: [], csl, path: documents[0]?.path ?? name, span: nowhere, keySpan: nowhere, files: [] };
  let evidence: Evidence | undefined;
  let references: readonly Reference[] | undefined;
  return {
    name,
    kind,
    documents,
    work,
    get evidence() {
      return (evidence ??= evidenceOf(documents));
    },
    get references() {
      return (references ??= kind === 'guide' ? ownReferences(documents).map((own) => guideReference(name, own)) : []);
    },
  };
}

/** What an entry of a reference list gives, and nothing that it doesn't. */
function guideReference(guide: string, own: OwnReference): Reference {
  const key = `${guide}:${own.key}`;
  return { key, aliases: [], csl: cslOfEntry(key, own.text), path: own.path, span: own.span, keySpan: { start: own.span.start, end: Math.min(own.span.end, own.span.start + own.key.length) }, files: [] };
}
