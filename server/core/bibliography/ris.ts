import { t } from '../text/language.js';
import type { Span } from '../text/span.js';
import { readRecord } from './citationJs.js';
import { fold } from './fold.js';
import type { Bibliography, Brief, CslItem, Reference } from './reference.js';

/**
 * Reads RIS (RefMan's tagged format: `TY  - JOUR` … `ER  - `). Records are converted one by one, when first asked for.
 *
 * The key is the record's `ID`; without one it is made of first author and year (`peters2017`, then `peters2017a`), as
 * most programs that write RIS give none. Never throws.
 */
export function readRis(path: string, text: string): Bibliography {
  const problems: { message: string; span: Span }[] = [];
  const references: Reference[] = [];
  const taken = new Map<string, number>();
  for (const record of split(text, problems)) {
    const id = record.tags.find((tag) => tag.name === 'ID' && tag.value !== '');
    const key = id?.value ?? madeKey(record, taken);
    if (id) taken.set(key, 1);
    references.push(new RisReference(path, key, id ? id.span : { start: record.span.start, end: record.span.start }, record));
  }
  return { path, text, references, problems };
}

interface Tag {
  readonly name: string;
  readonly value: string;
  /** Of the value. */
  readonly span: Span;
}

interface TaggedRecord {
  readonly span: Span;
  readonly tags: readonly Tag[];
}

const TAG = /^([A-Z][A-Z0-9]) {0,3}-(?: (.*)|)$/;

function split(text: string, problems: { message: string; span: Span }[]): TaggedRecord[] {
  const records: TaggedRecord[] = [];
  let tags: Tag[] | undefined;
  let start = 0;
  let strayed = false;
  const close = (end: number) => {
    if (tags) records.push({ span: { start, end }, tags });
    tags = undefined;
  };
  let lastEnd = 0;
  for (const { line, at } of lines(text)) {
    const match = TAG.exec(line);
    const name = match?.[1];
    if (name === 'TY') {
      if (tags) {
        problems.push({ message: t`This record is not closed: the line "ER  - " is missing.`, span: { start, end: lastEnd } });
        close(lastEnd);
      }
      tags = [];
      start = at;
    }
    if (name === undefined) {
      // A long value may go on in the next line.
      const last = tags?.at(-1);
      if (last && tags && line.trim() !== '') tags[tags.length - 1] = { ...last, value: `${last.value} ${line.trim()}`.trim() };
    } else if (name === 'ER') close(at + line.length);
    else if (tags) {
      const value = match?.[2] ?? '';
      const valueStart = at + line.length - value.length;
      tags.push({ name, value: value.trim(), span: { start: valueStart, end: valueStart + value.trimEnd().length } });
    } else if (!strayed) {
      strayed = true;
      problems.push({ message: t`A record must begin with the line "TY  - ": these lines belong to none.`, span: { start: at, end: at + line.length } });
    }
    if (line.trim() !== '') lastEnd = at + line.length;
  }
  if (tags) problems.push({ message: t`This record is not closed: the line "ER  - " is missing.`, span: { start, end: lastEnd } });
  close(lastEnd);
  return records;
}

function* lines(text: string): Generator<{ line: string; at: number }> {
  for (let at = 0; at < text.length; ) {
    let end = text.indexOf('\n', at);
    if (end < 0) end = text.length;
    yield { line: text.slice(at, text[end - 1] === '\r' ? Math.max(at, end - 1) : end), at };
    at = end + 1;
  }
}

function madeKey(record: TaggedRecord, taken: Map<string, number>): string {
  const author = fold(familyOf(first(record, 'AU', 'A1', 'A2', 'ED') || first(record, 'TI', 'T1'))).replace(/[^\p{L}\p{N}]/gu, '');
  const base = `${author || 'work'}${yearOf(record)}`;
  const before = taken.get(base) ?? 0;
  taken.set(base, before + 1);
  return before === 0 ? base : before <= 26 ? base + String.fromCharCode(96 + before) : `${base}-${before}`;
}

function first(record: TaggedRecord, ...names: readonly string[]): string {
  for (const name of names) {
    const value = record.tags.find((tag) => tag.name === name)?.value;
    if (value) return value;
  }
  return '';
}

function yearOf(record: TaggedRecord): string {
  return /\d{4}/.exec(first(record, 'PY', 'Y1', 'DA'))?.[0] ?? '';
}

function familyOf(name: string): string {
  return name.split(',')[0]!.trim();
}

class RisReference implements Reference {
  readonly aliases: readonly string[] = [];
  private madeCsl: CslItem | undefined;
  private madeBrief: Brief | undefined;

  constructor(readonly path: string, readonly key: string, readonly keySpan: Span, private readonly record: TaggedRecord) {}

  get span(): Span {
    return this.record.span;
  }

  get files(): readonly string[] {
    return this.record.tags.filter(({ name, value }) => /^L[14]$/.test(name) && !/^https?:/i.test(value)).map(({ value }) => value.replace(/^internal-pdf:\/\//, ''));
  }

  get csl(): CslItem {
    return (this.madeCsl ??= { ...plain(this.brief, first(this.record, 'TY')), ...converted(this.record), id: this.key });
  }

  get brief(): Brief {
    const { record } = this;
    const many = (...names: string[]) => record.tags.filter((tag) => names.includes(tag.name) && tag.value !== '').map((tag) => familyOf(tag.value));
    const authors = many('AU', 'A1');
    return (this.madeBrief ??= {
      authors: authors.length > 0 ? authors : many('ED', 'A2'),
      others: false,
      title: first(record, 'TI', 'T1', 'CT', 'BT'),
      year: yearOf(record),
      container: first(record, 'T2', 'JF', 'JO', 'JA', 'J2'),
      doi: first(record, 'DO'),
      pmid: /pubmed|medline/i.test(first(record, 'DB', 'DP')) ? first(record, 'AN') : '',
      pmcid: first(record, 'C2').startsWith('PMC') ? first(record, 'C2') : '',
      url: first(record, 'UR'),
    });
  }
}

function converted(record: TaggedRecord): CslItem | undefined {
  const tags: Record<string, string | string[]> = {};
  for (const { name, value } of record.tags) {
    if (value === '') continue;
    const before = tags[name];
    if (before === undefined) tags[name] = name === 'TY' ? value.toUpperCase().replace(/^JOURN$/, 'JOUR') : value;
    else if (Array.isArray(before)) before.push(value);
    else tags[name] = [before, value];
  }
  try {
    return readRecord(tags, '@ris/record');
  } catch {
    return undefined;
  }
}

/** For a record that citation-js cannot convert. */
function plain(brief: Brief, type: string): Partial<CslItem> & { type: string } {
  return {
    type: /^(?:JOUR|EJOUR|ABST|INPR|JFULL)$/i.test(type) ? 'article-journal' : 'document',
    ...(brief.title === '' ? {} : { title: brief.title }),
    ...(brief.authors.length === 0 ? {} : { author: brief.authors.map((family) => ({ family })) }),
    ...(brief.year === '' ? {} : { issued: { 'date-parts': [[Number(brief.year)]] } }),
  };
}
