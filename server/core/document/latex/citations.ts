import type { Citation, CitationItem } from '../document.js';
import type { Span } from '../../text/span.js';
import { splitLocator } from '../locator.js';
import type { Handlers } from './handlers.js';
import type { Argument, Walk } from './walk.js';

/**
 * The citation commands of LaTeX, natbib, biblatex, apacite and harvard.
 *
 * Sources: the manuals of natbib (`\citep`, `\citet`, `\citealp`, …) and biblatex (§3.9, "Citation Commands"), and how
 * Pandoc reads them: two optional arguments are prenote and postnote, one is a postnote; the prenote goes to the first
 * key, the postnote to the last.
 */
interface Form {
  readonly mode: Citation['mode'];
  readonly authorSuppressed?: boolean;
  /** `\textcites(…)(…)[…][…]{…}[…]{…}`. */
  readonly many?: boolean;
  /** A star leaves out the author (biblatex); natbib's star names all authors. */
  readonly starSuppresses?: boolean;
  /** `\volcite[…]{volume}[page]{key}`. */
  readonly volume?: boolean;
  /** `\citefield{key}{field}`: how many arguments behind the keys are no text. */
  readonly behind?: number;
}

const FORMS = new Map<string, Form>();

function define(names: string, form: Form): void {
  for (const name of names.split(' ')) {
    FORMS.set(name, form);
    FORMS.set(name[0]!.toUpperCase() + name.slice(1), form);
  }
}

define('cite parencite autocite smartcite supercite footcite footcitetext notecite pnotecite citepos', { mode: 'parenthetical', starSuppresses: true });
define('citep citealp citepalias citealt citenum onlinecite upcite citen shortcite citeNP citetext cites', { mode: 'parenthetical' });
define('parencites autocites smartcites supercites footcites footcitetexts cites', { mode: 'parenthetical', many: true });
define('citet textcite citealias citetalias citeasnoun citeA possessivecite citeaffixed newcite citeposs', { mode: 'narrative' });
define('textcites', { mode: 'narrative', many: true });
define('citeauthor citeauthorNP citetitle citefullauthor', { mode: 'narrative' });
define('citeyear citeyearpar citeyearNP citedate citeurl', { mode: 'parenthetical', authorSuppressed: true });
define('fullcite footfullcite bibentry', { mode: 'full' });
define('fullcites footfullcites', { mode: 'full', many: true });
define('nocite', { mode: 'nocite' });
define('volcite pvolcite fvolcite avolcite svolcite ftvolcite', { mode: 'parenthetical', volume: true });
define('tvolcite', { mode: 'narrative', volume: true });
define('citefield citelist citename', { mode: 'parenthetical', authorSuppressed: true, behind: 1 });

/** Whether a command, named without its backslash, is known to cite. */
export function isCitationCommand(name: string): boolean {
  return FORMS.has(name);
}

/** Handlers for all citation commands. */
export const CITATION_HANDLERS: Handlers = Object.fromEntries([...FORMS].map(([name, form]) => [name, (walk, { start, starred }) => readCitation(walk, form, start, starred)]));

function readCitation(walk: Walk, form: Form, start: number, starred: boolean): void {
  const authorSuppressed = form.authorSuppressed === true || (starred && form.starSuppresses === true);
  const items: CitationItem[] = [];
  let around: Notes = { prefix: '', postnote: '' };
  if (form.many) {
    around = readNotes(walk, '(', ')');
    for (;;) {
      const back = walk.at;
      const notes = readNotes(walk, '[', ']');
      const keys = walk.braced();
      if (!keys) {
        walk.at = back;
        break;
      }
      addItems(items, walk, keys, notes, authorSuppressed);
      if (!keys.closed) break;
    }
  } else {
    let notes = readNotes(walk, '<', '>');
    const brackets = readNotes(walk, '[', ']');
    notes = notes.postnote !== '' || notes.prefix !== '' ? { prefix: notes.prefix + notes.postnote, postnote: brackets.postnote } : brackets;
    if (form.volume) {
      const volume = walk.braced();
      const page = readNotes(walk, '[', ']').postnote;
      notes = { prefix: notes.prefix || notes.postnote, postnote: [volume ? `vol. ${text(walk, volume)}` : '', page].filter((part) => part !== '').join(', ') };
    }
    const keys = walk.braced();
    if (keys) addItems(items, walk, keys, notes, authorSuppressed);
    for (let i = 0; i < (form.behind ?? 0); i++) walk.braced();
  }
  if (items.length === 0) return;
  const first = items[0]!;
  const last = items[items.length - 1]!;
  if (around.prefix !== '') items[0] = { ...first, prefix: [around.prefix, first.prefix].filter((part) => part !== '').join(' ') };
  if (around.postnote !== '') {
    const latest = items[items.length - 1]!;
    items[items.length - 1] = last.locator === '' && last.suffix === '' ? { ...latest, ...splitLocator(around.postnote) } : { ...latest, suffix: [latest.suffix, around.postnote].filter((part) => part !== '').join(', ') };
  }
  walk.prose.cite(form.mode, { start, end: walk.at }, items);
}

interface Notes {
  readonly prefix: string;
  readonly postnote: string;
}

/** Up to two optional arguments: one is the postnote, two are prenote and postnote. */
function readNotes(walk: Walk, open: string, close: string): Notes {
  const first = option(walk, open, close);
  const second = first === undefined ? undefined : option(walk, open, close);
  return second === undefined ? { prefix: '', postnote: first ?? '' } : { prefix: first!, postnote: second };
}

function option(walk: Walk, open: string, close: string): string | undefined {
  const back = walk.at;
  walk.at = walk.skipSpaces(back);
  const span = walk.option(open, close);
  if (span) return text(walk, span);
  walk.at = back;
  return undefined;
}

/** A note as it is read: `p.~33` gives `p. 33`. */
function text(walk: Walk, span: Span): string {
  return walk.aside(span).prose.prose(0).text.replace(/\u00A0/g, ' ').trim();
}

function addItems(items: CitationItem[], walk: Walk, keys: Argument, notes: Notes, authorSuppressed: boolean): void {
  const from = items.length;
  for (const span of keySpans(walk.source, keys)) {
    items.push({ key: walk.source.slice(span.start, span.end), span, prefix: '', locator: '', suffix: '', authorSuppressed });
  }
  if (items.length === from) return;
  items[from] = { ...items[from]!, prefix: notes.prefix };
  items[items.length - 1] = { ...items[items.length - 1]!, ...splitLocator(notes.postnote) };
}

/** The keys of `{a, b}`, each with its place; comments and white space around them left out. Of an open argument, what looks like keys. */
function keySpans(source: string, argument: Argument): Span[] {
  const spans: Span[] = [];
  let at = argument.start;
  while (at < argument.end) {
    const char = source[at]!;
    if (char === '%') {
      while (at < argument.end && source[at] !== '\n') at++;
    } else if (char === ',' || /\s/.test(char)) at++;
    else {
      const start = at;
      while (at < argument.end && !(source[at] === ',' || source[at] === '%' || source[at] === '\n' || (!argument.closed && /[\s{}[\]\\;]/.test(source[at]!)))) at++;
      let end = at;
      while (end > start && /\s/.test(source[end - 1]!)) end--;
      spans.push({ start, end });
      // Of `\cite{ab and the text goes on` only `ab` is the key.
      if (!argument.closed && source[at] !== ',') {
        const next = /^\s*,/.exec(source.slice(at, Math.min(argument.end, at + 20)));
        if (!next) break;
      }
    }
  }
  return spans;
}
