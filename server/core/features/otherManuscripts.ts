import { readBibliography } from '../bibliography/readBibliography.js';
import type { Bibliography } from '../bibliography/reference.js';
import { readFrontMatterReferences } from '../bibliography/yamlBibliography.js';
import type { Document, Format } from '../document/document.js';
import { openReader, type ReaderOptions } from '../document/open.js';
import { citedPlaces } from '../library/cited.js';
import type { Library } from '../library/library.js';
import type { Shelf } from '../library/shelf.js';
import { openFigureChecker } from '../verdict/figureChecker.js';
import type { ManuscriptView } from './manuscriptView.js';

/** A manuscript as the disk has it, and the bibliographies that hold for it. */
export interface OtherManuscript {
  readonly path: string;
  readonly format: Format;
  readonly text: string;
  readonly bibliographies: readonly { readonly path: string; readonly text: string }[];
}

/** The manuscripts of a workspace that are not open. Each is read when a question concerns every file, and once. */
export interface OtherManuscripts {
  set(manuscripts: readonly OtherManuscript[] | undefined): void;
  /** Undefined until they were set. */
  views(): readonly ManuscriptView[] | undefined;
  /** Those that only manuscripts that are not open hold. */
  bibliographies(): readonly Bibliography[];
}

export function openOtherManuscripts(shelf: Shelf, options: () => ReaderOptions): OtherManuscripts {
  let given: readonly OtherManuscript[] | undefined;
  const documents = new Map<string, Document>();
  let readWith: ReaderOptions['citationCommands'];
  const bibliographies = new Map<string, { readonly text: string; readonly bibliography: Bibliography }>();
  const views = new WeakMap<Document, ManuscriptView>();
  const frontMatters = new WeakMap<Document, Bibliography>();

  const frontMatterOf = (document: Document): Bibliography => {
    let read = frontMatters.get(document);
    if (!read) frontMatters.set(document, (read = readFrontMatterReferences(document.path, document.text, document.metadata.references)));
    return read;
  };

  const documentOf = ({ path, format, text }: OtherManuscript): Document => {
    if (options().citationCommands !== readWith) documents.clear();
    readWith = options().citationCommands;
    const known = documents.get(path);
    if (known?.text === text && known.format === format) return known;
    const document = openReader(path, format, options()).read(text);
    documents.set(path, document);
    return document;
  };

  const bibliographyOf = ({ path, text }: { readonly path: string; readonly text: string }): Bibliography => {
    const known = bibliographies.get(path);
    if (known?.text === text) return known.bibliography;
    const bibliography = readBibliography(path, text);
    bibliographies.set(path, { text, bibliography });
    return bibliography;
  };

  const unheld = (manuscript: OtherManuscript): readonly Bibliography[] => manuscript.bibliographies.filter(({ path }) => !shelf.bibliography(path)).map(bibliographyOf);

  const viewOf = (manuscript: OtherManuscript): ManuscriptView => {
    const document = documentOf(manuscript);
    const library = libraryOf(manuscript, document);
    const known = views.get(document);
    if (known?.library === library) return known;
    const view = makeView(document, library);
    views.set(document, view);
    return view;
  };

  const libraryOf = (manuscript: OtherManuscript, document: Document): Library => {
    const { references } = document.metadata;
    const own = references.length > 0 ? [frontMatterOf(document)] : [];
    return shelf.library(manuscript.bibliographies.map(({ path }) => path), [...own, ...unheld(manuscript)]);
  };

  const makeView = (document: Document, library: Library): ManuscriptView => {
    let figures: ManuscriptView['figures'] | undefined;
    return {
      document,
      library,
      citations: citedPlaces(document, library),
      get figures() {
        return (figures ??= openFigureChecker().check(document, library));
      },
    };
  };

  return {
    set(manuscripts) {
      given = manuscripts;
      const paths = new Set(manuscripts?.map(({ path }) => path));
      const held = new Set(manuscripts?.flatMap((manuscript) => manuscript.bibliographies.map(({ path }) => path)));
      for (const path of documents.keys()) if (!paths.has(path)) documents.delete(path);
      for (const path of bibliographies.keys()) if (!held.has(path)) bibliographies.delete(path);
    },
    views: () => given?.map(viewOf),
    bibliographies: () => [...new Set(given?.flatMap(unheld))],
  };
}
