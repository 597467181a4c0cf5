import { memory } from '../text/memory.js';
import { briefOf } from './brief.js';
import { fold } from './fold.js';
import type { Brief, Reference } from './reference.js';

/**
 * Identifiers of the work that a reference stands for, normalised, the surest first:
 * `doi:10.1056/nejmoa1704795`, `pmid:28586279`, `pmcid:5678`, `url:example.org/paper`, `title:a long normalised title`.
 *
 * Two references that share none are never the same work; that they share one still needs `sameWork` to say so.
 */
export function workKeys(reference: Reference): string[] {
  const ids = identifiersOf(briefOf(reference));
  return (['doi', 'pmid', 'pmcid', 'url', 'title'] as const).filter((kind) => ids[kind] !== '').map((kind) => `${kind}:${ids[kind]}`);
}

/**
 * Whether two references stand for one work: by DOI where both have one, then by PMID or PMCID, then by the same URL,
 * then by the normalised title, unless first authors or years contradict it (a year's difference is a preprint's or an
 * online-first date's).
 */
export function sameWork(a: Reference, b: Reference): boolean {
  const [briefA, briefB] = [briefOf(a), briefOf(b)];
  if (briefA === briefB) return true;
  const [x, y] = [identifiersOf(briefA), identifiersOf(briefB)];
  for (const kind of ['doi', 'pmid', 'pmcid'] as const) {
    if (x[kind] !== '' && y[kind] !== '') return x[kind] === y[kind];
  }
  if (x.url !== '' && x.url === y.url) return true;
  return x.title !== '' && x.title === y.title && !contradict(briefA, briefB);
}

interface Identifiers {
  readonly doi: string;
  readonly pmid: string;
  readonly pmcid: string;
  readonly url: string;
  readonly title: string;
}

const known = memory<Brief, Identifiers>();

function identifiersOf(brief: Brief): Identifiers {
  let ids = known.get(brief);
  if (!ids) known.set(brief, (ids = identify(brief)));
  return ids;
}

function identify(brief: Brief): Identifiers {
  const url = brief.url.trim();
  return {
    doi: normalDoi(brief.doi) || doiInUrl(url),
    pmid: digits(brief.pmid) || (PUBMED.exec(url)?.[1] ?? ''),
    pmcid: digits(brief.pmcid) || (PMC.exec(url)?.[1] ?? ''),
    url: normalUrl(url),
    title: normalTitle(brief.title),
  };
}

const PUBMED = /(?:pubmed\.ncbi\.nlm\.nih\.gov\/|ncbi\.nlm\.nih\.gov\/pubmed\/|europepmc\.org\/(?:article|abstract)\/med\/)0*(\d{1,9})/i;
const PMC = /(?:pmc\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pmc|europepmc\.org)\/articles?\/(?:PMC\/?)?0*(\d{1,9})/i;

/** `https://doi.org/10.1056/NEJMoa1704795`, `doi:10.1056/…` → `10.1056/nejmoa1704795` (DOIs ignore case, DOI Handbook 2.4); else empty. */
export function normalDoi(doi: string): string {
  const match = /10\.\d{4,9}(?:\.\d{1,9}){0,3}(?:\/|%2F)\S{1,300}/i.exec(doi.trim());
  return match ? decoded(match[0]).replace(/[.,;:)\]}"'>]{1,5}$/, (end) => (balanced(match[0], end) ? end : '')).toLowerCase() : '';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `10.1016/S1090-5138(02)00134` may well end in `)`; a sentence's brackets may not. */
function balanced(doi: string, end: string): boolean {
  return end === ')' && doi.split('(').length === doi.split(')').length;
}

function doiInUrl(url: string): string {
  return /doi\.org\/|\/doi\//i.test(url) ? normalDoi(url.split(/[?#]/)[0]!.replace(/\/(?:full|abstract|pdf|epdf|html)$/i, '')) : '';
}

function digits(id: string): string {
  return /^(?:PMC|PMID:?)?\s*0*(\d{1,10})/i.exec(id.trim())?.[1] ?? '';
}

function normalUrl(url: string): string {
  const match = /^\s*(?:https?:)?\/\/(?:www\.)?([^\s/?#]{1,255})([^\s#]{0,2000})/i.exec(url);
  return match ? match[1]!.toLowerCase() + match[2]!.replace(/\/$/, '') : '';
}

/** Words alone, without case, accents or marks; empty for a title too short to mean one work (`Editorial`, `Introduction`). */
export function normalTitle(title: string): string {
  const words = fold(title).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const normal = words.join(' ');
  return words.length >= 3 || normal.length >= 20 ? normal : '';
}

function contradict(a: Brief, b: Brief): boolean {
  const [yearA, yearB] = [Number(a.year), Number(b.year)];
  if (a.year !== '' && b.year !== '' && Math.abs(yearA - yearB) > 1) return true;
  const [first, second] = [a.authors[0], b.authors[0]];
  if (first === undefined || second === undefined) return false;
  const [wordsA, wordsB] = [nameWords(first), nameWords(second)];
  return !wordsA.some((word) => wordsB.includes(word));
}

/** One writes `van der Berg`, the other `Berg`; initials say little. */
function nameWords(name: string): string[] {
  const words = fold(name).split(/[^\p{L}]+/u).filter((word) => word !== '');
  const long = words.filter((word) => word.length > 1);
  return long.length > 0 ? long : words;
}
