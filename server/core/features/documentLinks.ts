import { memory } from '../text/memory.js';
import { bibEntryOf } from '../bibliography/bib/read.js';
import type { Field } from '../bibliography/bib/entry.js';
import { normalDoi } from '../bibliography/identity.js';
import type { Bibliography, Brief, Reference } from '../bibliography/reference.js';
import { resolve } from '../library/path.js';
import { shift, type Span } from '../text/span.js';

/** A place in a bibliography that leads somewhere. */
export interface Link {
  readonly span: Span;
  /** A web address (`https://doi.org/10.…`), or the path of a file. */
  readonly target: string;
  readonly kind: 'web' | 'file';
}

/** Where the fields of a `.bib` lead: DOI, PubMed, PMC, arXiv and web addresses, and the files of the full text. */
export function linksIn({ references }: Bibliography): readonly Link[] {
  return references.flatMap((reference) => linksOf(reference).map((link) => ({ ...link, span: shift(link.span, reference.span.start) })));
}

const known = memory<Brief, readonly Link[]>();

/** Counted from the entry's start; an entry that did not change is not looked through again. */
function linksOf(reference: Reference): readonly Link[] {
  const { brief } = reference;
  const remembered = brief && known.get(brief);
  if (remembered) return remembered;
  const written = bibEntryOf(reference);
  if (!written) return [];
  const { fields } = written.entry;
  const archive = valueOf(fields.find(({ name }) => name === 'eprinttype' || name === 'archiveprefix')).toLowerCase();
  const links = fields.flatMap((field) => fieldLinks(field, archive, reference));
  if (brief) known.set(brief, links);
  return links;
}

function fieldLinks(field: Field, archive: string, { path, files }: Reference): readonly Link[] {
  const value = valueOf(field);
  const span = inside(field);
  if (field.name === 'file') return files.map((name) => ({ span: placeOf(name, value, span), target: resolve(path, name), kind: 'file' }));
  const target = webAddress(field.name, value.trim(), archive);
  return target === undefined ? [] : [{ span, target, kind: 'web' }];
}

function webAddress(name: string, value: string, archive: string): string | undefined {
  switch (name) {
    case 'doi': {
      const doi = normalDoi(value.replace(/\\([_&%#])/g, '$1'));
      return doi === '' ? undefined : `https://doi.org/${encodeURI(doi).replace(/[?#]/g, encodeURIComponent)}`;
    }
    case 'pmid':
      return pubmed(value);
    case 'pmcid':
    case 'pmc':
      return /^(?:PMC)?\d{1,9}$/i.test(value) ? `https://pmc.ncbi.nlm.nih.gov/articles/PMC${value.replace(/\D/g, '')}/` : undefined;
    case 'eprint':
      if (archive === 'pubmed' || archive === 'pmid') return pubmed(value);
      return archive === 'arxiv' && /^[\w./-]{4,40}$/.test(value) ? `https://arxiv.org/abs/${value}` : undefined;
    case 'url':
    case 'howpublished':
    case 'note':
      return /^(?:\\url\{)?(https?:\/\/[^\s{}\\"<>]{1,2000})\}?$/i.exec(value.replace(/\\([_&%#~])/g, '$1'))?.[1];
    default:
      return undefined;
  }
}

function pubmed(id: string): string | undefined {
  return /^\d{1,9}$/.test(id) ? `https://pubmed.ncbi.nlm.nih.gov/${id}/` : undefined;
}

/** Of a value that is one text; names of `@string`s lead nowhere. */
function valueOf(field: Field | undefined): string {
  return field?.parts.length === 1 && field.parts[0]!.kind === 'text' ? field.parts[0]!.text : '';
}

/** Without its braces or quotes, which a number may lack. */
function inside({ valueSpan: { start, end }, parts }: Field): Span {
  return end - start === (parts[0]?.text.length ?? 0) + 2 ? { start: start + 1, end: end - 1 } : { start, end };
}

/** One of several files, where it stands as it reads. */
function placeOf(name: string, value: string, span: Span): Span {
  const at = value.indexOf(name);
  return at < 0 ? span : { start: span.start + at, end: span.start + at + name.length };
}
