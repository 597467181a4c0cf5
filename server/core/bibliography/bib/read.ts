import type { Span } from '../../text/span.js';
import { familyName, isOthers, splitNames } from './names.js';
import type { Bibliography, Brief, CslItem, Reference } from '../reference.js';
import { cslOfBib } from './csl.js';
import { dateParts, isMonth } from './date.js';
import { type Entry, type Field, readEntry } from './entry.js';
import { type Fields, inherit, keysIn, type Parent } from './inherit.js';
import { type Piece, splitter } from './split.js';
import { fileNames } from './files.js';
import { texToText } from './tex.js';
import { webAddress } from './webAddress.js';

/**
 * Reads the successive versions of one `.bib`. The same text gives the same bibliography; only speed depends on what was
 * read before: a stretch whose text did not change is not read again, and its `csl` and `brief` are the very same objects.
 *
 * Never throws. An entry that is not well formed is kept as far as it could be read, with a problem at its place.
 */
export interface BibReader {
  read(text: string): Bibliography;
}

export function openBib(path: string, elsewhere: Elsewhere = NOWHERE): BibReader {
  let last: Version | undefined;
  return {
    read(text) {
      if (last?.text !== text) last = readVersion(path, text, last, elsewhere);
      return last.bibliography;
    },
  };
}

/** Reads one `.bib` once. */
export function readBib(path: string, text: string): Bibliography {
  return openBib(path).read(text);
}

/** Entries of other files, which BibTeX and biber read as one with this: `crossref` and `xdata` may name those too. */
export interface Elsewhere {
  parentOf(key: string): Parent | undefined;
  /** Another number, perhaps other parents. */
  readonly version: number;
}

const NOWHERE: Elsewhere = { parentOf: () => undefined, version: 0 };

/** The entry that a key names in a `.bib` that was read, as a parent for entries of another. */
export function parentIn({ references }: Bibliography, key: string): Parent | undefined {
  const [first] = references;
  return first instanceof BibReference ? first.ownParent(key) : undefined;
}

interface Version {
  readonly text: string;
  readonly stretches: readonly Stretch[];
  readonly starts: readonly number[];
  readonly strings: Strings;
  /** The references by their stretch's place. */
  readonly inPlace: readonly (BibReference | undefined)[];
  readonly bibliography: Bibliography;
}

function readVersion(path: string, text: string, before: Version | undefined, elsewhere: Elsewhere): Version {
  const { stretches, starts } = before ? resplit(text, before) : split(text);
  const strings = stringsOf(stretches, before?.strings);
  const file = new File(path, stretches, strings, elsewhere);
  // An entry that stays where it was, and leans on nothing but its own text, is the very same reference again.
  const standing = before ? standingIn(before, stretches, starts) : 0;
  const references: Reference[] = [];
  const inPlace: (BibReference | undefined)[] = [];
  const problems: { message: string; span: Span }[] = [];
  const live = stretches.some(({ piece }) => piece.commented) ? new Set(stretches.map(({ piece, key }) => (piece.commented ? undefined : key))) : undefined;
  stretches.forEach((stretch, i) => {
    // The older form of an entry, commented out beside the new one.
    if (stretch.piece.commented && live?.has(stretch.key)) return;
    const start = starts[i]!;
    for (const { message, span } of stretch.problems) problems.push({ message, span: { start: start + span.start, end: start + span.end } });
    if (!stretch.isEntry) return;
    const known = i < standing && stretch.leansOn === 'nothing' && !stretch.hasAliases && !stretch.hasFiles ? before!.inPlace[i] : undefined;
    references.push((inPlace[i] = known ?? new BibReference(stretch, start, file)));
  });
  return { text, stretches, starts, strings, inPlace, bibliography: { path, text, references, problems } };
}

/** How many stretches from the start on are as before. */
function standingIn(before: Version, stretches: readonly Stretch[], starts: readonly number[]): number {
  let count = 0;
  while (count < stretches.length && stretches[count] === before.stretches[count] && starts[count] === before.starts[count]) count++;
  return count;
}

/** A piece's text and what was read from it; knows nothing of its place, so that it outlives edits elsewhere. */
class Stretch {
  readonly key: string;
  readonly keyStart: number;
  readonly problems: Entry['problems'];
  /** What the entry's meaning hangs on besides its own text. */
  readonly leansOn: 'nothing' | 'strings' | 'entries';
  readonly hasAliases: boolean;
  readonly hasFiles: boolean;
  /** What was made of the entry, and the `@string`s it was made with. */
  made: Made | undefined;

  constructor(
    /** Counted from its own start. */
    readonly piece: Piece,
    readonly text: string,
  ) {
    if (!this.isEntry && !this.isString) {
      this.key = '';
      this.keyStart = 0;
      this.problems = [];
      this.leansOn = 'nothing';
      this.hasAliases = this.hasFiles = false;
      return;
    }
    const { fields, key, keySpan, problems } = this.entry;
    this.key = key;
    this.keyStart = keySpan.start;
    this.problems = problems.length === 0 ? NO_PROBLEMS : problems;
    this.leansOn = leaning(fields);
    this.hasAliases = fields.some(({ name }) => name === 'ids');
    this.hasFiles = fields.some(({ name }) => name === 'file');
    // While the fields are at hand; they are not kept, as an entry is soon read again and a file has many.
    if (this.isEntry && this.leansOn === 'nothing') this.made = { strings: NO_STRINGS, brief: briefOfFields((name) => valueIn(fields, name)) };
  }

  get isEntry(): boolean {
    const { word } = this.piece;
    return word !== 'comment' && word !== 'preamble' && word !== 'string';
  }

  get isString(): boolean {
    return this.piece.word === 'string';
  }

  get entry(): Entry {
    return readEntry(this.text, this.piece);
  }
}

const NO_PROBLEMS: Entry['problems'] = [];

function movedToZero(piece: Piece): Piece {
  const by = piece.start;
  return { ...piece, start: 0, end: piece.end - by, bodyStart: piece.bodyStart - by, bodyEnd: piece.bodyEnd - by };
}

/** Of a field given twice, BibTeX takes the first. */
function valueIn(fields: readonly Field[], name: string): string | undefined {
  for (const field of fields) if (field.name === name) return joined(field, NO_STRINGS.values);
  return undefined;
}

function leaning(fields: readonly Field[]): 'nothing' | 'strings' | 'entries' {
  if (fields.some(({ name }) => name === 'crossref' || name === 'xdata')) return 'entries';
  return fields.some(({ parts }) => parts.some(({ kind, text }) => kind === 'name' && !isMonth(text))) ? 'strings' : 'nothing';
}

interface Split {
  readonly stretches: Stretch[];
  readonly starts: number[];
}

function split(text: string): Split {
  const result: Split = { stretches: [], starts: [] };
  const next = splitter(text);
  for (let piece = next(0); piece; piece = next(piece.end)) {
    result.stretches.push(new Stretch(movedToZero(piece), text.slice(piece.start, piece.end)));
    result.starts.push(piece.start);
  }
  return result;
}

/** Splits anew only where the text changed, and takes the rest from the version before. */
function resplit(text: string, before: Version): Split {
  const same = commonPrefix(before.text, text);
  const sameAtEnd = commonSuffix(before.text, text, same);
  const shift = text.length - before.text.length;

  // What a piece is may hang on the head of the next one; so the last one before the change is read again.
  let kept = 0;
  while (kept + 1 < before.stretches.length && before.starts[kept + 1]! + before.stretches[kept + 1]!.text.length < same) kept++;
  // Whether a comment is closed hangs on all that follows.
  if (before.stretches.some((stretch, i) => i < kept && stretch.piece.word === 'comment' && !stretch.piece.closed)) kept = 0;

  const result: Split = { stretches: before.stretches.slice(0, kept), starts: before.starts.slice(0, kept) };
  const byText = new Map<string, Stretch>();
  const next = splitter(text);
  const from = kept === 0 ? 0 : result.starts[kept - 1]! + result.stretches[kept - 1]!.text.length;
  let old = kept;
  let remembered = false;
  for (let piece = next(from); piece; piece = next(piece.end)) {
    if (piece.start > text.length - sameAtEnd) {
      while (old < before.starts.length && before.starts[old]! + shift < piece.start) old++;
      // A `%` that is gone sets free what stands behind it on its line.
      if (before.starts[old]! + shift === piece.start && before.stretches[old]!.piece.commented === piece.commented) {
        for (; old < before.starts.length; old++) {
          result.stretches.push(before.stretches[old]!);
          result.starts.push(before.starts[old]! + shift);
        }
        return result;
      }
    }
    // What is behind the change comes out as it was sooner or later; only what stood in it may now stand elsewhere.
    if (!remembered) {
      for (let i = kept; i < before.stretches.length && before.starts[i]! <= before.text.length - sameAtEnd; i++) byText.set(before.stretches[i]!.text, before.stretches[i]!);
      remembered = true;
    }
    const own = text.slice(piece.start, piece.end);
    const known = byText.get(own);
    result.stretches.push(known?.piece.closed === piece.closed && known.piece.commented === piece.commented ? known : new Stretch(movedToZero(piece), copied(own)));
    result.starts.push(piece.start);
  }
  return result;
}

/** The text for itself: a slice would keep the whole file of its time in memory. */
function copied(text: string): string {
  return ` ${text}`.slice(1);
}

const CHUNK = 4096;

function commonPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at + CHUNK <= most && a.slice(at, at + CHUNK) === b.slice(at, at + CHUNK)) at += CHUNK;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function commonSuffix(a: string, b: string, prefix: number): number {
  const most = Math.min(a.length, b.length) - prefix;
  let at = 0;
  while (at + CHUNK <= most && a.slice(a.length - at - CHUNK, a.length - at) === b.slice(b.length - at - CHUNK, b.length - at)) at += CHUNK;
  while (at < most && a.charCodeAt(a.length - at - 1) === b.charCodeAt(b.length - at - 1)) at++;
  return at;
}

/** The file's `@string`s, names in lower case. The same object as before as long as their texts are the same. */
interface Strings {
  readonly source: string;
  readonly values: ReadonlyMap<string, string>;
}

function stringsOf(stretches: readonly Stretch[], before: Strings | undefined): Strings {
  const defining = stretches.filter(({ isString }) => isString);
  const source = defining.map((stretch) => stretch.text).join('\n');
  if (before?.source === source) return before;
  const values = new Map<string, string>();
  for (const stretch of defining) {
    for (const field of stretch.entry.fields) values.set(field.name, joined(field, values));
  }
  return { source, values };
}

const NO_STRINGS: Strings = { source: '', values: new Map() };

// No value grows beyond this by `@string`s that are made of one another over and over.
const LONGEST_VALUE = 1_000_000;

/** The value of a field: its parts put together, names of `@string`s replaced; a name that none defines stands for itself. */
function joined(field: Field, strings: ReadonlyMap<string, string>): string {
  let value = '';
  for (const part of field.parts) {
    const text = part.kind === 'text' ? part.text : strings.get(part.text.toLowerCase()) ?? part.text;
    if (value.length + text.length > LONGEST_VALUE && field.parts.length > 1) return value;
    value = value === '' ? text : value + text;
  }
  return value;
}

/** What entries of one file know of each other. */
class File {
  private parents: Map<string, Parent> | undefined;

  constructor(readonly path: string, private readonly stretches: readonly Stretch[], readonly strings: Strings, readonly elsewhere: Elsewhere) {}

  readonly parentOf = (key: string) => this.ownParentOf(key) ?? this.elsewhere.parentOf(key);

  ownParentOf(key: string): Parent | undefined {
    this.parents ??= this.indexed();
    return this.parents.get(key) ?? this.parents.get(key.toLowerCase());
  }

  private indexed() {
    const parents = new Map<string, Parent>();
    for (const stretch of this.stretches) {
      if (!stretch.isEntry) continue;
      const parent = new LazyParent(stretch, this.strings);
      // BibTeX finds a parent whatever the case of its key; the exact key goes first.
      for (const key of [stretch.key, ...aliasesOf(stretch, this.strings)]) {
        if (!parents.has(key)) parents.set(key, parent);
        if (!parents.has(key.toLowerCase())) parents.set(key.toLowerCase(), parent);
      }
    }
    return parents;
  }
}

class LazyParent implements Parent {
  private own: Fields | undefined;
  constructor(
    private readonly stretch: Stretch,
    private readonly strings: Strings,
  ) {}
  get type(): string {
    return this.stretch.piece.word;
  }
  get fields(): Fields {
    return (this.own ??= ownFields(this.stretch.entry, this.strings));
  }
}

function ownFields(entry: Entry, strings: Strings): Fields {
  const fields = new Map<string, string>();
  // Of a field given twice, BibTeX takes the first.
  for (const field of entry.fields) if (!fields.has(field.name)) fields.set(field.name, joined(field, strings.values));
  return fields;
}

function aliasesOf(stretch: Stretch, strings: Strings): string[] {
  return stretch.hasAliases ? keysIn(ownFields(stretch.entry, strings).get('ids')) : [];
}

interface Made {
  readonly strings: Strings;
  fields?: Fields;
  csl?: CslItem;
  brief?: Brief;
}

/** An entry at its place. All but its place is read when first asked for. */
class BibReference implements Reference {
  /** Of an entry that inherits; what is made of the others is remembered with the stretch, and so outlives this version. */
  private inheriting: (Made & { readonly version: number }) | undefined;

  constructor(
    private readonly stretch: Stretch,
    private readonly start: number,
    private readonly file: File,
  ) {}

  get asWritten(): { readonly entry: Entry; readonly start: number } {
    return { entry: this.stretch.entry, start: this.start };
  }

  ownParent(key: string): Parent | undefined {
    return this.file.ownParentOf(key);
  }

  get key(): string {
    return this.stretch.key;
  }

  get type(): string {
    return this.stretch.piece.word;
  }

  get path(): string {
    return this.file.path;
  }

  get span(): Span {
    return { start: this.start, end: this.start + this.stretch.text.length };
  }

  get keySpan(): Span {
    const start = this.start + this.stretch.keyStart;
    return { start, end: start + this.key.length };
  }

  get aliases(): readonly string[] {
    return this.stretch.hasAliases ? aliasesOf(this.stretch, this.file.strings) : NONE;
  }

  get files(): readonly string[] {
    return this.stretch.hasFiles ? fileNames(ownFields(this.stretch.entry, this.file.strings).get('file') ?? '') : NONE;
  }

  get fields(): Fields {
    return (this.made.fields ??= this.readFields());
  }

  get csl(): CslItem {
    const made = this.made;
    return (made.csl ??= cslOfBib(this.key, this.type, made.fields ?? this.readFields()));
  }

  get brief(): Brief {
    const made = this.made;
    if (!made.brief) {
      const fields = made.fields ?? this.readFields();
      made.brief = briefOfFields((name) => fields.get(name));
    }
    return made.brief;
  }

  private readFields(): Fields {
    return inherit(this.type, ownFields(this.stretch.entry, this.file.strings), this.file.parentOf);
  }

  private get made(): Made {
    const { stretch, file } = this;
    if (stretch.leansOn === 'entries') {
      const { version } = file.elsewhere;
      if (this.inheriting?.version !== version) this.inheriting = { strings: file.strings, version };
      return this.inheriting;
    }
    if (!stretch.made || (stretch.leansOn === 'strings' && stretch.made.strings !== file.strings)) stretch.made = { strings: file.strings };
    return stretch.made;
  }
}

const NONE: readonly string[] = [];

function briefOfFields(get: (name: string) => string | undefined): Brief {
  const list = get('author') ?? get('editor');
  const names = list === undefined ? NONE : splitNames(list);
  const text = (...of: string[]) => {
    for (const name of of) {
      const value = get(name);
      if (value !== undefined) return texToText(value);
    }
    return '';
  };
  const subtitle = text('subtitle');
  const title = text('title', 'maintitle', 'booktitle');
  const year = dateParts(get)?.[0];
  const pubmed = /^(?:pubmed|pmid)$/i.test(text('eprinttype', 'archiveprefix'));
  return {
    authors: names.length === 0 ? NONE : names.filter((name) => !isOthers(name)).map(familyName).filter((name) => name !== ''),
    others: names.some(isOthers),
    title: subtitle === '' ? title : `${title}: ${subtitle}`,
    year: year === undefined ? text('year', 'date') : String(year),
    container: text('journaltitle', 'journal', 'booktitle', 'maintitle'),
    doi: text('doi'),
    pmid: text('pmid') || (pubmed ? text('eprint') : ''),
    pmcid: text('pmcid', 'pmc'),
    url: text('url') || (webAddress(get('howpublished') ?? '')?.url ?? ''),
  };
}

/** An entry of a `.bib` as it stands, and its place; `undefined` for a reference from elsewhere. Its spans count from `start`. */
export function bibEntryOf(reference: Reference): { readonly entry: Entry; readonly start: number } | undefined {
  return reference instanceof BibReference ? reference.asWritten : undefined;
}
