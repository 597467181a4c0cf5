import { readRecord } from '../citationJs.js';
import { OTHERS } from '../format/andOthers.js';
import type { CslItem, CslName } from '../reference.js';
import { amended } from './amended.js';
import { dateParts } from './date.js';
import { isGroupName, isOthers, splitNames } from './names.js';
import type { Fields } from './inherit.js';
import { texToText } from './tex.js';
import { dotted, forCitationJs } from './written.js';

/**
 * One entry as CSL-JSON, through citation-js. Never throws: a field that citation-js cannot read is given as plain text.
 * `fields` are as written, inheritance done.
 */
export function cslOfBib(key: string, type: string, fields: Fields): CslItem {
  const properties = readable(fields);
  let item: CslItem | undefined;
  try {
    item = readRecord({ type, label: key, properties }, '@biblatex/entry+object');
  } catch {
    item = fieldByField(key, type, properties);
  }
  return amended({ ...plainItem(key, type, fields), ...dotted(item), ...names(fields, item), id: key }, type, fields);
}

/** Fields in the shape that citation-js expects: no inheritance left to do, `and others` taken off, none empty. */
function readable(fields: Fields): Record<string, string> {
  const properties: Record<string, string> = {};
  for (const [name, value] of fields) {
    if (name === '__proto__' || NOT_OF_THE_WORK.has(name) || name.includes('+an') || value.trim() === '') continue;
    const written = VERBATIM.has(name) ? value : forCitationJs(value);
    properties[name] = NAME_LISTS.has(name) ? splitNames(written).filter((one) => !isOthers(one)).join(' and ') : written;
    if (properties[name] === '') delete properties[name];
  }
  return properties;
}

const NOT_OF_THE_WORK = new Set(['crossref', 'xdata', 'ids', 'options', 'file', 'groups', 'owner', 'timestamp']);
const NAME_LISTS = new Set(['author', 'editor', 'translator', 'bookauthor']);
const VERBATIM = new Set(['url', 'doi', 'eprint', 'file', 'verba', 'verbb', 'verbc']);

/** Drops what citation-js chokes on, one field at a time, instead of the entry. */
function fieldByField(key: string, type: string, properties: Readonly<Record<string, string>>): CslItem | undefined {
  const good: Record<string, string> = {};
  for (const [name, value] of Object.entries(properties)) {
    for (const attempt of [value, escaped(texToText(value))]) {
      try {
        readRecord({ type, label: key, properties: { ...(CONTEXT_FREE.has(name) ? {} : { title: 'x' }), [name]: attempt } }, '@biblatex/entry+object');
        good[name] = attempt;
        break;
      } catch {
        // the next attempt, or the entry without this field
      }
    }
  }
  try {
    return readRecord({ type, label: key, properties: good }, '@biblatex/entry+object');
  } catch {
    return undefined;
  }
}

const CONTEXT_FREE = new Set(['title', 'subtitle', 'titleaddon']);

function escaped(text: string): string {
  return text.replace(/[{}\\$]/g, '').replace(/[&%#_]/g, '\\$&');
}

/** What can be said even when citation-js fails altogether. */
function plainItem(key: string, type: string, fields: Fields): CslItem {
  const title = fields.get('title');
  const issued = dateParts((field) => fields.get(field));
  return {
    id: key,
    type: type === 'article' ? 'article-journal' : 'document',
    ...(title === undefined ? {} : { title: texToText(title) }),
    ...(issued === undefined ? {} : { issued: { 'date-parts': [issued] } }),
  };
}

/** A name in braces is a group's, which citation-js gives as a person with a family name only; `and others` is kept. */
function names(fields: Fields, item: CslItem | undefined): Partial<CslItem> {
  const result: Record<string, readonly CslName[]> = {};
  for (const [field, variable] of [['author', 'author'], ['editor', 'editor'], ['translator', 'translator'], ['bookauthor', 'container-author']] as const) {
    const value = fields.get(field);
    const read = item?.[variable] as readonly CslName[] | undefined;
    if (value === undefined || !(value.includes('{') || /\bothers\s*$/i.test(value))) continue;
    const all = splitNames(value);
    const written = all.filter((one) => !isOthers(one));
    const goesOn = written.length > 0 && isOthers(all.at(-1) ?? '');
    if (read && read.length !== written.length) continue;
    if (goesOn || written.some(isGroupName)) result[variable] = [...written.map((one, i) => (isGroupName(one) ? { literal: texToText(one) } : read?.[i] ?? { literal: texToText(one) })), ...(goesOn ? [OTHERS] : [])];
  }
  return result;
}
