import { comparisonText } from '../features/figureComparison.js';
import { escaped } from '../features/markdown.js';
import { t } from '../text/language.js';
import type { Report, ReportedEvidence, ReportedFigure, ReportedManuscript, ReportedPlace } from './report.js';
import { counts, limits, sectionsOf } from './sections.js';

/** The report in Markdown that any reader of it shows alike (CommonMark with GitHub's tables). All quoted words are escaped. */
export function markdownReport({ tool, manuscripts }: Report): string {
  return `${[...manuscripts.map(manuscriptText), limits().map((limit) => `*${limit}*`).join('\n\n'), t`Made by ${tool}.`].join('\n\n')}\n`;
}

function manuscriptText(manuscript: ReportedManuscript): string {
  const { title, path, remarks, works, unknownKeys, figures } = manuscript;
  return [
    `# ${t`Verification report: ${escaped(title)}`}`,
    `${t`Manuscript`}: ${code(path)} · ${figures.length === 1 ? t`${1} figure` : t`${figures.length} figures`}`,
    table([t`Figures`, t`Number`], counts(manuscript).map((row) => [row.title, String(row.count)])),
    ...sectionsOf(manuscript).flatMap(({ verdict, title: heading, meaning, figures: some }) => [
      `## ${heading} (${some.length})`,
      meaning,
      verdict === 'contradicted' ? some.map(wrongFigure).join('\n\n') : verdict === 'supported' ? rightFigures(some) : otherFigures(some),
    ]),
    ...(remarks.length > 0 ? [
      `## ${t`Other findings`} (${remarks.length})`,
      table([t`Line`, t`Words`, t`Finding`, t`Code`], remarks.map((remark) => [String(remark.line), escaped(remark.text), escaped(remark.message), code(remark.code)])),
    ] : []),
    `## ${t`Works cited`} (${works.length})`,
    works.length > 0 ? table([t`Key`, t`Work`, t`Text at hand`], works.map(({ key, label, atHand }) => [code(key), escaped(label), escaped(atHand.join(', ')) || '—'])) : t`None.`,
    ...(unknownKeys.length > 0 ? [`${t`In no bibliography:`} ${unknownKeys.map(code).join(', ')}.`] : []),
  ].join('\n\n');
}

function wrongFigure(figure: ReportedFigure): string {
  const { line, text, expected, evidence, words, code: rule, setAside, comparison } = figure;
  return [
    `### ${t`Line ${line}: ${escaped(text)}`}${expected === undefined ? '' : ` → ${escaped(expected)}`}`,
    sentence(figure),
    ...(setAside === undefined ? [] : [`**${t`Set aside by the author`}**${setAside === '' ? '' : `: ${escaped(setAside)}`}.`]),
    ...(words === '' ? [] : [escaped(words)]),
    ...evidence.map((one) => `> ${escaped(one.quote)}\n>\n> — ${escaped(one.work)}, ${placeText(one.place)}`),
    ...(comparison ? [escaped(comparisonText(comparison))] : []),
    ...(rule ? [code(rule)] : []),
  ].join('\n\n');
}

function rightFigures(figures: readonly ReportedFigure[]): string {
  return table([t`Line`, t`Manuscript`, t`Source`, t`Quote`, t`Place`], figures.map((figure) => {
    const [best] = figure.evidence;
    return [String(figure.line), sentence(figure), [best?.value ?? '', figure.derivation ?? ''].filter((part) => part !== '').map(escaped).join('; '), escaped(best?.quote ?? ''), best ? workAndPlace(best) : ''];
  }));
}

function otherFigures(figures: readonly ReportedFigure[]): string {
  return table([t`Line`, t`Manuscript`, t`Why`], figures.map((figure) => [String(figure.line), sentence(figure), escaped(figure.words)]));
}

/** The sentence with its figure set off. A mark that touches a letter would not be read as one. */
function sentence({ before, text, after }: ReportedFigure): string {
  return `${escaped(before)}${/\s$/.test(before) ? ' ' : ''}**${escaped(text)}**${/^\s/.test(after) ? ' ' : ''}${escaped(after)}`;
}

const workAndPlace = ({ work, place }: ReportedEvidence): string => `${escaped(work)}, ${placeText(place)}`;

const placeText = ({ path, line }: ReportedPlace): string => code(line === undefined ? path : `${path}:${line}`);

/** A code span, with a fence longer than any within (CommonMark §6.1). */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((ticks) => ticks[0].length));
  const fence = '`'.repeat(longest + 1);
  const plain = text.replace(/\s+/g, ' ');
  return longest === 0 ? `${fence}${plain}${fence}` : `${fence} ${plain} ${fence}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  // Within a table a bar ends the cell even in a code span; one that is escaped already stays so.
  const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;
  return [row(head), `|${'---|'.repeat(head.length)}`, ...rows.map(row)].join('\n');
}
