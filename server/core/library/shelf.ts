import { parentIn, type Elsewhere } from '../bibliography/bib/read.js';
import type { Bibliography, Reference } from '../bibliography/reference.js';
import { openBibliography, type BibliographyReader } from '../bibliography/readBibliography.js';
import { formatOf, openReader } from '../document/open.js';
import { library, type Library } from './library.js';
import { abstractSource, guideSource, paperSource, type GuideManifest, type Source } from './source.js';

/** The files of an author's literature as they are handed in. Each is read when it is first needed, and once. */
export interface Shelf {
  setSource(path: string, text: string | undefined): void;
  setBibliography(path: string, text: string | undefined): void;
  setGuide(name: string, guide: GuideFiles | undefined): void;
  /** Changes with every file; a library of an earlier version is out of date. */
  readonly version: number;
  /** The papers and guides; reads those that were not read. */
  sources(): readonly Source[];
  /** The same one by one, and whether each was read. */
  entries(): readonly { readonly name: string; readonly known: boolean; readonly read: () => Source }[];
  bibliographies(): readonly Bibliography[];
  bibliography(path: string): Bibliography | undefined;
  /** The library with these bibliographies (absent = all) and further ones; the same object as long as nothing in it changed. */
  library(bibliographies?: readonly string[], further?: readonly Bibliography[]): Library;
}

export interface GuideFiles {
  readonly manifest: GuideManifest;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

export function openShelf(): Shelf {
  const sources = new Map<string, Once<Source>>();
  const guides = new Map<string, Once<Source>>();
  const bibliographies = new Map<string, { readonly reader: BibliographyReader; read: Once<Bibliography> }>();
  const abstracts = new WeakMap<object, Source>();
  const libraries = new Map<string, Library>();
  const identify = numbering();
  let version = 0;
  const changed = (): void => {
    version++;
    libraries.clear();
  };
  const elsewhere = (path: string): Elsewhere => ({
    get version() {
      return version;
    },
    parentOf(key) {
      for (const [other, { read }] of bibliographies) {
        const parent = other === path ? undefined : parentIn(read.value, key);
        if (parent) return parent;
      }
      return undefined;
    },
  });
  const put = <T>(map: Map<string, T>, name: string, value: T | undefined): void => {
    if (value === undefined) map.delete(name);
    else map.set(name, value);
    changed();
  };
  const abstractOf = (reference: Reference): Source | undefined => {
    if (reference.fields && !reference.fields.has('abstract')) return undefined;
    const { csl } = reference;
    if (!csl.abstract) return undefined;
    let source = abstracts.get(csl);
    // Under a heading, since a text of one line would be taken for a title.
    if (source?.work !== reference) abstracts.set(csl, (source = abstractSource(reference, openReader(reference.path, 'plaintext').read(`Abstract\n\n${csl.abstract}`))));
    return source;
  };
  return {
    get version() {
      return version;
    },
    setSource(path, text) {
      put(sources, path, text === undefined ? undefined : once(() => paperSource(openReader(path, formatOf(path) ?? 'plaintext').read(text))));
    },
    setGuide(name, guide) {
      put(guides, name, guide && once(() => guideSource(guide.manifest, guide.files.map((file) => openReader(file.path, formatOf(file.path) ?? 'plaintext').read(file.text)))));
    },
    setBibliography(path, text) {
      const reader = bibliographies.get(path)?.reader ?? openBibliography(path, elsewhere(path));
      put(bibliographies, path, text === undefined ? undefined : { reader, read: once(() => reader.read(text)) });
    },
    sources: () => [...sources.values(), ...guides.values()].map((source) => source.value),
    entries: () => [...sources, ...guides].map(([name, source]) => ({ name, known: source.known, read: () => source.value })),
    bibliographies: () => [...bibliographies.values()].map(({ read }) => read.value),
    bibliography: (path) => bibliographies.get(path)?.read.value,
    library(names, further = []) {
      const held = names ? names.flatMap((name) => bibliographies.get(name)?.read.value ?? []) : this.bibliographies();
      const all = [...further, ...held];
      const papers = this.sources();
      const id = [...papers, '|', ...all].map(identify).join();
      let made = libraries.get(id);
      if (!made) {
        if (libraries.size >= MOST_LIBRARIES) libraries.clear();
        libraries.set(id, (made = library(papers, all, abstractOf)));
      }
      return made;
    },
  };
}

/** Manuscripts with other bibliographies have other libraries; more than so many at once are not remembered. */
const MOST_LIBRARIES = 24;

/** A value made when it is first asked for. */
interface Once<T> {
  readonly value: T;
  readonly known: boolean;
}

function once<T>(make: () => T): Once<T> {
  let made: { readonly value: T } | undefined;
  return {
    get value() {
      return (made ??= { value: make() }).value;
    },
    get known() {
      return made !== undefined;
    },
  };
}

/** Tells objects apart in a text: the same number for the same object. */
function numbering(): (thing: object | string) => string {
  const numbers = new WeakMap<object, string>();
  let next = 0;
  return (thing) => {
    if (typeof thing === 'string') return thing;
    let number = numbers.get(thing);
    if (!number) numbers.set(thing, (number = String(next++)));
    return number;
  };
}
