import { readFrontMatterReferences } from './bibliography/yamlBibliography.js';
import type { Bibliography, Reference } from './bibliography/reference.js';
import type { Document, Format, Named } from './document/document.js';
import { openReader, type ReaderOptions } from './document/open.js';
import type { Reader } from './document/reader.js';
import { evidenceOf } from './evidence/evidence.js';
import { actionsIn } from './features/actions.js';
import { citedKeys } from './features/citedKeys.js';
import { completionsIn, indexOf } from './features/completion.js';
import { figureHintsIn } from './features/figureHints.js';
import { figureCompletions, figureOfCompletion } from './features/figureCompletion.js';
import { termCompletions } from './features/termCompletion.js';
import { evidenceCard } from './features/figureCard.js';
import { definitionsIn, definitionsInBibliography } from './features/definitions.js';
import type { Desk } from './features/desk.js';
import { linksIn } from './features/documentLinks.js';
import { hoverIn, hoverInBibliography } from './features/hover.js';
import type { ManuscriptView } from './features/manuscriptView.js';
import { needsOf } from './features/needs.js';
import { openOtherManuscripts } from './features/otherManuscripts.js';
import { foldsOf, outlineOf } from './features/outline.js';
import { referenceCard, type FormatReference } from './features/referenceCard.js';
import { highlightsIn, usesIn } from './features/references.js';
import { keyToRename, renameIn } from './features/rename.js';
import { citedPlaces } from './library/cited.js';
import type { Library } from './library/library.js';
import { openShelf } from './library/shelf.js';
import type { Source } from './library/source.js';
import type { Manuscript } from './rules/rule.js';
import { findingsIn, findingsInBibliography } from './rules/run.js';
import { staleIn, toKeep, verifiedIn, type Verified } from './rules/verified.js';
import type { Check, CoreSettings, LibrarySummary, MainFile, Service } from './service.js';
import { openFigureChecker, type FigureChecker } from './verdict/figureChecker.js';

export interface ServiceOptions {
  /** Formats references in the user's style, for hovers; without it they are shown plainly. */
  readonly format?: (reference: Reference, style: string) => string | undefined;
  /** CSL variables that a style prints; undefined where that is not known. */
  readonly variables?: (style: string) => ReadonlySet<string> | undefined;
}

/** The service over no files yet. All that it remembers is a matter of speed: answers depend on what was set alone. */
export function openService(options: ServiceOptions = {}): Service {
  const shelf = openShelf();
  const unreadable = new Map<string, string>();
  const manuscripts = new Map<string, OpenManuscript>();
  const others = openOtherManuscripts(shelf, () => settings);
  const indexed = new WeakSet<Source>();
  let settings: CoreSettings = { rules: {}, style: 'apa' };

  const formatIn = (path: string): FormatReference => (reference) => options.format?.(reference, manuscripts.get(path)?.style ?? settings.style);

  /** By the file's name alone: which folder it counts from is the workspace's to know. */
  const unreadNames = ({ metadata }: Document): readonly Named[] => {
    const held = new Set(shelf.bibliographies().map(({ path }) => fileName(path)));
    return metadata.bibliography.filter(({ name }) => !held.has(fileName(name)) && !held.has(`${fileName(name)}.bib`));
  };

  const libraryOf = (manuscript: OpenManuscript): Library => shelf.library(manuscript.bibliographies, manuscript.ownReferences(manuscript.document()));

  const viewOf = (manuscript: OpenManuscript): Manuscript => {
    const { seen } = manuscript;
    if (seen?.version === shelf.version) return seen.view;
    const document = manuscript.document();
    const library = libraryOf(manuscript);
    const { version } = shelf;
    let citations: Manuscript['citations'] | undefined;
    let figures: Manuscript['figures'] | undefined;
    let stale: Manuscript['stale'] | undefined;
    // Each when it is asked for: who completes a key or hovers over one waits for no verdicts.
    const view: Manuscript & ManuscriptView = {
      document,
      library,
      unreadBibliographies: unreadNames(document),
      get citations() {
        return (citations ??= citedPlaces(document, library));
      },
      get figures() {
        if (!figures) {
          figures = manuscript.checker.check(document, library);
          const { last } = manuscript;
          // What the literature bore out before it changed.
          if (last && last.version !== version) manuscript.verified = { ...manuscript.verified, ...verifiedIn(last.view, view) };
          manuscript.last = { version, view };
        }
        return figures;
      },
      get stale() {
        // To check adds to what was verified.
        void view.figures;
        return (stale ??= staleIn(view, manuscript.verified));
      },
      get main() {
        const text = manuscript.main?.text();
        return text === undefined ? undefined : { path: manuscript.main!.path, text };
      },
    };
    manuscript.seen = { version, view };
    return view;
  };

  const checkManuscript = (manuscript: OpenManuscript): Check => {
    const view = viewOf(manuscript);
    const { checked } = manuscript;
    if (checked?.view === view) return checked.check;
    const check: Check = {
      findings: findingsIn(view, settings.rules),
      problems: view.document.problems,
      // Thousands, and not needed at every key press.
      get figures() {
        return view.figures.all;
      },
      get citations() {
        return view.citations.map(({ citation, span, items }) => ({ citation, span, resolved: items.map(({ reference }) => reference !== undefined), itemSpans: items.map((item) => item.span) }));
      },
    };
    manuscript.checked = { view, check };
    return check;
  };

  /** Of one file: as much as concerns a key in it. */
  const deskOf = (path: string): Desk => {
    const manuscript = manuscripts.get(path);
    const bibliography = shelf.bibliography(path);
    return { manuscripts: manuscript ? [viewOf(manuscript)] : [], bibliographies: bibliography ? [bibliography] : [], library: shelf.library() };
  };

  const deskOfBibliographies = (): Desk => ({ manuscripts: [], bibliographies: shelf.bibliographies(), library: shelf.library() });

  const wholeDesk = (): Desk => ({
    manuscripts: [...[...manuscripts.values()].map(viewOf), ...(others.views() ?? []).filter(({ document: { path } }) => !manuscripts.has(path))],
    bibliographies: [...shelf.bibliographies(), ...others.bibliographies()],
    library: shelf.library(),
  });

  /** Where a manuscript names none, it may be checked with all that lie about, which need not belong together. */
  const namedWith = ({ path }: Bibliography): readonly Bibliography[] => {
    const named = [...manuscripts.values()].filter((manuscript) => manuscript.bibliographies?.includes(path) && manuscript.document().metadata.bibliography.length > 1);
    const paths = new Set(named.flatMap((manuscript) => manuscript.bibliographies ?? []));
    return shelf.bibliographies().filter((other) => other.path !== path && paths.has(other.path));
  };

  const checkBibliography = (bibliography: Bibliography): Check => {
    const view = {
      bibliography,
      get manuscripts() {
        return others.views() && wholeDesk().manuscripts;
      },
      besides: namedWith(bibliography),
      variables: options.variables?.(settings.style),
    };
    return { ...EMPTY, findings: findingsInBibliography(view, settings.rules) };
  };

  const library = (path?: string): Library => {
    const manuscript = path === undefined ? undefined : manuscripts.get(path);
    return manuscript ? viewOf(manuscript).library : shelf.library();
  };

  const ofBibliography = <Item>(path: string, read: (bibliography: Bibliography) => readonly Item[]): readonly Item[] => {
    const bibliography = manuscripts.has(path) ? undefined : shelf.bibliography(path);
    return bibliography ? read(bibliography) : [];
  };

  return {
    setSource: (path, text) => (unreadable.delete(path), shelf.setSource(path, text)),
    setBibliography: (path, text) => (unreadable.delete(path), shelf.setBibliography(path, text)),
    setGuide: (name, guide) => shelf.setGuide(name, guide),
    setProblem(path, message) {
      if (message === undefined) unreadable.delete(path);
      else unreadable.set(path, message);
    },
    setManuscript(path, next) {
      const open = manuscripts.get(path);
      if (next === undefined) return void manuscripts.delete(path);
      if (open?.format === next.format) open.replace(next.text, next.bibliographies, next.style);
      else manuscripts.set(path, new OpenManuscript(path, next.format, next.text, next.bibliographies, next.style, settings));
      manuscripts.get(path)!.main = next.main;
    },
    setOthers: (list) => others.set(list),
    setSettings(next) {
      if (JSON.stringify(next) !== JSON.stringify(settings)) for (const manuscript of manuscripts.values()) manuscript.checked = undefined;
      if (JSON.stringify(next.citationCommands) !== JSON.stringify(settings.citationCommands)) for (const manuscript of manuscripts.values()) manuscript.readAnew(next);
      settings = next;
    },
    needs(path) {
      const manuscript = manuscripts.get(path);
      return manuscript ? needsOf(manuscript.document()) : { bibliography: [], inclusions: [] };
    },
    document: (path) => manuscripts.get(path)?.document(),
    verified(path) {
      const manuscript = manuscripts.get(path);
      if (!manuscript) return {};
      const view = viewOf(manuscript);
      // To check it may add to what was verified.
      void view.figures;
      return toKeep(view, manuscript.verified);
    },
    recall(path, verified) {
      const manuscript = manuscripts.get(path);
      if (!manuscript) return;
      manuscript.verified = { ...verified, ...manuscript.verified };
      manuscript.seen = undefined;
    },
    check(path) {
      const manuscript = manuscripts.get(path);
      if (manuscript) return checkManuscript(manuscript);
      const bibliography = shelf.bibliography(path);
      return bibliography ? checkBibliography(bibliography) : EMPTY;
    },
    hover(path, offset, theme) {
      const manuscript = manuscripts.get(path);
      if (manuscript) return hoverIn(viewOf(manuscript), offset, formatIn(path), theme);
      const bibliography = shelf.bibliography(path);
      return bibliography && hoverInBibliography(path, offset, deskOfBibliographies(), formatIn(path));
    },
    figureHints(path, within) {
      const manuscript = manuscripts.get(path);
      return manuscript ? figureHintsIn(viewOf(manuscript), within) : [];
    },
    completions(path, offset) {
      const manuscript = manuscripts.get(path);
      if (!manuscript) return [];
      const view = viewOf(manuscript);
      const works = completionsIn(view, offset);
      return works.length > 0 ? works : [...figureCompletions(view, offset), ...termCompletions(view, offset)];
    },
    completionDetail(path, id, typed = '') {
      const of = library(path);
      const figure = figureOfCompletion(id, of);
      if (figure) return evidenceCard({ ...figure, key: of.keyOf(figure.source) ?? figure.source.name }, of);
      const reference = of.reference(id);
      return reference ? referenceCard(reference, of, typed.replaceAll('-', ' '), formatIn(path)) : '';
    },
    definitions(path, offset) {
      const manuscript = manuscripts.get(path);
      return manuscript ? definitionsIn(viewOf(manuscript) satisfies ManuscriptView, offset) : definitionsInBibliography(path, offset, deskOfBibliographies());
    },
    citedKeys(path) {
      const manuscript = manuscripts.get(path);
      return manuscript ? citedKeys(manuscript.document()) : [];
    },
    references: (path, offset) => usesIn(wholeDesk(), path, offset),
    highlights: (path, offset) => highlightsIn(deskOf(path), path, offset),
    keyToRename: (path, offset) => keyToRename(deskOf(path), path, offset),
    rename: (path, offset, key) => renameIn(wholeDesk(), path, offset, key),
    actions(path, span) {
      const manuscript = manuscripts.get(path);
      return actionsIn(deskOf(path), wholeDesk, path, span, manuscript ? checkManuscript(manuscript).findings : []);
    },
    links: (path) => ofBibliography(path, linksIn),
    outline: (path) => ofBibliography(path, outlineOf),
    folds: (path) => ofBibliography(path, foldsOf),
    *index() {
      const steps = shelf.entries().filter(({ known, read }) => !known || !indexed.has(read()));
      for (const [done, { name, read }] of steps.entries()) {
        const source = read();
        void source.evidence;
        indexed.add(source);
        yield { done: done + 1, total: steps.length, name };
      }
      // The first completion need not wait either.
      for (const manuscript of manuscripts.values()) indexOf(libraryOf(manuscript));
    },
    summary(path) {
      const { sources, references } = library(path);
      return {
        sources: sources.length,
        references: references.filter(({ key }) => key !== '').length,
        // Of what was read; counting must not make it read the rest.
        measurements: sources.reduce((sum, source) => sum + (indexed.has(source) ? source.evidence.measurements.length : 0), 0),
        indexed: shelf.entries().every(({ known, read }) => known && indexed.has(read())),
        problems: [...[...unreadable].map(([path, message]) => ({ path, message })), ...problemsOf(sources, shelf.bibliographies())],
      };
    },
    view(path) {
      const manuscript = manuscripts.get(path);
      return manuscript && viewOf(manuscript);
    },
    formatterOf: formatIn,
    styleOf: (path) => manuscripts.get(path)?.style ?? settings.style,
    inspect(path, format, text) {
      const document = openReader(path, format, settings).read(text);
      return { document, evidence: evidenceOf([document]) };
    },
    library,
  };
}

const EMPTY: Check = { figures: [], citations: [], findings: [], problems: [] };

/** A manuscript through its versions. */
class OpenManuscript {
  readonly checker: FigureChecker = openFigureChecker();
  seen: { readonly version: number; readonly view: Manuscript } | undefined;
  /** The last that was checked, of whatever text. */
  last: OpenManuscript['seen'];
  main: MainFile | undefined;
  /** What agreed with the literature as it was: the figures among them that no longer do are stale. */
  verified: Verified = {};
  /** Here and in no WeakMap: what such a map holds outlives many key presses, a whole version of the document each. */
  checked: { readonly view: Manuscript; readonly check: Check } | undefined;
  private reader: Reader;
  private read: Document | undefined;
  private own: { readonly id: string; readonly bibliographies: readonly Bibliography[] } = { id: '[]', bibliographies: [] };

  constructor(
    readonly path: string,
    readonly format: Format,
    private text: string,
    public bibliographies: readonly string[] | undefined,
    public style: string | undefined,
    options: ReaderOptions,
  ) {
    this.reader = openReader(path, format, options);
  }

  /** With other options than before. */
  readAnew(options: ReaderOptions): void {
    this.reader = openReader(this.path, this.format, options);
    this.read = this.seen = undefined;
  }

  replace(text: string, bibliographies: readonly string[] | undefined, style: string | undefined): void {
    if (text !== this.text) this.read = undefined;
    if (text !== this.text || bibliographies?.join('\n') !== this.bibliographies?.join('\n')) this.seen = undefined;
    this.text = text;
    this.bibliographies = bibliographies;
    this.style = style;
  }

  document(): Document {
    return (this.read ??= this.reader.read(this.text));
  }

  /** `references:` of the front matter; the same object as long as they are the same. */
  ownReferences({ path, text, metadata }: Document): readonly Bibliography[] {
    const id = JSON.stringify(metadata.references);
    if (id !== this.own.id) this.own = { id, bibliographies: metadata.references.length > 0 ? [readFrontMatterReferences(path, text, metadata.references)] : [] };
    return this.own.bibliographies;
  }
}

function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function problemsOf(sources: readonly Source[], bibliographies: readonly Bibliography[]): LibrarySummary['problems'] {
  return [
    ...sources.filter(({ kind }) => kind !== 'abstract').flatMap(({ documents }) => documents.flatMap(({ path, problems }) => problems.map((problem) => ({ path, ...problem })))),
    ...bibliographies.flatMap(({ path, problems }) => problems.map((problem) => ({ path, ...problem }))),
  ];
}
