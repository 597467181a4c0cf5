import { openBib, type Elsewhere } from './bib/read.js';
import { readBibitems } from './bibitems.js';
import { readCslJson } from './cslJson.js';
import type { Bibliography } from './reference.js';
import { readRis } from './ris.js';
import { readYaml } from './yamlBibliography.js';

/** Reads the successive versions of one bibliography file; what did not change is not read again. Never throws. */
export interface BibliographyReader {
  read(text: string): Bibliography;
}

/** The reader for a file by its name's ending, or by its first text where the ending says nothing. `elsewhere`: other files that hold with it. */
export function openBibliography(path: string, elsewhere?: Elsewhere): BibliographyReader {
  const bib = openBib(path, elsewhere);
  let last: { readonly text: string; readonly bibliography: Bibliography } | undefined;
  return {
    read(text) {
      const format = formatOf(path, text);
      if (format === 'bib') return bib.read(text);
      if (last?.text !== text) last = { text, bibliography: READERS[format](path, text) };
      return last.bibliography;
    },
  };
}

/** Reads one bibliography file once: `.bib`, CSL-JSON, RIS, Hayagriva or CSL YAML, or the list of references in a LaTeX file. */
export function readBibliography(path: string, text: string): Bibliography {
  return openBibliography(path).read(text);
}

/** Whether a file's name says that it is a bibliography. JSON and YAML hold anything, so theirs do not. */
export function isBibliographyName(path: string): boolean {
  return /\.(?:bib|bibtex|biblatex|ris)$/i.test(path);
}

const READERS = { json: readCslJson, ris: readRis, yaml: readYaml, latex: readBibitems } as const;

function formatOf(path: string, text: string): 'bib' | keyof typeof READERS {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  if (ending === 'bib' || ending === 'bibtex' || ending === 'biblatex') return 'bib';
  if (ending === 'ris') return 'ris';
  if (ending === 'tex' || ending === 'ltx' || ending === 'bbl') return 'latex';
  if (ending === 'json' || ending === 'csljson') return 'json';
  if (ending === 'yml' || ending === 'yaml') return 'yaml';
  const head = text.slice(0, 4096).trimStart();
  if (/^[[{]/.test(head)) return 'json';
  if (/^TY {0,3}- /m.test(head)) return 'ris';
  return 'bib';
}
