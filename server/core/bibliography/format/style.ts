import { t } from '../../text/language.js';

/** Where styles and locales come from: the texts of `data/styles/<name>.csl` and `data/locales/<name>.xml`, or of files beside them. */
export interface StyleFiles {
  style(name: string): string | undefined;
  locale(name: string): string | undefined;
}

/** The styles that come with the product, by the names an author uses for them. */
export const STYLE_NAMES: Readonly<Record<string, string>> = {
  apa: 'apa',
  vancouver: 'vancouver',
  icmje: 'vancouver',
  chicago: 'chicago-author-date',
  'chicago-author-date': 'chicago-author-date',
  'chicago-note': 'chicago-fullnote-bibliography',
  'chicago-fullnote-bibliography': 'chicago-fullnote-bibliography',
  harvard: 'harvard-cite-them-right',
  'harvard-cite-them-right': 'harvard-cite-them-right',
  ieee: 'ieee',
  ama: 'american-medical-association',
  'american-medical-association': 'american-medical-association',
  jama: 'american-medical-association',
  nlm: 'national-library-of-medicine-grant-proposals',
  'national-library-of-medicine-grant-proposals': 'national-library-of-medicine-grant-proposals',
  nature: 'nature',
  science: 'science',
  cell: 'cell',
  nejm: 'the-new-england-journal-of-medicine',
  'the-new-england-journal-of-medicine': 'the-new-england-journal-of-medicine',
  lancet: 'the-lancet',
  'the-lancet': 'the-lancet',
  asco: 'journal-of-clinical-oncology',
  jco: 'journal-of-clinical-oncology',
  'journal-of-clinical-oncology': 'journal-of-clinical-oncology',
  acs: 'american-chemical-society',
  'american-chemical-society': 'american-chemical-society',
};

export interface Style {
  /** The whole of an independent style, as citeproc takes it. */
  readonly text: string;
  readonly defaultLocale?: string;
  /** Whether the style cites by number, so that its list stands in the order of citation. */
  readonly numeric: boolean;
}

export type StyleOrProblem = { readonly style: Style } | { readonly problem: string };

/**
 * A style by its name (`apa`, `NEJM`) or given as the text of a `.csl` file, independent or dependent
 * (CSL 1.0.2 specification, "Independent and dependent styles"). What is no style, or leans on one that is not at hand,
 * gives a message for the user. Never throws.
 */
export function findStyle(nameOrText: string, files: StyleFiles): StyleOrProblem {
  if (looksLikeXml(nameOrText)) return readStyle(nameOrText, files);
  const name = nameOrText.trim().toLowerCase().replace(/\.csl$/, '').replace(/\s+/g, '-');
  const text = files.style(Object.hasOwn(STYLE_NAMES, name) ? STYLE_NAMES[name]! : name);
  if (text === undefined) return { problem: t`There is no citation style "${nameOrText.trim().slice(0, 80)}". Known are ${Object.keys(STYLE_NAMES).filter((one) => !one.includes('-')).join(', ')}; any other can be given as a .csl file.` };
  return readStyle(text, files);
}

/** What a style calls itself: `Vancouver`; undefined where it does not. */
export function titleOf(styleText: string): string | undefined {
  const title = /<title>([^<]{1,200})<\/title>/.exec(styleText.slice(0, 5000))?.[1];
  return title?.replaceAll('&amp;', '&').trim();
}

/** The name of the style that a dependent one leans on; undefined for an independent style. */
export function dependsOn(styleText: string): string | undefined {
  const parent = /<link\b[^<>]{0,500}\brel="independent-parent"[^<>]{0,500}>/.exec(styleText)?.[0];
  if (parent === undefined || /<bibliography\b|<citation\b/.test(styleText)) return undefined;
  return /href="[^"]{0,300}\/([^"/]{1,200})"/.exec(parent)?.[1] ?? '';
}

/** An independent style in the language that a dependent one asks for. */
export function withLocaleOf(dependent: string, independent: string): string {
  const locale = attribute(rootTag(dependent) ?? '', 'default-locale');
  const root = rootTag(independent);
  if (locale === undefined || root === undefined) return independent;
  const bare = root.replace(/\sdefault-locale="[^"]{0,100}"/, '');
  return independent.replace(root, () => bare.replace(/^<style\b/, `<style default-locale="${locale}"`));
}

/** CSL variables that a style prints or asks for: `publisher`, `DOI`, `author`, `issued`. */
export function variablesOf(styleText: string): ReadonlySet<string> {
  const variables = new Set<string>();
  for (const match of styleText.matchAll(/\bvariable="([^"]{1,300})"/g)) for (const name of match[1]!.split(/\s+/)) variables.add(name);
  return variables;
}

function looksLikeXml(text: string): boolean {
  return /^\uFEFF?\s*</.test(text);
}

function readStyle(given: string, files: StyleFiles, depth = 0): StyleOrProblem {
  const text = given.replace(/^\uFEFF/, '');
  const root = rootTag(text);
  if (root === undefined || !/^<style\b/.test(root)) return { problem: t`This file is not a CSL style: it has no <style> element. Styles are found at https://www.zotero.org/styles.` };
  if (!/<\/style>\s*$/.test(text.slice(-200)) && !text.includes('</style>')) return { problem: t`This CSL style is cut off: </style> is missing.` };
  const name = dependsOn(text);
  if (name !== undefined) {
    const parentText = depth < 5 ? files.style(Object.hasOwn(STYLE_NAMES, name) ? STYLE_NAMES[name]! : name) : undefined;
    if (parentText === undefined) return {
      problem: name
        ? t`This CSL style only refers to another one, ${name}, that is not at hand. Put ${name}.csl beside it, or name it instead.`
        : t`This CSL style only refers to another one, which it does not name.`,
    };
    const result = readStyle(parentText, files, depth + 1);
    const own = attribute(root, 'default-locale');
    return 'style' in result && own !== undefined ? { style: { ...result.style, defaultLocale: own } } : result;
  }
  if (!/<citation\b/.test(text)) return { problem: t`This CSL style has no <citation> element, so that nothing can be formatted with it.` };
  const locale = attribute(root, 'default-locale');
  return { style: { text, numeric: /<category\b[^<>]{0,100}citation-format="numeric"/.test(text) || /variable="citation-number"/.test(text), ...(locale === undefined ? {} : { defaultLocale: locale }) } };
}

/** The first tag that is no declaration, comment or instruction. */
function rootTag(text: string): string | undefined {
  let at = 0;
  for (;;) {
    at = text.indexOf('<', at);
    if (at < 0) return undefined;
    if (text.startsWith('<!--', at)) {
      at = text.indexOf('-->', at);
      if (at < 0) return undefined;
    } else if (text[at + 1] !== '?' && text[at + 1] !== '!') {
      const end = text.indexOf('>', at);
      return end < 0 ? undefined : text.slice(at, end + 1);
    }
    at++;
  }
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]{1,100})"`).exec(tag)?.[1];
}
