import { t } from '../../text/language.js';
import { citationJs } from '../citationJs.js';
import type { CslItem, Reference } from '../reference.js';
import { shortLabel } from '../shortLabel.js';
import { markedOthers, saidOthers } from './andOthers.js';
import { fromHtml, type OutputFormat } from './markup.js';
import { findStyle, type Style, type StyleFiles } from './style.js';

export interface FormatOptions {
  /** A style's name (`vancouver`, `NEJM`) or the text of a `.csl` file. */
  readonly style: string;
  /** `de-DE`, `en`; without one, the style's own, else US English. */
  readonly locale?: string;
  readonly format: OutputFormat;
  readonly files: StyleFiles;
}

export interface FormattedList {
  /** In the order of the style: by citation, or by author. */
  readonly entries: readonly { readonly reference: Reference; readonly text: string }[];
  /** All entries: a paragraph each in text, Markdown and LaTeX, a `div` each in HTML. */
  readonly text: string;
  /** What went wrong, for the user; entries that no style could format stand as a short label. */
  readonly problems: readonly string[];
}

/**
 * A reference list in a citation style. References stand in the order of citation, which numbering styles keep.
 *
 * The formatter (citation-js with citeproc) is loaded at the first call, which takes some tenths of a second. Never
 * rejects: a style that cannot be used is a problem, and then the list has short labels.
 */
export async function formatReferences(references: readonly Reference[], options: FormatOptions): Promise<FormattedList> {
  const opened = await open(options);
  if ('problem' in opened) return listed(references.map((reference) => ({ reference, text: plain(shortLabel(reference), options.format) })), [opened.problem], options.format);
  const items = references.map(asItem);
  try {
    return listed(opened.bibliography(items).map(({ index, text }) => ({ reference: references[index]!, text })), [], options.format);
  } catch {
    return oneByOne(references, items, opened, options);
  }
}

export interface CitedItem {
  readonly reference: Reference;
  readonly prefix?: string;
  readonly suffix?: string;
  /** `33–35`, `chap. 3`. */
  readonly locator?: string;
  readonly authorSuppressed?: boolean;
}

/**
 * A citation as it stands in the text: `(Peters et al., 2017)`, `[3]`. `before` are the works cited before it in the
 * manuscript, in order, which give numbering styles their numbers. Never rejects.
 */
export async function formatCitation(items: readonly CitedItem[], options: FormatOptions & { readonly before?: readonly Reference[] }): Promise<{ readonly text: string; readonly problem?: string }> {
  const fallback = plain(`(${items.map(({ reference }) => shortLabel(reference, 40)).join('; ')})`, options.format);
  const opened = await open(options);
  if ('problem' in opened) return { text: fallback, problem: opened.problem };
  const before = options.before ?? [];
  const works = [...new Set([...before, ...items.map(({ reference }) => reference)])];
  const indexOf = new Map(works.map((work, i) => [work, i]));
  try {
    const text = opened.citation(
      works.map(asItem),
      [...new Set(before)].map((work) => indexOf.get(work)!),
      items.map(({ reference, prefix, suffix, locator, authorSuppressed }) => ({
        id: idOf(indexOf.get(reference)!),
        ...(prefix ? { prefix: `${prefix.trim()} ` } : {}),
        ...(suffix ? { suffix: /^[,;.]/.test(suffix) ? suffix : ` ${suffix.trim()}` } : {}),
        ...(locator ? located(locator) : {}),
        ...(authorSuppressed ? { 'suppress-author': true } : {}),
      })),
    );
    return { text };
  } catch (error) {
    return { text: fallback, problem: t`This citation could not be formatted in the style: ${reason(error)}` };
  }
}

interface Formatter {
  bibliography(items: readonly CslItem[]): { readonly index: number; readonly text: string }[];
  citation(items: readonly CslItem[], before: readonly number[], cited: readonly object[]): string;
}

const templates = new Map<string, string>();

async function open(options: FormatOptions): Promise<Formatter | { readonly problem: string }> {
  const found = findStyle(options.style, options.files);
  if ('problem' in found) return found;
  try {
    // @ts-expect-error no declarations
    await import('@citation-js/plugin-csl');
    const registers = citationJs.config.get('@csl');
    let template = templates.get(found.style.text);
    if (template === undefined) {
      template = `style-${templates.size}`;
      templates.set(found.style.text, template);
      registers.templates.add(template, found.style.text);
    }
    return formatter(template, found.style.text, chooseLocale(options, found.style), options.format);
  } catch (error) {
    return { problem: t`The citation style could not be loaded: ${reason(error)}` };
  }
}

function formatter(template: string, style: string, lang: string, format: OutputFormat): Formatter {
  const settings = { format: 'html', template, lang };
  const made = (html: string): string => fromHtml(saidOthers(html, style, { lang, text: citationJs.config.get('@csl').locales.get(lang) }), format);
  return {
    bibliography(items) {
      if (items.length === 0) return [];
      // Typed as text by citation-js' interface; as asked for here, pairs of id and entry.
      const entries = citationJs.output.format('bibliography', items, { ...settings, asEntryArray: true }) as unknown as readonly (readonly [string, string])[];
      return entries.map(([id, html]) => ({ index: Number(id.slice(1)), text: made(ended(withoutId(html))) }));
    },
    citation(items, before, cited) {
      const html = citationJs.output.format('citation', items, {
        ...settings,
        entry: { citationItems: cited, properties: { noteIndex: 0 } },
        ...(before.length > 0 ? { citationsPre: [before.map(idOf)] } : {}),
      });
      return made(html);
    },
  };
}

/** Where nothing stands between them or follows, a style may leave the marks that would have parted it: `Cold Chain Journal. 2019;`. */
function ended(html: string): string {
  return html.replace(/ (?=,)/g, '').replace(/\. \.(?=\s{0,20}(?:<|$))/g, '.').replace(/[;,:]((?:\s{0,20}<\/[a-z]{1,9}>){0,5}\s{0,20})$/, '.$1');
}

/** `de` → `de-DE`; a locale that is not at hand gives way to its language's, then to US English. */
function chooseLocale(options: FormatOptions, style: Style): string {
  const registers = citationJs.config.get('@csl');
  for (const wanted of [options.locale, style.defaultLocale]) {
    if (!wanted) continue;
    const [language, region] = wanted.replace('_', '-').split('-');
    const full = MAIN_REGIONS[language!.toLowerCase()] ?? `${language!.toLowerCase()}-${language!.toUpperCase()}`;
    for (const name of [region ? `${language!.toLowerCase()}-${region.toUpperCase()}` : full, full, language!.toLowerCase()]) {
      if (registers.locales.has(name)) return name;
      const text = options.files.locale(name);
      if (text !== undefined) {
        registers.locales.add(name, text);
        return name;
      }
    }
  }
  return 'en-US';
}

const MAIN_REGIONS: Readonly<Record<string, string>> = { en: 'en-US', cs: 'cs-CZ', da: 'da-DK', el: 'el-GR', fa: 'fa-IR', he: 'he-IL', ja: 'ja-JP', ko: 'ko-KR', nb: 'nb-NO', no: 'nb-NO', pt: 'pt-BR', sv: 'sv-SE', uk: 'uk-UA', zh: 'zh-CN' };

async function oneByOne(references: readonly Reference[], items: readonly CslItem[], formatter: Formatter, options: FormatOptions): Promise<FormattedList> {
  const problems: string[] = [];
  const entries = references.map((reference, i) => {
    try {
      const text = formatter.bibliography([{ ...items[i]!, id: idOf(0) }])[0]?.text;
      if (text) return { reference, text };
    } catch (error) {
      problems.push(t`${reference.key} could not be formatted in the style: ${reason(error)}`);
    }
    return { reference, text: plain(shortLabel(reference), options.format) };
  });
  return listed(entries, problems, options.format);
}

function listed(entries: FormattedList['entries'], problems: readonly string[], format: OutputFormat): FormattedList {
  const texts = entries.map(({ text }) => text);
  return { entries, problems, text: format === 'html' ? texts.map((text) => (text.startsWith('<div') ? text : `<div class="csl-entry">${text}</div>`)).join('\n') : texts.join('\n\n') };
}

/** Keys may be odd or doubled; citeproc is given plain ids instead. */
function asItem(reference: Reference, index: number): CslItem {
  const { csl } = reference;
  return { ...markedOthers(csl), id: idOf(index), ...(csl['language'] === undefined && isForeign(csl.title) ? { language: 'und' } : {}) };
}

/** Styles capitalise English titles; in others' letters (of those that have capitals) none is English. */
function isForeign(title: unknown): boolean {
  return typeof title === 'string' && /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}]/u.test(title) && !/\p{Script=Latin}/u.test(title);
}

function idOf(index: number): string {
  return `r${index}`;
}

function withoutId(html: string): string {
  return html.replace(/ data-csl-entry-id="[^"]{0,40}"/, '');
}

const LABELS: readonly (readonly [label: string, words: RegExp])[] = [
  ['chapter', /^(?:chap(?:ter)?s?|ch)\b\.?/i],
  ['section', /^(?:sec(?:tion)?s?\b\.?|§{1,2})/i],
  ['figure', /^fig(?:ure)?s?\b\.?/i],
  ['volume', /^vol(?:ume)?s?\b\.?/i],
  ['paragraph', /^(?:para(?:graph)?s?\b\.?|¶{1,2})/i],
  ['line', /^(?:l|ll|lines?)\b\.?/i],
  ['note', /^(?:n|nn|notes?)\b\.?/i],
  ['verse', /^(?:v|vv|verses?)\b\.?/i],
  ['page', /^(?:pp?|pages?)\b\.?/i],
];

function located(locator: string): { readonly label: string; readonly locator: string } {
  const text = locator.trim();
  for (const [label, words] of LABELS) {
    const match = words.exec(text);
    if (match && match[0].length < text.length) return { label, locator: text.slice(match[0].length).trim() };
  }
  return { label: 'page', locator: text };
}

function plain(text: string, format: OutputFormat): string {
  return fromHtml(text.replace(/&/g, '&amp;').replace(/</g, '&lt;'), format);
}

function reason(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]!.slice(0, 200);
}
