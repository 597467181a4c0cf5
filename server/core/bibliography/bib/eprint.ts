import type { CslItem } from '../reference.js';
import { texToText } from './tex.js';
import type { Fields } from './inherit.js';

/**
 * What `eprint` says of a work (biblatex manual, 3.14.7). One that nobody else has published is a preprint of its
 * archive: `archiveprefix = {arXiv}, eprint = {1706.03762}` → publisher, number and address there.
 */
export function ofEprint(item: CslItem, type: string, fields: Fields): Partial<CslItem> {
  const id = texToText(fields.get('eprint') ?? '').replace(/^arxiv:\s*/i, '');
  const named = texToText(fields.get('eprinttype') ?? fields.get('archiveprefix') ?? '');
  if (id === '') return {};
  const archive = ARCHIVES.get(named.toLowerCase()) ?? (named === '' && ARXIV.test(id) ? ARCHIVES.get('arxiv') : undefined);
  if (!archive) return {};
  const address = archive.address && item.URL === undefined && item.DOI === undefined ? { URL: archive.address + id } : {};
  if (archive.name === undefined || !PREPRINTS.has(type) || item['container-title'] !== undefined) return address;
  return {
    type: 'article',
    publisher: item['publisher'] ?? archive.name,
    ...(item['number'] === undefined ? { number: archive.name === 'arXiv' ? `arXiv:${id}` : id } : {}),
    ...address,
  };
}

const ARXIV = /^(?:\d{4}\.\d{4,5}(?:v\d{1,2})?|[a-z-]{2,12}(?:\.[A-Z]{2})?\/\d{7})$/;
const PREPRINTS = new Set(['misc', 'online', 'electronic', 'www', 'unpublished', 'article', 'report', 'techreport', 'preprint']);

interface Archive {
  /** Of one that publishes preprints. */
  readonly name?: string;
  readonly address?: string;
}

const ARCHIVES: ReadonlyMap<string, Archive> = new Map<string, Archive>([
  ['arxiv', { name: 'arXiv', address: 'https://arxiv.org/abs/' }],
  ['biorxiv', { name: 'bioRxiv' }],
  ['medrxiv', { name: 'medRxiv' }],
  ['chemrxiv', { name: 'ChemRxiv' }],
  ['psyarxiv', { name: 'PsyArXiv' }],
  ['hal', { name: 'HAL', address: 'https://hal.science/' }],
  ['jstor', { address: 'https://www.jstor.org/stable/' }],
  ['hdl', { address: 'https://hdl.handle.net/' }],
]);
