import type { CslItem, CslName } from '../reference.js';

/** The last name of a list that goes on (`and others`), as Pandoc writes it in CSL-JSON. */
export const OTHERS: CslName = { literal: 'others' };

/** What citeproc is given for it; it knows no list that goes on, only lists that are too long. */
const STAND_IN = '\u{e000}others\u{e000}';

/** An item whose lists of names that go on can be told again in what citeproc makes of it. */
export function markedOthers(item: CslItem): CslItem {
  const lists = LISTS.flatMap((field) => {
    const names = item[field];
    const goesOn = Array.isArray(names) && names.length > 1 && (names.at(-1) as CslName | null)?.literal === OTHERS.literal;
    return goesOn ? [[field, [...(names as CslName[]).slice(0, -1), { literal: STAND_IN }]] as const] : [];
  });
  return lists.length === 0 ? item : { ...item, ...Object.fromEntries(lists) };
}

const LISTS = ['author', 'editor', 'translator', 'container-author', 'collection-editor'];

/** `Lee, A., & ⟨others⟩` → `Lee, A., et al.`, in a style's own words for the language, else in those of the locale (their XML). */
export function saidOthers(html: string, styleText: string, locale: { readonly lang: string; readonly text: string }): string {
  if (!html.includes(STAND_IN)) return html;
  const own = ownTerms(styleText, locale.lang);
  const words = ['&#38;', '&amp;', '&', term('and', own) ?? term('and', locale.text) ?? 'and'].map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const joined = new RegExp(`(,?)(?:\\s+(?:${words.join('|')})\\s+|\\s+|^)${STAND_IN}`, 'gu');
  const said = term('et-al', own) ?? term('et-al', locale.text) ?? 'et al.';
  const text = html.replace(joined, (_, comma: string) => `${comma} ${said}`).replaceAll(STAND_IN, said);
  return said.endsWith('.') ? text.replaceAll(`${said}.`, said) : text;
}

/** Of a style's `<locale>` elements those that hold for a language (CSL 1.0.2, "Locale"). */
function ownTerms(style: string, lang: string): string {
  return style.split('<locale').slice(1).map((block) => block.split('</locale>')[0]!).filter((block) => {
    const of = /^[^<>]{0,200}xml:lang="([^"]{1,20})"/.exec(block)?.[1];
    return of === undefined || of === lang || of === lang.slice(0, 2);
  }).join('');
}

function term(name: string, locale: string): string | undefined {
  return new RegExp(`<term name="${name}">([^<]{1,40})</term>`).exec(locale)?.[1];
}
