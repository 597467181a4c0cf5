import type { CslDate, CslItem, CslName } from './reference.js';

/**
 * A value from a file (JSON, YAML) as a CSL-JSON item: what has the right shape is kept, the rest left out.
 * Dates may stand as Pandoc's YAML has them: `2017-06-06`, `2017`, `{ year: 2017, month: 6 }`.
 */
export function cslItem(key: string, value: object): CslItem {
  const item: Record<string, unknown> = {};
  for (const [field, given] of Object.entries(value)) {
    if (field === '__proto__' || given === null || given === undefined) continue;
    if (NAMES.has(field)) item[field] = names(given);
    else if (DATES.has(field)) item[field] = date(given);
    else if (typeof given === 'string' || typeof given === 'number') item[field] = TEXTS.has(field) ? String(given) : given;
    else if (typeof given === 'object' && !TEXTS.has(field)) item[field] = given;
    if (item[field] === undefined) delete item[field];
  }
  return { ...item, id: key, type: typeof item['type'] === 'string' && item['type'] !== '' ? item['type'] : 'document' };
}

const NAMES = new Set(['author', 'editor', 'translator', 'container-author', 'collection-editor', 'composer', 'director', 'editorial-director', 'illustrator', 'interviewer', 'original-author', 'recipient', 'reviewed-author', 'chair', 'compiler', 'contributor', 'curator', 'executive-producer', 'guest', 'host', 'narrator', 'organizer', 'performer', 'producer', 'script-writer', 'series-creator']);
const DATES = new Set(['issued', 'accessed', 'available-date', 'event-date', 'original-date', 'submitted', 'container']);
const TEXTS = new Set(['title', 'container-title', 'collection-title', 'abstract', 'DOI', 'PMID', 'PMCID', 'URL', 'publisher', 'publisher-place', 'page', 'volume', 'issue', 'number', 'language', 'note', 'genre', 'type', 'ISBN', 'ISSN', 'title-short', 'container-title-short', 'edition', 'version']);
const NAME_PARTS = ['family', 'given', 'literal', 'non-dropping-particle', 'dropping-particle', 'suffix'] as const;

function names(given: unknown): readonly CslName[] | undefined {
  const list = (Array.isArray(given) ? given : [given]).map(name).filter((one) => one !== undefined);
  return list.length > 0 ? list : undefined;
}

function name(given: unknown): CslName | undefined {
  if (typeof given === 'string') return given.trim() === '' ? undefined : { literal: given };
  if (typeof given !== 'object' || given === null) return undefined;
  const one: Record<string, string> = {};
  for (const part of NAME_PARTS) {
    const value = (given as Record<string, unknown>)[part];
    if (typeof value === 'string' && value !== '') one[part] = value;
  }
  const whole = (given as Record<string, unknown>)['name'];
  if (typeof whole === 'string' && Object.keys(one).length === 0) one['literal'] = whole;
  return Object.keys(one).length > 0 ? one : undefined;
}

function date(given: unknown): CslDate | undefined {
  if (typeof given === 'number') return { 'date-parts': [[given]] };
  if (typeof given === 'string') return dateOfText(given);
  if (Array.isArray(given)) {
    const parts = given.map((one) => date(one)?.['date-parts']?.[0]).filter((one) => one !== undefined);
    return parts.length > 0 ? { 'date-parts': parts } : undefined;
  }
  if (typeof given !== 'object' || given === null) return undefined;
  const { 'date-parts': parts, year, month, day, raw, literal, ...rest } = given as Record<string, unknown>;
  if (Array.isArray(parts)) {
    const numbers = parts
      .filter((part) => Array.isArray(part))
      .map((part) => part.map(Number).filter((number, i) => Number.isInteger(number) && (i === 0 || number !== 0)))
      .filter((part) => part.length > 0);
    return numbers.length > 0 ? { ...rest, 'date-parts': numbers } : undefined;
  }
  if (year !== undefined) {
    const numbers = [year, month, day].filter((part) => part !== undefined && part !== null).map(Number);
    return numbers.every(Number.isInteger) ? { 'date-parts': [numbers] } : { literal: String(year) };
  }
  if (typeof raw === 'string') return dateOfText(raw);
  return typeof literal === 'string' ? { literal } : undefined;
}

/** `2017`, `2017-06`, `2017-06-06`, `2017-06/2018-01`; anything else stays as it is written. */
export function dateOfText(text: string): CslDate | undefined {
  const ends = text.trim().split('/');
  const parts = ends.map((end) => /^[~]?(-?\d{1,6})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?:T.{0,40})?[~?]?$/.exec(end)?.slice(1).filter((part) => part !== undefined).map(Number));
  if (parts.length <= 2 && parts.every((part) => part !== undefined)) return { 'date-parts': parts };
  return text.trim() === '' ? undefined : { literal: text.trim() };
}
