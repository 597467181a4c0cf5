import type { Document } from '../document/document.js';
import { isCrossReference } from '../document/markdown/citationKey.js';
import { undefinedPlaces, type CitedItem, type CitedPlace } from '../library/cited.js';
import { t } from '../text/language.js';
import { keyFix } from './keyFix.js';
import { nearKeys } from './nearKeys.js';
import type { Found, Manuscript, Rule } from './rule.js';

export const citationUndefined: Rule = {
  code: 'citation/undefined',
  summary: 'The key is in no bibliography and no guide.',
  severity: 'warning',
  check(manuscript) {
    // A bibliography that could not be read may hold any key; its own problem says so.
    if (manuscript.unreadBibliographies.length > 0) return [];
    return undefinedPlaces(manuscript.document, manuscript.library).flatMap((place) => place.items.flatMap((item) => (item.reference ? [] : undefinedKey(place, item, manuscript))));
  },
};

function undefinedKey({ citation }: CitedPlace, { item, span }: CitedItem, manuscript: Manuscript): readonly Found[] {
  const { key } = item;
  if (key === '' || key === '*') return [];
  if (citation.mode === 'numeric') return beyondTheList(item.key, span, manuscript);
  if (isLabel(key, manuscript) || !isMeantAsCitation(citation.mode, manuscript)) return [];
  const range = guideRange(key, manuscript);
  if (range) return [{ span, message: range, evidence: [], fixes: [] }];
  const near = nearKeys(key, manuscript.library);
  const advice = near.length > 0 ? t`Did you mean ${near.reduce((some, other) => t`${some} or ${other}`)}?` : t`Correct the key, or add an entry for it.`;
  const fixes = near.flatMap((other) => keyFix(span, other, manuscript.document, t`Change to ${other}`) ?? []).map((fix, i) => ({ ...fix, preferred: i === 0, ...(near.length === 1 ? { safe: true } : {}) }));
  return [{ span, message: t`${key} is in no bibliography and no guide. ${advice}`, ...(near[0] === undefined ? {} : { expected: near[0] }), evidence: [], fixes }];
}

/** `[23]` under a list that ends with 22. Without a list of its own a manuscript's numbers may mean anything. */
function beyondTheList(key: string, span: Found['span'], { document }: Manuscript): readonly Found[] {
  const own = document.blocks.flatMap(({ content }) => (content.kind === 'reference' && /^\d+$/.test(content.key) ? [Number(content.key)] : []));
  const last = Math.max(0, ...own);
  // A list of a few numbers that aren't counted through is no reference list.
  if (own.length < 2 || last > own.length * 2) return [];
  const why = Number(key) > last ? t`[${key}]: the reference list ends with ${last}.` : t`[${key}]: the reference list has no such number.`;
  return [{ span, message: t`${why} Correct the number, or add the reference.`, evidence: [], fixes: [] }];
}

/** A place in the document itself: `@fig-flow`, `@sec:methods`, a label of Typst. */
function isLabel(key: string, { document }: Manuscript): boolean {
  if (document.format === 'latex') return false;
  return isCrossReference(key, document.format !== 'markdown') || labelsOf(document).has(key);
}

const LABELS = { typst: /<([\p{L}\p{N}_][\p{L}\p{N}_.:-]{0,200})>/gu, other: /\{#([^\s{}]{1,200})/g } as const;
const labels = new WeakMap<Document, ReadonlySet<string>>();

/** All labels that a document sets, wherever they stand: `{#fig-flow}`, `<results>`. */
function labelsOf(document: Document): ReadonlySet<string> {
  let known = labels.get(document);
  if (!known) labels.set(document, (known = new Set([...document.text.matchAll(document.format === 'typst' ? LABELS.typst : LABELS.other)].map((match) => match[1]!))));
  return known;
}

/**
 * `@octocat` in a readme is no citation. A bare `@key` counts where the manuscript names a bibliography or cites a known
 * work somewhere; in Typst, where `@` always refers to something, also where any bibliography is at hand.
 */
function isMeantAsCitation(mode: string, manuscript: Manuscript): boolean {
  const { document: { format, metadata }, library } = manuscript;
  if (mode !== 'narrative' || format === 'latex') return true;
  if (format === 'typst' && library.bibliographies.length > 0) return true;
  return metadata.bibliography.length > 0 || metadata.references.length > 0 || manuscript.citations.some((place) => place.items.some((item) => item.reference));
}

function guideRange(key: string, { library }: Manuscript): string | undefined {
  const colon = key.lastIndexOf(':');
  const guide = library.sources.find((source) => source.kind === 'guide' && source.name === key.slice(0, colon));
  if (!guide) return undefined;
  const [first, last] = [guide.references[0], guide.references[guide.references.length - 1]];
  return first && last ? t`${key}: the guide ${guide.name} has the references ${first.key} to ${last.key}. Correct the number.` : t`${key}: the guide ${guide.name} has no reference list. Cite the guide itself.`;
}
