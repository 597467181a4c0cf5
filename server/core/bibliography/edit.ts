import { citationJs } from './citationJs.js';
import { OTHERS } from './format/andOthers.js';
import { bibEntryOf } from './bib/read.js';
import type { CslItem, CslName, Reference } from './reference.js';

/** Text to put in at an offset; nothing else changes. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/**
 * The edit that adds an entry at the end of a `.bib`: after a blank line, in the file's own line ends and indentation,
 * with a line end behind it if the file ends with one (or is empty). Every other byte stays.
 */
export function appendEntry(bib: string, entry: string): Insertion {
  const newline = newlineOf(bib);
  const body = indented(entry.trim(), indentationOf(bib)).replace(/\r\n|\r|\n/g, newline);
  if (bib.trim() === '') return { at: bib.length, text: body + newline };
  const end = bib.slice(-400).replace(/\r\n?/g, '\n').replace(/[ \t]{1,80}$/, '');
  const ends = end.endsWith('\n');
  const blank = /\n[ \t]{0,80}\n$/.test(end);
  const gap = blank ? '' : ends ? newline : newline + newline;
  return { at: bib.length, text: gap + body + (ends ? newline : '') };
}

/**
 * A CSL-JSON item as a BibTeX (or, with `'biblatex'`, BibLaTeX) entry under a key, in Unicode with TeX's special
 * characters escaped. Fields that the format has no place for are left out.
 */
export function toBibtex(csl: CslItem, key: string, dialect: 'bibtex' | 'biblatex' = 'bibtex'): string {
  const { type, properties } = converted(csl, dialect);
  const fields = Object.entries(properties).map(([name, value]) => `  ${name} = {${balanced(value)}}`);
  return `@${type}{${[key, ...fields].join(',\n')}\n}\n`;
}

/**
 * A reference as an entry of BibTeX: one from a `.bib` with all its fields as they are written, what it inherits among them
 * and its `@string`s put in, so that it stands alone; any other from its CSL-JSON, under a key that BibTeX takes.
 */
export function bibtexOf(reference: Reference): string {
  const { key, type, fields, csl } = reference;
  if (!type || !fields) return toBibtex(csl, safeKey(key));
  // `month = jun`, and names that another style or class defines.
  const named = new Set(bibEntryOf(reference)?.entry.fields.flatMap(({ name, parts: [part, ...more] }) => (part?.kind === 'name' && more.length === 0 && part.text === fields.get(name) ? name : [])));
  const lines = [...fields].filter(([name]) => !INHERITANCE.has(name)).map(([name, value]) => `  ${name} = ${named.has(name) ? value : `{${balanced(value)}}`}`);
  return `@${type}{${[key, ...lines].join(',\n')}\n}\n`;
}

const INHERITANCE = new Set(['crossref', 'xdata']);

/** A key that a `.bib` takes as it is: no white space, braces, commas or signs of TeX's. `Peters 2017` → `Peters2017`. */
export function safeKey(key: string): string {
  return key.normalize('NFC').replace(/[\s{}(),="#%\\'~$&^]+/g, '');
}

interface Converted {
  readonly type: string;
  readonly properties: Record<string, string>;
}

function converted(csl: CslItem, dialect: 'bibtex' | 'biblatex'): Converted {
  const { format } = citationJs.config.get('@bibtex');
  const { asciiOnly } = format;
  // citation-js' own escaping drops letters that TeX has no command for (Greek outside maths, Chinese, …).
  format.asciiOnly = false;
  try {
    const made = citationJs.output.format(dialect, [escapedItem(csl)], { format: 'object' }) as unknown as readonly Converted[];
    const { type, properties } = made[0]!;
    for (const name of NAME_LISTS) if (goesOn(csl[name]) && properties[name]) properties[name] += ' and others';
    return { type, properties: Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, String(value)]).filter(([, value]) => value !== '')) };
  } catch {
    return { type: 'misc', properties: typeof csl.title === 'string' ? { title: escaped(csl.title) } : {} };
  } finally {
    format.asciiOnly = asciiOnly;
  }
}

const VERBATIM = new Set(['id', 'type', 'DOI', 'URL', 'PMID', 'PMCID', 'ISBN', 'ISSN']);

function escapedItem(csl: CslItem): CslItem {
  const item: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(csl)) {
    if (name === 'custom' || name === 'citation-key' || name.startsWith('_')) continue;
    item[name] = VERBATIM.has(name) ? value : escapedValue(withoutOthers(value));
  }
  // An item's date may be a text only (`literal`), for which BibTeX has the year.
  return { ...item, id: csl.id, type: csl.type };
}

const NAME_LISTS = ['author', 'editor', 'translator'];

function goesOn(value: unknown): value is readonly CslName[] {
  return Array.isArray(value) && value.length > 1 && (value.at(-1) as CslName | null)?.literal === OTHERS.literal;
}

function withoutOthers(value: unknown): unknown {
  return goesOn(value) ? value.slice(0, -1) : value;
}

function escapedValue(value: unknown): unknown {
  if (typeof value === 'string') return escaped(value);
  if (Array.isArray(value)) return value.map(escapedValue);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, escapedValue(part)]));
  return value;
}

const SIGNS: Readonly<Record<string, string>> = { '\\': '\\textbackslash{}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}', '{': '\\{', '}': '\\}' };

function escaped(text: string): string {
  return text.replace(/[\\~^{}&%$#_]/g, (sign) => SIGNS[sign] ?? `\\${sign}`);
}

/** BibTeX counts braces even behind a backslash; a value that does not come out even would break the file. */
function balanced(value: string): string {
  let depth = 0;
  for (const sign of value) {
    if (sign === '{') depth++;
    else if (sign === '}' && --depth < 0) return value.replace(/\\?[{}]/g, '');
  }
  return depth === 0 ? value : value.replace(/\\?[{}]/g, '');
}

function newlineOf(text: string): string {
  const first = /\r\n|\r|\n/.exec(text)?.[0];
  return first ?? '\n';
}

function indentationOf(bib: string): string {
  return /^([ \t]{1,16})[A-Za-z][\w-]{0,40}[ \t]*=/m.exec(bib)?.[1] ?? '  ';
}

function indented(entry: string, indentation: string): string {
  return entry.replace(/^ {2}(?=\S)/gm, indentation);
}
