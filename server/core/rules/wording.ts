import { byline } from '../bibliography/shortLabel.js';
import { briefOf } from '../bibliography/brief.js';
import type { Library } from '../library/library.js';
import type { Source } from '../library/source.js';
import { t } from '../text/language.js';
import type { Evident } from '../verdict/verdict.js';

/** A measurement of a source in the words of a message. */
export interface Said {
  /** `Table 1 of the guide alectinib-tme`, `Brandt et al. 2022`. */
  readonly place: string;
  /** `Median PFS, Overall, Alectinib Arm, ALEX`; empty where the source's words are a sentence. */
  readonly subject: string;
  /** The sentence, or the cell with its headers; shortened. */
  readonly quote: string;
  readonly isTable: boolean;
  /** The source's own references that stand for it: ` [3]`, else empty. */
  readonly references: string;
}

const LONGEST_QUOTE = 160;

/** The words for what answers a figure. */
export function saidBy(evident: Evident, library: Library): Said {
  const { measurement, source } = evident;
  const work = workName(evident.key, source, library);
  const table = tableName(evident);
  return {
    place: table ? t`${table} of ${work}` : work,
    subject: table ? subjectOf(evident) : '',
    quote: shortened(oneLine(measurement.place.quote), LONGEST_QUOTE).replace(/\.$/, ''),
    isTable: table !== undefined,
    references: source.kind === 'guide' && measurement.references.length > 0 ? ` [${measurement.references.join(', ')}]` : '',
  };
}

/** `Table 1 of … gives 34.8 months for Median PFS, Overall, Alectinib Arm [3]`, `… has 34.8 months: “…”`. */
export function gives(said: Said, value: string): string {
  if (!said.isTable) return t`${said.place} has ${value}${said.references}: “${said.quote}”`;
  return said.subject === '' ? t`${said.place} gives ${value}${said.references}` : t`${said.place} gives ${value} for ${said.subject}${said.references}`;
}

/** What a figure is the figure of: `Median PFS (Overall), Alectinib Arm`, or the source's sentence. */
export function ofWhat(said: Said): string {
  return said.subject !== '' ? t`${said.subject} (${said.place}${said.references})` : t`“${said.quote}” (${said.place}${said.references})`;
}

/** How a work is called in a sentence: a guide by its name, a paper by authors and year, else by its key or number. */
export function workName(key: string, source: Source | undefined, library: Library): string {
  if (source?.kind === 'guide') return t`the guide ${source.name}`;
  const reference = library.reference(key);
  const who = reference ? byline(reference) : '';
  const known = who !== '' ? `${who} ${briefOf(reference!).year}`.trim() : /^\d+$/.test(key) ? `[${key}]` : key;
  return source?.kind === 'abstract' ? t`the abstract of ${known}` : known;
}

/** A text on one line, as a message shows it. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** At most `length` characters, cut between words. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const blank = cut.lastIndexOf(' ');
  return `${(blank > length / 2 ? cut.slice(0, blank) : cut).replace(/[\s,;:]{1,3}$/, '')}…`;
}

/** `Table 1`, or `the table “Efficacy by dose”` where it has no number; undefined for a sentence. */
function tableName({ measurement: { place }, source }: Evident): string | undefined {
  const document = source.documents.find(({ path }) => path === place.path);
  const block = document?.blocks.find(({ start, end }) => start <= place.span.start && place.span.start < end);
  if (block?.content.kind !== 'table') return undefined;
  const caption = oneLine(block.content.caption?.text ?? '');
  const number = /^(?:(?:supplementary|extended data) )?(?:table|tab\.)\s*[\dA-Z][\d.A-Z]{0,6}/i.exec(caption)?.[0].replace(/\.$/, '');
  return number ?? (caption === '' ? t`a table` : t`the table “${shortened(/^.{8,60}?(?=\.\s|$)/.exec(caption)?.[0] ?? caption, 60)}”`);
}

function subjectOf({ measurement: { measure, population, group, study } }: Evident): string {
  const parts = [measure, measure.includes(population) ? '' : population.replaceAll(' · ', ', '), group, study].map(oneLine);
  return [...new Set(parts.filter((part) => part !== ''))].join(', ');
}
