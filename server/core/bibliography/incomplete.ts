import { memory } from '../text/memory.js';
import { briefOf } from './brief.js';
import type { Brief, Reference } from './reference.js';

/** A field that an entry of its type must have: any one of `fields` will do. */
export interface Missing {
  /** As the entry's format names them: `['journaltitle', 'journal']`; for CSL-JSON and such, CSL's names. */
  readonly fields: readonly string[];
  /** For the message: `journal`. */
  readonly name: string;
}

/**
 * What an entry lacks that works of its type are cited with, after inheritance; empty when nothing is missing, and for
 * types that nothing is known about.
 *
 * The fields are those that both BibTeX (btxdoc, section 3.1) and biblatex (manual, section 2.1.1) require; where one of
 * the two is content without, so are we. `variables` are the CSL variables that the style in use prints
 * (`variablesOf`): what it never prints is not missed.
 */
export function missingFields(reference: Reference, variables?: ReadonlySet<string>): readonly Missing[] {
  const { brief } = reference;
  const known = brief && remembered.get(brief);
  if (known && known.variables === variables) return known.missing;
  const missing = findMissing(reference, variables);
  if (missing.length === 0 && complete.variables !== variables) complete = { variables, missing };
  if (brief) remembered.set(brief, missing.length === 0 ? complete : { variables, missing });
  return missing;
}

/** An entry that did not change keeps its brief, and lacks what it lacked. */
const remembered = memory<Brief, Remembered>();

interface Remembered {
  readonly variables: ReadonlySet<string> | undefined;
  readonly missing: readonly Missing[];
}

/** Most entries lack nothing: one memory for all of them. */
let complete: Remembered = { variables: undefined, missing: [] };

function findMissing(reference: Reference, variables?: ReadonlySet<string>): readonly Missing[] {
  const required = reference.fields ? BIB[reference.type ?? ''] : CSL[reference.csl.type];
  return (required ?? []).filter((need) => !(variables && VARIABLES[need] && !VARIABLES[need].some((name) => variables.has(name))) && !has(reference, need)).map((need) => ({ name: need, fields: reference.fields ? FIELDS[need] : VARIABLES[need] ?? [] }));
}

type Need = keyof typeof FIELDS;

const FIELDS = {
  author: ['author', 'editor', 'shortauthor', 'organization', 'institution', 'key'],
  editor: ['editor', 'author', 'organization'],
  title: ['title', 'maintitle', 'booktitle', 'issuetitle'],
  year: ['year', 'date', 'pubstate', 'eventdate'],
  journal: ['journaltitle', 'journal', 'journalsubtitle', 'shortjournal', 'crossref', 'eprint', 'archiveprefix'],
  booktitle: ['booktitle', 'maintitle', 'crossref'],
  publisher: ['publisher', 'institution', 'organization', 'school', 'location', 'address', 'howpublished', 'eprint', 'doi', 'url', 'isbn'],
  institution: ['institution', 'school', 'publisher', 'organization'],
  url: ['url', 'doi', 'eprint', 'howpublished'],
  number: ['number'],
  note: ['note', 'howpublished', 'pubstate', 'addendum', 'date', 'year'],
} as const;

const VARIABLES: Readonly<Partial<Record<Need, readonly string[]>>> = {
  author: ['author', 'editor', 'container-author', 'director'],
  editor: ['editor', 'author'],
  title: ['title', 'container-title'],
  year: ['issued', 'status', 'event-date'],
  journal: ['container-title', 'container-title-short', 'journalAbbreviation'],
  booktitle: ['container-title'],
  publisher: ['publisher', 'publisher-place'],
  institution: ['publisher'],
  url: ['URL', 'DOI'],
  number: ['number'],
};

const BIB: Readonly<Record<string, readonly Need[]>> = {
  article: ['author', 'title', 'journal', 'year'],
  book: ['author', 'title', 'publisher', 'year'],
  mvbook: ['author', 'title', 'year'],
  inbook: ['author', 'title', 'year'],
  collection: ['editor', 'title', 'year'],
  mvcollection: ['editor', 'title', 'year'],
  incollection: ['author', 'title', 'booktitle', 'year'],
  inproceedings: ['author', 'title', 'booktitle', 'year'],
  conference: ['author', 'title', 'booktitle', 'year'],
  proceedings: ['title', 'year'],
  mvproceedings: ['title', 'year'],
  thesis: ['author', 'title', 'institution', 'year'],
  phdthesis: ['author', 'title', 'institution', 'year'],
  mastersthesis: ['author', 'title', 'institution', 'year'],
  report: ['author', 'title', 'institution', 'year'],
  techreport: ['author', 'title', 'institution', 'year'],
  patent: ['author', 'title', 'number', 'year'],
  unpublished: ['author', 'title', 'note'],
  online: ['title', 'url'],
  electronic: ['title', 'url'],
  www: ['title', 'url'],
  manual: ['title'],
  booklet: ['title'],
};

const CSL: Readonly<Record<string, readonly Need[]>> = {
  'article-journal': ['author', 'title', 'journal', 'year'],
  book: ['author', 'title', 'publisher', 'year'],
  chapter: ['author', 'title', 'booktitle', 'year'],
  'paper-conference': ['author', 'title', 'booktitle', 'year'],
  thesis: ['author', 'title', 'institution', 'year'],
  report: ['author', 'title', 'institution', 'year'],
  webpage: ['title', 'url'],
};

function has(reference: Reference, need: Need): boolean {
  const { fields } = reference;
  if (fields) return FIELDS[need].some((name) => (fields.get(name) ?? '').replace(/[{}\s]/g, '') !== '');
  if (need === 'year') return briefOf(reference).year !== '' || reference.csl['status'] !== undefined;
  return (VARIABLES[need] ?? []).some((name) => {
    const value = reference.csl[name];
    return typeof value === 'string' ? value.trim() !== '' : value !== undefined;
  });
}
