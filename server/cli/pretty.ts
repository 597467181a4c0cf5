import colors from 'picocolors';
import type { EvidencePlace, Finding, Severity } from '../core/rules/finding.js';
import type { Workspace } from '../workspace.js';
import { libraryOf, type CheckedManuscript } from './check.js';
import { clean, excerpt } from './excerpt.js';
import { shown } from './paths.js';

/** What was found, for people: each finding with its line, the figure pointed out, the source's words; and a summary. */
export function pretty(manuscripts: readonly CheckedManuscript[], workspaces: readonly Workspace[]): string {
  const findings = manuscripts.flatMap((manuscript) => manuscript.checked.findings.map((finding) => findingText(manuscript, finding)));
  const problems = libraryOf(manuscripts, workspaces).problems.map(({ path, range, message }) =>
    `${colors.yellow('problem')}  ${colors.bold(path)}${range ? colors.dim(`:${range.start.line + 1}:${range.start.character + 1}`) : ''}\n         ${clean(message)}\n`);
  return [...findings, ...problems, ...manuscripts.map(summary)].join('\n');
}

function findingText({ path, text, workspace }: CheckedManuscript, { code, severity, span, message, evidence }: Finding): string {
  const lines = workspace.lines(path)!;
  const { line, character } = lines.position(span.start);
  const lineStart = span.start - character;
  const lineText = text.slice(lineStart, lines.offset(line, Infinity)).replace(/\r?\n?$/, '');
  const number = String(line + 1);
  const margin = ' '.repeat(number.length);
  const { line: shownLine, carets } = excerpt(lineText, character, span.end - lineStart, WIDTH - number.length);
  return [
    `${COLOUR[severity](severity)}  ${colors.bold(shown(path))}${colors.dim(`:${line + 1}:${character + 1}`)}  ${colors.dim(code)}`,
    `  ${colors.dim(`${number} │`)} ${shownLine}`,
    `  ${colors.dim(`${margin} │`)} ${COLOUR[severity](carets)}`,
    ...wrapped(clean(message), WIDTH).map((each) => `  ${margin}   ${each}`),
    ...evidence.slice(0, 3).map((place) => `  ${margin}   ${evidenceText(place, workspace)}`),
    '',
  ].join('\n');
}

function evidenceText({ path, span, text, reference }: EvidencePlace, workspace: Workspace): string {
  const at = workspace.lines(path)?.position(span.start);
  const place = `${shown(path)}${at ? `:${at.line + 1}:${at.character + 1}` : ''}`;
  const words = clean(text);
  return `${colors.dim('→')} ${colors.cyan(place)}  ${colors.dim(words.length > WIDTH ? `${words.slice(0, WIDTH)}…` : words)}${reference ? colors.dim(`  [${reference}]`) : ''}`;
}

/** `review.md  41 figures · 38 supported · 1 contradicted` */
function summary({ path, checked: { figures, findings } }: CheckedManuscript): string {
  const count = (verdict: string): number => figures.filter((figure) => figure.verdict.verdict === verdict).length;
  const supported = count('supported');
  const contradicted = count('contradicted');
  const unsupported = count('unsupported');
  const others = findings.filter(({ code }) => !code.startsWith('figure/')).length;
  const parts = [
    `${figures.length} figure${figures.length === 1 ? '' : 's'}`,
    supported > 0 && colors.green(`${supported} supported`),
    contradicted > 0 && colors.red(`${contradicted} contradicted`),
    unsupported > 0 && `${unsupported} not found in their source`,
    others > 0 && colors.yellow(`${others} other finding${others === 1 ? '' : 's'}`),
  ];
  return `${colors.bold(shown(path))}  ${parts.filter(Boolean).join(' · ')}\n`;
}

const WIDTH = 96;

const COLOUR: Readonly<Record<Severity, (text: string) => string>> = { error: colors.red, warning: colors.yellow, information: colors.blue, hint: colors.cyan };

function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
