import type { CancellationToken, ProposedFeatures } from 'vscode-languageserver';
import type { FormatOptions } from './core/bibliography/format/format.js';
import { findStyle, titleOf } from './core/bibliography/format/style.js';
import type { Reference } from './core/bibliography/reference.js';
import { citedWorks } from './core/features/citedWorks.js';
import { addedTo, entriesFile } from './core/features/entriesFile.js';
import { findWorks, type FoundWork } from './core/features/findWorks.js';
import { bibliographySection, insertBibliography, referencesToList, type FormattedReference } from './core/features/insertBibliography.js';
import { insertCitation } from './core/features/insertCitation.js';
import { numericList } from './core/features/numericList.js';
import type { ManuscriptView } from './core/features/manuscriptView.js';
import { shortened } from './core/rules/wording.js';
import { t } from './core/text/language.js';
import { lineIndex } from './core/text/lineIndex.js';
import { touches, type Span } from './core/text/span.js';
import { displayName, offsetOf, rangeOf, uriOf } from './convert.js';
import type { InManuscript, Markup, ProposedEdits, ServerRequests, WorkItem } from './protocol.js';
import type { ReferenceFormatter } from './referenceFormatter.js';
import { bundledStyleList, bundledStyles } from './styles.js';
import type { Workspace } from './workspace.js';

/** Answers a request about a place in an open manuscript, as soon as what it relies on is known; `nothing` where none is open. */
export type Ask = <Result>(uri: string, token: CancellationToken, nothing: Result, answer: (workspace: Workspace, path: string) => Result | Promise<Result>) => Promise<unknown>;

/** Rows of a list that is chosen from: more than a screen holds. */
const MOST_ROWS = 40;

/** The requests by which the client finds works, formats them, and puts citations and bibliographies into manuscripts. */
export function serveCiting(connection: ProposedFeatures.Connection, ask: Ask, formatter: ReferenceFormatter): void {
  function on<Method extends keyof ServerRequests, Params extends InManuscript & ServerRequests[Method]['params']>(method: Method, nothing: ServerRequests[Method]['result'], answer: (place: Place, params: Params) => ServerRequests[Method]['result'] | Promise<ServerRequests[Method]['result']>): void {
    connection.onRequest(method, (params: Params, token: CancellationToken) => ask<ServerRequests[Method]['result']>(params.uri, token, nothing, (workspace, path) => {
      const view = workspace.service.view(path);
      const lines = workspace.lines(path);
      return view && lines ? answer({ workspace, path, view, offset: offsetOf(lines, params.position) }, params) : nothing;
    }));
  }

  on('claimcheck/findWorks', [], ({ workspace, view, offset }, { query }: InManuscript & { readonly query: string }) =>
    findWorks(view, offset, query, MOST_ROWS).map((work) => workItem(work, view, workspace)));

  on('claimcheck/citedHere', [], ({ view: { citations }, offset }) => {
    const items = citations.find(({ span }) => touches(span, offset))?.items ?? [];
    const at = items.filter(({ span }) => touches(span, offset));
    return (at.length > 0 ? at : items).flatMap(({ reference }) => reference?.key ?? []);
  });

  on('claimcheck/styles', { styles: [] }, async (place) => {
    const own = await chosenStyle(place);
    const bundled = bundledStyleList();
    const same = bundled.find(({ name, title }) => name === own.name.toLowerCase() || title === own.title);
    const section = bibliographySection(place.view.document)?.style;
    return { styles: [same ?? { name: own.name, title: own.title }, ...bundled.filter((each) => each !== same)], ...(section === undefined ? {} : { section }) };
  });

  on('claimcheck/formatWorks', { references: [], list: '', citation: '' }, async (place, { keys, markup, style }: InManuscript & { readonly keys: readonly string[]; readonly markup?: Markup; readonly style?: string }) => {
    const references = keys.flatMap((key) => place.view.library.reference(key) ?? []);
    const chosen = await chosenStyle(place, style);
    const options = optionsOf(place, chosen.text, markup);
    const { formatCitation, formatReferences } = await formatting();
    const list = await formatReferences(references, options);
    const before = citedWorks(place.view, place.offset).works.map(({ reference }) => reference);
    const { text: citation, problem } = await formatCitation(references.map((reference) => ({ reference })), { ...options, before });
    const numeric = isNumeric(chosen.text);
    const entries = list.entries.map(({ reference, text }) => ({ key: reference.key, text: numbered(reference, text, numeric).text }));
    const message = chosen.problem ?? list.problems[0] ?? problem;
    return { references: entries, list: entries.length === 1 ? entries[0]!.text : list.text, citation, ...(message === undefined ? {} : { problem: message }) };
  });

  on('claimcheck/insertCitation', NO_EDITS, async (place, { works, form }: ServerRequests['claimcheck/insertCitation']['params']) => {
    const { workspace, path, view, offset } = place;
    const insertion = await formatter.complete(() => insertCitation(view, offset, { works, form }, workspace.service.formatterOf(path)));
    // A list that the manuscript keeps itself needs no entry elsewhere.
    const hasList = numericList(view.document, view.citations, view.library) !== undefined;
    return { ...proposed(insertion, place), ...(hasList ? {} : missing(works.map(({ key }) => key), place)) };
  });

  on('claimcheck/insertBibliography', NO_EDITS, async (place, { style }: InManuscript & { readonly style?: string }): Promise<ProposedEdits> => {
    const { view } = place;
    const chosen = await chosenStyle(place, style ?? bibliographySection(view.document)?.style);
    if (chosen.problem !== undefined) return { edits: [], problem: chosen.problem };
    const { formatReferences } = await formatting();
    const { entries, problems } = await formatReferences(referencesToList(view), optionsOf(place, chosen.text));
    const numeric = isNumeric(chosen.text);
    const insertion = insertBibliography(view, { style: chosen.name, numeric, entries: entries.map(({ reference, text }) => numbered(reference, text, numeric)) });
    const { works, unknown } = citedWorks(view);
    const left = unknown.length > 0 ? t`No bibliography has ${unknown.join(', ')}.` : undefined;
    const problem = insertion.problem ?? problems[0] ?? left;
    return { ...proposed(insertion, place), ...(problem === undefined ? {} : { problem }), ...(view.document.format === 'typst' ? missing(works.map(({ reference }) => reference.key), place) : {}) };
  });

  on('claimcheck/addEntries', NO_EDITS, async (place, { keys }: InManuscript & { readonly keys: readonly string[] }): Promise<ProposedEdits> => {
    const { workspace, view } = place;
    const file = entriesFile(view);
    if (!file) return { edits: [], problem: t`The manuscript has no .bib file that an entry could be added to.` };
    const { safeKey, toBibtex } = await import('./core/bibliography/edit.js');
    const entries = keys.flatMap((key) => view.library.reference(key) ?? []).map(({ csl, key }) => toBibtex(csl, safeKey(key)));
    if (entries.length === 0) return { edits: [] };
    return {
      edits: addedTo(file, entries.join('\n')).flatMap(({ path, span, text, isNew }) => {
        const lines = isNew ? lineIndex('') : workspace.lines(path);
        return lines ? [{ uri: uriOf(path), range: rangeOf(lines, span), newText: text, ...(isNew ? { isNew } : {}) }] : [];
      }),
    };
  });
}

/** Loaded when first needed: it takes some tenths of a second. */
const formatting = () => import('./core/bibliography/format/format.js');

/** A place in an open manuscript. */
interface Place {
  readonly workspace: Workspace;
  readonly path: string;
  readonly view: ManuscriptView;
  readonly offset: number;
}

const NO_EDITS: ProposedEdits = { edits: [] };

interface ChosenStyle {
  readonly name: string;
  /** A bundled one's name, or the text of a `.csl` file. */
  readonly text: string;
  readonly title: string;
  readonly problem?: string;
}

/** The style of a name, or the manuscript's own. */
async function chosenStyle({ workspace, path, view }: Place, name?: string): Promise<ChosenStyle> {
  const ownName = view.document.metadata.csl?.name ?? workspace.settings.style;
  const own = workspace.service.styleOf(path);
  const text = name === undefined || name === ownName ? own : await workspace.styleNamed(name, path);
  const found = findStyle(text ?? name!, bundledStyles);
  if (text === undefined || 'problem' in found) return { name: name ?? ownName, text: own, title: name ?? ownName, problem: 'problem' in found ? found.problem : t`There is no style “${name ?? ownName}”.` };
  return { name: name ?? ownName, text, title: titleOf(found.style.text) ?? name ?? ownName };
}

function optionsOf({ view: { document } }: Place, style: string, markup?: Markup): FormatOptions {
  const { language } = document.metadata;
  return { style, format: markup ?? MARKUP[document.format], files: bundledStyles, ...(language ? { locale: language } : {}) };
}

const MARKUP = { markdown: 'markdown', quarto: 'markdown', plaintext: 'text', latex: 'latex', typst: 'typst' } as const;

function isNumeric(style: string): boolean {
  const found = findStyle(style, bundledStyles);
  return 'style' in found && found.style.numeric;
}

/** Parts an entry from the number that a style puts before it: `1. `, `\[1\] `, `(1) `, `1 `. */
function numbered(reference: Reference, text: string, numeric: boolean): FormattedReference {
  const number = numeric ? /^(?:<div[^<>]{0,200}>)?(?:\\?[[(]\d{1,6}\\?[\])]|\d{1,6}\.?)\s*/.exec(text)?.[0] ?? '' : '';
  return { reference, number, text: number.startsWith('<div') ? text : text.slice(number.length) };
}

function workItem({ key, authors, year, title, container, cited, path, claim }: FoundWork, { library }: ManuscriptView, { root }: Workspace): WorkItem {
  const guide = library.sources.find((source) => source.kind === 'guide' && (source.name === key || key.startsWith(`${source.name}:`)));
  const label = [authors, year].filter((part) => part !== '').join(' ');
  return {
    key,
    label: authors === '' ? shortened(title || container || key, LONGEST_LABEL) : label,
    title,
    origin: guide ? t`guide ${guide.name}` : displayName(path, root),
    cited,
    ...(claim === undefined ? {} : { claim }),
  };
}

/** Beside it stand key and file. */
const LONGEST_LABEL = 48;

function proposed({ edits, problem }: { readonly edits: readonly { readonly span: Span; readonly text: string }[]; readonly problem?: string }, { workspace, path }: Place): ProposedEdits {
  const lines = workspace.lines(path)!;
  return { edits: edits.map(({ span, text }) => ({ uri: uriOf(path), range: rangeOf(lines, span), newText: text })), ...(problem === undefined ? {} : { problem }) };
}

/** Works that other programs would not find: those of guides without an entry in the manuscript's own bibliographies. */
function missing(keys: readonly string[], place: Place): Pick<ProposedEdits, 'missing'> {
  const { view, workspace } = place;
  const { library } = view;
  const file = entriesFile(view)?.path;
  const own = new Set(library.bibliographies.flatMap(({ references }) => references));
  const without = [...new Set(keys)].filter((key) => {
    const reference = library.reference(key);
    return reference !== undefined && library.references.includes(reference) && !own.has(reference);
  });
  return file === undefined || without.length === 0 ? {} : { missing: { keys: without, file: displayName(file, workspace.root) } };
}
