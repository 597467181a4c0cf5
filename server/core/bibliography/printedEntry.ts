import type { CslItem } from './reference.js';

/**
 * Reads one entry of a printed reference list: `Title - Site [host]` as guides have it, else the identifiers and the
 * title as far as they can be told from the rest. Never throws; the least is the whole text as the title.
 */
export function cslOfEntry(id: string, text: string): CslItem {
  const entry = text.replace(/\s+/gu, ' ').trim();
  return webPage(id, entry) ?? printedWork(id, entry);
}

/** `Alectinib in mice - PMC [pmc.ncbi.nlm.nih.gov]`: the site by its name, else by its host, and not where that is the title. */
function webPage(id: string, entry: string): CslItem | undefined {
  const open = entry.lastIndexOf('[');
  const host = entry.endsWith(']') ? entry.slice(open + 1, -1) : '';
  if (!HOST.test(host)) return undefined;
  const named = entry.slice(0, open).trimEnd();
  const dash = named.lastIndexOf(' - ');
  const title = dash > 0 ? named.slice(0, dash).trimEnd() : named;
  const site = dash > 0 ? named.slice(dash + 3).trimStart() : host;
  return { id, type: 'webpage', title, ...(site === title ? {} : { 'container-title': site }) };
}

const HOST = /^[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,9}$/u;

function printedWork(id: string, entry: string): CslItem {
  const doi = identifierAt(/\b10\.\d{4,9}\/[^\s"<>]+/u, entry);
  const pmid = /\bPMID:? ?(\d{4,9})/iu.exec(entry)?.[1];
  const url = identifierAt(/\bhttps?:\/\/[^\s<>"]+/u, entry);
  const year = /\b(?:18|19|20)\d{2}\b/u.exec(entry.replace(doi ?? '', ''))?.[0];
  return {
    id,
    type: 'document',
    title: titleIn(entry),
    ...(doi ? { DOI: doi } : {}),
    ...(pmid ? { PMID: pmid } : {}),
    ...(url && !url.includes('doi.org') ? { URL: url } : {}),
    ...(year ? { issued: { 'date-parts': [[Number(year)]] } } : {}),
  };
}

/** Without the marks that end the sentence around it. */
function identifierAt(pattern: RegExp, entry: string): string | undefined {
  const found = pattern.exec(entry)?.[0] ?? '';
  let end = found.length;
  while (end > 0 && '.,;)]'.includes(found[end - 1]!)) end--;
  return end > 0 ? found.slice(0, end) : undefined;
}

/** The title stands in quotation marks, or is the part between full stops with the most words after the authors. */
function titleIn(entry: string): string {
  const quoted = /[“"]([^”"]{12,300})[”"]/u.exec(entry)?.[1];
  if (quoted) return quoted.replace(/[.,]$/u, '');
  const parts = entry.replace(/\bet al\./gu, 'et al').split(PART_END).slice(0, 4);
  const best = parts.map((part) => ({ part, words: part.split(' ').filter((word) => /^\p{Ll}{3,}/u.test(word)).length })).sort((a, b) => b.words - a.words)[0];
  return (best && best.words > 0 ? best.part : entry).replace(/\.$/u, '').trimEnd();
}

/** Not the stop of an initial, `Okafor B. C.`, unless what comes then is no name: `Okafor B. Nets in rivers`. */
const PART_END = /(?<=[\p{Ll}\p{N})?!])[.?!] (?=\p{Lu}|\d{4}\b)|(?<=\p{Lu})\. (?=\p{Lu}[\p{L}-]{1,40} \p{Ll})/u;
