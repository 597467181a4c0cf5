import { cslItem, dateOfText } from './cslItem.js';
import type { CslItem } from './reference.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * One Hayagriva entry (https://github.com/typst/hayagriva/blob/main/docs/file-format.md) as CSL-JSON. What a work lacks is
 * taken from its parents, as Typst does: the journal's title becomes the container's, the book's publisher the chapter's.
 */
export function cslOfHayagriva(key: string, fields: Fields): CslItem {
  const parents = listOf(fields['parent']).filter(isFields);
  const parent = parents[0] ?? {};
  const any = (name: string) => fields[name] ?? parents.find((one) => one[name] !== undefined)?.[name];
  const serial = any('serial-number');
  const numbers: Fields = isFields(serial) ? serial : {};
  const publisher = any('publisher');
  const url = any('url');
  const item: Record<string, unknown> = {
    type: cslType(textOf(fields['type']).toLowerCase(), textOf(parent['type']).toLowerCase()),
    title: textOf(fields['title']),
    author: namesOf(fields['author']),
    editor: namesOf(fields['editor'] ?? parents.find((one) => one['editor'] !== undefined)?.['editor']),
    translator: affiliated(fields, 'translator'),
    issued: dateOfText(textOf(any('date'))),
    'container-title': textOf(parent['title']),
    'collection-title': textOf(listOf(parent['parent']).filter(isFields)[0]?.['title']),
    volume: textOf(any('volume')),
    issue: textOf(any('issue')),
    page: textOf(fields['page-range']),
    edition: textOf(any('edition')),
    publisher: isFields(publisher) ? textOf(publisher['name']) : textOf(publisher),
    'publisher-place': textOf(isFields(publisher) && publisher['location'] !== undefined ? publisher['location'] : any('location')),
    genre: textOf(fields['genre']),
    note: textOf(fields['note']),
    abstract: textOf(fields['abstract']),
    language: textOf(fields['language']),
    'number-of-volumes': textOf(fields['volume-total']),
    'number-of-pages': textOf(fields['page-total']),
    URL: isFields(url) ? textOf(url['value']) : textOf(url),
    accessed: isFields(url) ? dateOfText(textOf(url['date'])) : undefined,
    DOI: textOf(numbers['doi']),
    ISBN: textOf(numbers['isbn']),
    ISSN: textOf(numbers['issn']),
    PMID: textOf(numbers['pmid']),
    PMCID: textOf(numbers['pmcid']),
    number: isFields(serial) ? textOf(numbers['serial'] ?? numbers['arxiv']) : textOf(serial),
  };
  return cslItem(key, Object.fromEntries(Object.entries(item).filter(([, value]) => value !== '' && value !== undefined)));
}

function cslType(type: string, parent: string): string {
  if (type === 'article') return ARTICLE_IN[parent] ?? (parent === '' ? 'article' : 'article-journal');
  if (type === 'entry') return parent === 'reference' ? 'entry-dictionary' : 'entry';
  return TYPES[type] ?? 'document';
}

const ARTICLE_IN: Readonly<Record<string, string>> = {
  periodical: 'article-journal',
  newspaper: 'article-newspaper',
  proceedings: 'paper-conference',
  conference: 'paper-conference',
  blog: 'post-weblog',
  anthology: 'chapter',
};

const TYPES: Readonly<Record<string, string>> = {
  anthology: 'book',
  anthos: 'chapter',
  artwork: 'graphic',
  audio: 'song',
  blog: 'post-weblog',
  book: 'book',
  case: 'legal_case',
  chapter: 'chapter',
  conference: 'event',
  legislation: 'legislation',
  manuscript: 'manuscript',
  newspaper: 'periodical',
  patent: 'patent',
  performance: 'performance',
  periodical: 'periodical',
  post: 'post',
  proceedings: 'book',
  reference: 'book',
  report: 'report',
  repository: 'software',
  scene: 'motion_picture',
  thesis: 'thesis',
  thread: 'post',
  video: 'motion_picture',
  web: 'webpage',
};

function namesOf(value: unknown): unknown {
  const names = listOf(value).map(nameOf).filter((name) => name !== undefined);
  return names.length > 0 ? names : undefined;
}

/** `Peters, Solange` or `{ name: Berg, prefix: van der, given-name: Jan }`; a name without comma is a group's. */
function nameOf(value: unknown): Record<string, string> | undefined {
  if (isFields(value)) {
    const name = { family: textOf(value['name']), given: textOf(value['given-name']), 'non-dropping-particle': textOf(value['prefix']), suffix: textOf(value['suffix']) };
    return name.family === '' ? undefined : Object.fromEntries(Object.entries(name).filter(([, part]) => part !== ''));
  }
  const text = textOf(value);
  if (text === '') return undefined;
  const parts = text.split(',').map((part) => part.trim());
  const [family, second, third] = parts as [string, string?, string?];
  if (second === undefined) return { literal: family };
  return third === undefined ? { family, given: second } : { family, given: third, suffix: second };
}

function affiliated(fields: Fields, role: string): unknown {
  const found = listOf(fields['affiliated']).filter(isFields).find((one) => textOf(one['role']).toLowerCase() === role);
  return found ? namesOf(found['names']) : undefined;
}

/** Formattable strings are `{ value: …, short: … }`. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return isFields(value) && value['value'] !== undefined ? textOf(value['value']) : '';
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function listOf(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}
