import { OTHERS } from './format/andOthers.js';
import { memory } from '../text/memory.js';
import type { Brief, CslItem, CslName, Reference } from './reference.js';

/** A reference's brief: the one it has, else one made from its `csl`. The same object for the same reference. */
export function briefOf(reference: Reference): Brief {
  if (reference.brief) return reference.brief;
  let brief = made.get(reference.csl);
  if (!brief) made.set(reference.csl, (brief = briefOfCsl(reference.csl)));
  return brief;
}

const made = memory<CslItem, Brief>();

/** What a CSL-JSON item says, in brief; whatever it lacks, or gives in another shape, is empty. */
export function briefOfCsl(csl: CslItem): Brief {
  const named = listOfNames(csl.author);
  const others = named.length > 1 && named.at(-1) === OTHERS.literal;
  const authors = others ? named.slice(0, -1) : named;
  return {
    authors: authors.length > 0 ? authors : listOfNames(csl.editor),
    others,
    title: withoutTags(text(csl.title)),
    year: yearOf(csl),
    container: withoutTags(text(csl['container-title'])),
    doi: text(csl.DOI),
    pmid: text(csl.PMID),
    pmcid: text(csl.PMCID),
    url: text(csl.URL),
  };
}

function listOfNames(names: unknown): string[] {
  return Array.isArray(names) ? names.map(nameText).filter((name) => name !== '') : [];
}

function nameText(name: CslName | null | undefined): string {
  const family = text(name?.family);
  if (family === '') return text(name?.literal) || text(name?.given);
  const particle = text(name?.['non-dropping-particle']);
  return particle === '' ? family : `${particle} ${family}`;
}

function yearOf(csl: CslItem): string {
  const parts = csl.issued?.['date-parts'];
  const first = Array.isArray(parts) && Array.isArray(parts[0]) ? text(parts[0][0]) : '';
  return first || (/\b\d{4}\b/.exec(text(csl.issued?.raw) || text(csl.issued?.literal))?.[0] ?? '');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** CSL titles may hold `<i>`, `<sup>` and such. */
function withoutTags(title: string): string {
  return title.includes('<') ? title.replace(/<\/?[a-z][^<>]{0,60}>/gi, '') : title;
}
