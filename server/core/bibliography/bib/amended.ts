import { normalDoi } from '../identity.js';
import type { CslDate, CslItem } from '../reference.js';
import { monthNumber } from './date.js';
import { ofEprint } from './eprint.js';
import type { Fields } from './inherit.js';
import { languageCode } from './language.js';
import { texToText } from './tex.js';
import { accessedIn, dateIn, webAddress } from './webAddress.js';

/**
 * An item of citation-js' with what it leaves of an entry, or gives as no style prints it: kinds of theses and reports,
 * preprints, web pages, dates in words, numbers of articles. Nothing is said that the entry does not say.
 */
export function amended(item: CslItem, type: string, fields: Fields): CslItem {
  const steps = [ofShape, ofKind, ofWeb, ofEprint, ofDate, ofArticle, ofIdentifiers, ofEdition];
  return steps.reduce((before, step) => without({ ...before, ...step(before, type, fields) }), item);
}

/** Fields that a step took away. */
function without(item: CslItem): CslItem {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as CslItem;
}

/** Undefined takes a field away. */
type Amendment = { readonly [Field in keyof CslItem]?: CslItem[Field] | undefined };

/** Of an open range (`2006/`) the end that is there; of several languages the first. */
function ofShape(item: CslItem): Amendment {
  const dates = ['issued', 'accessed', 'original-date', 'event-date'].flatMap((field) => {
    const date = item[field] as CslDate | undefined;
    const parts = date?.['date-parts'];
    return parts?.some((part) => !Array.isArray(part)) ? [[field, { ...date, 'date-parts': parts.filter((part) => Array.isArray(part)) }] as const] : [];
  });
  const language: unknown = item['language'];
  return { ...Object.fromEntries(dates), ...(Array.isArray(language) ? { language: language[0] as unknown } : {}) };
}

/** In biblatex's English words (biblatex manual, 4.9.2.13). */
const KINDS: ReadonlyMap<string, string> = new Map(Object.entries({
  phdthesis: 'PhD thesis', mathesis: 'Master’s thesis', mastersthesis: 'Master’s thesis', bathesis: 'Bachelor’s thesis', candthesis: 'Candidate thesis',
  techreport: 'Technical report', resreport: 'Research report', patentus: 'U.S. patent', patenteu: 'European patent', patentuk: 'British patent', patentde: 'German patent', patentfr: 'French patent',
}));

const STATES: ReadonlyMap<string, string> = new Map(Object.entries({
  inpress: 'in press', inpreparation: 'in preparation', forthcoming: 'forthcoming', submitted: 'submitted', prepublished: 'prepublished',
}));

function ofKind(item: CslItem, type: string, fields: Fields): Amendment {
  const genre = text(item['genre']);
  const status = text(item['status']);
  const note = texToText(fields.get('note') ?? '');
  return {
    ...(KINDS.has(genre) ? { genre: KINDS.get(genre) } : {}),
    ...(STATES.has(status) ? { status: STATES.get(status) } : {}),
    ...(status === '' && type !== 'unpublished' && !fields.has('volume') && AWAITED.test(note) ? { status: note } : {}),
    // BibTeX wants a note with it, which says what it is; no style prints notes.
    ...(type === 'unpublished' && genre === '' && note !== '' ? { genre: note, note: undefined } : {}),
    ...(type === 'inreference' ? { type: 'entry-encyclopedia' } : {}),
    // BibTeX's @inbook is a book of which a chapter or pages are meant.
    ...(item.type === 'chapter' && item['container-title'] === undefined ? { type: 'book' } : {}),
    ...(item['number'] === undefined && fields.has('number') && type === 'standard' ? { number: texToText(fields.get('number')!) } : {}),
  };
}

const AWAITED = /^(?:in press|forthcoming|to appear|accepted|submitted|under review)\b.{0,60}$/i;

function ofWeb(item: CslItem, type: string, fields: Fields): Amendment {
  const how = webAddress(fields.get('howpublished') ?? '');
  const url = item.URL ?? how?.url ?? (type === 'misc' ? webAddress(fields.get('note') ?? '')?.url : undefined);
  const seen = dateIn(fields.get('urldate') ?? fields.get('lastchecked') ?? fields.get('lastaccessed') ?? '')
    ?? ['note', 'howpublished', 'addendum'].map((name) => accessedIn(texToText(fields.get(name) ?? ''))).find((parts) => parts !== undefined);
  const publisher = how ? texToText(how.words) : undefined;
  return {
    ...(url === undefined ? {} : { URL: url }),
    ...(publisher === undefined || fields.has('publisher') ? {} : { publisher: publisher === '' ? undefined : publisher }),
    ...(item['accessed'] === undefined && seen && url !== undefined ? { accessed: { 'date-parts': [[...seen]] } } : {}),
    ...(url !== undefined && type === 'misc' && item.type === 'document' && item.DOI === undefined && !fields.has('eprint') ? { type: 'webpage' } : {}),
  };
}

/** `2001a`, `c. 1850`; without a date, a style has words of its own for it. */
function ofDate({ issued }: CslItem, _type: string, fields: Fields): Amendment {
  const literal = issued?.literal?.trim();
  if (literal === undefined) return {};
  if (/^(?:n\.?\s?d\.?|no date|s\.?\s?a\.?|undated|\?{1,4})$/i.test(literal)) return { issued: undefined };
  const month = monthNumber(texToText(fields.get('month') ?? ''));
  const exact = /^[[(]?(\d{4})[a-z]?[\])]?$/.exec(literal);
  if (exact) return { issued: { 'date-parts': [[Number(exact[1]), ...(month === undefined ? [] : [month])]] } };
  const about = /^(?:c\.?|ca\.?|circa|about)\s?(\d{3,4})$/i.exec(literal);
  return about ? { issued: { 'date-parts': [[Number(about[1])]], circa: true } as CslDate } : {};
}

/** An article without pages is found by its number, which most styles look for among the pages. */
function ofArticle(item: CslItem, _type: string, fields: Fields): Amendment {
  const number = texToText(fields.get('eid') ?? fields.get('articleno') ?? fields.get('article-number') ?? '');
  if (number === '' || item['page'] !== undefined) return {};
  return { page: number, ...(item['number'] === number ? { number: undefined } : {}) };
}

function ofIdentifiers(item: CslItem): Amendment {
  const doi = text(item.DOI).trim();
  const bare = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)\s{0,4}(\S{4,300})$/i.exec(doi)?.[1];
  const language = text(item['language']);
  return {
    ...(bare !== undefined && normalDoi(bare) !== '' ? { DOI: bare } : {}),
    ...(language === '' ? {} : { language: languageCode(language) }),
  };
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth'];

/** `Third`, as BibTeX wants it, → 3, which a style words itself. */
function ofEdition(item: CslItem): Amendment {
  const edition = text(item['edition']).toLowerCase().replace(/\s?(?:edition|edn|ed)\.?$/, '');
  const ordinal = ORDINALS.indexOf(edition) + 1;
  if (ordinal > 0) return { edition: String(ordinal) };
  return /^\d{1,3}(?:st|nd|rd|th)?$/.test(edition) ? { edition: String(Number.parseInt(edition, 10)) } : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
