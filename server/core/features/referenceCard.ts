import { briefOf } from '../bibliography/brief.js';
import { normalDoi } from '../bibliography/identity.js';
import type { Reference } from '../bibliography/reference.js';
import { byline } from '../bibliography/shortLabel.js';
import type { Library } from '../library/library.js';
import { t } from '../text/language.js';
import { claimItem, claimsCiting } from './claims.js';
import { escaped, link } from './markdown.js';

/** Formats a reference as Markdown in the user's style; undefined where the style is not loaded (yet). */
export type FormatReference = (reference: Reference) => string | undefined;

/** A reference for people, in Markdown: formatted, with its links and what guides say citing it. `near` is the text around. */
export function referenceCard(reference: Reference, library: Library, near = '', format: FormatReference = () => undefined): string {
  const parts = [format(reference) ?? plainReference(reference), links(reference, library)];
  const claims = claimsCiting(reference, library, near);
  if (claims.length > 0) parts.push([t`What the literature says, citing it:`, '', ...claims.map(claimItem)].join('\n'));
  return parts.filter((part) => part !== '').join('\n\n');
}

/** `**Peters et al. (2017)** Alectinib versus … *N Engl J Med* · peters2017`, without a citation style. */
function plainReference(reference: Reference): string {
  const { year, title, container } = briefOf(reference);
  const who = [byline(reference), year === '' ? '' : `(${year})`].filter((part) => part !== '').join(' ');
  return [who === '' ? '' : `**${escaped(who)}**`, escaped(title), container === '' || container === title ? '' : `*${escaped(container)}*`, `\`${reference.key.replaceAll('`', '')}\``].filter((part) => part !== '').join(' · ');
}

/** To the work on the web: its own identifiers and those that another entry of the same work gives. */
function links(reference: Reference, library: Library): string {
  const found = new Map<string, string>();
  for (const same of [reference, ...library.sameWorks(reference)]) {
    const { doi, pmid, pmcid, url } = briefOf(same);
    const normal = normalDoi(doi);
    if (normal !== '' && !found.has('DOI')) found.set('DOI', `https://doi.org/${encodeURI(normal)}`);
    if (/^\d{1,9}$/.test(pmid) && !found.has('PubMed')) found.set('PubMed', `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`);
    if (/^(?:PMC)?\d{1,9}$/i.test(pmcid) && !found.has('PMC')) found.set('PMC', `https://pmc.ncbi.nlm.nih.gov/articles/PMC${pmcid.replace(/\D/g, '')}/`);
    if (url !== '' && !found.has(t`Web`) && !/\bdoi\.org\//i.test(url)) found.set(t`Web`, url);
  }
  return [...found].map(([name, target]) => link(name, target)).join(' · ');
}
